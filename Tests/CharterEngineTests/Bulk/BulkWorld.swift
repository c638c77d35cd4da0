import CharterColumns
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

/// Subsidies over generated teachers, by columns and by the reference.
struct BulkWorld {
  static let vocabulary = """
    vocabulary v {}
    enum Area { urban, town, rural }
    ordered enum Rank { low, middle, high }
    entity School { area: Area, other: Area?, code: text, age: integer, head: Teacher?, place = code }
    entity Teacher {
      school: School, home: School?, years: integer, km: number, moves: boolean, flag: boolean?
      rate: money, bonus: money?, rank: Rank, hired: date, left: date?, note: text, level: integer
      place = school.code
    }
    """
  static let header = """
    policy p { jurisdiction "360100" uses v }
    delegable parameter base: money = 100元
    illustrative parameter guess: number = 1.5
    illustrative parameter other_guess: money = 7元
    reading "as it stands" parameter share: number = 80%
    parameter gone: money = unset
    parameter steps(x: integer): money = 3元 * x
    define is_far(t: Teacher): boolean = t.km > 10
    define half(x: number): number = x / 2
    define seniority(t: Teacher): money = 12.50元 * min(t.years, 20)
    table factor(rank: Rank): number {
      rank   => f
      low    => 1.00
      middle => 1.05
      high   => 1.10
    }
    table grid(area: Area, years: integer): money {
      area  | years => f
      urban | any   => 0元
      town  | < 10  => 100元
      town  | >= 10 => other_guess
      rural | < 10  => 3元 * years
      otherwise     => unset
    }

    """
  static let lower = """
    policy q { jurisdiction "360102" in force illustrative from 2000-01-01 uses v }
    set p.base = 133元
    """

  let text: StateText

  init(_ subsidy: String, registry: String) throws {
    text = try StateText(Self.vocabulary, Self.header + subsidy, Self.lower, registry: registry)
  }

  // MARK: Data

  /// What a generated table is like.
  enum Numbers: CaseIterable {
    case small, negative, near63, beyond
  }

  static func registry(seed: UInt64, rows: Int, numbers: Numbers, holes: Int) -> String {
    var random = SeededGenerator(seed: seed)
    func pick(_ texts: [String]) -> String { texts[random.below(texts.count)] }
    var text = "School:\n"
    for school in 0..<6 {
      let code = ["360102", "360103", "110101", "360100"][school % 4]
      text += "  - {id: s\(school)"
      if !random.chance(holes) { text += ", code: \"\(code)\"" }
      if !random.chance(holes) { text += ", area: \(pick(["urban", "town", "rural"]))" }
      if !random.chance(30) { text += ", other: \(pick(["~", "urban", "rural"]))" }
      text += ", age: \(random.below(200))}\n"
    }
    func integer() -> String {
      switch numbers {
      case .small: "\(random.below(45))"
      case .negative: "\(random.below(90) - 45)"
      case .near63:
        random.chance(50) ? "\(random.below(45))" : "\(Int.max - random.below(3))"
      case .beyond:
        random.chance(80)
          ? "\(Int.max - random.below(3))" : "-99999999999999999999\(random.below(9))"
      }
    }
    func decimal() -> String {
      let digits = "\(random.below(100)).\(random.below(1000))"
      switch numbers {
      case .small: return digits
      case .negative: return random.chance(50) ? "-" + digits : digits
      case .near63: return random.chance(90) ? digits : "922337203685477.5807"
      case .beyond: return random.chance(90) ? digits : "0.1234567890123456789"
      }
    }
    text += "Teacher:\n"
    for row in 0..<rows {
      text += "  - {id: t\(row)"
      func add(_ name: String, _ value: String, none: Bool = false) {
        if random.chance(holes) { return }
        text += ", \(name): \(none && random.chance(20) ? "~" : value)"
      }
      add("school", "s\(random.below(6))")
      add("home", "s\(random.below(6))", none: true)
      add("years", integer())
      add("level", "\(random.below(2000) - 5)")
      add("km", decimal())
      add("moves", pick(["true", "false"]))
      add("flag", pick(["true", "false"]), none: true)
      add("rate", "\(decimal())元")
      add("bonus", "\(decimal())元", none: true)
      add("rank", pick(["low", "middle", "high"]))
      add("hired", "20\(10 + random.below(10))-0\(1 + random.below(9))-1\(random.below(10))")
      add("left", "2021-0\(1 + random.below(9))-11", none: true)
      add("note", pick(["a", "bb", "校"]))
      text += "}\n"
    }
    return text
  }

  // MARK: Replies

  func engine(_ options: EngineOptions) -> Engine {
    Engine(program: text.program, registry: text.registry, options: options)
  }

  private static func words(_ payment: Payment) -> String {
    "\(payment.subject) \(payment.lines) \(payment.unbounded) \(payment.amount) \(payment.payer) \(payment.payee)"
  }

  static func words(_ total: SubsidyTotal) -> String {
    """
    \(total.known) \(total.knownLines) \(total.paid) \(total.undetermined) \
    \(String(describing: total.budget)) \(String(describing: total.budgetState)) \
    \(total.footnotes.openSubjects) \(total.footnotes.readings) \
    \(total.footnotes.illustrativeParameters) \(total.footnotes.illustrativePolicies) \
    \(total.footnotes.tableRows.sorted { ($0.table.index, $0.row ?? -1) < ($1.table.index, $1.row ?? -1) })
    """
  }

  /// The reference's payments and total.
  func expected() -> (payments: [String], total: String) {
    var payments: [String] = []
    let total = text.total(0) { payments.append(Self.words($0)) }
    return (payments, Self.words(total))
  }

  /// The engine's, in both ways of asking.
  func found(_ options: EngineOptions) -> (payments: [String], total: String, sums: String) {
    let engine = engine(options)
    var payments: [String] = []
    let id = SubsidyID(index: 0)
    let total = engine.evaluate(id, on: World.day) { payments.append(Self.words($0)) }
    return (payments, Self.words(total), Self.words(engine.total(of: id, on: World.day)))
  }

  /// Two workers on threads of one's own would test no more than parts in another order do.
  static func workers(_ count: Int) -> Workers {
    Workers(count: count) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
  }
}
