import CharterValues

/// What an expression says, wherever it stands: two with one key have one value wherever their variables do.
///
/// Variables that the expression binds itself count by their order, not by their slots.
package struct ExpressionKey: Hashable {
  private enum Token: Hashable {
    case sign(Int)
    case value(Value)
    case exact(ExactNumber)
    case text(String)
  }

  private var tokens: [Token] = []
  private var bound: [Int: Int] = [:]
  private var binderCount = 0

  /// The key of an expression.
  package init(_ expression: Expression) {
    tokens.reserveCapacity(16)
    var stack = [expression]
    while let next = stack.popLast() {
      addHead(next)
      next.pushOperands(onto: &stack)
    }
    // What the slots were called means nothing any more.
    (bound, binderCount) = ([:], 0)
  }

  private mutating func sign(_ number: Int) { tokens.append(.sign(number)) }

  private mutating func sign(_ first: Int, _ second: Int) {
    sign(first)
    sign(second)
  }

  private mutating func sign(_ first: Int, _ second: Int, _ third: Int) {
    sign(first, second)
    sign(third)
  }

  private mutating func bind(_ binder: Binder) {
    bound[binder.slot] = binderCount
    binderCount += 1
    sign(binder.condition == nil ? 0 : 1)
  }

  /// Adds what a node says besides its operands.
  private mutating func addHead(_ expression: Expression) {
    switch expression.kind {
    case .constant(let value):
      sign(1)
      tokens.append(.value(value))
    case .variable(let slot):
      if let place = bound[slot] { sign(2, place) } else { sign(3, slot) }
    case .attribute(_, let id): sign(4, id.entity.index, id.slot)
    case .step(let step, let field): sign(5, step, field == .on ? 0 : 1)
    case .parameter(let id, let arguments): sign(6, id.index, arguments.count)
    case .definition(let id, let arguments): sign(7, id.index, arguments.count)
    case .table(let id, let arguments): sign(8, id.index, arguments.count)
    case .today: sign(9)
    case .extent(let id): sign(10, id.index)
    case .enumCases(let id): sign(11, id.index)
    case .not: sign(12)
    case .and: sign(13)
    case .or: sign(14)
    case .implies: sign(15)
    case .equal: sign(16)
    case .compare(let comparison, _, _):
      sign(17)
      tokens.append(.text(comparison.rawValue))
    case .arithmetic(let operation, _, _):
      sign(18)
      tokens.append(.text(operation.rawValue))
    case .negate: sign(19)
    case .shiftDate(_, by: _, let unit, let backwards):
      sign(20, unit == .day ? 0 : unit == .month ? 1 : 2, backwards ? 1 : 0)
    case .daysBetween: sign(21)
    case .isPresent: sign(22)
    case .conditional: sign(23)
    case .match(_, let arms):
      sign(24, arms.count)
      for arm in arms {
        sign(arm.patterns.map(\.count) ?? -1)
        tokens += (arm.patterns ?? []).map { .value($0) }
      }
    case .quantifier(let quantifier, let binder, _):
      sign(25, quantifier == .every ? 0 : 1)
      bind(binder)
    case .aggregate(let aggregate, let binder, let value, let weight):
      sign(26, value == nil ? 0 : 1, weight == nil ? 0 : 1)
      tokens.append(.text(aggregate.rawValue))
      bind(binder)
    case .count: sign(27)
    case .memberOf: sign(28)
    case .memberOfList(_, let items): sign(29, items.count)
    case .inRange(_, from: _, to: _, let isHalfOpen): sign(30, isHalfOpen ? 1 : 0)
    case .rounded(_, let mode, let step):
      sign(31)
      tokens += [.text("\(mode)"), .exact(step)]
    case .function(let function, let arguments):
      sign(32, arguments.count)
      tokens.append(.text(function.rawValue))
    case .interpolation(let parts):
      sign(33, parts.count)
      for part in parts {
        switch part {
        case .literal(let text): tokens.append(.text(text))
        case .value: sign(0)
        }
      }
    case .list(let items): sign(34, items.count)
    }
  }
}
