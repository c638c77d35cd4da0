import CharterDiagnostics
import CharterSyntax
import CharterValues

extension Scope {
  /// Checks a binary expression; a chain that leans left is read in a loop.
  func checkBinary(_ node: SyntaxNode) -> Expression? {
    guard node.expression?.kind == .binaryExpression else {
      guard let operands = node.operands, let symbol = node.operator else { return nil }
      return combineFirst(node, symbol, operands.left, operands.right)
    }
    var chain = [node]
    while let left = chain[chain.count - 1].expression, left.kind == .binaryExpression {
      chain.append(left)
    }
    var left: Expression?
    var isFirst = true
    for current in chain.reversed() {
      guard let operands = current.operands, let symbol = current.operator else { return nil }
      if symbol.isRelation, operands.left.operator?.isRelation == true {
        // A chain of comparisons, which the parser reported.
        left = nil
        continue
      }
      left =
        isFirst
        ? combineFirst(current, symbol, operands.left, operands.right)
        : combine(current, symbol, left: left, operands.right)
      isFirst = false
    }
    return left
  }

  private func combineFirst(
    _ node: SyntaxNode, _ symbol: BinaryOperator, _ first: SyntaxNode, _ second: SyntaxNode
  ) -> Expression? {
    switch symbol {
    case .and, .or, .implies:
      return combine(node, symbol, left: checkCondition(first), second)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      tests.append(node)
      defer { tests.removeLast() }
      // A bare case on the left takes its meaning from the right.
      if isBareCase(first), !isBareCase(second) {
        guard let right = check(second) else { return nil }
        let left = check(first, expecting: Expected(right.type, because: .operand(right)))
        guard let left else { return nil }
        return relation(node, symbol, left, right)
      }
      return combine(node, symbol, left: check(first), second)
    case .add, .subtract, .multiply, .divide:
      return combine(node, symbol, left: checkPresent(first), second)
    }
  }

  /// Whether a name can only be a case: no value of that name is seen here.
  private func isBareCase(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .noneLiteral: return true
    case .nameExpression:
      guard let token = node.token(.word) else { return false }
      return !visibleValue(checker.word(token), at: node.span).isFound
    default: return false
    }
  }

  private func combine(
    _ node: SyntaxNode, _ symbol: BinaryOperator, left: Expression?, _ rightNode: SyntaxNode
  ) -> Expression? {
    switch symbol {
    case .and, .or, .implies:
      let condition = left.flatMap { fit($0, to: .condition) }
      let facts = condition?.facts(when: symbol != .or) ?? [:]
      let right = knowing(facts.keys) { checkCondition(rightNode) }
      guard let condition, let right else { return nil }
      let kind: Expression.Kind =
        switch symbol {
        case .and: .and(condition, right)
        case .or: .or(condition, right)
        default: .implies(condition, right)
        }
      return Expression(kind, type: .boolean, span: node.span)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let expected = left.map { Expected($0.type, because: .operand($0)) }
      let right = check(rightNode, expecting: expected)
      guard let left, let right else { return nil }
      return relation(node, symbol, left, right)
    case .add, .subtract, .multiply, .divide:
      let right = checkPresent(rightNode)
      guard let left = left.flatMap({ requirePresent($0) }), let right else { return nil }
      return arithmetic(node, symbol, left, right)
    }
  }

  // MARK: Relations

  private func relation(
    _ node: SyntaxNode, _ symbol: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> Expression? {
    switch symbol {
    case .equal, .notEqual:
      guard let (first, second) = equalTypes(left, right, node) else { return nil }
      let equality = Expression(.equal(first, second), type: .boolean, span: node.span)
      return symbol == .equal
        ? equality : Expression(.not(equality), type: .boolean, span: node.span)
    default:
      guard let comparison = symbol.comparison, let left = requirePresent(left),
        let right = requirePresent(right), let fitted = fitOperand(right, to: left),
        isOrderable(left, at: node.span)
      else { return nil }
      return Expression(.compare(comparison, left, fitted), type: .boolean, span: node.span)
    }
  }

  private func equalTypes(
    _ left: Expression, _ right: Expression, _ node: SyntaxNode
  ) -> (Expression, Expression)? {
    if left.type.isNothing, right.type.isNothing {
      report(.ambiguousType(at: node.span))
      return nil
    }
    if left.type.isNothing || right.type.isNothing {
      let other = left.type.isNothing ? right : left
      guard other.type.isOptional else {
        report(.neverAbsent(checker.text(of: other.span), at: node.span, declared: nil))
        return nil
      }
      return (left, right)
    }
    guard let fitted = fitOperand(right, to: left) else { return nil }
    return (left, fitted)
  }

  /// The second operand as the first one asks for it: the same base and unit, absence aside.
  func fitOperand(_ expression: Expression, to other: Expression) -> Expression? {
    switch (other.type.base, expression.type.base) {
    case (.number(_, let dimension), .number(_, let found)):
      guard dimension == found else {
        if dimension.isPlain || found.isPlain {
          // Point at the one that lacks the unit.
          let (lacking, having) =
            dimension.isPlain ? (other, expression) : (expression, other)
          reportDimensions(
            of: lacking, .plain, wanted: dimension.isPlain ? found : dimension,
            origin: having.span)
        } else {
          reportDimensions(of: expression, found, wanted: dimension, origin: other.span)
        }
        return nil
      }
      return expression
    case (.set(let element), .set(let found)) where element == .nothing || found == .nothing:
      return expression
    default:
      guard other.type.base == expression.type.base else {
        report(
          .typeMismatch(
            found: checker.words(for: expression.type.present),
            wanted: checker.words(for: other.type.present), at: expression.span,
            expected: Expected(other.type.present, because: .operand(other))))
        return nil
      }
      return expression
    }
  }

  /// Whether values of this type have an order; reports where they have none.
  func isOrderable(_ expression: Expression, at span: Span) -> Bool {
    switch expression.type.base {
    case .number, .date: return true
    case .enumeration(let id):
      let declaration = checker.enums[id.index].declaration
      if declaration.isOrdered { return true }
      report(.unorderedEnum(declaration.name, at: span, declared: declaration.span))
      return false
    default:
      report(.noOrder(checker.words(for: expression.type), at: span))
      return false
    }
  }

  // MARK: Arithmetic

  private func arithmetic(
    _ node: SyntaxNode, _ symbol: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> Expression? {
    switch (left.type.base, right.type.base) {
    case (.date, .number(let isInteger, let dimension)):
      guard symbol == .add || symbol == .subtract else { break }
      guard let unit = CalendarUnit(dimension) else {
        report(
          .dateNeedsPeriod(
            found: checker.words(for: dimension), at: right.span, date: left.span))
        return nil
      }
      guard isInteger else {
        report(.integerNeeded(at: right.span, origin: left.span))
        return nil
      }
      return Expression(
        .shiftDate(left, by: right, unit, backwards: symbol == .subtract), type: .date,
        span: node.span)
    case (.number(let isInteger, let dimension), .date) where symbol == .add:
      guard let unit = CalendarUnit(dimension), isInteger else { break }
      return Expression(
        .shiftDate(right, by: left, unit, backwards: false), type: .date, span: node.span)
    case (.date, .date) where symbol == .subtract:
      return Expression(
        .daysBetween(left, right), type: .integer(Dimension(Schema.day)), span: node.span)
    case (.number(let leftInteger, let dimension), .number(let rightInteger, let other)):
      return arithmetic(
        node, symbol, left, (leftInteger, dimension), right, (rightInteger, other))
    default: break
    }
    report(
      .operatorTypes(
        symbol.written, at: node.span, left: checker.words(for: left.type), leftSpan: left.span,
        right: checker.words(for: right.type), rightSpan: right.span))
    return nil
  }

  private func arithmetic(
    _ node: SyntaxNode, _ symbol: BinaryOperator, _ left: Expression,
    _ first: (isInteger: Bool, dimension: Dimension), _ right: Expression,
    _ second: (isInteger: Bool, dimension: Dimension)
  ) -> Expression? {
    let dimension: Dimension
    switch symbol {
    case .add, .subtract:
      guard first.dimension == second.dimension else {
        if first.dimension.isPlain {
          reportDimensions(
            of: left, first.dimension, wanted: second.dimension, origin: right.span)
        } else {
          reportDimensions(
            of: right, second.dimension, wanted: first.dimension, origin: left.span)
        }
        return nil
      }
      dimension = first.dimension
    case .multiply: dimension = first.dimension * second.dimension
    default:
      if case .number(let number)? = right.constant, number.sign == 0 {
        report(.divisionByZero(at: right.span))
        return nil
      }
      dimension = first.dimension / second.dimension
    }
    let isInteger = symbol != .divide && first.isInteger && second.isInteger
    guard let operation = symbol.arithmetic else { return nil }
    return Expression(
      .arithmetic(operation, left, right),
      type: ValueType(.number(isInteger: isInteger, dimension)), span: node.span)
  }
}

extension CalendarUnit {
  /// The calendar unit that a dimension is; `nil` for every other dimension.
  init?(_ dimension: Dimension) {
    switch dimension {
    case Dimension(Schema.day): self = .day
    case Dimension(Schema.month): self = .month
    case Dimension(Schema.year): self = .year
    default: return nil
    }
  }
}

extension BinaryOperator {
  var isRelation: Bool { comparison != nil || self == .equal || self == .notEqual }

  var comparison: Comparison? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .and, .or, .implies, .equal, .notEqual, .add, .subtract, .multiply, .divide: nil
    }
  }

  var arithmetic: Arithmetic? {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .and, .or, .implies, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual:
      nil
    }
  }

  var written: String { arithmetic?.rawValue ?? comparison?.rawValue ?? "" }
}
