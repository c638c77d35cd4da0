import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterValues
import Foundation
import Testing

/// `charter trace`: clause by clause, with totals by hand.
@Suite struct TraceTests {
  static let test = """
    proposals:
      - {action: rotate, date: 2023-01-02, teacher: t3, to_school: s3, expect: {verdict: permitted}}
    audits:
      - {norm: rotation, date: 2023-01-01, expect: {s1: met, s2: not_met}}
      - {norm: rotation, date: 2023-01-02, expect: {s1: met}}
      - {norm: plans_made, expect: {d1: met, d2: not_met}}
    subsidies:
      - {subsidy: rural_teacher, expect: {t1: 0元, t3: 550元}}
    """

  @Test func totalsByHand() throws {
    let world = try World(test: Self.test)
    let reply = world.trace(.json)
    #expect(reply.status == .success, "\(reply.messages)")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let totals = try #require(document["totals"] as? [String: Int])
    #expect(
      totals == [
        "clauses": 4, "encoded": 2, "partly": 1, "excused": 1, "gap": 0,
        // Two rules, two quotas, the norm, its exception and two subsidies.
        "norms": 8,
        // plans_made, rotation, rural_teacher.
        "tested_both_ways": 3,
        // veteran is satisfied only, and its exception fails only.
        "tested_one_way": 2,
        // small, any_moved, fund.
        "not_tested": 3,
      ])
    #expect(document["tests"] as? [String: Int] == ["run": 5, "failed": 0])
    let documents = try #require(document["documents"] as? [[String: Any]])
    let clauses = try #require(documents[0]["clauses"] as? [[String: Any]])
    #expect(clauses.map { $0["state"] as? String } == ["encoded", "partly", "encoded", "excused"])
    let norms = try #require(clauses[1]["norms"] as? [[String: Any]])
    #expect(
      norms.map { $0["name"] as? String } == ["rotation", "any_moved", "veteran", "first_year"])
    let file = world.path + "/a.test.yaml"
    #expect(norms[0]["holds"] as? [String] == ["\(file):4", "\(file):5"])
    #expect(norms[0]["fails"] as? [String] == ["\(file):4"])
    #expect(clauses[1]["parameters"] as? [String] == ["share"])
    #expect(clauses[2]["tables"] as? [String] == ["base"])
    let omitted = try #require(clauses[1]["not_encoded"] as? [[String: Any]])
    #expect(omitted[0]["part"] as? String == "期限")
  }

  @Test func textInBothLanguages() throws {
    let world = try World(test: Self.test)
    let chinese = world.trace(.text, .zh).output
    for line in [
      "县区办法（试行） 教〔2021〕1号", "  ✓ 1 方案", "      ✓✓ 登记规则 方案印发（1 项测试：达标见于 1 项，未达标见于 1 项）",
      "      –– 登记规则 规模（没有测试）", "  ◐ 2 交流", "      ✓✓ 配额 教师交流（2 项测试：达标见于 2 项，未达标见于 1 项）",
      "      ✓– 规则 教龄（1 项测试：符合 1，不符合 0）", "      ✓– 例外 首年（1 项测试：成立 0，不成立 1）",
      "         参数 比例", "      不编码“期限”：没有写明。", "  – 4 保障", "      不编码：没有可以检验的要求。",
      "  条款 4：已编码 2，部分编码 1，说明不编码 1；规范 8：正反都测 3，只测一面 2，未测 3",
    ] {
      #expect(chinese.contains(line), "\(line)\n\(chinese)")
    }
    let english = world.trace(.text, .en).output
    #expect(english.contains("✓✓ quota rotation (2 tests: met in 2, not met in 1)"))
    #expect(
      english.contains(
        "4 clauses: encoded 2, partly encoded 1, excused 1; 8 norms: 3 tested both ways"))
  }

  @Test func markdownForAReviewer() throws {
    let world = try World(test: Self.test)
    let text = world.trace(.markdown, .zh).output
    #expect(text.hasPrefix("# 条款对照\n\n## 县区办法（试行） 教〔2021〕1号\n"))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 5)
    // Every row has the columns of the head.
    #expect(rows.allSatisfy { $0.filter { $0 == "|" }.count == 5 })
    #expect(rows[4] == "| 4 保障 | 说明不编码 |  | 不编码：没有可以检验的要求。 |")
  }

  /// A failing test is told, ends the command with 1, and counts for no clause.
  @Test func failingTestsAreTold() throws {
    let world = try World(test: "audits: [{norm: any_moved, expect: not_met}]")
    let reply = world.trace()
    #expect(reply.status == .rejected)
    #expect(reply.output.contains("✗ 1 test fails and counts for nothing here; see charter test."))
    #expect(reply.output.contains("–– quota any_moved (no test)"))
    #expect(world.trace(.text, .zh).output.contains("✗ 有 1 项测试不符，不算检验过；见 charter test。"))
    #expect(world.trace(.json).status == .rejected)
    // A test that passes beside it counts as ever.
    let mixed = try World(
      test: "audits: [{norm: any_moved, expect: met}, {norm: any_moved, expect: not_met}]"
    ).trace()
    #expect(mixed.output.contains("✓– quota any_moved (1 test: met 1, not met 0)"))
  }

  /// What can come out in one way only is not said to be tested both ways; the signs are explained.
  @Test func theOnlyWayIsNotBoth() throws {
    let policy = World.policy.replacingOccurrences(
      of: "clause \"4\"",
      with: """
        clause "3a" "指导" {
          rule told 提示 for each d in District { advise d.plan_on is present }
        }
        clause "4"
        """)
    let world = try World(
      test: "audits: [{norm: told, date: 2023-01-01, expect: {d1: met, d2: met}}]", policy: policy)
    let text = world.trace(.text, .zh)
    #expect(text.status == .success, "\(text.messages)")
    #expect(text.output.contains("      ✓  登记规则 提示（1 项测试：达标 1，未达标 0）"))
    #expect(text.output.contains("正反都测 0，只有一面、已测 1，只测一面 0，未测 8"))
    for language in Language.allCases {
      for format in [OutputFormat.text, .markdown] {
        let output = world.trace(format, language).output
        let legend = language == .zh ? "✓ 只有一面可测，已测；✓– 两面只测了一面" : "✓– one way of two"
        #expect(output.contains(legend))
      }
    }
    let json = world.trace(.json).output
    #expect(json.contains("\"tested_both_ways\": 1"))
  }

  /// Policies without a project and without tests are traced all the same.
  @Test func policiesAlone() throws {
    let world = try World(["p.charter": World.policy])
    let reply = world.trace()
    #expect(reply.status == .success, "\(reply.messages)")
    #expect(reply.output.contains("8 norms: 0 tested both ways, 0 one way, 8 not at all"))
  }

  @Test func nothingToTraceIsNoSuccess() throws {
    let world = try World(["a.txt": ""])
    let reply = world.trace(.text, .zh)
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("没有以 .charter 结尾的政策文件"))
  }

  /// The checker refuses such a clause; the trace would not take it for accounted for.
  @Test func aClauseOfNothingIsAGap() {
    let gap = ClauseTrace(
      number: "1", title: nil, line: 1, norms: [], parts: [], omissions: [])
    #expect(gap.state == .gap)
    let parameter = ClauseTrace.Part(kind: .parameter, name: Name("x"))
    let reason = ClauseTrace.Omission(part: nil, reason: Words("r"))
    let state = { (parts: [ClauseTrace.Part], omissions: [ClauseTrace.Omission]) in
      ClauseTrace(
        number: "1", title: nil, line: 1, norms: [], parts: parts, omissions: omissions
      ).state
    }
    #expect(state([parameter], []) == .encoded)
    #expect(state([parameter], [reason]) == .partly)
    #expect(state([], [reason]) == .excused)
    let totals = TraceTotals([gap], norms: [])
    #expect(totals.clauseCount == 1 && totals.clauses[.gap] == 1)
  }
}
