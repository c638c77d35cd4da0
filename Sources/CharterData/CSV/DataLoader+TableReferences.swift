internal import CharterColumns
internal import CharterDiagnostics
internal import CharterValues
internal import Synchronization

extension DataLoader {
  /// Finds the records that the cells of tables refer to, once all files are read.
  mutating func resolveTables() {
    for (first, table) in registry.records.tables {
      let columns = table.columns.indices.compactMap { ReferenceColumn(table, $0, schema) }
      if !columns.isEmpty { resolve(table, columns, startingAt: first) }
    }
  }

  private mutating func resolve(
    _ table: RecordTable, _ columns: [ReferenceColumn], startingAt first: Int
  ) {
    var faults = TableFaults(fields: table.columns.count)
    let found = columns.map { $0.isSet ? [] : records(in: $0, of: table) }
    var builders = columns.map {
      ColumnBuilder($0.isSet ? .values : .integers(.record), omitted: .unknown)
    }
    // Row by row, so that mistakes are found in the order of the file.
    for row in 0..<table.count {
      for (index, column) in columns.enumerated() {
        if !column.isSet, found[index][row] >= 0 {
          builders[index].append(.integer(Int64(found[index][row])), at: 0)
        } else {
          builders[index].append(resolve(row, of: table, column, &faults), at: 0)
        }
      }
    }
    var resolved = table.columns
    for (index, column) in columns.enumerated() {
      resolved[column.place].content = ColumnBuilder.joined([builders[index]])
      guard let code = faults.unread[column.place] else { continue }
      report(.columnLeftUnread(code, at: column.heading.nameSpan, column.name))
    }
    registry.replaceTable(startingAt: first, with: RecordTable(table, columns: resolved))
  }

  /// The records that the cells of a column refer to, each to one at most; -1 where there is none.
  private func records(in column: ReferenceColumn, of table: RecordTable) -> [Int32] {
    let finder = registry.finder(of: column.target, forMany: table.count)
    let size = 1 << 16
    let parts = (table.count + size - 1) / size
    let found = Mutex([[Int32]](repeating: [], count: parts))
    workers.run(parts) { part in
      let rows = part * size..<min((part + 1) * size, table.count)
      let records = column.records(of: rows, in: table.text, finder)
      found.withLock { $0[part] = records }
    }
    return found.withLock { Array($0.joined()) }
  }

  /// What a cell refers to, with all that may be wrong with it.
  private mutating func resolve(
    _ row: Int, of table: RecordTable, _ column: ReferenceColumn, _ faults: inout TableFaults
  ) -> CellValue {
    switch column.cells.states?[row] ?? .known {
    case .absent: return .absent
    case .unknown: return .unknown
    case .other: return column.cells.others[row].map(CellValue.other) ?? .unknown
    case .known: break
    }
    guard faults.cells[column.place] < TableFaults.limit else {
      faults.unread[column.place] = faults.codes[column.place]
      return .unknown
    }
    let count = diagnostics.count
    let references = references(in: row, of: table, column)
    let holder = Place(.record(table.entity, id: table.id(row)), column.name)
    let value = resolve(references, at: holder)
    faults.note(diagnostics[count...], column.place)
    return switch value {
    case .record(let record): .integer(Int64(record.index))
    case .some(let value): .other(value)
    case nil: .unknown
    }
  }

  /// What a cell refers to, each reference with its place.
  private func references(
    in row: Int, of table: RecordTable, _ column: ReferenceColumn
  ) -> SlotReferences {
    let text = table.text
    let range = column.range(row, in: text)
    let span = table.span(row, column: column.place)
    let members = column.isSet ? text.members(of: range) : [range]
    let targets = members.map { member in
      let id = text.string(member)
      let place =
        column.isSet ? Span(source: table.source, start: member.start, end: member.end) : span
      var reference = Reference(entity: column.target, target: .id(id), span: place)
      if column.isSet { reference.parts = listParts(id) ?? looseParts(id) ?? [] }
      if column.isOptional, !column.isSet {
        reference.absence = absence(id, isHan: column.heading.isHan)
      }
      return reference
    }
    return SlotReferences(
      slot: column.heading.slot, targets: targets, isSet: column.isSet, span: span)
  }
}

/// A column of a table whose cells hold ids.
private struct ReferenceColumn {
  /// Its place among the table's columns.
  let place: Int
  let heading: TableColumn.Heading
  /// Where the ids stand in the file.
  let cells: Column
  let name: Name
  let target: EntityID
  let isSet: Bool
  let isOptional: Bool

  /// `nil`: the column refers to nothing.
  init?(_ table: RecordTable, _ place: Int, _ schema: Schema) {
    guard case .references(let cells) = table.columns[place].content else { return nil }
    heading = table.columns[place].heading
    let attribute = schema[AttributeID(entity: table.entity, slot: heading.slot)]
    switch attribute.type.base {
    case .entity(let entity): (target, isSet) = (entity, false)
    case .set(of: .entity(let entity)): (target, isSet) = (entity, true)
    default: return nil
    }
    self.place = place
    self.cells = cells
    name = attribute.name
    isOptional = attribute.type.isOptional
  }

  /// Where a row's id or ids stand; the row is known to have some.
  func range(_ row: Int, in text: TableText) -> TableText.Range {
    let start = Int(cells.cells.integer(row))
    var scanner = TableScanner(text, at: start)
    return scanner.readCell(at: 0)?.content
      ?? TableText.Range(start: start, end: start, isEscaped: false)
  }

  /// The records that some rows refer to; -1 where there is none.
  func records(of rows: Range<Int>, in text: TableText, _ finder: RecordFinder) -> [Int32] {
    var last: (range: TableText.Range, record: Int32)?
    return rows.map { row in
      guard cells.states?[row] ?? .known == .known else { return -1 }
      let range = range(row, in: text)
      if range.isEscaped { return -1 }
      let id = text.bytes[range.start..<range.end]
      // Rows that belong together mostly stand together.
      if let last, text.holds(id, at: last.range) { return last.record }
      let record = finder.record(id).map { Int32($0.index) } ?? -1
      last = (range, record)
      return record
    }
  }
}
