internal import CharterColumns
internal import CharterDiagnostics
internal import CharterValues
internal import Synchronization

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
  /// The file is read row by row into columns; nothing else of a row is kept.
  mutating func readTable(_ source: SourceID) {
    let bytes = texts[source].bytes
    guard bytes.count <= YAMLNotes.largestFile else {
      return reportLoss(.fileTooLarge(at: Span(source: source, start: 0, end: 0)))
    }
    if let flaw = TextFlaw.first(in: bytes, workers) {
      return reportLoss(.flawedText(flaw, bytes, source))
    }
    guard let entity = tableEntity(source) else { return }
    registry.mention(entity)
    guard let layout = readTableHeader(source, of: entity) else { return }
    readRows(layout)
  }

  private mutating func readRows(_ layout: TableLayout) {
    let entity = layout.entity
    var faults = TableFaults(fields: layout.fields.count)
    var ids = RowIDs(layout.text, place: layout.idPlace)
    var parts: [[ColumnBuilder]] = []
    let ends = chunkEnds(layout)
    var chunks = ends.count > 1 && workers.count > 1 ? readAhead(layout, ends) : []
    var offset = layout.firstRow
    for (place, end) in ends.enumerated() {
      // Where a row goes on behind the end of its chunk, the next one was not cut at a row.
      var chunk: TableChunk
      if place < chunks.count, let ready = chunks[place], ready.start == offset,
        faults.rows < TableFaults.limit
      {
        chunk = ready
        chunks[place] = nil
      } else {
        chunk = TableChunk(from: offset, to: end, layout)
        if faults.rows < TableFaults.limit { chunk.readPlainRows() }
      }
      let isDone = finish(&chunk, layout, &ids, &faults)
      offset = chunk.offset
      parts.append(chunk.columns)
      if isDone { break }
    }
    for (place, field) in layout.fields.enumerated() {
      if let code = faults.unread[place] {
        report(.columnLeftUnread(code, at: field.nameSpan, field.declaration.name))
      }
    }
    if parts.isEmpty { parts = [layout.fields.map(\.builder)] }
    let columns = layout.fields.indices.map { field in
      TableColumn(
        heading: layout.fields[field].heading,
        content: ColumnBuilder.joined(parts.map { $0[field] }))
    }
    registry.add(
      RecordTable(
        entity: entity, source: layout.source, ids: ids, columns: columns,
        defaults: schema[entity].attributes.map(\.defaultValue)))
  }

  /// Where the chunks of a table end: behind line breaks, which mostly end rows.
  private func chunkEnds(_ layout: TableLayout) -> [Int] {
    let bytes = layout.text.bytes
    var ends: [Int] = []
    var end = layout.firstRow
    while end < bytes.count {
      end = min(end + max(chunkSize, 1), bytes.count)
      while end < bytes.count, bytes[end - 1] != TableText.lineFeed { end += 1 }
      ends.append(end)
    }
    return ends
  }

  /// Reads the plain rows at the beginning of each chunk, several chunks at a time.
  private func readAhead(_ layout: TableLayout, _ ends: [Int]) -> [TableChunk?] {
    let chunks = Mutex([TableChunk?](repeating: nil, count: ends.count))
    workers.run(ends.count) { place in
      let start = place == 0 ? layout.firstRow : ends[place - 1]
      var chunk = TableChunk(from: start, to: ends[place], layout)
      chunk.readPlainRows()
      chunks.withLock { $0[place] = chunk }
    }
    return chunks.withLock { $0 }
  }

  /// Looks at the ids of a chunk's rows, and reads what is left of it.
  ///
  /// - Returns: whether the rest of the table is not read.
  private mutating func finish(
    _ chunk: inout TableChunk, _ layout: TableLayout, _ ids: inout RowIDs,
    _ faults: inout TableFaults
  ) -> Bool {
    var cells: [TableCell] = []
    var tree = YAMLTree()
    while true {
      settle(&chunk, layout, &ids)
      if chunk.offset >= chunk.end { return false }
      var scanner = TableScanner(layout.text, at: chunk.offset)
      let isDone = readRow(&scanner, &chunk, layout, &ids, &faults, &cells, &tree)
      chunk.move(to: scanner.offset)
      if isDone { return true }
      // Nothing is read any more behind too many bad rows.
      if faults.rows < TableFaults.limit { chunk.readPlainRows() }
    }
  }

  /// Takes over the rows of a chunk up to the first whose id is taken, which is left to be reported.
  private func settle(_ chunk: inout TableChunk, _ layout: TableLayout, _ ids: inout RowIDs) {
    let isTaken: ((TableText.Range) -> Bool)? =
      registry.knowsIDs(of: layout.entity)
      ? { otherRecord(layout.entity, with: $0, in: layout.text) != nil } : nil
    let rows = chunk.unsettled
    let added = ids.append(rows, chunk.order, isTaken: isTaken)
    if added < rows.count { chunk.keep(rows.startIndex + added) }
    chunk.settle()
  }

  /// Reads one row with all that can be wrong with it.
  ///
  /// - Returns: whether the rest of the table is not read.
  private mutating func readRow(
    _ scanner: inout TableScanner, _ chunk: inout TableChunk, _ layout: TableLayout,
    _ ids: inout RowIDs, _ faults: inout TableFaults, _ cells: inout [TableCell],
    _ tree: inout YAMLTree
  ) -> Bool {
    let start = scanner.offset
    let count = scanner.readRow(into: &cells, limit: layout.header.count)
    if let quote = scanner.unclosedQuote {
      reportLoss(.unclosedQuote(at: quote, in: texts[layout.source], layout.source))
      return true
    }
    if cells.allSatisfy(\.isEmpty) { return false }
    if let cell = cells.first(where: { $0.afterQuote >= 0 }) {
      reportLoss(.textAfterQuote(cell, layout.source))
      return true
    }
    if faults.rows >= TableFaults.limit {
      let span = Span(source: layout.source, start: cells[0].start, end: cells[0].end)
      reportLoss(.tooManyBadRows(at: span))
      return true
    }
    if let row = NonRecord(cells, layout) {
      faults.rows += 1
      report(.notARecord(row, cells, layout))
      // Only a row without anything else may still be a record, which others refer to.
      guard row == .idAlone else { return false }
    }
    let isWhole = checkLength(cells, count, layout, &faults)
    let id = readID(cells, layout, ids, &faults)
    let values = layout.fields.indices.map { place in
      isWhole
        ? (read(place, of: cells, layout, &faults, &tree), cells[layout.fields[place].place].start)
        : (CellValue.unknown, 0)
    }
    guard let id else { return false }
    ids.append(start: start, id)
    chunk.append(start: start, values)
    return false
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
