internal import CharterDiagnostics
internal import CharterSemantics
internal import CharterSyntax
internal import CharterValues

/// `charter repl`: a conversation in expressions, line by line.
///
/// It reads and prints nothing itself: whoever holds it hands it lines and shows what it says.
public struct ReplSession: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("repl", [.text])

  /// What one line led to.
  public struct Turn: Sendable {
    /// For the standard output.
    public var output = ""
    /// For the standard error.
    public var messages = ""
    /// Whether the conversation is over.
    public var isOver = false
  }

  private let places: Places
  private(set) var invocation: Invocation
  private(set) var workspace = Workspace()
  /// Lines of an expression whose brackets are still open.
  private var lines: [String] = []

  /// A conversation about policies and records.
  public init(places: Places, invocation: Invocation) {
    self.places = places
    self.invocation = invocation
  }

  /// What stands before the next line on a terminal.
  public var prompt: String {
    lines.isEmpty ? invocation.language == .zh ? "章程> " : "charter> " : "  … "
  }

  /// Loads policies and records; `nil` where all is well, else what is wrong with them.
  public mutating func start() -> Reply? {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    workspace = Workspace.load(places)
    let found = workspace.diagnostics.sorted()
    guard !found.isEmpty else { return nil }
    return Reply(
      messages: invocation.messages(found, workspace.sources),
      status: found.hasErrors ? .faulty : .success)
  }

  /// What is said at the beginning, to somebody at a terminal.
  public var greeting: String {
    invocation.language == .zh
      ? "输入表达式，回车计算；:帮助 列出命令，Ctrl-D 结束。\n"
      : "Type an expression to evaluate it; :help lists the commands, Ctrl-D ends.\n"
  }

  /// Throws away an expression that is not finished.
  public mutating func interrupt() { lines = [] }

  /// Answers a line.
  public mutating func take(_ line: String) -> Turn {
    if lines.isEmpty, let command = ReplCommand(line) { return run(command) }
    let isBlank = line.allSatisfy(\.isWhitespace)
    if lines.isEmpty, isBlank { return Turn() }
    lines.append(line)
    let text = lines.joined(separator: "\n")
    // An empty line ends what somebody does not know how to close.
    if !isBlank, Self.isOpen(text) { return Turn() }
    lines = []
    return evaluate(text)
  }

  /// What remains where the input ends within an expression.
  public mutating func finish() -> Turn {
    guard !lines.isEmpty else { return Turn() }
    let text = lines.joined(separator: "\n")
    lines = []
    return evaluate(text)
  }

  /// Whether a bracket in a text is not closed.
  static func isOpen(_ text: String) -> Bool {
    var sources = SourceCollection()
    let source = SourceText(name: "expression", text: text)
    let tree = Pipeline.parseExpression(sources.add(source), source).value
    var depth = 0
    for token in tree.tokens {
      switch token.kind {
      case .leftParenthesis, .leftBrace, .leftBracket: depth += 1
      case .rightParenthesis, .rightBrace, .rightBracket: depth -= 1
      default: break
      }
    }
    return depth > 0
  }

  // MARK: Answers

  /// Evaluates in a copy, so that one mistake is told once and leaves nothing behind.
  private func evaluate(_ text: String) -> Turn {
    var copy = workspace.forgettingDiagnostics
    let checked = copy.loadExpressions([text])
    var turn = Turn(messages: told(copy))
    if case .success(let expression)? = checked.first {
      let result = copy.evaluate(expression, on: invocation.date)
      turn.output = EvalReport(invocation.context(copy)).text([(text, result)])
    }
    return turn
  }

  private func told(_ workspace: Workspace) -> String {
    let found = workspace.diagnostics.sorted()
    guard !found.isEmpty else { return "" }
    return DiagnosticRenderer(
      sources: workspace.sources, language: invocation.language, style: invocation.messageStyle,
      width: invocation.width
    ).render(found)
  }

  private func say(_ zh: String, _ en: String) -> Turn {
    Turn(output: (invocation.language == .zh ? zh : en) + "\n")
  }

  private mutating func run(_ command: ReplCommand) -> Turn {
    switch command {
    case .help: return Turn(output: ReplCommand.list(invocation.language))
    case .quit: return Turn(isOver: true)
    case .type(let text): return type(of: text)
    case .asOf(let text): return moveTo(text)
    case .names(let prefix):
      let list = NameList(invocation.context(workspace)).text(prefix)
      return list.isEmpty ? say("没有这样的名称。", "There is no such name.") : Turn(output: list)
    case .reload: return reload()
    case .unknown(let word):
      let shown = Neutralised.text(Shortened.path(word))
      return Turn(
        messages: invocation.language == .zh
          ? "没有 :\(shown) 这个命令；:帮助 列出命令。\n"
          : "There is no command :\(shown); :help lists them.\n")
    }
  }

  private func type(of text: String) -> Turn {
    var copy = workspace.forgettingDiagnostics
    let checked = copy.loadExpressions([text])
    var turn = Turn(messages: told(copy))
    if case .success(let expression)? = checked.first {
      turn.output = invocation.context(copy).typeName(expression.expression.type) + "\n"
    }
    return turn
  }

  private mutating func moveTo(_ text: String) -> Turn {
    if !text.isEmpty {
      guard let day = Day(text) else {
        return Turn(
          messages: invocation.language == .zh
            ? "日期写成 2021-04-20 或 2021年4月20日。\n"
            : "Write a date like 2021-04-20 or 2021年4月20日.\n")
      }
      invocation.asOf = day
    }
    return say("今日 = \(invocation.date)", "today = \(invocation.date)")
  }

  /// Reads the files again; where something is wrong with them now, what was read before stays.
  private mutating func reload() -> Turn {
    let fresh = Workspace.load(places)
    let found = fresh.diagnostics.sorted()
    let messages = invocation.messages(found, fresh.sources)
    guard !found.hasErrors else {
      return Turn(
        messages: messages
          + (invocation.language == .zh ? "仍用原来的内容。\n" : "What was read before stays.\n"))
    }
    workspace = fresh
    var turn = say("已重新读取。", "Read again.")
    turn.messages = messages
    return turn
  }
}
