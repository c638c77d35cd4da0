import CharterValues

extension Expression {
  /// The expressions directly inside, in the order written.
  public var operands: [Expression] {
    switch kind {
    case .constant, .variable, .step, .today, .extent, .enumCases: []
    case .attribute(let base, _): [base]
    case .parameter(_, let arguments), .definition(_, let arguments), .table(_, let arguments),
      .function(_, let arguments), .list(let arguments):
      arguments
    case .not(let operand), .negate(let operand), .isPresent(let operand), .count(let operand),
      .rounded(let operand, _, _):
      [operand]
    case .and(let left, let right), .or(let left, let right), .implies(let left, let right),
      .equal(let left, let right), .compare(_, let left, let right),
      .arithmetic(_, let left, let right), .daysBetween(let left, let right),
      .memberOf(let left, let right):
      [left, right]
    case .shiftDate(let date, let amount, _, _): [date, amount]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .match(let scrutinee, let arms): [scrutinee] + arms.map(\.result)
    case .quantifier(_, let binder, let body): binder.operands + [body]
    case .aggregate(_, let binder, let value, let weight):
      binder.operands + [value, weight].compactMap { $0 }
    case .memberOfList(let operand, let items): [operand] + items
    case .inRange(let operand, let low, let high, _): [operand, low, high]
    case .interpolation(let parts):
      parts.compactMap { if case .value(let expression) = $0 { expression } else { nil } }
    }
  }

  /// Puts the expressions directly inside onto a stack, the first one on top.
  func pushOperands(onto stack: inout [Expression]) {
    switch kind {
    case .constant, .variable, .step, .today, .extent, .enumCases: break
    case .attribute(let operand, _), .not(let operand), .negate(let operand),
      .isPresent(let operand), .count(let operand):
      stack.append(operand)
    case .and(let left, let right), .or(let left, let right), .implies(let left, let right),
      .equal(let left, let right), .compare(_, let left, let right),
      .arithmetic(_, let left, let right), .daysBetween(let left, let right),
      .memberOf(let left, let right):
      stack.append(right)
      stack.append(left)
    default: stack += operands.reversed()
    }
  }

  /// Visits this expression and every one inside it with its depth; a chain that leans left is one level.
  func forEachWithDepth(_ visit: (Expression, Int) -> Void) {
    var stack = [(expression: self, depth: 0)]
    while let (next, depth) = stack.popLast() {
      visit(next, depth)
      for (index, operand) in next.operands.enumerated() {
        stack.append((operand, index == 0 && next.isChain ? depth : depth + 1))
      }
    }
  }

  /// Whether evaluators walk the first operand in a loop.
  private var isChain: Bool {
    switch kind {
    case .and, .or, .arithmetic, .shiftDate, .attribute: true
    default: false
    }
  }

  /// Visits this expression and every one inside it, each before its operands.
  public func forEach(_ visit: (Expression) -> Void) {
    var stack = [self]
    while let next = stack.popLast() {
      visit(next)
      next.pushOperands(onto: &stack)
    }
  }
}

extension Binder {
  var operands: [Expression] { [collection] + [condition].compactMap { $0 } }
}
