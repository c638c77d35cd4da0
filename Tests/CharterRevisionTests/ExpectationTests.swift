import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// Every kind of expectation, as it holds and as it fails.
@Suite struct ExpectationTests {
  /// A test as written, and how it fails: `about subject: expected/got`; empty: it passes.
  struct Case: CustomTestStringConvertible, Sendable {
    let test: String
    let differences: [String]
    var testDescription: String { test }

    init(_ test: String, _ differences: String...) {
      self.test = test
      self.differences = differences
    }
  }

  static let auditCases: [Case] = [
    Case("{norm: rotation, date: 2023-01-01, expect: {s1: met, s2: not_met, s3: undetermined}}"),
    Case("{规范: 教师交流, 日期: 2023-01-01, 预期: {s1: 达标, s2: 未达标, s3: 待补}}"),
    Case(
      "{norm: 县区办法.rotation, date: 2023-01-01, expect: {others: met}}",
      "outcome s2: met/not_met", "outcome s3: met/undetermined"),
    Case("{norm: rotation, date: 2023-01-01, expect: {s2: not_met, s3: {}, 其余: 达标}}"),
    // The due date itself is not yet past.
    Case("{norm: rotation, date: 2022-12-31, expect: {s2: 未到期, s1: met}}"),
    Case(
      "{norm: rotation, date: 2023-01-01, expect: {s2: not_yet_due}}",
      "outcome s2: not_yet_due/not_met"),
    Case(
      """
      {norm: rotation, date: 2023-01-01, expect: {
        s1: {outcome: met, population: 2, counted: 1, share: 50%, shortfall: 0, headroom: 0},
        s2: {结果: 未达标, 总体: 1, 计数: 0, 比例: 0%, 缺口: 1, 余量: 0},
        s3: {outcome: undetermined, missing: [t.moved], population: 1, counted: 0..1, share: 0%..100%}}}
      """),
    Case("{norm: rotation, date: 2023-01-01, expect: {s1: {share: 1/2}, s3: {missing: [t.交流]}}}"),
    Case(
      "{norm: rotation, date: 2023-01-01, expect: {s1: {population: 3, counted: 0..1, share: 1/3}}}",
      "population s1: 3/2", "counted s1: 0..1/1", "share s1: 1/3/50%"),
    Case(
      "{norm: rotation, date: 2023-01-01, expect: {s2: {shortfall: 2, headroom: 1}}}",
      "shortfall s2: 2/1", "headroom s2: 1/0"),
    Case("{norm: rotation, date: 2023-01-01, expect: {s3: {counted: 0}}}", "counted s3: 0/0..1"),
    Case(
      "{norm: rotation, date: 2023-01-01, expect: {s3: {missing: []}}}",
      "missing s3: []/t.moved"),
    Case(
      "{norm: rotation, date: 2023-01-01, expect: {s1: {missing: [t.moved]}}}",
      "missing s1: t.moved/[]"),
    // The exact share is told, and no rounding of it.
    Case(
      "{norm: rotation, parameters: {share: 60%}, date: 2023-01-01, expect: {s1: {outcome: not_met, shortfall: 1}}}"
    ),
    // A norm without `for each` has one subject.
    Case("{norm: any_moved, date: 2023-01-01, expect: met}"),
    Case(
      "{norm: any_moved, date: 2023-01-01, expect: {outcome: met, population: 5, counted: 1..2}}"),
    Case("{norm: any_moved, date: 2023-01-01, expect: not_met}", "outcome -: not_met/met"),
    // Without a date it is the run's: 1 January 2023.
    Case("{norm: plans_made, expect: {d1: met, d2: not_met}}"),
    Case(
      "{norm: plans_made, expect: {d2: {outcome: not_met, violated: [published]}, d1: {violated: []}}}"
    ),
    Case("{norm: plans_made, expect: {d2: {violated: [方案印发.已印发]}}}"),
    Case(
      "{norm: plans_made, expect: {d2: {violated: []}, d1: {violated: [published]}}}",
      "violated d2: []/published", "violated d1: published/[]"),
    // Who lies outside of the jurisdiction is no subject.
    Case("{norm: plans_made, expect: {d9: not_applicable}}"),
    Case("{norm: plans_made, expect: {d9: met}}", "outcome d9: met/not_applicable"),
    Case("{norm: plans_made, expect: {d1: 不适用}}", "outcome d1: not_applicable/met"),
    Case("{norm: small, expect: {\"s1, autumn\": met, \"s2，春季\": met, others: met}}"),
    Case("{norm: small, expect: {\"s1, autumn\": not_met}}", "outcome s1, autumn: not_met/met"),
  ]

  static let advicePolicy =
    World.policy + """

      clause "5" "劝告" {
        rule advice 劝告 for each d in District {
          require code 有代码: d.code != ""
          advise early 趁早: d.plan_on is present
          advise d.plan_on is present implies d.plan_on <= 2021-12-31
          advise count(d.schools) >= 2
        }
      }
      """

  static let adviceCases: [Case] = [
    // Advice that is not followed leaves the rule met, and is a list of its own.
    Case("{norm: advice, expect: {d1: {outcome: met, violated: [], advised: []}}}"),
    Case("{norm: advice, expect: {d2: {outcome: met, violated: [], advised: [early, advice]}}}"),
    Case("{规范: 劝告, 预期: {d2: {建议: [劝告.趁早, 劝告]}}}"),
    Case(
      "{norm: advice, expect: {d1: {advised: [early]}, d2: {advised: []}}}",
      "advised d1: early/[]", "advised d2: []/early, advice"),
    Case(
      "{norm: advice, expect: {d2: {violated: [early], advised: [early]}}}",
      "violated d2: early/[]", "advised d2: early/early, advice"),
  ]

  static let subsidyCases: [Case] = [
    Case("{subsidy: rural_teacher, expect: {t1: 0元, t3: 550, t5: 650.00元}}"),
    Case(
      "{补贴: 乡村补贴, 预期: {t1: 0, t2: 0, t3: 550元, 其余: 400元}}",
      "amount t5: 400/650"),
    Case(
      "{subsidy: rural_teacher, expect: {t1: 1元, t2: 不适用, t4: undetermined}}",
      "amount t1: 1/0", "amount t2: not_applicable/0", "amount t4: undetermined/400"),
    Case(
      """
      {subsidy: rural_teacher, expect: {t3: {amount: 550元, lines: {base: 400元, 教龄: 150}, payer: d1, payee: t3}},
       total: 1600元, budget: exceeded}
      """),
    Case(
      """
      {subsidy: rural_teacher, expect: {t3: {lines: {base: 0, seniority: 150.01元}, payer: d2, payee: [t3, t4]}}}
      """,
      "base t3: 0/400", "seniority t3: 150.01/150", "payer t3: d2/d1", "payee t3: t3, t4/t3"),
    Case(
      "{subsidy: rural_teacher, total: 1000元, 预算: 未超}",
      "total -: 1000/1600", "budget -: within/exceeded"),
    Case("{subsidy: fund, expect: {\"d1, s1\": 33元, \"d1, s2\": 67元, others: 100元}}"),
    Case(
      "{subsidy: fund, expect: {\"d1, s1\": 34元}, budget: within}",
      "amount d1, s1: 34/33", "budget -: within/none"),
  ]

  static let proposalCases: [Case] = [
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t3, to_school: s3, expect: {verdict: permitted, violated: [], missing: [], duties: [report], grounds: [village], advised: [veteran], quotas: [], rules: []}}"
        .replacingOccurrences(of: "duties: [report]", with: "duties: [veteran]")
        .replacingOccurrences(of: "grounds: [village]", with: "grounds: [veteran.village]")),
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t4, to_school: s3, expect: {verdict: permitted}}",
      "verdict -: permitted/rejected"),
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t4, to_school: s3, expect: {violated: [教龄.教龄]}}"),
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t4, to_school: s3, expect: {violated: [district_rules.veteran.long], advised: []}}",
      "advised -: []/veteran"),
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t3, to_school: s2, expect: {grounds: [veteran.village], duties: []}}",
      "grounds -: veteran.village/veteran.village, veteran.same", "duties -: []/veteran"),
    // A school of three breaks the rule that holds the action to it.
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t3, to_school: s1, expect: {verdict: rejected, rules: [small], quotas: []}}"
    ),
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t3, to_school: s1, expect: {rules: []}}",
      "rules -: []/small"),
    // Without its one mover the first school misses the quota.
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t1, to_school: s3, expect: {verdict: rejected, 配额: [教师交流]}}"
    ),
    // What a subsidy comes to is asked of the state after the action.
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t3, to_school: s3, expect: {subsidies: {rural_teacher: {t3: 550元}}}}"
    ),
    Case(
      "{action: rotate, date: 2023-01-02, teacher: t2, to_school: s3, expect: {verdict: permitted, subsidies: {rural_teacher: {t2: 0元, t3: 550元}}}}",
      "amount t2: 0/400"),
  ]

  @Test(arguments: auditCases)
  func quotasAndRules(_ item: Case) throws { try hold(item, "audits") }

  @Test(arguments: adviceCases)
  func advice(_ item: Case) throws { try hold(item, "audits", Self.advicePolicy) }

  @Test(arguments: subsidyCases)
  func payments(_ item: Case) throws { try hold(item, "subsidies") }

  @Test(arguments: proposalCases)
  func decisions(_ item: Case) throws { try hold(item, "proposals") }

  private func hold(_ item: Case, _ key: String, _ policy: String = World.policy) throws {
    let world = try World(test: "\(key):\n  - \(item.test)\n", policy: policy)
    let reply = world.test(.json)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
    try #require(diagnostics.map { $0["message"] as? String } == [])
    let tests = try #require(document["tests"] as? [[String: Any]])
    try #require(tests.count == 1)
    let found = try #require(tests[0]["differences"] as? [[String: Any]]).map { difference in
      let part = { (key: String) in difference[key] as? String ?? "-" }
      return "\(part("about")) \(part("subject")): \(part("expected"))/\(part("got"))"
    }
    #expect(found == item.differences)
    #expect(tests[0]["outcome"] as? String == (item.differences.isEmpty ? "passed" : "failed"))
    #expect(reply.status == (item.differences.isEmpty ? .success : .rejected))
    // A failure says in both languages what decided.
    let why = try #require(tests[0]["why"] as? [String])
    #expect(item.differences.isEmpty ? why.isEmpty : true)
    for language in Language.allCases where !item.differences.isEmpty {
      let text = world.test(.text, language).output
      #expect(text.contains(language == .zh ? "应为 " : "expected "))
    }
  }
}
