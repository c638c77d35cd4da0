import CharterColumns
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

/// Subsidies worked out by columns: payment for payment what the reference says.
@Suite struct BulkSubsidyTests {
  /// Each stands for something that columns have to get right.
  static let byColumns = [
    "line a = 400元 line b = seniority(t) line c = 300元 + t.km * 0.80元 * 22 when t.moves amount = (a + b + c) * factor(t.rank) rounded half up to 0.01元",
    "line a = match t.school.area { urban => 0元, town => 1.5元, rural => 2.25元 } * t.level at least 0元",
    "line a = if t.moves then t.rate else 12.345元 line b = if is_far(t) then 3元 else 3元 at least 1元 at most 40元 rounded half even to 0.05元",
    "line a = base line b = guess * 2元 when t.moves line c = other_guess when not t.moves and t.level > 3",
    "line a = t.rate * share line b = steps(t.years) when t.years < 1000 amount = a + b at least 0元",
    "line a = gone when t.level < 0 line b = t.rate at least 0元",
    "line a = grid(t.school.area, t.years) when t.years > 0 amount = a at least 0元",
    "line a = half(t.km) * 1元 line b = t.rate / 3 amount = max(a, b, 1元) at least 0元 rounded up to 0.1元",
    "amount = abs(t.rate - 50元) * floor(t.km) at least 0元 rounded down to 1元",
    "amount = 1元 * ceil(t.km * 3 / 7) at least 0元",
    "line a = 1元 when t.bonus is present and t.bonus > 10元 line b = 2元 when t.home = t.school line c = 3元 when t.rank >= middle",
    "line a = 1元 when t.moves and t.level > 1000 or not t.flag is none line b = 2元 when t.moves implies t.km > 20",
    "line a = 1元 * (today - t.hired) / 1日 when t.hired < 2016-01-01 line b = 5元 when year(t.hired) in {2012, 2014} line c = 1元 * month(t.hired) at least 0元",
    "line a = 2元 when t.years in 3..<9 line b = 3元 when t.school.area in {urban, rural} line c = 4元 when t.left is none",
    "line a = 5元 when t.note = \"校\" line b = 6元 when length(t.note) > 1",
    "amount = (t.rate * t.level) / (t.years * 1) rounded half up to 0.01元 at least 0元",
    "amount = 1元 * ((t.level * 100) / (t.years - 7) rounded half even to 0.5) at least 0元",
    "amount = t.rate - 30元 rounded half up to 0.1元",
    "amount = t.rate * t.years * t.years * t.level at least 0元",
    "amount = 1元 * (t.years + t.years) at least 0元 rounded half up to 3元",
    "amount = 99.97元 + t.rate * 0 at most 99.99元 rounded up to 0.1元",
    "amount = if t.moves then (if t.bonus is present then t.bonus else 0元) else t.rate at least 0元",
    "amount = if t.flag is present and t.flag then t.rate else t.rate * 2 at least 0元",
    "amount = match t.rank { low => t.rate, middle => t.rate * 2, high => 3元 } at least 0元",
    "amount = 1元 when t.moves payer t.school payee t",
  ]

  private static func subsidy(_ body: String, where condition: String?) -> String {
    "subsidy x for each t in Teacher \(condition.map { "where \($0)" } ?? "") { \(body) }"
  }

  private func agrees(
    _ body: String, where condition: String? = nil, seed: UInt64, rows: Int = 70,
    _ numbers: BulkWorld.Numbers = .small, holes: Int = 4,
    options: [EngineOptions] = BulkSubsidyTests.options
  ) throws {
    let world = try BulkWorld(
      Self.subsidy(body, where: condition),
      registry: BulkWorld.registry(seed: seed, rows: rows, numbers: numbers, holes: holes))
    let expected = world.expected()
    for options in options {
      let found = world.found(options)
      let note = "\(body) seed \(seed) batches of \(options.batchSize), \(options.numbers)"
      #expect(found.payments == expected.payments, "\(note)")
      #expect(found.total == expected.total, "\(note)")
      #expect(found.sums == expected.total, "\(note)")
    }
  }

  /// Each numeric path, with batches that end within the data.
  private static let options = EngineOptions.NumericPath.allCases.map { path in
    var options = EngineOptions(batchSize: 16)
    options.numbers = path
    return options
  }

  @Test(arguments: byColumns) func columnsDoIt(_ body: String) throws {
    let world = try BulkWorld(
      Self.subsidy(body.replacing("amount = 1元 when", with: "line a = 1元 when"), where: nil),
      registry: BulkWorld.registry(seed: 1, rows: 3, numbers: .small, holes: 0))
    #expect(world.engine(EngineOptions()).worksByColumns(SubsidyID(index: 0), on: World.day))
  }

  @Test(arguments: byColumns, BulkWorld.Numbers.allCases)
  func asTheReference(_ body: String, _ numbers: BulkWorld.Numbers) throws {
    let body = body.replacing("amount = 1元 when", with: "line a = 1元 when")
    try agrees(body, seed: 11, numbers)
    try agrees(body, where: "t.school.area != urban", seed: 12, numbers, holes: 0)
    try agrees(body, where: "t.moves or t.level > base / 1元", seed: 13, numbers, holes: 15)
  }

  @Test(arguments: Array(1...17) + [512]) func everyBatchSize(_ size: Int) throws {
    try agrees(
      Self.byColumns[0], seed: 21, .near63, options: [EngineOptions(batchSize: size)])
    try agrees(
      Self.byColumns[3], where: "t.moves", seed: 22, options: [EngineOptions(batchSize: size)])
  }

  @Test(arguments: 1...4) func everyNumberOfWorkers(_ count: Int) throws {
    let options = EngineOptions(workers: BulkWorld.workers(count), batchSize: 1)
    try agrees(Self.byColumns[3], seed: 31, rows: 300, options: [options])
    try agrees(
      Self.byColumns[6], where: "t.moves", seed: 32, rows: 300, .near63, options: [options])
  }

  @Test(arguments: ["half up", "half even", "up", "down"]) func tiesInEachMode(
    _ mode: String
  ) throws {
    for step in ["0.01元", "0.05元", "3元", "0.7元"] {
      try agrees(
        "amount = t.level * 0.005元 at least 0元 rounded \(mode) to \(step)", seed: 41)
      try agrees(
        "amount = 50元 + 1元 * (t.level * 0.35 rounded \(mode) to \(step.dropLast())) at least 0元",
        seed: 42, .negative)
    }
  }

  @Test func budgetsAndFootnotes() throws {
    for budget in ["base * 40", "gone", "1000000元", "other_guess"] {
      try agrees(
        "line a = base line b = 1元 * share when t.moves within budget \(budget)", seed: 51,
        holes: 0)
    }
  }

  /// What no column says goes to the reference as a whole.
  @Test(arguments: [
    "amount = 1元 * count(t.school.peers)", "amount = t.rate / t.level",
    "amount = 1元 when some s in School satisfies s = t.school",
  ]) func theReferenceDoesTheRest(_ body: String) throws {
    let body = body.replacing("amount = 1元 when", with: "line a = 1元 when")
      .replacing("count(t.school.peers)", with: "count(x in Teacher where x.school = t.school)")
    let world = try BulkWorld(
      Self.subsidy(body, where: nil),
      registry: BulkWorld.registry(seed: 1, rows: 9, numbers: .small, holes: 5))
    #expect(!world.engine(EngineOptions()).worksByColumns(SubsidyID(index: 0), on: World.day))
    #expect(world.found(EngineOptions()).payments == world.expected().payments)
  }

  @Test func nobodyToPay() throws {
    let subsidy = Self.subsidy("amount = t.rate", where: nil)
    for registry in ["School: []\n", "School: []\nTeacher: []\n"] {
      let world = try BulkWorld(subsidy, registry: registry)
      #expect(world.found(EngineOptions()).total == world.expected().total)
      #expect(world.found(EngineOptions()).payments.isEmpty)
    }
  }
}
