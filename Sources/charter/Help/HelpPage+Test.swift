import CharterDiagnostics
import CharterRevision

extension HelpPage {
  /// `charter test`.
  static let test = HelpPage(
    formats: TestCommand.formats,
    form: Words(zh: "[<文件或目录>…] [选项]", en: "[<path>…] [options]"),
    summary: Words(zh: "运行测试：结果与预期是否一致", en: "run the tests of policies"),
    text: Words(
      zh: """
        运行所写文件或目录（默认当前目录）里的 *.test.yaml：申请的结论、配额和登记规则、补贴是否与
        预期一致；不一致时列出由哪条规则、读到什么而定。
        """,
      en: """
        Runs the *.test.yaml files named, or those below the folders named (the working directory
        by default): whether decisions, quotas, rules on the registry and subsidies come out as
        expected; where not, which norm decided, and by what values.
        """),
    options: [
      Option(
        form: Words(zh: "--filter <文字>", en: "--filter <text>"),
        text: Words(
          zh: "只运行名称或文件名含这段文字的测试", en: "only tests with the text in their name or file")),
      Option(
        form: Words("--coverage"),
        text: Words(
          zh: "列出没有测试正反判定过的规则、要求、表格行等；\n--format lcov 供编辑器显示",
          en: "list the norms, statements, table rows and the like that no test\n"
            + "decides each way; with --format lcov for editors")),
    ],
    asOf: Words(
      zh: "没有写日期的测试按哪一天（默认今天）", en: "the day of tests without a date (default: today)"),
    quiet: Words(zh: "只列出不符的测试", en: "failed tests only, without why"),
    exitCodes: ExitCodes(
      success: Words(zh: "全部通过", en: "all passed"),
      failure: Words(zh: "有不符的", en: "a failure"),
      faulty: Words(
        zh: "政策、登记或测试有错误，或者什么也没有运行",
        en: "errors in policies, records or tests, or nothing was run")),
    examples: [
      Words("charter test Policies"),
      Words("charter test --coverage --filter admission"),
    ])
}
