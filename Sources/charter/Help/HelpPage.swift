import CharterDiagnostics
import CharterKit

/// The help page of a command, in both languages; the argument parser's own is in English only.
struct HelpPage: Sendable {
  /// The command, and the formats of its results.
  let formats: CommandFormats
  /// The name of the command.
  var command: String { formats.command }
  /// What follows the command's name in its short form.
  let form: Words
  /// A few words for the list of commands.
  let summary: Words
  /// What the command does.
  let text: Words
  /// Whether it has `--policies` and `--registry`.
  let hasPlaces: Bool
  /// Options that no other command has, a line each, or several.
  let options: [Option]
  /// What the date of `--as-of` is.
  let asOf: Words
  /// What remains with `--quiet`.
  let quiet: Words
  /// How the command ends.
  let exitCodes: ExitCodes
  /// Command lines to begin with.
  let examples: [Words]

  /// An option on a help page.
  struct Option: Sendable {
    /// Its name with what follows it: `--as-of <date>`.
    let form: Words
    /// What it is for; further lines are set in below the first.
    let text: Words
  }

  static let dayOfProposals = Words(
    zh: "没有写日期的申请按哪一天办理（默认今天）",
    en: "the day of proposals without a date (default: today)")
  static let verdictsOnly = Words(zh: "只输出结论", en: "verdicts only")

  /// The pages of the commands, in the order in which they are listed.
  static let commands: [HelpPage] = [
    .check, .validate, .explain, .audit, .subsidy, .test, .trace, .diff, .eval, .repl, .fmt,
    .schema, .starter, .completions, .man,
  ]

  /// The page of a command.
  init?(command: String) {
    guard let page = HelpPage.commands.first(where: { $0.command == command }) else { return nil }
    self = page
  }

  /// A page with all its parts.
  init(
    formats: CommandFormats, form: Words, summary: Words, text: Words, hasPlaces: Bool = true,
    options: [Option] = [], asOf: Words = HelpPage.dayOfProposals,
    quiet: Words = HelpPage.verdictsOnly, exitCodes: ExitCodes, examples: [Words]
  ) {
    self.formats = formats
    self.form = form
    self.summary = summary
    self.text = text
    self.hasPlaces = hasPlaces
    self.options = options
    self.asOf = asOf
    self.quiet = quiet
    self.exitCodes = exitCodes
    self.examples = examples
  }

  /// The short form of the command.
  func usage(_ language: Language) -> String {
    let lead = language == .zh ? "用法：" : "Usage: "
    return "\(lead)charter \(command) \(form[language])"
  }

  /// The whole page.
  func text(_ language: Language) -> String {
    var parts = [usage(language), text[language]]
    if hasPlaces { parts.append(HelpPage.places[language]) }
    parts.append(optionLines(language))
    parts.append(exitCodes.text(language))
    let lead = language == .zh ? "例：" : examples.count == 1 ? "Example:" : "Examples:"
    parts.append(([lead] + examples.map { "  " + $0[language] }).joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: Parts

  private static let places = Words(
    zh: """
      资料在哪里（都不写时，由最近的 charter.yaml 指明）：
        --policies <目录>    政策文件或文件夹（*.charter），可以重复
        --registry <目录>    登记文件或文件夹（*.yaml、*.csv），可以重复
      """,
    en: """
      Where things are (without either, the nearest charter.yaml says it):
        --policies <dir>     folder or file of policies (*.charter); may be repeated
        --registry <dir>     folder or file of records (*.yaml, *.csv); may be repeated
      """)

  private func optionLines(_ language: Language) -> String {
    HelpPage.lines(allOptions, language)
  }

  /// Its own options, and those of every command.
  var allOptions: [Option] {
    options + HelpPage.commonOptions(formats: formatWords, asOf: asOf, quiet: quiet)
  }

  /// Options under their heading.
  static func lines(_ options: [Option], _ language: Language) -> String {
    let lead = language == .zh ? "选项：" : "Options:"
    return ([lead] + options.flatMap { $0.lines(language) }).joined(separator: "\n")
  }

  private var formatWords: Words {
    let others = formats.all.dropFirst().map(\.rawValue)
    guard let last = others.last else {
      return Words(zh: "text（文字，默认）", en: "text (the default)")
    }
    return Words(
      zh: "text（文字，默认）" + others.dropLast().map { "、\($0)" }.joined()
        + (others.count == 1 ? "或 \(last)" : " 或 \(last)"),
      en: "text (the default)" + others.dropLast().map { ", \($0)" }.joined() + " or \(last)")
  }

  /// The options of every command.
  static func commonOptions(formats: Words, asOf: Words, quiet: Words) -> [Option] {
    [
      Option(form: Words(zh: "--format <格式>", en: "--format <form>"), text: formats),
      Option(
        form: Words(zh: "--language <语言>", en: "--language <lang>"),
        text: Words(
          zh: "zh 或 en（默认取自 LC_ALL、LC_MESSAGES、LANG）",
          en: "zh or en (default: from LC_ALL, LC_MESSAGES, LANG)")),
      Option(form: Words(zh: "--as-of <日期>", en: "--as-of <date>"), text: asOf),
      Option(
        form: Words(zh: "--color <何时>", en: "--color <when>"),
        text: Words(
          zh: "auto（默认）、always 或 never；遵从 NO_COLOR",
          en: "auto (the default), always or never; NO_COLOR is heeded")),
      Option(form: Words("-q, --quiet"), text: quiet),
      Option(form: Words("-h, --help"), text: Words(zh: "显示帮助", en: "this help")),
      Option(form: Words("--version"), text: Words(zh: "显示版本", en: "the version")),
    ]
  }
}

extension HelpPage.Option {
  /// The option's name, and what it is for beside it.
  fileprivate func lines(_ language: Language) -> [String] {
    let column = 23
    let lines = text[language].split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let lead = index == 0 ? "  " + form[language] : ""
      return lead + String(repeating: " ", count: max(column - DisplayWidth.of(lead), 1)) + line
    }
  }
}
