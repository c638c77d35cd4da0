import CharterTestSupport

/// Writes the data of a case as YAML and as tables; names and words go by either language.
struct DataText {
  let vocabulary: GeneratedVocabulary
  var edits = Edits()
  let seed: UInt64
  /// Chooses among ways to write one thing; begun anew for each, so that leaving one out changes no other.
  private var random = SeededGenerator(seed: 0)

  init(vocabulary: GeneratedVocabulary, edits: Edits, seed: UInt64) {
    self.vocabulary = vocabulary
    self.edits = edits
    self.seed = seed
  }

  private mutating func begin(_ key: String) { random = SeededGenerator(seed: seed, key: key) }

  // MARK: YAML

  /// The registry as one file; `nil`: it mentions no entity.
  mutating func yaml(_ registry: GeneratedRegistry) -> String? {
    var text = ""
    for (index, records) in registry.extents.sorted(by: { $0.key < $1.key }) {
      let records = records.filter { edits.keeps($0.handle) }
      text += word(vocabulary.entities[index].name) + ":" + (records.isEmpty ? " []\n" : "\n")
      for record in records {
        begin(record.id)
        let id = "\(random.chance(50) ? "id" : "编号"): \(quoted(record.id))"
        text += "  - {\(([id] + fields(record.fields, of: record.id)).joined(separator: ", "))}\n"
      }
    }
    return text.isEmpty ? nil : text
  }

  private mutating func fields(_ fields: [GeneratedField], of holder: String) -> [String] {
    fields.filter { $0.isKept(edits) }.map { field in
      begin("\(holder).\(field.attribute.name.latin)")
      return "\(word(field.attribute.name)): \(yaml(field.datum))"
    }
  }

  private mutating func yaml(_ datum: GeneratedDatum) -> String {
    switch datum {
    case .none: random.pick(["null", "~", "无"])
    case .text(let text): quoted(text)
    case .scalar(let words): random.chance(50) ? words.latin : words.han
    case .list(let items): "[\(items.map { yaml($0) }.joined(separator: ", "))]"
    case .nested(let inner): "{\(fields(inner, of: "inner").joined(separator: ", "))}"
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private mutating func word(_ name: GeneratedName) -> String {
    random.chance(50) ? name.latin : name.han
  }

  /// The plan; `nil`: it has no proposal.
  mutating func yaml(_ plan: [GeneratedProposal]) -> String? {
    var text = "proposals:\n"
    let kept = plan.filter { edits.keeps($0.handle) }
    for proposal in kept {
      let action = vocabulary.actions[proposal.action]
      text += "  - action: \(word(action.name))\n    date: \(proposal.date.latin)\n"
      for argument in fields(proposal.arguments, of: action.name.latin) {
        text += "    \(argument)\n"
      }
      let steps = proposal.steps.filter { edits.keeps($0.handle) }
      if !steps.isEmpty {
        text += "    steps:\n"
        for step in steps {
          var parts: [String] = []
          if let on = step.on { parts.append("on: \(on.latin)") }
          if let by = step.by { parts.append("by: \(yaml(by))") }
          text += "      \(word(step.step.name)): {\(parts.joined(separator: ", "))}\n"
        }
      }
      if let id = proposal.id, action.creates.contains(where: { edits.keeps($0.piece) }) {
        text += "    as: \(id)\n"
      }
    }
    return kept.isEmpty ? nil : text
  }

  // MARK: Tables

  /// The registry as tables by their file names; `nil` where tables cannot say the same: a record of which nothing but its
  /// id is known.
  mutating func tables(_ registry: GeneratedRegistry) -> [(name: String, text: String)]? {
    var files: [(String, String)] = []
    for (index, records) in registry.extents.sorted(by: { $0.key < $1.key }) {
      let records = records.filter { edits.keeps($0.handle) }
      guard let text = table(records, of: vocabulary.entities[index]) else { return nil }
      files.append((word(vocabulary.entities[index].name) + ".csv", text))
    }
    return files
  }

  private mutating func table(_ records: [GeneratedRecord], of entity: GeneratedEntity) -> String? {
    var columns: [String] = []
    var rows: [[String: String]] = []
    for record in records {
      var cells: [String: String] = [:]
      for field in record.fields where field.isKept(edits) {
        let facts: [(String, GeneratedDatum)]
        if case .nested(let inner) = field.datum {
          facts = inner.filter { $0.isKept(edits) }.map {
            ("\(field.attribute.name.latin).\($0.attribute.name.latin)", $0.datum)
          }
          // A record in place of which nothing is known is no record to a table.
          guard !facts.isEmpty else { return nil }
        } else {
          facts = [(field.attribute.name.latin, field.datum)]
        }
        for (column, datum) in facts {
          if !columns.contains(column) { columns.append(column) }
          begin("\(record.id).\(column)")
          cells[column] = cell(datum)
        }
      }
      guard !cells.isEmpty else { return nil }
      rows.append(cells)
    }
    begin(entity.name.latin)
    let place = random.below(columns.count + 1)
    let separator = random.pick([",", ";", "\t"])
    let lineEnd = random.pick(["\n", "\r\n"])
    var header = columns.map { shown($0, of: entity) }
    header.insert("id", at: place)
    var lines = [header.joined(separator: separator)]
    for (record, cells) in zip(records, rows) {
      var row = columns.map { escaped(cells[$0] ?? "", separator) }
      row.insert(escaped(record.id, separator), at: place)
      lines.append(row.joined(separator: separator))
    }
    return lines.joined(separator: lineEnd) + lineEnd
  }

  /// A column's name in one language, whole ways included.
  private mutating func shown(_ column: String, of entity: GeneratedEntity) -> String {
    guard random.chance(50) else { return column }
    let all = vocabulary.entities.flatMap(\.attributes)
    let parts = column.split(separator: ".").map { part in
      all.first { $0.name.latin == part }?.name.han ?? String(part)
    }
    return parts.joined(separator: ".")
  }

  private mutating func cell(_ datum: GeneratedDatum) -> String {
    switch datum {
    case .none: return random.pick(["null", "~", "无"])
    case .text(let text): return text
    case .scalar(let words):
      let text = random.chance(50) ? words.latin : words.han
      let parts = words.latin.split(separator: "-")
      guard parts.count == 3, words.han.hasSuffix("日"), random.chance(30) else {
        return text == "true" && random.chance(30) ? "TRUE" : text
      }
      return "\(parts[0])/\(Int(parts[1]) ?? 0)/\(Int(parts[2]) ?? 0)"
    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      return items.map { cell($0) }.joined(separator: random.pick([";", "；", "、"]))
    case .nested: return ""
    }
  }

  private mutating func escaped(_ text: String, _ separator: String) -> String {
    let needs = text.contains(separator) || text.contains("\"") || text.contains("\n")
    return needs || random.chance(10) ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
