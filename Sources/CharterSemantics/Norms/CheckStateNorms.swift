import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Rules, quotas and subsidies on the registry.
extension Checker {
  func checkStateRule(_ node: SyntaxNode, policy: Int, clause: Int?) {
    guard let declared = node.declaredName else { return }
    let category: Norm.Category =
      node.has(.exit) ? .exit : node.has(.admission) ? .admission : .rule
    guard category == .rule else {
      report(.normWithoutAction(declared.name, at: declared.span))
      return
    }
    let scope = Scope(checker: self, policy: policy)
    let header = stateHeader(node, declared, policy: policy, clause: clause, in: scope)
    let statements = node.statements
    if !statements.contains(where: { $0.kind != .whenStatement }), node.first(.error) == nil {
      report(.emptyNorm(declared.name, at: declared.span))
    }
    for statement in statements
    where statement.kind == .forbidStatement && statement.expressions.isEmpty {
      report(.forbidOnRegistry(at: statement.span))
    }
    let (conditions, checked) = checkStatements(statements, in: scope)
    guard let header else { return }
    rules.append(
      StateRule(
        header: header.withFrame(scope.frame.size), category: category, conditions: conditions,
        statements: checked))
  }

  /// What the norm ranges over, when it is due and what it is enforced on.
  func stateHeader(
    _ node: SyntaxNode, _ declared: DeclaredName, policy: Int, clause: Int?, in scope: Scope
  ) -> StateHeader? {
    var binders: [Binder] = []
    var isSound = true
    if let forEach = node.first(.forEachClause) {
      let nodes = forEach.all(.binder)
      for (index, binderNode) in nodes.enumerated() {
        let condition = index == nodes.count - 1 ? forEach.first(.whereClause) : nil
        if let binder = scope.checkBinder(binderNode, where: condition) {
          binders.append(binder)
          scope.present.formUnion((binder.condition?.facts(when: true) ?? [:]).keys)
        } else {
          isSound = false
        }
      }
      reportMissingPlace(binders, policy: policy)
    }
    reportDoubled(
      [.forEachClause, .byDateClause, .sharedAmongClause, .quotaPopulation, .quotaCount], in: node)
    let dates = node.all(.byDateClause)
    var by: Expression?
    if let dateNode = dates.first?.expression {
      if let date = scope.check(dateNode, expecting: Expected(.date)),
        let fitted = scope.fit(date, to: Expected(.date))
      {
        by = fitted
      } else {
        isSound = false
      }
    }
    let visible = policies[policy].visibleVocabularies
    let enforcedOn = node.all(.enforcedOnClause).flatMap { $0.all(.nameReference) }
      .compactMap { resolveAction($0, visible: visible) }
    guard isSound else {
      lost.append(node.span)
      return nil
    }
    return StateHeader(
      name: declared.name, policy: PolicyID(index: policy),
      clause: clause.map { ClauseID(index: $0) },
      subjects: binders.isEmpty ? nil : Subjects(binders: binders), by: by,
      enforcedOn: enforcedOn, isDelegable: node.has(.delegable), frameSize: 0,
      span: declared.span)
  }

  /// A sub-national policy must be able to tell which subjects are its own.
  func reportMissingPlace(_ binders: [Binder], policy: Int) {
    guard !policies[policy].governsEverywhere else { return }
    let ranged = binders.compactMap { binder -> (EntityID, Span)? in
      guard case .extent(let id) = binder.collection.kind else { return nil }
      return (id, binder.collection.span)
    }
    guard !ranged.isEmpty, !ranged.contains(where: { entities[$0.0.index].hasPlace }) else {
      return
    }
    for (id, span) in ranged.prefix(1) {
      let declaration = entities[id.index].declaration
      report(.noPlace(declaration.name, at: span, declared: declaration.span, isAction: false))
    }
  }

  // MARK: Quotas

  func checkQuota(_ node: SyntaxNode, policy: Int, clause: Int?) {
    guard let declared = node.declaredName else { return }
    let scope = Scope(checker: self, policy: policy)
    let header = stateHeader(node, declared, policy: policy, clause: clause, in: scope)
    var conditions: [Expression] = []
    for when in node.all(.whenStatement) {
      guard let condition = scope.checkCondition(when.expression) else { continue }
      conditions.append(condition)
      scope.present.formUnion(condition.facts(when: true).keys)
    }
    let populations = node.all(.quotaPopulation)
    let counts = node.all(.quotaCount)
    reportLateConditions(in: node)
    guard let populationNode = populations.first, let binderNode = populationNode.first(.binder)
    else {
      if node.first(.error) == nil {
        report(.quotaWithoutPopulation(declared.name, at: declared.span))
      }
      return
    }
    let population = scope.checkBinder(binderNode, where: populationNode.first(.whereClause))
    if let population, header?.subjects == nil { reportMissingPlace([population], policy: policy) }
    var counted: Expression?
    if let count = counts.first { counted = checkCounted(count, population, in: scope) }
    let boundNodes = node.all(.quotaBound)
    let bounds = boundNodes.compactMap { checkBound($0, in: scope) }
    if boundNodes.isEmpty, node.first(.error) == nil {
      report(.quotaWithoutBound(declared.name, at: declared.span))
    }
    reportBoundsApart(bounds, boundNodes)
    guard let header, let population, bounds.count == boundNodes.count,
      counts.isEmpty || counted != nil
    else {
      lost.append(node.span)
      return
    }
    quotas.append(
      Quota(
        header: header.withFrame(scope.frame.size), conditions: conditions,
        population: population, counted: counted, bounds: bounds))
  }

  private func checkCounted(
    _ node: SyntaxNode, _ population: Binder?, in scope: Scope
  ) -> Expression? {
    guard let token = node.tokens.last(where: { $0.kind == .word && $0.keyword == nil }) else {
      return nil
    }
    if let population, !population.name.has(token.identifier) {
      report(
        .countOfOther(
          token.identifier, population: population.name, at: token.span))
      return nil
    }
    guard let condition = node.first(.whereClause)?.expression else { return nil }
    let facts = Set((population?.condition?.facts(when: true) ?? [:]).keys)
    return scope.knowing(facts) { scope.checkCondition(condition) }
  }

  private func checkBound(_ node: SyntaxNode, in scope: Scope) -> Quota.Bound? {
    func limit(_ index: Int) -> Expression? {
      let nodes = node.expressions
      guard index < nodes.count, let value = scope.checkPresent(nodes[index]) else { return nil }
      guard case .number(let isInteger, let dimension) = value.type.base else {
        report(.numberNeeded(found: words(for: value.type), at: value.span))
        return nil
      }
      guard dimension.isPlain else {
        scope.reportDimensions(of: value, dimension, wanted: .plain, origin: nil)
        return nil
      }
      var isSound = true
      for constant in constants(reachedBy: value) {
        guard case .number(let number)? = constant.constant else { continue }
        if isInteger, number.sign < 0 {
          report(.negativeValue(at: constant.span))
          isSound = false
        } else if !isInteger, number.sign < 0 || number > .one {
          report(.shareOutOfRange(at: constant.span))
          isSound = false
        }
      }
      return isSound ? value : nil
    }
    if node.has(.rounded), !node.has(.up) || !node.has(.atLeast) {
      report(.roundingOfBound(at: node.span))
      return nil
    }
    if node.has(.between) {
      guard let low = limit(0), let high = limit(1) else { return nil }
      return .between(low, high)
    }
    guard let value = limit(0) else { return nil }
    return node.has(.atMost) ? .atMost(value) : .atLeast(value, roundedUp: node.has(.up))
  }
}

extension Checker {
  /// Reports parts that stand once and are written again.
  func reportDoubled(_ kinds: [SyntaxKind], in node: SyntaxNode) {
    for kind in kinds {
      let parts = node.all(kind)
      for extra in parts.dropFirst() { report(.partTwice(at: extra.span, first: parts[0].span)) }
    }
  }

  /// A `when` after other items would silently be about all of them.
  func reportLateConditions(in node: SyntaxNode) {
    var hasItems = false
    for child in node.childNodes {
      switch child.kind {
      case .name, .forEachClause, .byDateClause, .enforcedOnClause, .sharedAmongClause, .error:
        continue
      case .whenStatement: if hasItems { report(.whenAfterItems(at: child.span)) }
      default: hasItems = true
      }
    }
  }

  /// The constants that an expression may come to as written: through alternatives, parameters and tables.
  func constants(reachedBy expression: Expression) -> [Expression] {
    func values(_ values: [ParameterValue]) -> [Expression] {
      values.compactMap(\.expression).flatMap { constants(reachedBy: $0) }
    }
    if expression.constant != nil { return [expression] }
    switch expression.kind {
    case .conditional(_, let then, let otherwise):
      return constants(reachedBy: then) + constants(reachedBy: otherwise)
    case .match(_, let arms): return arms.flatMap { constants(reachedBy: $0.result) }
    case .parameter(let id, _):
      let parameter = parameters[id.index]
      return values((parameter.values + parameter.settings.flatMap(\.values)).map(\.value))
    case .table(let id, _):
      let table = tables[id.index]
      return values(table.rows.map(\.result) + [table.otherwise].compactMap { $0 })
    default: return []
    }
  }

  /// Two bounds of one kind, and bounds that leave nothing between them.
  private func reportBoundsApart(_ bounds: [Quota.Bound], _ nodes: [SyntaxNode]) {
    var lower: [Expression] = []
    var upper: [Expression] = []
    for bound in bounds {
      switch bound {
      case .atLeast(let value, _): lower.append(value)
      case .atMost(let value): upper.append(value)
      case .between(let low, let high):
        lower.append(low)
        upper.append(high)
      }
    }
    for values in [lower, upper] where values.count > 1 {
      report(.partTwice(at: values[1].span, first: values[0].span))
    }
    // A number of heads and a share of them can be compared only where the population is known.
    if let low = lower.first, let high = upper.first,
      low.type.base.isInteger == high.type.base.isInteger
    {
      reportApart(low, high)
    }
  }

  /// Constants of which the lower lies above the upper.
  func reportApart(_ low: Expression, _ high: Expression) {
    guard let least = low.constant, let most = high.constant,
      ConstantOrder.less(most, least) == true
    else { return }
    report(.boundsApart(at: high.span, other: low.span))
  }
}

extension StateHeader {
  func withFrame(_ size: Int) -> StateHeader {
    StateHeader(
      name: name, policy: policy, clause: clause, subjects: subjects, by: by,
      enforcedOn: enforcedOn, isDelegable: isDelegable, frameSize: size, span: span)
  }
}
