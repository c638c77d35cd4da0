internal import CharterColumns
internal import CharterValues

/// One attribute of rows that are still being read, in the order of the rows.
struct ColumnBuilder: Sendable {
  /// How a column keeps what its cells say.
  enum Form: Sendable, Equatable {
    case integers(Column.Kind)
    /// Numbers of one scale, which grows with what is read.
    case decimals
    /// Nothing: the texts stand in the file.
    case texts
    /// The places in the file where ids stand, until their records are found.
    case references
    /// Values that nothing shorter holds.
    case values
  }

  let form: Form
  /// What a cell that says nothing comes to: an unknown, the attribute's default, or itself where that is asked for.
  let omitted: CellValue
  private(set) var count = 0
  private(set) var scale = 0
  private var cells = GrowingCells()
  private var states: [Column.State]?
  private var others: [Int: Value] = [:]
  private var values: [Value] = []

  init(_ form: Form, omitted: CellValue) {
    self.form = form
    self.omitted = omitted
  }

  /// Appends what a cell says.
  ///
  /// - Parameters:
  ///   - value: what it says.
  ///   - start: its first byte, where that is what is kept.
  mutating func append(_ value: CellValue, at start: Int) {
    let row = count
    count += 1
    switch value {
    case .unknown: append(0, .unknown)
    case .absent: append(0, .absent)
    case .omitted:
      if case .omitted = omitted { return append(0, .other) }
      count -= 1
      append(omitted, at: 0)
    case .integer(let integer): append(integer, .known)
    case .decimal(let mantissa, let scale):
      raise(to: scale)
      append(mantissa * PowersOfTen.of(self.scale - scale), .known)
    case .text: append(0, .known)
    case .reference: append(Int64(start), .known)
    case .other(let value): append(value, row)
    }
  }

  private mutating func append(_ value: Value, _ row: Int) {
    if form == .values {
      append(Int64(values.count), .known)
      values.append(value)
    } else {
      append(0, .other)
      keep(value, row: row)
    }
  }

  /// Keeps what no integer holds, for a row that is there.
  mutating func keep(_ value: Value, row: Int) { others[row] = value }

  private mutating func append(_ integer: Int64, _ state: Column.State) {
    if form != .texts { cells.append(integer) }
    if states == nil, state != .known {
      states = Array(repeating: .known, count: count - 1)
    }
    states?.append(state)
  }

  /// Appends rows that ``RowBatch`` has read.
  ///
  /// - Parameters:
  ///   - integers: one a row, at the column's scale.
  ///   - states: one a row, or none where every row is known.
  mutating func append(_ integers: Span<Int64>, _ states: Span<Column.State>?) {
    if form != .texts { cells.append(integers) }
    if self.states == nil, states != nil {
      self.states = Array(repeating: .known, count: count)
    }
    if let states {
      for row in states.indices { self.states?.append(states[row]) }
    } else if self.states != nil {
      self.states?.append(contentsOf: repeatElement(.known, count: integers.count))
    }
    count += integers.count
  }

  /// Lets numbers have as many decimal places; those that are there are kept.
  mutating func raise(to scale: Int) {
    guard scale > self.scale else { return }
    if count > 0 { cells.multiply(by: PowersOfTen.of(scale - self.scale)) }
    self.scale = scale
  }

  /// Keeps the first rows only.
  mutating func keep(_ count: Int) {
    guard count < self.count else { return }
    if form != .texts { cells.keep(count) }
    states?.removeLast(self.count - count)
    if !others.isEmpty { others = others.filter { $0.key < count } }
    self.count = count
  }

  // MARK: Columns

  /// The column of several parts, one after the other.
  ///
  /// - Parameter builders: of one form; there is one at least.
  /// - Returns: the column in its narrowest form.
  static func joined(_ builders: [ColumnBuilder]) -> TableColumn.Content {
    var parts = builders
    let scale = parts.reduce(0) { max($0, $1.scale) }
    for place in parts.indices { parts[place].raise(to: scale) }
    let form = parts[0].form
    let states = joinedStates(parts)
    switch form {
    case .texts: return .texts(states)
    case .values:
      var values: [Value] = []
      var places: [Int64] = []
      for part in parts {
        let integers: [Int64] = part.cells.cells.gathered()
        places += integers.map { $0 + Int64(values.count) }
        values += part.values
      }
      return .values(places.map { UInt32(truncatingIfNeeded: $0) }, values, states)
    case .references, .integers, .decimals: break
    }
    var bounds: ClosedRange<Int64>?
    for part in parts {
      guard let found = part.cells.cells.bounds(part.states) else { continue }
      bounds =
        bounds.map {
          min($0.lowerBound, found.lowerBound)...max($0.upperBound, found.upperBound)
        } ?? found
    }
    var others: [Int: Value] = [:]
    var first = 0
    for part in parts {
      for (row, value) in part.others { others[first + row] = value }
      first += part.count
    }
    let kind: Column.Kind =
      switch form {
      case .integers(let kind): kind
      case .decimals: .number(scale: scale)
      case .references, .texts, .values: .record
      }
    let column = Column(
      kind: kind, cells: .joined(parts.map(\.cells.cells), bounds: bounds ?? 0...0),
      states: states, bounds: bounds ?? 0...0, others: others)
    return form == .references ? .references(column) : .integers(column)
  }

  private static func joinedStates(_ parts: [ColumnBuilder]) -> [Column.State]? {
    guard parts.contains(where: { $0.states != nil }) else { return nil }
    var states: [Column.State] = []
    states.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts {
      states += part.states ?? Array(repeating: .known, count: part.count)
    }
    // Rows that were left out again may have been the only ones.
    return states.allSatisfy { $0 == .known } ? nil : states
  }
}
