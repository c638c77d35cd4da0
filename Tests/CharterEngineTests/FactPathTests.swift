import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// What reasons and observed values are called: the way from the action's parameter.
@Suite struct FactPathTests {
  private static let students = World.students

  /// Missing facts of a decision by one requirement.
  private func missing(
    _ condition: Expression, _ build: (inout World) -> (school: RecordID?, group: RecordID?)
  ) -> String {
    var world = World()
    world.policy()
    let (school, group) = build(&world)
    world.norm("n", [.require(condition)])
    let decision = world.decide(world.proposal(school: school, group: group))
    return decision.missing.map { world.note($0.reason) }.joined(separator: ", ")
  }

  @Test func paths() {
    let school = Expression.v(0)
    let enough = school.attribute(World.students) >= .n(10)
    #expect(missing(enough) { ($0.school("a"), nil) } == "school.students@a")
    #expect(missing(enough) { _ in (nil, nil) } == "school")
    // Through none there is no record to have it.
    let district = school.attribute(World.groupOf).attribute(World.district).equals(.t("x"))
    #expect(
      missing(district) { ($0.school("a", [World.groupOf: .none]), nil) }
        == "school.group.district")
    #expect(
      missing(district) { ($0.school("a"), nil) } == "school.group@a")
  }

  /// Variables of a definition carry the path of their argument; so does what a definition gives back.
  @Test func throughDefinitions() {
    func build(_ world: inout World) -> (school: RecordID?, group: RecordID?) {
      world.definition("big", arguments: 1, .v(0).attribute(World.students) >= .n(10))
      world.definition("core_of", arguments: 1, .v(0).attribute(World.core))
      let a = world.school("a")
      return (a, world.group("g", [World.core: .record(a)]))
    }
    #expect(missing(.definition(0, .v(0)), build) == "school.students@a")
    #expect(missing(.definition(0, .definition(1, .v(1))), build) == "group.core.students@a")
  }

  @Test func throughBinders() {
    func build(_ world: inout World) -> (school: RecordID?, group: RecordID?) {
      let g = world.group("g")
      _ = world.school("a", [World.groupOf: .record(g)])
      return (nil, g)
    }
    let big = Expression.v(9).attribute(World.students) >= .n(10)
    #expect(
      missing(.every(.over(Expression.v(1).attribute(World.members)), big), build)
        == "group.members.students@a")
    #expect(
      missing(.every(.over(Expression(.extent(World.school))), big), build)
        == "School.students@a")
    #expect(
      missing(.every(.over(.list(.v(1).attribute(World.core), .v(0))), big)) { world in
        let a = world.school("a")
        return (a, world.group("g", [World.core: .record(a)]))
      } == "group.core.students@a")
  }

  /// One fact of one record is one item, by whichever paths it is missed.
  @Test func oneFactIsOneItem() {
    let both =
      (Expression.v(0).attribute(World.students) >= .n(10))
      && (Expression.v(1).attribute(World.core).attribute(World.students) >= .n(20))
    let reasons = missing(both) { world in
      let a = world.school("a")
      return (a, world.group("g", [World.core: .record(a)]))
    }
    #expect(reasons == "school.students@a")
  }

  /// Nested records have no name of their own.
  @Test func nestedRecords() {
    let path = Expression.v(1).attribute(World.core).attribute(World.students) >= .n(1)
    let reasons = missing(path) { world in
      let core = world.add(World.school, "", standing: .nested)
      return (nil, world.group("g", [World.core: .record(core)]))
    }
    #expect(reasons == "group.core.students")
  }

  private func observed(
    _ condition: Expression, _ build: (inout World) -> (school: RecordID?, group: RecordID?)
  ) -> [String] {
    var world = World()
    world.policy()
    world.parameter("least", [.always(.n(10))])
    let (school, group) = build(&world)
    world.norm("n", [.require(condition)])
    let decision = world.decide(world.proposal(school: school, group: group))
    return decision.norms.flatMap(\.statements).flatMap(\.values).map {
      "\($0.path.canonical) = \($0.value.map(world.note) ?? "?")"
    }
  }

  /// What is on the way to a fact is not itself read, but what is compared is.
  @Test func observedValues() {
    func build(_ world: inout World) -> (school: RecordID?, group: RecordID?) {
      let a = world.school("a", [World.students: .number(ExactNumber(12))])
      return (a, world.group("g", [World.core: .record(a)]))
    }
    #expect(
      observed(.v(0).attribute(World.students) >= .parameter(0), build)
        == ["school.students = 12", "least = 10"])
    #expect(
      observed(Expression.v(0).equals(.v(1).attribute(World.core)), build)
        == ["school = a", "group.core = a"])
    #expect(
      observed(Expression.v(1).attribute(World.members).count >= .n(1), build)
        == ["group.members = ?"])
    // An operand that did not matter was read all the same.
    #expect(
      observed(.b(false) && (.v(0).attribute(World.students) >= .n(10)), build)
        == ["school.students = 12"])
  }

  @Test func origins() throws {
    var world = World()
    world.policy()
    let there = Span(source: SourceID(index: 3), start: 7, end: 9)
    var slots = [Fact?](repeating: nil, count: World.entities[0].attributes.count)
    slots[0] = Fact(.number(.one), at: there)
    let a = world.registry.add(
      Record(entity: World.school, id: "a", slots: slots, span: nowhere))
    world.norm("n", [.require(.v(0).attribute(World.students) >= .n(10))])
    let decision = world.decide(world.proposal(school: a))
    let value = try #require(decision.norms.first?.statements.first?.values.first)
    #expect(value.origin == there)
    #expect(value.source == .fact(record: a))
    #expect(decision.arguments.map(\.path.canonical) == ["school", "group", "flag"])
    #expect(decision.arguments.map { $0.value.map(world.note) } == ["a", nil, nil])
  }

  @Test func derivations() throws {
    var world = World()
    world.policy()
    let a = world.school("a", [World.students: .number(ExactNumber(12))])
    world.norm(
      "n", when: [.b(true)],
      [.require(.b(false) && (.v(0).attribute(World.students) >= .n(10)) && .b(true))])
    let evaluator = ReferenceEvaluator(program: world.program, registry: world.registry)
    let decision = evaluator.decide(
      world.proposal(school: a), on: World.day, in: evaluator.initialState, derivations: true)
    let norm = try #require(decision.norms.first)
    #expect(norm.conditionDerivations.map(\.value) == [.boolean(true)])
    let derivation = try #require(norm.statements.first?.derivation)
    #expect(derivation.value == .boolean(false))
    // The whole chain is one node; the operand that it dropped is kept.
    #expect(derivation.children.map(\.value) == [.boolean(false), .boolean(true), .boolean(true)])
    let comparison = derivation.children[1]
    #expect(comparison.children.map { $0.observed?.path.canonical } == ["school.students", nil])
    #expect(comparison.children.first?.children.first?.observed?.path.canonical == "school")
  }
}
