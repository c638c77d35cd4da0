import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

/// The law that filling in what is unknown never changes what was known.
@Suite struct MonotoneTests {
  /// The same world with few facts, with more, and with all of them.
  private static func worlds(
    _ random: inout SeededGenerator, _ build: (inout World) -> Void = { _ in }
  ) -> (worlds: [World], schools: [RecordID], groups: [RecordID]) {
    var world = World()
    let schools = ["a", "b", "c"].map { world.school($0) }
    let groups = ["g", "h"].map { world.group($0) }
    build(&world)
    let facts = World.facts(&random, schools: schools, groups: groups)
    let known = random.pick([40, 60, 80])
    let levels = facts.map { _ in random.chance(known) ? 0 : random.below(2) + 1 }
    let worlds = (0...2).map { level in
      var filled = world
      for (fact, needed) in zip(facts, levels) where needed <= level {
        filled.registry[fact.record].slots[fact.slot] = Fact(fact.value, at: nowhere)
      }
      return filled
    }
    return (worlds, schools, groups)
  }

  @Test(arguments: 0..<40) func expressions(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<25 {
      let (worlds, schools, groups) = Self.worlds(&random)
      var expressions = RandomExpressions(
        seed: random.next(), schools: schools.map(Expression.record),
        groups: groups.map(Expression.record))
      let expression = random.chance(50) ? expressions.boolean(4) : expressions.number(4)
      let notes = worlds.map { $0.evaluate(expression) }
      for (less, more) in zip(notes, notes.dropFirst()) where !less.hasPrefix("?") {
        #expect(less == more, "\(expression)")
      }
      // With every fact known, only arithmetic and empty sets leave something unknown.
      #expect(!(notes.last ?? "").contains("@"), "\(expression)")
    }
  }

  @Test(arguments: 0..<40) func decisions(seed: Int) {
    var random = SeededGenerator(seed: UInt64(1000 + seed))
    for _ in 0..<25 {
      let (worlds, schools, groups) = Self.worlds(&random) { Self.policies(&$0) }
      let rules = Self.rules(&random)
      let proposal = Partial(&random, schools, groups)
      let verdicts = worlds.enumerated().map { level, world in
        var world = world
        rules(&world)
        return world.decide(proposal.at(level, world)).verdict
      }
      Self.expectMonotone([verdicts])
    }
  }

  @Test(arguments: 0..<40) func plans(seed: Int) {
    var random = SeededGenerator(seed: UInt64(2000 + seed))
    for _ in 0..<8 {
      let (worlds, schools, groups) = Self.worlds(&random) { world in
        Self.policies(&world)
        for number in 0..<3 { _ = world.add(World.group, "new\(number)", standing: .planned) }
      }
      let rules = Self.rules(&random)
      let effects = Self.effects(&random)
      let planned = groups.isEmpty ? groups : groups + [RecordID(index: 5), RecordID(index: 6)]
      let proposals = (0..<3).map { _ in Partial(&random, schools, planned) }
      var verdicts: [[Verdict]] = [[], [], []]
      var hasErrors = false
      for (level, world) in worlds.enumerated() {
        var world = world
        rules(&world)
        world.effects = effects
        let file = ProposalFile(
          registry: world.registry,
          proposals: proposals.enumerated().map { $1.at(level, world, id: "new\($0)") },
          overrides: [])
        let result = ReferenceEvaluator(program: world.program, registry: Registry())
          .decide(file, defaultDate: World.day)
        // Effects that cannot be carried out are left out, which is an error and no answer.
        if !result.diagnostics.isEmpty { hasErrors = true }
        for (place, decision) in result.value.enumerated() {
          verdicts[place].append(decision.verdict)
        }
      }
      if !hasErrors { Self.expectMonotone(verdicts) }
    }
  }

  private static func expectMonotone(_ verdicts: [[Verdict]]) {
    for (place, levels) in verdicts.enumerated() {
      for (less, more) in zip(levels, levels.dropFirst()) where less != .undetermined {
        #expect(less == more, "action \(place) of \(verdicts)")
      }
    }
  }

  // MARK: Random parts

  private static func policies(_ world: inout World) {
    world.policy("nation")
    world.policy("city", jurisdiction: "360100")
    world.place = Expression.v(1).attribute(World.district)
  }

  /// What a proposal says with few facts, with more, and with all of them.
  private struct Partial {
    let school, group: RecordID
    let flag: Bool
    let days: [String]
    let levels: [Int]

    init(_ random: inout SeededGenerator, _ schools: [RecordID], _ groups: [RecordID]) {
      school = random.pick(schools)
      group = random.pick(groups)
      flag = random.chance(50)
      days = (0..<3).map { _ in random.pick(["2021-04-01", "2021-04-02", "2021-04-10"]) }
      levels = (0..<6).map { _ in random.chance(70) ? 0 : random.below(2) + 1 }
    }

    func at(_ level: Int, _ world: World, id: String = "new") -> Proposal {
      let steps = days.enumerated().map { place, day -> (on: String?, by: Value?)? in
        levels[3 + place] <= level ? (day, .text("a")) : nil
      }
      return world.proposal(
        school: levels[0] <= level ? school : nil, group: levels[1] <= level ? group : nil,
        flag: levels[2] <= level ? flag : nil, steps: steps, id: id)
    }
  }

  /// Random norms with exceptions, some of them to exceptions; the same for every world.
  private static func rules(_ random: inout SeededGenerator) -> (inout World) -> Void {
    var expressions = RandomExpressions(
      seed: random.next(), schools: [.v(0), .v(0), .v(1).attribute(World.core)],
      groups: [.v(1), .v(1), .v(0).attribute(World.groupOf)], flags: [.v(2)])
    func statements() -> [Statement] {
      (0..<random.below(3)).map { _ in
        switch random.below(5) {
        case 0: .forbid(expressions.boolean(2))
        case 1:
          .grounds(
            atLeast: .n(random.below(2) + 1), (0..<3).map { _ in expressions.boolean(1) })
        case 2:
          .procedure(
            .step(0), .step(1, by: [.t(random.pick(["a", "b"]))]),
            .step(2, latest: Expression.step(0, .on).shifted(by: .n(5), .day)))
        default: .require(expressions.boolean(2))
        }
      }
    }
    var norms: [(PolicyID, [Expression], [Statement])] = []
    for _ in 0..<random.below(3) + 1 {
      let conditions = random.chance(50) ? [expressions.boolean(2)] : []
      norms.append(
        (
          PolicyID(index: random.below(2)), conditions,
          statements() + [.require(expressions.boolean(1))]
        ))
    }
    var exceptions: [(NormException.Target, Expression, [Statement])] = []
    for place in 0..<random.below(4) {
      let target: NormException.Target =
        place > 0 && random.chance(50)
        ? .exception(ExceptionID(index: random.below(place)))
        : .norm(NormID(index: random.below(norms.count)))
      exceptions.append((target, expressions.boolean(1), statements()))
    }
    return { [norms, exceptions] world in
      for (place, norm) in norms.enumerated() {
        world.norm("n\(place)", policy: norm.0, when: norm.1, norm.2)
      }
      for (place, exception) in exceptions.enumerated() {
        world.exception("x\(place)", to: exception.0, when: exception.1, exception.2)
      }
    }
  }

  private static func effects(_ random: inout SeededGenerator) -> [Effect] {
    let all: [Effect] = [
      .assign(record: .v(0), World.groupOf, value: .v(1), span: nowhere),
      .assign(record: .v(0), World.good, value: .v(2), span: nowhere),
      .assign(record: .v(1), World.core, value: .v(0), span: nowhere),
      .forEach(
        .over(.v(1).attribute(World.members), slot: 3, where: .v(3).attribute(World.good)),
        [
          .assign(
            record: .v(3), World.students, value: .v(3).attribute(World.score), span: nowhere)
        ], span: nowhere),
      .forEach(
        .over(.v(0).attribute(World.partners), slot: 3),
        [.assign(record: .v(3), World.score, value: .none, span: nowhere)], span: nowhere),
      .create(
        World.group, [(slot: World.core.slot, value: .v(0))], span: nowhere),
    ]
    return all.filter { _ in random.chance(50) }
  }
}
