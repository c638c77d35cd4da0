internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads what a row says of one attribute.
  mutating func read(
    _ place: Int, of cells: [TableCell], _ layout: TableLayout, _ rows: inout RecordTable.Rows,
    _ faults: inout TableFaults, _ tree: inout YAMLTree
  ) -> PackedValue {
    // Most cells come to an end here; a whole field is not copied for them.
    let quick = layout.quick[place]
    if quick.place >= 0 {
      let range = cells[quick.place].content
      if range.isEmpty { return quick.omitted }
      if range.end - range.start <= PackedValue.longestText,
        let cell = quick.cell.read(range, in: layout.text)
      {
        return cell
      }
    } else if layout.fields[place].parts.allSatisfy({ cells[$0.place].isEmpty }) {
      return quick.omitted
    }
    let field = layout.fields[place]
    // What is wrong so often needs no more showing.
    guard faults.cells[place] < TableFaults.limit else {
      faults.unread[place] = faults.codes[place]
      return .unknown
    }
    let count = diagnostics.count
    let cell = readSlowly(field, of: cells, layout, &rows, &tree)
    faults.note(diagnostics[count...], place)
    return cell
  }

  /// Reads a value as YAML would have it, with all that can be wrong with it.
  private mutating func readSlowly(
    _ field: TableField, of cells: [TableCell], _ layout: TableLayout,
    _ rows: inout RecordTable.Rows, _ tree: inout YAMLTree
  ) -> PackedValue {
    if let value = scalar(field, of: cells, layout) { return rows.pack(value) }
    let subject = Place.Subject.record(
      layout.entity, id: layout.text.string(cells[layout.idPlace].content))
    let holder = Place(subject, field.declaration.name)
    let involved = field.parts.isEmpty ? [field.place] : field.parts.map(\.place)
    for place in involved where !cells[place].isEmpty {
      let (cell, range) = (cells[place], cells[place].content)
      guard range.end - range.start <= PackedValue.longestText else {
        report(.fileTooLarge(at: layout.span(cell)))
        return .unknown
      }
      if let damage = layout.text.damage(in: range) {
        report(
          .damaged(
            damage, layout.text.string(range), at: layout.span(cell), holder.words(in: schema)))
        return .unknown
      }
    }
    tree.removeAll()
    _ = tree.append(.scalar, text: field.name, span: field.nameSpan)
    if field.parts.isEmpty {
      append(cells[field.place], as: field.declaration.type, to: &tree, layout)
    } else {
      let given = field.parts.filter { !cells[$0.place].isEmpty }
      let span = given.map { layout.span(cells[$0.place]) }.reduce(
        layout.span(cells[given[0].place])
      ) { $0.joined(with: $1) }
      let node = tree.append(.mapping, span: span)
      for part in given {
        _ = tree.append(.scalar, text: part.name, span: part.span)
        append(cells[part.place], as: part.type, to: &tree, layout)
      }
      tree.close(node, at: Int(span.end))
    }
    switch read(1, in: tree, as: field.declaration.type, at: holder) {
    case .omitted: return field.omitted
    case .failed: return .unknown
    case .value(let value): return rows.pack(value)
    case .references(let targets, let isSet):
      // The ids of others are found once all files are read, straight from the cell.
      if isSet { return rows.pack(.set([])) }
      guard case .record(let record)? = targets.first?.target else { return .unknown }
      return rows.pack(.record(record))
    }
  }

  /// A sound value in one of the forms that take more to read, such as `900人` or `2021年4月20日`.
  private func scalar(
    _ field: TableField, of cells: [TableCell], _ layout: TableLayout
  ) -> Value? {
    let range = cells[field.place].content
    let type = field.declaration.type.base
    switch type {
    case .boolean, .date, .number, .enumeration: break
    case .text, .entity, .set, .nothing: return nil
    }
    guard field.parts.isEmpty, range.end - range.start <= PackedValue.longestText,
      !layout.text.isNull(range),
      case .success(let value) = scalars.read(layout.text.string(range), as: type)
    else { return nil }
    return value
  }

  /// Appends a cell as the node that a value of a type is in YAML.
  private func append(
    _ cell: TableCell, as type: ValueType, to tree: inout YAMLTree, _ layout: TableLayout
  ) {
    let text = layout.text
    let span = layout.span(cell)
    guard case .set(let element) = type.base, !text.isNull(cell.content) else {
      let scalar = plain(cell.content, as: type.base, text)
      _ = tree.append(.scalar, text: scalar, isPlain: true, span: span)
      return
    }
    let node = tree.append(.sequence, span: span)
    if !text.isEmptyList(cell.content) {
      for member in text.members(of: cell.content) {
        let place = Span(source: layout.source, start: member.start, end: member.end)
        let scalar = plain(member, as: element, text)
        _ = tree.append(.scalar, text: scalar, isPlain: true, span: place)
      }
    }
    tree.close(node, at: Int(span.end))
  }

  /// A scalar's text; what spreadsheet programs make of truth values and dates as YAML has it.
  private func plain(_ range: TableText.Range, as type: BaseType, _ text: TableText) -> String {
    switch type {
    case .boolean, .date: break
    default: return text.string(range)
    }
    let cell = QuickCell(ValueType(type), in: schema).read(range, in: text)
    return switch cell?.kind {
    case .yes: "true"
    case .no: "false"
    case .date:
      cell.flatMap { CalendarDate(dayNumber: $0.place) }?.description ?? text.string(range)
    default: text.string(range)
    }
  }

  // MARK: References

  /// Finds the records that the cells of tables refer to, once all files are read.
  mutating func resolveTables() {
    for (first, table) in registry.records.tables {
      let columns = table.columns.indices.filter { place in
        let type = schema[AttributeID(entity: table.entity, slot: table.columns[place].slot)].type
        switch type.base {
        case .entity, .set(of: .entity): return true
        default: return false
        }
      }
      guard !columns.isEmpty else { continue }
      resolve(table, columns, startingAt: first)
    }
  }

  private mutating func resolve(_ table: RecordTable, _ columns: [Int], startingAt first: Int) {
    var cells = table.cells
    var spilled = table.spilled
    var faults = TableFaults(fields: table.columns.count)
    for row in 0..<table.count {
      for column in columns {
        let place = row * table.width + column + 1
        let cell = PackedValue(bits: cells[place])
        guard cell.kind == .reference || cell.kind == .references else { continue }
        let slot = table.columns[column].slot
        let attribute = schema[AttributeID(entity: table.entity, slot: slot)]
        guard let target = attribute.type.target else { continue }
        let range = cell.range
        if cell.kind == .reference, !range.isEscaped,
          let record = registry.record(target, id: table.text.bytes[range.start..<range.end])
        {
          cells[place] = PackedValue(.record, UInt64(record.index)).bits
          continue
        }
        cells[place] = PackedValue.unknown.bits
        guard faults.cells[column] < TableFaults.limit else {
          faults.unread[column] = faults.codes[column]
          continue
        }
        let count = diagnostics.count
        let references = references(
          in: cell, of: table, row, column, to: target, isOptional: attribute.type.isOptional)
        let holder = Place(.record(table.entity, id: table.id(row)), attribute.name)
        if let value = resolve(references, at: holder) {
          if let packed = PackedValue(value) {
            cells[place] = packed.bits
          } else {
            cells[place] = PackedValue(.spilled, UInt64(spilled.count)).bits
            spilled.append(value)
          }
        }
        faults.note(diagnostics[count...], column)
      }
    }
    for column in columns {
      guard let code = faults.unread[column] else { continue }
      let name = schema[AttributeID(entity: table.entity, slot: table.columns[column].slot)].name
      report(.columnLeftUnread(code, at: table.columns[column].nameSpan, name))
    }
    registry.replaceTable(
      startingAt: first, with: RecordTable(table, cells: cells, spilled: spilled))
  }

  /// What a cell refers to, each reference with its place.
  private func references(
    in cell: PackedValue, of table: RecordTable, _ row: Int, _ column: Int, to target: EntityID,
    isOptional: Bool
  ) -> SlotReferences {
    let isSet = cell.kind == .references
    let span = table.span(row, column: column)
    let members = isSet ? table.text.members(of: cell.range) : [cell.range]
    let targets = members.map { member in
      let text = table.text.string(member)
      let place =
        isSet ? Span(source: table.source, start: member.start, end: member.end) : span
      var reference = Reference(entity: target, target: .id(text), span: place)
      if isSet { reference.parts = listParts(text) ?? looseParts(text) ?? [] }
      if isOptional, !isSet {
        reference.absence = absence(text, isHan: table.columns[column].isHan)
      }
      return reference
    }
    return SlotReferences(
      slot: table.columns[column].slot, targets: targets, isSet: isSet, span: span)
  }
}

extension ValueType {
  /// The entity that values of the type refer to.
  fileprivate var target: EntityID? {
    switch base {
    case .entity(let entity), .set(of: .entity(let entity)): entity
    default: nil
    }
  }
}
