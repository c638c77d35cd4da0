import CharterDiagnostics

/// The help of `charter` itself: what commands there are.
enum MainPage {
  static func text(_ language: Language) -> String {
    let commands =
      HelpPage.commands.map { ($0.command, $0.summary[language]) } + [
        ("help", helpSummary[language])
      ]
    let list = commands.map { "  " + $0.0.padded(to: 13) + $0.1 }.joined(separator: "\n")
    return [
      usage(language), about[language], (language == .zh ? "命令：\n" : "Commands:\n") + list,
      HelpPage.lines(options, language), ExitCodes.ofAll(language),
    ].joined(separator: "\n\n") + "\n"
  }

  static func usage(_ language: Language) -> String {
    language == .zh ? "用法：charter <命令> [选项]" : "Usage: charter <command> [options]"
  }

  static let helpSummary = Words(
    zh: "查看某个命令的帮助：charter help check",
    en: "show the help of a command: charter help check")

  static let options = HelpPage.commonOptions(
    formats: Words(
      zh: "text（文字，默认）或 json；有的命令还有其他格式",
      en: "text (the default) or json; some commands have more"),
    asOf: HelpPage.dayOfProposals, quiet: HelpPage.verdictsOnly)

  static let about = Words(
    zh: "章程（Charter）把政策文件变成可以执行的规则：判断每件事项能不能办，并说明理由。",
    en: "Charter turns policy documents into rules that decide cases and say why.")
}
