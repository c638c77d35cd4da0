internal import CharterColumns

extension Column.Cells {
  /// The integer of a row.
  func integer(_ row: Int) -> Int64 {
    switch self {
    case .int8(let cells): Int64(cells[row])
    case .int16(let cells): Int64(cells[row])
    case .int32(let cells): Int64(cells[row])
    case .int64(let cells): cells[row]
    }
  }

  /// The bytes of one integer.
  var width: Int {
    switch self {
    case .int8: 1
    case .int16: 2
    case .int32: 4
    case .int64: 8
    }
  }

  /// The bytes that the integers of a range need.
  static func width(of range: ClosedRange<Int64>) -> Int {
    if Int8(exactly: range.lowerBound) != nil, Int8(exactly: range.upperBound) != nil { return 1 }
    if Int16(exactly: range.lowerBound) != nil, Int16(exactly: range.upperBound) != nil {
      return 2
    }
    if Int32(exactly: range.lowerBound) != nil, Int32(exactly: range.upperBound) != nil {
      return 4
    }
    return 8
  }

  /// The least and the greatest integer of the rows that are known; `nil`: there is none.
  func bounds(_ states: [Column.State]?) -> ClosedRange<Int64>? {
    switch self {
    case .int8(let cells): Self.bounds(cells.span, states)
    case .int16(let cells): Self.bounds(cells.span, states)
    case .int32(let cells): Self.bounds(cells.span, states)
    case .int64(let cells): Self.bounds(cells.span, states)
    }
  }

  private static func bounds<Integer: FixedWidthInteger>(
    _ cells: Span<Integer>, _ states: [Column.State]?
  ) -> ClosedRange<Int64>? {
    var low = Integer.max
    var high = Integer.min
    if let states {
      for row in cells.indices where states[row] == .known {
        low = min(low, cells[row])
        high = max(high, cells[row])
      }
    } else {
      for row in cells.indices {
        low = min(low, cells[row])
        high = max(high, cells[row])
      }
    }
    return low <= high ? Int64(low)...Int64(high) : nil
  }

  /// The integers in another width; what it cuts off belongs to rows that are not known.
  func gathered<Integer: FixedWidthInteger>() -> [Integer] { Self.gathered([self]) }

  /// The integers of several columns one after the other, in the narrowest width that holds those of a range.
  static func joined(_ parts: [Column.Cells], bounds: ClosedRange<Int64>) -> Column.Cells {
    let width = width(of: bounds)
    if parts.count == 1, parts[0].width == width { return parts[0] }
    return switch width {
    case 1: .int8(gathered(parts))
    case 2: .int16(gathered(parts))
    case 4: .int32(gathered(parts))
    default: .int64(gathered(parts))
    }
  }

  private static func gathered<Integer: FixedWidthInteger>(_ parts: [Column.Cells]) -> [Integer] {
    var cells: [Integer] = []
    cells.reserveCapacity(
      parts.reduce(0) { count, part in
        switch part {
        case .int8(let cells): count + cells.count
        case .int16(let cells): count + cells.count
        case .int32(let cells): count + cells.count
        case .int64(let cells): count + cells.count
        }
      })
    for part in parts {
      switch part {
      case .int8(let part): append(part.span, to: &cells)
      case .int16(let part): append(part.span, to: &cells)
      case .int32(let part): append(part.span, to: &cells)
      case .int64(let part): append(part.span, to: &cells)
      }
    }
    return cells
  }

  private static func append<From: FixedWidthInteger, To: FixedWidthInteger>(
    _ part: Span<From>, to cells: inout [To]
  ) {
    for row in part.indices { cells.append(To(truncatingIfNeeded: part[row])) }
  }
}
