internal import CharterDiagnostics
internal import CharterValues

extension DataFileSchema {
  /// A scalar as it stands: editors read `007` as a number and `yes` or `true` as something else again.
  static let scalarTypes: [JSONValue] = ["string", "number", "boolean"]

  /// Any scalar.
  static let scalar: JSONValue = ["type": .array(scalarTypes)]

  /// A value of a type, with what is said of it.
  ///
  /// - Parameters:
  ///   - type: the type; with `?`, `null` and `无` may be written.
  ///   - members: what describes it.
  /// - Returns: its schema.
  func value(_ type: ValueType, adding members: [JSONValue.Member] = []) -> JSONValue {
    .object(base(type.base, isOptional: type.isOptional) + members)
  }

  /// The types that have a definition, by its name: each is long, and used often.
  var valueParts: [JSONValue.Member] {
    var types = schema.enums.indices.map { BaseType.enumeration(EnumID(index: $0)) } + [.date]
    func note(_ type: BaseType) {
      switch type {
      case .set(let element): note(element)
      case .number: if !types.contains(type) { types.append(type) }
      case .boolean, .text, .date, .enumeration, .entity, .nothing: break
      }
    }
    let declared = schema.entities.flatMap(\.attributes) + schema.actions.flatMap(\.parameters)
    for type in declared.map(\.type) + schema.parameters.map(\.type) { note(type.base) }
    for entry in norms.entries where entry.kind == .subsidy { note(entry.amount) }
    return types.map { .init(definition($0) ?? "", .object(scalar($0))) }
  }

  /// The definition of a type, for those that have one.
  private func definition(_ type: BaseType) -> String? {
    switch type {
    case .date: return "date"
    case .enumeration(let id): return "enum-" + identifier(schema[id].name, id.index)
    case .number(let isInteger, let dimension):
      // As they are written in letters of ASCII: `integer-4e-1`, the place of a unit to its power.
      let powers = dimension.powers.map {
        "-\($0.unit.index)" + ($0.exponent == 1 ? "" : "e\($0.exponent)")
      }
      return (isInteger ? "integer" : "number") + powers.joined()
    case .boolean, .text, .entity, .set, .nothing: return nil
    }
  }

  private func base(_ type: BaseType, isOptional: Bool) -> [JSONValue.Member] {
    if let name = definition(type) {
      let target = reference(name)
      guard isOptional else { return [.init("$ref", .string("#/definitions/\(name)"))] }
      return [.init("anyOf", [target, Self.none])]
    }
    switch type {
    case .text, .nothing:
      return [.init("type", .array(Self.scalarTypes + (isOptional ? ["null"] : [])))]
    case .entity(let id):
      let types: JSONValue = .array(Self.scalarTypes + (isOptional ? ["null"] : []))
      return [.init("anyOf", [["type": types], reference(nestedName(id))])]
    case .set(let element):
      let list: JSONValue = ["type": "array", "items": .object(base(element, isOptional: false))]
      guard case .object(let members) = list, isOptional else {
        return [.init("type", "array"), .init("items", list["items"] ?? true)]
      }
      return [.init("anyOf", [.object(members), Self.none])]
    case .boolean where isOptional: return [.init("anyOf", [.object(scalar(type)), Self.none])]
    case .boolean, .date, .number, .enumeration: return scalar(type)
    }
  }

  /// How absence is written.
  private static let none: JSONValue = ["enum": [.null, "无"]]

  /// What is written as one scalar, and cannot be absent.
  private func scalar(_ type: BaseType) -> [JSONValue.Member] {
    func text(_ types: [JSONValue], _ pattern: String, _ message: String) -> [JSONValue.Member] {
      [
        .init("type", .array(types)), .init("pattern", .string(SchemaPatterns.whole(pattern))),
        .init("patternErrorMessage", .string(message)),
      ]
    }
    switch type {
    case .boolean:
      return text(
        ["boolean", "string"], "是|否|true|false",
        say("写“是”或“否”（true、false）。", "Write `true` or `false` (是, 否)."))
    case .date:
      return text(
        ["string"], SchemaPatterns.date,
        say("日期写成 2021-04-20 或 2021年4月20日。", "Write a date like 2021-04-20 or 2021年4月20日."))
    case .number(let isInteger, let dimension):
      let pattern = SchemaPatterns.number(
        isInteger: isInteger, unit: SchemaPatterns.unit(dimension, in: schema))
      let wanted = schema.words(for: type)
      return text(
        [isInteger ? "integer" : "number", "string"], pattern,
        say("这里应为\(wanted.zh)。", "This should be \(wanted.en)."))
    case .enumeration(let id):
      let cases = schema[id].cases.flatMap(forms)
      // To an editor, a case that is called so is nothing at all.
      let null: [JSONValue] = cases.contains("null") ? [.null] : []
      return [.init("enum", .array(cases.map { .string($0) } + null))]
    case .text, .entity, .set, .nothing: return [.init("type", .array(Self.scalarTypes))]
    }
  }

  /// What a value is, for people, such as `学生数（students）：整数（单位：人）。`.
  func description(_ declaration: AttributeDeclaration) -> [JSONValue.Member] {
    let wanted = schema.words(for: declaration.type.base)
    var text = say(
      "\(labels(declaration.name))：\(wanted.zh)。", "\(labels(declaration.name)): \(wanted.en).")
    if declaration.type.isOptional { text += say("可写“无”。", " May be `null`.") }
    guard let value = declaration.defaultValue, let shown = written(value) else {
      return [.init("description", .string(text))]
    }
    text += say("不写时为“\(shown.text)”。", " If left out: `\(shown.text)`.")
    return [.init("description", .string(text)), .init("default", shown.json)]
  }

  /// A name in the reader's language, with the other form in brackets.
  func labels(_ name: Name) -> String {
    let forms = forms(name)
    guard forms.count > 1 else { return forms.first ?? "" }
    return say("\(forms[0])（\(forms[1])）", "\(forms[0]) (\(forms[1]))")
  }

  /// A default as data would write it; `nil` for what they would not.
  private func written(_ value: Value) -> (text: String, json: JSONValue)? {
    switch value {
    case .none: return (say("无", "null"), .null)
    case .boolean(let value): return (say(value ? "是" : "否", "\(value)"), .boolean(value))
    case .text(let text): return (text, .string(text))
    case .number(let number):
      let text = number.description
      return (text, Int(text).map { .integer($0) } ?? .string(text))
    case .date(let date): return (date.description, .string(date.description))
    case .enumCase(let id, let index):
      let form = schema[id].cases[index].words[language]
      return (form, .string(form))
    case .set(let members): return members.isEmpty ? ("[]", []) : nil
    case .record: return nil
    }
  }
}
