import CharterDiagnostics
import CharterValues

/// Norms that can never apply, and conditions and statements that always or never hold.
///
/// A norm stated for several actions is found fault with only where that is so for each of them.
struct ConditionLint {
  typealias Demand = ConditionSolver.Demand

  /// What a text says of one action, or of the registry.
  struct Norm {
    let name: Name
    let span: Span
    /// What is known wherever it matters: dates in force, whom it is about, what it is an exception to.
    let context: [Demand]
    let conditions: [Condition]
    let statements: [Sentence]
  }

  /// A condition, and what it would take for it to hold and to fail.
  struct Condition {
    let met: Demand
    let failed: Demand

    init(_ expression: Expression) {
      met = Demand(expression, true)
      failed = Demand(expression, false)
    }

    var expression: Expression { met.expression }
  }

  /// A statement with its conditions.
  struct Sentence {
    let statement: Statement
    let guards: [Demand]
    /// What a single condition is to be, and what would break it.
    let demand: (kept: Demand, broken: Demand)?
    let grounds: [Condition]

    init(_ statement: Statement) {
      self.statement = statement
      guards = statement.guards.map { Demand($0, true) }
      var demand: (kept: Demand, broken: Demand)?
      var grounds: [Condition] = []
      switch statement.kind {
      case .require(let condition), .advise(let condition):
        demand = (Demand(condition, true), Demand(condition, false))
      case .forbid(let condition?):
        demand = (Demand(condition, false), Demand(condition, true))
      case .grounds(_, let stated): grounds = stated.map { Condition($0.condition) }
      case .forbid(nil), .duty, .procedure: break
      }
      self.demand = demand
      self.grounds = grounds
    }
  }

  private(set) var findings: [Diagnostic] = []
  private let program: Program
  private let solver: ConditionSolver

  init(_ program: Program) {
    self.program = program
    solver = ConditionSolver(enums: program.schema.enums)
    for norms in Self.grouped(program.norms, by: \.span) { look(at: norms.map { norm($0) }) }
    for exceptions in Self.grouped(program.exceptions, by: \.span) {
      look(at: exceptions.map { norm($0) })
    }
    for rule in program.rules {
      look(at: [
        Norm(
          name: rule.header.name, span: rule.header.span, context: context(of: rule.header),
          conditions: rule.conditions.map { Condition($0) },
          statements: rule.statements.map { Sentence($0) })
      ])
    }
    for quota in program.quotas { look(at: quota) }
    for subsidy in program.subsidies { look(at: subsidy) }
  }

  // MARK: What is known beforehand

  private func norm(_ norm: CharterSemantics.Norm) -> Norm {
    Norm(
      name: norm.name, span: norm.span, context: context(of: norm.policy, at: norm.span),
      conditions: norm.conditions.map { Condition($0) },
      statements: norm.statements.map { Sentence($0) })
  }

  /// An exception matters where its norm applies, and where what it is an exception to holds.
  private func norm(_ exception: NormException) -> Norm {
    var context = context(of: exception.policy, at: exception.span)
    var target = exception.target
    while true {
      switch target {
      case .norm(let id):
        context += self.context(of: program[id].policy, at: exception.span)
        context += program[id].conditions.map { Demand($0, true) }
        return Norm(
          name: exception.name, span: exception.span, context: context,
          conditions: exception.conditions.map { Condition($0) },
          statements: exception.statements.map { Sentence($0) })
      case .exception(let id):
        context += program[id].conditions.map { Demand($0, true) }
        target = program[id].target
      }
    }
  }

  /// The days on which a policy is in force, unless its document does not give them.
  private func context(of id: PolicyID, at span: Span) -> [Demand] {
    let policy = program[id]
    guard !policy.isPeriodIllustrative else { return [] }
    let today = Expression(.today, type: .date, span: span)
    func test(_ comparison: Comparison, _ date: CalendarDate) -> Demand {
      let constant = Expression(.constant(.date(date)), type: .date, span: span)
      return Demand(
        Expression(.compare(comparison, today, constant), type: .boolean, span: span), true)
    }
    return [
      policy.inForce.first.map { test(.greaterOrEqual, $0) },
      policy.inForce.last.map { test(.lessOrEqual, $0) },
    ].compactMap { $0 }
  }

  private func context(of header: StateHeader) -> [Demand] {
    let binders = header.subjects?.binders ?? []
    return context(of: header.policy, at: header.span)
      + binders.compactMap(\.condition).map { Demand($0, true) }
  }

  /// Those of one text together, in the order of the texts.
  private static func grouped<Item>(_ items: [Item], by place: (Item) -> Span) -> [[Item]] {
    var groups: [[Item]] = []
    var indices: [Span: Int] = [:]
    for item in items {
      let index = indices[place(item), default: groups.count]
      if index == groups.count {
        indices[place(item)] = index
        groups.append([item])
      } else {
        groups[index].append(item)
      }
    }
    return groups
  }

  // MARK: Norms

  private mutating func look(at norms: [Norm]) {
    guard let first = norms.first else { return }
    guard applies(norms) else { return }
    guard norms.allSatisfy({ $0.statements.count == first.statements.count }) else { return }
    let known = norms.map { Premises($0.known) }
    for (index, statement) in first.statements.enumerated() {
      look(at: statement.statement, zip(known, norms).map { ($0, $1.statements[index]) })
    }
    lookForRepeats(in: first)
    lookTogether(at: norms)
  }

  /// Whether a norm can apply; says so where it cannot, or where one of its conditions asks nothing.
  private mutating func applies(_ norms: [Norm]) -> Bool {
    guard let first = norms.first, !first.context.isEmpty || !first.conditions.isEmpty else {
      return true
    }
    if norms.allSatisfy({ solver.isNever($0.known) }) {
      findings.append(
        .neverApplies(
          first.name, at: first.span, conditions: first.conditions.map(\.expression.span)))
      return false
    }
    var seen: [ExpressionKey: Span] = [:]
    for (index, condition) in first.conditions.enumerated() {
      let (key, span) = (ExpressionKey(condition.expression), condition.expression.span)
      if let earlier = seen.updateValue(span, forKey: key) {
        findings.append(.repeatedCondition(at: span, first: earlier))
        continue
      }
      let isIdle = norms.allSatisfy { norm in
        norm.conditions.count == first.conditions.count
          && solver.isNever(
            norm.context + norm.conditions[..<index].map(\.met) + [norm.conditions[index].failed])
      }
      if isIdle { findings.append(.alwaysHolds(at: span, .condition)) }
    }
    return true
  }

  /// One statement, as it reads for each action.
  private mutating func look(
    at statement: Statement, _ instances: [(known: Premises, sentence: Sentence)]
  ) {
    func isNever(_ demand: (Sentence) -> Demand?) -> Bool {
      instances.allSatisfy { known, sentence in
        guard let demand = demand(sentence) else { return false }
        return solver.isNever(sentence.guards + [demand], given: known)
      }
    }
    switch statement.kind {
    case .require, .advise, .forbid:
      if isNever({ $0.demand?.broken }) {
        findings.append(.alwaysHolds(at: statement.span, .statement))
      } else if isNever({ $0.demand?.kept }) {
        findings.append(.neverHolds(at: statement.span, .statement))
      }
    case .grounds(_, let grounds):
      for (index, ground) in grounds.enumerated() {
        func condition(_ sentence: Sentence) -> Condition? {
          index < sentence.grounds.count ? sentence.grounds[index] : nil
        }
        if isNever({ condition($0)?.failed }) {
          findings.append(.alwaysHolds(at: ground.span, .ground))
        } else if isNever({ condition($0)?.met }) {
          findings.append(.neverHolds(at: ground.span, .ground))
        }
      }
    case .duty, .procedure: break
    }
  }

  /// Statements that ask the same twice.
  private mutating func lookForRepeats(in norm: Norm) {
    var seen: [ExpressionKey: (kind: Int, span: Span)] = [:]
    for statement in norm.statements.map(\.statement) {
      let (kind, expression): (Int, Expression)
      switch statement.kind {
      case .require(let condition): (kind, expression) = (0, condition)
      case .forbid(let condition?): (kind, expression) = (1, condition)
      case .advise(let condition): (kind, expression) = (2, condition)
      case .forbid(nil), .grounds, .duty, .procedure: continue
      }
      let key = ExpressionKey(expression)
      if let earlier = seen[key], earlier.kind == kind {
        findings.append(.repeatedStatement(at: statement.span, first: earlier.span))
      } else {
        seen[key] = (kind, statement.span)
      }
    }
  }

  /// Requirements that exclude each other, though each of them could be met.
  private mutating func lookTogether(at norms: [Norm]) {
    guard let first = norms.first else { return }
    let places = first.statements.indices.filter { first.statements[$0].statement.mustHold }
    guard places.count > 1 else { return }
    func demands(_ norm: Norm, upTo count: Int) -> [Demand] {
      norm.known + places.prefix(count).compactMap { norm.statements[$0].demand?.kept }
    }
    func isImpossible(_ count: Int) -> Bool {
      norms.allSatisfy { solver.isNever(demands($0, upTo: count)) }
    }
    guard isImpossible(places.count), !isImpossible(1) else { return }
    // The first statement that the ones above it exclude.
    guard let count = (2...places.count).first(where: isImpossible) else { return }
    let statement = first.statements[places[count - 1]].statement
    let isSaid = findings.suffix(first.statements.count + 1).contains {
      $0.span == statement.span && $0.code == .neverHolds
    }
    guard !isSaid else { return }
    // Only those that it takes: what could be left out is no part of the reason.
    var others = Array(places.prefix(count - 1))
    for place in others where others.count > 1 {
      let rest = others.filter { $0 != place }
      let isEnough = norms.allSatisfy { norm in
        solver.isNever(
          norm.known
            + (rest + [places[count - 1]]).compactMap { norm.statements[$0].demand?.kept })
      }
      if isEnough { others = rest }
    }
    findings.append(
      .excludedStatement(
        at: statement.span, others: others.map { first.statements[$0].statement.span }))
  }

  // MARK: Quotas and subsidies

  private mutating func look(at quota: Quota) {
    let header = quota.header
    let norm = Norm(
      name: header.name, span: header.span, context: context(of: header),
      conditions: quota.conditions.map { Condition($0) }, statements: [])
    guard applies([norm]) else { return }
    var known = norm.known
    if let condition = quota.population.condition {
      guard look(at: condition, known, .member) else { return }
      known.append(Demand(condition, true))
    }
    if let counted = quota.counted { _ = look(at: counted, known, .member) }
  }

  private mutating func look(at subsidy: Subsidy) {
    let header = subsidy.header
    let norm = Norm(
      name: header.name, span: header.span, context: context(of: header),
      conditions: subsidy.conditions.map { Condition($0) }, statements: [])
    guard applies([norm]) else { return }
    var known = norm.known
    if let condition = subsidy.sharedAmong?.condition {
      guard look(at: condition, known, .member) else { return }
      known.append(Demand(condition, true))
    }
    for line in subsidy.lines {
      let condition: Expression? =
        switch line.kind {
        case .amount(_, let condition): condition
        case .pool(let pool): pool.condition
        }
      if let condition { _ = look(at: condition, known, .line) }
    }
  }

  /// Whether a condition can hold; says so where it cannot, or where it asks nothing.
  private mutating func look(
    at condition: Expression, _ known: [Demand], _ kind: ConditionKind
  ) -> Bool {
    if solver.isNever(known + [Demand(condition, true)]) {
      findings.append(.neverHolds(at: condition.span, kind))
      return false
    }
    if solver.isNever(known + [Demand(condition, false)]) {
      findings.append(.alwaysHolds(at: condition.span, kind))
    }
    return true
  }
}

extension ConditionLint.Norm {
  /// What holds wherever the norm applies.
  fileprivate var known: [ConditionSolver.Demand] { context + conditions.map(\.met) }
}

extension Statement {
  /// Whether the norm is broken where its single condition fails.
  fileprivate var mustHold: Bool {
    switch kind {
    case .require, .forbid(.some): true
    case .advise, .forbid(nil), .grounds, .duty, .procedure: false
    }
  }
}
