import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// The forms of a comparison.
@Suite struct DiffReportTests {
  static let edits = [
    ("teacher.years >= 3 otherwise", "teacher.years >= 13 otherwise"),
    ("rural => 400元", "rural => 433.33元"), ("教龄不足三年。", "任教|未满 *三年*。"),
    ("quota rotation 教师交流", "quota rotation 教师轮岗"),
  ]

  @Test(arguments: Language.allCases, [OutputFormat.text, .markdown])
  func everyLineIsThere(_ language: Language, _ format: OutputFormat) throws {
    let reply = try RevisionWorld(Self.edits).run(format, language)
    #expect(reply.status == .rejected)
    #expect(reply.messages.isEmpty)
    let wanted =
      language == .zh
      ? ["实质变更 2", "形式变更 1", "准予 → ", "433.33元", "变更 1（没有它", "这不是证明", "rotation 教师轮岗"]
      : [
        "2 of substance", "1 of form", "permitted → ", "433.33", "hange 1 (without it", "no proof",
      ]
    for words in wanted {
      #expect(reply.output.replacingOccurrences(of: "\\", with: "").contains(words), "\(words)")
    }
  }

  @Test func linesOfTextFit() throws {
    for language in Language.allCases {
      let text = try RevisionWorld(Self.edits).run(.text, language).output
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= 100, "\(line)")
      }
    }
  }

  @Test func cellsAreEscaped() throws {
    let text = try RevisionWorld(Self.edits).run(.markdown, .zh).output
    #expect(text.contains("任教\\|未满 \\*三年\\*。"))
    #expect(text.contains("<details><summary>只是形式的变更</summary>"))
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      let bars = line.replacingOccurrences(of: "\\|", with: "").filter { $0 == "|" }.count
      #expect([4, 5, 6].contains(bars), "\(line)")
    }
  }

  @Test func quietTellsTotalsOnly() throws {
    let text = try RevisionWorld(Self.edits).run(.text, .en, quiet: true).output
    #expect(text.split(separator: "\n").count < 8)
    #expect(text.contains("Changes: 2 of substance"))
    #expect(!text.contains("veteran"))
  }

  @Test func wrongFormatsAreRefused() throws {
    #expect(try RevisionWorld([]).run(.csv).status == .usage)
    #expect(try RevisionWorld([]).run(top: -1).status == .usage)
  }

  /// The fields that scripts rely on.
  @Test func fieldsAreStable() throws {
    let report = try RevisionWorld(Self.edits).json()
    #expect(
      Set(report.fields.keys) == [
        "charter", "base", "head", "as_of", "weight", "layout_differs", "reordered", "changes",
        "proposals_used", "registry_used", "cases", "state", "state_judgement", "subsidies",
        "unreadable", "diagnostics",
      ])
    #expect(
      Set(report.changes.first?.keys.map { $0 } ?? []) == [
        "number", "change", "weight", "kind", "name", "name_before", "policy", "clause",
        "clause_before", "details", "at", "at_before",
      ])
    #expect(
      Set(report.flips.first?.keys.map { $0 } ?? []) == [
        "action", "date", "title", "at", "before", "after", "judgement", "norms", "differs",
        "cause",
      ])
  }
}
