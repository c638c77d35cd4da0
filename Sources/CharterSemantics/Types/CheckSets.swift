import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Tests of presence and membership, ranges, lists and collections.
extension Scope {
  func checkIs(_ node: SyntaxNode) -> Expression? {
    guard let operand = node.expression,
      let value = check(operand, keepsAbsence: true)
    else { return nil }
    guard value.type.isOptional, !value.type.isNothing else {
      report(
        .neverAbsent(
          checker.text(of: value.span), at: node.span, declared: nil))
      return nil
    }
    let test = Expression(.isPresent(value), type: .boolean, span: node.span)
    return node.has(.isNone)
      ? Expression(.not(test), type: .boolean, span: node.span) : test
  }

  func checkIn(_ node: SyntaxNode) -> Expression? {
    tests.append(node)
    defer { tests.removeLast() }
    guard let (left, right) = node.operands else { return nil }
    let isNegated = node.has(.not)
    guard let value = checkPresent(left) else { return nil }
    let result: Expression?
    switch right.kind {
    case .setExpression:
      let expected = Expected(value.type, because: .operand(value))
      let items = right.expressions.map { item -> Expression? in
        guard let checked = check(item, expecting: expected) else { return nil }
        return fit(checked, to: expected)
      }
      let sound = items.compactMap { $0 }
      result =
        sound.count == items.count
        ? Expression(.memberOfList(value, sound), type: .boolean, span: node.span) : nil
    case .rangeExpression:
      result = checkRange(value, right, node)
    default:
      guard let collection = checkCollection(right) else { return nil }
      guard case .set(let element) = collection.type.base else { return nil }
      guard element == value.type.base else {
        report(
          .typeMismatch(
            found: checker.words(for: value.type), wanted: checker.words(for: element),
            at: value.span, expected: Expected(ValueType(element), because: .operand(collection))))
        return nil
      }
      result = Expression(.memberOf(value, collection), type: .boolean, span: node.span)
    }
    guard let result else { return nil }
    return isNegated ? Expression(.not(result), type: .boolean, span: node.span) : result
  }

  private func checkRange(
    _ value: Expression, _ range: SyntaxNode, _ node: SyntaxNode
  ) -> Expression? {
    let expected = Expected(value.type, because: .operand(value))
    // One mistake of the value itself is not told twice, for each end.
    var ends: [Expression] = []
    for end in range.expressions {
      guard let checked = check(end, expecting: expected),
        let fitted = fitOperand(checked, to: value)
      else { return nil }
      ends.append(fitted)
    }
    guard ends.count == 2 else { return nil }
    let (low, high) = (ends[0], ends[1])
    guard isOrderable(value, at: node.span) else { return nil }
    return Expression(
      .inRange(value, from: low, to: high, isHalfOpen: range.isHalfOpen), type: .boolean,
      span: node.span)
  }

  /// A set, an entity's whole extent or an enum's cases.
  func checkCollection(_ node: SyntaxNode) -> Expression? {
    if node.kind == .nameExpression, let token = node.token(.word) {
      let word = checker.word(token)
      // As a collection, a name that is both an entity and a variable means the entity.
      switch typeNames(word.text) {
      case .entity(let id):
        checker.note(token, .entity(id))
        return Expression(.extent(id), type: ValueType(.set(of: .entity(id))), span: node.span)
      case .enumeration(let id):
        if !visibleValue(word, at: node.span).isFound {
          checker.note(token, .enumeration(id))
          return Expression(
            .enumCases(id), type: ValueType(.set(of: .enumeration(id))), span: node.span)
        }
      case nil: break
      }
    }
    guard let value = checkPresent(node) else { return nil }
    guard case .set = value.type.base else {
      report(.collectionNeeded(found: checker.words(for: value.type), at: value.span))
      return nil
    }
    return value
  }

  func checkSet(_ node: SyntaxNode, expecting expected: Expected?) -> Expression? {
    var element: ValueType?
    if case .set(let base)? = expected?.type.base { element = ValueType(base) }
    var items: [Expression] = []
    var isSound = true
    for item in node.expressions {
      let wanted = element.map { Expected($0, because: expected?.because ?? .other) }
      guard let checked = checkPresent(item, expecting: wanted) else {
        isSound = false
        continue
      }
      guard let current = element else {
        element = checked.type
        items.append(checked)
        continue
      }
      if let fitted = fit(
        checked,
        to: Expected(current, because: items.first.map { .alternative($0) } ?? .other))
      {
        items.append(fitted)
      } else {
        isSound = false
      }
    }
    guard isSound else { return nil }
    if items.isEmpty, element == nil, expected == nil {
      report(.emptyList(at: node.span))
      return nil
    }
    return Expression(
      .list(items), type: ValueType(.set(of: element?.base ?? .nothing)), span: node.span)
  }
}
