internal import CharterColumns
internal import CharterValues

/// A few hundred rows on the way into a table's columns: small enough to stay near the processor.
struct RowBatch: Sendable {
  static let rows = 512

  /// The row that is being read.
  private(set) var row = 0
  /// By field, ``rows`` of each.
  private var integers: [Int64]
  private var states: [Column.State]
  /// Whether any row of a field is not known.
  private var hasStates: [Bool]
  /// The decimal places that the integers of each field are counted in.
  private var scales: [Int]
  /// What no integer holds.
  private var others: [(field: Int, row: Int, value: Value)] = []

  init(fields: Int) {
    integers = Array(repeating: 0, count: fields * Self.rows)
    states = Array(repeating: .known, count: fields * Self.rows)
    hasStates = Array(repeating: false, count: fields)
    scales = Array(repeating: 0, count: fields)
  }

  var isFull: Bool { row == Self.rows }

  /// Begins anew, behind the rows of some columns.
  mutating func restart(behind columns: [ColumnBuilder]) {
    row = 0
    others.removeAll(keepingCapacity: true)
    for field in columns.indices {
      scales[field] = columns[field].scale
      guard hasStates[field] else { continue }
      hasStates[field] = false
      for row in 0..<Self.rows { states[field * Self.rows + row] = .known }
    }
  }

  // MARK: The row that is being read

  /// Notes a value that is known.
  @inline(__always)
  mutating func put(_ integer: Int64, _ field: Int) {
    integers[field &* Self.rows &+ row] = integer
  }

  /// Notes a number, whose decimal places may be more than any had so far.
  @inline(__always)
  mutating func put(_ mantissa: Int64, scale: Int, _ field: Int) {
    if scale == scales[field] { return put(mantissa, field) }
    putScaled(mantissa, scale, field)
  }

  private mutating func putScaled(_ mantissa: Int64, _ scale: Int, _ field: Int) {
    let more = scale - scales[field]
    if more > 0 {
      let factor = PowersOfTen.of(more)
      for place in field * Self.rows..<field * Self.rows + row { integers[place] &*= factor }
      scales[field] = scale
    }
    put(more > 0 ? mantissa : mantissa * PowersOfTen.of(-more), field)
  }

  /// Notes what a row holds that is not known.
  @inline(__always)
  mutating func put(_ state: Column.State, _ field: Int) {
    put(0, field)
    states[field &* Self.rows &+ row] = state
    hasStates[field] = true
  }

  /// Notes what no integer holds.
  mutating func put(_ value: Value, _ field: Int) {
    put(Column.State.other, field)
    others.append((field, row, value))
  }

  /// Goes on to the next row.
  @inline(__always)
  mutating func commit() { row &+= 1 }

  /// Forgets what was noted of the row that is being read.
  mutating func forgetRow() {
    for field in hasStates.indices where hasStates[field] {
      states[field * Self.rows + row] = .known
    }
    others.removeAll { $0.row == row }
  }

  /// Appends the rows to their columns.
  func append(to columns: inout [ColumnBuilder]) {
    guard row > 0 else { return }
    for field in columns.indices {
      let range = field * Self.rows..<field * Self.rows + row
      columns[field].raise(to: scales[field])
      columns[field].append(
        integers.span.extracting(range),
        hasStates[field] ? states.span.extracting(range) : nil)
    }
    for (field, row, value) in others where row < self.row {
      columns[field].keep(value, row: columns[field].count - self.row + row)
    }
  }
}
