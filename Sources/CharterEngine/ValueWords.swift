import CharterData
package import CharterDiagnostics
package import CharterValues

/// How values are written for people, in both languages.
package struct ValueWords: Sendable {
  private let schema: Schema
  private let state: RegistryState

  package init(schema: Schema, state: RegistryState) {
    self.schema = schema
    self.state = state
  }

  package static let unknown = Words(zh: "未知", en: "unknown")

  package func words(for outcome: Outcome, type: ValueType) -> Words {
    outcome.value.map { words(for: $0, type: type) } ?? Self.unknown
  }

  package func words(for value: Value, type: ValueType) -> Words {
    switch value {
    case .none: return Words(zh: "无", en: "none")
    case .boolean(let holds):
      return holds ? Words(zh: "是", en: "true") : Words(zh: "否", en: "false")
    case .text(let text): return Words(text)
    case .date(let date): return Words(date.description)
    case .number(let number): return words(for: number, type: type)
    case .enumCase(let id, let place): return schema[id].cases[place].words
    case .record(let id): return words(for: id)
    case .set(let members):
      let element: ValueType = if case .set(let base) = type.base { ValueType(base) } else { type }
      let list = members.map { words(for: $0, type: element) }
      return Words(
        zh: list.isEmpty ? "空" : list.map(\.zh).joined(separator: "、"),
        en: list.isEmpty ? "nothing" : list.map(\.en).joined(separator: ", "))
    }
  }

  /// `600元`, `600 yuan`; a plain number has no unit.
  private func words(for number: ExactNumber, type: ValueType) -> Words {
    guard case .number(_, let dimension) = type.base, !dimension.isPlain else {
      return Words(number.description)
    }
    let unit = schema.words(for: dimension)
    return Words(zh: "\(number)\(unit.zh)", en: "\(number) \(unit.en)")
  }

  /// A record's own name where it has a text that is called so, else its id, else what it is.
  package func words(for id: RecordID) -> Words {
    let record = state.record(id)
    let entity = schema[record.entity]
    if let slot = entity.attributes.firstIndex(where: \.isLabel),
      case .fact(let fact) = state.content(of: id, slot: slot), case .text(let label) = fact.value
    {
      return Words(label)
    }
    return record.id.isEmpty ? entity.name.words : Words(record.id)
  }
}

extension AttributeDeclaration {
  /// Whether the attribute is what a record is called: a text `name`, or a Han name that says so.
  fileprivate var isLabel: Bool {
    guard type.base == .text else { return false }
    return name.latin == "name" || ["名称", "姓名", "校名", "名字"].contains(name.han ?? "")
  }
}
