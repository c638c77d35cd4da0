internal import CharterData
package import CharterDiagnostics
internal import CharterSemantics
package import CharterValues

/// Values for machines: exact, in Latin names.
extension ReportContext {
  /// A value: numbers are strings, `{"value", "unit"}` where they have a unit; a record is its id.
  func json(_ value: Value, type: ValueType) -> JSONValue {
    switch value {
    case .none: return .null
    case .boolean(let holds): return .boolean(holds)
    case .text(let text): return .string(text)
    case .number(let number):
      guard let unit = unit(of: type) else { return .string(number.description) }
      return ["value": .string(number.description), "unit": .string(unit)]
    case .date(let date): return .string(date.description)
    case .enumCase(let id, let index): return .string(program.schema[id].cases[index].canonical)
    case .record(let id): return json(id)
    case .set(let members):
      let memberType: ValueType = if case .set(let of) = type.base { ValueType(of) } else { type }
      return .array(members.map { json($0, type: memberType) })
    }
  }

  /// The unit of a number's type in Latin names; `nil` for a plain number and for what is no number.
  package func unit(of type: ValueType) -> String? {
    guard case .number(_, let dimension) = type.base, !dimension.isPlain else { return nil }
    return program.schema.words(for: dimension).en
  }

  /// The id of a record; a nested one, which has none, as an object of what it says.
  private func json(_ id: RecordID) -> JSONValue {
    guard registry.records.indices.contains(id.index) else { return .null }
    let record = registry[id]
    guard record.standing == .nested else { return .string(record.id) }
    let entity = program.schema[record.entity]
    return .object(
      zip(entity.attributes, record.slots).compactMap { attribute, fact in
        fact.map { .init(attribute.name.canonical, json($0.value, type: attribute.type)) }
      })
  }

  /// `School changnan`: the registry's record that a fact belongs to.
  func recordName(_ id: RecordID?) -> JSONValue {
    guard let id, registry.records.indices.contains(id.index) else { return .null }
    let record = registry[id]
    guard record.standing != .nested else { return .null }
    return .string("\(program.schema[record.entity].name.canonical) \(record.id)")
  }

  /// Where something stands: `{file, line, column}`.
  package func at(_ span: Span) -> JSONValue {
    DiagnosticJSON(sources: sources, language: language).place(span)
  }
}
