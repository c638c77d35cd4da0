/// How much a diagnostic matters; only errors keep what was read from being used.
public enum Severity: String, Sendable, Comparable {
  case error
  case warning
  case note

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  /// Errors sort first, notes last.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// A mistake, or a doubt, found by one stage: facts and words, drawn by the renderers only.
public struct Diagnostic: Sendable, Hashable {
  /// A stretch of text with a few words under it.
  public struct Label: Sendable, Hashable {
    /// What is underlined.
    public let span: Span
    /// What stands under it; `nil`: the underline alone.
    public let words: Words?

    /// A stretch with its words.
    public init(_ span: Span, _ words: Words? = nil) {
      self.span = span
      self.words = words
    }
  }

  /// A replacement of one stretch of text.
  public struct Edit: Sendable, Hashable {
    /// What is replaced; an empty one inserts.
    public let span: Span
    /// What stands there instead; empty: the stretch is deleted.
    public let replacement: String

    /// A replacement of a stretch.
    public init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// A change that an editor can apply; the result parses.
  public struct Fix: Sendable, Hashable {
    /// What the change does, as an editor's menu shows it.
    public let title: Words
    /// All that changes, applied together.
    public let edits: [Edit]

    /// A change with its title.
    public init(_ title: Words, _ edits: [Edit]) {
      self.title = title
      self.edits = edits
    }
  }

  /// The kind of mistake.
  public let code: DiagnosticCode
  /// Where the mistake stands, with the fact under it.
  public let primary: Label
  /// Where the expectation came from, or the other party of a conflict.
  public let secondary: [Label]
  /// What was found and what was expected, in whole sentences.
  public let message: Words
  /// One step that would mend it, in words; `nil` when there is no sure one.
  public let help: Words?
  /// Changes that would mend it, each by itself.
  public let fixes: [Fix]

  /// A diagnostic whose primary label stands at a span.
  public init(
    _ code: DiagnosticCode, at span: Span, label: Words? = nil, secondary: [Label] = [],
    message: Words, help: Words? = nil, fixes: [Fix] = []
  ) {
    self.code = code
    self.primary = Label(span, label)
    self.secondary = secondary
    self.message = message
    self.help = help
    self.fixes = fixes
  }

  /// How much it matters, which its code decides.
  public var severity: Severity { code.severity }
  /// Where the mistake stands.
  public var span: Span { primary.span }
}

extension Sequence where Element == Diagnostic {
  /// By source, then place, then severity and code; equal ones once.
  public func sorted() -> [Diagnostic] {
    let all = Array(self)
    // Whole diagnostics are heavy to move about: what is sorted is where they belong.
    let order = all.enumerated().map { Rank($0.element, index: $0.offset) }.sorted(by: <)
    var result: [Diagnostic] = []
    result.reserveCapacity(all.count)
    var group = order[...]
    while let first = group.first {
      let same = group.prefix { $0.isLevel(with: first) }
      group = group.dropFirst(same.count)
      let found = same.map { all[$0.index] }
      // Only those of one kind at one place can be equal.
      var seen: Set<Diagnostic> = []
      result += found.count == 1 ? found : found.filter { seen.insert($0).inserted }
    }
    return result
  }

  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

extension Array where Element == Diagnostic {
  /// At most so many of them in their order, errors in preference to the rest.
  public func foremost(_ limit: Int) -> [Diagnostic] {
    guard count > limit else { return self }
    var others = Swift.max(limit - Swift.min(count { $0.severity == .error }, limit), 0)
    var errors = limit - others
    return filter { diagnostic in
      if diagnostic.severity == .error {
        errors -= 1
        return errors >= 0
      }
      others -= 1
      return others >= 0
    }
  }
}

/// Where a diagnostic belongs among others.
private struct Rank {
  let span: Span
  let code: DiagnosticCode
  /// Its place before sorting, which decides between those that are level.
  let index: Int

  init(_ diagnostic: Diagnostic, index: Int) {
    self.span = diagnostic.span
    self.code = diagnostic.code
    self.index = index
  }

  func isLevel(with other: Rank) -> Bool { span == other.span && code == other.code }

  static func < (left: Rank, right: Rank) -> Bool {
    if left.span.source != right.span.source { return left.span.source < right.span.source }
    if left.span.start != right.span.start { return left.span.start < right.span.start }
    if left.span.end != right.span.end { return left.span.end < right.span.end }
    if left.code == right.code { return left.index < right.index }
    if left.code.severity != right.code.severity { return left.code.severity < right.code.severity }
    return left.code.rawValue < right.code.rawValue
  }
}

/// What a stage hands on: its value, whole or with holes, and what it noticed.
public struct StageResult<Value: Sendable>: Sendable {
  /// The stage's output.
  public let value: Value
  /// What this stage noticed, without what earlier ones did.
  public let diagnostics: [Diagnostic]

  /// A value with what was noticed on the way to it.
  public init(_ value: Value, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
