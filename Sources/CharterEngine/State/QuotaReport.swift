public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// From a least to a greatest number of heads, both possible; they are equal where the number is known.
public struct HeadRange: Sendable, Hashable {
  /// The least number.
  public let least: Int
  /// The greatest number; `nil`: there is none, since nobody knows how many members there are.
  public let most: Int?

  /// A range of numbers.
  public init(_ least: Int, _ most: Int?) {
    self.least = least
    self.most = most
  }

  /// The number, where it is known.
  public var known: Int? { least == most ? least : nil }
}

/// From a least to a greatest share, both possible.
public struct ShareRange: Sendable, Hashable {
  /// The least share, from 0 to 1.
  public let least: ExactNumber
  /// The greatest share, from 0 to 1.
  public let most: ExactNumber

  /// A range of shares.
  public init(_ least: ExactNumber, _ most: ExactNumber) {
    self.least = least
    self.most = most
  }

  /// The share, where it is known.
  public var known: ExactNumber? { least == most ? least : nil }
}

/// One limit of a quota for one subject.
public struct BoundReport: Sendable {
  /// Which side it limits.
  public enum Side: String, Sendable {
    case atLeast = "at_least"
    case atMost = "at_most"
  }

  /// Which side it limits; a `between` is reported as two.
  public let side: Side
  /// Whether ``value`` is a share of the population, else a number of heads.
  public let isShare: Bool
  /// The limit; `nil`: unknown.
  public let value: ExactNumber?
  /// The limit in whole heads, rounded so that keeping to it keeps to the limit; `nil`: unknown.
  public let heads: HeadRange?
  /// The text of the limit.
  public let span: Span

  /// A limit with all its parts.
  public init(side: Side, isShare: Bool, value: ExactNumber?, heads: HeadRange?, span: Span) {
    self.side = side
    self.isShare = isShare
    self.value = value
    self.heads = heads
    self.span = span
  }
}

/// What a quota came to for one subject.
public struct QuotaReport: Sendable {
  /// The quota reported.
  public let quota: QuotaID
  /// For whom.
  public let subject: Subject
  /// What became of it.
  public let outcome: StateOutcome
  /// The due date, where there is one and it is known.
  public let due: CalendarDate?
  /// Of how many a part is counted.
  public let population: HeadRange
  /// How many count.
  public let counted: HeadRange
  /// The part that counts; `nil`: nobody may be there, or any number.
  public let share: ShareRange?
  /// The limits.
  public let bounds: [BoundReport]
  /// The least number of heads whose counting would have to change, 0 where the quota is met.
  ///
  /// `nil`: a limit is unknown.
  public let deficit: HeadRange?
  /// For how many heads the counting may change with the quota still met, 0 where it is not.
  ///
  /// `nil`: a limit is unknown.
  public let headroom: HeadRange?
  /// The parameters and facts that its conditions, its due date and its limits read.
  public let values: [ObservedValue]
  /// Why it is undetermined; empty else.
  public let reasons: [Reason]

  /// A report with all its parts.
  public init(
    quota: QuotaID, subject: Subject, outcome: StateOutcome, due: CalendarDate?,
    population: HeadRange, counted: HeadRange, share: ShareRange?, bounds: [BoundReport],
    deficit: HeadRange?, headroom: HeadRange?, values: [ObservedValue], reasons: [Reason]
  ) {
    self.quota = quota
    self.subject = subject
    self.outcome = outcome
    self.due = due
    self.population = population
    self.counted = counted
    self.share = share
    self.bounds = bounds
    self.deficit = deficit
    self.headroom = headroom
    self.values = values
    self.reasons = reasons
  }

  /// Whether there is nobody of whom a part could count.
  public var isEmpty: Bool { population.known == 0 }
}
