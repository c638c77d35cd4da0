import CharterDiagnostics
import CharterSyntax
import CharterValues

extension Scope {
  /// The typed expression of a node, or `nil` where something in it is wrong and reported.
  ///
  /// What the surroundings expect decides what a bare case means, and is not enforced here.
  /// A value stays optional under `keepsAbsence` although it is known to be present.
  func check(
    _ node: SyntaxNode, expecting expected: Expected? = nil, keepsAbsence: Bool = false
  ) -> Expression? {
    switch node.kind {
    case .numberLiteral: return checkNumber(node)
    case .dateLiteral:
      return node.calendarDate.map {
        Expression(.constant(.date($0)), type: .date, span: node.span)
      }
    case .booleanLiteral:
      return Expression(
        .constant(.boolean(node.has(.true))), type: .boolean, span: node.span)
    case .noneLiteral:
      let type = expected.map {
        $0.type.isOptional ? $0.type : ValueType(.nothing, isOptional: true)
      }
      return Expression(
        .constant(.none), type: type ?? ValueType(.nothing, isOptional: true), span: node.span)
    case .textExpression, .textLiteral, .localizedText: return checkText(node)
    case .nameExpression: return checkName(node, expecting: expected, keepsAbsence: keepsAbsence)
    case .memberExpression:
      return checkMember(node, expecting: expected, keepsAbsence: keepsAbsence)
    case .callExpression: return checkCall(node, expecting: expected)
    case .parenthesized:
      guard let inner = node.expressions.first else { return nil }
      return check(inner, expecting: expected, keepsAbsence: keepsAbsence)
    case .unaryExpression: return checkUnary(node)
    case .binaryExpression: return checkBinary(node)
    case .isExpression: return checkIs(node)
    case .inExpression: return checkIn(node)
    case .setExpression: return checkSet(node, expecting: expected)
    case .roundedExpression: return checkRounded(node)
    case .ifExpression: return checkIf(node, expecting: expected)
    case .matchExpression: return checkMatch(node, expecting: expected)
    case .quantifierExpression: return checkQuantifier(node)
    case .aggregateExpression: return checkAggregate(node)
    case .rangeExpression:
      report(.misplacedRange(at: node.span))
      return nil
    default: return nil
    }
  }

  // MARK: Literals

  private func checkNumber(_ node: SyntaxNode) -> Expression? {
    guard let literal = NumberLiteralSyntax(node),
      var number = ExactNumber.decimal(literal.digits)
    else { return nil }
    for multiplier in literal.multipliers {
      guard let factor = Self.multipliers[multiplier] else { return nil }
      number = number * ExactNumber(factor)
    }
    if literal.isPercent {
      number = number.divided(by: ExactNumber(100)) ?? number
    }
    let unit = literal.unitParts.map { ($0.text, $0.span) }
    guard let dimension = checker.resolveUnit(parts: unit, visible: visible) else { return nil }
    let isInteger = number.isInteger && !literal.isPercent
    return Expression(
      .constant(.number(number)),
      type: ValueType(.number(isInteger: isInteger, dimension)), span: node.span)
  }

  private static let multipliers: [Character: Int] = [
    "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000,
  ]

  private func checkText(_ node: SyntaxNode) -> Expression? {
    let literal = node.kind == .textLiteral ? node : node.firstTextLiteral
    guard let literal, let parts = textParts(literal) else { return nil }
    if parts.isEmpty {
      return Expression(.constant(.text("")), type: .text, span: node.span)
    }
    if parts.count == 1, case .literal(let text) = parts[0] {
      return Expression(.constant(.text(text)), type: .text, span: node.span)
    }
    return Expression(.interpolation(parts), type: .text, span: node.span)
  }

  /// The pieces of a text, its interpolated expressions checked.
  func textParts(_ node: SyntaxNode) -> [TextPart]? {
    var parts: [TextPart] = []
    var isSound = true
    for part in TextLiteralSyntax(node)?.parts ?? [] {
      switch part {
      case .literal(let text): parts.append(.literal(text))
      case .interpolation(let expression):
        if let value = check(expression) {
          parts.append(.value(value))
        } else {
          isSound = false
        }
      }
    }
    return isSound ? parts : nil
  }

  /// A text for people, in both languages.
  func template(_ node: SyntaxNode?) -> Template? {
    guard let node else { return nil }
    let languages = node.all(.languageText)
    guard !languages.isEmpty else {
      let literal = node.kind == .textLiteral ? node : node.first(.textLiteral)
      return literal.flatMap { textParts($0) }.map { Template(zh: $0, en: $0) }
    }
    let zh = languages.first { $0.has(.zh) }?.first(.textLiteral)
    let en = languages.first { $0.has(.en) }?.first(.textLiteral)
    if zh == nil || en == nil {
      report(.missingTranslation(hasChinese: zh != nil, at: node.span))
    }
    let zhParts = zh.flatMap { textParts($0) }
    let enParts = en.flatMap { textParts($0) }
    guard let either = zhParts ?? enParts else { return nil }
    return Template(zh: zhParts ?? either, en: enParts ?? either)
  }

  // MARK: Unary

  private func checkUnary(_ node: SyntaxNode) -> Expression? {
    guard let operand = node.expressions.first else { return nil }
    if node.has(.not) {
      guard let condition = checkCondition(operand) else { return nil }
      return Expression(.not(condition), type: .boolean, span: node.span)
    }
    guard let value = checkPresent(operand) else { return nil }
    guard case .number = value.type.base else {
      report(
        .operatorTypes(
          "-", at: node.span, left: checker.words(for: value.type), leftSpan: value.span,
          right: nil, rightSpan: nil))
      return nil
    }
    return Expression(.negate(value), type: value.type, span: node.span)
  }

  // MARK: Tests

  private func checkIs(_ node: SyntaxNode) -> Expression? {
    guard let operand = node.expressions.first,
      let value = check(operand, keepsAbsence: true)
    else { return nil }
    guard value.type.isOptional, value.type.base != .nothing else {
      report(
        .neverAbsent(
          checker.text(of: value.span), at: node.span, declared: nil))
      return nil
    }
    let test = Expression(.isPresent(value), type: .boolean, span: node.span)
    return node.has(.isNone)
      ? Expression(.not(test), type: .boolean, span: node.span) : test
  }

  private func checkIn(_ node: SyntaxNode) -> Expression? {
    tests.append(node)
    defer { tests.removeLast() }
    let operands = node.expressions
    guard operands.count == 2 else { return nil }
    let isNegated = node.has(.not)
    guard let value = checkPresent(operands[0]) else {
      return nil
    }
    let result: Expression?
    switch operands[1].kind {
    case .setExpression:
      let expected = Expected(value.type, because: .operand(value))
      let items = operands[1].expressions.map { item -> Expression? in
        guard let checked = check(item, expecting: expected) else { return nil }
        return fit(checked, to: expected)
      }
      let sound = items.compactMap { $0 }
      result =
        sound.count == items.count
        ? Expression(.memberOfList(value, sound), type: .boolean, span: node.span) : nil
    case .rangeExpression:
      result = checkRange(value, operands[1], node)
    default:
      guard let collection = checkCollection(operands[1]) else { return nil }
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
      .inRange(value, from: low, to: high, isHalfOpen: range.isHalfOpenRange), type: .boolean,
      span: node.span)
  }

  /// A set, an entity's whole extent or an enum's cases.
  func checkCollection(_ node: SyntaxNode) -> Expression? {
    if node.kind == .nameExpression, let token = node.token(.word) {
      let form = token.identifier
      // As a collection, a name that is both an entity and a variable means the entity.
      switch typeNames(form) {
      case .entity(let id):
        return Expression(.extent(id), type: ValueType(.set(of: .entity(id))), span: node.span)
      case .enumeration(let id):
        if !visibleValue(form, at: node.span).isFound {
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

  private func checkSet(_ node: SyntaxNode, expecting expected: Expected?) -> Expression? {
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

  // MARK: Rounding

  private func checkRounded(_ node: SyntaxNode) -> Expression? {
    let operands = node.expressions
    guard operands.count == 2, let value = checkPresent(operands[0]) else { return nil }
    guard case .number(_, let dimension) = value.type.base else {
      report(
        .operatorTypes(
          "rounded", at: node.span, left: checker.words(for: value.type), leftSpan: value.span,
          right: nil, rightSpan: nil))
      return nil
    }
    guard let step = checkStep(operands[1], of: value, dimension) else { return nil }
    guard let mode = node.roundingMode else {
      report(.roundingModeNeeded(at: operands[1].span))
      return nil
    }
    return Expression(
      .rounded(value, mode, step: step),
      type: ValueType(.number(isInteger: step.isInteger, dimension)), span: node.span)
  }

  /// The step of a rounding: a positive literal in the unit of what is rounded.
  func checkStep(
    _ node: SyntaxNode, of value: Expression?, _ dimension: Dimension
  ) -> ExactNumber? {
    guard let step = check(node) else { return nil }
    guard case .number(_, let stepDimension) = step.type.base,
      case .number(let number)? = step.constant
    else {
      report(.constantNeeded(at: node.span))
      return nil
    }
    guard stepDimension == dimension else {
      reportDimensions(of: step, stepDimension, wanted: dimension, origin: value?.span)
      return nil
    }
    guard number.sign > 0 else {
      report(.stepNotPositive(at: node.span))
      return nil
    }
    return number
  }

  // MARK: Alternatives

  private func checkIf(_ node: SyntaxNode, expecting expected: Expected?) -> Expression? {
    // A chain of `else if` is read in a loop, so that its length costs no stack.
    var links: [(condition: Expression?, then: Expression?, node: SyntaxNode)] = []
    var current = node
    let before = present
    defer { present = before }
    var last: Expression?
    while true {
      let parts = current.expressions
      guard parts.count == 3 else { return nil }
      let condition = checkCondition(parts[0])
      let wanted = alternative(expected, links.compactMap(\.then).first)
      let then = knowing(Set(condition?.facts(when: true).keys ?? [:].keys)) {
        check(parts[1], expecting: wanted)
      }
      links.append((condition, then, current))
      present.formUnion(condition?.facts(when: false).keys ?? [:].keys)
      guard parts[2].kind == .ifExpression else {
        last = check(parts[2], expecting: alternative(expected, links.compactMap(\.then).first))
        break
      }
      current = parts[2]
    }
    guard var result = last else { return nil }
    for link in links.reversed() {
      guard let condition = link.condition, let then = link.then else { return nil }
      guard let type = join(then.type, result.type) else {
        report(
          .branchTypes(
            checker.words(for: then.type), at: then.span, checker.words(for: result.type),
            result.span))
        return nil
      }
      result = Expression(
        .conditional(condition, then: then, otherwise: result), type: type, span: link.node.span)
    }
    return result
  }

  private func alternative(_ expected: Expected?, _ first: Expression?) -> Expected? {
    if let expected { return expected }
    return first.map { Expected($0.type, because: .alternative($0)) }
  }

  private func checkMatch(_ node: SyntaxNode, expecting expected: Expected?) -> Expression? {
    guard let scrutineeNode = node.expressions.first,
      let scrutinee = check(scrutineeNode)
    else { return nil }
    var arms: [MatchArm] = []
    var seen: [Value: Span] = [:]
    var first: Expression?
    var type: ValueType?
    var isSound = true
    var hasOtherwise = false
    let wanted = Expected(scrutinee.type, because: .operand(scrutinee))
    for arm in node.all(.matchArm) {
      let parts = arm.expressions
      guard let resultNode = parts.last else { continue }
      var patterns: [Value]?
      if arm.first(.otherwisePattern) != nil {
        hasOtherwise = true
      } else {
        var values: [Value] = []
        for pattern in parts.dropLast() {
          guard let checked = check(pattern, expecting: wanted),
            let fitted = fit(checked, to: wanted)
          else {
            isSound = false
            continue
          }
          guard let value = fitted.constant else {
            report(.constantNeeded(at: pattern.span))
            isSound = false
            continue
          }
          if let earlier = seen[value] {
            report(.matchCaseTwice(at: pattern.span, first: earlier))
            isSound = false
          }
          seen[value] = pattern.span
          values.append(value)
        }
        patterns = values
      }
      let facts = facts(of: scrutinee, patterns, seen: seen)
      let result = knowing(facts) { check(resultNode, expecting: alternative(expected, first)) }
      guard let result else {
        isSound = false
        continue
      }
      if let current = type {
        guard let joined = join(current, result.type) else {
          report(
            .branchTypes(
              checker.words(for: current), at: first?.span ?? node.span,
              checker.words(for: result.type), result.span))
          isSound = false
          continue
        }
        type = joined
      } else {
        type = result.type
        first = result
      }
      arms.append(MatchArm(patterns: patterns, result: result))
    }
    guard isSound else { return nil }
    guard hasOtherwise || covers(scrutinee, seen, node) else { return nil }
    guard let type else { return nil }
    return Expression(.match(scrutinee, arms), type: type, span: node.span)
  }

  /// What is present in an arm: the scrutinee where `none` is no case of it, and what a tested condition says.
  private func facts(
    of scrutinee: Expression, _ patterns: [Value]?, seen: [Value: Span]
  ) -> Set<Path> {
    if patterns == [.boolean(true)] { return Set(scrutinee.facts(when: true).keys) }
    if patterns == [.boolean(false)] { return Set(scrutinee.facts(when: false).keys) }
    let mayBeNone = patterns.map { $0.contains(.none) } ?? (seen[.none] == nil)
    guard !mayBeNone, let path = scrutinee.path else { return [] }
    return [path]
  }

  /// Whether the patterns name every value of the scrutinee's type; reports those left out.
  private func covers(_ scrutinee: Expression, _ seen: [Value: Span], _ node: SyntaxNode) -> Bool {
    var left: [Words] = []
    switch scrutinee.type.base {
    case .enumeration(let id):
      for (index, name) in checker.enums[id.index].declaration.cases.enumerated()
      where seen[.enumCase(id, index)] == nil {
        left.append(name.words)
      }
    case .boolean:
      if seen[.boolean(true)] == nil { left.append(Words(zh: "是", en: "true")) }
      if seen[.boolean(false)] == nil { left.append(Words(zh: "否", en: "false")) }
    default:
      left.append(Words(zh: "其他值", en: "other values"))
    }
    if scrutinee.type.isOptional, seen[.none] == nil {
      left.append(Words(zh: "无", en: "none"))
    }
    guard !left.isEmpty else { return true }
    report(.matchNotCovered(left, at: scrutinee.span))
    return false
  }
}

extension SyntaxNode {
  /// The calendar date of a date literal; `nil` where there is no such day (reported by the parser).
  var calendarDate: CharterValues.CalendarDate? {
    DateLiteralSyntax(self).flatMap {
      CharterValues.CalendarDate(year: $0.year, month: $0.month, day: $0.day)
    }
  }

  var isHalfOpenRange: Bool { tokens.contains { $0.kind == .dotDotLess } }

  var firstTextLiteral: SyntaxNode? {
    first(.textLiteral) ?? first(.localizedText)?.firstTextLiteral
      ?? first(.languageText)?.first(.textLiteral)
  }

  /// The direction that a rounding states; `nil` where it states none.
  var roundingMode: RoundingMode? {
    if has(.halfUp) { return .halfUp }
    if has(.halfEven) { return .halfEven }
    if has(.up) { return .up }
    if has(.down) { return .down }
    return nil
  }
}
