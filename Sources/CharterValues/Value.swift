/// A record of a registry or a proposal: a dense index over all records of one run.
public struct RecordID: Sendable, Hashable, Comparable {
  /// The place among all records, from 0.
  public let index: Int

  /// The record at a place.
  public init(index: Int) { self.index = index }

  /// Whether the left record was read first.
  public static func < (left: RecordID, right: RecordID) -> Bool { left.index < right.index }
}

/// A value that is known; ``none`` is known to be absent.
public indirect enum Value: Sendable, Hashable {
  case none
  case boolean(Bool)
  case text(String)
  case number(ExactNumber)
  case date(CalendarDate)
  /// A case of an enum, by its place in the declaration.
  case enumCase(EnumID, Int)
  case record(RecordID)
  /// Members in the order written, each once.
  case set([Value])
}
