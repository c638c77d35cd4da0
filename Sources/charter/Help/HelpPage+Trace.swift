import CharterDiagnostics
import CharterRevision

extension HelpPage {
  /// `charter trace`.
  static let trace = HelpPage(
    formats: TraceCommand.formats,
    form: Words(zh: "[<目录>…] [选项]", en: "[<dir>…] [options]"),
    summary: Words(zh: "逐条对照：条款由什么编码、有哪些测试", en: "clause by clause: what encodes and tests it"),
    text: Words(
      zh: """
        逐条列出政策文件的条款：由哪些规则、配额、补贴等编码，这些规范有没有被测试正反判定过
        （✓✓ 正反都有，✓ 只有一面可测，✓– 两面只测一面，–– 没有），或者为什么不编码。
        所写目录（默认当前目录）里的测试都会运行，不符的不算测过。
        """,
      en: """
        Lists the clauses of each document: which norms, quotas, subsidies and so on encode it,
        whether tests decide these both ways (✓✓ both, ✓ the only one, ✓– one of two,
        –– none), or why it is not encoded. The tests in the folders named (the working
        directory by default) are run; those that fail count for nothing.
        """),
    asOf: Words(
      zh: "没有写日期的测试按哪一天（默认今天）", en: "the day of tests without a date (default: today)"),
    quiet: Words(zh: "只输出合计", en: "totals only"),
    exitCodes: ExitCodes(
      success: Words(
        zh: "条款都有着落，测试都相符", en: "all clauses accounted for, all tests pass"),
      failure: Words(zh: "有条款没有着落，或有测试不符", en: "a clause is not, or a test fails"),
      faulty: Words(zh: "政策、登记或测试有错误", en: "errors in policies, records or tests")),
    examples: [
      Words("charter trace Policies"),
      Words("charter trace Policies/nanchang --format markdown"),
    ])
}
