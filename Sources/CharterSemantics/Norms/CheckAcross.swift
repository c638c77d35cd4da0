import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The last stage: what only the whole shows, and the making of the program.
extension Checker {
  func checkAcrossPolicies() {
    reportRecursion()
    warnOfOverlaps()
  }

  /// Nothing is left out without a word: a wrong "yes" could come of it.
  func reportLost() {
    guard !diagnostics.hasErrors else { return }
    for span in lost { report(.notUnderstood(at: span)) }
  }

  // MARK: Recursion

  /// A concept, table or parameter, as a node of the graph of what uses what.
  private enum Callee: Hashable {
    case definition(Int)
    case table(Int)
    case parameter(Int)
  }

  private static let largestExpansion = 1_000_000
  /// How deep expressions may nest through the concepts that they use; an evaluator walks them on its stack.
  private static let deepestExpansion = 600

  /// What a concept's own expressions come to: their size, their depth, and the concepts that they use.
  private struct Weight {
    var size = 1
    /// How deep they nest, calls aside.
    var depth = 0
    /// For each concept used: how often, and at what depth at most.
    var calls: [Callee: (times: Int, depth: Int)] = [:]
  }

  private func reportRecursion() {
    var uses: [Callee: Weight] = [:]
    for (index, definition) in definitions.enumerated() {
      uses[.definition(index)] = weigh([definition.body].compactMap { $0 })
    }
    for (index, table) in tables.enumerated() {
      let results = table.rows.map(\.result) + [table.otherwise].compactMap { $0 }
      uses[.table(index)] = weigh(results.compactMap(\.expression))
    }
    for (index, parameter) in parameters.enumerated() {
      let values = parameter.values + parameter.settings.flatMap(\.values)
      uses[.parameter(index)] = weigh(values.compactMap(\.value.expression))
    }
    var costs: [Callee: (size: Int, depth: Int)] = [:]
    var state: [Callee: CheckState] = [:]
    for callee in order(of: uses.keys) { visit(callee, uses, &state, &costs, []) }
  }

  private func order(of callees: some Sequence<Callee>) -> [Callee] {
    callees.sorted {
      let (left, right) = (span(of: $0), span(of: $1))
      return (left.source, left.start) < (right.source, right.start)
    }
  }

  private func visit(
    _ callee: Callee, _ uses: [Callee: Weight], _ state: inout [Callee: CheckState],
    _ costs: inout [Callee: (size: Int, depth: Int)], _ path: [Callee]
  ) {
    switch state[callee, default: .untouched] {
    case .done: return
    case .inProgress:
      let cycle = path.drop { $0 != callee }.map(name)
      report(.recursion(cycle, at: span(of: callee), declared: nil))
      return
    case .untouched: break
    }
    // Far deeper than any document; the path is walked on the stack.
    guard path.count < 500 else {
      report(.definitionTooLarge(name(of: callee), at: span(of: callee)))
      state[callee] = .done
      costs[callee] = (1, 0)
      return
    }
    state[callee] = .inProgress
    let use = uses[callee] ?? Weight()
    var cost = (size: use.size, depth: use.depth)
    for next in order(of: use.calls.keys) {
      visit(next, uses, &state, &costs, path + [callee])
      let call = use.calls[next] ?? (0, 0)
      let inner = costs[next] ?? (1, 0)
      cost.size += min(call.times, Self.largestExpansion) * min(inner.size, Self.largestExpansion)
      cost.size = min(cost.size, Self.largestExpansion * 2)
      cost.depth = max(cost.depth, call.depth + inner.depth)
    }
    state[callee] = .done
    costs[callee] = cost
    if cost.size > Self.largestExpansion || cost.depth > Self.deepestExpansion {
      report(.definitionTooLarge(name(of: callee), at: span(of: callee)))
      // What uses it is not to blame.
      costs[callee] = (1, 0)
    }
  }

  private func name(of callee: Callee) -> Name {
    switch callee {
    case .definition(let index): definitions[index].name
    case .table(let index): tables[index].name
    case .parameter(let index): parameters[index].name
    }
  }

  private func span(of callee: Callee) -> Span {
    switch callee {
    case .definition(let index): definitions[index].nameSpan
    case .table(let index): tables[index].nameSpan
    case .parameter(let index): parameters[index].nameSpan
    }
  }

  private func weigh(_ expressions: [Expression]) -> Weight {
    var weight = Weight()
    for expression in expressions {
      expression.forEachWithDepth { part, depth in
        weight.size += 1
        weight.depth = max(weight.depth, depth)
        let callee: Callee? =
          switch part.kind {
          case .definition(let id, _): .definition(id.index)
          case .table(let id, _): .table(id.index)
          case .parameter(let id, _): .parameter(id.index)
          default: nil
          }
        guard let callee else { return }
        let call = weight.calls[callee] ?? (0, 0)
        weight.calls[callee] = (call.times + 1, max(call.depth, depth + 1))
      }
    }
    return weight
  }

  // MARK: The program

  func makeProgram() -> Program {
    var normsByAction: [[NormID]] = Array(repeating: [], count: actions.count)
    for (index, norm) in norms.enumerated() {
      normsByAction[norm.action.index].append(NormID(index: index))
    }
    return Program(
      schema: schema, places: entities.map(\.place),
      actions: actions.map { $0.rules ?? ActionRules(place: nil, effects: [], frameSize: 0) },
      policies: policies.enumerated().map { corePolicy($1, $0) },
      clauses: clauses.enumerated().map { index, clause in
        Clause(
          id: ClauseID(index: index), policy: PolicyID(index: clause.policy),
          number: clause.number, title: clause.title, notEncoded: clause.notEncoded,
          span: clause.span)
      },
      parameters: parameters.enumerated().compactMap { coreParameter($1, $0) },
      definitions: definitions.enumerated().compactMap { coreDefinition($1, $0) },
      tables: tables.enumerated().compactMap { coreTable($1, $0) },
      norms: norms.enumerated().map { coreNorm($1, $0) }, normsByAction: normsByAction,
      exceptions: exceptions.enumerated().map { coreException($1, $0) }, rules: rules,
      quotas: quotas, subsidies: subsidies)
  }

  private func corePolicy(_ policy: PolicyInfo, _ index: Int) -> Policy {
    Policy(
      id: PolicyID(index: index), name: policy.name, title: policy.title, number: policy.number,
      issuer: policy.issuer, jurisdiction: policy.jurisdiction, force: policy.force,
      inForce: policy.inForce, isPeriodIllustrative: policy.isPeriodIllustrative,
      clauses: policy.clauses.map { ClauseID(index: $0) }, span: policy.nameSpan)
  }

  private func coreParameter(_ parameter: ParameterInfo, _ index: Int) -> Parameter? {
    guard let type = parameter.type else { return nil }
    return Parameter(
      id: ParameterID(index: index), name: parameter.name,
      policy: PolicyID(index: parameter.policy),
      clause: parameter.clause.map { ClauseID(index: $0) }, arguments: parameter.arguments,
      argumentTypes: parameter.argumentTypes, type: type, isDelegable: parameter.isDelegable,
      isIllustrative: parameter.isIllustrative, reading: parameter.reading,
      values: parameter.values, settings: parameter.settings, frameSize: parameter.frameSize,
      span: parameter.nameSpan)
  }

  private func coreDefinition(_ definition: DefinitionInfo, _ index: Int) -> Definition? {
    guard let body = definition.body else { return nil }
    return Definition(
      id: DefinitionID(index: index), name: definition.name,
      policy: PolicyID(index: definition.policy),
      clause: definition.clause.map { ClauseID(index: $0) }, arguments: definition.arguments,
      argumentTypes: definition.argumentTypes.compactMap { $0 }, type: body.type, body: body,
      frameSize: definition.frameSize, span: definition.nameSpan)
  }

  private func coreTable(_ table: TableInfo, _ index: Int) -> DecisionTable? {
    guard let type = table.type else { return nil }
    return DecisionTable(
      id: TableID(index: index), name: table.name, policy: PolicyID(index: table.policy),
      clause: table.clause.map { ClauseID(index: $0) }, arguments: table.arguments,
      argumentTypes: table.argumentTypes.compactMap { $0 }, type: type, rows: table.rows,
      otherwise: table.otherwise, frameSize: table.frameSize, span: table.nameSpan)
  }

  private func coreNorm(_ norm: NormDraft, _ index: Int) -> Norm {
    let group = normGroups[norm.group]
    return Norm(
      id: NormID(index: index), name: group.name, category: norm.category,
      policy: PolicyID(index: group.policy), clause: group.clause.map { ClauseID(index: $0) },
      action: norm.action, conditions: norm.conditions, statements: norm.statements,
      exceptions: norm.exceptions, isDelegable: group.isDelegable, frameSize: norm.frameSize,
      span: group.nameSpan)
  }

  private func coreException(_ exception: ExceptionDraft, _ index: Int) -> NormException {
    let group = exceptionGroups[exception.group]
    return NormException(
      id: ExceptionID(index: index), name: group.name, policy: PolicyID(index: group.policy),
      clause: group.clause.map { ClauseID(index: $0) }, target: exception.target,
      conditions: exception.conditions, statements: exception.statements,
      exceptions: exception.exceptions, frameSize: exception.frameSize, span: group.nameSpan)
  }
}

extension ParameterValue {
  var expression: Expression? {
    if case .value(let expression) = self { expression } else { nil }
  }
}
