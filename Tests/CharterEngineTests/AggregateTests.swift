import CharterSemantics
import CharterValues
import Testing

/// Aggregates of known values, exactly.
@Suite struct AggregateTests {
  private func evaluate(
    _ aggregate: Aggregate, _ values: [Expression], weights: [Expression]? = nil
  ) -> String {
    // Members are places, so that equal values count as often as they stand there.
    let places = values.indices.map { Value.number(ExactNumber($0)) }
    func at(_ results: [Expression]) -> Expression {
      Expression.v(9).match(
        zip(places, results).map { ([$0], $1) } + [(nil, .n(0))])
    }
    let binder = Binder.over(.value(.set(places)))
    return World().evaluate(
      .aggregate(aggregate, binder, at(values), weight: weights.map(at)))
  }

  @Test(arguments: [
    (Aggregate.count, "0"), (.sum, "0"), (.mean, "? emptyAggregate"), (.min, "? emptyAggregate"),
    (.max, "? emptyAggregate"), (.median, "? emptyAggregate"), (.stdev, "? emptyAggregate"),
    (.cv, "? emptyAggregate"),
  ])
  func empty(aggregate: Aggregate, result: String) {
    #expect(evaluate(aggregate, []) == result)
  }

  @Test(arguments: [
    (Aggregate.count, [2, 4, 4, 5], "4"),
    (.sum, [2, 4, 4, 5], "15"),
    (.mean, [2, 4, 4, 5], "3.75"),
    (.mean, [1, 1, 2], "4/3"),
    (.min, [4, 2, 5], "2"),
    (.max, [4, 2, 5], "5"),
    (.median, [5, 1, 3], "3"),
    (.median, [5, 1, 4, 2], "3"),
    (.median, [2, 1], "1.5"),
    (.stdev, [2, 4, 4, 4, 5, 5, 7, 9], "2"),
    (.stdev, [1, 2], "0.5"),
    (.stdev, [7], "0"),
    (.stdev, [1, 2, 3], "0.8164965809277260327324280249019638"),
    (.cv, [2, 4, 4, 4, 5, 5, 7, 9], "0.4"),
    // One rounding, of the root of 2/3 over 4.
    (.cv, [1, 2, 3], "0.4082482904638630163662140124509819"),
    (.cv, [-1, -2, -3], "-0.4082482904638630163662140124509819"),
    (.cv, [1, -1], "? divisionByZero"),
  ])
  func plain(aggregate: Aggregate, values: [Int], result: String) {
    #expect(evaluate(aggregate, values.map { .n($0) }) == result)
  }

  @Test(arguments: [
    // Values, weights: each counts as often as its weight says.
    (Aggregate.mean, [1, 4], [2, 1], "2"),
    (.stdev, [1, 4], [2, 1], "1.414213562373095048801688724209698"),
    (.cv, [1, 4], [2, 1], "0.707106781186547524400844362104849"),
    (.mean, [1, 4], [0, 0], "? divisionByZero"),
  ])
  func weighted(aggregate: Aggregate, values: [Int], weights: [Int], result: String) {
    #expect(
      evaluate(aggregate, values.map { .n($0) }, weights: weights.map { .n($0) }) == result)
  }

  /// The county evaluation weights each school's share by its pupils.
  @Test func weightedShares() {
    let result = evaluate(
      .mean, [.ratio(1, 3), .ratio(1, 2)], weights: [.n(300), .n(200)])
    #expect(result == "0.4")
  }
}
