import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// Parameters over periods, settings by place and arguments, and what replies say of them.
@Suite struct ParameterTests {
  @Test(arguments: [
    ("2014-08-31", "? outside:rate(2014-09-01..2019-12-31)"),
    ("2014-09-01", "10"),  // periods include their first day
    ("2019-12-31", "10"),  // and their last
    ("2020-01-01", "? parameter:rate"),
    ("2021-03-01", "15"),
    ("2022-06-30", "15"),
    ("2022-07-01", "? outside:rate(2021-03-01..2022-06-30)"),
  ])
  func periods(date: String, result: String) throws {
    var world = World()
    world.policy()
    world.parameter(
      "rate",
      [
        .from("2014-09-01", until: "2019-12-31", .n(10)),
        .from("2020-01-01", until: "2021-02-28", nil),
        .from("2021-03-01", until: "2022-06-30", .n(15)),
      ])
    #expect(world.evaluate(.parameter(0), on: try #require(CalendarDate.iso(date))) == result)
  }

  @Test func unset() {
    var world = World()
    world.policy()
    world.parameter("rate")
    world.parameter("open", [.from(nil, nil)])
    #expect(world.evaluate(.parameter(0)) == "? parameter:rate")
    #expect(world.evaluate(.parameter(1)) == "? parameter:open")
  }

  @Test func argumentsAndDefinitions() {
    var world = World()
    world.policy()
    world.parameter("twice", [.always(.v(0) * .n(2))], arguments: 1)
    world.definition("sum", arguments: 2, .v(0) + .v(1))
    #expect(world.evaluate(.parameter(0, .n(21))) == "42")
    #expect(world.evaluate(.definition(0, .n(1), .parameter(0, .n(2)))) == "5")
  }

  @Test func overridesWin() {
    var world = World()
    world.policy()
    world.parameter("rate", [.always(.n(1))], isIllustrative: true, reading: Words("literal"))
    let override = ParameterOverride(
      parameter: 0, value: .number(ExactNumber(7)), span: nowhere)
    let expression = CheckedExpression(expression: .parameter(0), frameSize: 0)
    let evaluator = ReferenceEvaluator(
      program: world.program, registry: world.registry, overrides: [override])
    let result = evaluator.evaluate(expression, on: World.day)
    #expect(world.note(result.outcome) == "7")
    // It still is a matter of how the text is read, and no longer of the invented value.
    #expect(result.readings == [ParameterID(index: 0)])
    #expect(result.illustrativeParameters == [])
    let plain = ReferenceEvaluator(program: world.program, registry: world.registry)
      .evaluate(expression, on: World.day)
    #expect(plain.illustrativeParameters == [ParameterID(index: 0)])
  }

  /// The nation says 10, the province 20, its city 30; another province 40 from 2022 on.
  private static func placed(district: Value?) -> (World, RecordID) {
    var world = World()
    let nation = world.policy("nation")
    let province = world.policy("province", jurisdiction: "360000")
    let city = world.policy("city", jurisdiction: "360100")
    let later = world.policy("later", jurisdiction: "440000", from: "2022-01-01")
    func setting(_ policy: PolicyID, _ value: Int, _ arguments: [Value]? = nil) -> ParameterSetting
    {
      ParameterSetting(
        policy: policy, clause: nil, arguments: arguments, values: [.always(.n(value))],
        span: nowhere)
    }
    world.parameter(
      "rate", [.always(.n(10))], arguments: 1,
      settings: [
        setting(province, 20), setting(city, 30), setting(city, 35, [.number(.one)]),
        setting(later, 40),
      ])
    let group = world.group("g", district.map { [World.district: $0] } ?? [:])
    world.place = Expression.v(1).attribute(World.district)
    world.norm("n", policy: nation, [.require(.parameter(0, .n(2)) >= .n(20))])
    world.norm("small", policy: nation, [.require(.parameter(0, .n(1)) >= .n(35))])
    return (world, group)
  }

  @Test(arguments: [
    // Place; what 2 and 1 have for their rate.
    ("110000", "10", "10"),
    ("360700", "20", "20"),
    ("360111", "30", "35"),  // the narrowest wins, and what is set for just this argument
    ("440100", "10", "10"),  // not in force yet
  ])
  func settings(place: String, general: String, special: String) throws {
    let (world, group) = Self.placed(district: .text(place))
    let decision = world.decide(world.proposal(group: group))
    let values = decision.norms.flatMap(\.statements).compactMap(\.values.first)
    #expect(values.map { $0.value.map(world.note) } == [general, special])
  }

  /// A value that is set by a policy of an illustrative date rests on that date, whatever else was set.
  @Test(arguments: [("360111", [2]), ("360700", [1]), ("110000", []), (nil, [1, 2])])
  func illustrativeSettings(place: String?, policies: [Int]) {
    var world = World()
    let nation = world.policy("nation")
    let setting = { (policy: PolicyID, value: DatedValue) in
      ParameterSetting(
        policy: policy, clause: nil, arguments: nil, values: [value], span: nowhere)
    }
    let province = world.policy("province", jurisdiction: "360000", isPeriodIllustrative: true)
    let city = world.policy("city", jurisdiction: "360100", isPeriodIllustrative: true)
    world.parameter(
      "rate", [.always(.n(10))],
      settings: [setting(province, .always(.n(20))), setting(city, .always(.n(30)))])
    let group = world.group("g", place.map { [World.district: .text($0)] } ?? [:])
    world.place = Expression.v(1).attribute(World.district)
    world.norm("n", policy: nation, [.require(.parameter(0) >= .n(1))])
    let decision = world.decide(world.proposal(group: group))
    #expect(Set(decision.illustrativePolicies.map(\.index)) == Set(policies))
  }

  @Test func unknownPlace() {
    let (world, group) = Self.placed(district: nil)
    #expect(
      world.note(world.decide(world.proposal(group: group)))
        == "undetermined | n: undetermined | small: undetermined"
        + " | missing: group.district@g (n small)")
  }

  /// Wherever it is, the value is the same.
  @Test func settingsAgree() {
    var world = World()
    let nation = world.policy("nation")
    let city = world.policy("city", jurisdiction: "360100")
    world.parameter(
      "rate", [.always(.n(10))],
      settings: [
        ParameterSetting(
          policy: city, clause: nil, arguments: nil, values: [.always(.n(10))], span: nowhere)
      ])
    let group = world.group("g")
    world.place = Expression.v(1).attribute(World.district)
    world.norm("n", policy: nation, [.require(.parameter(0) >= .n(10))])
    #expect(
      world.note(world.decide(world.proposal(group: group))) == "permitted | n: satisfied")
  }
}
