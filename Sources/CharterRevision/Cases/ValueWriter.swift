import CharterData
import CharterEngine
import CharterSemantics
import CharterValues

/// Values as data files write them.
struct ValueWriter {
  let program: Program
  let registry: Registry
  /// Records that go by another id.
  var renamed: [RecordID: String] = [:]

  /// The id of a record.
  func id(of record: RecordID) -> String { renamed[record] ?? registry[record].id }

  /// A value; `nil`: a test cannot write it.
  func text(_ value: Value) -> String? {
    switch value {
    case .none: return "null"
    case .boolean(let holds): return holds ? "true" : "false"
    case .text(let text): return YAMLText.scalar(text)
    case .number(let number):
      let text = number.description
      return text.contains("/") ? nil : text
    case .date(let date): return date.description
    case .enumCase(let id, let index):
      return YAMLText.scalar(program.schema[id].cases[index].canonical)
    case .record(let id):
      guard registry.records.indices.contains(id.index) else { return nil }
      let record = registry[id]
      switch record.standing {
      case .registered: return YAMLText.scalar(self.id(of: id))
      case .nested: return fields(of: record).map(YAMLText.map)
      case .planned: return nil
      }
    case .set(let members):
      let texts = members.compactMap(text)
      return texts.count == members.count ? YAMLText.list(texts) : nil
    }
  }

  /// What is said of a record, less what its defaults say.
  func fields(of record: Record) -> [(key: String, value: String)]? {
    var fields: [(key: String, value: String)] = []
    let attributes = program.schema[record.entity].attributes
    let isChinese = TestWords(program).isChinese
    for (slot, attribute) in attributes.enumerated() where attribute.inverseOf == nil {
      guard record.slots.indices.contains(slot), let fact = record.slots[slot] else { continue }
      if let standard = attribute.defaultValue, standard == fact.value { continue }
      guard let text = text(fact.value) else { return nil }
      let name = attribute.name
      fields.append((isChinese ? name.han ?? name.canonical : name.canonical, text))
    }
    return fields
  }

  /// A subject as tests name it; `nil`: they cannot.
  func subject(_ subject: Subject) -> String? {
    let parts = subject.values.map { value -> String? in
      switch value {
      case .record(let id): registry.records.indices.contains(id.index) ? self.id(of: id) : nil
      case .enumCase(let id, let index): program.schema[id].cases[index].canonical
      default: nil
      }
    }
    guard !parts.contains(nil) else { return nil }
    let names = parts.compactMap { $0 }
    return names.count == 1
      ? YAMLText.scalar(names[0])
      : names.isEmpty ? "" : YAMLText.quoted(names.joined(separator: ", "))
  }
}
