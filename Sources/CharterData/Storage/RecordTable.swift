internal import CharterDiagnostics
internal import CharterValues

/// The records of one table, packed: eight bytes a cell, four bytes a row.
///
/// Where a value stands is not kept; the row is read again for whoever asks. Rows are numbered from 0.
final class RecordTable: Sendable {
  /// A column that holds an attribute's values.
  struct Column {
    let slot: Int
    /// Its place in the file's rows; that of the first column for a record that dotted columns make up.
    let place: Int
    /// The enum that its cases are of.
    let enumeration: EnumID?
    /// Whether the header names it in Chinese.
    let isHan: Bool
    /// Its name in the header.
    let nameSpan: Span
  }

  let entity: EntityID
  let source: SourceID
  let text: TableText
  /// Which attributes have a column, in the order of the packed cells.
  let columns: [Column]
  /// The attributes' defaults, by slot.
  let defaults: [Value?]
  /// The place of each slot among ``columns``.
  private let columnOfSlot: [Int?]
  /// The place of the ids in the file's rows.
  private let idPlace: Int
  /// The first byte of each row.
  let starts: [UInt32]
  /// The id and then the columns of each row.
  let cells: [UInt64]
  let spilled: [Value]
  let index: RecordIndex

  /// The cells of one row, its id among them.
  var width: Int { columns.count + 1 }
  var count: Int { starts.count }

  init(
    entity: EntityID, source: SourceID, text: TableText, columns: [Column], idPlace: Int,
    defaults: [Value?], rows: Rows
  ) {
    self.entity = entity
    self.source = source
    self.text = text
    self.columns = columns
    self.defaults = defaults
    self.idPlace = idPlace
    var columnOfSlot = [Int?](repeating: nil, count: defaults.count)
    for (place, column) in columns.enumerated() { columnOfSlot[column.slot] = place }
    self.columnOfSlot = columnOfSlot
    starts = rows.starts
    cells = rows.cells
    spilled = rows.spilled
    index = rows.index
  }

  /// The same table with other cells, once its references are resolved.
  init(_ table: RecordTable, cells: [UInt64], spilled: [Value]) {
    entity = table.entity
    source = table.source
    text = table.text
    columns = table.columns
    defaults = table.defaults
    columnOfSlot = table.columnOfSlot
    idPlace = table.idPlace
    starts = table.starts
    index = table.index
    self.cells = cells
    self.spilled = spilled
  }

  // MARK: Records

  func id(_ row: Int) -> String { text.string(PackedValue(bits: cells[row * width]).range) }

  /// The row with an id.
  func row(id: some Collection<UInt8>) -> Int? {
    index.row(RecordIndex.hash(id)) { row in
      text.holds(id, at: PackedValue(bits: cells[row * width]).range)
    }
  }

  /// A row as written, from its first cell to its last.
  func span(_ row: Int) -> Span {
    let start = Int(starts[row])
    var scanner = TableScanner(text, at: start)
    return Span(source: source, start: start, end: scanner.skipRow())
  }

  func idSpan(_ row: Int) -> Span { span(row, place: idPlace) }

  /// Where a column's value stands in a row.
  func span(_ row: Int, column: Int) -> Span { span(row, place: columns[column].place) }

  private func span(_ row: Int, place: Int) -> Span {
    var scanner = TableScanner(text, at: Int(starts[row]))
    guard let cell = scanner.readCell(at: place) else { return span(row) }
    return Span(source: source, start: cell.start, end: cell.end)
  }

  // MARK: Values

  /// What a slot of a row holds; `nil`: the data does not say.
  func value(_ row: Int, slot: Int) -> Value? {
    guard let column = columnOfSlot[slot] else { return defaults[slot] }
    let cell = PackedValue(bits: cells[row * width + column + 1])
    switch cell.kind {
    case .unknown, .reference, .references: return nil
    case .byDefault: return defaults[slot]
    case .absent: return Value.none
    case .no: return .boolean(false)
    case .yes: return .boolean(true)
    case .integer, .ratio: return .number(cell.number)
    case .date: return CalendarDate(dayNumber: cell.place).map(Value.date)
    case .enumCase: return columns[column].enumeration.map { .enumCase($0, cell.place) }
    case .record: return .record(RecordID(index: cell.place))
    case .text: return .text(text.string(cell.range))
    case .spilled: return spilled[cell.place]
    }
  }

  /// A slot's value with its place; a default stands where its record does.
  func fact(_ row: Int, slot: Int) -> Fact? {
    guard let value = value(row, slot: slot) else { return nil }
    guard let column = columnOfSlot[slot],
      PackedValue(bits: cells[row * width + column + 1]).kind != .byDefault
    else { return Fact(value, at: span(row)) }
    return Fact(value, at: span(row, column: column))
  }
}

extension RecordTable {
  /// The rows of a table while it is read.
  struct Rows {
    var starts: [UInt32] = []
    var cells: [UInt64] = []
    var spilled: [Value] = []
    var index: RecordIndex

    init(capacity: Int, width: Int) {
      starts.reserveCapacity(capacity)
      cells.reserveCapacity(capacity * width)
      index = RecordIndex(capacity: capacity)
    }

    /// A value as a cell, kept apart where it does not fit.
    mutating func pack(_ value: Value) -> PackedValue {
      if let cell = PackedValue(value) { return cell }
      spilled.append(value)
      return PackedValue(.spilled, UInt64(spilled.count - 1))
    }
  }
}
