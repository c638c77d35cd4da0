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
    let dates = node.all(.byDateClause)
    for extra in dates.dropFirst() { report(.headerTwice(at: extra.span, first: dates[0].span)) }
    var by: Expression?
    if let dateNode = dates.first?.expressions.first {
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
      guard let condition = scope.checkCondition(when.expressions.first) else { continue }
      conditions.append(condition)
      scope.present.formUnion(condition.facts(when: true).keys)
    }
    let populations = node.all(.quotaPopulation)
    let counts = node.all(.quotaCount)
    for extra in populations.dropFirst() + counts.dropFirst() {
      report(.quotaPartTwice(at: extra.span))
    }
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
    guard let condition = node.first(.whereClause)?.expressions.first else { return nil }
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
      if !isInteger, case .number(let number)? = value.constant,
        number.sign < 0 || number > .one
      {
        report(.shareOutOfRange(at: value.span))
        return nil
      }
      return value
    }
    if node.has(.between) {
      guard let low = limit(0), let high = limit(1) else { return nil }
      return .between(low, high)
    }
    guard let value = limit(0) else { return nil }
    return node.has(.atMost) ? .atMost(value) : .atLeast(value, roundedUp: node.has(.up))
  }
}

extension StateHeader {
  func withFrame(_ size: Int) -> StateHeader {
    StateHeader(
      name: name, policy: policy, clause: clause, subjects: subjects, by: by,
      enforcedOn: enforcedOn, isDelegable: isDelegable, frameSize: size, span: span)
  }
}
