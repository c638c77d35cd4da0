import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// The tests that are lacking, as a file that passes as it stands.
@Suite struct SuggestionTests {
  @Test(arguments: [Language.zh, .en])
  func theFilePassesAndLeavesNothing(_ language: Language) throws {
    let world = try MutationTests.world()
    let reply = MutationTests.run(world, .text, language, suggests: true)
    #expect(reply.status == .success)
    for students in [2999, 3000, 3001, 1999, 2000, 2001] {
      #expect(reply.output.contains("students: \(students),"), "\(students)")
    }
    try world.write(reply.output, to: "more.test.yaml")
    let tests = world.test()
    #expect(tests.status == .success, "\(tests.messages)\(tests.output)")
    #expect(tests.output.contains("more.test.yaml"))
    // Nothing is lacking then, and no boundary may be mistaken.
    let again = MutationTests.run(world, .text, language, suggests: true)
    #expect(!again.output.contains("proposals:"), "\(again.output)")
    let survivors = try MutationTests.survivors(MutationTests.run(world, .json))
    #expect(!survivors.contains { $0.text.hasPrefix("comparison") || $0.text.hasPrefix("figure") })
  }

  /// The shell makes the file that the output goes to before anything is read.
  @Test(arguments: ["", "# 待补\n\n"])
  func theFileThatTheOutputGoesToIsNoTest(_ blank: String) throws {
    let world = try MutationTests.world()
    try world.write(blank, to: "more.test.yaml")
    let reply = MutationTests.run(world, .text, .zh, suggests: true)
    #expect(reply.status == .success && reply.messages.isEmpty, "\(reply.messages)")
    #expect(reply.output.contains("proposals:"))
    try world.write(reply.output, to: "more.test.yaml")
    #expect(world.test().status == .success)
    let again = MutationTests.run(world, .text, .zh, suggests: true)
    #expect(again.output.contains("都有测试了") && again.output.contains("--mutate"), "\(again.output)")
  }

  /// The output is saved as a file of tests: nothing else may get into it.
  @Test func whatIsWrongIsToldBesideTheFile() throws {
    let world = try MutationTests.world()
    try world.write("proposals: [{action: nothing}]", to: "b.test.yaml")
    let faulty = MutationTests.run(world, .text, .zh, suggests: true)
    #expect(faulty.status == .faulty && faulty.output.isEmpty, "\(faulty.output)")
    #expect(faulty.messages.contains("E0901") && faulty.messages.contains("b.test.yaml"))
    let failing = try World(test: ReportTests.failing)
    let failed = MutationTests.run(failing, .text, .zh, suggests: true)
    #expect(failed.status == .rejected && failed.output.isEmpty, "\(failed.output)")
    #expect(failed.messages.contains("才能写出还缺的测试"), "\(failed.messages)")
  }

  /// Where names are Chinese, so are the keys beside them, and the file reads back.
  @Test func chinesePoliciesHaveChineseTests() throws {
    let world = try World([
      "charter.yaml": "政策: p.charter\n",
      "p.charter": """
      词汇 学校词汇
      实体 学校 { name 校名: 文本, 学生数: 整数 }
      行动 停办 { 学校: 学校 }
      政策 停办办法 { 使用 学校词汇 }
      规则 规模 适用 停办 { 要求 学校.学生数 < 100 }
      """,
      "a.test.yaml": """
      登记: {学校: [{编号: a, 校名: 甲校, 学生数: 3}]}
      提案:
        - {行动: 停办, 日期: 2023-01-02, 学校: a, 预期: {结论: 准予}}
      """,
    ])
    let output = MutationTests.run(world, .text, .zh, suggests: true).output
    #expect(output.contains("登记:\n  学校:\n    - {编号: ") && output.contains("校名: 甲校"), "\(output)")
    #expect(output.contains("    行动: 停办\n    日期: 2023-01-02\n"), "\(output)")
    #expect(output.contains("    预期: {结论: 不予, 违反: ["), "\(output)")
    try world.write(output, to: "more.test.yaml")
    let tests = world.test(.text, .zh)
    #expect(tests.status == .success, "\(tests.messages)\(tests.output)")
  }

  @Test func whatCannotBeFoundIsSaid() throws {
    let policy = MutationTests.policy.replacingOccurrences(
      of: "when school.boarding",
      with: "when school.boarding and school.students > 9000人 and not school.boarding")
    let reply = MutationTests.run(
      try MutationTests.world(policy), .text, .en, suggests: true)
    #expect(reply.output.contains("# No such case was found by changing one fact:"))
    #expect(reply.output.contains("boarding_school"))
  }
}
