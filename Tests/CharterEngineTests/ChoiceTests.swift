import CharterSemantics
import CharterValues
import Testing

/// `if`, `match` and tables, with selectors that are known and that are not.
@Suite struct ChoiceTests {
  private static func world() -> World {
    var world = World()
    world.policy()
    world.parameter("u")
    world.parameter("w")
    return world
  }
  private static let u = Expression.parameter(0)
  private static let w = Expression.parameter(1)

  @Test func conditionals() {
    let world = Self.world()
    let cases: [(Expression, String)] = [
      (.conditional(.b(true), .n(1), Self.u), "1"),
      (.conditional(.b(false), Self.u, .n(2)), "2"),
      (.conditional(Self.u, .n(1), .n(1)), "1"),
      (.conditional(Self.u, .none, .none), "none"),
      (.conditional(Self.u, .n(1), .n(2)), "? parameter:u"),
      (.conditional(Self.u, .n(1), Self.w), "? parameter:u, parameter:w"),
    ]
    for (expression, result) in cases { #expect(world.evaluate(expression) == result) }
  }

  @Test func matches() {
    let world = Self.world()
    func arms(_ last: Expression) -> [([Value]?, Expression)] {
      [([.number(.one)], .n(10)), ([.none, .number(ExactNumber(2))], .n(20)), (nil, last)]
    }
    #expect(world.evaluate(Expression.n(1).match(arms(.n(30)))) == "10")
    #expect(world.evaluate(Expression.n(2).match(arms(.n(30)))) == "20")
    #expect(world.evaluate(Expression.none.match(arms(.n(30)))) == "20")
    #expect(world.evaluate(Expression.n(9).match(arms(.n(30)))) == "30")
    #expect(world.evaluate(Self.u.match(arms(.n(30)))) == "? parameter:u")
    #expect(world.evaluate(Self.u.match([([.none], .n(1)), (nil, .n(1))])) == "1")
  }

  private static func one(_ test: DecisionTable.Test) -> DecisionTable.Cell { .oneOf([test]) }
  private static func number(_ value: Int) -> Value { .number(ExactNumber(value)) }

  /// A table of kind and years; kinds 1 to 3, and what is left open.
  private static func tables() -> World {
    var world = Self.world()
    world.table(
      [
        ([one(.equals(number(1))), one(.compare(.greaterOrEqual, number(10)))], .value(.n(800))),
        ([one(.equals(number(1))), one(.compare(.less, number(10)))], .value(.n(600))),
        (
          [.oneOf([.equals(number(2)), .equals(number(3))]), .any], .value(.n(400))
        ),
        (
          [one(.equals(number(4))), one(.range(number(0), number(5), isHalfOpen: true))],
          .unset(nowhere)
        ),
        (
          [one(.equals(number(4))), one(.range(number(5), number(9), isHalfOpen: false))],
          .value(.v(1) * .n(2))
        ),
      ], otherwise: .value(.n(0)))
    return world
  }

  @Test func tables() {
    let world = Self.tables()
    let cases: [(Expression, Expression, String)] = [
      (.n(1), .n(10), "800"),
      (.n(1), .n(9), "600"),
      (.n(3), .n(0), "400"),
      (.n(4), .n(4), "? openTable"),
      (.n(4), .n(5), "10"),
      (.n(4), .n(9), "18"),
      (.n(4), .n(10), "0"),
      (.n(7), .n(1), "0"),
      // `any` does not ask.
      (.n(2), Self.u, "400"),
      // Either row of kind 1, or none of the two.
      (.n(1), Self.u, "? parameter:u"),
      (Self.u, .n(10), "? parameter:u"),
      (Self.u, Self.w, "? parameter:u, parameter:w, openTable"),
    ]
    for (kind, years, result) in cases {
      #expect(world.evaluate(.table(0, kind, years)) == result)
    }
  }

  /// Two rows remain and agree; there is no `otherwise` to spoil it.
  @Test func remainingRowsAgree() {
    var world = Self.world()
    world.table([
      ([Self.one(.compare(.less, Self.number(5)))], .value(.n(1))),
      ([Self.one(.compare(.greaterOrEqual, Self.number(5)))], .value(.n(1))),
    ])
    #expect(world.evaluate(.table(0, Self.u)) == "1")
  }
}
