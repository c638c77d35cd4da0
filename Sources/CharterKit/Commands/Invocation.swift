package import CharterData
public import CharterDiagnostics
internal import CharterSemantics
internal import CharterSyntax
public import CharterValues
internal import Synchronization

/// How a command speaks, and the day it speaks of.
public struct Invocation: Sendable {
  /// The reader's language.
  public var language: Language
  /// Text, or one JSON document.
  public var format: OutputFormat
  /// Verdicts only, and no summary.
  public var isQuiet: Bool
  /// The look of results.
  public var outputStyle: TextStyle
  /// The look of diagnostics.
  public var messageStyle: TextStyle
  /// The cells of a row.
  public var width: Int
  /// The day given on the command line; `nil`: the system's.
  public var asOf: Day?
  /// The system's day.
  public var today: Day
  /// Is told how far long work has come; called often.
  public var progress: (@Sendable (Progress) -> Void)?
  /// Does pieces of work side by side; `nil`: one after the other.
  public var spread: Spread?
  /// How many threads bulk work may run on.
  public var cores = 1
  /// Milliseconds of a clock that does not go back; `nil`: nobody looks at the time.
  public var clock: (@Sendable () -> Int)?

  /// Settles how a command speaks.
  public init(
    language: Language, format: OutputFormat = .text, isQuiet: Bool = false,
    outputStyle: TextStyle = .plain, messageStyle: TextStyle = .plain, width: Int = 100,
    asOf: Day? = nil, today: Day, progress: (@Sendable (Progress) -> Void)? = nil
  ) {
    self.language = language
    self.format = format
    self.isQuiet = isQuiet
    self.outputStyle = outputStyle
    self.messageStyle = messageStyle
    self.width = width
    self.asOf = asOf
    self.today = today
    self.progress = progress
  }

  /// Does so many pieces of work, told by their numbers from 0, and comes back when all are done.
  public typealias Spread =
    @Sendable (_ count: Int, _ piece: @escaping @Sendable (Int) -> Void) -> Void

  /// How long the search for what would change one verdict may take, in milliseconds.
  static let searchTime = 10_000

  /// Whether the time for one search is over, from now on; never where there is no clock.
  func deadline() -> () -> Bool {
    guard let clock else { return { false } }
    let end = clock() + Self.searchTime
    return { clock() >= end }
  }

  /// The day of decisions that name none.
  public var date: CalendarDate { (asOf ?? today).date }
}

/// How a command ended; scripts rely on the numbers.
public enum ExitStatus: Int32, Sendable {
  /// All permitted, or nothing to report.
  case success = 0
  /// A rejection.
  case rejected = 1
  /// Errors in policies or data.
  case faulty = 2
  /// Undetermined or ungoverned, and nothing rejected.
  case undetermined = 3
  /// Wrong usage.
  case usage = 64
}

/// What a command has to say, and how it ended.
public struct Reply: Sendable {
  /// For the standard output.
  public var output: String
  /// For the standard error.
  public var messages: String
  /// How it ended.
  public var status: ExitStatus

  /// A reply.
  public init(output: String = "", messages: String = "", status: ExitStatus) {
    self.output = output
    self.messages = messages
    self.status = status
  }
}

extension Invocation {
  /// A context of reports about what a workspace has loaded.
  package func context(_ workspace: Workspace, registry: Registry? = nil) -> ReportContext {
    ReportContext(
      program: workspace.program ?? .empty, registry: registry ?? workspace.registry,
      sources: workspace.sources, language: language, style: outputStyle, width: width)
  }

  /// Results and diagnostics in the form asked for: side by side as text, or in one document.
  ///
  /// - Parameters:
  ///   - workspace: what was loaded, with what was noticed.
  ///   - status: how the command ended, where nothing is an error.
  ///   - findings: what services are told besides the diagnostics.
  ///   - text: the result in any form of its own.
  ///   - members: the members of the JSON document.
  /// - Returns: the reply.
  package func reply(
    _ workspace: Workspace, _ status: ExitStatus, findings: () -> [ReviewFinding] = { [] },
    text: () -> String, json members: () -> [JSONValue.Member]
  ) -> Reply {
    let diagnostics = workspace.diagnostics.sorted()
    let status = diagnostics.hasErrors ? .faulty : status
    switch format {
    // A command without the format refuses it before it does anything.
    case .text, .markdown, .csv, .junit, .lcov:
      return Reply(
        output: text(), messages: messages(diagnostics, workspace.sources), status: status)
    case .json:
      let found = DiagnosticJSON(sources: workspace.sources, language: language)
      let document = JSONValue.object(
        [.init("charter", 1)] + members() + found.members(for: diagnostics))
      return Reply(output: document.pretty + "\n", status: status)
    case .sarif, .github:
      let silenced = workspace.silenced.map { ($0.diagnostic, $0.reason) }
      let all = self.findings(diagnostics, silenced: silenced) + findings()
      return Reply(output: written(all, workspace.sources), status: status)
    }
  }

  /// A text as it is, beside the diagnostics.
  func reply(_ workspace: Workspace, _ status: ExitStatus, text: String) -> Reply {
    reply(workspace, status, text: { text }, json: { [] })
  }

  /// One JSON document, its members written by piece; text where that is asked for stays empty.
  func reply(
    _ workspace: Workspace, _ status: ExitStatus, document write: (inout JSONDocument) -> Void
  ) -> Reply {
    guard format == .json else {
      let errors = JUnitDocument(name: "charter")
      return reply(
        workspace, status,
        text: format == .junit ? errors.text(suites(ofErrors: workspace)) : "")
    }
    let diagnostics = workspace.diagnostics.sorted()
    var document = JSONDocument()
    document.add("charter", 1)
    write(&document)
    let found = DiagnosticJSON(sources: workspace.sources, language: language)
    document.add(found.members(for: diagnostics))
    return Reply(
      output: document.closed + "\n", status: diagnostics.hasErrors ? .faulty : status)
  }

  /// The results of so many pieces of work, in their order, however they are spread.
  package func each<Result: Sendable>(
    _ count: Int, _ piece: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard let spread, count > 1 else { return (0..<count).map(piece) }
    let results = Mutex([Result?](repeating: nil, count: count))
    spread(count) { number in
      let result = piece(number)
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// A failure of the world before anything else was read.
  public func reply(to failure: LoadError) -> Reply {
    var workspace = Workspace()
    workspace.report(failure)
    return reply(workspace, .faulty) {
      ""
    } json: {
      []
    }
  }

  /// Wrong usage, in the form asked for.
  package func usage(_ words: Words) -> Reply {
    switch format {
    case .text, .markdown, .csv, .junit, .lcov, .sarif, .github:
      let lead = language == .zh ? "用法有误：" : "Wrong usage: "
      return Reply(messages: lead + Neutralised.text(words[language]) + "\n", status: .usage)
    case .json:
      let document: JSONValue = [
        "charter": 1, "usage": .string(words[language]), "diagnostics": [],
      ]
      return Reply(output: document.pretty + "\n", status: .usage)
    }
  }

  package func messages(_ diagnostics: [Diagnostic], _ sources: SourceCollection) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let renderer = DiagnosticRenderer(
      sources: sources, language: language, style: messageStyle, width: width)
    let count = DiagnosticRenderer.count(diagnostics)?[language] ?? ""
    return renderer.render(diagnostics) + count + (language == .zh ? "。\n" : ".\n")
  }
}
