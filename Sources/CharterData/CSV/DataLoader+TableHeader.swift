internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// The entity that a table's file is called after; reports a name that is none.
  mutating func tableEntity(_ source: SourceID) -> EntityID? {
    let name = tableName(texts[source].name)
    if let entity = entityNames[name] { return entity }
    reportLoss(.unknownTable(name, at: Span(source: source, start: 0, end: 0), in: schema))
    return nil
  }

  /// Reads the header of a table.
  ///
  /// - Returns: the layout; `nil` where a mistake in it leaves no record to be read.
  mutating func readTableHeader(_ source: SourceID, of entity: EntityID) -> TableLayout? {
    let bytes = texts[source].bytes
    var start = texts[source].hasByteOrderMark ? 3 : 0
    var separator: UInt8?
    switch SeparatorLine.read(bytes, at: start) {
    case .none: break
    case .separator(let byte, let end): (separator, start) = (byte, end)
    case .unknown(let range):
      reportLoss(
        .unknownSeparator(at: Span(source: source, start: range.lowerBound, end: range.upperBound)))
      return nil
    }
    // What stands before the header is blank, if anything.
    while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    let candidates = separator.map { [$0] } ?? Self.separators
    let headers = candidates.map { separator in
      TableHeader(TableText(bytes: bytes, separator: separator), at: start, source)
    }
    let known = headers.map { header in header.names.count { isColumn($0, of: entity) } }
    guard let most = known.max(), let place = known.firstIndex(of: most) else { return nil }
    let header = headers[place]
    if let quote = header.unclosedQuote {
      reportLoss(.unclosedQuote(at: quote, in: texts[source], source))
      return nil
    }
    if let cell = header.cells.first(where: { $0.afterQuote >= 0 }) {
      reportLoss(.textAfterQuote(cell, source))
      return nil
    }
    guard header.cells.count <= TableHeader.widest else {
      reportLoss(.tooManyColumns(at: header.node(TableHeader.widest).span))
      return nil
    }
    if header.cells.isEmpty {
      reportLoss(.emptyTable(at: Span(source: source, start: start, end: start), schema[entity]))
      return nil
    }
    if most == 0 {
      reportLoss(noHeader(header, of: entity))
      return nil
    }
    return layout(header, of: entity)
  }

  static let separators: [UInt8] = [",", ";", "\t"].map { UInt8(ascii: $0) }

  /// Whether a name in a header is that of the ids or of an attribute.
  private func isColumn(_ name: String, of entity: EntityID) -> Bool {
    name == "id" || name == "编号" || entityTables[entity.index].slots[name] != nil
      || part(name, of: entity) != nil
  }

  /// The attribute and the nested one that a dotted name stands for.
  private func part(_ name: String, of entity: EntityID) -> (slot: Int, inner: EntityID, Int)? {
    let names = name.split(separator: ".", omittingEmptySubsequences: false)
    guard names.count == 2, let slot = entityTables[entity.index].slots[String(names[0])],
      case .entity(let inner) = schema[entity].attributes[slot].type.base,
      let innerSlot = entityTables[inner.index].slots[String(names[1])]
    else { return nil }
    return (slot, inner, innerSlot)
  }

  /// The column that a name stands for but for an unseen character, blanks, a full-width dot or, for the ids, capitals.
  private func meantColumn(_ name: String, of entity: EntityID) -> String? {
    guard !isColumn(name, of: entity) else { return nil }
    if let rest = Neutralised.unseen(in: name)?.rest, isColumn(rest, of: entity) { return rest }
    if name.lowercased() == "id" { return "id" }
    let dotted = String(
      name.filter { !$0.isWhitespace }.map { "。．｡".contains($0) ? "." : $0 })
    return isColumn(dotted, of: entity) ? dotted : nil
  }

  /// Columns that may be meant as ids; a table without a column `id` mostly has one of them.
  private static let idLikeNames: Set<String> = [
    "序号", "编码", "代码", "代号", "号码", "学校编号", "no", "no.", "number", "code",
  ]

  /// What to say where no column of the first row is known.
  private func noHeader(_ header: TableHeader, of entity: EntityID) -> Diagnostic {
    var scanner = TableScanner(header.text, at: header.end)
    var cells: [TableCell] = []
    for _ in 0..<5 where !scanner.isAtEnd {
      let start = scanner.offset
      scanner.readRow(into: &cells, limit: TableHeader.widest)
      let known = cells.count { isColumn(header.text.string($0.content), of: entity) }
      if known > 1 || known == 1 && cells.count == 1 {
        let later = Span(source: header.source, start: start, end: cells.last?.end ?? start)
        return .headerIsLater(at: header.span, later: later)
      }
    }
    return .noKnownColumn(
      at: header.span, header.text.string(header.cells[0].content),
      among: entityTables[entity.index],
      of: schema[entity].name)
  }

  /// Sorts the columns of a header; reports those that are unknown or there twice.
  private mutating func layout(_ header: TableHeader, of entity: EntityID) -> TableLayout? {
    var idCell: Int?
    var fields: [TableField] = []
    var fieldOfSlot: [Int: Int] = [:]
    var firsts: [[Int]: Int] = [:]
    var unnamed: [Int] = []
    var unknown: [Int] = []
    let count = diagnostics.count
    for (place, written) in header.names.enumerated() {
      // A header with thousands of columns is no header.
      guard diagnostics.count - count + unknown.count < TableFaults.limit else { break }
      if written.isEmpty {
        unnamed.append(place)
        continue
      }
      let key = header.node(place)
      // A slip in a name is told once; the column is read on as the one that is meant.
      let meant = meantColumn(written, of: entity)
      if let meant { report(.slippedColumn(key, meant, of: schema[entity])) }
      let name = meant ?? written
      if name == "id" || name == "编号" {
        if let first = idCell {
          report(.duplicateKey(key, first: header.node(first)))
        } else {
          idCell = place
        }
        continue
      }
      let part = part(name, of: entity)
      guard let slot = part?.slot ?? entityTables[entity.index].slots[name] else {
        unknown.append(place)
        continue
      }
      let declaration = schema[entity].attributes[slot]
      if let inverse = declaration.inverseOf {
        report(.derivedField(key, declaration.name, inverse, in: schema))
        continue
      }
      let whole = firsts[[slot]]
      if let first = whole ?? firsts[part.map { [slot, $0.2] } ?? [slot]] {
        report(
          whole != nil && part != nil
            ? .partAndWhole(key, header.node(first))
            : .duplicateKey(key, first: header.node(first)))
        continue
      }
      if part == nil, let other = fieldOfSlot[slot] {
        report(.partAndWhole(header.node(fields[other].parts[0].place), key))
        continue
      }
      firsts[part.map { [slot, $0.2] } ?? [slot]] = place
      if fieldOfSlot[slot] == nil {
        fieldOfSlot[slot] = fields.count
        fields.append(
          TableField(
            slot: slot, declaration: declaration, place: place, name: name, nameSpan: key.span,
            schema: schema))
      }
      if let part, let field = fieldOfSlot[slot] {
        let inner = schema[part.inner].attributes[part.2]
        if let inverse = inner.inverseOf {
          report(.derivedField(key, inner.name, inverse, in: schema))
        }
        fields[field].parts.append(
          TableField.Part(
            place: place, name: String(name.split(separator: ".")[1]), span: key.span,
            type: inner.type))
      }
    }
    let numbers =
      idCell == nil
      ? unknown.first { Self.idLikeNames.contains(header.names[$0].lowercased()) } : nil
    for place in unknown where place != numbers {
      report(
        .unknownColumn(
          header.node(place), among: entityTables[entity.index], of: schema[entity], schema))
    }
    guard let idCell else {
      let name = schema[entity].name
      reportLoss(
        numbers.map { .otherIDColumn(header.node($0), of: name) }
          ?? .noIDColumn(at: header.span, of: name))
      return nil
    }
    return TableLayout(
      header, of: entity, idPlace: idCell, fields: fields, unnamed: unnamed, schema: schema)
  }
}

/// The first row of a table as one separator cuts it.
struct TableHeader {
  let text: TableText
  let source: SourceID
  /// Without the empty cells at the end, which spreadsheet programs leave there.
  private(set) var cells: [TableCell] = []
  let names: [String]
  /// The first byte of the next row.
  let end: Int
  let unclosedQuote: Int?

  init(_ text: TableText, at start: Int, _ source: SourceID) {
    self.text = text
    self.source = source
    var scanner = TableScanner(text, at: start)
    var cells: [TableCell] = []
    if !scanner.isAtEnd { scanner.readRow(into: &cells, limit: TableHeader.widest) }
    while cells.last?.isEmpty == true { cells.removeLast() }
    self.cells = cells
    names = cells.map { text.string($0.content) }
    end = scanner.offset
    unclosedQuote = scanner.unclosedQuote
  }

  /// The most columns that a table may have; spreadsheet programs have fewer.
  static let widest = 20_000

  /// The row from its first cell to its last.
  var span: Span {
    Span(source: source, start: cells.first?.start ?? 0, end: cells.last?.end ?? 0)
  }

  /// A name with its place.
  func node(_ place: Int) -> YAMLTree.Node {
    YAMLTree.Node(
      kind: .scalar, text: names[place], isPlain: false,
      span: Span(source: source, start: cells[place].start, end: cells[place].end), next: 1)
  }
}

/// `sep=;`: a line before the header with which spreadsheet programs are told the separator.
enum SeparatorLine {
  case none
  case separator(UInt8, end: Int)
  case unknown(Range<Int>)

  static func read(_ bytes: [UInt8], at start: Int) -> SeparatorLine {
    var end = start
    while end < bytes.count, end - start < 12, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let line = bytes[start..<end].filter { $0 != TableText.quote }
    guard line.count >= 4,
      String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return .none }
    var next = end
    while next < bytes.count, bytes[next] == 0x0A || bytes[next] == 0x0D { next += 1 }
    let mark = line.dropFirst(4)
    guard mark.count == 1, let byte = mark.first, DataLoader.separators.contains(byte) else {
      return .unknown(start..<end)
    }
    return .separator(byte, end: next)
  }
}

/// The name of a table's file, without folders and ending.
func tableName(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
}

/// Whether a file is a table by its name.
package func isTable(_ path: String) -> Bool {
  let name = path.lowercased()
  return name.hasSuffix(".csv") || name.hasSuffix(".tsv")
}
