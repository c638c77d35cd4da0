import CharterSyntax
import CharterTestSupport

extension CaseGenerator {
  /// A yes-or-no expression; one can always be made.
  mutating func boolean(_ depth: Int) -> Term {
    guard depth > 0 else { return plainBoolean() }
    for _ in 0..<4 {
      if let term = compoundBoolean(depth) { return term }
    }
    return plainBoolean()
  }

  private mutating func plainBoolean() -> Term {
    if random.chance(45), let found = read(.boolean) { return found }
    if random.chance(80), let found = comparison(0) { return found }
    return random.chance(50)
      ? Term(.boolean, .postfix, "\(.true)") : Term(.boolean, .postfix, "\(.false)")
  }

  private mutating func compoundBoolean(_ depth: Int) -> Term? {
    let next = depth - 1
    switch random.below(20) {
    case 0, 1: return joined(.and, .and, boolean(next), boolean(next))
    case 2, 3: return joined(.or, .or, boolean(next), boolean(next))
    case 4: return Term(.boolean, .not, "\(.not) \(boolean(next), at: .not)")
    case 5:
      return Term(
        .boolean, .implies, "\(boolean(next), at: .or) \(.implies) \(boolean(next), at: .implies)")
    case 6, 7, 8: return comparison(next)
    case 9, 10: return equality(next)
    case 11: return membership(next)
    case 12: return textTest(next)
    case 13: return call(.boolean, depth)
    case 14, 15: return presence(next)
    case 16, 17, 18: return quantifier(next)
    default: return stepTest()
    }
  }

  private func joined(_ keyword: Keyword, _ level: Level, _ left: Term, _ right: Term) -> Term {
    Term(.boolean, level, "\(left, at: level) \(keyword) \(right, at: level.next)")
  }

  // MARK: Comparisons

  /// A type whose values have an order.
  private mutating func orderedType() -> GeneratedType {
    let orders = vocabulary.enums.indices.filter { vocabulary.enums[$0].isOrdered }
    switch random.below(10) {
    case 0, 1: return .date
    case 2:
      if let index = random.any(of: orders) { return GeneratedType(.enumeration(index)) }
      return .number()
    default: return .number(randomUnit())
    }
  }

  /// A unit that something in scope has, mostly.
  mutating func randomUnit() -> Unit {
    let found = scope.paths.compactMap { path -> Unit? in
      if case .number(_, let unit) = path.type.base { unit } else { nil }
    }
    if random.chance(80), let unit = random.any(of: found) { return unit }
    return random.pick([.plain, .plain, .yuan, .person, .day, .yuan / .person])
  }

  private mutating func comparison(_ depth: Int) -> Term? {
    let type = orderedType()
    if case .enumeration = type.base {
      // A bare case takes its meaning from the other side.
      guard let left = read(type), let right = literal(type) ?? read(type) else { return nil }
      return relation(random.pick(["<", "<=", ">", ">="]), left, right)
    }
    guard let left = depth > 0 ? term(type, depth) : leaf(type), let right = term(type, depth - 1)
    else { return nil }
    if random.chance(15), let low = leaf(type) {
      return Term(
        .boolean, .membership,
        "\(left, at: .test) \(.in) \(low, at: .additive)\(random.pick(["..", "..<"]))\(right, at: .additive)"
      )
    }
    return relation(random.pick(["<", "<=", ">", ">="]), left, right)
  }

  private func relation(_ symbol: String, _ left: Term, _ right: Term) -> Term {
    Term(.boolean, .relation, "\(left, at: .membership) \(symbol) \(right, at: .membership)")
  }

  private mutating func equality(_ depth: Int) -> Term? {
    let symbol = random.chance(70) ? "=" : "!="
    guard let path = random.any(of: scope.paths) else { return comparison(depth) }
    let left = Term(path.type, .postfix, path.draft)
    if path.type.isOptional, random.chance(20) {
      return Term(.boolean, .relation, "\(left, at: .membership) \(symbol) \(.none)")
    }
    if case .number(_, let unit) = path.type.base {
      guard let right = term(.number(unit), depth) else { return nil }
      return relation(symbol, left, right)
    }
    guard let right = leaf(path.type.present) else { return nil }
    return relation(symbol, left, right)
  }

  // MARK: Membership

  private mutating func membership(_ depth: Int) -> Term? {
    let negation: Draft = random.chance(25) ? " \(.not)" : ""
    if random.chance(50), let (collection, element) = collection(depth), scope.binders > 0,
      let member = read(element)
    {
      return Term(
        .boolean, .membership,
        "\(member, at: .test)\(negation) \(.in) \(collection, at: .postfix)")
    }
    guard let path = random.any(of: scope.paths.filter { !$0.type.isOptional }) else { return nil }
    if case .set = path.type.base { return nil }
    let member = Term(path.type, .postfix, path.draft)
    var items: [Draft] = []
    for _ in 0..<random.below(3) + 1 {
      guard let item = leaf(path.type) else { return nil }
      items.append("\(item)")
    }
    return Term(
      .boolean, .membership,
      "\(member, at: .test)\(negation) \(.in) {\(Draft(items, separator: ", "))}")
  }

  private mutating func textTest(_ depth: Int) -> Term? {
    guard let left = text(depth) else { return nil }
    if random.chance(40) {
      let code = random.pick(SharedValues.codes)
      return Term(.boolean, .postfix, "\(call: .within)(\(left), \"\(code)\")")
    }
    guard let right = text(0) else { return nil }
    return random.chance(50)
      ? Term(.boolean, .postfix, "\(call: .contains)(\(left), \(right))")
      : Term(.boolean, .postfix, "\(call: .startsWith)(\(left), \(right))")
  }

  // MARK: Presence

  private mutating func presence(_ depth: Int) -> Term? {
    guard let path = openPath() else { return nil }
    switch random.below(6) {
    case 0: return Term(.boolean, .test, "\(path.draft) \(.isPresent)")
    case 1: return Term(.boolean, .test, "\(path.draft) \(.isNone)")
    case 2, 3:
      let rest = knowing(path.key) { $0.boolean(depth) }
      return Term(.boolean, .and, "\(path.draft) \(.isPresent) \(.and) \(rest, at: .not)")
    case 4:
      let rest = knowing(path.key) { $0.boolean(depth) }
      return Term(.boolean, .or, "\(path.draft) \(.isNone) \(.or) \(rest, at: .and)")
    default:
      let rest = knowing(path.key) { $0.boolean(depth) }
      return Term(
        .boolean, .implies, "\(path.draft) \(.isPresent) \(.implies) \(rest, at: .implies)")
    }
  }

  // MARK: Quantifiers

  private mutating func quantifier(_ depth: Int) -> Term? {
    let isUniversal = random.chance(50)
    let hasBody = isUniversal || random.chance(80)
    return binding(depth) { generator, head in
      let keyword: Keyword = isUniversal ? .every : .some
      guard hasBody else { return Term(.boolean, .choice, "\(keyword) \(head)") }
      let body = generator.boolean(depth)
      return Term(.boolean, .choice, "\(keyword) \(head) \(.satisfies) \(body)")
    }
  }

  // MARK: Steps

  private mutating func stepTest() -> Term? {
    guard let step = random.any(of: scope.steps) else { return nil }
    if let by = step.by, random.chance(50), let other = read(by.type) {
      return Term(.boolean, .relation, "\(step.name).by = \(other, at: .membership)")
    }
    guard let day = date(0) else { return nil }
    return Term(
      .boolean, .relation,
      "\(step.name).\(Draft([.word(latin: "on", han: "日期")])) \(random.pick(["<=", ">=", "<"])) \(day, at: .membership)"
    )
  }
}
