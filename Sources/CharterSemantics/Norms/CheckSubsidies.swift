import CharterDiagnostics
import CharterSyntax
import CharterValues

extension Checker {
  func checkSubsidy(_ node: SyntaxNode, policy: Int, clause: Int?) {
    guard let declared = node.declaredName else { return }
    let scope = Scope(checker: self, policy: policy)
    let header = stateHeader(node, declared, policy: policy, clause: clause, in: scope)
    var isSound = header != nil
    var sharedAmong: Binder?
    if let shared = node.first(.sharedAmongClause), let binderNode = shared.first(.binder) {
      sharedAmong = scope.checkBinder(binderNode, where: shared.first(.whereClause))
      if sharedAmong == nil { isSound = false }
      scope.present.formUnion((sharedAmong?.condition?.facts(when: true) ?? [:]).keys)
      if let sharedAmong, header?.subjects == nil {
        reportMissingPlace([sharedAmong], policy: policy)
      }
    }
    var conditions: [Expression] = []
    for when in node.all(.whenStatement) {
      guard let condition = scope.checkCondition(when.expressions.first) else { continue }
      conditions.append(condition)
      scope.present.formUnion(condition.facts(when: true).keys)
    }
    reportDoubled(in: node)
    let isShared = node.first(.sharedAmongClause) != nil
    var lines: [Subsidy.Line] = []
    for child in node.childNodes {
      guard child.kind == .lineItem || child.kind == .poolItem else { continue }
      if let line = checkLine(child, subsidy: node, lines: lines, isShared: isShared, in: scope) {
        lines.append(line)
      } else {
        isSound = false
      }
    }
    func money(_ item: SyntaxNode?) -> Expression? {
      guard let item, let expression = item.expressions.first else { return nil }
      guard let value = scope.checkPresent(expression) else {
        isSound = false
        return nil
      }
      guard case .number = value.type.base else {
        report(.numberNeeded(found: words(for: value.type), at: value.span))
        isSound = false
        return nil
      }
      return value
    }
    let fund = money(node.first(.fundItem))
    let amount = scope.scoped { () -> Expression? in
      for line in lines {
        guard let name = line.name, case .amount(let value, _) = line.kind else { continue }
        scope.variables.append(
          Variable(name: name, slot: line.slot, type: value.type, span: line.span))
      }
      return money(node.first(.amountItem))
    }
    let caps = node.all(.capItem)
    let atLeast = money(caps.first { $0.has(.atLeast) })
    let atMost = money(caps.first { $0.has(.atMost) })
    let budget = money(node.first(.budgetItem))
    let total =
      amount?.type ?? lines.compactMap(\.amountType).first ?? .number(Dimension(Schema.yuan))
    for limit in [atLeast, atMost, budget].compactMap({ $0 })
    where scope.fit(limit, to: Expected(ValueType(total.base.anyNumber))) == nil {
      isSound = false
    }
    for line in lines where amount == nil {
      guard case .amount(let value, _) = line.kind else { continue }
      if scope.fit(value, to: Expected(ValueType(total.base.anyNumber))) == nil { isSound = false }
    }
    let rounding = checkRounding(node, total: total, in: scope)
    if node.first(.roundingItem) != nil, rounding == nil { isSound = false }
    let payer = checkParties(node.first(.payerItem), in: scope)
    let payee = checkParties(node.first(.payeeItem), in: scope)
    if lines.isEmpty, amount == nil, node.first(.error) == nil, isSound {
      report(.subsidyWithoutAmount(declared.name, at: declared.span))
      return
    }
    guard isSound, let header else {
      lost.append(node.span)
      return
    }
    subsidies.append(
      Subsidy(
        header: header.withFrame(scope.frame.size), conditions: conditions,
        sharedAmong: sharedAmong, lines: lines, amount: amount, atLeast: atLeast, atMost: atMost,
        rounding: rounding, payer: payer, payee: payee, budget: budget, fund: fund))
  }

  private func reportDoubled(in node: SyntaxNode) {
    for kind: SyntaxKind in [
      .amountItem, .roundingItem, .payerItem, .payeeItem, .budgetItem, .fundItem,
    ] {
      let items = node.all(kind)
      for extra in items.dropFirst() { report(.headerTwice(at: extra.span, first: items[0].span)) }
    }
  }

  private func checkLine(
    _ node: SyntaxNode, subsidy: SyntaxNode, lines: [Subsidy.Line], isShared: Bool,
    in scope: Scope
  ) -> Subsidy.Line? {
    let declared = node.kind == .lineItem ? node.declaredName : nil
    if let declared {
      for line in lines {
        guard let name = line.name, !name.forms.filter(declared.name.forms.contains).isEmpty else {
          continue
        }
        report(.duplicateName(declared.name.canonical, at: declared.span, first: line.span))
        return nil
      }
    }
    let slot = scope.frame.newSlot()
    let span = declared?.span ?? node.span
    // Without braces, a pool and its proportion stand directly in the subsidy.
    let poolNode = node.kind == .poolItem ? node : node.first(.poolItem)
    if let poolNode {
      let proportion =
        node.kind == .poolItem
        ? node.first(.proportionClause) ?? subsidy.first(.proportionClause)
        : node.first(.proportionClause)
      guard isShared else {
        report(.poolOutsideSharing(at: poolNode.span))
        return nil
      }
      guard let pool = checkPool(poolNode, proportion, subsidy: subsidy, in: scope) else {
        return nil
      }
      return Subsidy.Line(name: declared?.name, slot: slot, kind: .pool(pool), span: span)
    }
    let conditionNode = node.first(.lineCondition)?.expressions.first
    let condition = conditionNode.flatMap { scope.checkCondition($0) }
    let facts = Set((condition?.facts(when: true) ?? [:]).keys)
    guard let valueNode = node.expressions.first else { return nil }
    let value = scope.knowing(facts) { scope.checkPresent(valueNode) }
    guard let value, conditionNode == nil || condition != nil else { return nil }
    guard case .number = value.type.base else {
      report(.numberNeeded(found: words(for: value.type), at: value.span))
      return nil
    }
    return Subsidy.Line(
      name: declared?.name, slot: slot, kind: .amount(value, when: condition), span: span)
  }

  private func checkPool(
    _ node: SyntaxNode, _ proportion: SyntaxNode?, subsidy: SyntaxNode, in scope: Scope
  ) -> Subsidy.Pool? {
    guard let proportion, let weightNode = proportion.expressions.first else {
      report(.poolWithoutProportion(at: node.span))
      return nil
    }
    let conditionNode = proportion.first(.lineCondition)?.expressions.first
    let condition = conditionNode.flatMap { scope.checkCondition($0) }
    let facts = Set((condition?.facts(when: true) ?? [:]).keys)
    let weight = scope.knowing(facts) { scope.checkPresent(weightNode) }
    var amount: Expression?
    if node.first(.poolRest) != nil {
      if subsidy.first(.fundItem) == nil { report(.restWithoutFund(at: node.span)) }
    } else if let amountNode = node.expressions.first {
      amount = scope.checkPresent(amountNode)
      if amount == nil { return nil }
    }
    guard let weight, conditionNode == nil || condition != nil else { return nil }
    for value in [weight, amount].compactMap({ $0 }) {
      guard case .number = value.type.base else {
        report(.numberNeeded(found: words(for: value.type), at: value.span))
        return nil
      }
    }
    return Subsidy.Pool(amount: amount, weight: weight, condition: condition)
  }

  private func checkRounding(
    _ node: SyntaxNode, total: ValueType, in scope: Scope
  ) -> Subsidy.Rounding? {
    guard let item = node.first(.roundingItem), let stepNode = item.expressions.last else {
      return nil
    }
    guard case .number(_, let dimension) = total.base,
      let step = scope.checkStep(stepNode, of: nil, dimension)
    else { return nil }
    let isByLargestRemainder = item.has(.byLargestRemainder)
    guard let mode = item.roundingMode ?? (isByLargestRemainder ? .down : nil) else {
      report(.roundingModeNeeded(at: stepNode.span))
      return nil
    }
    return Subsidy.Rounding(mode: mode, step: step, isByLargestRemainder: isByLargestRemainder)
  }
}

extension Subsidy.Line {
  /// The type of what the line pays.
  var amountType: ValueType? {
    switch kind {
    case .amount(let value, _): value.type
    case .pool(let pool): pool.amount?.type
    }
  }
}

extension BaseType {
  var anyNumber: BaseType {
    if case .number(_, let dimension) = self { .number(isInteger: false, dimension) } else { self }
  }
}
