import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// Plans: what permitted actions leave behind, and what undetermined ones leave in doubt.
@Suite struct PlanTests {
  private static let school = Expression.v(0)
  private static let group = Expression.v(1)
  private static let flag = Expression.v(2)

  private static func assign(
    _ record: Expression, _ attribute: AttributeID, _ value: Expression
  ) -> Effect {
    .assign(record: record, attribute, value: value, span: nowhere)
  }

  /// A school may join a group that has no member yet, if the flag says so.
  private static func joining() -> (world: World, g: RecordID, a: RecordID, b: RecordID) {
    var world = World()
    world.policy()
    let g = world.group("g")
    let a = world.school("a", [World.groupOf: .none])
    let b = world.school("b", [World.groupOf: .none])
    world.effects = [assign(school, World.groupOf, group)]
    world.norm("room", [.require(Expression.n(0) >= group.attribute(World.members).count)])
    world.norm("flagged", [.require(flag)])
    return (world, g, a, b)
  }

  @Test func permittedTakesEffect() {
    let (world, g, a, b) = Self.joining()
    let plan = world.plan([
      world.proposal(school: a, group: g, flag: true),
      world.proposal(school: b, group: g, flag: true),
    ])
    #expect(
      plan.notes == [
        "permitted | room: satisfied | flagged: satisfied",
        "rejected | room: violated | flagged: satisfied",
      ])
    #expect(plan.codes == [])
  }

  @Test func rejectedAndUngovernedDoNot() {
    var (world, g, a, b) = Self.joining()
    let first = world.plan([
      world.proposal(school: a, group: g, flag: false),
      world.proposal(school: b, group: g, flag: true),
    ])
    #expect(first.notes.last == "permitted | room: satisfied | flagged: satisfied")
    // Without any norm nothing is permitted, and nothing changes.
    world.norms = []
    _ = world.norm(
      "room", when: [Self.flag],
      [
        .require(Expression.n(0) >= Self.group.attribute(World.members).count)
      ])
    let second = world.plan([
      world.proposal(school: a, group: g, flag: false),
      world.proposal(school: b, group: g, flag: true),
    ])
    #expect(second.notes == ["ungoverned | room: not_applicable", "permitted | room: satisfied"])
  }

  @Test func undeterminedLeavesDoubt() {
    let (world, g, a, b) = Self.joining()
    let plan = world.plan([
      world.proposal(school: a, group: g),
      world.proposal(school: b, group: g, flag: true),
    ])
    #expect(
      plan.notes == [
        "undetermined | room: satisfied | flagged: undetermined | missing: flag (flagged)",
        "undetermined | room: undetermined | flagged: satisfied | missing: pending:0 (room)",
      ])
  }

  /// A later action may settle what an earlier one left in doubt.
  @Test func writtenAfterDoubt() {
    var (world, g, a, _) = Self.joining()
    world.norms = []
    world.norm("flagged", [.require(Self.flag)])
    let h = world.group("h")
    let plan = world.plan([
      world.proposal(school: a, group: g), world.proposal(school: a, group: h, flag: true),
    ])
    #expect(plan.notes.last == "permitted | flagged: satisfied")
    #expect(value(of: a, World.groupOf, world, plan.state) == "h")
  }

  /// Without the record that it writes, an action cannot be carried out, and any might be the one.
  @Test func unknownTarget() {
    let (world, g, _, b) = Self.joining()
    let plan = world.plan([
      world.proposal(group: g, flag: true),
      world.proposal(school: b, group: g, flag: true),
    ])
    #expect(
      plan.notes == [
        "undetermined | room: satisfied | flagged: satisfied | missing: school",
        "undetermined | room: undetermined | flagged: satisfied | missing: pending:0 (room)",
      ])
  }

  /// The value that is written may be unknown; then it stays so, for its own reason.
  @Test func unknownValue() {
    var world = World()
    world.policy()
    let (a, b) = (world.school("a"), world.school("b"))
    world.effects = [
      Self.assign(Self.school, World.score, Self.school.attribute(World.students) + .n(1))
    ]
    world.norm("n", when: [.b(true)], [.require(Self.flag)])
    world.norm("m", [.require(Expression.record(b).attribute(World.score) >= .n(1) || Self.flag)])
    let plan = world.plan([world.proposal(school: a, flag: true)])
    #expect(plan.notes == ["permitted | n: satisfied | m: satisfied"])
    let evaluator = ReferenceEvaluator(program: world.program, registry: world.registry)
    let score = CheckedExpression(
      expression: Expression.record(a).attribute(World.score), frameSize: 0)
    let outcome = evaluator.evaluate(score, on: World.day, in: plan.state).outcome
    #expect(world.note(outcome) == "? school.students@a")
  }

  /// Right-hand sides read the state before, so two attributes can change places.
  @Test func simultaneous() {
    var world = World()
    world.policy()
    let a = world.school(
      "a", [World.students: .number(ExactNumber(1)), World.score: .number(ExactNumber(2))])
    world.effects = [
      Self.assign(Self.school, World.students, Self.school.attribute(World.score)),
      Self.assign(Self.school, World.score, Self.school.attribute(World.students)),
    ]
    world.norm("n", [.require(.b(true))])
    let plan = world.plan([world.proposal(school: a)])
    #expect(value(of: a, World.students, world, plan.state) == "2")
    #expect(value(of: a, World.score, world, plan.state) == "1")
  }

  private func value(
    of record: RecordID, _ attribute: AttributeID, _ world: World, _ state: RegistryState
  ) -> String {
    let evaluator = ReferenceEvaluator(program: world.program, registry: world.registry)
    let expression = CheckedExpression(
      expression: Expression.record(record).attribute(attribute), frameSize: 0)
    return world.note(evaluator.evaluate(expression, on: World.day, in: state).outcome)
  }

  // MARK: Created and removed records

  /// A world whose action founds a group with the school as its core.
  private static func founding() -> (world: World, new: RecordID, a: RecordID) {
    var world = World()
    world.policy()
    let a = world.school("a", [World.groupOf: .none])
    world.registry.mention(World.group)
    let new = world.add(World.group, "new", standing: .planned)
    world.effects = [
      .create(World.group, [(slot: World.core.slot, value: school)], span: nowhere)
    ]
    world.norm("flagged", [.require(flag)])
    return (world, new, a)
  }

  private func count(_ world: World, _ state: RegistryState) -> String {
    let evaluator = ReferenceEvaluator(program: world.program, registry: world.registry)
    let all = CheckedExpression(
      expression: Expression(.extent(World.group)).count, frameSize: 0)
    return world.note(evaluator.evaluate(all, on: World.day, in: state).outcome)
  }

  @Test(arguments: [
    // The flag of the founding; the number of groups, and the new one's core and district after it.
    (true, "1", "a", "? district@new"),
    (false, "0", "? core@new", "? district@new"),
  ])
  func created(flag: Bool, groups: String, core: String, district: String) {
    let (world, new, a) = Self.founding()
    let plan = world.plan([world.proposal(school: a, flag: flag)])
    #expect(count(world, plan.state) == groups)
    #expect(value(of: new, World.core, world, plan.state) == core)
    #expect(value(of: new, World.district, world, plan.state) == district)
  }

  @Test func possiblyCreated() {
    let (world, new, a) = Self.founding()
    let plan = world.plan([world.proposal(school: a)])
    #expect(count(world, plan.state) == "? pending:0")
    #expect(value(of: new, World.core, world, plan.state) == "? pending:0")
  }

  /// A later proposal may name the record; what it is waits for the action that creates it.
  @Test(arguments: [
    (Bool?.some(true), "permitted | named: satisfied"),
    (nil, "undetermined | named: undetermined | missing: pending:0 (named)"),
    (false, "undetermined | named: undetermined | missing: group (named)"),
  ])
  func references(flag: Bool?, reply: String) {
    let (founding, new, a) = Self.founding()
    let state = founding.plan([founding.proposal(school: a, flag: flag)]).state
    var world = founding
    world.effects = []
    world.norms = []
    world.norm("named", [.require(Self.group.equals(.record(new)))])
    let decision = ReferenceEvaluator(program: world.program, registry: world.registry)
      .decide(world.proposal(group: new), on: World.day, in: state)
    #expect(world.note(decision) == reply)
  }

  @Test func defaultsAndLaterNames() {
    var world = World()
    world.policy()
    world.registry.mention(World.school)
    let first = world.add(World.school, "new", standing: .planned)
    let second = world.add(World.school, "new-2", standing: .planned)
    world.effects = [
      .create(World.school, [(slot: 0, value: .n(1))], span: nowhere),
      .create(World.school, [(slot: 0, value: .n(2))], span: nowhere),
    ]
    world.norm("n", [.require(.b(true))])
    let plan = world.plan([world.proposal()])
    #expect(value(of: first, World.students, world, plan.state) == "1")
    #expect(value(of: second, World.students, world, plan.state) == "2")
    #expect(value(of: second, World.name, world, plan.state) == "新校")
  }

  /// Records created for each member have ids after those that the loader announced.
  @Test func createdForEach() {
    var world = World()
    world.policy()
    _ = world.school("a")
    _ = world.school("b")
    world.registry.mention(World.group)
    world.effects = [
      .forEach(
        .over(Expression(.extent(World.school))),
        [.create(World.group, [(slot: World.core.slot, value: .v(9))], span: nowhere)],
        span: nowhere)
    ]
    world.norm("n", [.require(.b(true))])
    let plan = world.plan([world.proposal()])
    #expect(count(world, plan.state) == "2")
    let ids = [3, 2].map { plan.state.record(RecordID(index: $0)).id }
    #expect(ids == ["new-2", "new"])
  }

  @Test(arguments: [
    (Bool?.some(true), "0"), (false, "1"), (nil, "? pending:0"),
  ])
  func removed(flag: Bool?, groups: String) {
    var world = World()
    world.policy()
    let g = world.group("g")
    let a = world.school("a", [World.groupOf: .record(g)])
    world.effects = [
      .forEach(
        .over(Self.group.attribute(World.members)),
        [Self.assign(.v(9), World.groupOf, .none)], span: nowhere),
      .remove(Self.group, span: nowhere),
    ]
    world.norm("n", [.require(Self.flag)])
    let plan = world.plan([world.proposal(group: g, flag: flag)])
    #expect(plan.codes == [])
    #expect(count(world, plan.state) == groups)
    let groupOf = value(of: a, World.groupOf, world, plan.state)
    #expect(groupOf == (flag == nil ? "? pending:0" : flag == true ? "none" : "g"))
  }

  /// What may be a member may be written; what it held and what it would get are both possible.
  @Test func writesToPossibleMembers() {
    var world = World()
    world.policy()
    let g = world.group("g")
    let a = world.school("a")
    world.effects = [
      .forEach(
        .over(Self.group.attribute(World.members)),
        [Self.assign(.v(9), World.good, .b(true))], span: nowhere)
    ]
    world.norm("n", [.require(.b(true))])
    let plan = world.plan([world.proposal(group: g)])
    #expect(plan.notes == ["permitted | n: satisfied"])
    #expect(value(of: a, World.good, world, plan.state) == "? group.members.group@a")
  }

  /// A record that may be created may be a member of the sets that it would enter.
  @Test func possibleMemberOfInverseSet() {
    var world = World()
    world.policy()
    let g = world.group("g")
    world.registry.mention(World.school)
    _ = world.add(World.school, "new", standing: .planned)
    world.effects = [
      .create(World.school, [(slot: World.groupOf.slot, value: Self.group)], span: nowhere)
    ]
    world.norm("n", [.require(Self.flag)])
    func members(_ flag: Bool?) -> String {
      let plan = world.plan([world.proposal(group: g, flag: flag)])
      let evaluator = ReferenceEvaluator(program: world.program, registry: world.registry)
      let count = CheckedExpression(
        expression: Expression.record(g).attribute(World.members).count, frameSize: 0)
      return world.note(evaluator.evaluate(count, on: World.day, in: plan.state).outcome)
    }
    #expect(members(true) == "1")
    #expect(members(false) == "0")
    #expect(members(nil) == "? pending:0")
  }

  /// Whom an action writes to must be known; an entity without any record has nobody to write to.
  @Test func unknownSets() {
    func reply(_ collection: Expression) -> [String] {
      var world = World()
      world.policy()
      let a = world.add(World.school, "", standing: .nested)
      world.effects = [
        .forEach(
          .over(collection), [Self.assign(.v(9), World.good, .b(true))], span: nowhere)
      ]
      world.norm("n", [.require(.b(true))])
      return world.plan([world.proposal(school: a)]).notes
    }
    #expect(
      reply(Self.school.attribute(World.partners))
        == ["undetermined | n: satisfied | missing: school.partners"])
    #expect(reply(Expression(.extent(World.school))) == ["permitted | n: satisfied"])
  }

  // MARK: Effects that cannot be carried out

  @Test func impossibleEffects() {
    func codes(_ effects: [Effect], _ prepare: (inout World) -> Void = { _ in }) -> [String] {
      var world = World()
      world.policy()
      let g = world.group("g")
      let a = world.school("a", [World.groupOf: .record(g), World.good: .boolean(false)])
      world.effects = effects
      world.norm("n", [.require(.b(true))])
      prepare(&world)
      let plan = world.plan([world.proposal(school: a, group: g)])
      if !plan.codes.isEmpty {
        // Nothing of what the action would change is changed.
        #expect(value(of: a, World.good, world, plan.state) == "false")
      }
      return plan.codes
    }
    let good = Self.assign(Self.school, World.good, .b(true))
    #expect(codes([good]) == [])
    #expect(codes([good, Self.assign(Self.school, World.good, .b(true))]) == ["E0907"])
    // The same place by another path.
    let members = Binder.over(Self.group.attribute(World.members))
    #expect(
      codes([
        good, .forEach(members, [Self.assign(.v(9), World.good, .b(false))], span: nowhere),
      ]) == ["E0907"])
    #expect(codes([good, .remove(Self.group, span: nowhere)]) == ["E0907"])
    #expect(codes([.remove(Self.school, span: nowhere)]) == [])
    #expect(
      codes([good, .remove(Self.school, span: nowhere), .remove(Self.school, span: nowhere)])
        == ["E0907"])
    let create = Effect.create(World.school, [], span: nowhere)
    #expect(codes([good, create]) { _ = $0.school("new") } == ["E0907"])
    #expect(codes([create]) { _ = $0.add(World.school, "new", standing: .planned) } == [])
  }
}
