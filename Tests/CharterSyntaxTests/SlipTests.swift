import CharterDiagnostics
import CharterSyntax
import Testing

/// Slips of everyday writing: one diagnostic each, and a fix after which nothing is left to say.
@Suite struct SlipTests {
  private func norm(_ body: String) -> String { "规则 r 适用 a {\n  \(body)\n}" }

  @Test(arguments: [
    "要求 a。\n  否则 \"x\"", "要求 a；\n  否则 \"x\"", "require a;\n  otherwise \"x\"", "要求 a。否则 \"x\"",
    "要求 a 否则 zh \"a\"；\n  en \"b\"", "要求 a。\n  否则 zh \"a\"。\n  en \"b\"；\n  要求 c",
    "程序 {\n 步骤 a 由 b；\n 否则 \"x\"\n }", "require a = 2000 / 3 / 1", "require a = b * 2000/3/1",
  ]) func accepts(body: String) {
    #expect(problems(norm(body)) == [])
  }

  @Test(arguments: [
    ("require a.\n  otherwise \"x\"", "E0108", "require a\n  otherwise \"x\""),
    ("要求 a.b = 运行且集团.c = 学校", "E0313", "要求 a.b = 运行 且 集团.c = 学校"),
    ("要求 a < 甲 < c", "E0113", "要求 a < 甲 且 甲 < c"),
    ("至少3 {\n    事由 a\n  }", "E0108", "至少 3 项 {\n    事由 a\n  }"),
    ("至少3 项 {\n    事由 a\n  }", "E0108", "至少 3 项 {\n    事由 a\n  }"),
    ("至少三项 {\n    事由 a\n  }", "E0108", "至少 3 项 {\n    事由 a\n  }"),
    ("要求 a >= 2021/3/1", "E0107", "要求 a >= 2021-03-01"),
    ("要求 a >= 2021.3.1", "E0107", "要求 a >= 2021-03-01"),
    ("要求 a =< b", "E0108", "要求 a <= b"),
    ("要求 a <> b", "E0108", "要求 a != b"),
    ("要求 a > = b", "E0108", "要求 a >= b"),
    ("要求 a => b", "E0108", "要求 a >= b"),
    ("要求 a ≧ b", "E0102", "要求 a >= b"),
    ("要求 a ≦ b 且 c", "E0102", "要求 a <= b 且 c"),
    ("要求 (a 大于等于 b 且 c = d)", "E0108", "要求 (a >= b 且 c = d)"),
    ("要求 a 小于等于 b", "E0108", "要求 a <= b"),
    ("要求 a + 1 不等于 b", "E0108", "要求 a + 1 != b"),
    ("当普遍即全部", "E0108", "当 普遍即全部"),
    ("/* 注 */\n  要求 a", "E0102", "// 注 \n  要求 a"),
    ("要求 f【学校, 集团】 且 a", "E0102", "要求 f(学校, 集团) 且 a"),
  ]) func mendsANorm(body: String, code: String, expected: String) throws {
    try expectMended(norm(body), code, norm(expected))
  }

  @Test(arguments: [
    ("规则 甲 适用成员校纳新 {\n  要求 a\n}", "E0108", "规则 甲 适用 成员校纳新 {\n  要求 a\n}"),
    ("规则 甲 适用 a 截至2021-12-31 {\n  要求 a\n}", "E0108", "规则 甲 适用 a 截至 2021-12-31 {\n  要求 a\n}"),
    (
      "配额 甲 对每个d 属于 e {\n  不少于 1\n}", "E0108", "配额 甲 对每个 d 属于 e {\n  不少于 1\n}"
    ),
    ("配额 q 对每个d 属于 e {\n  不少于 1\n}", "E0108", "配额 q 对每个 d 属于 e {\n  不少于 1\n}"),
    ("规则 r 适用成员校纳新 {\n  要求 a\n}", "E0108", "规则 r 适用 成员校纳新 {\n  要求 a\n}"),
    ("配额 甲 {\n  截至2021-12-31\n}", "E0108", "配额 甲 {\n  截至 2021-12-31\n}"),
    ("实体 A {\n  a: 整数 人\n}", "E0108", "实体 A {\n  a: 整数 计 人\n}"),
    (
      "entity A {\n  a: integer 人, b: text\n}", "E0108", "entity A {\n  a: integer in 人, b: text\n}"
    ),
  ]) func mendsAFile(text: String, code: String, expected: String) throws {
    try expectMended(text, code, expected)
  }

  @Test(arguments: [
    (norm: "至少几项 {\n    事由 a\n  }", code: "E0108 [至少几项]"),
    (norm: "要求 a = 2021.13.1", code: "E0107 [2021.13.1]"),
    (norm: "/* a\n  b */\n  要求 a", code: "E0102 [/* a\n  b */]"),
  ]) func saysSoWithoutAFix(body: String, code: String) {
    let result = read(norm(body))
    #expect(problems(result) == [code])
    let fixes = result.diagnostics.flatMap(\.fixes)
    #expect(fixes.isEmpty)
  }

  @Test(arguments: ["quota q { count where a }", "配额 q { 计数 其中 a }"])
  func aCountNeedsAVariable(text: String) {
    let result = read(text)
    #expect(result.diagnostics.map(\.code) == [.unexpectedToken])
    #expect(result.diagnostics.first?.message.zh.contains("代称") ?? false)
  }

  @Test func keywordsAreNotSplit() {
    let pieces = splitRunTogether("否则") { _ in true }
    #expect(pieces == nil)
  }

  private func expectMended(_ text: String, _ code: String, _ expected: String) throws {
    let result = read(text)
    #expect(result.diagnostics.map(\.code.rawValue) == [code])
    let fix = try #require(result.diagnostics.first?.fixes.first)
    var bytes = Array(text.utf8)
    for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: edit.replacement.utf8)
    }
    let mended = String(decoding: bytes, as: UTF8.self)
    #expect(mended == expected)
    #expect(problems(mended) == [])
  }
}
