internal import CharterDiagnostics
internal import CharterValues

/// What the header of a table says about its columns.
struct TableLayout {
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

  /// What most cells of each field need.
  let quick: [(place: Int, cell: QuickCell, omitted: PackedValue)]

  init(
    _ header: TableHeader, of entity: EntityID, idPlace: Int, fields: [TableField], unnamed: [Int]
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
    quick = fields.map { ($0.parts.isEmpty ? $0.place : -1, $0.quick, $0.omitted) }
  }

  func span(_ cell: TableCell) -> Span { Span(source: source, start: cell.start, end: cell.end) }
}

/// A column of a table, or several that make up one nested record.
struct TableField {
  /// A column of a nested record: `协议.签订日期`.
  struct Part {
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
  var omitted: PackedValue {
    PackedValue(declaration.defaultValue == nil ? .unknown : .byDefault)
  }

  var column: RecordTable.Column {
    var enumeration: EnumID?
    if case .enumeration(let id) = declaration.type.base { enumeration = id }
    return RecordTable.Column(
      slot: slot, place: place, enumeration: enumeration, isHan: Name.isHan(name),
      nameSpan: nameSpan)
  }
}
