/// A column's memory, for as long as ``withViews(of:_:)`` runs.
///
/// The pointers are those of arrays that the caller holds on to, with one element a row: whoever reads a row below the
/// column's count stays inside. They are taken once for many batches, so that threads that share a column do not
/// meet at its reference count with each of them.
struct ColumnView {
  enum Cells {
    case int8(UnsafePointer<Int8>)
    case int16(UnsafePointer<Int16>)
    case int32(UnsafePointer<Int32>)
    case int64(UnsafePointer<Int64>)
  }

  let cells: Cells
  /// `nil`: every row is known.
  let states: UnsafePointer<Column.State>?
  /// What stands for rows that are not known; lies within the bounds.
  let least: Int64

  /// Hands out the memory of columns that each have a row at least.
  static func withViews<Result>(
    of columns: ArraySlice<Column>, _ found: [ColumnView] = [], _ body: ([ColumnView]) -> Result
  ) -> Result {
    guard let column = columns.first else { return body(found) }
    return column.withView { view in
      withViews(of: columns.dropFirst(), found + [view], body)
    }
  }
}

extension Column {
  fileprivate func withView<Result>(_ body: (ColumnView) -> Result) -> Result {
    let least = bounds.lowerBound
    func with(_ cells: ColumnView.Cells) -> Result {
      guard let states else { return body(ColumnView(cells: cells, states: nil, least: least)) }
      return states.withUnsafeBufferPointer {
        body(ColumnView(cells: cells, states: $0.baseAddress, least: least))
      }
    }
    return switch cells {
    case .int8(let cells): cells.withUnsafeBufferPointer { with(.int8(Self.start($0))) }
    case .int16(let cells): cells.withUnsafeBufferPointer { with(.int16(Self.start($0))) }
    case .int32(let cells): cells.withUnsafeBufferPointer { with(.int32(Self.start($0))) }
    case .int64(let cells): cells.withUnsafeBufferPointer { with(.int64(Self.start($0))) }
    }
  }

  private static func start<Cell>(_ cells: UnsafeBufferPointer<Cell>) -> UnsafePointer<Cell> {
    guard let start = cells.baseAddress else {
      preconditionFailure("a column that is read has rows")
    }
    return start
  }
}
