internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads a row's id; reports a missing one and one that is taken.
  ///
  /// - Returns: where it stands; `nil`: there is none, or another record has it, so that the row is read for its
  ///   mistakes alone.
  mutating func readID(
    _ cells: [TableCell], _ layout: TableLayout, _ ids: RowIDs, _ faults: inout TableFaults
  ) -> TableText.Range? {
    guard layout.idPlace < cells.count else {
      registry.mayLackRecords = true
      return nil
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
      return nil
    }
    if let damage = text.damage(in: range) {
      faults.rows += 1
      reportLoss(
        .damaged(damage, text.string(range), at: span, Words(zh: "编号", en: "the id")))
      return nil
    }
    guard range.end - range.start <= TableText.longestCell else {
      reportLoss(.fileTooLarge(at: span))
      return nil
    }
    let first: Span?
    if let row = ids.row(holding: range) {
      var scanner = TableScanner(text, at: Int(ids.starts[row]))
      first = scanner.readCell(at: layout.idPlace).map(layout.span)
    } else if let other = otherRecord(layout.entity, with: range, in: text) {
      first = placeOfID(of: other)
    } else {
      return range
    }
    faults.rows += 1
    report(
      .duplicateRecord(
        text.string(range), at: span, first: first ?? span, of: schema[layout.entity].name))
    return nil
  }

  /// The record of another file that has an id.
  func otherRecord(
    _ entity: EntityID, with id: TableText.Range, in text: TableText
  ) -> RecordID? {
    registry.knowsIDs(of: entity) ? registry.record(entity, id: text.unescaped(id)) : nil
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
