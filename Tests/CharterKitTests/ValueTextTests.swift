import CharterDiagnostics
import CharterKit
import CharterSemantics
import CharterValues
import Testing

/// Values as people and machines read them, by way of expressions.
@Suite struct ValueTextTests {
  static let values: [(String, zh: String, en: String)] = [
    ("true", "是", "yes"), ("1 > 2", "否", "no"), ("2021-01-31 + 1月", "2021-02-28", "2021-02-28"),
    ("5700万元", "5700万元", "57,000,000 yuan"), ("3.05亿元", "3.05亿元", "305,000,000 yuan"),
    ("12345元", "12345元", "12,345 yuan"), ("9999元", "9999元", "9999 yuan"),
    ("1250000元/月", "125万元/月", "1,250,000 yuan/month"), ("0元 - 20000元", "-2万元", "-20,000 yuan"),
    ("12345.67元", "12345.67元", "12,345.67 yuan"), ("3000人", "3000人", "3000 person"),
    ("20210", "20210", "20210"), ("1/3", "1/3（≈ 0.3333）", "1/3 (≈ 0.3333)"),
    ("1/8", "0.125", "0.125"), ("80%", "0.8", "0.8"), ("{1, 2}", "1、2", "1, 2"),
    ("Rating.good", "良", "good"), ("\"文\"", "文", "文"),
  ]

  @Test(arguments: values)
  func text(_ expression: String, zh: String, en: String) throws {
    #expect(try evaluate(expression, .zh).text == zh + "\n")
    #expect(try evaluate(expression, .en).text == en + "\n")
  }

  @Test func json() throws {
    #expect(
      try evaluate("5700万元 / 4", .zh).json
        == #"[{"expression": "5700万元 / 4", "value": "14250000", "unit": "yuan", "type": "number in yuan"}]"#
    )
    #expect(
      try evaluate("1/3", .zh).json == #"[{"expression": "1/3", "value": "1/3", "type": "number"}]"#
    )
    #expect(
      try evaluate("today", .zh).json
        == #"[{"expression": "today", "value": "2021-06-01", "type": "date"}]"#)
    #expect(
      try evaluate("some s in School satisfies s.students > 5000人", .zh).json.contains(
        #""unknown": [{"fact": "#))
  }

  @Test func unknownsSayWhatIsMissing() throws {
    let zh = try evaluate("sum(s in School: s.students)", .zh).text
    #expect(zh.hasPrefix("未知：") && zh.contains("学生数"))
    #expect(try evaluate("费用标准", .zh).text == "未知：费用标准（文件未定）\n")
  }

  private func evaluate(
    _ expression: String, _ language: Language
  ) throws -> (text: String, json: String) {
    var workspace = Sample.workspace()
    let checked = try #require(workspace.loadExpressions([expression]).first).get()
    let result = workspace.evaluate(checked, on: Day(year: 2021, month: 6, day: 1).date)
    let report = EvalReport(
      ReportContext(
        program: try #require(workspace.program), registry: workspace.registry,
        sources: workspace.sources, language: language))
    return (report.text([(expression, result)]), report.json([(expression, result)]).flat)
  }
}
