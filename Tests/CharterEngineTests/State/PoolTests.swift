import CharterEngine
import CharterValues
import Testing

/// Pools that are shared out.
@Suite struct PoolTests {
  private static let vocabulary = """
    vocabulary v {}
    entity Alliance { fund: money, schools: set of School inverse of alliance }
    entity School { alliance: Alliance?, students: number, weak: boolean, extra: number }
    """
  private static let header = "policy p { uses v }\n"

  private func lines(_ subsidy: String, _ schools: String, fund: String = "100元") throws -> [String]
  {
    try text(subsidy, schools, fund: fund).payments()
  }

  private func text(
    _ subsidy: String, _ schools: String, fund: String = "100元"
  ) throws -> StateText {
    try StateText(
      Self.vocabulary, Self.header + subsidy,
      registry: "Alliance: [{id: b, fund: \(fund)}]\nSchool:\n" + schools)
  }

  private static let pool = """
    subsidy x for each b in Alliance shared among s in b.schools {
      pool b.fund  in proportion to s.students
      rounded to 1元 by largest remainder
    }
    """

  private func schools(_ weights: String...) -> String {
    weights.enumerated().map { "  - {id: s\($0), alliance: b, students: \($1)}\n" }.joined()
  }

  @Test func largestRemainder() throws {
    #expect(
      try lines(Self.pool, schools("1", "1", "1")) == [
        "b,s0: 34 = 34", "b,s1: 33 = 33", "b,s2: 33 = 33",
      ])
    #expect(
      try lines(Self.pool, schools("1", "2", "0")) == [
        "b,s0: 33 = 33", "b,s1: 67 = 67", "b,s2: 0 = 0",
      ])
    // 10 before 9: ids are compared character by character.
    let ids = "  - {id: '9', alliance: b, students: 1}\n  - {id: '10', alliance: b, students: 1}\n"
    #expect(try lines(Self.pool, ids, fund: "1元") == ["b,9: 0 = 0", "b,10: 1 = 1"])
  }

  /// Ids are compared by their scalars, and so are two that look alike.
  @Test func idsThatLookAlike() throws {
    let ids =
      "  - {id: \"\u{E9}\", alliance: b, students: 1}\n  - {id: \"e\u{301}\", alliance: b, students: 1}\n"
    let lines = try lines(Self.pool, ids, fund: "1元")
    #expect(lines.map { $0.hasSuffix("1 = 1") } == [false, true])
  }

  @Test func withoutRoundingSharesAreExact() throws {
    let exact = Self.pool.replacing("rounded to 1元 by largest remainder", with: "")
    #expect(try lines(exact, schools("1", "2")) == ["b,s0: 100/3 = 100/3", "b,s1: 200/3 = 200/3"])
  }

  @Test func whatCannotBeShared() throws {
    #expect(
      try lines(Self.pool, schools("1", "0.5"), fund: "100.5元") == [
        "b,s0: ? uneven_pool = ?", "b,s1: ? uneven_pool = ?",
      ])
    #expect(
      try lines(Self.pool, schools("1", "-1")) == [
        "b,s0: ? negative_weight = ?", "b,s1: ? negative_weight = ?",
      ])
    #expect(
      try lines(Self.pool, schools("0", "0")) == [
        "b,s0: ? divisionByZero = ?", "b,s1: ? divisionByZero = ?",
      ])
    #expect(try lines(Self.pool, schools("1"), fund: "-1元") == ["b,s0: ? negative_pool = ?"])
    #expect(try lines(Self.pool, " []\n") == ["open nobody_shares"])
    #expect(try !text(Self.pool, " []\n").total().isComplete)
  }

  @Test func oneUnknownLeavesThePoolOpen() throws {
    #expect(
      try lines(Self.pool, schools("1", "")) == [
        "b,s0: ? s.students@s1 = ?", "b,s1: ? s.students@s1 = ?",
      ])
    let perhaps = schools("1") + "  - {id: t, students: 2}\n"
    #expect(
      try lines(Self.pool, perhaps) == [
        "b,s0: ? b.schools.alliance@t = ?", "b,t: ? b.schools.alliance@t = ?",
      ])
    #expect(
      try lines(Self.pool, schools("1", "2"), fund: "") == [
        "b,s0: ? b.fund@b = ?", "b,s1: ? b.fund@b = ?",
      ])
  }

  private static let parts = """
    subsidy x for each b in Alliance shared among s in b.schools {
      fund b.fund
      line base { pool b.fund * 60%  in proportion to s.students }
      line weak { pool rest  in proportion to s.students when s.weak }
      rounded to 1元 by largest remainder
    }
    """

  @Test func linesAndTheRest() throws {
    let schools = """
        - {id: s0, alliance: b, students: 1, weak: true}
        - {id: s1, alliance: b, students: 1, weak: true}
        - {id: s2, alliance: b, students: 1, weak: false}
      """
    #expect(
      try lines(Self.parts, schools, fund: "105元") == [
        "b,s0: 42 = 21 + 21", "b,s1: 42 = 21 + 21", "b,s2: 21 = 21 + 0",
      ])
    // Nobody is weak: the rest would be lost in silence.
    let none = schools.replacing("weak: true", with: "weak: false")
    #expect(try lines(Self.parts, none, fund: "105元").first == "b,s0: ? nobody_shares = 21 + ?")
    // Perhaps nobody is: filling that in must not take a payment back.
    let perhaps = none.replacing("weak: false}\n  - {id: s1", with: "}\n  - {id: s1")
    #expect(
      try lines(Self.parts, perhaps, fund: "105元") == [
        "b,s0: ? s.weak@s0 = 21 + ?", "b,s1: ? s.weak@s0 = 21 + ?", "b,s2: ? s.weak@s0 = 21 + ?",
      ])
    // Whether one is weak is open: the base is known, the rest is not, but for who is not weak.
    let open = schools.replacing(", weak: true}\n  - {id: s1", with: "}\n  - {id: s1")
    #expect(
      try lines(Self.parts, open, fund: "105元") == [
        "b,s0: ? s.weak@s0 = 21 + ?", "b,s1: ? s.weak@s0 = 21 + ?", "b,s2: 21 = 21 + 0",
      ])
  }

  /// Every share is within a step of its exact part, and together they are the pool.
  @Test(arguments: 0..<100) func sumsOfPools(seed: Int) throws {
    var random = SeededRandom(seed)
    let weights = (0..<random.below(9) + 1).map { _ in "\(random.below(1000)).\(random.below(10))" }
    let fund = "\(random.below(1_000_000)).\(random.below(10))\(random.below(10))元"
    let pool = Self.pool.replacing("1元", with: "0.01元")
    var shares: [ExactNumber] = []
    let text = try text(
      pool,
      weights.enumerated().map {
        "  - {id: s\($0), alliance: b, students: \($1)}\n"
      }.joined(), fund: fund)
    let total = text.total { if let share = $0.amount.numberValue { shares.append(share) } }
    let numbers = weights.compactMap { ExactNumber.decimal($0) }
    let sum = numbers.reduce(.zero, +)
    guard sum.sign > 0, let whole = ExactNumber.decimal(fund.dropLast()) else {
      #expect(shares.isEmpty)
      return
    }
    #expect(total.known == whole)
    let step = try #require(ExactNumber.decimal("0.01"))
    for (share, weight) in zip(shares, numbers) {
      let exact = try #require((whole * weight).divided(by: sum))
      #expect((share - exact).abs < step)
    }
  }
}

extension Outcome {
  fileprivate var numberValue: ExactNumber? {
    if case .number(let number) = value { return number }
    return nil
  }
}
