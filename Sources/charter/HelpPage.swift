import CharterDiagnostics

/// The help pages, in both languages; the argument parser's own is in English only.
enum HelpPage: String, CaseIterable {
  case charter
  case check
  case validate
  case explain
  case eval

  /// Those that are pages of a command.
  static let commands: [HelpPage] = allCases.filter { $0 != .charter }

  /// The page of a command.
  init?(command: String) {
    guard let page = HelpPage.commands.first(where: { $0.rawValue == command }) else { return nil }
    self = page
  }

  func text(_ language: Language) -> String {
    let page = language == .zh ? chinese : english
    return usage(language) + "\n\n" + page + "\n"
  }

  /// The short form of the command.
  func usage(_ language: Language) -> String {
    let lead = language == .zh ? "用法：" : "Usage: "
    let forms =
      switch (self, language) {
      case (.charter, .zh): "charter <命令> [选项]"
      case (.charter, .en): "charter <command> [options]"
      case (.check, .zh): "charter check <申请文件>… --policies <目录> --registry <目录> [选项]"
      case (.check, .en): "charter check <proposal>… --policies <dir> --registry <dir> [options]"
      case (.validate, .zh): "charter validate [<目录>…] [选项]"
      case (.validate, .en): "charter validate [<dir>…] [options]"
      case (.explain, .zh): "charter explain <申请文件>… | <错误代码> [选项]"
      case (.explain, .en): "charter explain <proposal>… | <code> [options]"
      case (.eval, .zh): "charter eval <表达式>… | - [选项]"
      case (.eval, .en): "charter eval <expression>… | - [options]"
      }
    return lead + forms
  }

  // MARK: English

  private var english: String {
    switch self {
    case .charter:
      """
      Charter turns policy documents into rules that decide cases and say why.

      Commands:
        check      decide proposed actions: permitted, rejected, undetermined or ungoverned
        validate   check policy files for mistakes
        explain    show how a decision came about, or what a code such as E0203 means
        eval       evaluate expressions
        help       show the help of a command: charter help check

      \(HelpPage.commonEnglish)

      Exit codes: 0 all permitted · 1 a rejection · 2 errors in policies or data ·
      3 undetermined or ungoverned · 64 wrong usage
      """
    case .check:
      """
      Decides each proposed action, and lists everything that fails and everything that is
      missing at once.

      \(HelpPage.placesEnglish)

      \(HelpPage.commonEnglish)

      Example:
        charter check proposals.yaml --policies policies --registry registry
      """
    case .validate:
      """
      Parses and checks policies: names, types, units, absence, tables, exceptions and
      jurisdictions. Without a folder, those that the nearest charter.yaml names.

      \(HelpPage.commonEnglish)

      Example:
        charter validate policies
      """
    case .explain:
      """
      Shows the whole derivation of each decision, with every value that was read and where it
      stands; or the page of a code that a diagnostic shows.

      \(HelpPage.placesEnglish)

      \(HelpPage.commonEnglish)

      Examples:
        charter explain proposals.yaml --policies policies --registry registry
        charter explain E0203
      """
    case .eval:
      """
      Evaluates expressions, with the names of policies and registry where they are given.
      With - in their place, reads one expression a line from standard input.

      \(HelpPage.placesEnglish)

      \(HelpPage.commonEnglish)

      Example:
        charter eval "2021-01-31 + 1月" "100元/月 * 12月"
      """
    }
  }

  private static let placesEnglish = """
    Where things are (without either, the nearest charter.yaml says it):
      --policies <dir>     folder or file of policies (*.charter); may be repeated
      --registry <dir>     folder or file of records (*.yaml); may be repeated
    """

  private static let commonEnglish = """
    Options:
      --format <form>      text (the default) or json
      --language <lang>    zh or en (default: from LC_ALL, LC_MESSAGES, LANG)
      --as-of <date>       the day of proposals without a date (default: today)
      --color <when>       auto (the default), always or never; NO_COLOR is heeded
      -q, --quiet          verdicts only
      -h, --help           this help
      --version            the version
    """

  // MARK: Chinese

  private var chinese: String {
    switch self {
    case .charter:
      """
      章程（Charter）把政策文件变成可以执行的规则：判断每件事项能不能办，并说明理由。

      命令：
        check      审查申请：准予、不予、待补或无据
        validate   检查政策文件有没有错误
        explain    说明结论是怎样得出的，或解释 E0203 这样的错误代码
        eval       计算表达式
        help       查看某个命令的帮助：charter help check

      \(HelpPage.commonChinese)

      退出码：0 全部准予 · 1 有不予的 · 2 政策或数据有错误 · 3 有待补或无据的 · 64 用法有误
      """
    case .check:
      """
      逐件审查申请，一次列出全部不符合的要求和全部需要补充的内容。

      \(HelpPage.placesChinese)

      \(HelpPage.commonChinese)

      例：
        charter check 申请.yaml --policies 政策 --registry 登记
      """
    case .validate:
      """
      检查政策文件：名称、类型、单位、缺失、表格、例外和辖区。
      不写目录时，检查最近的 charter.yaml 所指的政策。

      \(HelpPage.commonChinese)

      例：
        charter validate 政策
      """
    case .explain:
      """
      列出每个结论的全部推导：每条规则、读到的每个值以及它写在哪里；
      或者解释提示中的错误代码。

      \(HelpPage.placesChinese)

      \(HelpPage.commonChinese)

      例：
        charter explain 申请.yaml --policies 政策 --registry 登记
        charter explain E0203
      """
    case .eval:
      """
      计算表达式；给出政策和登记时，可以使用其中的名称。
      写 - 时，从标准输入逐行读取表达式。

      \(HelpPage.placesChinese)

      \(HelpPage.commonChinese)

      例：
        charter eval "2021-01-31 + 1月" "100元/月 * 12月"
      """
    }
  }

  private static let placesChinese = """
    资料在哪里（都不写时，由最近的 charter.yaml 指明）：
      --policies <目录>    政策文件或文件夹（*.charter），可以重复
      --registry <目录>    登记文件或文件夹（*.yaml），可以重复
    """

  private static let commonChinese = """
    选项：
      --format <格式>      text（文字，默认）或 json
      --language <语言>    zh 或 en（默认取自 LC_ALL、LC_MESSAGES、LANG）
      --as-of <日期>       没有写日期的申请按哪一天办理（默认今天）
      --color <何时>       auto（默认）、always 或 never；遵从 NO_COLOR
      -q, --quiet          只输出结论
      -h, --help           显示帮助
      --version            显示版本
    """
}
