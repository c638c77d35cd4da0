import CharterValues

/// Whether conditions can be shown never to hold together.
///
/// Sound and incomplete: it splits them into cases of simple tests on single paths, and a case is
/// impossible when two of its tests on one path contradict each other. Where there are too many
/// cases, nothing is shown.
enum Disjointness {
  /// A test of one path that a case takes to be true.
  private enum Test {
    case truth(Path, Bool)
    case equal(Path, Value, Bool)
    case compare(Path, Comparison, Value)
    case presence(Path, Bool)
  }

  private static let mostCases = 256

  static func isProven(_ conditions: [Expression]) -> Bool {
    var cases: [[Test]] = [[]]
    for condition in conditions {
      guard let more = split(condition, true) else { continue }
      cases = cases.flatMap { first in more.map { first + $0 } }
      guard cases.count <= mostCases else { return false }
    }
    return cases.allSatisfy(isImpossible)
  }

  /// The cases in which an expression has a value; `nil`: nothing is known of them.
  private static func split(_ expression: Expression, _ value: Bool) -> [[Test]]? {
    switch expression.kind {
    case .constant(.boolean(let constant)): return constant == value ? [[]] : []
    case .not(let operand): return split(operand, !value)
    case .and(let left, let right):
      return value ? both(left, true, right, true) : either(left, false, right, false)
    case .or(let left, let right):
      return value ? either(left, true, right, true) : both(left, false, right, false)
    case .implies(let left, let right):
      return value ? either(left, false, right, true) : both(left, true, right, false)
    case .isPresent(let operand):
      return operand.path.map { [[.presence($0, value)]] }
    case .equal(let left, let right):
      if let path = left.path, let constant = right.constant {
        return [[.equal(path, constant, value)]]
      }
      if let path = right.path, let constant = left.constant {
        return [[.equal(path, constant, value)]]
      }
      return nil
    case .compare(let comparison, let left, let right):
      if let path = left.path, let constant = right.constant {
        return [[.compare(path, value ? comparison : comparison.negated, constant)]]
      }
      if let path = right.path, let constant = left.constant {
        let mirrored = comparison.mirrored
        return [[.compare(path, value ? mirrored : mirrored.negated, constant)]]
      }
      return nil
    case .inRange(let operand, let low, let high, let isHalfOpen):
      guard let path = operand.path, let from = low.constant, let to = high.constant else {
        return nil
      }
      let upper: Comparison = isHalfOpen ? .less : .lessOrEqual
      return value
        ? [[.compare(path, .greaterOrEqual, from), .compare(path, upper, to)]]
        : [[.compare(path, .less, from)], [.compare(path, upper.negated, to)]]
    case .memberOfList(let operand, let items):
      guard let path = operand.path else { return nil }
      let values = items.compactMap(\.constant)
      guard values.count == items.count else { return nil }
      return value
        ? values.map { [.equal(path, $0, true)] } : [values.map { .equal(path, $0, false) }]
    default:
      return expression.path.map { [[.truth($0, value)]] }
    }
  }

  private static func both(
    _ left: Expression, _ leftValue: Bool, _ right: Expression, _ rightValue: Bool
  ) -> [[Test]]? {
    guard let first = split(left, leftValue) else { return split(right, rightValue) }
    guard let second = split(right, rightValue) else { return first }
    guard first.count * second.count <= mostCases else { return nil }
    return first.flatMap { tests in second.map { tests + $0 } }
  }

  private static func either(
    _ left: Expression, _ leftValue: Bool, _ right: Expression, _ rightValue: Bool
  ) -> [[Test]]? {
    guard let first = split(left, leftValue), let second = split(right, rightValue) else {
      return nil
    }
    return first + second
  }

  private static func isImpossible(_ tests: [Test]) -> Bool {
    for (offset, first) in tests.enumerated() {
      for second in tests.dropFirst(offset + 1) where contradict(first, second) { return true }
    }
    return false
  }

  private static func contradict(_ first: Test, _ second: Test) -> Bool {
    switch (first, second) {
    case (.truth(let path, let value), .truth(let other, let otherValue)):
      return path == other && value != otherValue
    case (.presence(let path, let value), .presence(let other, let otherValue)):
      return path == other && value != otherValue
    case (.presence(let path, false), .equal(let other, let value, true)),
      (.equal(let other, let value, true), .presence(let path, false)):
      return path == other && value != .none
    case (.presence(let path, false), .compare(let other, _, _)),
      (.compare(let other, _, _), .presence(let path, false)):
      return path == other
    case (.presence(let path, true), .equal(let other, .none, true)),
      (.equal(let other, .none, true), .presence(let path, true)):
      return path == other
    case (.equal(let path, let value, let holds), .equal(let other, let otherValue, let otherHolds)):
      guard path == other else { return false }
      if holds, otherHolds { return value != otherValue }
      return holds != otherHolds && value == otherValue
    case (.equal(let path, let value, true), .compare(let other, let comparison, let bound)),
      (.compare(let other, let comparison, let bound), .equal(let path, let value, true)):
      return path == other && ConstantOrder.holds(value, comparison, bound) == false
    case (.compare(let path, let left, let bound), .compare(let other, let right, let otherBound)):
      return path == other && areApart(left, bound, right, otherBound)
    default: return false
    }
  }

  /// Whether no value lies on both sides: `< 5` and `>= 5`.
  private static func areApart(
    _ left: Comparison, _ bound: Value, _ right: Comparison, _ other: Value
  ) -> Bool {
    let (upper, upperBound, lower, lowerBound): (Comparison, Value, Comparison, Value)
    switch (left.isUpper, right.isUpper) {
    case (true, false): (upper, upperBound, lower, lowerBound) = (left, bound, right, other)
    case (false, true): (upper, upperBound, lower, lowerBound) = (right, other, left, bound)
    default: return false
    }
    if ConstantOrder.holds(upperBound, .less, lowerBound) == true { return true }
    return upperBound == lowerBound && (upper == .less || lower == .greater)
  }
}

/// The order of constants: numbers, dates and cases of one ordered enum.
enum ConstantOrder {
  /// Whether a relation holds; `nil` where the two have no order.
  static func holds(_ left: Value, _ comparison: Comparison, _ right: Value) -> Bool? {
    guard let isLess = less(left, right), let isGreater = less(right, left) else { return nil }
    return switch comparison {
    case .less: isLess
    case .lessOrEqual: !isGreater
    case .greater: isGreater
    case .greaterOrEqual: !isLess
    }
  }

  static func less(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    case (.enumCase(let a, let i), .enumCase(let b, let j)): a == b ? i < j : nil
    default: nil
    }
  }
}
