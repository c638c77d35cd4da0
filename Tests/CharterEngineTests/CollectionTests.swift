import CharterData
import CharterSemantics
import CharterValues
import Testing

/// Certain and possible members, and what ranges over them.
@Suite struct CollectionTests {
  /// Group `g` has school `a` for certain; nobody knows about `b`; `c` is in no group.
  private struct Members {
    var world = World()
    let g: RecordID
    let a: RecordID

    init(
      a: [AttributeID: Value] = [:], b: [AttributeID: Value] = [:], c: [AttributeID: Value] = [:]
    ) {
      g = world.group("g")
      self.a = world.school("a", a.merging([World.groupOf: .record(g)]) { $1 })
      _ = world.school("b", b)
      _ = world.school("c", c.merging([World.groupOf: .none]) { $1 })
    }

    var all: Expression { Expression.record(g).attribute(World.members) }
    func evaluate(_ expression: Expression) -> String { world.evaluate(expression) }
  }

  private static let x = Expression.v(9)
  private static let good = x.attribute(World.good)
  private static let students = x.attribute(World.students)
  private static func students(_ count: Int) -> [AttributeID: Value] {
    [World.students: .number(ExactNumber(count))]
  }
  private static func good(_ holds: Bool) -> [AttributeID: Value] {
    [World.good: .boolean(holds)]
  }

  @Test(arguments: [
    // The certain member, the possible one, every, some.
    (true, true, "true", "true"),
    (true, false, "? members.group@b", "true"),
    (false, true, "false", "? members.group@b"),
    (false, false, "false", "false"),
  ])
  func quantifiersOverPossibleMembers(a: Bool, b: Bool, every: String, some: String) {
    let members = Members(a: Self.good(a), b: Self.good(b))
    #expect(members.evaluate(.every(.over(members.all), Self.good)) == every)
    #expect(members.evaluate(.some(.over(members.all), Self.good)) == some)
  }

  /// A possible member whose value is unknown too is needed twice.
  @Test func bothUnknowns() {
    let members = Members(a: Self.good(true))
    #expect(
      members.evaluate(.every(.over(members.all), Self.good))
        == "? members.group@b, members.good@b")
  }

  @Test func unknownWhere() {
    let members = Members(a: Self.good(true), b: Self.good(true), c: Self.good(false))
    let all = Expression(.extent(World.school))
    let big = Expression.n(10) < Self.students
    #expect(
      members.evaluate(.every(.over(all, where: big), Self.good)) == "? School.students@c")
    // Whether `c` is left out does not matter to this one.
    #expect(members.evaluate(.every(.over(all, where: big), .b(true))) == "true")
    #expect(members.evaluate(.some(.over(all, where: big), .b(false))) == "false")
  }

  @Test func counts() {
    let members = Members(b: Self.good(false))
    #expect(members.evaluate(members.all.count) == "? members.group@b")
    // The possible member fails the condition, so it cannot be counted.
    #expect(
      members.evaluate(.aggregate(.count, .over(members.all, where: Self.good)))
        == "? members.good@a")
    let known = Members(a: Self.good(true), b: Self.good(false))
    #expect(known.evaluate(.aggregate(.count, .over(known.all, where: Self.good))) == "1")
    #expect(known.evaluate(Expression(.extent(World.school)).count) == "3")
  }

  @Test(arguments: [
    // What the certain member and the possible one have (-1: nobody knows), and the sum.
    (5, 0, "5"),  // whether it is a member or not, it adds nothing
    (5, 3, "? members.group@b"),
    (5, -1, "? members.group@b, members.students@b"),
    (-1, 0, "? members.students@a"),
  ])
  func sums(a: Int, b: Int, sum: String) {
    let members = Members(
      a: a < 0 ? [:] : Self.students(a), b: b < 0 ? [:] : Self.students(b))
    #expect(members.evaluate(.aggregate(.sum, .over(members.all), Self.students)) == sum)
  }

  /// The other aggregates do not reason about what a possible member could change.
  @Test(arguments: [Aggregate.mean, .min, .max, .median, .stdev, .cv])
  func statistics(aggregate: Aggregate) {
    let members = Members(a: Self.students(5), b: Self.students(5))
    #expect(
      members.evaluate(.aggregate(aggregate, .over(members.all), Self.students))
        == "? members.group@b")
  }

  @Test func membership() {
    let members = Members()
    func isIn(_ id: String) -> String {
      guard let record = members.world.registry.record(World.school, id: id) else { return "" }
      return members.evaluate(Expression.record(record).isIn(members.all))
    }
    // The membership of one does not wait for that of another.
    #expect(isIn("a") == "true")
    #expect(isIn("b") == "? members.group@b")
    #expect(isIn("c") == "false")
  }

  @Test func unknownExtent() {
    var world = World()
    let g = world.group("g")
    let all = Expression(.extent(World.school))
    let members = Expression.record(g).attribute(World.members)
    for collection in [all, members] {
      #expect(world.evaluate(collection.count) == "? extent:School")
      #expect(world.evaluate(.every(.over(collection), .b(false))) == "? extent:School")
      #expect(world.evaluate(.some(.over(collection), .b(true))) == "? extent:School")
      #expect(world.evaluate(.aggregate(.sum, .over(collection), .n(0))) == "? extent:School")
    }
    // Every body that nothing can fail is decided whoever the members are, but that is not looked into.
    world.registry.mention(World.school)
    #expect(world.evaluate(all.count) == "0")
    #expect(world.evaluate(.every(.over(members), .b(false))) == "true")
    #expect(world.evaluate(.some(.over(members), .b(true))) == "false")
  }

  @Test func unknownSet() {
    var world = World()
    let a = world.school("a")
    let partners = Expression.record(a).attribute(World.partners)
    #expect(world.evaluate(partners.count) == "? partners@a")
    #expect(world.evaluate(.every(.over(partners), .b(true))) == "? partners@a")
    #expect(world.evaluate(Expression.record(a).isIn(partners)) == "? partners@a")
  }

  /// A nested record is in no extent and no inverse set, and equals only itself.
  @Test func nestedRecords() {
    var world = World()
    let g = world.group("g")
    world.registry.mention(World.school)
    let nested = world.add(World.school, "", standing: .nested, [World.groupOf: .record(g)])
    let other = world.add(World.school, "", standing: .nested, [World.groupOf: .record(g)])
    #expect(world.evaluate(Expression.record(g).attribute(World.members).count) == "0")
    #expect(world.evaluate(Expression(.extent(World.school)).count) == "0")
    #expect(world.evaluate(Expression.record(nested).equals(.record(other))) == "false")
    #expect(world.evaluate(Expression.record(nested).equals(.record(nested))) == "true")
  }

  @Test func enumCasesAndLists() {
    var world = World()
    world.policy()
    let cases = Expression(.enumCases(World.stage))
    #expect(world.evaluate(cases.count) == "3")
    #expect(world.evaluate(Expression.list(.n(1), .n(2), .n(1)).count) == "2")
    #expect(world.evaluate(.aggregate(.sum, .over(.list(.n(1), .n(2))), Self.x)) == "3")
  }
}
