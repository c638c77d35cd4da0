internal import CharterDiagnostics

/// A line of a conversation that is no expression: a colon, a word, and what follows.
enum ReplCommand: Equatable {
  case help
  case type(String)
  case asOf(String)
  case names(String)
  case reload
  case quit
  case unknown(String)

  /// Reads a line that begins with a colon, of either width; `nil`: it is an expression.
  init?(_ line: String) {
    let line = Self.trimmed(line[...])
    guard let first = line.first, first == ":" || first == "：" else { return nil }
    let rest = line.dropFirst()
    let word = rest.prefix { !$0.isWhitespace }
    let argument = String(Self.trimmed(rest.dropFirst(word.count)))
    switch word {
    case "help", "h", "?", "帮助", "？": self = .help
    case "type", "t", "类型": self = .type(argument)
    case "as-of", "日期": self = .asOf(argument)
    case "names", "n", "名称": self = .names(argument)
    case "reload", "r", "重读": self = .reload
    case "quit", "q", "exit", "退出": self = .quit
    default: self = .unknown(String(word))
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }

  /// What there is, for people.
  static func list(_ language: Language) -> String {
    let rows: [(Words, Words)] = [
      (
        Words(zh: ":类型 表达式", en: ":type EXPR"),
        Words(zh: "不计算，只说是什么类型", en: "its type, without evaluating it")
      ),
      (
        Words(zh: ":名称 [开头]", en: ":names [PREFIX]"),
        Words(zh: "列出可用的名称", en: "the names that there are")
      ),
      (
        Words(zh: ":日期 [日期]", en: ":as-of [DATE]"),
        Words(zh: "显示或改变“今日”", en: "the day that today stands for, or another")
      ),
      (
        Words(zh: ":重读", en: ":reload"),
        Words(zh: "重新读取政策和登记", en: "read policies and records again")
      ),
      (Words(zh: ":帮助", en: ":help"), Words(zh: "显示这份清单", en: "this list")),
      (Words(zh: ":退出", en: ":quit"), Words(zh: "结束（也可用 Ctrl-D）", en: "end; Ctrl-D does too")),
    ]
    return rows.map { "  " + $0.0[language].padded(to: 18) + $0.1[language] + "\n" }.joined()
  }
}
