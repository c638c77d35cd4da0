/// A record of a registry or a proposal: a dense index over all records of one run.
public struct RecordID: Sendable, Hashable, Comparable {
  public let index: Int

  public init(index: Int) { self.index = index }

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
