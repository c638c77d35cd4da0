import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter audit`.
  static let audit = HelpPage(
    formats: AuditCommand.formats,
    form: Words(
      zh: "--policies <目录> --registry <目录> [选项]",
      en: "--policies <dir> --registry <dir> [options]"),
    summary: Words(
      zh: "按登记核查配额和规则：达标、未达标、待定或未到期",
      en: "evaluate quotas and rules on the registry: met, not met, undetermined, not yet due"),
    text: Words(
      zh: """
        按登记核查每一项配额和登记规则，列出占比、差额、未达标的理由和尚缺的资料。
        """,
      en: """
        Evaluates every quota and rule on the registry: shares, shortfalls, what is not met and
        why, and what is missing.
        """),
    options: [
      Option(
        form: Words("--all"),
        text: Words(
          zh: "对象很多时也逐一列出（csv 和 json 总是全部列出）",
          en: "list every subject, however many (csv and json always do)")),
      HelpPage.byteOrderMark,
    ],
    asOf: HelpPage.dayOfRegistry,
    quiet: Words(zh: "每条规定只输出一行", en: "one line a norm"),
    exitCodes: ExitCodes(
      success: Words(zh: "没有未达标和待定的", en: "none not met or undetermined"),
      failure: Words(zh: "有未达标的", en: "some are not met"),
      open: Words(zh: "有待定的", en: "some are undetermined")),
    examples: [
      Words(
        zh: "charter audit --policies 政策 --registry 登记 --as-of 2022-12-31",
        en: "charter audit --policies policies --registry registry --as-of 2022-12-31")
    ])

  /// `--bom`.
  static let byteOrderMark = Option(
    form: Words("--bom"),
    text: Words(
      zh: "csv 以 BOM 开头，电子表格软件由此认出中文",
      en: "begin csv with a byte order mark, so that spreadsheets read Chinese"))

  /// What `--as-of` is to a command on the registry.
  static let dayOfRegistry = Words(
    zh: "按哪一天施行的政策核算（默认今天）", en: "the day whose policies and values count (default: today)")
}
