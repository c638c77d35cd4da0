internal import CharterColumns
internal import CharterDiagnostics
internal import CharterValues

/// The records of one table, by attribute.
///
/// Where a value stands is not kept; the row is read again for whoever asks. Rows are numbered from 0.
final class RecordTable: Sendable {
  let entity: EntityID
  let source: SourceID
  /// The rows and their ids.
  let ids: RowIDs
  /// The attributes that have a column.
  let columns: [TableColumn]
  /// The attributes' defaults, by slot.
  let defaults: [Value?]
  /// The place of each slot among ``columns``.
  private let columnOfSlot: [Int?]

  var text: TableText { ids.text }
  var count: Int { ids.count }

  init(
    entity: EntityID, source: SourceID, ids: RowIDs, columns: [TableColumn], defaults: [Value?]
  ) {
    self.entity = entity
    self.source = source
    self.ids = ids
    self.columns = columns
    self.defaults = defaults
    var columnOfSlot = [Int?](repeating: nil, count: defaults.count)
    for (place, column) in columns.enumerated() { columnOfSlot[column.heading.slot] = place }
    self.columnOfSlot = columnOfSlot
  }

  /// The same table with other columns, once its references are resolved.
  convenience init(_ table: RecordTable, columns: [TableColumn]) {
    self.init(
      entity: table.entity, source: table.source, ids: table.ids, columns: columns,
      defaults: table.defaults)
  }

  // MARK: Records

  func id(_ row: Int) -> String { text.string(ids.range(row)) }

  /// The row with an id.
  func row(id: some Collection<UInt8>) -> Int? { ids.row(id: id) }

  /// A row as written, from its first cell to its last.
  func span(_ row: Int) -> Span {
    let start = Int(ids.starts[row])
    var scanner = TableScanner(text, at: start)
    return Span(source: source, start: start, end: scanner.skipRow())
  }

  func idSpan(_ row: Int) -> Span { span(row, place: ids.place) }

  /// Where a column's value stands in a row.
  func span(_ row: Int, column: Int) -> Span {
    span(row, place: columns[column].heading.places[0])
  }

  private func span(_ row: Int, place: Int) -> Span {
    guard let cell = cell(row, place: place) else { return span(row) }
    return Span(source: source, start: cell.start, end: cell.end)
  }

  private func cell(_ row: Int, place: Int) -> TableCell? {
    var scanner = TableScanner(text, at: Int(ids.starts[row]))
    return scanner.readCell(at: place)
  }

  // MARK: Values

  /// What a slot of a row holds; `nil`: the data does not say.
  func value(_ row: Int, slot: Int) -> Value? {
    guard let place = columnOfSlot[slot] else { return defaults[slot] }
    switch columns[place].cell(row) {
    case .unknown: return nil
    case .byDefault: return defaults[slot]
    case .value(let value): return value
    case .text:
      return cell(row, place: columns[place].heading.places[0]).map {
        .text(text.string($0.content))
      }
    }
  }

  /// A slot's value with its place; a default stands where its record does.
  func fact(_ row: Int, slot: Int) -> Fact? {
    guard let value = value(row, slot: slot) else { return nil }
    guard let place = columnOfSlot[slot], !isOmitted(row, place) else {
      return Fact(value, at: span(row))
    }
    return Fact(value, at: span(row, column: place))
  }

  /// Whether nothing is written in a row's column, or in all that make up a nested record.
  private func isOmitted(_ row: Int, _ column: Int) -> Bool {
    columns[column].heading.places.allSatisfy { cell(row, place: $0)?.isEmpty ?? true }
  }

  /// An attribute of all rows; `nil` where it has no column in the file, or one of texts or sets.
  func column(slot: Int) -> Column? {
    guard let place = columnOfSlot[slot], case .integers(let column) = columns[place].content
    else { return nil }
    return column
  }
}
