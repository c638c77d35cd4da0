import CharterValues

/// A test of one thing that a case takes to be true.
struct ConditionTest {
  /// What is tested: a value that stays the same while one decision is made.
  enum Subject: Hashable {
    case path(Path)
    /// Anything else, as a whole.
    case whole(ExpressionKey)
  }

  /// What the test asks of it.
  enum Demand: Hashable {
    case equal(Value, Bool)
    case compare(Comparison, Value)
    case presence(Bool)
  }

  let subject: Subject
  let demand: Demand
  /// The expression whose value is tested.
  let expression: Expression

  init(_ expression: Expression, _ demand: Demand) {
    self.subject = expression.path.map { .path($0) } ?? .whole(ExpressionKey(expression))
    self.demand = demand
    self.expression = expression
  }

  /// Whether a value passes; one that has no order with a bound is not ruled out.
  func accepts(_ sample: TableAnalysis.Sample) -> Bool {
    guard case .value(let value) = sample else {
      if case .equal(_, true) = demand { return false }
      return demand != .presence(false)
    }
    return switch demand {
    case .equal(let other, let holds): (value == other) == holds
    case .compare(let comparison, let bound):
      value != .none && ConstantOrder.holds(value, comparison, bound) ?? true
    case .presence(let holds): (value != .none) == holds
    }
  }

  /// Whether some value surely passes it alone; others may have one too.
  var isSurelyPossible: Bool {
    switch (demand, expression.type.base) {
    // There is a number on either side of any other, and a text and a record beside any one.
    case (.compare(_, .number), .number), (.equal(.text, _), .text),
      (.equal(.boolean, _), .boolean):
      true
    default: false
    }
  }

  /// The constant that it compares with.
  var constant: Value? {
    switch demand {
    case .equal(let value, _), .compare(_, let value): value
    case .presence: nil
    }
  }
}

extension Expression {
  /// The cases in which a yes-or-no expression has a value, each a list of tests that are all true then.
  ///
  /// Every way in which it can have the value is among them; `nil`: they are too many.
  func cases(when value: Bool) -> [[ConditionTest]]? {
    switch kind {
    case .constant(.boolean(let constant)): return constant == value ? [[]] : []
    case .not(let operand): return operand.cases(when: !value)
    case .and(let left, let right):
      return Self.combine(left, value, right, value, both: value)
    case .or(let left, let right):
      return Self.combine(left, value, right, value, both: !value)
    case .implies(let left, let right):
      return Self.combine(left, !value, right, value, both: !value)
    case .isPresent(let operand): return [[ConditionTest(operand, .presence(value))]]
    case .equal(let left, let right):
      if let constant = right.constant { return [[ConditionTest(left, .equal(constant, value))]] }
      if let constant = left.constant { return [[ConditionTest(right, .equal(constant, value))]] }
      return asWhole(value)
    case .compare(let comparison, let left, let right):
      if let constant = right.constant {
        let wanted = value ? comparison : comparison.negated
        return [[ConditionTest(left, .compare(wanted, constant))]]
      }
      if let constant = left.constant {
        let wanted = value ? comparison.mirrored : comparison.mirrored.negated
        return [[ConditionTest(right, .compare(wanted, constant))]]
      }
      return asWhole(value)
    case .inRange(let operand, let low, let high, let isHalfOpen):
      guard let from = low.constant, let to = high.constant else { return asWhole(value) }
      let upper: Comparison = isHalfOpen ? .less : .lessOrEqual
      return value
        ? [
          [
            ConditionTest(operand, .compare(.greaterOrEqual, from)),
            ConditionTest(operand, .compare(upper, to)),
          ]
        ]
        : [
          [ConditionTest(operand, .compare(.less, from))],
          [ConditionTest(operand, .compare(upper.negated, to))],
        ]
    case .memberOfList(let operand, let items):
      let values = items.compactMap(\.constant)
      guard values.count == items.count else { return asWhole(value) }
      return value
        ? values.map { [ConditionTest(operand, .equal($0, true))] }
        : [values.map { ConditionTest(operand, .equal($0, false)) }]
    default: return asWhole(value)
    }
  }

  private func asWhole(_ value: Bool) -> [[ConditionTest]] {
    [[ConditionTest(self, .equal(.boolean(value), true))]]
  }

  /// The most cases that are told apart.
  static let mostCases = 256

  private static func combine(
    _ left: Expression, _ leftValue: Bool, _ right: Expression, _ rightValue: Bool, both: Bool
  ) -> [[ConditionTest]]? {
    let first = left.cases(when: leftValue)
    let second = right.cases(when: rightValue)
    guard both else {
      guard let first, let second, first.count + second.count <= mostCases else { return nil }
      return first + second
    }
    // Of two that must both hold, one that has too many cases rules nothing out.
    guard let first else { return second }
    guard let second else { return first }
    guard first.count * second.count <= mostCases else { return nil }
    return first.flatMap { tests in second.map { tests + $0 } }
  }
}
