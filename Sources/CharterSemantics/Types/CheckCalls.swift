import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Calls of functions, concepts, tables and parameters; quantifiers and aggregates.
extension Scope {
  func checkCall(_ node: SyntaxNode, expecting expected: Expected?) -> Expression? {
    guard let callee = node.expression else { return nil }
    let arguments = Array(node.expressions.dropFirst())
    switch callee.kind {
    case .nameExpression:
      guard let token = callee.token(.word) else { return nil }
      if let symbol = valueSymbol(token.identifier) {
        checker.note(token, symbol)
        return checkCall(of: symbol, node, arguments, calleeSpan: callee.span)
      }
      if let function = BuiltinFunction(token.identifier) {
        checker.note(token, function)
        return checkBuiltin(function, node, arguments, calleeSpan: callee.span)
      }
      if visibleValue(checker.word(token), at: callee.span).isFound {
        report(.notCallable(token.identifier, at: callee.span))
        return nil
      }
      for policy in checker.policies where policy.values[token.identifier] != nil {
        report(.unqualifiedName(token.identifier, policy: policy.name, at: callee.span))
        return nil
      }
      report(
        .unknownFunction(token.identifier, at: callee.span, known: callableForms))
      return nil
    case .memberExpression:
      if let base = callee.expression, base.kind == .nameExpression,
        let word = base.token(.word).map({ checker.word($0) }),
        let form = callee.memberToken?.identifier,
        variableIndex(word) == nil,
        let other = checker.policies.first(where: { $0.name.has(word.text) })
      {
        guard let symbol = other.values[form] else {
          report(
            .unknownName(
              form, at: callee.span, known: Array(other.values.keys), context: other.name.words))
          return nil
        }
        checker.note(base.token(.word)?.span ?? base.span, other.name, other.nameSpan)
        checker.note(callee.memberToken, symbol)
        return checkCall(of: symbol, node, arguments, calleeSpan: callee.span)
      }
      fallthrough
    default:
      report(.notCallable(checker.text(of: callee.span), at: callee.span))
      return nil
    }
  }

  private var callableForms: [String] {
    let own = policy.map { Array(checker.policies[$0].values.keys) } ?? []
    return own + BuiltinFunction.allCases.flatMap { [$0.latin, $0.han] }
  }

  private func checkCall(
    of symbol: ValueSymbol, _ node: SyntaxNode, _ arguments: [SyntaxNode], calleeSpan: Span
  ) -> Expression? {
    let types: [ValueType?]
    let declared: Span
    let result: ValueType?
    let kind: ([Expression]) -> Expression.Kind
    switch symbol {
    case .parameter(let index):
      let parameter = checker.parameters[index]
      guard !parameter.arguments.isEmpty else {
        report(.notCallable(checker.text(of: calleeSpan), at: calleeSpan))
        return nil
      }
      types = parameter.argumentTypes
      declared = parameter.nameSpan
      result = parameter.type
      kind = { .parameter(ParameterID(index: index), $0) }
    case .definition(let index):
      let definition = checker.definitions[index]
      guard !definition.arguments.isEmpty else {
        report(.notCallable(checker.text(of: calleeSpan), at: calleeSpan))
        return nil
      }
      types = definition.argumentTypes
      declared = definition.nameSpan
      result = checker.resultType(ofDefinition: index, from: calleeSpan)
      kind = { .definition(DefinitionID(index: index), $0) }
    case .table(let index):
      let table = checker.tables[index]
      types = table.argumentTypes
      declared = table.nameSpan
      result = table.type
      kind = { .table(TableID(index: index), $0) }
    }
    guard arguments.count == types.count else {
      report(
        .argumentCount(
          found: arguments.count, wanted: types.count, at: node.span, declared: declared))
      for argument in arguments { _ = check(argument) }
      return nil
    }
    var checked: [Expression] = []
    for (argument, type) in zip(arguments, types) {
      guard let type else {
        _ = check(argument)
        continue
      }
      let expected = Expected(type, because: .argument(declared))
      if let value = check(argument, expecting: expected), let fitted = fit(value, to: expected) {
        checked.append(fitted)
      }
    }
    guard checked.count == types.count, let result else { return nil }
    return Expression(kind(checked), type: result, span: node.span)
  }

  // MARK: Functions

  private func checkBuiltin(
    _ function: BuiltinFunction, _ node: SyntaxNode, _ arguments: [SyntaxNode], calleeSpan: Span
  ) -> Expression? {
    switch function {
    case .today:
      guard arguments.isEmpty else {
        report(.notCallable(checker.text(of: calleeSpan), at: calleeSpan))
        return nil
      }
      return Expression(.today, type: .date, span: node.span)
    case .count:
      guard let argument = one(arguments, node) else { return nil }
      guard let collection = checkCollection(argument) else { return nil }
      return Expression(.count(collection), type: .integer(), span: node.span)
    case .year, .month, .day, .schoolYear:
      let core: Function =
        switch function {
        case .year: .year
        case .month: .month
        case .day: .day
        default: .schoolYear
        }
      return call(core, node, arguments, takes: [.date], gives: .integer())
    case .length: return call(.length, node, arguments, takes: [.text], gives: .integer())
    case .contains:
      return call(.contains, node, arguments, takes: [.text, .text], gives: .boolean)
    case .startsWith:
      return call(.startsWith, node, arguments, takes: [.text, .text], gives: .boolean)
    case .within:
      guard let result = call(.within, node, arguments, takes: [.text, .text], gives: .boolean),
        case .function(_, let checked) = result.kind
      else { return nil }
      if case .text(let code)? = checked[1].constant, Jurisdiction(code: code) == nil {
        report(.badDivisionCode(code, at: checked[1].span))
        return nil
      }
      return result
    case .abs: return numeric(.abs, node, arguments) { base, _ in base }
    case .floor:
      return numeric(.floor, node, arguments) { .number(isInteger: true, $1) }
    case .ceil:
      return numeric(.ceil, node, arguments) { .number(isInteger: true, $1) }
    case .sqrt: return checkRoot(node, arguments)
    case .min: return checkExtreme(.min, node, arguments)
    case .max: return checkExtreme(.max, node, arguments)
    case .sum, .mean, .median, .stdev, .cv:
      report(.aggregateNeedsBinder(function.latin, at: node.span))
      return nil
    }
  }

  private func one(_ arguments: [SyntaxNode], _ node: SyntaxNode) -> SyntaxNode? {
    guard arguments.count == 1 else {
      report(.argumentCount(found: arguments.count, wanted: 1, at: node.span, declared: nil))
      return nil
    }
    return arguments[0]
  }

  private func call(
    _ function: Function, _ node: SyntaxNode, _ arguments: [SyntaxNode], takes: [ValueType],
    gives: ValueType
  ) -> Expression? {
    guard arguments.count == takes.count else {
      report(
        .argumentCount(
          found: arguments.count, wanted: takes.count, at: node.span, declared: nil))
      return nil
    }
    var checked: [Expression] = []
    for (argument, type) in zip(arguments, takes) {
      let expected = Expected(type, because: .argument(nil))
      if let value = check(argument, expecting: expected), let fitted = fit(value, to: expected) {
        checked.append(fitted)
      }
    }
    guard checked.count == takes.count else { return nil }
    return Expression(.function(function, checked), type: gives, span: node.span)
  }

  private func number(_ node: SyntaxNode) -> (Expression, isInteger: Bool, dimension: Dimension)? {
    guard let value = checkPresent(node) else { return nil }
    guard case .number(let isInteger, let dimension) = value.type.base else {
      report(.numberNeeded(found: checker.words(for: value.type), at: value.span))
      return nil
    }
    return (value, isInteger, dimension)
  }

  private func numeric(
    _ function: Function, _ node: SyntaxNode, _ arguments: [SyntaxNode],
    gives: (BaseType, Dimension) -> BaseType
  ) -> Expression? {
    guard let argument = one(arguments, node), let (value, _, dimension) = number(argument) else {
      return nil
    }
    return Expression(
      .function(function, [value]), type: ValueType(gives(value.type.base, dimension)),
      span: node.span)
  }

  private func checkRoot(_ node: SyntaxNode, _ arguments: [SyntaxNode]) -> Expression? {
    guard let argument = one(arguments, node), let (value, _, dimension) = number(argument) else {
      return nil
    }
    guard let root = dimension.squareRoot else {
      report(.rootOfUnit(checker.words(for: dimension), at: value.span))
      return nil
    }
    return Expression(.function(.sqrt, [value]), type: .number(root), span: node.span)
  }

  private func checkExtreme(
    _ function: Function, _ node: SyntaxNode, _ arguments: [SyntaxNode]
  ) -> Expression? {
    guard arguments.count >= 2 else {
      report(.extremeNeedsTwo(function.rawValue, at: node.span))
      return nil
    }
    var checked: [Expression] = []
    for argument in arguments {
      guard let value = checkPresent(argument) else { return nil }
      if let first = checked.first {
        guard let fitted = fitOperand(value, to: first) else { return nil }
        checked.append(fitted)
      } else {
        switch value.type.base {
        case .number, .date: checked.append(value)
        default:
          report(.numberNeeded(found: checker.words(for: value.type), at: value.span))
          return nil
        }
      }
    }
    var type = checked[0].type
    for value in checked.dropFirst() { type = join(type, value.type) ?? type }
    return Expression(.function(function, checked), type: type, span: node.span)
  }

  // MARK: Binders

  /// Declares a binder's variable; the caller ends its scope.
  func checkBinder(_ node: SyntaxNode, where condition: SyntaxNode?) -> Binder? {
    guard let token = node.tokens.first(where: { $0.kind == .word && $0.keyword == nil }),
      let collectionNode = node.expression
    else { return nil }
    let collection = checkCollection(collectionNode)
    let name = Name(token.identifier)
    var type = ValueType(.nothing)
    if let collection, case .set(let element) = collection.type.base { type = ValueType(element) }
    let variable = declare(name, type: type, span: token.span)
    let conditionNode = condition?.expression
    let checked = conditionNode.flatMap { checkCondition($0) }
    guard let collection, conditionNode == nil || checked != nil else { return nil }
    return Binder(
      slot: variable.slot, name: name, collection: collection, condition: checked)
  }

  func checkQuantifier(_ node: SyntaxNode) -> Expression? {
    scoped {
      guard let binderNode = node.first(.binder) else { return nil }
      let isUniversal = node.has(.every)
      let binder = checkBinder(binderNode, where: node.first(.whereClause))
      let facts = binder?.condition?.facts(when: true) ?? [:]
      let body: Expression?
      if let bodyNode = node.expressions.last {
        body = knowing(facts.keys) { checkCondition(bodyNode) }
      } else if isUniversal {
        report(.everyNeedsBody(at: node.span))
        return nil
      } else {
        body = Expression(.constant(.boolean(true)), type: .boolean, span: node.span)
      }
      guard let binder, let body else { return nil }
      return Expression(
        .quantifier(isUniversal ? .every : .some, binder, body), type: .boolean, span: node.span)
    }
  }

  func checkAggregate(_ node: SyntaxNode) -> Expression? {
    scoped {
      guard let token = node.token(.word),
        let function = BuiltinFunction(token.identifier),
        let aggregate = Aggregate(rawValue: function.latin),
        let binderNode = node.first(.binder)
      else { return nil }
      checker.note(token, function)
      let binder = checkBinder(binderNode, where: node.first(.whereClause))
      let facts = binder?.condition?.facts(when: true) ?? [:]
      let valueNode = node.expressions.last
      let value = knowing(facts.keys) { valueNode.flatMap { checkPresent($0) } }
      let weightNode = node.first(.weightClause)?.expression
      let weight = knowing(facts.keys) {
        weightNode.flatMap { self.number($0) }?.0
      }
      guard let binder, valueNode == nil || value != nil, weightNode == nil || weight != nil
      else { return nil }
      return aggregateExpression(
        aggregate, binder, value: value, weight: weight, weightNode: weightNode, node)
    }
  }

  private func aggregateExpression(
    _ aggregate: Aggregate, _ binder: Binder, value: Expression?, weight: Expression?,
    weightNode: SyntaxNode?, _ node: SyntaxNode
  ) -> Expression? {
    if let weightNode, ![.mean, .stdev, .cv].contains(aggregate) {
      report(.weightNotAllowed(aggregate.rawValue, at: weightNode.span))
      return nil
    }
    guard let value else {
      guard aggregate == .count else {
        report(.aggregateNeedsValue(aggregate.rawValue, at: node.span))
        return nil
      }
      return Expression(
        .aggregate(.count, binder, value: nil, weight: nil), type: .integer(), span: node.span)
    }
    let type: ValueType
    switch (aggregate, value.type.base) {
    case (.count, _):
      report(.countTakesNoValue(at: value.span))
      return nil
    case (.sum, .number), (.min, .number), (.max, .number), (.min, .date), (.max, .date):
      type = value.type
    case (.mean, .number(_, let dimension)), (.median, .number(_, let dimension)),
      (.stdev, .number(_, let dimension)):
      type = .number(dimension)
    case (.cv, .number): type = .number()
    default:
      report(.numberNeeded(found: checker.words(for: value.type), at: value.span))
      return nil
    }
    return Expression(
      .aggregate(aggregate, binder, value: value, weight: weight), type: type, span: node.span)
  }
}
