internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What stands against a condition, piece by piece: a value that was read, and what it should be.
struct Finding {
  /// What was found: `申请人 = 昌南小学`.
  let state: String
  /// What it should be: `应为 育才学校`; empty where that cannot be told.
  var demand = ""
  /// Where the value stands in the data.
  let origin: Span?

  func text(_ context: ReportContext) -> String {
    demand.isEmpty ? state : state + context.say("，", ", ") + demand
  }

  /// The same for a condition: what it would take for a norm to apply is no demand on anybody.
  func conditionText(_ context: ReportContext) -> String {
    guard !demand.isEmpty else { return state }
    var demand = demand[...]
    for lead in ["应", "must be ", "must "] where demand.hasPrefix(lead) {
      demand = demand.dropFirst(lead.count)
      break
    }
    return state + context.bracketed(context.say("条件：\(demand)", "condition: \(demand)"))
  }
}

/// Looks into a condition for the parts that make it fail, so that a reply can say what was expected.
///
/// It decides nothing: it reads the values that the evaluator came to, and where it finds none it lists the
/// values that were read.
struct ConditionFindings {
  let context: ReportContext
  let values: [ObservedValue]
  let action: ActionID?

  /// The parts of a condition that are not as wanted; empty where that cannot be told by parts.
  func find(_ expression: Expression, wanted: Bool, in derivation: Derivation?) -> [Finding] {
    let node = derivation.flatMap { find(expression.span, in: $0) }
    switch expression.kind {
    case .not(let operand):
      // `a != b` and the equality in it stand at one place of the text.
      return find(operand, wanted: !wanted, in: node?.children.first ?? node)
    case .and:
      return connective(conjuncts(of: expression), needsAll: wanted, wanted: wanted, in: node)
    case .or:
      return connective(disjuncts(of: expression), needsAll: !wanted, wanted: wanted, in: node)
    case .implies(_, let right):
      guard wanted else { return find(right, wanted: false, in: node) }
      return find(right, wanted: true, in: node)
    case .definition(let id, _):
      guard let node else { return fact(expression, wanted: wanted, in: nil) }
      return find(context.program[id].body, wanted: wanted, in: node)
    case .equal(let left, let right):
      // What a parameter demands is no finding.
      let isTurned = !isFact(left, in: node) && isSubject(right, in: node)
      let (subject, other) = isTurned ? (right, left) : (left, right)
      if !wanted, isFact(left, in: node), isFact(right, in: node) {
        return alike(left, right, in: node)
      }
      return comparison(subject, other, in: node) { text, _ in
        wanted
          ? context.say("应为 \(text)", "must be \(text)")
          : context.say("不应为 \(text)", "must not be \(text)")
      }
    case .compare(let sign, let left, let right):
      let isTurned = !isFact(left, in: node) && isSubject(right, in: node)
      let (subject, other) = isTurned ? (right, left) : (left, right)
      let facing = isTurned ? sign.mirrored : sign
      let asked = wanted ? facing : facing.negated
      return comparison(subject, other, in: node) { text, type in
        demand(asked, text, type)
      }
    case .isPresent(let operand):
      let subject = name(of: operand, in: node)
      let text =
        wanted
        ? context.say("没有 \(subject)", "there is no \(subject)")
        : context.say("不应有 \(subject)", "there must be no \(subject)")
      return [Finding(state: text, origin: origin(of: operand, in: node))]
    case .memberOfList(let subject, let members):
      return membership(subject, among: members, wanted: wanted, in: node)
    case .memberOf(let subject, let collection):
      return membership(subject, in: collection, wanted: wanted, node: node)
    case .inRange(let subject, let from, let to, let isHalfOpen):
      return range(subject, from, to, isHalfOpen: isHalfOpen, wanted: wanted, in: node)
    case .quantifier(.every, _, let body) where wanted:
      return members(body, wanted: true, in: node)
    case .quantifier(.some, _, let body) where !wanted:
      return members(body, wanted: false, in: node)
    default:
      let found = fact(expression, wanted: wanted, in: node)
      return found.isEmpty ? quoted(expression, wanted: wanted, in: node) : found
    }
  }

  /// Every value that was read, each with its name.
  func readings(limit: Int = 6) -> [Finding] {
    values.prefix(limit).map { value in
      let text = value.value.map { context.text($0, type: value.type) }
      return Finding(
        state: "\(context.path(value.path)) = \(text ?? context.say("未知", "unknown"))",
        origin: value.origin)
    }
  }

  // MARK: Kinds of conditions

  /// Every operand of a chain: `a and b and c` is one derivation with three operands.
  private func conjuncts(of expression: Expression) -> [Expression] {
    guard case .and(let left, let right) = expression.kind else { return [expression] }
    return conjuncts(of: left) + conjuncts(of: right)
  }

  private func disjuncts(of expression: Expression) -> [Expression] {
    guard case .or(let left, let right) = expression.kind else { return [expression] }
    return disjuncts(of: left) + disjuncts(of: right)
  }

  /// Of several operands: those that fail where all are needed, else each, since any would do.
  private func connective(
    _ operands: [Expression], needsAll: Bool, wanted: Bool, in node: Derivation?
  ) -> [Finding] {
    let found = operands.map { operand -> [Finding] in
      // An operand that is as wanted is no obstacle; one without a known value is told elsewhere.
      if let truth = truth(of: operand, in: node), truth == wanted { return [] }
      if node != nil, truth(of: operand, in: node) == nil { return [] }
      return find(operand, wanted: wanted, in: node)
    }
    if needsAll { return found.flatMap { $0 } }
    guard found.allSatisfy({ $0.count == 1 }), found.count > 1 else { return found.flatMap { $0 } }
    let texts = found.flatMap { $0 }.map { $0.text(context) }
    return [
      Finding(
        state: texts.joined(separator: context.say("；或 ", "; or ")),
        origin: found.flatMap { $0 }.first?.origin)
    ]
  }

  private func comparison(
    _ subject: Expression, _ other: Expression, in node: Derivation?,
    demand: (String, ValueType) -> String
  ) -> [Finding] {
    guard let found = value(of: subject, in: node), let expected = value(of: other, in: node) else {
      return []
    }
    // The unit of a sum that came out as a bare number is that of the other side.
    let expectedText = context.text(expected, type: other.type)
    let source = isFact(other, in: node) ? context.bracketed(name(of: other, in: node)) : ""
    return [
      Finding(
        state: state(subject, found, in: node), demand: demand(expectedText, other.type) + source,
        origin: origin(of: subject, in: node))
    ]
  }

  private func membership(
    _ subject: Expression, among members: [Expression], wanted: Bool, in node: Derivation?
  ) -> [Finding] {
    guard let found = value(of: subject, in: node) else { return [] }
    let texts = members.map { member in
      value(of: member, in: node).map { context.text($0, type: member.type) }
        ?? name(of: member, in: node)
    }
    let among = texts.joined(separator: wanted ? context.say("或", " or ") : context.say("、", ", "))
    let demand =
      wanted
      ? context.say("应为 \(among)", "must be \(among)")
      : context.say("不应为 \(among)", "must be none of \(among)")
    return [
      Finding(
        state: state(subject, found, in: node), demand: demand,
        origin: origin(of: subject, in: node))
    ]
  }

  /// Two facts that are the same and should differ.
  private func alike(
    _ left: Expression, _ right: Expression, in node: Derivation?
  ) -> [Finding] {
    guard let found = value(of: left, in: node) else { return [] }
    let (one, other) = (name(of: left, in: node), name(of: right, in: node))
    let text = context.text(found, type: left.type)
    return [
      Finding(
        state: context.say("\(one) 与 \(other) 均为 \(text)", "\(one) and \(other) are both \(text)"),
        demand: context.say("两者应不同", "must differ"), origin: origin(of: left, in: node))
    ]
  }

  private func membership(
    _ subject: Expression, in collection: Expression, wanted: Bool, node: Derivation?
  ) -> [Finding] {
    guard let found = value(of: subject, in: node), let members = value(of: collection, in: node)
    else { return [] }
    let among =
      name(of: collection, in: node)
      + context.bracketed(context.text(members, type: collection.type))
    let demand =
      wanted
      ? context.say("应在 \(among)之中", "must be among \(among)")
      : context.say("不应在 \(among)之中", "must not be among \(among)")
    return [
      Finding(
        state: state(subject, found, in: node), demand: demand,
        origin: origin(of: subject, in: node))
    ]
  }

  /// A condition that cannot be taken apart, in the policy's own words where the reader has that language.
  private func quoted(
    _ expression: Expression, wanted: Bool, in node: Derivation?
  ) -> [Finding] {
    guard let node, node.value == .boolean(!wanted) else { return [] }
    if case .table(let id, let arguments) = expression.kind {
      let given = arguments.map { argument in
        value(of: argument, in: node).map { context.text($0, type: argument.type) }
          ?? name(of: argument, in: node)
      }
      let table = context.name(context.program[id].name) + context.bracketed(context.list(given))
      let found = context.text(.boolean(!wanted), type: .boolean)
      let should = context.text(.boolean(wanted), type: .boolean)
      return [
        Finding(
          state: "\(table) = \(found)", demand: context.say("应为 \(should)", "must be \(should)"),
          origin: nil)
      ]
    }
    let words = context.excerpt(expression.span, cells: 60)
    guard context.language == .zh || !words.unicodeScalars.contains(where: Name.isHan) else {
      return []
    }
    let state =
      wanted
      ? context.say("“\(words)”不成立", "“\(words)” does not hold")
      : context.say("“\(words)”成立", "“\(words)” holds")
    return [Finding(state: state, origin: nil)]
  }

  private func range(
    _ subject: Expression, _ from: Expression, _ to: Expression, isHalfOpen: Bool, wanted: Bool,
    in node: Derivation?
  ) -> [Finding] {
    guard let found = value(of: subject, in: node), let low = value(of: from, in: node),
      let high = value(of: to, in: node)
    else { return [] }
    let lowText = context.text(low, type: from.type)
    let highText =
      context.text(high, type: to.type)
      + (isHalfOpen ? context.bracketed(context.say("不含", "excluded")) : "")
    let demand =
      wanted
      ? context.say("应在 \(lowText) 至 \(highText) 之间", "must be from \(lowText) to \(highText)")
      : context.say("不应在 \(lowText) 至 \(highText) 之间", "must not be from \(lowText) to \(highText)")
    return [
      Finding(
        state: state(subject, found, in: node), demand: demand,
        origin: origin(of: subject, in: node))
    ]
  }

  /// A truth value by itself: `是集团校 = 否，应为 是`.
  private func fact(_ expression: Expression, wanted: Bool, in node: Derivation?) -> [Finding] {
    guard expression.type.base == .boolean, isFact(expression, in: node),
      case .boolean(let found)? = value(of: expression, in: node)
    else { return [] }
    let should = context.text(.boolean(wanted), type: .boolean)
    let demand = context.say("应为 \(should)", "must be \(should)")
    return [
      Finding(
        state: state(expression, .boolean(found), in: node),
        demand: found == wanted ? "" : demand,
        origin: origin(of: expression, in: node))
    ]
  }

  /// Of `every` or `some`: the members for which the body is not as wanted.
  private func members(_ body: Expression, wanted: Bool, in node: Derivation?) -> [Finding] {
    guard let node else { return [] }
    let failing = node.children.filter {
      $0.span == body.span && $0.value == .boolean(!wanted)
    }
    var found = failing.prefix(3).flatMap { find(body, wanted: wanted, in: $0) }
    if failing.count > 3 {
      found.append(
        Finding(
          state: context.say("等共 \(failing.count) 项", "and more, \(failing.count) in all"),
          origin: nil))
    }
    return found
  }

  // MARK: Words

  private func state(_ subject: Expression, _ value: Value, in node: Derivation?) -> String {
    "\(name(of: subject, in: node)) = \(context.text(value, type: subject.type))"
  }

  private func demand(_ sign: Comparison, _ text: String, _ type: ValueType) -> String {
    let zh: String
    let en: String
    switch (type.base, sign) {
    case (.date, .less): (zh, en) = ("应早于 \(text)", "must be before \(text)")
    case (.date, .lessOrEqual): (zh, en) = ("应不晚于 \(text)", "must be no later than \(text)")
    case (.date, .greater): (zh, en) = ("应晚于 \(text)", "must be after \(text)")
    case (.date, .greaterOrEqual): (zh, en) = ("应不早于 \(text)", "must be no earlier than \(text)")
    case (.enumeration, .less): (zh, en) = ("应低于 \(text)", "must be below \(text)")
    case (.enumeration, .lessOrEqual): (zh, en) = ("应不高于 \(text)", "must be \(text) or lower")
    case (.enumeration, .greater): (zh, en) = ("应高于 \(text)", "must be above \(text)")
    case (.enumeration, .greaterOrEqual): (zh, en) = ("应不低于 \(text)", "must be \(text) or higher")
    case (_, .less): (zh, en) = ("应少于 \(text)", "must be less than \(text)")
    case (_, .lessOrEqual): (zh, en) = ("应不超过 \(text)", "must be at most \(text)")
    case (_, .greater): (zh, en) = ("应大于 \(text)", "must be more than \(text)")
    case (_, .greaterOrEqual): (zh, en) = ("应不少于 \(text)", "must be at least \(text)")
    }
    return context.say(zh, en)
  }
}
