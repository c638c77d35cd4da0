import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// What no test decides: the gaps, the totals, and the same for editors, by hand.
@Suite struct CoverageTests {
  static let policy = """
    vocabulary v 词汇甲
    entity Thing 事物 { name 名称: text, size 大小: integer, red 红: boolean }
    action move 移动 { thing 物: Thing, far 远: boolean }
    policy p 政策甲 { title "办法" }
    clause "1" "甲" {
      admission light 轻 for move {
        require small 小: thing.size <= 10
        advise near 近: not far
        duty "报告" by thing
      }
      exception heavy 重 to light when thing.size > 100 {
        require thing.red
      }
      rule stay 不动 for move {
        when thing.size > 1000
        forbid
      }
      table fee 费 (size: integer): money {
        size  => amount
        < 10  => 1元
        >= 10 => 2元
      }
    }
    clause "2" "乙" {
      subsidy pay 发放 for each t in Thing {
        line base 基 = fee(t.size)
        line extra 加 = 5元 when t.red
      }
      quota reds 红的 {
        of t in Thing
        count t where t.red
        at least 1
      }
    }
    clause "3" "丙" not encoded because "没有要求。"
    """

  static let one = """
    registry: {Thing: [{id: a, name: 甲, size: 5, red: false}]}
    proposals:
      - {action: move, date: 2023-01-01, thing: a, far: false, expect: {verdict: permitted}}
      # Nothing is expected of this, so it is no test and counts for nothing.
      - {action: move, date: 2023-01-02, thing: a, far: true}
    """

  /// What the first file leaves open.
  static let rest = """
    registry:
      Thing:
        - {id: b, name: 乙, size: 20, red: true}
        - {id: c, name: 丙, size: 200, red: true}
        - {id: d, name: 丁, size: 2000, red: false}
        - {id: e, name: 戊, size: 5, red: false}
    proposals:
      - {action: move, date: 2023-01-01, thing: b, far: true, expect: {verdict: rejected}}
      - {action: move, date: 2023-01-01, thing: c, far: true, expect: {verdict: permitted}}
      - {action: move, date: 2023-01-01, thing: d, far: true, expect: {verdict: rejected}}
    audits:
      - {norm: reds, expect: met}
      - {norm: reds, parameters: {}, date: 2023-01-01, expect: met}
    subsidies:
      - {subsidy: pay, expect: {b: 7元, e: 1元}}
    """

  static let none = """
    registry: {Thing: []}
    audits: [{norm: reds, expect: not_met}]
    """

  private func world(_ files: [String: String]) throws -> World {
    try World(
      ["charter.yaml": "policies: p.charter\n", "p.charter": Self.policy]
        .merging(files) { $1 })
  }

  /// The report without the places at the right edge.
  private func gaps(_ reply: Reply) -> [String] {
    let lines = reply.output.split(separator: "\n").map(String.init)
    guard let start = lines.firstIndex(of: "What no test decides") else { return [] }
    return lines[(start + 1)...].map { line in
      var text = line
      if let place = text.range(of: "  /tmp") { text = String(text[..<place.lowerBound]) }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  @Test func listsExactlyWhatIsOpen() throws {
    let world = try world(["a.test.yaml": Self.one])
    let reply = world.test(coverage: true)
    #expect(reply.status == .success)
    #expect(
      gaps(reply) == [
        "p “办法”",
        "  1 甲",
        "    – norm light: never violated",
        "    – statement light.small: never violated",
        "    – statement light.near: never violated",
        "    – exception heavy: never held",
        "    – statement heavy: thing.red: never decided",
        "    – norm stay: never violated",
        "    – row fee: < 10 => 1元: never used",
        "    – row fee: >= 10 => 2元: never used",
        "  2 乙",
        "    – line pay.base: never applied",
        "    – line pay.extra: never decided",
        "    – quota reds: never decided",
        "  norms 0/2 · statements 0/4 · duties 1/1 · exceptions 0/1 · table rows 0/2 · "
          + "quotas 0/1 · subsidy lines 0/2",
      ])
  }

  /// A subsidy that states its amount alone is decided as a whole.
  @Test func aSubsidyWithoutLinesIsCounted() throws {
    let policy = """
      vocabulary v 词汇甲
      entity Thing 事物 { name 名称: text, size 大小: integer, red 红: boolean }
      policy p 政策甲 { title "办法" }
      clause "1" "甲" {
        subsidy flat 定额 for each t in Thing { amount = 5元 }
        subsidy by_size 按量 for each t in Thing { when t.red  amount = 1元 * t.size }
        subsidy never 未测 for each t in Thing { amount = 1元 }
      }
      """
    let things =
      "registry: {Thing: [{id: a, name: 甲, red: true}, {id: b, name: 乙, size: 5, red: false}, "
      + "{id: c, name: 丙, size: 4, red: true}]}\nsubsidies:\n"
    let files = { (tests: String) in
      ["charter.yaml": "policies: p.charter\n", "p.charter": policy, "a.test.yaml": things + tests]
    }
    let open = try World(
      files(
        "  - {subsidy: flat, expect: {a: 5元}}\n  - {subsidy: by_size, expect: {a: undetermined}}"))
    #expect(
      gaps(open.test(coverage: true)).dropFirst(2) == [
        "    – subsidy by_size: never decided", "    – subsidy never: never applied",
        "  subsidies 1/3",
      ])
    let trace = open.trace(.text, .zh).output
    #expect(trace.contains("✓  补贴 定额（1 项测试：计入 1，不计 0）"), "\(trace)")
    #expect(trace.contains("–– 补贴 按量（没有测试）"), "\(trace)")

    let paid = try World(files("  - {subsidy: by_size, total: 4元}"))
    #expect(paid.trace().output.contains("✓– subsidy by_size (1 test: applied 1, left out 0)"))
    let both = try World(
      files(
        "  - {subsidy: by_size, expect: {c: 4元}}\n  - {subsidy: by_size, expect: {b: not_applicable}}"
      ))
    #expect(both.trace().output.contains("✓✓ subsidy by_size (2 tests: applied 1, left out 1)"))
    #expect(both.test(.lcov).output.contains("BRDA:6,0,0,1\nBRDA:6,0,1,1\n"))
  }

  @Test func closesWithTheTestsThatAreMissing() throws {
    let world = try world(["a.test.yaml": Self.one, "b.test.yaml": Self.rest])
    let open = gaps(world.test(coverage: true))
    #expect(
      open == [
        "p “办法”", "  2 乙", "    – quota reds: never not met",
        "  norms 2/2 · statements 4/4 · duties 1/1 · exceptions 1/1 · table rows 2/2 · "
          + "quotas 0/1 · subsidy lines 2/2",
      ])
    try world.write(Self.none, to: "c.test.yaml")
    #expect(gaps(world.test(coverage: true)) == ["  Nothing: all of it is decided each way."])
  }

  /// A filter leaves out what the other tests decide.
  @Test func onlyTestsThatRanCount() throws {
    let world = try world(["a.test.yaml": Self.one, "b.test.yaml": Self.rest])
    let reply = world.test(filter: "a.test.yaml", coverage: true)
    #expect(gaps(reply).last?.hasPrefix("  norms 0/2 · statements 0/4") ?? false)
  }

  @Test func editorsSeeLinesAndBranches() throws {
    let world = try world(["a.test.yaml": Self.one])
    let lines = world.test(.lcov).output.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "TN:", "SF:\(world.path)/p.charter",
        // The norm, its two conditions, the exception and what stands in it.
        "BRDA:6,0,0,1", "BRDA:6,0,1,0", "BRDA:7,0,0,1", "BRDA:7,0,1,0", "BRDA:8,0,0,1",
        "BRDA:8,0,1,0", "BRDA:11,0,0,0", "BRDA:11,0,1,1", "BRDA:12,0,0,-", "BRDA:12,0,1,-",
        // A line with a condition, and the quota.
        "BRDA:27,0,0,-", "BRDA:27,0,1,-", "BRDA:29,0,0,-", "BRDA:29,0,1,-",
        "BRF:14", "BRH:4",
        "DA:6,1", "DA:7,1", "DA:8,1", "DA:9,1", "DA:11,1", "DA:12,0", "DA:14,0", "DA:16,0",
        "DA:20,0", "DA:21,0", "DA:26,0", "DA:27,0", "DA:29,0",
        "LF:13", "LH:5", "end_of_record",
      ])
  }

  @Test func machinesSeeEveryPlace() throws {
    let world = try world(["a.test.yaml": Self.one])
    let reply = world.test(.json, coverage: true)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let coverage = try #require(document["coverage"] as? [String: Any])
    let totals = try #require(coverage["totals"] as? [String: [String: Int]])
    #expect(totals["norm"] == ["covered": 0, "all": 2])
    #expect(totals["duty"] == ["covered": 1, "all": 1])
    let policies = try #require(coverage["policies"] as? [[String: Any]])
    let points = try #require(policies[0]["points"] as? [[String: Any]])
    #expect(points.count == 13)
    let light = try #require(points.first)
    #expect(light["name"] as? String == "light" && light["clause"] as? String == "1")
    #expect(light["holds"] as? Int == 1 && light["fails"] as? Int == 0)
    #expect(light["gap"] as? String == "never violated")
  }

  /// One policy in two projects is one policy, with what the tests of both decide.
  @Test func projectsThatShareAPolicyCountOnce() throws {
    let world = try World([
      "p.charter": Self.policy, "x/charter.yaml": "policies: ../p.charter\n",
      "y/charter.yaml": "policies: [../p.charter]\n", "x/a.test.yaml": Self.one,
      "y/b.test.yaml": Self.rest,
    ])
    let reply = world.test(coverage: true)
    #expect(reply.status == .success, "\(reply.messages)")
    #expect(gaps(reply).last?.hasPrefix("  norms 2/2 · statements 4/4") ?? false)
  }
}
