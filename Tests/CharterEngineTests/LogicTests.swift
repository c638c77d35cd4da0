import CharterSemantics
import CharterValues
import Testing

/// Kleene's logic, and operators that are strict in unknown.
@Suite struct LogicTests {
  /// `T`, `F` and two unknowns, which are parameters without a value.
  private static func world() -> (World, [String: Expression]) {
    var world = World()
    world.policy()
    let u = world.parameter("u")
    let w = world.parameter("w")
    return (
      world, ["T": .b(true), "F": .b(false), "u": .parameter(u), "w": .parameter(w)]
    )
  }

  @Test(arguments: [
    // left, right, and, or, implies
    ("T", "T", "true", "true", "true"),
    ("T", "F", "false", "true", "false"),
    ("F", "T", "false", "true", "true"),
    ("F", "F", "false", "false", "true"),
    ("T", "u", "? parameter:u", "true", "? parameter:u"),
    ("u", "T", "? parameter:u", "true", "true"),
    ("F", "u", "false", "? parameter:u", "true"),
    ("u", "F", "false", "? parameter:u", "? parameter:u"),
    // Each reason once, in the order of the text.
    (
      "u", "w", "? parameter:u, parameter:w", "? parameter:u, parameter:w",
      "? parameter:u, parameter:w"
    ),
    ("u", "u", "? parameter:u", "? parameter:u", "? parameter:u"),
  ])
  func kleene(left: String, right: String, and: String, or: String, implies: String) throws {
    let (world, values) = Self.world()
    let (l, r) = (try #require(values[left]), try #require(values[right]))
    #expect(world.evaluate(l && r) == and)
    #expect(world.evaluate(l || r) == or)
    #expect(world.evaluate(l.implies(r)) == implies)
  }

  @Test(arguments: [("T", "false"), ("F", "true"), ("u", "? parameter:u")])
  func negation(operand: String, result: String) throws {
    let (world, values) = Self.world()
    #expect(world.evaluate(!(try #require(values[operand]))) == result)
  }

  /// Implication groups to the right: `T implies F implies F` is `T implies (F implies F)`.
  @Test func implicationGroupsToTheRight() {
    let (world, _) = Self.world()
    let chain = Expression.b(false).implies(Expression.b(true).implies(.b(false)))
    #expect(world.evaluate(chain) == "true")
    #expect(
      world.evaluate(Expression.b(true).implies(Expression.b(true).implies(.b(false)))) == "false")
  }

  /// Nothing but logic and choices decides with an unknown operand.
  @Test func strictOperators() {
    let (world, values) = Self.world()
    let u = values["u"] ?? .none
    let day = Expression.day("2021-01-01")
    let cases: [(Expression, String)] = [
      (u.equals(u), "? parameter:u"),
      (u.equals(.none), "? parameter:u"),
      (u.isPresent, "? parameter:u"),
      (.n(1) < u, "? parameter:u"),
      (.n(0) * u, "? parameter:u"),
      (u / .n(0), "? parameter:u"),
      (u - u, "? parameter:u"),
      (-u, "? parameter:u"),
      (u.rounded(.up, to: .one), "? parameter:u"),
      (day.shifted(by: u, .day), "? parameter:u"),
      (day.days(since: u), "? parameter:u"),
      (Expression.n(1).isIn([.n(1), u]), "? parameter:u"),
      (Expression.n(1).lies(.n(3), u), "? parameter:u"),
      (.function(.min, .n(1), u), "? parameter:u"),
      (.function(.startsWith, .t("a"), u), "? parameter:u"),
      (Expression.list(.n(1), u).count, "? parameter:u"),
      (Expression(.interpolation([.literal("a"), .value(u)]), .text), "? parameter:u"),
    ]
    for (expression, result) in cases { #expect(world.evaluate(expression) == result) }
  }

  @Test func equality() {
    let (world, _) = Self.world()
    func set(_ numbers: Int...) -> Expression {
      .value(.set(numbers.map { .number(ExactNumber($0)) }))
    }
    let cases: [(Expression, Expression, String)] = [
      (.none, .none, "true"),
      (.none, .n(1), "false"),
      (.n(1), .none, "false"),
      (.ratio(1, 2), .ratio(2, 4), "true"),
      // Composed and decomposed é are two texts here, though not for Swift.
      (.t("\u{E9}"), .t("e\u{301}"), "false"),
      (.t("é"), .t("é"), "true"),
      (set(1, 2), set(2, 1), "true"),
      (set(1, 2), set(1), "false"),
      (set(), set(), "true"),
    ]
    for (left, right, result) in cases { #expect(world.evaluate(left.equals(right)) == result) }
  }

  @Test func comparisons() {
    let (world, _) = Self.world()
    func stage(_ place: Int) -> Expression { .value(.enumCase(World.stage, place)) }
    #expect(world.evaluate(.n(2) >= .n(2)) == "true")
    #expect(world.evaluate(.n(2) > .n(2)) == "false")
    #expect(world.evaluate(stage(0) < stage(2)) == "true")
    #expect(world.evaluate(.day("2021-01-01") <= .day("2021-01-01")) == "true")
    #expect(world.evaluate(Expression.n(3).lies(.n(1), .n(3))) == "true")
    #expect(world.evaluate(Expression.n(3).lies(.n(1), .n(3), isHalfOpen: true)) == "false")
    #expect(world.evaluate(Expression.n(1).lies(.n(1), .n(3), isHalfOpen: true)) == "true")
  }
}
