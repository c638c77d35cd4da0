import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// Tests in which nothing is tested are refused, or fail; they never pass.
@Suite struct HollowTestTests {
  static let hollow: [(test: String, key: String)] = [
    (
      "proposals: [{action: rotate, date: 2023-01-02, teacher: t3, to_school: s3, expect: {}}]",
      "expect"
    ),
    ("提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s3, 预期: }]", "预期"),
    ("提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s3, 预期: {结论: , 违反: }}]", "预期"),
    ("提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s3, 预期: {补贴: {}}}]", "补贴"),
    ("提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s3, 预期: {补贴: {乡村补贴: {}}}}]", "乡村补贴"),
    ("提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s3, 预期: {补贴: {乡村补贴: {t1: {}}}}}]", "t1"),
    ("审计: [{规范: 教师交流, 预期: {}}]", "预期"), ("审计: [{规范: 教师交流, 预期: }]", "预期"),
    ("审计: [{规范: 教师交流, 预期: {s1: {}}}]", "s1"),
    ("审计: [{规范: 教师交流, 预期: {s1: {结果: }}}]", "s1"),
    ("审计: [{规范: 教师交流, 预期: {s1: {结果: }, 其余: 达标}}]", "s1"),
    ("审计: [{规范: 教师交流, 预期: {s1: 达标, 其余: {}}}]", "其余"),
    ("审计: [{规范: 有人交流, 预期: {}}]", "预期"), ("审计: [{规范: 有人交流, 预期: {结果: }}]", "预期"),
    ("补贴: [{补贴: 乡村补贴, 预期: {}}]", "预期"), ("补贴: [{补贴: 乡村补贴, 预期: {}, 合计: 1600元}]", "预期"),
    ("补贴: [{补贴: 乡村补贴, 合计: }]", "合计"), ("补贴: [{补贴: 乡村补贴, 合计: 1600元, 预算: }]", "预算"),
    ("补贴: [{补贴: 乡村补贴, 预期: {t1: {分项: {}}}}]", "分项"),
    ("补贴: [{补贴: 乡村补贴, 预期: {t1: {金额: 0元, 分项: }}}]", "分项"),
    ("补贴: [{补贴: 乡村补贴, 预期: {t1: {分项: }}}]", "t1"),
  ]

  /// Each is told once, at the key under which something should stand.
  @Test(arguments: hollow.indices)
  func isRefused(_ index: Int) throws {
    let (test, key) = Self.hollow[index]
    let world = try World(test: test)
    let reply = world.test(.json, .zh)
    #expect(reply.status == .faulty)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["code"] as? String } == ["E0905"], "\(test)")
    let message = diagnostics.first?["message"] as? String ?? ""
    #expect(message == "“\(key)”之下没有写预期，什么也不检验。", "\(test)")
  }

  /// A mistake in what is written is told as that alone.
  @Test func aMistakeIsNoHollowTest() throws {
    let world = try World(test: "审计: [{规范: 教师交流, 预期: {s1: {结束: 达标}}}]")
    #expect(world.test(.text, .zh).messages.components(separatedBy: "E0905").count == 2)
  }

  /// What is expected of all others fails where there are none, unless it is that there are none.
  @Test(arguments: [
    ("未达标", "others"), ("达标", "others"), ("不适用", nil),
    ("{结果: 达标}", "others"),
  ])
  func nobodyIsLeftOver(_ outcome: String, _ difference: String?) throws {
    let world = try World(
      test: "审计: [{规范: 方案印发, 日期: 2023-01-01, 预期: {d1: 达标, d2: 未达标, 其余: \(outcome)}}]")
    let reply = world.test(.json)
    #expect(reply.status == (difference == nil ? .success : .rejected), "\(reply.output)")
    #expect(reply.output.contains("others") == (difference != nil))
    if difference != nil {
      #expect(world.test(.text, .zh).output.contains("其余应为 有对象，实为 没有其余的对象"))
      #expect(
        world.test(.text, .en).output.contains(
          "others: expected subjects, got no subject is left over"))
    }
  }

  /// On a day on which the policy is not in force there is nobody to meet anything.
  @Test func nobodyWherePoliciesAreNotInForce() throws {
    let policy = World.policy.replacingOccurrences(
      of: "jurisdiction \"360100\"", with: "jurisdiction \"360100\" in force from 2021-01-01")
    let world = try World(
      test: "审计: [{规范: 教师交流, 日期: 2020-01-01, 预期: {其余: 达标}}]", policy: policy)
    let reply = world.test(.text, .zh)
    #expect(reply.status == .rejected, "\(reply.messages)")
    #expect(reply.output.contains("不施行"))
  }
}

/// Words that reports use may stand in tests.
@Suite struct ReportWordTests {
  @Test(arguments: [
    "审计: [{规范: 教师交流, 日期: 2023-01-01, 预期: {s3: 待定}}]",
    "审计: [{规范: 教师交流, 日期: 2023-01-01, 预期: {s3: {结果: 待定}}}]",
    "审计: [{规范: 教师交流, 日期: 2023-01-01, 预期: {s3: 待补}}]",
  ])
  func undeterminedByEitherWord(_ test: String) throws {
    let world = try World(test: test)
    let reply = world.test(.text, .zh)
    #expect(reply.status == .success, "\(reply.messages)\(reply.output)")
  }

  @Test(arguments: ["待定", "待补", "undetermined"])
  func verdictsAmountsAndBudgets(_ word: String) throws {
    let world = try World(
      test: """
        提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s1, 预期: {结论: \(word)}}]
        补贴: [{补贴: 乡村补贴, 预期: {t3: \(word)}, 预算: \(word)}]
        """)
    let reply = world.test(.text, .zh)
    // All three are wrong here, and none is a mistake of writing.
    #expect(reply.status == .rejected, "\(reply.messages)")
    for line in ["结论应为 待补，实为 不予", "金额应为 待补，实为 550元", "预算应为 待补，实为 超出"] {
      #expect(reply.output.contains(line), "\(reply.output)")
    }
  }
}

/// What is missing is named in either language, and told in the reader's.
@Suite struct MissingNameTests {
  static let policy = """
    vocabulary things 事项词汇
    entity Office 机构 { name 名称: text }
    action act 办理 { office 机构: Office }
    policy conduct 办法 {
    }
    clause "1" {
      parameter bar 门槛: integer = unset
      table base 基础表 (n: integer): integer { n => amount
        1 => unset
        otherwise => 3
      }
      rule sound 规则一 for act {
        procedure { step report 报备 by office }
        require 1 > bar
        require base(1) > 2
      }
    }
    """

  private func world(_ missing: String) throws -> World {
    try World([
      "charter.yaml": "policies: p.charter\nregistry: r.yaml\n", "p.charter": Self.policy,
      "r.yaml": "Office: [{id: e1, name: 甲}]\n",
      "a.test.yaml": "提案: [{行动: 办理, 日期: 2023-01-01, 机构: e1, 预期: {缺少: [\(missing)]}}]\n",
    ])
  }

  @Test(arguments: [
    "\"step:report\", \"parameter:bar\", \"table:base\"", "步骤:报备, 参数:门槛, 表:基础表",
    "步骤：report, 参数：bar, table:基础表", "\"步骤: 报备\", \"参数: 门槛\", \"表: 基础表\"",
  ])
  func prefixesOfBothLanguages(_ missing: String) throws {
    let reply = try world(missing).test(.text, .zh)
    #expect(reply.status == .success, "\(reply.messages)\(reply.output)")
  }

  @Test func differencesAreInTheReadersLanguage() throws {
    let world = try world("\"step:report\", \"行动:1\"")
    let zh = world.test(.text, .zh).output
    #expect(zh.contains("缺少应为 步骤:报备、行动:1，实为 "), "\(zh)")
    for part in ["步骤:报备", "参数:门槛", "表:基础表"] { #expect(zh.contains(part), "\(zh)") }
    let en = world.test(.text, .en).output
    #expect(en.contains("missing: expected step:report, action:1, got "), "\(en)")
    for part in ["step:report", "parameter:bar", "table:base"] {
      #expect(en.contains(part), "\(en)")
    }
  }

  @Test(arguments: ["步骤:报批", "参数:门坎", "表:基数表"])
  func unknownOnesAreMistakes(_ name: String) throws {
    let reply = try world(name).test(.text, .zh)
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("E0908"))
  }
}
