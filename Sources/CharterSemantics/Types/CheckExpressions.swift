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
      guard let inner = node.expression else { return nil }
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

  // MARK: Unary

  private func checkUnary(_ node: SyntaxNode) -> Expression? {
    guard let operand = node.expression else { return nil }
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
}

extension SyntaxNode {
  /// The calendar date of a date literal; `nil` where there is no such day (reported by the parser).
  var calendarDate: CharterValues.CalendarDate? {
    DateLiteralSyntax(self).flatMap {
      CharterValues.CalendarDate(year: $0.year, month: $0.month, day: $0.day)
    }
  }

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
