internal import CharterColumns

/// Integers that are appended, in the narrowest width that has held them all so far.
///
/// One of the arrays is in use; an enum of them could not be appended to in place.
struct GrowingCells: Sendable {
  private var width = 1
  private var bytes: [Int8] = []
  private var words: [Int16] = []
  private var halves: [Int32] = []
  private var wholes: [Int64] = []

  /// The integers so far.
  var cells: Column.Cells {
    switch width {
    case 1: .int8(bytes)
    case 2: .int16(words)
    case 4: .int32(halves)
    default: .int64(wholes)
    }
  }

  /// Appends integers.
  mutating func append(_ integers: Span<Int64>) {
    var low: Int64 = 0
    var high: Int64 = 0
    for row in integers.indices {
      low = min(low, integers[row])
      high = max(high, integers[row])
    }
    widen(to: Column.Cells.width(of: low...high))
    switch width {
    case 1: Self.append(integers, to: &bytes)
    case 2: Self.append(integers, to: &words)
    case 4: Self.append(integers, to: &halves)
    default: Self.append(integers, to: &wholes)
    }
  }

  /// Appends one integer.
  mutating func append(_ integer: Int64) {
    widen(to: Column.Cells.width(of: integer...integer))
    switch width {
    case 1: bytes.append(Int8(truncatingIfNeeded: integer))
    case 2: words.append(Int16(truncatingIfNeeded: integer))
    case 4: halves.append(Int32(truncatingIfNeeded: integer))
    default: wholes.append(integer)
    }
  }

  private static func append<Integer: FixedWidthInteger>(
    _ integers: Span<Int64>, to cells: inout [Integer]
  ) {
    for row in integers.indices { cells.append(Integer(truncatingIfNeeded: integers[row])) }
  }

  private mutating func widen(to width: Int) {
    guard width > self.width else { return }
    let cells = self.cells
    (bytes, words, halves, wholes) = ([], [], [], [])
    self.width = width
    switch width {
    case 2: words = cells.gathered()
    case 4: halves = cells.gathered()
    default: wholes = cells.gathered()
    }
  }

  /// Keeps the first rows only.
  mutating func keep(_ count: Int) {
    switch width {
    case 1: bytes.removeLast(bytes.count - count)
    case 2: words.removeLast(words.count - count)
    case 4: halves.removeLast(halves.count - count)
    default: wholes.removeLast(wholes.count - count)
    }
  }

  /// Multiplies every integer; none grows beyond 64 bits by it.
  mutating func multiply(by factor: Int64) {
    let integers: [Int64] = cells.gathered().map { $0 &* factor }
    self = GrowingCells()
    append(integers.span)
  }
}
