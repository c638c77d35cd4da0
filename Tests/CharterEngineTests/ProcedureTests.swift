import CharterData
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// Dated steps: done, in order, by the right actor, in time.
@Suite struct ProcedureTests {
  private typealias Done = (on: String?, by: Value?)

  /// Replies to steps done, with `application`, then `approval` within 30 days of it, then `notice`.
  private func reply(
    _ procedure: Statement, _ steps: [Done?]
  ) -> (reply: String, problems: [StepReport.Problem], next: [String]) {
    var world = World()
    world.policy()
    world.parameter("u")
    world.norm("n", [procedure])
    let decision = world.decide(world.proposal(steps: steps))
    let missing = decision.missing.map { world.note($0.reason) }.joined(separator: ", ")
    let problems = decision.norms.flatMap(\.statements).flatMap(\.steps).flatMap(\.problems)
    return (
      decision.verdict.rawValue + (missing.isEmpty ? "" : " " + missing), problems,
      decision.nextSteps.map(\.name.canonical)
    )
  }

  private static let plain = Statement.procedure(.step(0), .step(1), .step(2))

  @Test(
    arguments: [
      (["2021-04-01", "2021-04-02", "2021-04-20"], "permitted", nil),
      // The same day is in order; today's step is done.
      (["2021-04-20", "2021-04-20", "2021-04-20"], "permitted", nil),
      (["2021-04-01", nil, nil], "undetermined step:approval, step:notice", "approval"),
      // Tomorrow's step is not done yet.
      (["2021-04-01", "2021-04-02", "2021-04-21"], "undetermined step:notice", "notice"),
      (
        [nil, nil, nil], "undetermined step:application, step:approval, step:notice", "application"
      ),
      (["2021-04-02", "2021-04-01", "2021-04-03"], "rejected", nil),
      // Not before any step above it, also where one between is not done.
      (["2021-04-02", nil, "2021-04-01"], "rejected step:approval", "approval"),
    ] as [([String?], String, String?)])
  func order(days: [String?], expected: String, next: String?) {
    let steps = days.map { day -> Done? in day.map { ($0, nil) } }
    let (reply, _, nextSteps) = reply(Self.plain, steps)
    let isRejected = expected.hasPrefix("rejected")
    #expect(isRejected ? reply.hasPrefix("rejected") : reply == expected)
    #expect(nextSteps.first == next)
  }

  @Test func orderIsReported() {
    let (_, problems, _) = reply(
      Self.plain, [("2021-04-03", nil), ("2021-04-02", nil), ("2021-04-01", nil)])
    #expect(
      problems == [
        .beforeStep(Name("application")), .beforeStep(Name("application")),
        .beforeStep(Name("approval")),
      ])
  }

  @Test(arguments: [
    // A deadline includes its day; so does the first day.
    ("2021-04-08", "permitted"), ("2021-04-07", "rejected"),
    ("2021-04-15", "permitted"), ("2021-04-16", "rejected"),
  ])
  func bounds(approval: String, verdict: String) throws {
    let application = Expression.step(0, .on)
    let procedure = Statement.procedure(
      .step(0),
      .step(
        1, earliest: application.shifted(by: .n(7), .day),
        latest: application.shifted(by: .n(14), .day)))
    let (reply, problems, _) = reply(procedure, [("2021-04-01", nil), (approval, nil)])
    #expect(reply == verdict)
    let isEarly = approval < "2021-04-08"
    let bound = try #require(CalendarDate.iso(isEarly ? "2021-04-08" : "2021-04-15"))
    #expect(
      problems
        == (verdict == "permitted"
          ? [] : [isEarly ? .tooEarly(earliest: bound) : .tooLate(latest: bound)]))
  }

  /// The next step says when it is due; a bound that is not known keeps a step undetermined.
  @Test func unknownBounds() throws {
    var world = World()
    world.policy()
    world.parameter("u")
    let application = Expression.step(0, .on)
    world.norm(
      "n",
      [
        .procedure(
          .step(0), .step(1, latest: application.shifted(by: .n(30), .day)),
          .step(2, latest: application.shifted(by: .parameter(0), .day)))
      ])
    let decision = world.decide(
      world.proposal(steps: [("2021-04-01", nil), nil, ("2021-04-02", nil)]))
    #expect(
      world.note(decision)
        == "undetermined | n: undetermined | missing: step:approval (n), parameter:u (n)")
    let next = try #require(decision.nextSteps.first)
    #expect(next.latest == CalendarDate.iso("2021-05-01"))
  }

  @Test(arguments: [
    // Who acted; `a or b`; `a and b`.
    (["a"], "permitted", "rejected"),
    (["b"], "permitted", "rejected"),
    (["a", "b"], "permitted", "permitted"),
    (["c"], "rejected", "rejected"),
    ([], "undetermined application.by", "undetermined application.by"),
  ])
  func actors(by: [String], any: String, all: String) {
    let value: Value? =
      switch by.count {
      case 0: nil
      case 1: .text(by[0])
      default: .set(by.map { .text($0) })
      }
    let expected = [Expression.t("a"), .t("b")]
    let some = reply(.procedure(.step(0, by: expected)), [("2021-04-01", value)])
    #expect(some.reply == any)
    let every = reply(.procedure(.step(0, by: expected, isAll: true)), [("2021-04-01", value)])
    #expect(every.reply == all)
    #expect(every.problems.count == (all == "rejected" ? 1 : 0))
  }

  @Test func unknownActors() {
    let unknown = Expression.parameter(0)
    func verdict(_ isAll: Bool, by: String) -> String {
      reply(
        .procedure(.step(0, by: [.t("a"), unknown], isAll: isAll)), [("2021-04-01", .text(by))]
      ).reply
    }
    #expect(verdict(false, by: "a") == "permitted")
    #expect(verdict(false, by: "c") == "undetermined parameter:u")
    #expect(verdict(true, by: "a") == "undetermined parameter:u")
    // Whoever the other one is, `a` has not acted.
    #expect(verdict(true, by: "c") == "rejected")
  }

  /// Steps are facts that conditions read.
  @Test func stepsAsFacts() {
    var world = World()
    world.policy()
    world.norm("n", [.require(Expression.step(0, .by).equals(.t("a")))])
    func reply(_ step: (on: String?, by: Value?)?) -> String {
      let decision = world.decide(world.proposal(steps: [step]))
      return ([decision.verdict.rawValue] + decision.missing.map { world.note($0.reason) })
        .joined(separator: " ")
    }
    #expect(reply(("2021-04-01", .text("a"))) == "permitted")
    #expect(reply(("2021-04-01", nil)) == "undetermined application.by")
    #expect(reply((nil, .text("a"))) == "undetermined step:application")
    #expect(reply(nil) == "undetermined step:application")
  }
}
