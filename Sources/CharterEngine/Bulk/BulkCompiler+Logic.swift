import CharterColumns
import CharterSemantics
import CharterValues

extension BulkCompiler {
  /// The operators of Kleene's logic; every operand is evaluated, also one that is dropped.
  mutating func logic(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkTruth {
    switch expression.kind {
    case .not(let operand): return builder.not(try truth(operand, scope, reach: reach))
    case .implies(let left, let right):
      let premise = try truth(left, scope, reach: reach)
      let conclusion = try truth(right, scope, reach: reach)
      return builder.or(builder.not(premise), conclusion)
    case .and, .or:
      // Chains lean left and may be long, so they are walked in a loop.
      var operands: [Expression] = []
      var rest = expression
      var isAnd = false
      if case .and = expression.kind { isAnd = true }
      chain: while true {
        switch (rest.kind, isAnd) {
        case (.and(let left, let right), true), (.or(let left, let right), false):
          operands.append(right)
          rest = left
        default: break chain
        }
      }
      var result = try truth(rest, scope, reach: reach)
      for operand in operands.reversed() {
        let next = try truth(operand, scope, reach: reach)
        result = isAnd ? builder.and(result, next) : builder.or(result, next)
      }
      return result
    default: throw BeyondColumns()
    }
  }

  // MARK: Comparisons

  /// The operators that compare: strict in unknown, unlike those of logic.
  mutating func comparison(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkTruth {
    switch expression.kind {
    case .equal(let left, let right):
      let a = try value(left, scope, reach: reach)
      let b = try value(right, scope, reach: reach)
      return BulkTruth(holds: try same(a, b), unknown: builder.or(a.unknown, b.unknown))
    case .isPresent(let operand):
      let a = try value(operand, scope, reach: reach)
      let isNot = builder.or(a.absent, a.unknown)
      return BulkTruth(holds: builder.not(isNot), unknown: a.unknown)
    case .memberOfList(let element, let list): return try member(element, list, scope, reach: reach)
    case .memberOf(let element, let set):
      guard case .list(let list) = set.kind else { throw BeyondColumns() }
      return try member(element, list, scope, reach: reach)
    case .compare(let comparison, let left, let right):
      let a = try value(left, scope, reach: reach)
      let b = try value(right, scope, reach: reach)
      return strict(try compare(comparison, a, b), a, b)
    case .inRange(let element, let low, let high, let isHalfOpen):
      let value = try value(element, scope, reach: reach)
      let a = try self.value(low, scope, reach: reach)
      let b = try self.value(high, scope, reach: reach)
      let isAbove = try compare(.greaterOrEqual, value, a)
      let isBelow = try compare(isHalfOpen ? .less : .lessOrEqual, value, b)
      return strict(builder.and(isAbove, isBelow), value, a, b)
    default: throw BeyondColumns()
    }
  }

  private mutating func member(
    _ element: Expression, _ list: [Expression], _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkTruth {
    let value = try value(element, scope, reach: reach)
    var holds = ColumnMask.none
    var unknown = value.unknown
    for item in list {
      let item = try self.value(item, scope, reach: reach)
      let equal = try same(value, item)
      holds = builder.or(holds, equal)
      unknown = builder.or(unknown, item.unknown)
    }
    return BulkTruth(holds: builder.and(holds, not: unknown), unknown: unknown)
  }

  /// A test that is unknown where one of its operands is not there.
  private mutating func strict(_ holds: ColumnMask, _ operands: BulkValue...) -> BulkTruth {
    var unknown = ColumnMask.none
    for operand in operands {
      unknown = builder.or(unknown, operand.unknown)
      unknown = builder.or(unknown, operand.absent)
    }
    return BulkTruth(holds: builder.and(holds, not: unknown), unknown: unknown)
  }

  /// Where two values are known to be the same; none is the same as none.
  mutating func same(
    _ left: BulkValue, _ right: BulkValue
  ) throws(BeyondColumns) -> ColumnMask {
    var equal: ColumnMask
    switch (left.content, right.content) {
    case (.number(let a), .number(let b)): equal = try builder.compare(.equal, a, b)
    case (.truth(let a), .truth(let b)):
      let both = builder.and(a, b)
      let one = builder.or(a, b)
      let neither = builder.not(one)
      equal = builder.or(both, neither)
    case (.code(let a, let type), .code(let b, let other)):
      if type != other, left.absent != .all, right.absent != .all { throw BeyondColumns() }
      equal = try builder.compare(.equal, a, b)
    default:
      // One side is none everywhere: its content has no type.
      if left.absent != .all, right.absent != .all { throw BeyondColumns() }
      equal = .none
    }
    for side in [left, right] {
      equal = builder.and(equal, not: side.unknown)
      equal = builder.and(equal, not: side.absent)
    }
    let neither = builder.and(left.absent, right.absent)
    return builder.or(equal, neither)
  }

  /// Where a comparison holds between values that are there.
  mutating func compare(
    _ comparison: Comparison, _ left: BulkValue, _ right: BulkValue
  ) throws(BeyondColumns) -> ColumnMask {
    let (a, b): (ColumnNumber, ColumnNumber)
    switch (left.content, right.content) {
    case (.number(let left), .number(let right)): (a, b) = (left, right)
    case (.code(let left, let type), .code(let right, let other)) where type == other:
      (a, b) = (left, right)
    default: throw BeyondColumns()
    }
    return switch comparison {
    case .less: try builder.compare(.less, a, b)
    case .lessOrEqual: try builder.compare(.lessOrEqual, a, b)
    case .greater: try builder.compare(.less, b, a)
    case .greaterOrEqual: try builder.compare(.lessOrEqual, b, a)
    }
  }
}
