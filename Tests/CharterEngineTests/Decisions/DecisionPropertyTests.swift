import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

/// Compiled decisions give the reference's replies, on random norms over worlds with holes.
@Suite struct DecisionPropertyTests {
  /// A world with some of its facts, and policies with places, dates, exceptions and all kinds of statements.
  private static func world(_ random: inout SeededGenerator) -> World {
    var world = World()
    let schools = ["a", "b", "c"].map { world.school($0) }
    let groups = ["g", "h"].map { world.group($0) }
    if random.chance(20) { _ = world.add(World.school, "later", standing: .planned) }
    let known = random.pick([30, 60, 90, 100])
    for fact in World.facts(&random, schools: schools, groups: groups)
    where random.chance(known) {
      world.registry[fact.record].slots[fact.slot] = Fact(fact.value, at: nowhere)
    }
    if random.chance(30) { world.registry.mention(EntityID(index: 1)) }
    world.policy("nation")
    world.policy("city", jurisdiction: "360100", force: random.pick([.binding, .guidance]))
    world.policy("old", until: "2021-04-19")
    world.policy("report", force: .descriptive)
    world.place = Expression.v(1).attribute(World.district)
    world.parameter("always", [.always(.n(2))])
    world.parameter(
      "dated", [.from("2021-04-01", until: "2021-04-20", .n(1)), .from("2021-05-01", nil)])
    world.parameter(
      "local", [.always(.n(3))],
      settings: [
        ParameterSetting(
          policy: PolicyID(index: 1), clause: nil, arguments: nil,
          values: [.always(Expression.n(4) + .n(1))], span: nowhere)
      ])
    world.definition("more", arguments: 1, Expression.v(0) + .n(1))
    world.table(
      [
        ([.oneOf([.compare(.less, .number(.zero))])], .value(.n(7))),
        ([.oneOf([.equals(.number(.zero)), .equals(.number(.one))])], .value(.v(0))),
      ], otherwise: random.chance(50) ? .value(.n(9)) : nil)
    norms(&random, &world)
    return world
  }

  private static func norms(_ random: inout SeededGenerator, _ world: inout World) {
    var expressions = RandomExpressions(
      seed: random.next(), schools: [.v(0), .v(1).attribute(World.core)], groups: [.v(1)],
      flags: [.v(2)])
    func number(_ expressions: inout RandomExpressions, _ random: inout SeededGenerator)
      -> Expression
    {
      let number = expressions.number(2)
      switch random.below(8) {
      case 0: return .parameter(0)
      case 1: return .parameter(1)
      case 2: return .parameter(2)
      case 3: return .definition(0, number)
      case 4: return .table(0, number)
      default: return number
      }
    }
    func condition(_ expressions: inout RandomExpressions, _ random: inout SeededGenerator)
      -> Expression
    {
      random.chance(40)
        ? number(&expressions, &random) < number(&expressions, &random) : expressions.boolean(3)
    }
    func statement(_ expressions: inout RandomExpressions, _ random: inout SeededGenerator)
      -> Statement
    {
      switch random.below(8) {
      case 0: return .forbid(condition(&expressions, &random))
      case 1: return .advise(condition(&expressions, &random))
      case 2:
        return .grounds(
          atLeast: random.chance(80) ? .n(2) : .parameter(1),
          (0..<3).map { _ in condition(&expressions, &random) })
      case 3:
        return .require(
          condition(&expressions, &random), guards: [condition(&expressions, &random)])
      case 4:
        return .procedure(
          .step(0, by: [.v(0)], latest: .day("2021-04-10")),
          .step(
            1, by: [.v(1).attribute(World.members), .v(0)], isAll: random.chance(50),
            earliest: Expression.step(0, .on).shifted(by: .n(random.below(9)), .day)),
          .step(2, by: random.chance(50) ? [] : [.v(0).attribute(World.partners)]))
      case 5: return .forbid(random.chance(20) ? nil : condition(&expressions, &random))
      default: return .require(condition(&expressions, &random))
      }
    }
    for index in 0..<random.below(4) + 1 {
      let conditions = random.chance(60) ? [condition(&expressions, &random)] : []
      let norm = world.norm(
        "n\(index)", policy: PolicyID(index: random.below(10) < 6 ? 0 : random.below(4)),
        when: conditions,
        (0..<random.below(3) + 1).map { _ in statement(&expressions, &random) })
      var targets: [NormException.Target] = [.norm(norm)]
      for place in 0..<random.below(4) {
        let exception = world.exception(
          "x\(index)\(place)", to: random.pick(targets),
          policy: PolicyID(index: random.chance(70) ? 0 : random.below(4)),
          when: random.chance(50) ? .b(random.chance(60)) : condition(&expressions, &random),
          random.chance(40) ? [] : [statement(&expressions, &random)])
        targets.append(.exception(exception))
      }
    }
    switch random.below(4) {
    case 0:
      world.effects = [
        .assign(
          record: expressions.school(1), World.good, value: expressions.boolean(1), span: nowhere)
      ]
    case 1: world.effects = [.remove(expressions.school(1), span: nowhere)]
    case 2:
      world.effects = [
        .forEach(
          .over(expressions.collection(1), slot: 9),
          [.assign(record: .v(9), World.good, value: .b(true), span: nowhere)], span: nowhere)
      ]
    default: break
    }
  }

  private static func proposal(_ random: inout SeededGenerator, _ world: World) -> Proposal {
    let days = (0..<3).map { _ in
      random.pick(["2021-04-01", "2021-04-09", "2021-04-19", "2021-04-30"])
    }
    let actors: [Value] = [
      .record(RecordID(index: 0)), .record(RecordID(index: 3)),
      .set([.record(RecordID(index: 0)), .record(RecordID(index: 1))]),
    ]
    return world.proposal(
      school: random.chance(90) ? RecordID(index: random.below(3)) : nil,
      group: random.chance(90) ? RecordID(index: 3 + random.below(2)) : nil,
      flag: random.chance(70) ? random.chance(50) : nil,
      steps: days.map { day in
        random.chance(80)
          ? (on: random.chance(90) ? day : nil, by: random.chance(80) ? random.pick(actors) : nil)
          : nil
      })
  }

  @Test(arguments: 0..<30) func decisionsAreTheReferences(seed: Int) {
    var random = SeededGenerator(seed: UInt64(9_000 + seed))
    for _ in 0..<30 {
      let world = Self.world(&random)
      let program = world.program
      let evaluator = ReferenceEvaluator(program: program, registry: world.registry)
      var engine = DecisionEngine(program: program, registry: world.registry)
      engine.keepsValues = true
      var ruling = Ruling()
      for _ in 0..<3 {
        let proposal = Self.proposal(&random, world)
        let prepared = engine.prepare(proposal)
        for day in [World.day, CalendarDate.iso("2021-05-02") ?? World.day] {
          engine.decide(prepared, on: day, into: &ruling)
          let decision = evaluator.decide(proposal, on: day, in: evaluator.initialState)
          let differences = ruling.differences(from: decision)
          #expect(
            differences.isEmpty, "\(differences) for \(program.norms) of \(world.note(decision))")
          for norm in ruling.norms {
            let reports = decision.norms.first { $0.norm == norm.norm }?.statements ?? []
            for (statement, report) in zip(ruling.statements[norm.statements], reports)
            where statement.outcome != .satisfied {
              let values = engine.values(
                of: statement, of: norm, in: ruling, for: prepared, on: day)
              #expect(values == report.values, "\(report.outcome)")
            }
          }
        }
      }
    }
  }
}
