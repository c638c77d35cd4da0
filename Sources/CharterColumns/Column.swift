public import CharterValues

/// One attribute of many records, by row, as machine integers.
///
/// A row whose value no integer holds keeps it apart in ``others``; nothing is rounded to fit.
public struct Column: Sendable {
  /// What the integers stand for.
  public enum Kind: Sendable, Hashable {
    /// 0 or 1.
    case boolean
    /// A number times ten to the power of the scale.
    case number(scale: Int)
    /// Days since 0001-01-01.
    case date
    /// The place of a case in its enum.
    case enumCase(EnumID)
    /// The index of a ``RecordID``.
    case record
    /// The place of a text in ``texts``, where each stands once.
    case text
  }

  /// The integers, in the narrowest width that holds them all; whatever stands in a row that is not
  /// ``State/known`` means nothing.
  public enum Cells: Sendable {
    case int8([Int8])
    case int16([Int16])
    case int32([Int32])
    case int64([Int64])
  }

  /// What a row holds.
  public enum State: UInt8, Sendable {
    /// The integer is its value.
    case known
    /// It is known to be none.
    case absent
    /// The data does not say.
    case unknown
    /// Its value stands in ``Column/others``.
    case other
  }

  /// What the integers stand for.
  public let kind: Kind
  /// One integer a row.
  public let cells: Cells
  /// One a row; `nil`: every row is ``State/known``.
  public let states: [State]?
  /// The least and the greatest integer of the known rows; `0...0` where there is none.
  public let bounds: ClosedRange<Int64>
  /// By row, what no integer of the column's kind holds.
  public let others: [Int: Value]
  /// What ``Kind/text`` stands for; empty else.
  public let texts: [String]

  /// A column of sound parts.
  public init(
    kind: Kind, cells: Cells, states: [State]?, bounds: ClosedRange<Int64>,
    others: [Int: Value] = [:], texts: [String] = []
  ) {
    self.kind = kind
    self.cells = cells
    self.states = states
    self.bounds = bounds
    self.others = others
    self.texts = texts
  }

  /// The number of rows.
  public var count: Int {
    switch cells {
    case .int8(let cells): cells.count
    case .int16(let cells): cells.count
    case .int32(let cells): cells.count
    case .int64(let cells): cells.count
    }
  }
}
