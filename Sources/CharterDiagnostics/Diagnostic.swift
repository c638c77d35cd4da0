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

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// A mistake, or a doubt, found by one stage: facts and words, drawn by the renderers only.
public struct Diagnostic: Sendable, Hashable {
  /// A stretch of text with a few words under it.
  public struct Label: Sendable, Hashable {
    public let span: Span
    public let words: Words?

    public init(_ span: Span, _ words: Words? = nil) {
      self.span = span
      self.words = words
    }
  }

  /// A replacement of one stretch of text.
  public struct Edit: Sendable, Hashable {
    public let span: Span
    public let replacement: String

    public init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// A change that an editor can apply; the result parses.
  public struct Fix: Sendable, Hashable {
    public let title: Words
    public let edits: [Edit]

    public init(_ title: Words, _ edits: [Edit]) {
      self.title = title
      self.edits = edits
    }
  }

  public let code: DiagnosticCode
  /// Where the mistake stands, with the fact under it.
  public let primary: Label
  /// Where the expectation came from, or the other party of a conflict.
  public let secondary: [Label]
  /// What was found and what was expected, in whole sentences.
  public let message: Words
  /// One step that would mend it, in words; `nil` when there is no sure one.
  public let help: Words?
  public let fixes: [Fix]

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

  public var severity: Severity { code.severity }
  public var span: Span { primary.span }
}

extension Sequence where Element == Diagnostic {
  /// By source, then place, then severity and code; equal ones once.
  public func sorted() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return sorted { left, right in
      let leftKey = (left.span.source, left.span.start, left.span.end)
      let rightKey = (right.span.source, right.span.start, right.span.end)
      if leftKey != rightKey { return leftKey < rightKey }
      if left.severity != right.severity { return left.severity < right.severity }
      return left.code.rawValue < right.code.rawValue
    }.filter { seen.insert($0).inserted }
  }

  public var hasErrors: Bool { contains { $0.severity == .error } }
}

/// What a stage hands on: its value, whole or with holes, and what it noticed.
public struct StageResult<Value: Sendable>: Sendable {
  public let value: Value
  public let diagnostics: [Diagnostic]

  public init(_ value: Value, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
