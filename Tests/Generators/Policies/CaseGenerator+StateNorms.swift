import CharterSyntax
import CharterTestSupport

/// Rules, quotas and subsidies on the registry.
extension CaseGenerator {
  /// `for each x in XS …` with its variables in scope, and records that have a place where the policy asks for it.
  private mutating func subjects(chance: Int) -> Draft {
    scope = ExpressionScope()
    scope.binders = size.binders
    addOptionalValues()
    guard random.chance(chance) else { return "" }
    let name = variable()
    let entities = vocabulary.entities.indices.filter {
      !policies[policy].needsPlace || vocabulary.entities[$0].hasPlace
    }
    guard let entity = random.any(of: entities) else { return "" }
    var head: Draft = " \(.forEach) \(name) \(.in) "
    if random.chance(8), !policies[policy].needsPlace, !vocabulary.enums.isEmpty {
      let index = random.below(vocabulary.enums.count)
      head += "\(vocabulary.enums[index].name)"
      scope.add(name, GeneratedType(.enumeration(index)), in: vocabulary)
    } else {
      head += "\(vocabulary.entities[entity].name)"
      scope.add(name, .entity(entity), in: vocabulary)
    }
    if size.binders > 0, random.chance(15), let (collection, element) = collection(1) {
      let other = variable()
      scope.add(other, element, in: vocabulary)
      head += ", \(other) \(.in) \(collection, at: .postfix)"
    }
    if random.chance(40) { head += " \(.where) \(`where`(2))" }
    return head
  }

  /// `by DATE` and `enforced on ACTION`.
  private mutating func clauses(isDue: Bool = true) -> Draft {
    var draft: Draft = ""
    if isDue, random.chance(20), let date = leaf(.date) {
      draft += Draft.optional(" \(.byDate) \(date, at: .additive)")
    }
    if random.chance(45) {
      draft += Draft.optional(
        " \(.enforcedOn) \(vocabulary.actions[random.below(vocabulary.actions.count)].name)")
    }
    return draft
  }

  mutating func registryRule() -> Draft {
    let name = fresh("r", "册规")
    let head = subjects(chance: 85)
    let clauses = clauses()
    var statements = conditions()
    for _ in 0..<random.below(3) + 1 { statements.append(statement(onRegistry: true)) }
    return
      "\(.rule) \(declare: name)\(head.isEmpty ? " \(.forEach) \(variable()) \(.in) \(vocabulary.entities[0].name)" : head)\(clauses) {\n\(Draft(statements, separator: ""))}"
  }

  // MARK: Quotas

  mutating func quota() -> Draft? {
    let name = fresh("q", "额")
    let head = subjects(chance: 70)
    let clauses = clauses()
    var items = random.chance(25) ? conditions() : []
    guard let population = population(hasSubjects: !head.isEmpty) else { return nil }
    items += population
    return
      "\(.quota) \(declare: name)\(head)\(clauses) {\n\(Draft(items, separator: ""))\(bounds())}"
  }

  /// `of x in XS where …` and `count x where …`.
  private mutating func population(hasSubjects: Bool) -> [Draft]? {
    let name = variable()
    var (collection, element): (Draft, GeneratedType)
    if hasSubjects, size.binders == 0 || random.chance(50) {
      let sets = scope.paths.compactMap { path -> (Draft, GeneratedType)? in
        guard case .set(let element) = path.type.base, !path.type.isOptional else { return nil }
        return (path.draft, GeneratedType(element))
      }
      guard let found = random.any(of: sets) else { return nil }
      (collection, element) = found
    } else {
      let entities = vocabulary.entities.indices.filter {
        hasSubjects || !policies[policy].needsPlace || vocabulary.entities[$0].hasPlace
      }
      guard let entity = random.any(of: entities) else { return nil }
      (collection, element) = ("\(vocabulary.entities[entity].name)", .entity(entity))
    }
    return scoped { generator in
      let subject = generator.scope.paths.first
      generator.scope.add(name, element, in: generator.vocabulary)
      var first: Draft = "  \(.of) \(name) \(.in) \(collection)"
      if generator.random.chance(60) {
        let condition =
          generator.joinedToSubject(name, element, subject) ?? generator.`where`(2)
        first += " \(.where) \(condition)"
      }
      var items: [Draft] = ["\(first)\n"]
      if generator.random.chance(80) {
        items.append(.optional("  \(.count) \(name) \(.where) \(generator.`where`(2))\n"))
      }
      return items
    }
  }

  /// `t.school = s`, the way in which a population is mostly grouped.
  private mutating func joinedToSubject(
    _ name: GeneratedName, _ element: GeneratedType, _ subject: ExpressionScope.Path?
  ) -> Draft? {
    guard let subject, random.chance(70) else { return nil }
    let ways = scope.paths.filter { path in
      path.key.hasPrefix(name.latin + ".") && path.type.base == subject.type.base
    }
    guard let way = random.any(of: ways) else { return nil }
    let test: Draft = "\(way.draft) = \(subject.draft)"
    return random.chance(50) ? test : "\(test) \(.and) \(boolean(1), at: .not)"
  }

  private mutating func bounds() -> Draft {
    var rounding: Draft = ""
    let low = bound(isShare: random.chance(60))
    if low.isShare, random.chance(40) { rounding = " \(.rounded) \(.up)" }
    switch random.below(4) {
    case 0: return "  \(.atLeast) \(low.draft)\(rounding)\n"
    case 1: return "  \(.atMost) \(low.draft)\n"
    case 2:
      return low.isShare
        ? "  \(.between) 10% \(.betweenAnd) \(random.pick(["20%", "50%", "100%"]))\n"
        : "  \(.between) 1 \(.betweenAnd) \(random.pick(["1", "2", "5"]))\n"
    default:
      return
        "  \(.atLeast) \(random.pick(["0", "1", "10%"]))\n  \(.atMost) \(random.pick(["3", "90%", "1"]))\n"
    }
  }

  private mutating func bound(isShare: Bool) -> (draft: Draft, isShare: Bool) {
    if isShare {
      let shares = values.filter { $0.isShare && $0.arguments.isEmpty }
      if random.chance(40), let value = random.any(of: shares) {
        return (reference(to: value), true)
      }
      if random.chance(20), let path = random.any(of: scope.paths.filter { $0.type == .number() }) {
        return (path.draft, true)
      }
      return ("\(random.pick(["0%", "10%", "20%", "33.3%", "50%", "80%", "100%", "0.125"]))", true)
    }
    if random.chance(30), let path = random.any(of: scope.paths.filter { $0.type == .integer() }) {
      return (path.draft, false)
    }
    return ("\(random.pick(["0", "1", "2", "3", "100"]))", false)
  }

  // MARK: Subsidies

  mutating func subsidy() -> Draft? {
    let name = fresh("b", "补")
    let isShared = random.chance(30)
    var head = subjects(chance: isShared ? 50 : 90)
    if isShared {
      guard let sharers = sharers() else { return nil }
      head += sharers
    }
    let unit = isShared || random.chance(85) ? Unit.yuan : .person
    var items = random.chance(25) ? conditions() : []
    guard let lines = isShared ? pools(unit) : lines(unit) else { return nil }
    items += lines
    if random.chance(35) {
      var budget = unit.literal(random.pick(["100", "5000", "9223372036854775807"]))
      if random.chance(15), let worked = read(.number(unit)) { budget = "\(worked)" }
      items.append(.optional("  \(.withinBudget) \(budget)\n"))
    }
    if random.chance(40), let payer = parties(joins: [.or]) {
      items.append(.optional("  \(.payer) \(payer)\n"))
    }
    if random.chance(40), let payee = parties(joins: [.or]) {
      items.append(.optional("  \(.payee) \(payee)\n"))
    }
    return "\(.subsidy) \(declare: name)\(head) {\n\(Draft(items, separator: ""))}"
  }

  private mutating func lines(_ unit: Unit) -> [Draft]? {
    var items: [Draft] = []
    var names: [GeneratedName] = []
    for _ in 0..<random.below(3) + 1 {
      let name = fresh("i", "行")
      var condition: Draft = ""
      let line = scoped { generator -> Draft? in
        if generator.random.chance(40) {
          condition = " \(.when) \(generator.where(generator.size.depth - 1))"
        }
        return generator.number(unit, isInteger: false, generator.size.depth).map {
          "  \(.line) \(declare: name) = \($0)\(condition)\n"
        }
      }
      guard let line else { return nil }
      names.append(name)
      items.append(.optional(line))
    }
    if random.chance(35) {
      let amount = scoped { generator -> Term? in
        for name in names { generator.scope.add(name, .number(unit), in: generator.vocabulary) }
        return generator.number(unit, isInteger: false, 2)
      }
      if let amount { items.append(.optional("  \(.amount) = \(amount)\n")) }
    }
    if random.chance(35) {
      items.append(.optional("  \(.atLeast) \(unit.literal(random.pick(["0", "1", "10"])))\n"))
    }
    if random.chance(35) {
      items.append(
        .optional(
          "  \(.atMost) \(unit.literal(random.pick(["10", "1000", "99.995", "9223372036854775807"])))\n"
        ))
    }
    if random.chance(60) {
      let mode = random.pick([Keyword.halfUp, .halfEven, .up, .down])
      items.append(
        .optional("  \(.rounded) \(mode) \(.roundedTo) \(positive(unit, isInteger: false))\n"))
    }
    return items
  }

  // MARK: Sharing

  private mutating func sharers() -> Draft? {
    let entities = vocabulary.entities.indices.filter {
      !policies[policy].needsPlace || vocabulary.entities[$0].hasPlace
    }
    guard let entity = random.any(of: entities) else { return nil }
    var (collection, element): (Draft, GeneratedType) = (
      "\(vocabulary.entities[entity].name)", .entity(entity)
    )
    let sets = scope.paths.compactMap { path -> (Draft, GeneratedType)? in
      guard case .set(.entity(let index)) = path.type.base, !path.type.isOptional else {
        return nil
      }
      return (path.draft, .entity(index))
    }
    if size.binders == 0 || random.chance(60), let found = random.any(of: sets) {
      (collection, element) = found
    } else if size.binders == 0, !scope.paths.isEmpty {
      return nil
    }
    let name = variable()
    scope.add(name, element, in: vocabulary)
    var draft: Draft = " \(.sharedAmong) \(name) \(.in) \(collection)"
    if random.chance(30) { draft += " \(.where) \(`where`(1))" }
    return draft
  }

  private mutating func pools(_ unit: Unit) -> [Draft]? {
    var items: [Draft] = []
    let hasFund = random.chance(50)
    let count = random.below(2) + 1
    if hasFund {
      items.append("  \(.fund) \(unit.literal(random.pick(["1000", "999.99", "100000", "7"])))\n")
    }
    for place in 0..<count {
      let isRest = hasFund && place == count - 1
      var pool: Draft = "\(.rest)"
      if !isRest {
        pool = unit.literal(random.pick(["100", "500", "1000", "0", "33.33", "1"]))
        if random.chance(15), let amount = read(.number(unit)) { pool = "\(amount)" }
      }
      let share = scoped { generator -> Draft? in
        var condition: Draft = ""
        if generator.random.chance(35) { condition = " \(.when) \(generator.where(1))" }
        // A constant below zero would not check.
        let unit = generator.randomUnit()
        let weight =
          generator.random.chance(40)
          ? generator.number(unit, isInteger: false, 2) : generator.read(.number(unit))
        guard let weight, weight.level != .unary else { return nil }
        return "\(.inProportionTo) \(weight)\(condition)"
      }
      guard let share else { return nil }
      items.append(
        "  \(.line) \(declare: fresh("i", "行")) { \(.pool) \(pool)  \(share) }\n")
    }
    if random.chance(70) {
      let step = positive(unit, isInteger: false)
      items.append(
        random.chance(60)
          ? "  \(.rounded) \(.roundedTo) \(step) \(.byLargestRemainder)\n"
          : "  \(.rounded) \(random.pick([Keyword.halfUp, .halfEven, .up, .down])) \(.roundedTo) \(step)\n"
      )
    }
    return items
  }
}

extension Draft {
  /// Whether nothing is in it.
  var isEmpty: Bool { parts.isEmpty }
}
