/// How much weight a diagnostic has; an error stops what needs the text.
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

  /// Whether the left one weighs more.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// A mistake, or a doubt, found by one stage: facts and words, drawn by the renderers only.
public struct Diagnostic: Sendable, Hashable {
  /// A stretch of text with a few words under it.
  public struct Label: Sendable, Hashable {
    /// The stretch.
    public let span: Span
    /// The words; `nil`: the stretch is underlined without any.
    public let words: Words?

    /// A stretch with a few words.
    public init(_ span: Span, _ words: Words? = nil) {
      self.span = span
      self.words = words
    }
  }

  /// A replacement of one stretch of text.
  public struct Edit: Sendable, Hashable {
    /// The stretch.
    public let span: Span
    /// What stands there instead.
    public let replacement: String

    /// A replacement of a stretch.
    public init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// A change that an editor can apply; the result parses.
  public struct Fix: Sendable, Hashable {
    /// What the change does.
    public let title: Words
    /// The replacements; none overlaps another.
    public let edits: [Edit]

    /// A change made of replacements.
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
  /// Changes that an editor can apply.
  public let fixes: [Fix]

  /// A diagnostic of a kind, at a place.
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

  /// The weight of its code.
  public var severity: Severity { code.severity }
  /// Where the mistake stands.
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

  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

/// What a stage hands on: its value, whole or with holes, and what it noticed.
public struct StageResult<Value: Sendable>: Sendable {
  /// The value, whole or with holes.
  public let value: Value
  /// What the stage noticed.
  public let diagnostics: [Diagnostic]

  /// A value with what was noticed.
  public init(_ value: Value, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
