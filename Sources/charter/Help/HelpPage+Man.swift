import CharterDiagnostics

extension HelpPage {
  /// `charter man`.
  static let man = HelpPage(
    formats: Man.formats,
    form: Words(zh: "[选项]", en: "[options]"),
    summary: Words(zh: "输出手册页", en: "print the manual page"),
    text: Words(
      zh: "输出 troff 格式的手册页，由各命令的帮助合成，用 --language 的语言。",
      en: "Prints the manual page in troff, made of the help pages, in the language of --language."),
    hasPlaces: false,
    asOf: Words(zh: "没有作用", en: "makes no difference"),
    quiet: Words(zh: "没有作用", en: "makes no difference"),
    exitCodes: ExitCodes(success: Words(zh: "已输出", en: "printed")),
    examples: [
      Words("charter man | man -l -"),
      Words("charter man > ~/.local/share/man/man1/charter.1"),
    ])
}
