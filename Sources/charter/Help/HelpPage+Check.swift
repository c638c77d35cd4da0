import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter check`.
  static let check = HelpPage(
    formats: CheckCommand.formats,
    form: Words(
      zh: "<申请文件>… --policies <目录> --registry <目录> [选项]",
      en: "<proposal>… --policies <dir> --registry <dir> [options]"),
    summary: Words(
      zh: "审查申请：准予、不予、待补或无据",
      en: "decide proposed actions: permitted, rejected, undetermined or ungoverned"),
    text: Words(
      zh: "逐件审查申请，一次列出全部不符合的要求和全部需要补充的内容。",
      en: """
        Decides each proposed action, and lists everything that fails and everything that is
        missing at once.
        """),
    exitCodes: .decisions,
    examples: [
      Words(
        zh: "charter check 申请.yaml --policies 政策 --registry 登记",
        en: "charter check proposals.yaml --policies policies --registry registry")
    ])
}
