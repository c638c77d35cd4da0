package import CharterValues

/// Makes a ``Column`` from values one by one, in the narrowest width that holds them.
package struct ColumnBuilder {
  private var kind: Column.Kind
  private var cells: [Int64] = []
  private var states: [Column.State] = []
  private var hasStates = false
  private var others: [Int: Value] = [:]
  private var texts: [String] = []
  private var textPlaces: [Text: Int64] = [:]
  private var bounds: ClosedRange<Int64>?
  /// The most decimals that a column has; numbers with more are kept apart.
  private static let largestScale = 9

  /// A text as a key, by its scalars.
  private struct Text: Hashable {
    let value: Value
  }

  /// A column without rows.
  ///
  /// - Parameters:
  ///   - kind: what the integers stand for; the scale of numbers grows as they need it.
  ///   - count: how many rows to make room for.
  package init(_ kind: Column.Kind, capacity count: Int = 0) {
    self.kind = kind
    cells.reserveCapacity(count)
  }

  /// Appends a row; `nil`: the data does not say.
  package mutating func append(_ value: Value?) {
    guard let value else { return append(.unknown) }
    if case .none = value { return append(.absent) }
    if let cell = cell(value) {
      cells.append(cell)
      bounds = bounds.map { min($0.lowerBound, cell)...max($0.upperBound, cell) } ?? cell...cell
      if hasStates { states.append(.known) }
    } else {
      others[cells.count] = value
      append(.other)
    }
  }

  private mutating func append(_ state: Column.State) {
    if !hasStates {
      hasStates = true
      states.reserveCapacity(cells.capacity)
      states.append(contentsOf: repeatElement(.known, count: cells.count))
    }
    cells.append(0)
    states.append(state)
  }

  private mutating func cell(_ value: Value) -> Int64? {
    switch (kind, value) {
    case (.boolean, .boolean(let truth)): truth ? 1 : 0
    case (.number(let scale), .number(let number)): cell(number, scale: scale)
    case (.date, .date(let date)): Int64(date.dayNumber)
    case (.enumCase(let id), .enumCase(let other, let place)) where id == other: Int64(place)
    case (.record, .record(let id)): Int64(id.index)
    case (.text, .text(let text)): place(of: text, value)
    default: nil
    }
  }

  private mutating func place(of text: String, _ value: Value) -> Int64 {
    if let known = textPlaces[Text(value: value)] { return known }
    texts.append(text)
    textPlaces[Text(value: value)] = Int64(texts.count - 1)
    return Int64(texts.count - 1)
  }

  private mutating func cell(_ number: ExactNumber, scale: Int) -> Int64? {
    guard let (top, bottom) = number.smallParts else { return nil }
    var power: Int64 = 1
    for _ in 0..<scale { power *= 10 }
    var needed = scale
    while power % bottom != 0 {
      if needed == Self.largestScale { return nil }
      power *= 10
      needed += 1
    }
    let (cell, isTooWide) = top.multipliedReportingOverflow(by: power / bottom)
    if isTooWide || (needed > scale && !rescale(from: scale, to: needed)) { return nil }
    return cell
  }

  /// Gives what stands there more decimals; `false`: it would not fit.
  private mutating func rescale(from scale: Int, to needed: Int) -> Bool {
    var factor: Int64 = 1
    for _ in scale..<needed { factor *= 10 }
    if let bounds {
      let (low, isLowTooWide) = bounds.lowerBound.multipliedReportingOverflow(by: factor)
      let (high, isHighTooWide) = bounds.upperBound.multipliedReportingOverflow(by: factor)
      if isLowTooWide || isHighTooWide { return false }
      self.bounds = low...high
    }
    for row in cells.indices { cells[row] *= factor }
    kind = .number(scale: needed)
    return true
  }

  /// The column of all rows so far.
  package func column() -> Column {
    let bounds = bounds ?? 0...0
    func narrowed<Cell: FixedWidthInteger>(_ type: Cell.Type) -> [Cell]? {
      guard Cell(exactly: bounds.lowerBound) != nil, Cell(exactly: bounds.upperBound) != nil
      else { return nil }
      return cells.map { Cell(truncatingIfNeeded: $0) }
    }
    let narrow: Column.Cells =
      narrowed(Int8.self).map { .int8($0) } ?? narrowed(Int16.self).map { .int16($0) }
      ?? narrowed(Int32.self).map { .int32($0) } ?? .int64(cells)
    return Column(
      kind: kind, cells: narrow, states: hasStates ? states : nil, bounds: bounds, others: others,
      texts: texts)
  }
}
