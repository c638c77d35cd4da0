internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads what a row says of one attribute.
  mutating func read(
    _ place: Int, of cells: [TableCell], _ layout: TableLayout, _ faults: inout TableFaults,
    _ tree: inout YAMLTree
  ) -> CellValue {
    let field = layout.fields[place]
    // Most cells come to an end here.
    if field.parts.isEmpty {
      let range = cells[field.place].content
      if range.isEmpty { return .omitted }
      if range.end - range.start <= TableText.longestCell,
        let cell = field.quick.read(range, in: layout.text)
      {
        return cell
      }
    } else if field.parts.allSatisfy({ cells[$0.place].isEmpty }) {
      return .omitted
    }
    // What is wrong so often needs no more showing.
    guard faults.cells[place] < TableFaults.limit else {
      faults.unread[place] = faults.codes[place]
      return .unknown
    }
    let count = diagnostics.count
    let cell = readSlowly(field, of: cells, layout, &tree)
    faults.note(diagnostics[count...], place)
    return cell
  }

  /// Reads a value as YAML would have it, with all that can be wrong with it.
  private mutating func readSlowly(
    _ field: TableField, of cells: [TableCell], _ layout: TableLayout, _ tree: inout YAMLTree
  ) -> CellValue {
    let base = field.declaration.type.base
    if let value = scalar(field, of: cells, layout) { return CellValue(value, as: base) }
    let subject = Place.Subject.record(
      layout.entity, id: layout.text.string(cells[layout.idPlace].content))
    let holder = Place(subject, field.declaration.name)
    let involved = field.parts.isEmpty ? [field.place] : field.parts.map(\.place)
    for place in involved where !cells[place].isEmpty {
      let (cell, range) = (cells[place], cells[place].content)
      guard range.end - range.start <= TableText.longestCell else {
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
    case .omitted: return .omitted
    case .failed: return .unknown
    case .value(.text): return .text
    case .value(let value): return CellValue(value, as: base)
    case .references(let targets, let isSet):
      // The ids of others are found once all files are read, straight from the cell.
      if isSet { return .other(.set([])) }
      guard case .record(let record)? = targets.first?.target else { return .unknown }
      return .integer(Int64(record.index))
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
    guard field.parts.isEmpty, range.end - range.start <= TableText.longestCell,
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
    guard case .integer(let integer) = cell else { return text.string(range) }
    if type == .boolean { return integer == 0 ? "false" : "true" }
    return CalendarDate(dayNumber: Int(integer))?.description ?? text.string(range)
  }
}
