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
      guard let condition = scope.checkCondition(when.expression) else { continue }
      conditions.append(condition)
      scope.present.formUnion(condition.facts(when: true).keys)
    }
    let isShared = node.first(.sharedAmongClause) != nil
    reportLayout(of: node, isShared: isShared)
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
      guard let item, let expression = item.expression else { return nil }
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
          Variable(
            name: name, numbers: words.name(name), slot: line.slot, type: value.type,
            span: line.span))
      }
      return money(node.first(.amountItem))
    }
    let caps = node.all(.capItem)
    let atLeast = money(caps.first { $0.has(.atLeast) })
    let atMost = money(caps.first { $0.has(.atMost) })
    let budget = money(node.first(.budgetItem))
    let total =
      amount?.type ?? lines.compactMap(\.amountType).first ?? .number(Dimension(Schema.yuan))
    if reportRate(total, of: amount ?? lines.compactMap(\.paid).first ?? fund) { isSound = false }
    for limit in [atLeast, atMost, budget].compactMap({ $0 })
    where scope.fit(limit, to: Expected(ValueType(total.base.anyNumber))) == nil {
      isSound = false
    }
    for value in [atLeast, atMost, budget, fund].compactMap({ $0 }) {
      guard case .number(let number)? = value.constant, number.sign < 0 else { continue }
      report(.negativeValue(at: value.span))
    }
    if let atLeast, let atMost { reportApart(atLeast, atMost) }
    for value in lines.compactMap(\.poolAmount) + [fund].compactMap({ $0 })
    where scope.fit(value, to: Expected(ValueType(total.base.anyNumber))) == nil {
      isSound = false
    }
    for line in lines where amount == nil {
      guard case .amount(let value, _) = line.kind else { continue }
      if scope.fit(value, to: Expected(ValueType(total.base.anyNumber))) == nil { isSound = false }
    }
    let rounding = checkRounding(node, total: total, isShared: isShared, in: scope)
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

  /// Whether what is paid is still a rate, of which nobody knows how often it is paid.
  private func reportRate(_ type: ValueType, of value: Expression?) -> Bool {
    guard case .number(_, let dimension) = type.base, let value,
      dimension.powers.contains(where: { $0.exponent < 0 })
    else { return false }
    report(.rateAsAmount(words(for: type), at: value.span))
    return true
  }

  /// Parts written twice, pools and proportions that do not go together, and amounts in a sharing.
  private func reportLayout(of node: SyntaxNode, isShared: Bool) {
    reportLateConditions(in: node)
    reportDoubled(
      [.amountItem, .roundingItem, .payerItem, .payeeItem, .budgetItem, .fundItem], in: node)
    for keyword: Keyword in [.atLeast, .atMost] {
      let caps = node.all(.capItem).filter { $0.has(keyword) }
      for extra in caps.dropFirst() { report(.partTwice(at: extra.span, first: caps[0].span)) }
    }
    for holder in [node] + node.all(.lineItem) {
      let pools = holder.all(.poolItem)
      for extra in pools.dropFirst() { report(.severalPools(at: extra.span, first: pools[0].span)) }
      let proportions = holder.all(.proportionClause)
      if pools.isEmpty {
        if let first = proportions.first { report(.proportionWithoutPool(at: first.span)) }
      } else {
        for extra in proportions.dropFirst() {
          report(.partTwice(at: extra.span, first: proportions[0].span))
        }
      }
      if holder.kind == .lineItem {
        let conditions = holder.all(.lineCondition)
        for extra in conditions.dropFirst() {
          report(.partTwice(at: extra.span, first: conditions[0].span))
        }
        if let rounding = holder.first(.roundingItem) {
          report(.roundingInLine(at: rounding.span))
        }
        if isShared, pools.isEmpty, holder.first(.error) == nil {
          report(.amountInSharing(at: holder.span))
        }
      }
    }
    if isShared, let amount = node.first(.amountItem) { report(.amountInSharing(at: amount.span)) }
    reportRest(of: node)
  }

  private func reportRest(of node: SyntaxNode) {
    let pools = node.all(.poolItem) + node.all(.lineItem).compactMap { $0.first(.poolItem) }
    let rests = pools.filter { $0.first(.poolRest) != nil }
    if let rest = rests.first, let last = pools.last, rest != last {
      report(.restNotLast(at: rest.span, other: last.span))
    }
    if rests.isEmpty, let fund = node.first(.fundItem) { report(.fundWithoutRest(at: fund.span)) }
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
    let conditionNode = node.first(.lineCondition)?.expression
    let condition = conditionNode.flatMap { scope.checkCondition($0) }
    let facts = Set((condition?.facts(when: true) ?? [:]).keys)
    guard let valueNode = node.expression else { return nil }
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
    guard let proportion, let weightNode = proportion.expression else {
      report(.poolWithoutProportion(at: node.span))
      return nil
    }
    let conditionNode = proportion.first(.lineCondition)?.expression
    let condition = conditionNode.flatMap { scope.checkCondition($0) }
    let facts = Set((condition?.facts(when: true) ?? [:]).keys)
    let weight = scope.knowing(facts) { scope.checkPresent(weightNode) }
    var amount: Expression?
    if node.first(.poolRest) != nil {
      if subsidy.first(.fundItem) == nil { report(.restWithoutFund(at: node.span)) }
    } else if let amountNode = node.expression {
      amount = scope.checkPresent(amountNode)
      if amount == nil { return nil }
    }
    guard let weight, conditionNode == nil || condition != nil else { return nil }
    for value in [weight, amount].compactMap({ $0 }) {
      guard case .number = value.type.base else {
        report(.numberNeeded(found: words(for: value.type), at: value.span))
        return nil
      }
      if case .number(let number)? = value.constant, number.sign < 0 {
        report(.negativeValue(at: value.span))
        return nil
      }
    }
    return Subsidy.Pool(amount: amount, weight: weight, condition: condition)
  }

  private func checkRounding(
    _ node: SyntaxNode, total: ValueType, isShared: Bool, in scope: Scope
  ) -> Subsidy.Rounding? {
    guard let item = node.first(.roundingItem), let stepNode = item.expressions.last else {
      return nil
    }
    guard case .number(_, let dimension) = total.base,
      let step = scope.checkStep(stepNode, of: nil, dimension)
    else { return nil }
    let isByLargestRemainder = item.has(.byLargestRemainder)
    if isByLargestRemainder, !isShared || item.roundingMode != nil {
      report(.remainderMismatch(at: item.span, isShared: isShared))
      return nil
    }
    guard let mode = item.roundingMode ?? (isByLargestRemainder ? .down : nil) else {
      report(.roundingModeNeeded(at: stepNode.span))
      return nil
    }
    return Subsidy.Rounding(mode: mode, step: step, isByLargestRemainder: isByLargestRemainder)
  }
}

extension Subsidy.Line {
  /// What is in the line's pool, where it says.
  var poolAmount: Expression? {
    if case .pool(let pool) = kind { pool.amount } else { nil }
  }

  /// What the line pays or shares, where it says.
  var paid: Expression? {
    switch kind {
    case .amount(let value, _): value
    case .pool(let pool): pool.amount
    }
  }

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
