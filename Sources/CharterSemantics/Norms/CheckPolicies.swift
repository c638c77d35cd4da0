import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The fifth stage: the values of parameters, tables, norms, exceptions and norms on the state.
extension Checker {
  func checkPolicies() {
    for index in tables.indices { checkTable(index) }
    for index in parameters.indices { checkValues(ofParameter: index) }
    for index in normGroups.indices { checkNormGroup(index) }
    resolveExceptionTargets()
    instantiateExceptions()
    for index in policies.indices {
      for item in policies[index].items {
        switch item.node.kind {
        case .parameterSetting: checkSetting(item.node, policy: index, clause: item.clause)
        case .norm: checkStateRule(item.node, policy: index, clause: item.clause)
        case .quotaDeclaration: checkQuota(item.node, policy: index, clause: item.clause)
        case .subsidyDeclaration: checkSubsidy(item.node, policy: index, clause: item.clause)
        default: continue
        }
      }
    }
  }

  // MARK: Parameters

  private func checkValues(ofParameter index: Int) {
    let parameter = parameters[index]
    let scope = Scope(checker: self, policy: parameter.policy)
    declare(parameter.arguments, parameter.argumentTypes, in: scope)
    let context = ValueContext(
      type: parameter.type, typeSpan: parameter.node.typeNode?.span, scope: scope,
      arguments: zip(parameter.arguments, parameter.argumentTypes).map { ($0, $1) },
      name: parameter.name, policy: parameter.policy, clause: parameter.clause)
    parameters[index].values = datedValues(of: parameter.node, context)
    parameters[index].frameSize = scope.frame.size
  }

  /// What the values of a parameter or a setting are checked against.
  struct ValueContext {
    let type: ValueType?
    let typeSpan: Span?
    let scope: Scope
    let arguments: [(name: Name, type: ValueType)]
    let name: Name
    let policy: Int
    let clause: Int?
  }

  /// The values of `= v` or `{ from … : v … }`, in order of time; one ends where the next begins.
  private func datedValues(of node: SyntaxNode, _ context: ValueContext) -> [DatedValue] {
    let dated = node.all(.datedValue)
    guard !dated.isEmpty else {
      guard let value = parameterValue(of: node, context) else { return [] }
      return [DatedValue(period: Period(first: nil, last: nil), value: value)]
    }
    var values: [(period: Period, value: ParameterValue, span: Span)] = []
    for child in dated {
      let value = parameterValue(of: child, context)
      guard let period = resolvePeriod(child), let value else { continue }
      values.append((period, value, child.span))
    }
    values.sort { first, second in
      guard let left = first.period.first, let right = second.period.first else { return false }
      return left < right
    }
    var result: [DatedValue] = []
    for (index, current) in values.enumerated() {
      var period = current.period
      if index + 1 < values.count, let next = values[index + 1].period.first {
        let first = period.first
        if first == next || (period.last.map { $0 >= next } ?? false) {
          report(.overlappingPeriods(at: values[index + 1].span, first: current.span))
        } else if period.last == nil {
          period = Period(first: first, last: next.adding(days: -1))
        }
      }
      result.append(DatedValue(period: period, value: current.value))
    }
    return result
  }

  private func parameterValue(of node: SyntaxNode, _ context: ValueContext) -> ParameterValue? {
    if let unset = node.first(.unsetValue) { return .unset(unset.span) }
    if let body = node.first(.tableBody) { return inlineTable(body, context) }
    let candidates = node.expressions.filter { $0.kind != .missingExpression }
    guard let valueNode = candidates.last,
      node.kind != .datedValue || candidates.count > (node.has(.until) ? 2 : 1)
    else { return nil }
    guard let type = context.type else {
      _ = context.scope.check(valueNode)
      return nil
    }
    let expected = Expected(type, because: .declaration(context.typeSpan))
    guard let checked = context.scope.check(valueNode, expecting: expected),
      let fitted = context.scope.fit(checked, to: expected)
    else { return nil }
    return .value(Expression(fitted.kind, type: type, span: fitted.span))
  }

  /// A table in a parameter's arguments: a decision table of its own that the value calls.
  private func inlineTable(_ body: SyntaxNode, _ context: ValueContext) -> ParameterValue? {
    guard !context.arguments.isEmpty else {
      report(.tableNeedsArguments(at: body.span))
      return nil
    }
    guard let type = context.type else { return nil }
    let index = tables.count
    tables.append(
      TableInfo(
        node: body, name: context.name, nameSpan: body.span, policy: context.policy,
        clause: context.clause, arguments: context.arguments.map(\.name),
        argumentTypes: context.arguments.map(\.type), type: type))
    checkTable(index)
    let arguments = context.arguments.enumerated().map { slot, argument in
      Expression(.variable(slot), type: argument.type, span: body.span)
    }
    return .value(
      Expression(.table(TableID(index: index), arguments), type: type, span: body.span))
  }

  // MARK: Settings

  private func checkSetting(_ node: SyntaxNode, policy: Int, clause: Int?) {
    guard let reference = node.first(.nameReference) else { return }
    let parts = reference.referenceParts
    guard let form = parts.last else { return }
    var found: [Int] = []
    for (index, other) in policies.enumerated() where index != policy {
      if parts.count == 2, !other.name.forms.contains(parts[0]) { continue }
      if case .parameter(let parameter)? = other.values[form] { found.append(parameter) }
    }
    guard let target = found.first else {
      if case .parameter(let own)? = policies[policy].values[form] {
        report(.settingOwnParameter(form, at: reference.span, declared: parameters[own].nameSpan))
      } else {
        report(
          .unknownParameter(
            form, at: reference.span,
            known: parameters.filter(\.isDelegable).flatMap { $0.name.forms }))
      }
      return
    }
    if parts.count == 2 {
      let other = policies[parameters[target].policy]
      note(reference, part: 0, other.name, other.nameSpan)
    }
    note(
      reference, part: parts.count - 1, parameters[target].name, parameters[target].nameSpan)
    guard found.count == 1 else {
      report(
        .settingAmbiguous(
          form, at: reference.span, policies: found.map { policies[parameters[$0].policy].name }))
      return
    }
    let parameter = parameters[target]
    let scope = Scope(checker: self, policy: policy)
    var arguments: [Value]?
    if let list = node.first(.parameterList) {
      guard let values = settingArguments(list, parameter, scope) else { return }
      arguments = values
    }
    let context = ValueContext(
      type: parameter.type, typeSpan: parameter.node.typeNode?.span, scope: scope, arguments: [],
      name: parameter.name, policy: policy, clause: clause)
    let values = datedValues(of: node, context)
    checkDelegation(
      isDelegable: parameter.isDelegable, target: parameter.policy, targetSpan: parameter.nameSpan,
      from: policy, at: reference.span, isException: false)
    let setting = ParameterSetting(
      policy: PolicyID(index: policy), clause: clause.map { ClauseID(index: $0) },
      arguments: arguments, values: values, span: node.span)
    reportConflicts(of: setting, with: parameter.settings)
    parameters[target].settings.append(setting)
  }

  private func settingArguments(
    _ list: SyntaxNode, _ parameter: ParameterInfo, _ scope: Scope
  ) -> [Value]? {
    let nodes = list.expressions
    guard nodes.count == parameter.argumentTypes.count else {
      report(
        .argumentCount(
          found: nodes.count, wanted: parameter.argumentTypes.count, at: list.span,
          declared: parameter.nameSpan))
      return nil
    }
    var values: [Value] = []
    for (node, type) in zip(nodes, parameter.argumentTypes) {
      let expected = Expected(type, because: .argument(parameter.nameSpan))
      guard let checked = scope.check(node, expecting: expected),
        let fitted = scope.fit(checked, to: expected)
      else { return nil }
      guard let value = fitted.constant else {
        report(.constantNeeded(at: node.span))
        return nil
      }
      values.append(value)
    }
    return values
  }

  /// Two settings at one level, for the same arguments, with a day in common.
  private func reportConflicts(of setting: ParameterSetting, with others: [ParameterSetting]) {
    let place = policies[setting.policy.index].jurisdiction?.prefix
    for other in others where policies[other.policy.index].jurisdiction?.prefix == place {
      guard
        setting.arguments == nil || other.arguments == nil
          || setting.arguments == other.arguments
      else { continue }
      let overlaps = setting.values.contains { value in
        other.values.contains { $0.period.overlaps(value.period) }
      }
      if overlaps { report(.conflictingSettings(at: setting.span, first: other.span)) }
    }
  }
}

extension Period {
  func overlaps(_ other: Period) -> Bool {
    if let first, let last = other.last, first > last { return false }
    if let first = other.first, let last, first > last { return false }
    return true
  }
}
