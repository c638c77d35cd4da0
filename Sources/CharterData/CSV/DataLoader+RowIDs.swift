internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// A record's id as a cell.
  struct ReadID {
    let cell: PackedValue
    /// `nil`: there is none, or another record has it; the row is read for its mistakes alone.
    var hash: Int?

    static let missing = ReadID(cell: .unknown)
  }

  /// Reads a row's id; reports a missing one and one that is taken.
  mutating func readID(
    _ cells: [TableCell], _ layout: TableLayout, _ rows: RecordTable.Rows,
    _ faults: inout TableFaults
  ) -> ReadID {
    guard layout.idPlace < cells.count else {
      registry.mayLackRecords = true
      return .missing
    }
    let text = layout.text
    let cell = cells[layout.idPlace]
    let range = cell.content
    let span = layout.span(cell)
    if range.isEmpty || text.isNull(range) {
      faults.rows += 1
      reportLoss(
        .missingCellID(
          at: range.isEmpty ? layout.span(cells.first { !$0.isEmpty } ?? cell) : span,
          of: schema[layout.entity].name))
      return .missing
    }
    if let damage = text.damage(in: range) {
      faults.rows += 1
      reportLoss(
        .damaged(damage, text.string(range), at: span, Words(zh: "编号", en: "the id")))
      return .missing
    }
    guard range.end - range.start <= PackedValue.longestText else {
      reportLoss(.fileTooLarge(at: span))
      return .missing
    }
    let width = layout.fields.count + 1
    let hash = text.hash(range)
    let row = rows.index.row(hash) { row in
      text.isSame(PackedValue(bits: rows.cells[row * width]).range, range)
    }
    let packed = PackedValue(.text, range)
    let first: Span?
    if let row {
      var scanner = TableScanner(text, at: Int(rows.starts[row]))
      first = scanner.readCell(at: layout.idPlace).map(layout.span)
    } else if registry.knowsIDs(of: layout.entity),
      let other = registry.record(layout.entity, id: text.unescaped(range))
    {
      first = placeOfID(of: other)
    } else {
      return ReadID(cell: packed, hash: hash)
    }
    faults.rows += 1
    report(
      .duplicateRecord(
        text.string(range), at: span, first: first ?? span, of: schema[layout.entity].name))
    return ReadID(cell: packed)
  }

  /// Where a record's id was written in this run.
  func placeOfID(of record: RecordID) -> Span? {
    if let span = idSpans[record] { return span }
    guard isReadingRegistry, let (table, row) = registry.records.row(record.index) else {
      return nil
    }
    return table.idSpan(row)
  }
}

extension TableText {
  /// The hash of a text, as ``RecordIndex`` takes it.
  func hash(_ range: Range) -> Int {
    range.isEscaped
      ? RecordIndex.hash(unescaped(range)) : RecordIndex.hash(bytes[range.start..<range.end])
  }

  /// Whether two ranges hold the same text.
  func isSame(_ left: Range, _ right: Range) -> Bool {
    right.isEscaped
      ? holds(unescaped(right), at: left) : holds(bytes[right.start..<right.end], at: left)
  }
}
