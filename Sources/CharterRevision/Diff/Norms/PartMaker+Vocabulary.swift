import CharterData
import CharterDiagnostics
import CharterKit
import CharterSemantics
import CharterValues

/// What a vocabulary declares.
extension PartMaker {
  mutating func enumeration(_ index: Int, _ symbol: Symbol) -> Declaration {
    let found = program.schema.enums[index]
    let keys = found.cases.indices.map { shaper.key(.enumCase(index, $0)) }
    for (place, name) in found.cases.enumerated() {
      add(
        .cases, Shape("case \(keys[place])"), key: keys[place], label: name, text: written(name),
        symbol: .enumCase(index, place))
    }
    // The order of cases says which is the lower one, where it says anything.
    if found.isOrdered {
      let names = found.cases.map(\.words)
      add(
        .order, keys.joined(separator: " "),
        Words(
          zh: names.map(\.zh).joined(separator: " < "),
          en: names.map(\.en).joined(separator: " < ")))
    }
    return Declaration(
      symbol: symbol, kind: .enumeration, name: found.name, policy: nil, clause: nil,
      span: found.span)
  }

  mutating func entity(_ index: Int, _ symbol: Symbol) -> Declaration {
    let found = program.schema.entities[index]
    for (slot, attribute) in found.attributes.enumerated() {
      add(.attribute, attribute, .attribute(index, slot))
    }
    add(.place, program.places[index], .record)
    return Declaration(
      symbol: symbol, kind: .entity, name: found.name, policy: nil, clause: nil, span: found.span)
  }

  mutating func action(_ index: Int, _ symbol: Symbol) -> Declaration {
    let found = program.schema.actions[index]
    for (slot, parameter) in found.parameters.enumerated() {
      add(.argument, parameter, .argument(index, slot))
    }
    let scope = shaper.scope(of: ActionID(index: index))
    add(.place, program.actions[index].place, scope)
    var created = 0
    for effect in program.actions[index].effects {
      var shape = self.effect(effect, scope)
      if case .create = effect {
        // The ids of records that are created count up in the order of the effects.
        created += 1
        shape = Shape("\(created). \(shape.head)", shape.parts, isUnordered: true, span: shape.span)
      }
      add(.effect, shape)
    }
    return Declaration(
      symbol: symbol, kind: .action, name: found.name, policy: nil, clause: nil, span: found.span)
  }

  private mutating func add(
    _ kind: PartKind, _ attribute: AttributeDeclaration, _ symbol: Symbol
  ) {
    let key = shaper.key(symbol)
    let value = attribute.defaultValue.map { shaper.value($0, attribute.type) }
    let inverse = attribute.inverseOf.map { shaper.refer(.attribute($0.entity.index, $0.slot)) }
    add(
      kind,
      Shape(
        "\(key): \(shaper.type(attribute.type)) = \(value ?? "-") inverse \(inverse ?? "-")"),
      key: key, label: attribute.name,
      text: Words(zh: text(attribute, .zh), en: text(attribute, .en)),
      symbol: symbol)
  }

  /// `students 学生数: integer in 人 = 0`.
  private func text(_ attribute: AttributeDeclaration, _ language: Language) -> String {
    var text = written(attribute.name)[language] + ": " + words(of: attribute.type)[language]
    if let inverse = attribute.inverseOf {
      let name = program.schema[inverse].name.words[language]
      text += language == .zh ? " 反向 \(name)" : " inverse of \(name)"
    }
    guard let value = attribute.defaultValue else { return text }
    let context = ReportContext(
      program: program, registry: Registry(), sources: sources, language: language)
    return text + " = " + context.text(value, type: attribute.type)
  }

  private mutating func effect(_ effect: Effect, _ scope: Shaper.Scope) -> Shape {
    switch effect {
    case .assign(let record, let attribute, let value, let span):
      let key = shaper.refer(.attribute(attribute.entity.index, attribute.slot))
      return Shape(
        "set \(key)", [shaper.shape(record, scope), shaper.shape(value, scope)], span: span)
    case .create(let entity, let values, let span):
      let parts = values.map { slot, value -> Shape in
        let key = shaper.refer(.attribute(entity.index, slot))
        return Shape(key, [shaper.shape(value, scope)], span: value.span)
      }
      return Shape(
        "create " + shaper.refer(.entity(entity.index)), parts, isUnordered: true, span: span)
    case .remove(let record, let span):
      return Shape("remove", [shaper.shape(record, scope)], span: span)
    case .forEach(let binder, let effects, let span):
      let (parts, inner) = shaper.shape(binder, scope)
      return Shape("for each", parts + effects.map { self.effect($0, inner) }, span: span)
    }
  }

  /// A name in all its forms.
  private func written(_ name: Name) -> Words { Words(name.forms.joined(separator: " ")) }
}
