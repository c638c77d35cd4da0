import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// What a revision does to decisions, and which change does it.
@Suite struct CaseDifferenceTests {
  private static let veteran = ("teacher.years >= 3 otherwise", "teacher.years >= 13 otherwise")
  private static let grounds = (
    "any of { ground village 下乡: to_school.area = rural  ground same 同区: to_school.district = teacher.school.district }",
    "any of { ground village 下乡: to_school.area = urban }"
  )

  @Test func aThresholdFlipsADecision() throws {
    let report = try RevisionWorld([Self.veteran]).json()
    #expect(report.verdicts == ["permitted → rejected (needs 1)"])
    let flip = try #require(report.flips.first)
    #expect(flip["title"] as? String == "老教师下乡")
    #expect(flip["judgement"] as? String == "stricter")
    let norms = try #require(flip["norms"] as? [[String: Any]])
    #expect(norms.map { $0["name"] as? String } == ["veteran"])
    #expect(norms.map { $0["after"] as? String } == ["violated"])
    #expect((report.cases["judgement"] as? [String: Any])?["judgement"] as? String == "stricter")
  }

  @Test func backwardsItIsLooser() throws {
    let report = try RevisionWorld([Self.veteran]).json(reversed: true)
    #expect(report.verdicts == ["rejected → permitted (needs 1)"])
    #expect((report.cases["judgement"] as? [String: Any])?["judgement"] as? String == "looser")
  }

  /// Each of two changes rejects by itself.
  @Test func eitherOfTwoIsEnough() throws {
    let report = try RevisionWorld([
      Self.veteran, ("require count(s.teachers) <= 2", "require count(s.teachers) <= 1"),
    ]).json()
    #expect(report.verdicts.first == "permitted → rejected (any_of 1,2)")
  }

  /// A requirement that asks for a new parameter: neither the one nor the other alone.
  @Test func whatIsMissingTooIsADifference() throws {
    let report = try RevisionWorld([
      (
        "illustrative parameter share",
        "parameter least 最少教龄: integer = unset\n  illustrative parameter share"
      ),
      ("teacher.years >= 3 otherwise", "teacher.years >= least otherwise"),
    ]).json()
    #expect(report.verdicts.first == "permitted → undetermined (needs 2)")
    #expect(report.told.contains("substance added parameter least"))
  }

  /// Undone alone, neither of two dropped requirements is missed; both must go.
  @Test func severalAreNeededTogether() throws {
    let report = try RevisionWorld(
      [
        ("teacher.years >= 3 otherwise", "teacher.years >= 1 otherwise"),
        ("require count(s.teachers) <= 2", "require count(s.teachers) <= 9"),
      ],
      proposals: """
        proposals:
          - {action: rotate, title: 新教师下乡, teacher: t4, to_school: s3}
          - {action: rotate, title: 再来一位, teacher: t4, to_school: s1}
        """
    ).json()
    // To the village only the years stood in the way; to the town school its size did as well.
    #expect(
      report.verdicts == ["rejected → permitted (needs 2)", "rejected → permitted (needs 1,2)"])
  }

  @Test func whatFollowsIsToldWithWhatItFollowsFrom() throws {
    let world = try RevisionWorld(
      [("teacher.years >= 3 otherwise", "teacher.years >= 1 otherwise")],
      proposals: """
        proposals:
          - {action: rotate, title: 新教师下乡, teacher: t4, to_school: s3}
          - {action: rotate, title: 老教师下乡, teacher: t3, to_school: s3}
        """)
    let report = try world.json()
    #expect(report.verdicts == ["rejected → permitted (needs 1)"])
    let following = try #require(report.cases["consequences"] as? [[String: Any]])
    #expect(following.map { $0["after"] as? String } == ["rejected"])
    #expect((following.first?["cause"] as? [String: Any])?["proposal"] as? Int == 1)
    #expect(world.run().output.contains("1 later in the same file differs as well"))
  }

  /// What no change bears on is counted and not decided.
  @Test func whatNoChangeBearsOnIsNotDecided() throws {
    let report = try RevisionWorld([("rural => 400元", "rural => 450元")]).json()
    #expect(report.cases["untouched"] as? Int == 3)
    #expect(report.cases["decided"] as? Int == 0)
    #expect(report.flips.isEmpty)
  }

  @Test func ungovernedIsNeitherStricterNorLooser() throws {
    let report = try RevisionWorld([
      ("jurisdiction \"360100\" }", "jurisdiction \"360100\" in force from 2030-01-01 }")
    ]).json()
    #expect(report.verdicts.first == "permitted → ungoverned (needs 1)")
    #expect(
      (report.cases["judgement"] as? [String: Any])?["judgement"] as? String == "incomparable")
  }

  /// Proposals that one vocabulary cannot read are named, and the others go on.
  @Test func whatOneSideCannotReadIsNamed() throws {
    let world = try RevisionWorld(
      [
        ("action rotate 交流 { teacher", "action rotate 交流 { reason 理由: text?, teacher"),
        Self.veteran,
      ], proposals: "proposals:\n  - {action: rotate, teacher: t3, to_school: s3, reason: null}\n")
    try world.world.write(RevisionWorld.proposals, to: "cases/d.yaml")
    let report = try world.json()
    let unreadable = try #require(report.fields["unreadable"] as? [[String: Any]])
    #expect(unreadable.count == 1)
    #expect(unreadable.first?["side"] as? String == "base")
    #expect((unreadable.first?["file"] as? String)?.hasSuffix("c.yaml") ?? false)
    #expect(report.verdicts.count == 1)
    #expect(report.status == .rejected)
  }

  /// What tests expect is theirs; proposals of tests are cases like others.
  @Test func expectationsAreNotLookedAt() throws {
    let report = try RevisionWorld(
      [Self.veteran],
      proposals: """
        proposals:
          - {action: rotate, teacher: t3, to_school: s3, expect: {verdict: permitted, violated: [nobody_knows_this]}}
        """
    ).json()
    #expect(report.verdicts == ["permitted → rejected (needs 1)"])
  }

  @Test func aWordingIsTriedOnNothing() throws {
    let world = try RevisionWorld([("教龄不足三年。", "任教未满三年。")])
    #expect(try world.json().fields["cases"] is NSNull)
    let text = world.run(.text, .zh).output
    #expect(text.contains("措辞变更 1；不影响任何结论。"))
  }

  @Test func aBrokenBaseIsNamed() throws {
    let world = try RevisionWorld(base: "policy x { nonsense", head: World.policy)
    let reply = world.run()
    #expect(reply.status == .faulty)
    #expect(reply.messages.hasPrefix("BASE, "))
    #expect(!reply.messages.contains("HEAD, "))
    let json = world.run(.json)
    #expect(json.status == .faulty)
    #expect(json.output.contains("\"side\": \"base\""))
  }
}
