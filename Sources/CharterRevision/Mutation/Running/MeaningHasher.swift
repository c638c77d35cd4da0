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
    hasher.combine(expression.map { ExpressionKey($0) })
  }

  mutating func add(_ binder: Binder?) {
    guard let binder else { return hasher.combine(0) }
    hasher.combine(1)
    hasher.combine(binder.slot)
    add(binder.collection)
    add(binder.condition)
  }
}
