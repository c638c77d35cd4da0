internal import CharterColumns
internal import CharterDiagnostics
internal import CharterValues

/// What the header of a table says about its columns.
struct TableLayout: Sendable {
  let entity: EntityID
  let source: SourceID
  let text: TableText
  /// The cells of the header, without empty ones at its end.
  let header: [TableCell]
  /// The place of the ids in each row.
  let idPlace: Int
  /// The columns that hold an attribute.
  let fields: [TableField]
  /// The places of columns without a name, which stay empty.
  let unnamed: [Int]
  /// The first byte after the header.
  let firstRow: Int

  /// The places of which a record fills one at least; none where empty cells are all defaults.
  let placesThatSay: [Int]

  /// What is read of rows at a glance.
  private(set) var plain = PlainCells()

  init(
    _ header: TableHeader, of entity: EntityID, idPlace: Int, fields: [TableField], unnamed: [Int],
    schema: Schema
  ) {
    self.entity = entity
    self.source = header.source
    self.text = header.text
    self.header = header.cells
    self.idPlace = idPlace
    self.fields = fields
    self.unnamed = unnamed
    self.firstRow = header.end
    let isAllDefault = fields.allSatisfy { $0.declaration.defaultValue != nil }
    placesThatSay =
      isAllDefault
      ? [] : fields.flatMap { $0.parts.isEmpty ? [$0.place] : $0.parts.map(\.place) }
    plain = PlainCells(self, schema)
  }

  func span(_ cell: TableCell) -> Span { Span(source: source, start: cell.start, end: cell.end) }
}

/// A column of a table, or several that make up one nested record.
struct TableField: Sendable {
  /// A column of a nested record: `协议.签订日期`.
  struct Part: Sendable {
    let place: Int
    let name: String
    let span: Span
    let type: ValueType
  }

  let slot: Int
  let declaration: AttributeDeclaration
  let place: Int
  /// The attribute's name as the header has it.
  let name: String
  let nameSpan: Span
  /// The columns of a nested record; empty where one column holds the value.
  var parts: [Part] = []
  let quick: QuickCell

  init(
    slot: Int, declaration: AttributeDeclaration, place: Int, name: String, nameSpan: Span,
    schema: Schema
  ) {
    self.slot = slot
    self.declaration = declaration
    self.place = place
    self.name = name
    self.nameSpan = nameSpan
    quick = QuickCell(declaration.type, in: schema)
  }

  /// What a cell that says nothing comes to.
  private var omitted: CellValue {
    guard let value = declaration.defaultValue else { return .unknown }
    let cell = CellValue(value, as: declaration.type.base)
    // The default of texts and sets is the same in all rows, which say only that it holds.
    if case .other = cell, form == .texts || form == .values { return .omitted }
    return cell
  }

  /// The column that its values go into.
  var builder: ColumnBuilder { ColumnBuilder(form, omitted: omitted) }

  private var form: ColumnBuilder.Form {
    switch declaration.type.base {
    case .boolean: .integers(.boolean)
    case .date: .integers(.date)
    case .number(let isInteger, _): isInteger ? .integers(.number(scale: 0)) : .decimals
    case .enumeration(let id): .integers(.enumCase(id))
    case .text: .texts
    // A record that is written in the row is known at once.
    case .entity: parts.isEmpty ? .references : .integers(.record)
    case .set(of: .entity): .references
    case .set, .nothing: .values
    }
  }

  var heading: TableColumn.Heading {
    TableColumn.Heading(
      slot: slot, places: parts.isEmpty ? [place] : parts.map(\.place), isHan: Name.isHan(name),
      nameSpan: nameSpan)
  }
}
