internal import CharterDiagnostics
internal import CharterValues

/// How many mistakes of a kind a table has; a file may be wrong in each of a million rows.
struct TableFaults {
  /// So many mistakes of one column, or of the rows as such, are reported.
  static let limit = 100

  /// Mistakes reported by field.
  var cells: [Int]
  /// The code of the last one of each field.
  var codes: [DiagnosticCode?]
  /// The same, where cells were left unread for there being too many.
  var unread: [DiagnosticCode?]
  var rows = 0

  init(fields: Int) {
    cells = Array(repeating: 0, count: fields)
    codes = Array(repeating: nil, count: fields)
    unread = codes
  }

  mutating func note(_ found: ArraySlice<Diagnostic>, _ field: Int) {
    guard let last = found.last else { return }
    cells[field] += found.count
    codes[field] = last.code
  }
}

extension DataLoader {
  /// Reads a table: the records of the entity that its file is called after.
  ///
  /// The file is read row by row into packed cells; nothing else of a row is kept.
  mutating func readTable(_ source: SourceID) {
    let bytes = texts[source].bytes
    guard bytes.count <= YAMLNotes.largestFile else {
      return reportLoss(.fileTooLarge(at: Span(source: source, start: 0, end: 0)))
    }
    if let flaw = TextFlaw.first(in: bytes) { return reportLoss(.flawedText(flaw, bytes, source)) }
    guard let entity = tableEntity(source) else { return }
    registry.mention(entity)
    guard let layout = readTableHeader(source, of: entity) else { return }
    readRows(layout)
  }

  private mutating func readRows(_ layout: TableLayout) {
    let entity = layout.entity
    let columns = layout.fields.map(\.column)
    var rows = RecordTable.Rows(
      capacity: texts[layout.source].lineStarts.count, width: columns.count + 1)
    var faults = TableFaults(fields: layout.fields.count)
    var scanner = TableScanner(layout.text, at: layout.firstRow)
    var cells: [TableCell] = []
    var tree = YAMLTree()
    while !scanner.isAtEnd {
      let start = scanner.offset
      let count = scanner.readRow(into: &cells, limit: layout.header.count)
      if let quote = scanner.unclosedQuote {
        reportLoss(.unclosedQuote(at: quote, in: texts[layout.source], layout.source))
        break
      }
      if cells.allSatisfy(\.isEmpty) { continue }
      if let cell = cells.first(where: { $0.afterQuote >= 0 }) {
        reportLoss(.textAfterQuote(cell, layout.source))
        break
      }
      if faults.rows >= TableFaults.limit {
        let span = Span(source: layout.source, start: cells[0].start, end: cells[0].end)
        reportLoss(.tooManyBadRows(at: span))
        break
      }
      if let row = NonRecord(cells, layout) {
        faults.rows += 1
        report(.notARecord(row, cells, layout))
        // Only a row without anything else may still be a record, which others refer to.
        guard row == .idAlone else { continue }
      }
      let isWhole = checkLength(cells, count, layout, &faults)
      let id = readID(cells, layout, rows, &faults)
      let first = rows.cells.count
      rows.cells.append(id.cell.bits)
      for place in layout.fields.indices {
        let cell = isWhole ? read(place, of: cells, layout, &rows, &faults, &tree) : .unknown
        rows.cells.append(cell.bits)
      }
      guard let hash = id.hash else {
        rows.cells.removeSubrange(first...)
        continue
      }
      rows.starts.append(UInt32(start))
      let text = layout.text
      let width = columns.count + 1
      rows.index.insert(rows.starts.count - 1, hash) { [cells = rows.cells] row in
        text.hash(PackedValue(bits: cells[row * width]).range)
      }
    }
    for (place, field) in layout.fields.enumerated() {
      if let code = faults.unread[place] {
        report(.columnLeftUnread(code, at: field.nameSpan, field.declaration.name))
      }
    }
    registry.add(
      RecordTable(
        entity: entity, source: layout.source, text: layout.text, columns: columns,
        idPlace: layout.idPlace, defaults: schema[entity].attributes.map(\.defaultValue),
        rows: rows))
  }

  /// Whether a row has as many cells as the header; reports one that has not.
  private mutating func checkLength(
    _ cells: [TableCell], _ filled: Int, _ layout: TableLayout, _ faults: inout TableFaults
  ) -> Bool {
    let count = layout.header.count
    if cells.count < count {
      faults.rows += 1
      report(.rowTooShort(cells, layout))
      return false
    }
    if cells.count > count {
      faults.rows += 1
      report(.rowTooLong(filled, cells, layout))
      return false
    }
    for place in layout.unnamed where !cells[place].isEmpty {
      faults.rows += 1
      report(.valueWithoutColumn(cells[place], layout))
      return false
    }
    return true
  }
}
