import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Norms on actions: a norm stated for several actions is checked, and built, once for each.
extension Checker {
  func checkNormGroup(_ index: Int) {
    let group = normGroups[index]
    let category: Norm.Category =
      group.node.has(.exit) ? .exit : group.node.has(.admission) ? .admission : .rule
    if let forEach = group.node.first(.forEachClause) {
      // Its variable means nothing to a norm on actions; what reads it is not to blame.
      report(.normWithBothSubjects(at: forEach.span))
      return
    }
    let extra = group.node.first(.byDateClause) ?? group.node.first(.enforcedOnClause)
    if let extra { report(.stateClauseOnActionNorm(at: extra.span)) }
    let statements = group.node.statements
    if !statements.contains(where: { $0.kind != .whenStatement }),
      group.node.first(.error) == nil
    {
      report(.emptyNorm(group.name, at: group.nameSpan))
    }
    if category == .exit, !statements.contains(where: { $0.kind == .groundsStatement }),
      group.node.first(.error) == nil, !statements.isEmpty
    {
      report(.exitWithoutGround(group.name, at: group.nameSpan))
    }
    for action in group.actions {
      if !policies[group.policy].governsEverywhere, !actions[action.index].hasPlace {
        let declaration = actions[action.index].declaration
        report(
          .noPlace(
            declaration.name, at: group.nameSpan, declared: declaration.span, isAction: true))
      }
      let scope = scope(ofAction: action, policy: group.policy)
      let (conditions, checked) = checkStatements(statements, in: scope)
      let id = NormID(index: norms.count)
      norms.append(
        NormDraft(
          group: index, category: category, action: action, conditions: conditions,
          statements: checked, frameSize: scope.frame.size))
      normGroups[index].norms.append(id)
    }
    if group.actions.isEmpty { lost.append(group.nameSpan) }
  }

  /// `when` conditions and statements, in order; each `require` tells the later ones what is present.
  func checkStatements(
    _ nodes: [SyntaxNode], in scope: Scope
  ) -> (conditions: [Expression], statements: [Statement]) {
    var conditions: [Expression] = []
    var statements: [Statement] = []
    reportDuplicateLabels(nodes)
    for node in nodes where node.kind == .whenStatement {
      guard let condition = scope.checkCondition(node.expression) else {
        lost.append(node.span)
        continue
      }
      conditions.append(condition)
      // Where the norm applies, its conditions hold.
      scope.present.formUnion(condition.facts(when: true).keys)
    }
    for node in nodes where node.kind != .whenStatement {
      scope.leanedOn = [:]
      guard let (kind, message) = checkStatement(node, in: scope) else {
        lost.append(node.span)
        continue
      }
      statements.append(
        Statement(
          kind: kind, label: node.first(.label)?.declaredName?.name, guards: scope.guards,
          message: message, span: node.conditionSpan))
      switch kind {
      case .require(let condition): scope.demand(condition.facts(when: true))
      case .forbid(let condition?): scope.demand(condition.facts(when: false))
      case .forbid(nil), .advise, .grounds, .duty, .procedure: break
      }
    }
    return (conditions, statements)
  }

  private func reportDuplicateLabels(_ nodes: [SyntaxNode]) {
    var seen: [(Name, Span)] = []
    func look(at node: SyntaxNode) {
      guard let label = node.first(.label)?.declaredName else { return }
      reportTaken(label, among: seen)
      seen.append((label.name, label.span))
    }
    for node in nodes {
      look(at: node)
      if node.kind == .groundsStatement { node.all(.groundItem).forEach(look) }
    }
  }

  private func checkStatement(
    _ node: SyntaxNode, in scope: Scope
  ) -> (Statement.Kind, Template?)? {
    let message = scope.template(node.first(.otherwiseClause)?.textNode)
    switch node.kind {
    case .requireStatement:
      return scope.checkCondition(node.expression).map { (.require($0), message) }
    case .forbidStatement:
      guard let condition = node.expression else { return (.forbid(nil), message) }
      return scope.checkCondition(condition).map { (.forbid($0), message) }
    case .adviseStatement:
      return scope.checkCondition(node.expression).map { (.advise($0), message) }
    case .groundsStatement: return checkGrounds(node, in: scope).map { ($0, message) }
    case .dutyStatement: return checkDuty(node, in: scope).map { ($0, nil) }
    case .procedureStatement: return checkProcedure(node, in: scope).map { ($0, message) }
    default: return nil
    }
  }

  private func checkGrounds(_ node: SyntaxNode, in scope: Scope) -> Statement.Kind? {
    let items = node.all(.groundItem)
    var grounds: [Ground] = []
    for item in items {
      let message = scope.template(item.first(.otherwiseClause)?.textNode)
      guard let condition = scope.checkCondition(item.expression) else { continue }
      grounds.append(
        Ground(
          label: item.first(.label)?.declaredName?.name, condition: condition, message: message,
          span: item.conditionSpan))
    }
    guard !items.isEmpty else {
      if node.first(.error) == nil { report(.groundCount(at: node.span, stated: 0)) }
      return nil
    }
    guard let countNode = node.expression else {
      let one = Expression(
        .constant(.number(.one)), type: .integer(), span: node.tokens.first?.span ?? node.span)
      return grounds.count == items.count ? .grounds(atLeast: one, grounds) : nil
    }
    let expected = Expected(.integer())
    guard let checked = scope.check(countNode, expecting: expected),
      let count = scope.fit(checked, to: expected)
    else { return nil }
    switch count.kind {
    case .constant(.number(let number)):
      guard let wanted = number.intValue, (1...items.count).contains(wanted) else {
        report(.groundCount(at: countNode.span, stated: items.count))
        return nil
      }
    case .parameter: break
    default:
      report(.constantNeeded(at: countNode.span))
      return nil
    }
    return grounds.count == items.count ? .grounds(atLeast: count, grounds) : nil
  }

  // MARK: Duties and procedures

  func checkParties(_ node: SyntaxNode?, in scope: Scope) -> Parties? {
    guard let node else { return nil }
    var parties: [Expression] = []
    for party in node.expressions {
      guard let value = scope.checkPresent(party) else { continue }
      switch value.type.base {
      case .entity, .text, .enumeration, .set(of: .entity): parties.append(value)
      default: report(.partyNeeded(found: words(for: value.type), at: value.span))
      }
    }
    return Parties(parties: parties, isAll: node.has(.and))
  }

  private func checkDuty(_ node: SyntaxNode, in scope: Scope) -> Statement.Kind? {
    guard let text = scope.template(node.first(.localizedText) ?? node.first(.textLiteral)) else {
      return nil
    }
    let by = checkParties(node.first(.byClause), in: scope)
    let to = checkParties(node.first(.toClause), in: scope)
    var due: Expression?
    if let within = node.first(.withinClause) {
      let parts = within.expressions
      let base =
        parts.count > 1
        ? checkDate(parts[1], in: scope)
        : Expression(.today, type: .date, span: within.span)
      guard let amountNode = parts.first, let base,
        let shifted = shift(base, by: amountNode, in: scope, span: within.span)
      else { return nil }
      due = shifted
    }
    return .duty(Duty(text: text, by: by, to: to, due: due))
  }

  private func checkDate(_ node: SyntaxNode, in scope: Scope) -> Expression? {
    guard let value = scope.check(node, expecting: Expected(.date)) else { return nil }
    return scope.fit(value, to: Expected(.date))
  }

  /// A date moved on by an amount of days, months or years.
  private func shift(
    _ base: Expression, by node: SyntaxNode, in scope: Scope, span: Span
  ) -> Expression? {
    guard let amount = scope.checkPresent(node) else { return nil }
    guard case .number(let isInteger, let dimension) = amount.type.base,
      let unit = CalendarUnit(dimension)
    else {
      report(.periodNeeded(found: words(for: amount.type), at: amount.span))
      return nil
    }
    guard isInteger else {
      report(.integerNeeded(at: amount.span, origin: nil))
      return nil
    }
    return Expression(
      .shiftDate(base, by: amount, unit, backwards: false), type: .date, span: span)
  }

  private func checkProcedure(_ node: SyntaxNode, in scope: Scope) -> Statement.Kind? {
    guard let action = scope.action else {
      report(.procedureOutsideAction(at: node.span))
      return nil
    }
    var steps: [ProcedureStep] = []
    var isSound = true
    for item in node.all(.stepItem) {
      guard let declared = item.declaredName,
        let index = stepIndex(declared.name, of: action)
      else {
        isSound = false
        continue
      }
      if let earlier = steps.first(where: { $0.step == index }) {
        report(.duplicateName(declared.name.canonical, at: declared.span, first: earlier.span))
        isSound = false
        continue
      }
      let before = diagnostics.count
      let step = checkStep(item, declared, index, earlier: steps, in: scope)
      if diagnostics[before...].hasErrors { isSound = false }
      steps.append(step)
    }
    guard !steps.isEmpty else {
      if isSound, node.first(.error) == nil { report(.emptyProcedure(at: node.span)) }
      return nil
    }
    return isSound ? .procedure(steps) : nil
  }

  private func stepIndex(_ name: Name, of action: ActionID) -> Int? {
    actions[action.index].declaration.steps.firstIndex {
      !$0.name.forms.filter(name.forms.contains).isEmpty
    }
  }

  private func checkStep(
    _ item: SyntaxNode, _ declared: DeclaredName, _ index: Int, earlier: [ProcedureStep],
    in scope: Scope
  ) -> ProcedureStep {
    var start = earlier.last?.step
    if let after = item.first(.afterClause),
      let token = after.tokens.last(where: { $0.kind == .word && $0.keyword == nil })
    {
      if let found = earlier.first(where: { $0.name.has(token.identifier) }) {
        start = found.step
        note(token.span, found.name, nil)
      } else {
        report(
          .unknownStep(
            token.identifier, at: token.span, known: earlier.flatMap { $0.name.forms }))
      }
    }
    func deadline(_ clause: SyntaxNode?) -> Expression? {
      guard let clause, let amount = clause.expression else { return nil }
      let parts = clause.expressions
      let base: Expression
      if clause.kind == .withinClause, parts.count > 1 {
        guard let date = checkDate(parts[1], in: scope) else { return nil }
        base = date
      } else if let start {
        base = Expression(.step(start, .on), type: .date, span: clause.span)
      } else {
        report(.stepWithoutStart(at: clause.span))
        return nil
      }
      return shift(base, by: amount, in: scope, span: clause.span)
    }
    return ProcedureStep(
      step: index, name: actions[scope.action?.index ?? 0].declaration.steps[index].name,
      by: checkParties(item.first(.byClause), in: scope),
      to: checkParties(item.first(.toClause), in: scope),
      earliest: deadline(item.first(.notBeforeClause)),
      latest: deadline(item.first(.withinClause)),
      message: scope.template(item.first(.otherwiseClause)?.textNode), span: item.span)
  }
}

extension SyntaxNode {
  /// The statements of a norm's block.
  var statements: [SyntaxNode] {
    childNodes { kind in
      switch kind {
      case .whenStatement, .requireStatement, .forbidStatement, .adviseStatement,
        .groundsStatement, .dutyStatement, .procedureStatement:
        true
      default: false
      }
    }
  }

  /// The text of an `otherwise` clause.
  var textNode: SyntaxNode? { first(.localizedText) ?? first(.textLiteral) }

  /// The condition of a statement where it has one, else the whole statement.
  var conditionSpan: Span {
    switch kind {
    case .requireStatement, .forbidStatement, .adviseStatement, .groundItem:
      expression?.span ?? span
    default: span
    }
  }
}
