import CharterTestSupport

/// Registries with holes, and plans of proposals on them.
extension CaseGenerator {
  mutating func makeRegistry() -> GeneratedRegistry {
    var registry = GeneratedRegistry()
    let isMentioned = vocabulary.entities.map { _ in random.chance(92) }
    var ids: [[String]] = isMentioned.map { mentioned in
      guard mentioned, !random.chance(4) else { return [] }
      let prefix = random.pick(["r", "k", "校", ""])
      let count =
        size.records > 20
        ? size.records / 2 + random.below(size.records / 2) : random.below(size.records + 1)
      return (0..<count).map { prefix + String($0 * 7 % 1000 + 1) }
    }
    for index in ids.indices { ids[index] = Array(Set(ids[index])).sorted() }
    let known = random.pick([60, 80, 95, 100])
    // A column of a table holds ids or records in place, not both.
    let inPlace = Set(
      vocabulary.entities.flatMap(\.attributes).filter { attribute in
        if case .entity = attribute.type.base { random.chance(8) } else { false }
      }.map(\.name))
    for (index, entity) in vocabulary.entities.enumerated() where isMentioned[index] {
      registry.extents[index] = ids[index].map { id in
        var fields: [GeneratedField] = []
        for attribute in entity.attributes where !attribute.isInverse && random.chance(known) {
          let datum =
            inPlace.contains(attribute.name)
            ? nested(attribute, ids) : datum(attribute.type, ids)
          guard let datum else { continue }
          fields.append(GeneratedField(attribute: attribute, datum: datum))
        }
        if fields.isEmpty, let attribute = entity.attributes.last(where: { $0.type == .boolean }) {
          fields.append(GeneratedField(attribute: attribute, datum: .scalar(truth())))
        }
        return GeneratedRecord(id: id, fields: fields)
      }
    }
    return registry
  }

  private mutating func truth() -> GeneratedWords {
    random.chance(50)
      ? GeneratedWords(latin: "true", han: "是") : GeneratedWords(latin: "false", han: "否")
  }

  /// A value as data state it; `nil` where there is no record to refer to.
  mutating func datum(_ type: GeneratedType, _ ids: [[String]]) -> GeneratedDatum? {
    if type.isOptional, random.chance(25) { return GeneratedDatum.none }
    switch type.base {
    case .boolean: return .scalar(truth())
    case .text:
      return .text(random.pick(random.chance(50) ? SharedValues.codes : SharedValues.texts))
    case .date: return .scalar(SharedValues.written(random.pick(SharedValues.dates)))
    case .number(let isInteger, let unit):
      var digits = digits(isInteger: isInteger)
      if !isInteger, unit.isPlain, random.chance(25) { digits = random.pick(SharedValues.shares) }
      if random.chance(12), digits != "0" { digits = "-" + digits }
      guard unit.isWritable, random.chance(20) else {
        return .scalar(GeneratedWords(latin: digits, han: digits))
      }
      return .scalar(
        GeneratedWords(latin: digits + unit.words.latin, han: digits + unit.words.han))
    case .enumeration(let index):
      let name = random.pick(vocabulary.enums[index].cases)
      return .scalar(GeneratedWords(latin: name.latin, han: name.han))
    case .entity(let index):
      return random.any(of: ids[index]).map { .text($0) }
    case .set(let element):
      var members: [GeneratedDatum] = []
      for _ in 0..<random.below(4) {
        if let member = datum(GeneratedType(element), ids) { members.append(member) }
      }
      return .list(members)
    }
  }

  /// A record in place: at least one fact, and none that is a record in place itself.
  private mutating func nested(_ attribute: GeneratedAttribute, _ ids: [[String]])
    -> GeneratedDatum?
  {
    guard case .entity(let index) = attribute.type.base else { return nil }
    var fields: [GeneratedField] = []
    for inner in vocabulary.entities[index].attributes where !inner.isInverse && random.chance(60) {
      if let datum = datum(inner.type, ids) {
        fields.append(GeneratedField(attribute: inner, datum: datum))
      }
    }
    return fields.isEmpty ? nil : .nested(fields)
  }

  // MARK: Plans

  mutating func makePlan(_ registry: GeneratedRegistry) -> [GeneratedProposal] {
    var ids = vocabulary.entities.indices.map { (registry.extents[$0] ?? []).map(\.id) }
    let days = [(2021, 4, 20), (2021, 4, 20), (2021, 4, 21), (2021, 8, 31), (2024, 2, 29)]
    var place = 0
    return (0..<random.below(size.proposals) + 1).map { number in
      place = min(place + random.below(2), days.count - 1)
      let action = random.below(vocabulary.actions.count)
      let declared = vocabulary.actions[action]
      var arguments: [GeneratedField] = []
      for parameter in declared.parameters where random.chance(88) {
        if let datum = datum(parameter.type, ids) {
          arguments.append(GeneratedField(attribute: parameter, datum: datum))
        }
      }
      var proposal = GeneratedProposal(
        action: action, date: SharedValues.written(days[place]), arguments: arguments)
      for step in declared.steps where random.chance(80) {
        proposal.steps.append(fact(of: step, before: days[place], ids))
      }
      if let created = declared.creates.first {
        let id = "new\(number)"
        proposal.id = id
        ids[created.entity].append(id)
      }
      return proposal
    }
  }

  private mutating func fact(
    of step: GeneratedStep, before day: (Int, Int, Int), _ ids: [[String]]
  ) -> (GeneratedStep, GeneratedWords?, GeneratedDatum?, Piece) {
    let dates = [(2021, 3, 1), (2021, 4, 1), (2021, 4, 19), day, (2025, 1, 1)]
    let on = random.chance(92) ? SharedValues.written(random.pick(dates)) : nil
    var by: GeneratedDatum?
    if let type = step.by?.type {
      by = datum(type, ids)
      if random.chance(15), let first = by, let second = datum(type, ids) {
        by = .list([first, second])
      }
    }
    return (step, on, by, Piece(""))
  }
}
