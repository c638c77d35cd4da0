public import CharterDiagnostics
public import CharterValues

/// A six-digit administrative division code (GB/T 2260) as a region: its digits less trailing `00` pairs.
public struct Jurisdiction: Sendable, Hashable {
  /// National first.
  public enum Level: Int, Sendable, Comparable {
    case national, province, city, county

    /// Upper levels sort first.
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

  /// The whole country, code `000000`.
  public static let nation = Jurisdiction(prefix: "")

  private init(prefix: String) { self.prefix = prefix }

  /// How far down the hierarchy the region lies.
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

/// What departing from a policy means; a descriptive one has deviations and rejects nothing.
public enum Force: String, Sendable, CaseIterable {
  case binding
  case guidance
  case descriptive

  /// The force for people.
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
  /// The first day that is in it; `nil`: from ever on.
  public let first: CalendarDate?
  /// The last day that is in it; `nil`: without end.
  public let last: CalendarDate?

  /// A period with its first and last day.
  public init(first: CalendarDate?, last: CalendarDate?) {
    self.first = first
    self.last = last
  }

  /// Whether a day is in it, its first and last included.
  public func contains(_ date: CalendarDate) -> Bool {
    if let first, date < first { return false }
    if let last, date > last { return false }
    return true
  }
}

/// One document as it governs: its header, and the clauses that hold its norms.
public struct Policy: Sendable {
  /// Its identity in the program.
  public let id: PolicyID
  /// The name that references across policies put before a dot.
  public let name: Name
  /// The document's title, if the policy gives it.
  public let title: Words?
  /// The document's number, such as `洪教义教字〔2021〕5号`, if the policy gives it.
  public let number: Words?
  /// Who issued the document, if the policy says.
  public let issuer: Words?
  /// `nil`: governs everywhere, also what has no place.
  public let jurisdiction: Jurisdiction?
  /// Whether it binds, guides or describes.
  public let force: Force
  /// The days on which it applies.
  public let inForce: Period
  /// The document does not give the date on which it comes into force.
  public let isPeriodIllustrative: Bool
  /// Its clauses in the order of the document.
  public let clauses: [ClauseID]
  /// Where its name is declared.
  public let span: Span

  /// A policy with its header.
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

/// One clause of a document, encoded or not.
public struct Clause: Sendable {
  /// Its identity in the program.
  public let id: ClauseID
  /// The policy that it is a clause of.
  public let policy: PolicyID
  /// The document's own number, as it stands: `二(二)3`.
  public let number: String
  /// What the document calls it.
  public let title: Words?
  /// Why the clause, or a part of it, holds no norm.
  public let notEncoded: [NotEncoded]
  /// Where its number stands.
  public let span: Span

  /// A clause with what it leaves out.
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

/// A clause, or a part of one, that is left out on purpose.
public struct NotEncoded: Sendable {
  /// The part that is left out; `nil`: the whole clause.
  public let part: Words?
  /// Why it is left out, for the reader of a report.
  public let reason: Words
  /// Where the policy says so.
  public let span: Span

  /// What is left out, and why.
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
  /// The days on which the value holds.
  public let period: Period
  /// What holds on them.
  public let value: ParameterValue

  /// A value with its days.
  public init(period: Period, value: ParameterValue) {
    self.period = period
    self.value = value
  }
}

/// A value that a policy gives a name, so that it changes in one place.
public struct Parameter: Sendable {
  /// Its identity in the program.
  public let id: ParameterID
  /// Its name.
  public let name: Name
  /// The policy that declares it.
  public let policy: PolicyID
  /// The clause that it stands in, if any.
  public let clause: ClauseID?
  /// The arguments, which are the first slots of its frame; empty for a plain value.
  public let arguments: [Name]
  /// The types of the arguments, in the same order.
  public let argumentTypes: [ValueType]
  /// What its values are.
  public let type: ValueType
  /// Whether a lower policy may set a value for its own jurisdiction.
  public let isDelegable: Bool
  /// A value that no document gives.
  public let isIllustrative: Bool
  /// How an ambiguous text is read, where this is a reading; a reading without a note has an empty one.
  public let reading: Words?
  /// In order of time; no day has two.
  public let values: [DatedValue]
  /// What lower policies set.
  public let settings: [ParameterSetting]
  /// Slots that a frame needs: the arguments and every binder.
  public let frameSize: Int
  /// Where its name is declared.
  public let span: Span

  /// A parameter with its values.
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
  /// The policy that sets it.
  public let policy: PolicyID
  /// The clause that it stands in, if any.
  public let clause: ClauseID?
  /// Constants, one an argument; `nil`: for whatever arguments.
  public let arguments: [Value]?
  /// In order of time; no day has two.
  public let values: [DatedValue]
  /// Where the setting stands.
  public let span: Span

  /// A setting with its values.
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
  /// Its identity in the program.
  public let id: DefinitionID
  /// Its name.
  public let name: Name
  /// The policy that it belongs to.
  public let policy: PolicyID
  /// The clause that it stands in, if any.
  public let clause: ClauseID?
  /// The arguments, which are the first slots of its frame.
  public let arguments: [Name]
  /// The types of the arguments, in the same order.
  public let argumentTypes: [ValueType]
  /// What its values are.
  public let type: ValueType
  /// What it stands for; it never leads back to itself.
  public let body: Expression
  /// Slots that a frame needs: the arguments and every binder.
  public let frameSize: Int
  /// Where its name is declared.
  public let span: Span

  /// A concept with what it stands for.
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
