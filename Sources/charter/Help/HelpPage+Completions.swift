import CharterDiagnostics

extension HelpPage {
  /// `charter completions`.
  static let completions = HelpPage(
    formats: Completions.formats,
    form: Words(zh: "bash | zsh | fish", en: "bash | zsh | fish"),
    summary: Words(zh: "输出命令行补全脚本", en: "print a script by which a shell completes charter"),
    text: Words(
      zh: """
        输出让命令行按 Tab 补全命令、选项和文件的脚本；说明文字用 --language 的语言。
        """,
      en: """
        Prints a script by which the shell completes commands, options and files at the Tab key,
        described in the language of --language.
        """),
    hasPlaces: false,
    asOf: Words(zh: "没有作用", en: "makes no difference"),
    quiet: Words(zh: "没有作用", en: "makes no difference"),
    exitCodes: ExitCodes(success: Words(zh: "已输出", en: "printed")),
    examples: [
      Words("charter completions bash > ~/.local/share/bash-completion/completions/charter"),
      Words("charter completions zsh > ~/.zfunc/_charter"),
      Words("charter completions fish > ~/.config/fish/completions/charter.fish"),
    ])
}
