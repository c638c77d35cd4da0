import CharterSemantics
import CharterValues

/// Takes in what parts of the core mean: where they stand and what they tell people is left out.
///
/// Two parts that mean different things come to different numbers, save by a chance of one in 2^64.
struct MeaningHasher {
  private var hasher = Hasher()

  /// What was taken in, as a number that serves within this process.
  func value() -> Int { hasher.finalize() }

  mutating func add(_ value: some Hashable) { hasher.combine(value) }

  mutating func add(_ expressions: [Expression]) {
    hasher.combine(expressions.count)
    for expression in expressions { add(expression) }
  }

  mutating func add(_ expression: Expression?) {
    guard let expression else { return hasher.combine(0) }
    hasher.combine(1)
    add(expression.kind)
  }

  mutating func add(_ binder: Binder?) {
    guard let binder else { return hasher.combine(0) }
    hasher.combine(1)
    hasher.combine(binder.slot)
    add(binder.collection)
    add(binder.condition)
  }

  // MARK: Expressions

  private mutating func add(_ kind: Expression.Kind) {
    switch kind {
    case .constant(let value): add(0, value)
    case .variable(let slot): add(1, slot)
    case .attribute(let base, let attribute):
      add(2, attribute)
      add(base)
    case .step(let step, let field):
      add(3, step)
      add(field)
    case .parameter(let id, let arguments):
      add(4, id)
      add(arguments)
    case .definition(let id, let arguments):
      add(5, id)
      add(arguments)
    case .table(let id, let arguments):
      add(6, id)
      add(arguments)
    case .today: add(7)
    case .extent(let entity): add(8, entity)
    case .enumCases(let id): add(9, id)
    case .not(let operand): add(10, [operand])
    case .and(let left, let right): add(11, [left, right])
    case .or(let left, let right): add(12, [left, right])
    case .implies(let left, let right): add(13, [left, right])
    case .equal(let left, let right): add(14, [left, right])
    case .compare(let comparison, let left, let right):
      add(15, comparison)
      add([left, right])
    case .arithmetic(let arithmetic, let left, let right):
      add(16, arithmetic)
      add([left, right])
    case .negate(let operand): add(17, [operand])
    case .shiftDate(let date, let amount, let unit, let backwards):
      add(18, unit)
      add(backwards)
      add([date, amount])
    case .daysBetween(let left, let right): add(19, [left, right])
    case .isPresent(let operand): add(20, [operand])
    case .conditional(let condition, let then, let otherwise):
      add(21, [condition, then, otherwise])
    case .match(let value, let arms):
      add(22, [value])
      for arm in arms {
        add(arm.patterns)
        add(arm.result)
      }
    case .quantifier(let quantifier, let binder, let body):
      add(23, quantifier)
      add(binder)
      add(body)
    case .aggregate(let aggregate, let binder, let value, let weight):
      add(24, aggregate)
      add(binder)
      add(value)
      add(weight)
    case .count(let operand): add(25, [operand])
    case .memberOf(let element, let set): add(26, [element, set])
    case .memberOfList(let element, let items): add(27, [element] + items)
    case .inRange(let value, let low, let high, let isHalfOpen):
      add(28, isHalfOpen)
      add([value, low, high])
    case .rounded(let value, let mode, let step):
      add(29, mode)
      add(step)
      add(value)
    case .function(let function, let operands):
      add(30, function)
      add(operands)
    case .interpolation(let parts): addText(parts)
    case .list(let elements): add(32, elements)
    }
  }

  private mutating func add(_ code: Int, _ operands: [Expression]) {
    hasher.combine(code)
    add(operands)
  }

  private mutating func add(_ code: Int, _ value: some Hashable) {
    hasher.combine(code)
    hasher.combine(value)
  }

  private mutating func addText(_ parts: [TextPart]) {
    add(31, parts.count)
    for part in parts {
      switch part {
      case .literal(let text): add(text)
      case .value(let expression): add(expression)
      }
    }
  }
}
