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
public enum Value: Sendable, Hashable {
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

  /// The same value; texts by their Unicode scalars, so that composed and decomposed letters differ.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.number(let a), .number(let b)): a == b
    case (.date(let a), .date(let b)): a == b
    case (.enumCase(let a, let i), .enumCase(let b, let j)): a == b && i == j
    case (.record(let a), .record(let b)): a == b
    case (.set(let a), .set(let b)): a == b
    case (.none, _), (.boolean, _), (.text, _), (.number, _), (.date, _), (.enumCase, _),
      (.record, _), (.set, _):
      false
    }
  }

  /// Feeds what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .none: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .text(let text):
      hasher.combine(1)
      for byte in text.utf8 { hasher.combine(byte) }
    case .number(let number): hasher.combine(number)
    case .date(let date): hasher.combine(date)
    case .enumCase(let id, let index):
      hasher.combine(id)
      hasher.combine(index)
    case .record(let id): hasher.combine(id)
    case .set(let members): hasher.combine(members)
    }
  }
}
