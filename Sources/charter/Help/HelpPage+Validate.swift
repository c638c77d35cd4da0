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
        检查政策文件：名称、类型、单位、缺失、表格、例外和辖区。
        不写目录时，检查最近的 charter.yaml 所指的政策。
        """,
      en: """
        Parses and checks policies: names, types, units, absence, tables, exceptions and
        jurisdictions. Without a folder, those that the nearest charter.yaml names.
        """),
    hasPlaces: false,
    exitCodes: ExitCodes(
      success: Words(zh: "没有错误", en: "no errors"),
      faulty: Words(zh: "有错误，或者没有政策文件", en: "errors, or no policy files")),
    examples: [Words(zh: "charter validate 政策", en: "charter validate policies")])
}
