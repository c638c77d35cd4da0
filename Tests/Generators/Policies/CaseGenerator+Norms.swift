import CharterSyntax
import CharterTestSupport

/// Norms on actions, and exceptions to them.
extension CaseGenerator {
  /// A norm as exceptions see it.
  struct NormTarget {
    let name: GeneratedName
    let policy: Int
    let actions: [Int]
    let isDelegable: Bool
    var exceptions = 0
  }

  /// What a statement of a norm on an action may read.
  mutating func enter(actions: [Int]) {
    scope = ExpressionScope()
    scope.binders = size.binders
    for parameter in vocabulary.actions[actions[0]].parameters {
      scope.add(parameter.name, parameter.type, in: vocabulary)
    }
    addOptionalValues()
    if actions.count == 1 { scope.steps = vocabulary.actions[actions[0]].steps }
  }

  /// Parameters that may be none, since tests of their presence last as well.
  mutating func addOptionalValues() {
    for value in values where value.arguments.isEmpty && value.type.isOptional {
      scope.add(reference(to: value), key: value.name.latin, value.type, in: vocabulary)
    }
  }

  mutating func norm() -> (Draft, NormTarget)? {
    let first = random.below(vocabulary.actions.count)
    if policies[policy].needsPlace, !vocabulary.actions[first].hasPlace { return nil }
    let actions = first < 2 && random.chance(30) ? [0, 1] : [first]
    let name = fresh("n", "范")
    enter(actions: actions)
    var statements = conditions()
    let isExit = random.chance(15)
    if isExit { statements.append(grounds()) }
    if random.chance(30), actions.count == 1 { statements += procedure(of: actions[0]) }
    for _ in 0..<random.below(4) + (statements.isEmpty ? 1 : 0) { statements.append(statement()) }
    if !isExit, !hasDemand(statements.count) { statements.append(statement()) }
    let isDelegable = random.chance(40)
    let mark: Draft = isDelegable ? "\(.delegable) " : ""
    let word: Draft = isExit ? "\(.exit)" : random.chance(30) ? "\(.admission)" : "\(.rule)"
    let references = actions.map { index -> Draft in "\(vocabulary.actions[index].name)" }
    let draft: Draft =
      "\(mark)\(word) \(declare: name) \(.for) \(Draft(references, separator: ", ")) {\n\(Draft(statements, separator: ""))}"
    return (
      draft, NormTarget(name: name, policy: policy, actions: actions, isDelegable: isDelegable)
    )
  }

  private func hasDemand(_ count: Int) -> Bool { count > 2 }

  /// `when` lines, and what they show to be present.
  mutating func conditions() -> [Draft] {
    guard random.chance(45) else { return [] }
    return (0..<random.below(2) + 1).map { _ in
      .optional("  \(.when) \(`where`(size.depth - 1))\n")
    }
  }

  /// One statement other than `when` and `procedure`; a `require` tells the later ones what is present.
  mutating func statement(onRegistry: Bool = false) -> Draft {
    let label: Draft = random.chance(30) ? "\(declare: fresh("l", "签")): " : ""
    switch random.below(onRegistry ? 10 : 11) {
    case 0, 1: return .optional("  \(.forbid) \(label)\(condition(size.depth))\(otherwise())\n")
    case 2: return .optional("  \(.advise) \(label)\(condition(size.depth - 1))\(otherwise())\n")
    case 3: return grounds()
    case 4: return duty(label)
    case 5, 6:
      // What the condition shows to be present is not yet so where it fails.
      let otherwise = otherwise()
      return .optional("  \(.require) \(label)\(`where`(size.depth))\(otherwise)\n")
    case 10: return .optional("  \(.forbid)\(otherwise())\n")
    default: return .optional("  \(.require) \(label)\(condition(size.depth))\(otherwise())\n")
    }
  }

  /// What is shown where a statement fails.
  private mutating func otherwise() -> Draft {
    guard random.chance(35) else { return "" }
    var text: Draft = "!"
    let shown = scope.paths.filter { path in
      if case .set = path.type.base { false } else { !path.type.isOptional }
    }
    if let path = random.any(of: shown) { text = "\(text){\(path.draft)}" }
    guard random.chance(25) else { return .optional(" \(.otherwise) \"\(text)\"") }
    return .optional(" \(.otherwise) \(.zh) \"\(text)\" \(.en) \"\(text)?\"")
  }

  private mutating func grounds() -> Draft {
    let count = random.below(3) + 1
    let items = (0..<count).map { _ -> Draft in
      let label: Draft = random.chance(40) ? "\(declare: fresh("l", "签")): " : ""
      return "    \(.ground) \(label)\(condition(size.depth - 1))\(otherwise())\n"
    }
    var head: Draft = "\(.anyOf)"
    let integers = values.filter { $0.isParameter && $0.arguments.isEmpty && $0.type == .integer() }
    if random.chance(60) {
      let needed = random.below(count) + 1
      var number: Draft = "\(String(needed))"
      if random.chance(30), let value = random.any(of: integers) { number = reference(to: value) }
      head = "\(.atLeastOf) \(number) \(Draft([.word(latin: "of", han: "项")]))"
    }
    return .optional("  \(head) {\n\(Draft(items, separator: ""))  }\n")
  }

  private mutating func duty(_ label: Draft) -> Draft {
    var draft: Draft = "  \(.duty) \(label)\"\(random.pick(SharedValues.texts))\""
    if let by = parties() { draft += " \(.by) \(by)" }
    if random.chance(40), let to = parties() { draft += " \(.to) \(to)" }
    if random.chance(60) { draft += " \(period(.within))" }
    return .optional("\(draft)\n")
  }

  /// `within 30日`, of a date where one is asked for.
  private mutating func period(_ keyword: Keyword, ofDate: Bool = true) -> Draft {
    let unit = random.pick([Unit.day, .day, .month, .year])
    var amount = unit.literal(random.pick(["0", "1", "7", "30", "12"]))
    if random.chance(20), let term = leaf(.integer(unit)) { amount = "\(term, at: .additive)" }
    guard ofDate, random.chance(40), let base = date(0) else { return "\(keyword) \(amount)" }
    return "\(keyword) \(amount) \(.of) \(base, at: .additive)"
  }

  /// Records, texts or cases that act or are addressed.
  mutating func parties(joins: [Keyword] = [.or, .and]) -> Draft? {
    let found = scope.paths.filter { path in
      guard !path.type.isOptional else { return false }
      switch path.type.base {
      case .entity, .enumeration, .set(.entity): return true
      case .boolean, .text, .date, .number, .set: return false
      }
    }
    guard let first = random.any(of: found) else { return nil }
    guard random.chance(25), let second = random.any(of: found) else { return first.draft }
    return "\(first.draft) \(random.pick(joins)) \(second.draft)"
  }

  // MARK: Procedures

  private mutating func procedure(of action: Int) -> [Draft] {
    var steps = vocabulary.actions[action].steps
    if steps.isEmpty {
      let people = scope.paths.filter { path in
        if case .entity = path.type.base { !path.type.isOptional && path.depth < 2 } else { false }
      }
      for _ in 0..<random.below(3) + 1 {
        let by = random.any(of: people).map { Term($0.type, .postfix, $0.draft) }
        steps.append(GeneratedStep(name: fresh("s", "步"), by: random.chance(75) ? by : nil))
      }
    }
    var items: [Draft] = []
    for (place, step) in steps.enumerated() {
      var item: Draft = "    \(.step) \(declare: step.name)"
      if let by = step.by { item += " \(.by) \(by, at: .postfix)" }
      if place > 1, random.chance(30) {
        item += " \(.after) \(steps[random.below(place)].name)"
      }
      if place > 0, random.chance(40) { item += " \(period(.within))" }
      if place > 0, random.chance(25) { item += " \(period(.notBefore, ofDate: false))" }
      items.append("\(item)\n")
    }
    let piece = Piece("  \(.procedure) {\n\(Draft(items, separator: ""))  }\n")
    for place in steps.indices { steps[place].pieces.append(piece) }
    vocabulary.actions[action].steps = steps
    scope.steps = steps
    return [Draft([.optional(piece)])]
  }

  // MARK: Exceptions

  /// An exception to a norm of its own policy, or to a delegable one of an upper policy.
  mutating func exception(to target: inout NormTarget) -> (Draft, NormTarget)? {
    if policies[policy].needsPlace,
      target.actions.contains(where: { !vocabulary.actions[$0].hasPlace })
    {
      return nil
    }
    let name = fresh("x", "另例")
    enter(actions: target.actions)
    let condition = `where`(2)
    var statements: [Draft] = []
    for _ in 0..<random.below(3) { statements.append(statement()) }
    let owner: Draft =
      target.policy == policy
      ? "\(target.name)" : "\(policies[target.policy].name).\(target.name)"
    let isDelegable = random.chance(30)
    let mark: Draft = isDelegable ? "\(.delegable) " : ""
    target.exceptions += 1
    let draft: Draft =
      "\(mark)\(.exception) \(declare: name) \(.exceptionTo) \(owner) \(.when) \(condition) {\n\(Draft(statements, separator: ""))}"
    return (
      draft,
      NormTarget(name: name, policy: policy, actions: target.actions, isDelegable: isDelegable)
    )
  }
}
