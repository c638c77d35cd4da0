public import CharterDiagnostics
public import CharterValues

/// A six-digit administrative division code (GB/T 2260) as a region: its digits less trailing `00` pairs.
public struct Jurisdiction: Sendable, Hashable {
  /// National first.
  public enum Level: Int, Sendable, Comparable {
    case national, province, city, county

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// `3601` for `360100`; empty for the nation.
  public let prefix: String

  /// - Parameter code: exactly six ASCII digits, else `nil`.
  public init?(code: String) {
    guard code.utf8.count == 6, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    var digits = Substring(code)
    while digits.hasSuffix("00") { digits.removeLast(2) }
    self.prefix = String(digits)
  }

  public static let nation = Jurisdiction(prefix: "")

  private init(prefix: String) { self.prefix = prefix }

  public var level: Level {
    switch prefix.utf8.count {
    case 0: .national
    case 1, 2: .province
    case 3, 4: .city
    default: .county
    }
  }

  /// Whether a division code lies in this region.
  public func contains(code: String) -> Bool {
    code.utf8.starts(with: prefix.utf8)
  }

  /// Whether another region lies in this one, or is the same.
  public func contains(_ other: Jurisdiction) -> Bool { contains(code: other.prefix) }
}

public enum Force: String, Sendable, CaseIterable {
  case binding
  case guidance
  case descriptive

  public var words: Words {
    switch self {
    case .binding: Words(zh: "约束", en: "binding")
    case .guidance: Words(zh: "指导", en: "guidance")
    case .descriptive: Words(zh: "描述", en: "descriptive")
    }
  }
}

/// Days from a first to a last one, both included; an open end has none.
public struct Period: Sendable, Hashable {
  public let first: CalendarDate?
  public let last: CalendarDate?

  public init(first: CalendarDate?, last: CalendarDate?) {
    self.first = first
    self.last = last
  }

  public func contains(_ date: CalendarDate) -> Bool {
    if let first, date < first { return false }
    if let last, date > last { return false }
    return true
  }
}

public struct Policy: Sendable {
  public let id: PolicyID
  public let name: Name
  public let title: Words?
  public let number: Words?
  public let issuer: Words?
  /// `nil`: governs everywhere, also what has no place.
  public let jurisdiction: Jurisdiction?
  public let force: Force
  public let inForce: Period
  /// The document does not give the date on which it comes into force.
  public let isPeriodIllustrative: Bool
  public let clauses: [ClauseID]
  public let span: Span

  public init(
    id: PolicyID, name: Name, title: Words?, number: Words?, issuer: Words?,
    jurisdiction: Jurisdiction?, force: Force, inForce: Period, isPeriodIllustrative: Bool,
    clauses: [ClauseID], span: Span
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.number = number
    self.issuer = issuer
    self.jurisdiction = jurisdiction
    self.force = force
    self.inForce = inForce
    self.isPeriodIllustrative = isPeriodIllustrative
    self.clauses = clauses
    self.span = span
  }

  /// Whether it governs everything wherever it is: no jurisdiction, or the nation's.
  public var governsEverywhere: Bool { jurisdiction.map { $0.level == .national } ?? true }
}

public struct Clause: Sendable {
  public let id: ClauseID
  public let policy: PolicyID
  /// The document's own number, as it stands: `二(二)3`.
  public let number: String
  public let title: Words?
  /// Why the clause, or a part of it, holds no norm.
  public let notEncoded: [NotEncoded]
  public let span: Span

  public init(
    id: ClauseID, policy: PolicyID, number: String, title: Words?, notEncoded: [NotEncoded],
    span: Span
  ) {
    self.id = id
    self.policy = policy
    self.number = number
    self.title = title
    self.notEncoded = notEncoded
    self.span = span
  }
}

public struct NotEncoded: Sendable {
  /// The part that is left out; `nil`: the whole clause.
  public let part: Words?
  public let reason: Words
  public let span: Span

  public init(part: Words?, reason: Words, span: Span) {
    self.part = part
    self.reason = reason
    self.span = span
  }
}

/// A value that a document leaves open, or gives as an expression in the arguments.
public enum ParameterValue: Sendable {
  case unset(Span)
  case value(Expression)
}

/// A value from a first to a last day.
public struct DatedValue: Sendable {
  public let period: Period
  public let value: ParameterValue

  public init(period: Period, value: ParameterValue) {
    self.period = period
    self.value = value
  }
}

public struct Parameter: Sendable {
  public let id: ParameterID
  public let name: Name
  public let policy: PolicyID
  public let clause: ClauseID?
  public let arguments: [Name]
  public let argumentTypes: [ValueType]
  public let type: ValueType
  public let isDelegable: Bool
  /// A value that no document gives.
  public let isIllustrative: Bool
  /// How an ambiguous text is read, where this is a reading; a reading without a note has an empty one.
  public let reading: Words?
  /// In order of time; no day has two.
  public let values: [DatedValue]
  /// What lower policies set.
  public let settings: [ParameterSetting]
  public let frameSize: Int
  public let span: Span

  public init(
    id: ParameterID, name: Name, policy: PolicyID, clause: ClauseID?, arguments: [Name],
    argumentTypes: [ValueType], type: ValueType, isDelegable: Bool, isIllustrative: Bool,
    reading: Words?, values: [DatedValue], settings: [ParameterSetting], frameSize: Int, span: Span
  ) {
    self.id = id
    self.name = name
    self.policy = policy
    self.clause = clause
    self.arguments = arguments
    self.argumentTypes = argumentTypes
    self.type = type
    self.isDelegable = isDelegable
    self.isIllustrative = isIllustrative
    self.reading = reading
    self.values = values
    self.settings = settings
    self.frameSize = frameSize
    self.span = span
  }
}

/// `set name(small) = 15%`: a lower policy's value for its jurisdiction, for given arguments or for all.
public struct ParameterSetting: Sendable {
  public let policy: PolicyID
  public let clause: ClauseID?
  /// Constants, one an argument; `nil`: for whatever arguments.
  public let arguments: [Value]?
  public let values: [DatedValue]
  public let span: Span

  public init(
    policy: PolicyID, clause: ClauseID?, arguments: [Value]?, values: [DatedValue], span: Span
  ) {
    self.policy = policy
    self.clause = clause
    self.arguments = arguments
    self.values = values
    self.span = span
  }
}

/// A named concept: an expression in its arguments, which are the first slots of its frame.
public struct Definition: Sendable {
  public let id: DefinitionID
  public let name: Name
  public let policy: PolicyID
  public let clause: ClauseID?
  public let arguments: [Name]
  public let argumentTypes: [ValueType]
  public let type: ValueType
  public let body: Expression
  public let frameSize: Int
  public let span: Span

  public init(
    id: DefinitionID, name: Name, policy: PolicyID, clause: ClauseID?, arguments: [Name],
    argumentTypes: [ValueType], type: ValueType, body: Expression, frameSize: Int, span: Span
  ) {
    self.id = id
    self.name = name
    self.policy = policy
    self.clause = clause
    self.arguments = arguments
    self.argumentTypes = argumentTypes
    self.type = type
    self.body = body
    self.frameSize = frameSize
    self.span = span
  }
}
