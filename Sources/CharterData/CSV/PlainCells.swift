internal import CharterColumns
internal import CharterValues

/// What the cells of a table's rows are, place by place, for ``TableChunk`` to read at a glance.
struct PlainCells: Sendable {
  /// What a place holds, as far as it is read at a glance.
  enum Form: Sendable {
    case id
    /// A column without a name, which stays empty.
    case unnamed
    /// A column that was reported.
    case ignored
    case integer
    case decimal
    case date
    /// A truth value or a case, by its word.
    case word
    case text
    case reference
    /// A part of a nested record, which is left to the loader unless it is empty.
    case nested
    /// What is never read at a glance.
    case other
  }

  struct Cell: Sendable {
    var form = Form.ignored
    /// The field that it holds, or -1; of the parts of a nested record the first one stands for all.
    var field = -1
    var words = WordTable.Part()
    /// Whether a record fills it or another one like it.
    var says = false
    /// Whether nothing is known where it is empty.
    var isUnknownWhenEmpty = false
  }

  private(set) var cells: [Cell] = []
  private(set) var words = WordTable()
  private(set) var search = ByteSearch(separator: 0)
  /// Whether a row without a cell that says something is no record.
  private(set) var mustSay = false

  /// A word that says that there is no value.
  static let absence: Int64 = -1

  /// Of a table without columns.
  init() {}

  init(_ layout: TableLayout, _ schema: Schema) {
    search = ByteSearch(separator: layout.text.separator)
    mustSay = !layout.placesThatSay.isEmpty
    cells = Array(repeating: Cell(), count: layout.header.count)
    cells[layout.idPlace].form = .id
    for place in layout.unnamed { cells[place].form = .unnamed }
    for place in layout.placesThatSay { cells[place].says = true }
    for (index, field) in layout.fields.enumerated() {
      var cell = Cell(
        form: .other, field: index, says: cells[field.place].says,
        isUnknownWhenEmpty: field.declaration.defaultValue == nil)
      guard field.parts.isEmpty else {
        for part in field.parts { cells[part.place].form = .nested }
        cell.form = .nested
        cells[field.parts[0].place] = cell
        continue
      }
      let type = field.declaration.type
      switch type.base {
      case .boolean:
        cell.form = .word
        cell.words = words.add(
          Self.words(
            [("true", 1), ("是", 1), ("TRUE", 1), ("false", 0), ("否", 0), ("FALSE", 0)], type))
      case .enumeration(let id):
        cell.form = .word
        cell.words = words.add(
          Self.words(
            schema[id].cases.enumerated().flatMap { index, name in
              name.forms.map { ($0, Int64(index)) }
            }, type))
      case .number(let isInteger, _): cell.form = isInteger ? .integer : .decimal
      case .date: cell.form = .date
      case .text: cell.form = .text
      case .entity, .set(of: .entity): cell.form = .reference
      case .set, .nothing: break
      }
      cells[field.place] = cell
    }
  }

  /// Words, before them those of absence where there may be one.
  private static func words(_ words: [(String, Int64)], _ type: ValueType) -> [(String, Int64)] {
    type.isOptional ? ["~", "无", "null"].map { ($0, absence) } + words : words
  }
}
