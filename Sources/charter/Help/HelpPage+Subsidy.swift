import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter subsidy`.
  static let subsidy = HelpPage(
    formats: SubsidyCommand.formats,
    form: Words(
      zh: "[<补贴名>…] --policies <目录> --registry <目录> [选项]",
      en: "[<name>…] --policies <dir> --registry <dir> [options]"),
    summary: Words(
      zh: "核算补贴：逐项金额、合计与预算",
      en: "work out subsidies: each payment line by line, sums and budgets"),
    text: Words(
      zh: """
        核算施行中的补贴，逐笔列出分项和金额，并给出合计、预算情况和待定的原因。
        可以只写要核算的补贴名，中英文名都行，也可以写成 政策名.补贴名。
        """,
      en: """
        Works out the subsidies in force: each payment with its lines, sums, how they stand to
        their budgets, and why a payment is undetermined. Names in either language choose some
        of them, with their policy before a dot where that is needed.
        """),
    options: [
      Option(
        form: Words("--summary"),
        text: Words(zh: "只输出合计", en: "sums only, no single payments")),
      HelpPage.byteOrderMark,
    ],
    asOf: HelpPage.dayOfRegistry,
    quiet: Words(zh: "每项补贴只输出一行", en: "one line a subsidy"),
    exitCodes: ExitCodes(
      success: Words(zh: "全部算出，未超预算", en: "all known and within budgets"),
      failure: Words(zh: "有超出预算的", en: "a budget is exceeded"),
      open: Words(zh: "有待定的", en: "some are undetermined")),
    examples: [
      Words(
        zh: "charter subsidy 乡村教师补贴 --policies 政策 --registry 登记 --as-of 2022-09-01",
        en: "charter subsidy rural_teacher --policies policies --registry registry --summary")
    ])
}
