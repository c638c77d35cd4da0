import CharterDiagnostics
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
    for effect in program.actions[index].effects {
      add(.effect, self.effect(effect, scope))
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
    let type = words(of: attribute.type)
    let name = written(attribute.name)
    let span = attribute.span.map(text) ?? ""
    add(
      kind,
      Shape(
        "\(key): \(shaper.type(attribute.type)) = \(value ?? "-") inverse \(inverse ?? "-")"),
      key: key, label: attribute.name,
      text: span.contains(":")
        ? Words(span) : Words(zh: "\(name.zh): \(type.zh)", en: "\(name.en): \(type.en)"),
      symbol: symbol)
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
