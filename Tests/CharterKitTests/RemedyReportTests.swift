import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterValues
import Foundation
import Testing

/// What would change a verdict, as an officer, a reviewer and a program read it.
///
/// `CHARTER_RECORD=1 swift test --filter RemedyReportTests` writes the replies anew and fails, so that they are read.
@Suite struct RemedyReportTests {
  static let cases: [(name: String, proposals: String)] = [
    ("rejected", Sample.rejected), ("undetermined", Sample.undetermined), ("plan", Sample.plan),
    ("nearly", nearly),
  ]

  /// All is well but the applicant and a day.
  private static let nearly = """
    proposals:
      - action: admit
        date: 2021-04-20
        school: yucai
        group: g
        applicant: minhe
        agreement: {signed_on: 2021-04-25, expires_on: 2024-08-31}
        steps: {application: {on: 2021-04-01, by: yucai}, approval: {on: 2021-05-20, by: yucai}}
    """

  @Test(arguments: cases, Language.allCases)
  func text(_ example: (name: String, proposals: String), language: Language) throws {
    var text = ""
    for (found, decision, context) in try Self.remedies(example.proposals, language) {
      let lines = RemedyText(context).lines(found, of: decision)
      for line in lines { #expect(DisplayWidth.of(line) <= 100) }
      text += "\(decision.verdict.rawValue)\n" + lines.map { $0 + "\n" }.joined()
    }
    try compare(text, "Remedies/\(example.name).\(language).txt")
  }

  @Test(arguments: cases)
  func json(_ example: (name: String, proposals: String)) throws {
    var values: [JSONValue] = []
    for (found, decision, context) in try Self.remedies(example.proposals, .en) {
      values.append(.object(RemedyJSON(context).members(found, of: decision)))
    }
    let text = JSONValue.array(values).pretty + "\n"
    try compare(text, "Remedies/\(example.name).json")
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func markdown() throws {
    var text = ""
    for (found, decision, context) in try Self.remedies(Sample.rejected, .zh) {
      text += DecisionMarkdown(context).render(decision, remedies: found)
    }
    try compare(text, "Remedies/rejected.md")
  }

  /// Nothing is to be said of what is permitted; a search that is stopped says so.
  @Test func silenceAndHaste() throws {
    for (found, decision, context) in try Self.remedies(Sample.permitted, .en) {
      #expect(RemedyText(context).lines(found, of: decision).isEmpty)
    }
    for (found, decision, context) in try Self.remedies(Sample.rejected, .en, stops: true) {
      #expect(found.stoppedEarly && found.permitting.isEmpty)
      #expect(
        RemedyText(context).lines(found, of: decision).contains {
          $0.contains("The search stopped early")
        })
    }
  }

  private static func remedies(
    _ proposals: String, _ language: Language, stops: Bool = false
  ) throws -> [(found: Remedies, decision: Decision, context: ReportContext)] {
    var workspace = Sample.workspace()
    let file = workspace.loadProposals(text: SourceText(name: "p.yaml", text: proposals))
    let loaded = try #require(file)
    let day = Day(year: 2021, month: 6, day: 1).date
    let program = try #require(workspace.program)
    let decided = workspace.decide(loaded, on: day)
    let context = ReportContext(
      program: program, registry: decided.registry, sources: workspace.sources, language: language)
    let evaluator = ReferenceEvaluator(program: program, registry: decided.registry)
    return decided.decisions.enumerated().map { index, decision in
      let found = evaluator.remedies(
        forActionAt: index, of: loaded, defaultDate: day, shouldStop: { stops })
      return (found, decision, context)
    }
  }

  private func compare(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures").appending(path: name)
    if ProcessInfo.processInfo.environment["CHARTER_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name) anew")
    } else {
      #expect(text == (try String(contentsOf: file, encoding: .utf8)))
    }
  }
}
