import CharterKit
import CharterRevision
import Foundation
import Testing

/// What a revision does to quotas, rules and subsidies.
@Suite struct StateDifferenceTests {
  @Test func aQuotaChangesSides() throws {
    let report = try RevisionWorld([("number = 20%", "number = 100%")]).json()
    let state = try #require(report.fields["state"] as? [[String: Any]])
    let moves = try #require(state.first?["moves"] as? [[String: Any]])
    // t1 of two in s1 has moved: half is enough for 20% and not for all.
    let first = try #require(moves.first { $0["subject"] as? String == "s1" })
    #expect(first["before"] as? String == "met")
    #expect(first["after"] as? String == "not_met")
    #expect((first["figures_after"] as? [String: Any])?["shortfall"] as? Int == 1)
    #expect(
      (report.fields["state_judgement"] as? [String: Any])?["judgement"] as? String == "stricter")
  }

  @Test func aRuleChangesSides() throws {
    let world = try RevisionWorld([
      ("require count(s.teachers) <= 2", "require count(s.teachers) <= 1")
    ])
    let text = world.run().output
    #expect(text.contains("一校 · autumn  met → not met"))
  }

  /// t3 (12 years) and t5 (20) in the country: 400 + 12.50 × years; t1, t2, t4 get nothing or 400.
  @Test func aSubsidyMoves() throws {
    let world = try RevisionWorld([("rural => 400元", "rural => 433.33元")])
    let csv = world.world.path + "/moves.csv"
    let reply = world.run(.json, csv: csv)
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let subsidy = try #require((value["subsidies"] as? [[String: Any]])?.first)
    #expect(subsidy["name"] as? String == "rural_teacher")
    #expect(subsidy["winners"] as? Int == 3)
    #expect(subsidy["losers"] as? Int == 0)
    let moves = try #require(subsidy["moves"] as? [[String: Any]])
    #expect(moves.allSatisfy { $0["gain"] as? String == "33.33" })
    let before = try #require(subsidy["total_before"] as? String)
    let after = try #require(subsidy["total_after"] as? String)
    #expect(
      Decimal(string: after).map { $0 - (Decimal(string: before) ?? 0) } == Decimal(string: "99.99")
    )
    let table = try String(contentsOfFile: csv, encoding: .utf8)
    #expect(table.split(separator: "\r\n").count == 4)
    #expect(table.contains("rural teacher,3,t3,丙,550,583.33,33.33,yuan"))
  }

  @Test func whatCannotBeToldAnyMoreComesFirst() throws {
    let world = try RevisionWorld([("rural => 400元", "rural => unset")])
    let text = world.run().output
    #expect(text.contains("3 newly undetermined"))
    #expect(text.contains("丙  550 yuan → undetermined\n"))
  }

  @Test func longListsAreCut() throws {
    let text = try RevisionWorld([("rural => 400元", "rural => 450元")]).run(top: 1).output
    #expect(text.contains("… and 2 more (see --top)"))
    #expect(text.contains("10 yuan to under 100 yuan  more 3 ████████████████████"))
  }
}
