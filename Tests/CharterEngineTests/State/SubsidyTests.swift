import CharterEngine
import CharterValues
import Testing

/// Subsidies: lines, bounds, rounding, budgets.
@Suite struct SubsidyTests {
  private static let vocabulary = """
    vocabulary v {}
    enum Area { urban, rural }
    entity School { area: Area, code: text, teachers: set of Teacher inverse of school, place = code }
    entity Teacher { school: School, years: integer, km: number, moves: boolean, rate: money, place = school.code }
    """
  private static let header = """
    policy p { jurisdiction "360100" uses v }
    parameter budget: money = unset

    """
  private static let schools = """
    School:
      - {id: s, area: rural, code: "360102"}
      - {id: u, area: urban, code: "360102"}
      - {id: x, area: rural, code: "110101"}

    """

  private func world(_ subsidy: String, _ teachers: String) throws -> StateText {
    try StateText(
      Self.vocabulary, Self.header + subsidy, registry: Self.schools + "Teacher:\n" + teachers)
  }

  private static let rural = """
    subsidy rural for each t in Teacher where t.school.area != urban {
      line base = 400元
      line seniority = 12.50元 * min(t.years, 20)
      line rotation = 300元 + t.km * 0.80元 * 22 when t.moves
      amount = (base + seniority + rotation) * 1.05
      at most 1500元
      rounded half up to 0.01元
      payer t.school  payee t
    }
    """

  @Test func linesConditionsCapsAndRounding() throws {
    let text = try world(
      Self.rural,
      """
        - {id: a, school: s, years: 3, km: 0, moves: false}
        - {id: b, school: s, years: 30, km: 12.3, moves: true}
        - {id: c, school: u, years: 3, km: 0, moves: false}
        - {id: d, school: s, years: 3, moves: false}
        - {id: e, school: s, years: 3, moves: true}
        - {id: f, school: x, years: 3, km: 0, moves: false}
        - {id: g, school: s, years: 1, km: 0.3, moves: true}
      """)
    #expect(
      text.payments()
        == [
          "a: 459.38 = 400 + 37.5 + 0", "b: 1224.8 = 400 + 250 + 516.48",
          "d: 459.38 = 400 + 37.5 + 0", "e: ? t.km@e = 400 + 37.5 + ?",
          "g: 753.67 = 400 + 12.5 + 305.28",
        ]
    )
    let total = text.total()
    #expect(total.known.description == "2897.23")
    #expect(total.paid == 4 && total.undetermined == 1)
    #expect(!total.isComplete)
  }

  @Test(arguments: [
    ("half up", "1.005", "1.01"), ("half even", "1.005", "1"), ("down", "1.009", "1"),
    ("up", "1.001", "1.01"), ("half up", "1.0049", "1"), ("half even", "1.015", "1.02"),
  ]) func roundings(_ mode: String, _ amount: String, _ paid: String) throws {
    let text = try world(
      "subsidy x for each s in School { amount = \(amount)元 rounded \(mode) to 0.01元 }", " []")
    #expect(text.payments() == ["s: \(paid) = ", "u: \(paid) = "])
  }

  @Test func nothingIsRoundedUnlessStated() throws {
    let text = try world("subsidy x for each s in School { amount = 100元 / 3 }", " []")
    #expect(text.payments().first == "s: 100/3 = ")
    #expect(text.total().known == ExactNumber(numerator: 200, denominator: 3))
  }

  @Test func roundingNeverPassesTheCap() throws {
    let capped = try world(
      "subsidy x for each s in School { amount = 99.7元 at most 99.9元 rounded up to 1元 }", " []")
    #expect(capped.payments().first == "s: 99 = ")
    let floored = try world(
      "subsidy x for each s in School { amount = 3元 at least 10元 at most 12元 rounded up to 5元 }",
      " []")
    #expect(floored.payments().first == "s: 10 = ")
  }

  @Test func whatCannotBePaid() throws {
    let text = try world("subsidy x for each s in School { amount = 3元 - 4元 }", " []")
    #expect(text.payments().first == "s: ? negative_amount = ")
    #expect(text.total().undetermined == 2)
    let floored = try world(
      "subsidy x for each s in School { amount = 3元 - 4元 at least 0元 }", " []")
    #expect(floored.payments().first == "s: 0 = ")
  }

  @Test func aPossibleSubject() throws {
    let text = try world(
      "subsidy x for each t in Teacher where t.moves { line a = t.rate }",
      """
        - {id: a, school: s, rate: 5元}
        - {id: b, school: s, rate: 0元}
        - {id: c, rate: 5元, moves: true}
      """)
    #expect(
      text.payments() == [
        "a: ? t.moves@a = 5", "b: 0 = 0", "c: ? t.school@c = 5",
      ])
  }

  @Test func budgets() throws {
    func state(_ budget: String, _ amount: String = "10元") throws -> SubsidyTotal.BudgetState? {
      try world(
        "subsidy x for each s in School { amount = \(amount) within budget \(budget) }", " []"
      ).total().budgetState
    }
    #expect(try state("20元") == .within)
    #expect(try state("19.99元") == .exceeded)
    #expect(try state("budget") == .undetermined)
    #expect(try state("20元", "10元 / (count(s.teachers) - 0)") == .undetermined)
  }

  @Test func anEmptyRegistryHasNoTotal() throws {
    let text = try StateText(
      Self.vocabulary, Self.header + "subsidy x for each t in Teacher { amount = t.rate }",
      registry: Self.schools)
    #expect(text.payments() == ["open Teacher"])
    #expect(!text.total().isComplete)
  }

  @Test func payerAndPayee() throws {
    var found: [String] = []
    let text = try world(Self.rural, "  - {id: a, school: s, years: 3, km: 0, moves: false}\n")
    _ = text.total { found = ($0.payer + $0.payee).map(\.path.canonical) }
    #expect(found == ["t.school", "t"])
  }

  // MARK: A thousand teachers

  /// The measurement's own data: every amount to the fen, some of them on half a fen.
  @Test func aThousandTeachers() throws {
    var random = SeededRandom(2026)
    var rows = ""
    for id in 1...1000 {
      let (kind, years, rank) = (random.below(100), random.below(41), 1 + random.below(5))
      let (posts, moves, km) = (random.below(100), random.below(100), random.below(1500))
      let area = kind < 20 ? "remote" : kind < 55 ? "town" : "city"
      rows +=
        "  - {id: \"\(id)\", area: \(area), years: \(years), rank: \(rank), posts: \(posts < 70 ? 1 : posts < 95 ? 2 : 3), moves: \(moves < 30), km: \(km / 10).\(km % 10)}\n"
    }
    let text = try StateText(
      """
      vocabulary teachers {}
      enum Kind { remote, town, city }
      entity Teacher { area: Kind, years: integer, rank: integer, posts: integer, moves: boolean, km: number }
      """,
      """
      policy allowance { uses teachers }
      table coefficient(rank: integer): number {
        rank => factor
        1 => 1.00
        2 => 1.05
        3 => 1.10
        4 => 1.15
        5 => 1.20
        otherwise => unset
      }
      subsidy monthly for each t in Teacher {
        line base = match t.area { remote => 800元, town => 400元, city => 0元 }
        line seniority = 12.50元 * min(t.years, 20)
        line rotation = 300元 + t.km * 0.80元 * 22 when t.moves
        line posts = 150元 when t.posts >= 2
        amount = (base + seniority + rotation + posts) * coefficient(t.rank)
        rounded half up to 0.01元
      }
      """, registry: "Teacher:\n" + rows)
    var cents: [Int] = []
    let total = text.total { payment in
      guard case .number(let amount) = payment.amount.value else { return }
      cents.append((amount * ExactNumber(100)).intValue ?? -1)
    }
    #expect(total.known * ExactNumber(100) == ExactNumber(111_081_606))
    let checksum = cents.enumerated().reduce(0) { $0 + $1.element * (1 + ($1.offset + 1) % 1009) }
    #expect(checksum == 56_621_225_122)
  }
}
