import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter explain`.
  static let explain = HelpPage(
    formats: ExplainCommand.formats,
    form: Words(zh: "<申请文件>… | <错误代码> [选项]", en: "<proposal>… | <code> [options]"),
    summary: Words(
      zh: "说明结论是怎样得出的，或解释 E0203 这样的错误代码",
      en: "show how a decision came about, or what a code such as E0203 means"),
    text: Words(
      zh: """
        列出每个结论的全部推导：每条规则、读到的每个值以及它写在哪里；
        不予或待补的，再说明怎样改动才能准予：最少改哪几处事实、补哪几份文件、办哪几个步骤，
        每一组都重新核定过。或者解释提示中的错误代码。
        """,
      en: """
        Shows the whole derivation of each decision, with every value that was read and where it
        stands. Of what is rejected or undetermined it also says what would change it: the smallest
        sets of facts, documents and steps that would permit it, each decided anew. Or shows the
        page of a code that a diagnostic shows.
        """),
    exitCodes: ExitCodes(
      success: Words(zh: "全部准予；代码已解释", en: "all permitted; a code explained"),
      failure: ExitCodes.decisions.failure, faulty: ExitCodes.decisions.faulty,
      open: ExitCodes.decisions.open),
    examples: [
      Words(
        zh: "charter explain 申请.yaml --policies 政策 --registry 登记",
        en: "charter explain proposals.yaml --policies policies --registry registry"),
      Words("charter explain E0203"),
    ])
}
