import CharterDiagnostics
import CharterEngine
import CharterKit
import Foundation
import Testing

/// What a case officer reads, whole, at 100 columns.
///
/// `CHARTER_RECORD=1 swift test --filter DecisionReportTests` writes the replies anew and fails, so that they are read.
@Suite struct DecisionReportTests {
  static let cases: [(name: String, proposals: String)] = [
    ("rejected", Sample.rejected), ("permitted", Sample.permitted),
    ("undetermined", Sample.undetermined), ("plan", Sample.plan),
  ]

  @Test(arguments: cases, Language.allCases)
  func text(_ example: (name: String, proposals: String), language: Language) throws {
    let (context, decisions) = try Sample.decide(example.proposals, language: language)
    let report = DecisionText(context)
    let numbers = decisions.indices.map { decisions.count > 1 ? $0 + 1 : nil }
    var text = zip(decisions, numbers).map { report.render($0, number: $1) + "\n" }.joined()
    text += report.readingNotes(decisions)
    if decisions.count > 1 { text += "\n" + report.summary(decisions) }
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 100) }
    try compare(text, "\(example.name).\(language).txt")
  }

  @Test(arguments: Language.allCases)
  func derivation(language: Language) throws {
    let (context, decisions) = try Sample.decide(Sample.rejected, language: language)
    let text = DerivationText(context).render(try #require(decisions.first))
    try compare(text, "explained.\(language).txt")
  }

  @Test func json() throws {
    let (context, decisions) = try Sample.decide(Sample.rejected, language: .en)
    let value = DecisionJSON(context).value(of: try #require(decisions.first))
    try compare(value.pretty + "\n", "rejected.json")
    // Other programs read it too.
    _ = try JSONSerialization.jsonObject(with: Data(value.pretty.utf8))
  }

  @Test(arguments: [60, 72, 80, 120])
  func everyWidth(width: Int) throws {
    for example in Self.cases {
      for language in Language.allCases {
        let (context, decisions) = try Sample.decide(
          example.proposals, language: language, width: width)
        for decision in decisions {
          let text = DecisionText(context).render(decision)
          for line in text.split(separator: "\n") where width >= 80 {
            #expect(DisplayWidth.of(line) <= width)
          }
        }
      }
    }
  }

  @Test func colours() throws {
    let (context, decisions) = try Sample.decide(Sample.rejected, language: .zh)
    let painted = ReportContext(
      program: context.program, registry: context.registry, sources: context.sources,
      language: .zh, style: TextStyle(isColoured: true))
    let decision = try #require(decisions.first)
    let plain = DecisionText(context).render(decision)
    let coloured = DecisionText(painted).render(decision)
    #expect(coloured.contains("\u{1B}[31m✗\u{1B}[0m"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  private func compare(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures").appending(path: name)
    if ProcessInfo.processInfo.environment["CHARTER_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name) anew")
    } else {
      #expect(text == (try String(contentsOf: file, encoding: .utf8)))
    }
  }
}
