import CharterSyntax
import CharterTestSupport

extension CaseGenerator {
  /// Declares enums, entities with attributes of every type, and actions with what they change.
  mutating func makeVocabulary() -> Draft {
    makeEnums()
    makeEntities()
    var drafts: [Draft] = ["\(.vocabulary) \(declare: vocabulary.name)"]
    drafts += Unit.names.dropFirst(4).map { "\(.unit) \($0.0) \($0.1)" }
    drafts += vocabulary.enums.map { declared in
      let cases = declared.cases.map { name -> Draft in "\(declare: name)" }
      let order: Draft = declared.isOrdered ? "\(.ordered) " : ""
      return "\(order)\(.enum) \(declare: declared.name) { \(Draft(cases, separator: ", ")) }"
    }
    drafts += vocabulary.entities.map { entity in
      var lines = entity.attributes.map { Draft([.optional($0.piece)]) }
      if let place = entity.place { lines.append(.optional("  \(place)\n")) }
      return "\(.entity) \(declare: entity.name) {\n\(Draft(lines, separator: ""))}"
    }
    drafts += makeActions()
    return Draft(drafts)
  }

  private mutating func makeEnums() {
    for number in 0..<random.below(2) + 1 {
      let cases = (0..<random.below(3) + 2).map { _ in fresh("c", "例") }
      vocabulary.enums.append(
        GeneratedEnum(
          name: fresh("Enum", "型"), cases: cases, isOrdered: number == 0 || random.chance(50)))
    }
  }

  /// A type that an attribute may have.
  private mutating func attributeType() -> GeneratedType {
    let entities = vocabulary.entities.count
    let base: GeneratedType.Base =
      switch random.below(16) {
      case 0, 1: .boolean
      case 2: .text
      case 3, 4: .date
      case 5, 6: .number(isInteger: true, random.pick([.plain, .person, .day, .month, .year]))
      case 7, 8: .number(isInteger: false, random.pick([.yuan, .yuan / .person, .plain]))
      case 9: .number(isInteger: true, .plain)
      case 10: .enumeration(random.below(vocabulary.enums.count))
      case 11, 12, 13: .entity(random.below(entities))
      default:
        .set([.entity(random.below(entities)), .text, .date, .enumeration(0)][random.below(4)])
      }
    if case .set = base { return GeneratedType(base) }
    return GeneratedType(base, isOptional: random.chance(25))
  }

  private mutating func attribute(
    _ type: GeneratedType, isInverseOf other: GeneratedName? = nil, indent: String = "  "
  ) -> GeneratedAttribute {
    let name = fresh("a", "值")
    var draft: Draft = "\(indent)\(declare: name): \(vocabulary.written(type))"
    var hasDefault = false
    if let other {
      draft += " \(.inverseOf) \(other)"
    } else if random.chance(30), let value = defaultValue(type) {
      hasDefault = true
      draft += " = \(value)"
    }
    return GeneratedAttribute(
      name: name, type: type, hasDefault: hasDefault, isInverse: other != nil,
      piece: Piece("\(draft)\n"))
  }

  private mutating func defaultValue(_ type: GeneratedType) -> Term? {
    if type.isOptional, random.chance(70) { return Term(type, .postfix, "\(.none)") }
    if case .set = type.base { return Term(type, .postfix, "{}") }
    return literal(type)
  }

  private mutating func makeEntities() {
    let count = random.below(3) + 2
    for _ in 0..<count { vocabulary.entities.append(GeneratedEntity(name: fresh("Entity", "类"))) }
    for index in 0..<count {
      let placed = makePlace(of: index)
      for _ in 0..<random.below(5) + 3 {
        vocabulary.entities[index].attributes.append(attribute(attributeType()))
      }
      // Every registry has something to count, to sum and to compare.
      vocabulary.entities[index].attributes.append(attribute(.boolean))
      vocabulary.entities[index].attributes.append(
        attribute(.integer(random.pick([.person, .plain]))))
      vocabulary.entities[index].hasPlace = placed
    }
    for index in 0..<count {
      for attribute in vocabulary.entities[index].attributes where random.chance(60) {
        let target: Int
        switch attribute.type.base {
        case .entity(let other): target = other
        case .set(.entity(let other)) where !attribute.isInverse: target = other
        default: continue
        }
        let inverse = self.attribute(
          GeneratedType(.set(.entity(index))), isInverseOf: attribute.name)
        vocabulary.entities[target].attributes.append(inverse)
      }
    }
  }

  /// A place from the record's own attributes; whether there is one.
  private mutating func makePlace(of index: Int) -> Bool {
    guard index == 0 || random.chance(60) else { return false }
    let isThroughOther = index > 0 && random.chance(50)
    let type =
      isThroughOther
      ? GeneratedType.entity(0)
      : random.chance(20)
        ? GeneratedType(.set(.text)) : GeneratedType(.text, isOptional: random.chance(15))
    let first = attribute(type)
    vocabulary.entities[index].attributes.append(first)
    var way: Draft = "\(first.name)"
    if isThroughOther { way += ".\(vocabulary.entities[0].attributes[0].name)" }
    vocabulary.entities[index].place = "\(.place) = \(way)"
    return true
  }

  // MARK: Actions

  private mutating func makeActions() -> [Draft] {
    var drafts: [Draft] = []
    let shape = makeParameters()
    for number in 0..<random.below(2) + 2 {
      // The first two are alike, so that norms can be stated for both.
      let parameters = number < 2 ? shape : makeParameters()
      var action = GeneratedAction(
        name: fresh("act", "事"), parameters: parameters, hasPlace: false)
      var lines = parameters.map { Draft([.optional($0.piece)]) }
      if let place = actionPlace(parameters) {
        action.hasPlace = true
        lines.append(.optional("  \(place)\n"))
      }
      scope = ExpressionScope()
      scope.hasValues = false
      scope.binders = min(1, size.binders)
      for parameter in parameters { scope.add(parameter.name, parameter.type, in: vocabulary) }
      lines += effects(of: &action)
      drafts.append("\(.action) \(declare: action.name) {\n\(Draft(lines, separator: ""))}")
      vocabulary.actions.append(action)
    }
    scope = ExpressionScope()
    return drafts
  }

  private mutating func makeParameters() -> [GeneratedAttribute] {
    var types: [GeneratedType] = [.entity(0)]
    types += (0..<random.below(3) + 1).map { _ in attributeType() }
    if random.chance(60) {
      types.append(.entity(random.below(vocabulary.entities.count)))
    }
    return types.map { attribute($0) }
  }

  private func actionPlace(_ parameters: [GeneratedAttribute]) -> Draft? {
    guard let code = vocabulary.entities[0].attributes.first else { return nil }
    return "\(.place) = \(parameters[0].name).\(code.name)"
  }

  private mutating func effects(of action: inout GeneratedAction) -> [Draft] {
    var drafts: [Draft] = []
    var written: Set<String> = []
    for _ in 0..<random.below(4) {
      switch random.below(6) {
      case 0:
        if let draft = create(for: &action) { drafts.append(draft) }
      case 1 where random.chance(40):
        if let record = records().first(where: { !written.contains($0.key) }) {
          drafts.append(.optional("  \(.effect) \(.remove) \(record.draft)\n"))
        }
      case 2: if let draft = effectForEach() { drafts.append(draft) }
      default:
        if let target = random.any(of: records()), let draft = assignment(to: target, &written) {
          drafts.append(.optional("  \(.effect) \(draft)\n"))
        }
      }
    }
    return drafts
  }

  private func records() -> [ExpressionScope.Path] {
    scope.paths.filter { path in
      guard case .entity = path.type.base else { return false }
      return path.depth == 0 && !path.type.isOptional
    }
  }

  private mutating func assignment(
    to target: ExpressionScope.Path, _ written: inout Set<String>
  ) -> Draft? {
    guard case .entity(let index) = target.type.base else { return nil }
    let attributes = vocabulary.entities[index].attributes.filter { !$0.isInverse }
    guard let attribute = random.any(of: attributes),
      written.insert(target.key + attribute.name.latin).inserted,
      let value = term(attribute.type, 2)
    else { return nil }
    return "\(target.draft).\(attribute.name) = \(value)"
  }

  private mutating func create(for action: inout GeneratedAction) -> Draft? {
    let entity = random.below(vocabulary.entities.count)
    var fields: [Draft] = []
    for attribute in vocabulary.entities[entity].attributes
    where !attribute.isInverse && random.chance(50) {
      guard let value = term(attribute.type, 1) else { continue }
      fields.append(.optional("\(attribute.name) = \(value)\n"))
    }
    let piece = Piece(
      "  \(.effect) \(.create) \(vocabulary.entities[entity].name) {\n\(Draft(fields, separator: ""))}\n"
    )
    action.creates.append((entity, piece))
    return Draft([.optional(piece)])
  }

  private mutating func effectForEach() -> Draft? {
    scope.binders = 1
    return binding(1) { generator, head in
      guard let path = generator.scope.paths.last(where: { $0.depth == 0 || $0.key.contains(".") })
      else { return nil }
      let root = path.key.split(separator: ".").first.map(String.init) ?? path.key
      guard let target = generator.scope.paths.first(where: { $0.key == root }),
        case .entity = target.type.base
      else { return nil }
      var written: Set<String> = []
      guard let inner = generator.assignment(to: target, &written) else { return nil }
      return .optional("  \(.effect) \(.forEach) \(head) { \(inner) }\n")
    }
  }
}
