import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// What officers write in tests instead of what is meant, and what they are told.
@Suite struct ExpectationSlipTests {
  /// A test as written, the code of the one mistake, and what its help says.
  struct Case: CustomTestStringConvertible, Sendable {
    let test: String
    let code: String
    let help: String
    var testDescription: String { test }

    init(_ test: String, _ code: String, _ help: String) {
      self.test = test
      self.code = code
      self.help = help
    }

    static func proposal(_ rest: String, _ code: String, _ help: String) -> Case {
      Case("提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s3, \(rest)}]", code, help)
    }

    static func audit(_ subjects: String, _ code: String, _ help: String) -> Case {
      Case("审计: [{规范: 教师交流, 预期: \(subjects)}]", code, help)
    }
  }

  static let cases: [Case] = [
    // A name where an id should stand.
    .audit("{二校: 达标}", "E0908", "这是名称；编号是“s2”。"),
    .audit("{s22: 达标}", "E0908", "是不是想写“s2”？"),
    Case(
      "补贴: [{补贴: 乡村补贴, 预期: {t3: {收款方: 丙}}}]", "E0808", "这是名称；编号是“t3”。"),
    Case(
      "补贴: [{补贴: 乡村补贴, 预期: {t3: {付款方: 东湖}}}]", "E0808", "这是名称；编号是“d1”。"),
    // Full-width signs.
    .audit("{s1：达标}", "E0908", "改为“:”加一个空格。"),
    .audit("{\"s1，s2\": 达标}", "E0908", "“教师交流”对每个“学校”分别判断，这里写了 2 个；每个另写一项。"),
    .proposal("预期: {结论：不予}", "E0905", "改为“:”加一个空格。"),
    .proposal("预期: {结论: “不予”}", "E0905", "是不是想写“不予”？"),
    .proposal("预期: {结论: 不予。}", "E0905", "是不是想写“不予”？"),
    .proposal(
      "预期: {违反: [教龄.教龄、方案]}", "E0908",
      "这里像是几个名称：各项之间用半角逗号“,”，写成 [教龄.教龄, 方案]。"),
    .proposal(
      "预期: {违反: [veteran.long，veteran]}", "E0908",
      "这里像是几个名称：各项之间用半角逗号“,”，写成 [veteran.long, veteran]。"),
    .proposal("预期: {违反: 【veteran】}", "E0905", "写成列表：[veteran]。"),
    .proposal("预期: {违反: veteran、small}", "E0905", "写成列表：[veteran, small]。"),
    .proposal("预期: {违反: veteran.long}", "E0905", "写成列表：[veteran.long]。"),
    // Other words for a key, told once.
    .proposal("期望: {结论: 准予}", "E0804", "是不是想写“预期”？"),
    .proposal("expected: {结论: 准予}", "E0804", "是不是想写“expect”？"),
    .proposal("预期: {结果: 准予}", "E0905", "是不是想写“结论”？"),
    .audit("{s1: {结论: 达标}}", "E0905", "是不是想写“结果”？"),
    Case("审计: [{规则: 教师交流, 预期: {s1: 达标}}]", "E0905", "是不是想写“规范”？"),
    Case("审计: [{配额: 教师交流, 预期: {s1: 达标}}]", "E0905", "是不是想写“规范”？"),
    Case("审计: [{规范: 教师交流, 期望: {s1: 达标}}]", "E0905", "是不是想写“预期”？"),
    Case("补贴: [{规范: 乡村补贴, 预期: {t1: 0元}}]", "E0905", "是不是想写“补贴”？"),
    Case("补贴: [{补贴: 乡村补贴, 期望: {t1: 0元}}]", "E0905", "是不是想写“预期”？"),
    Case("补贴: [{补贴: 乡村补贴, 预期: {t1: {应发: 0元}}}]", "E0905", "是不是想写“金额”？"),
    Case("审核: [{规范: 教师交流, 预期: {s1: 达标}}]", "E0804", "是不是想写“审计”？"),
  ]

  @Test(arguments: cases)
  func isToldOnceWithHelp(_ item: Case) throws {
    let world = try World(test: item.test)
    let reply = world.test(.json, .zh)
    #expect(reply.status == .faulty)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let diagnostics = try #require(document["diagnostics"] as? [[String: Any]])
    let found = diagnostics.map { "\($0["code"] ?? ""): \($0["help"] as? String ?? "")" }
    #expect(found == ["\(item.code): \(item.help)"])
  }

  @Test func aVerdictIsNoList() throws {
    let world = try World(
      test: "提案: [{行动: 交流, 日期: 2023-01-02, 教师: t3, 去向: s3, 预期: {结论: [不予]}}]")
    #expect(world.test(.text, .zh).messages.contains("结论应是一个词，不是列表。"))
  }
}
