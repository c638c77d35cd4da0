import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// The verdict and the outcomes of norms, by whether they apply and hold.
@Suite struct VerdictTests {
  /// Truth values stand as letters; `u` and `w` are parameters without a value.
  private static func expression(_ letter: Character) -> Expression {
    switch letter {
    case "T": .b(true)
    case "F": .b(false)
    case "u": .parameter(0)
    default: .parameter(1)
    }
  }

  private static func world() -> World {
    var world = World()
    world.policy()
    world.parameter("u")
    world.parameter("w")
    return world
  }

  @Test(arguments: [
    // Each norm: applies, holds.
    (["TT"], "permitted | n0: satisfied"),
    (["TF"], "rejected | n0: violated"),
    (["Tu"], "undetermined | n0: undetermined | missing: parameter:u (n0)"),
    (["FF"], "ungoverned | n0: not_applicable"),
    (["Fu"], "ungoverned | n0: not_applicable"),
    // Nothing can fail, but nobody knows whether anything governs.
    (["uT"], "undetermined | n0: undetermined | missing: parameter:u (n0)"),
    (["uF"], "undetermined | n0: undetermined | missing: parameter:u (n0)"),
    (["uw"], "undetermined | n0: undetermined | missing: parameter:u (n0), parameter:w (n0)"),
    (["TT", "uT"], "permitted | n0: satisfied | n1: satisfied"),
    (["TT", "uF"], "undetermined | n0: satisfied | n1: undetermined | missing: parameter:u (n1)"),
    // What is missing is listed in a rejection too.
    (["TF", "Tu"], "rejected | n0: violated | n1: undetermined | missing: parameter:u (n1)"),
    (
      ["uT", "wF"],
      "undetermined | n0: satisfied | n1: undetermined | missing: parameter:w (n1)"
    ),
    (["FT", "FF"], "ungoverned | n0: not_applicable | n1: not_applicable"),
    (
      ["Tu", "Tu"],
      "undetermined | n0: undetermined | n1: undetermined | missing: parameter:u (n0 n1)"
    ),
    ([], "ungoverned"),
  ])
  func verdicts(norms: [String], reply: String) throws {
    var world = Self.world()
    for (place, letters) in norms.enumerated() {
      world.norm(
        "n\(place)", when: [Self.expression(try #require(letters.first))],
        [.require(Self.expression(try #require(letters.last)))])
    }
    #expect(world.note(world.decide(world.proposal())) == reply)
  }

  @Test func statements() {
    let cases: [(Statement, String)] = [
      (.require(.b(false)), "rejected"),
      (.forbid(.b(true)), "rejected"),
      (.forbid(.b(false)), "permitted"),
      (.forbid(.parameter(0)), "undetermined"),
      (.forbid(nil), "rejected"),
      // Advice and duties alone govern nothing.
      (.advise(.b(false)), "ungoverned"),
      (.duty("report"), "ungoverned"),
    ]
    for (statement, verdict) in cases {
      var world = Self.world()
      world.norm("n", [statement])
      #expect(world.decide(world.proposal()).verdict.rawValue == verdict)
    }
  }

  @Test(arguments: [
    // How many are needed, the grounds.
    ("1", "TF", "permitted"), ("1", "FF", "rejected"), ("1", "Tu", "permitted"),
    ("1", "Fu", "undetermined"), ("2", "Tuw", "undetermined"), ("2", "TuT", "permitted"),
    ("3", "TuF", "rejected"), ("2", "uF", "rejected"), ("u", "TT", "undetermined"),
  ])
  func grounds(least: String, grounds: String, verdict: String) {
    var world = Self.world()
    let count = Int(least).map { Expression.n($0) } ?? .parameter(0)
    world.norm("n", [.grounds(atLeast: count, grounds.map(Self.expression))])
    #expect(world.decide(world.proposal()).verdict.rawValue == verdict)
  }

  @Test func groundsAreReported() throws {
    var world = Self.world()
    world.norm("n", [.grounds(atLeast: .n(1), [.b(true), .b(false), .parameter(0)])])
    let decision = world.decide(world.proposal())
    let report = try #require(decision.norms.first?.statements.first)
    #expect(report.outcome == .satisfied)
    #expect(report.reasons == [])
    #expect(report.grounds.map(\.holds) == [true, false, nil])
  }

  /// A statement that leans on a presence that failed above is passed over.
  @Test func guards() throws {
    var world = Self.world()
    let group = Expression.v(0).attribute(World.groupOf)
    world.norm(
      "n",
      [
        .require(group.isPresent),
        .require(group.attribute(World.district).equals(.t("x")), guards: [group.isPresent]),
      ])
    let alone = world.school("a", [World.groupOf: .none])
    let decision = world.decide(world.proposal(school: alone))
    #expect(world.note(decision) == "rejected | n: violated")
    #expect(
      decision.norms.first?.statements.map(\.outcome) == [.violated, .passedOver])
    let unknown = world.school("b")
    #expect(
      world.note(world.decide(world.proposal(school: unknown)))
        == "undetermined | n: undetermined | missing: school.group@b (n)")
  }

  @Test func forceAndPeriods() {
    var world = Self.world()
    let guidance = world.policy("guidance", force: .guidance)
    let report = world.policy("report", force: .descriptive)
    let past = world.policy("past", until: "2021-04-19")
    let present = world.policy("present", from: "2021-04-20", until: "2021-04-20")
    world.norm("described", policy: report, [.require(.b(false)), .require(.parameter(0))])
    world.norm("gone", policy: past, [.require(.b(false))])
    #expect(
      world.note(world.decide(world.proposal())) == "ungoverned | described: violated")
    world.norm("guided", policy: guidance, [.require(.b(true))])
    world.norm("today", policy: present, [.require(.b(true))])
    #expect(
      world.note(world.decide(world.proposal()))
        == "permitted | described: violated | guided: satisfied | today: satisfied")
  }

  @Test(arguments: [
    // Place, whether the city's policy and the nation's apply.
    (Value.text("360111"), "not", "yes"),
    (.text("360700"), "no", "yes"),
    (.none, "no", "yes"),
    (.set([.text("110000"), .text("360102")]), "not", "yes"),
    (.set([]), "no", "yes"),
  ])
  func places(place: Value, city: String, nation: String) {
    var world = Self.world()
    let policy = world.policy("city", jurisdiction: "360100")
    let national = world.policy("national", jurisdiction: "000000")
    world.norm("city", policy: policy, [.require(.b(false))])
    world.norm("nation", policy: national, [.require(.b(true))])
    world.place = .value(place, .text)
    let inside = city == "not"
    #expect(
      world.note(world.decide(world.proposal()))
        == (inside ? "rejected | city: violated" : "permitted | city: not_applicable")
        + " | nation: satisfied")
  }

  @Test func withoutPlace() {
    var world = Self.world()
    let policy = world.policy("city", jurisdiction: "360100")
    world.norm("city", policy: policy, [.require(.b(false))])
    #expect(world.note(world.decide(world.proposal())) == "ungoverned | city: not_applicable")
  }

  /// An unknown place leaves open whether the policy governs; what it read is shown.
  @Test func unknownPlace() {
    var world = Self.world()
    let policy = world.policy("city", jurisdiction: "360100")
    let group = world.group("g")
    world.norm("city", policy: policy, [.require(.b(true))])
    world.place = .v(1).attribute(World.district)
    let decision = world.decide(world.proposal(group: group))
    #expect(
      world.note(decision)
        == "undetermined | city: undetermined | missing: group.district@g (city)")
    #expect(decision.norms.first?.conditionValues.map(\.path.canonical) == ["group.district"])
  }

  @Test func dutiesAndAdvice() throws {
    var world = Self.world()
    world.norm(
      "n",
      [
        .require(.b(true)), .advise(.b(false)),
        .duty("report", due: Expression.today.shifted(by: .n(30), .day)),
        .duty("later", due: Expression.today.shifted(by: .parameter(0), .day)),
      ])
    world.norm("maybe", when: [.parameter(1)], [.duty("perhaps")])
    world.norm("never", when: [.b(false)], [.duty("no")])
    let decision = world.decide(world.proposal())
    #expect(decision.verdict == .permitted)
    #expect(decision.duties.map(\.text.en) == ["report", "later", "perhaps"])
    #expect(decision.duties.map { $0.due?.description } == ["2021-05-20", nil, nil])
    #expect(decision.duties.map(\.isDueUnknown) == [false, true, false])
    #expect(
      decision.duties.map { $0.reasons.map(world.note) } == [[], [], ["parameter:w"]])
    let statements = try #require(decision.norms.first?.statements)
    #expect(statements.map(\.kind) == [.require, .advise])
    #expect(statements.map(\.outcome) == [.satisfied, .violated])
    // Advice that fails is no reason for anything.
    #expect(decision.missing.isEmpty)
  }

  @Test func messages() throws {
    var world = Self.world()
    world.parameter("least", [.always(.n(10))], reading: Words("literal"))
    let template = Template(
      zh: [
        .literal("在校生"), .value(.v(0).attribute(World.students)), .literal("，应满"),
        .value(.parameter(2)),
      ],
      en: [.value(.v(0).attribute(World.stageOf)), .literal(" has "), .value(.v(0))])
    world.norm("n", [.require(.b(false), message: template)])
    world.norm("kept", [.require(.b(true), message: template)])
    let a = world.school("a", [World.stageOf: .enumCase(World.stage, 1)])
    let decision = world.decide(world.proposal(school: a))
    let messages = decision.norms.map { $0.statements.first?.message }
    #expect(messages.first == .some(Words(zh: "在校生未知，应满10", en: "junior has a")))
    #expect(messages.last == .some(nil))
    // A text shown to people is not what the reply depends on.
    #expect(decision.readings.isEmpty)
  }

  @Test func illustrativePolicies() {
    var world = Self.world()
    let dated = world.policy("dated", from: "2021-01-01", isPeriodIllustrative: true)
    let other = world.policy("other", from: "2021-01-01", isPeriodIllustrative: true)
    world.norm("n", policy: dated, [.require(.b(true))])
    world.norm("m", policy: other, when: [.b(false)], [.require(.b(true))])
    #expect(world.decide(world.proposal()).illustrativePolicies == [dated])
  }
}
