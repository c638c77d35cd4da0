import CharterData
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

/// Norms are found by day, place and guard, and none that may apply is left out.
@Suite struct NormIndexTests {
  private static let districts = ["360111", "360121", "360700", "420100"]

  /// Norms that ask for a district, a stage or a number of students, in policies of other places and days.
  private static func world(_ random: inout SeededGenerator, norms count: Int) -> World {
    var world = World()
    for district in districts {
      let group = world.group("g\(district)", [World.district: .text(district)])
      _ = world.school(
        "s\(district)",
        [
          World.students: .number(ExactNumber(random.below(4))), World.groupOf: .record(group),
          World.stageOf: .enumCase(World.stage, random.below(3)), World.good: .boolean(true),
        ])
    }
    _ = world.group("nowhere")
    _ = world.school("unknown")
    _ = world.school("none", [World.groupOf: .none])
    world.policy("nation")
    world.policy("province", jurisdiction: "360000")
    world.policy("city", jurisdiction: "360100")
    world.policy("other", jurisdiction: "420000")
    world.policy("old", until: "2021-04-19")
    world.policy("new", from: "2021-05-01")
    if random.chance(80) { world.place = Expression.v(1).attribute(World.district) }
    for index in 0..<count {
      let tests: [Expression] = [
        Expression.v(1).attribute(World.district).equals(.t(random.pick(districts))),
        Expression.t(random.pick(districts)).equals(
          Expression.v(0).attribute(World.groupOf).attribute(World.district)),
        Expression.v(0).attribute(World.stageOf).isIn([
          .value(.enumCase(World.stage, random.below(3))),
          .value(.enumCase(World.stage, random.below(3))),
        ]),
        Expression.v(0).attribute(World.groupOf).equals(.none),
        Expression.v(0).attribute(World.students).equals(.n(random.below(5)))
          && Expression.v(2),
        Expression.v(0).attribute(World.students) < .n(2),
      ]
      world.norm(
        "n\(index)", policy: PolicyID(index: random.below(world.policies.count)),
        when: (0..<random.below(3)).map { _ in random.pick(tests) },
        [.require(Expression.v(0).attribute(World.good))])
    }
    return world
  }

  private static func proposals(of world: World) -> [Proposal] {
    let records = world.registry.records.indices.map { RecordID(index: $0) }
    let groups = records.filter { world.registry[$0].entity == World.group } + [nil]
    let schools = records.filter { world.registry[$0].entity == World.school } + [nil]
    return groups.flatMap { group in
      schools.map { world.proposal(school: $0, group: group, flag: true) }
    }
  }

  @Test(arguments: 0..<20) func whatIsFoundIsEnough(seed: Int) {
    var random = SeededGenerator(seed: UInt64(700 + seed))
    let world = Self.world(&random, norms: 5 + seed * 3)
    let evaluator = ReferenceEvaluator(program: world.program, registry: world.registry)
    var engine = DecisionEngine(program: world.program, registry: world.registry)
    for day in ["2021-04-19", "2021-04-20", "2021-05-01"].compactMap({ CalendarDate.iso($0) }) {
      for proposal in Self.proposals(of: world) {
        let decision = evaluator.decide(proposal, on: day, in: evaluator.initialState)
        let ruling = engine.decide(proposal, on: day)
        #expect(ruling.differences(from: decision) == [], "\(world.note(decision))")
      }
    }
  }

  /// The numbers that stand for texts differ from engine to engine.
  @Test func whatAnotherEngineHasPreparedIsDecidedAlike() {
    var random = SeededGenerator(seed: 5)
    let world = Self.world(&random, norms: 20)
    var first = DecisionEngine(program: world.program, registry: world.registry)
    var second = DecisionEngine(program: world.program, registry: world.registry)
    var ruling = Ruling()
    for proposal in Self.proposals(of: world) {
      let alone = first.decide(proposal, on: World.day)
      second.decide(first.prepare(proposal), on: World.day, into: &ruling)
      #expect(alone.verdict == ruling.verdict)
      #expect(alone.statements.map(\.outcome) == ruling.statements.map(\.outcome))
    }
  }

  @Test func tenThousandOthersChangeNothing() {
    var random = SeededGenerator(seed: 3)
    let few = Self.world(&random, norms: 20)
    var many = few
    for index in 0..<10_000 {
      let (policy, condition): (Int, Expression) =
        switch index % 3 {
        case 0: (0, Expression.v(1).attribute(World.district).equals(.t("99\(index)")))
        case 1: (4, .b(true))
        default: (3, Expression.v(0).attribute(World.students).equals(.n(100 + index)))
        }
      many.norm("other\(index)", policy: PolicyID(index: policy), when: [condition], [.forbid(nil)])
    }
    var alone = DecisionEngine(program: few.program, registry: few.registry)
    var among = DecisionEngine(program: many.program, registry: many.registry)
    var decided: Set<Verdict> = []
    for proposal in Self.proposals(of: few) where proposal.arguments.allSatisfy({ $0 != nil }) {
      // Where the district is not known, norms that ask for one may apply.
      guard case .record(let group)? = proposal.arguments[1]?.value,
        few.registry[group].id != "nowhere",
        case .record(let school)? = proposal.arguments[0]?.value,
        few.registry[school].id != "unknown",
        few.registry[school].id != "none", few.registry[group].id != "g420100"
      else { continue }
      let first = alone.decide(proposal, on: World.day)
      let second = among.decide(proposal, on: World.day)
      #expect(first.verdict == second.verdict)
      #expect(first.norms.map(\.norm) == second.norms.map(\.norm))
      #expect(first.norms.map(\.outcome) == second.norms.map(\.outcome))
      #expect(first.statements.map(\.outcome) == second.statements.map(\.outcome))
      decided.insert(first.verdict)
    }
    #expect(!decided.isEmpty)
  }
}
