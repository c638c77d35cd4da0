import CharterData
import CharterDiagnostics
import CharterValues
import Testing

@Suite("Slips of the pen are named at their place")
struct YAMLSlipTests {
  @Test(
    "in files that YAML cannot read",
    arguments: [
      ("学校：\n  - id: a\n", "：", "full-width colon", ":"),
      ("School:\n  - id: a\n    stage：小学\n", "：", "full-width colon", ": "),
      ("School:\n  - id: a\n    name:甲\n    stage: 小学\n", ":", "space is missing", ": "),
      ("School:\n  - id: a\n    name=甲\n", "=", "equals sign", ": "),
      ("School:\n  - id: a\n    name ＝ 甲\n", "＝", "equals sign", ":"),
      ("School:\n\t- id: a\n", "\t", "tab", "  "),
      ("School:\n  - {id: a，name: b}\n", "，", "full-width comma", ", "),
      ("School:\n  － id: a\n    name: b\n", "－", "full-width `－`", "-"),
      ("＃ 说明\nSchool: []\n", "＃", "full-width `＃`", "#"),
      ("// 说明\nSchool: []\n", "//", "not with `//`", "#"),
    ])
  func unreadable(_ text: String, _ slip: String, _ words: String, _ replacement: String) throws {
    let probe = DataProbe(registry: text)
    #expect(probe.findings == ["E0801 \(slip)"])
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(diagnostic.message.en.contains(words), "\(diagnostic.message.en)")
    #expect(diagnostic.fixes.first?.edits.first?.replacement == replacement)
    let fix = try #require(diagnostic.fixes.first)
    var bytes = Array(text.utf8)
    for edit in fix.edits.reversed() {
      bytes.replaceSubrange(
        Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.replacement.utf8))
    }
    let mended = DataProbe(registry: [bytes])
    #expect(!mended.diagnostics.contains { $0.code == .yamlSyntax })
  }

  @Test(
    "in keys and records",
    arguments: [
      ("学校: [{编号: a, 校名：昌南小学}]", "E0804 校名：昌南小学", "full-width colon", ": "),
      ("学校: [{编号: a, 学生数:1260}]", "E0804 学生数:1260", "space is missing", ": "),
      ("学校: [{编号:a, 学生数: 1260}]", "E0804 编号:a", "space is missing", ": "),
      ("学校: [{编号: a, 学生数=1260}]", "E0804 学生数=1260", "equals sign", ": "),
      ("School:\n  - id: a\n　　name: b\n", "E0805 　　name", "full-width or no-break", "  "),
      ("School:\n  - id：a\n", "E0812 id：a", "full-width colon", ": "),
      ("School:\n  - id:a\n    name:b\n", "E0812 id:a\n    name:b", "space is missing", ": "),
      ("School:\n  － id: a\n", "E0812 － id: a", "full-width `－`", "-"),
    ])
  func readable(_ text: String, _ finding: String, _ words: String, _ replacement: String) throws {
    let probe = DataProbe(registry: text)
    #expect(probe.findings == [finding])
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(diagnostic.message.en.contains(words), "\(diagnostic.message.en)")
    #expect(diagnostic.fixes.first?.edits.first?.replacement == replacement)
  }

  @Test(
    "Chinese words are without libyaml's",
    arguments: [
      "School: []\n  a: b\nc", "a\nb: c", "School: []\n]", "\tSchool: []", "a: %b", "? - [",
    ])
  func noEnglish(_ text: String) {
    for diagnostic in DataProbe(registry: text).diagnostics where diagnostic.code == .yamlSyntax {
      #expect(!diagnostic.message.zh.contains("found"))
      #expect(!diagnostic.message.zh.contains("expected"))
    }
  }
}
