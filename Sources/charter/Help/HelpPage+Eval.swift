import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter eval`.
  static let eval = HelpPage(
    formats: EvalCommand.formats,
    form: Words(zh: "<表达式>… | - [选项]", en: "<expression>… | - [options]"),
    summary: Words(zh: "计算表达式", en: "evaluate expressions"),
    text: Words(
      zh: """
        计算表达式；给出政策和登记时，可以使用其中的名称。
        写 - 时，从标准输入逐行读取表达式。
        """,
      en: """
        Evaluates expressions, with the names of policies and registry where they are given.
        With - in their place, reads one expression a line from standard input.
        """),
    asOf: Words(zh: "按哪一天计算（默认今天）", en: "the day that today stands for (default: today)"),
    quiet: Words(zh: "只输出结果", en: "results only"),
    exitCodes: ExitCodes(
      success: Words(zh: "全部算出", en: "all have a value"),
      faulty: Words(zh: "表达式、政策或资料有错误", en: "errors in expressions, policies or data"),
      open: Words(zh: "有算不出的", en: "some value is unknown")),
    examples: [Words("charter eval \"2021-01-31 + 1月\" \"100元/月 * 12月\"")])
}
