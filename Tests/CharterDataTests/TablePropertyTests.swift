import CharterData
import CharterDiagnostics
import CharterTestSupport
import CharterValues
import Testing

/// Random records, written as YAML and as a table in one of the many ways in which tables are written.
private struct RandomRecords {
  /// What a record says of one attribute.
  enum Cell {
    case omitted
    case none
    case scalar(String)
    case set([String])
  }

  let attributes: [AttributeDeclaration]
  let ids: [String]
  var rows: [[Cell]] = []

  /// How many records say nothing but their ids.
  var idsAlone: Int {
    rows.count {
      $0.allSatisfy { cell in
        if case .omitted = cell { true } else { false }
      }
    }
  }

  init(of entity: EntityID, _ random: inout SeededGenerator) {
    attributes = Sample.schema[entity].attributes.filter { $0.inverseOf == nil }
      .filter {
        if case .entity(Sample.agreement) = $0.type.base { return false }
        if case .entity(Sample.district) = $0.type.base { return false }
        if case .entity(Sample.group) = $0.type.base { return false }
        return true
      }
    let count = Int.random(in: 0...8, using: &random)
    ids = (0..<count).map { index in
      ["r\(index)", "编号\(index)", "00\(index)", "a \"b\" \(index)", "x,y;\(index)"]
        .randomElement(using: &random) ?? ""
    }
    let plainIDs = ids.filter { !$0.contains(";") && !$0.contains(",") }
    for _ in ids {
      rows.append(
        attributes.map { attribute in
          if Int.random(in: 0..<4, using: &random) == 0 { return .omitted }
          if attribute.type.isOptional, Int.random(in: 0..<4, using: &random) == 0 { return .none }
          if case .set(let element) = attribute.type.base {
            let count = Int.random(in: 0...3, using: &random)
            let members = (0..<count).compactMap { _ in
              Self.scalar(element, plainIDs, &random)
            }
            return .set(members)
          }
          return Self.scalar(attribute.type.base, ids, &random).map(Cell.scalar) ?? .omitted
        })
    }
  }

  private static func scalar(
    _ type: BaseType, _ ids: [String], _ random: inout SeededGenerator
  ) -> String? {
    let forms: [String] =
      switch type {
      case .boolean: ["true", "false", "是", "否"]
      case .text:
        [
          "育才", "a b", "say \"hi\"", "\"", "x'y", "007", "no", "一\n二", "é𠮷", "#1", "1-2", "- 3",
          "[x]", "甲(乙)",
        ]
      case .date: ["2021-04-20", "2021年4月20日", "２０２１年１２月３１日", "0001-01-01"]
      case .number(true, _): ["0", "12", "-7", "１２", "5万", "1_000", "999999999999999999999"]
      case .number(false, _):
        [
          "0", "12.50", "-0.001", "3.05亿", "1.0", "0.3333333333",
          "170141183460469231731687303715884105727.5",
        ]
      case .enumeration(let id):
        Sample.schema[id].cases.flatMap(\.forms).filter { $0 != "无" }
      case .entity: ids
      case .set, .nothing: []
      }
    return forms.randomElement(using: &random)
  }

  func yaml(_ entity: EntityID) -> String {
    var text = "\(Sample.schema[entity].name.canonical):\n"
    if ids.isEmpty { text += "  []\n" }
    for (id, row) in zip(ids, rows) {
      text += "  - id: \(Self.quoted(id))\n"
      for (attribute, cell) in zip(attributes, row) {
        let value: String? =
          switch cell {
          case .omitted: nil
          case .none: "null"
          case .scalar(let text): Self.quoted(text)
          case .set(let members): "[\(members.map(Self.quoted).joined(separator: ", "))]"
          }
        if let value { text += "    \(attribute.name.canonical): \(value)\n" }
      }
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "\n", with: "\\n")
      + "\""
  }

  func table(_ random: inout SeededGenerator) -> String {
    let separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
    let lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    let padding = Int.random(in: 0..<3, using: &random)
    let columns = attributes.indices.shuffled(using: &random)
    let idPlace = Int.random(in: 0...columns.count, using: &random)
    var text = ["", "\u{FEFF}", "sep=\(separator)\(lineBreak)"].randomElement(using: &random) ?? ""
    func row(_ id: String, _ cells: [String]) -> String {
      var cells = cells
      cells.insert(id, at: idPlace)
      cells += Array(repeating: "", count: padding)
      return cells.map { cell in
        let needsQuotes =
          cell.contains(separator) || cell.contains("\n") || cell.hasPrefix("\"")
        let blank = ["", "", " ", "\u{3000}"].randomElement(using: &random) ?? ""
        guard needsQuotes || Bool.random(using: &random) else { return blank + cell + blank }
        let inner = cell.replacing("\"", with: "\"\"").replacing("\n", with: lineBreak)
        return blank + "\"\(inner)\"" + blank
      }.joined(separator: separator)
    }
    var lines = [
      row(
        ["id", "编号"].randomElement(using: &random) ?? "id",
        columns.map { attributes[$0].name.forms.randomElement(using: &random) ?? "" })
    ]
    for (id, cells) in zip(ids, rows) {
      if Int.random(in: 0..<6, using: &random) == 0 {
        lines.append(row("", columns.map { _ in "" }))
      }
      lines.append(
        row(
          id,
          columns.map { column in
            switch cells[column] {
            case .omitted: ""
            case .none: ["null", "~", "无"].randomElement(using: &random) ?? ""
            case .scalar(let text): text
            case .set(let members):
              members.isEmpty
                ? "[]"
                : members.joined(
                  separator: ["；", "、", ";", "； "].randomElement(using: &random) ?? "")
            }
          }))
    }
    text += lines.joined(separator: lineBreak)
    if Bool.random(using: &random) { text += lineBreak }
    return text
  }
}

@Suite("A table says what YAML says")
struct TablePropertyTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func sameRecords(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for (entity, name) in [(Sample.plain, "Plain.csv"), (Sample.school, "学校.csv")] {
      let records = RandomRecords(of: entity, &random)
      let (yaml, table) = (records.yaml(entity), records.table(&random))
      let first = DataProbe(registry: yaml)
      let second = DataProbe(table: name, table)
      // A row of an id alone is read, and asked about.
      let asked = second.diagnostics.filter { $0.code == .notARecord }
      #expect(asked.count == records.idsAlone, "\(table)")
      #expect(second.diagnostics.count - asked.count == first.diagnostics.count, "\(table)")
      #expect(second.records == first.records, "\(table)")
    }
  }
}
