import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter validate`.
  static let validate = HelpPage(
    formats: ValidateCommand.formats,
    form: Words(zh: "[<目录>…] [选项]", en: "[<dir>…] [options]"),
    summary: Words(zh: "检查政策文件有没有错误", en: "check policy files for mistakes"),
    text: Words(
      zh: """
        检查政策文件：名称、类型、单位、缺失、表格、例外和辖区；没有错误的，再提醒可能不是本意的地方。
        提醒可以用注释就地说明理由而容许：// 容许 W1006：理由
        不写目录时，检查最近的 charter.yaml 所指的政策。
        """,
      en: """
        Parses and checks policies: names, types, units, absence, tables, exceptions and
        jurisdictions; then warns of what may not be meant. A comment lets a warning stand, with the
        reason: // allow W1006: reason. Without a folder, those that the nearest charter.yaml names.
        """),
    hasPlaces: false,
    options: [
      Option(
        form: Words("--tests"),
        text: Words(
          zh: "运行测试，提醒没有测试正反判定过的地方", en: "run the tests, and warn of what none decides each way")),
      Option(
        form: Words("--strict"),
        text: Words(zh: "有提醒也算不通过", en: "a warning is a failure too")),
    ],
    exitCodes: ExitCodes(
      success: Words(zh: "没有错误", en: "no errors"),
      failure: Words(
        zh: "--strict 而有提醒；--tests 而有测试不通过",
        en: "with --strict, a warning; with --tests, a test that fails"),
      faulty: Words(zh: "有错误，或者没有政策文件", en: "errors, or no policy files")),
    examples: [Words(zh: "charter validate 政策", en: "charter validate policies")])
}
