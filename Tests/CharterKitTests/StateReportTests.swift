import CharterDiagnostics
import Foundation
import Testing

/// What `charter audit` and `charter subsidy` print, whole.
///
/// `CHARTER_RECORD=1 swift test --filter StateReportTests` writes the replies anew and fails, so that they are read.
@Suite struct StateReportTests {
  static let runs: [(name: String, arguments: [String], status: Int32)] = [
    ("audit.early", ["audit", "--as-of", "2022-06-01"], 1),
    ("audit.late", ["audit", "--as-of", "2023-03-01"], 1),
    ("audit.quiet", ["audit", "--as-of", "2023-03-01", "-q"], 1),
    ("subsidy", ["subsidy", "--as-of", "2023-03-01"], 3),
    ("subsidy.summary", ["subsidy", "--as-of", "2023-03-01", "--summary"], 3),
    ("subsidy.quiet", ["subsidy", "--as-of", "2023-03-01", "--quiet"], 3),
    ("changes.check", ["check", "moves.yaml"], 1),
    ("changes.explain", ["explain", "moves.yaml"], 1),
  ]

  @Test(arguments: runs.indices, Language.allCases)
  func lines(_ index: Int, language: Language) throws {
    let run = Self.runs[index]
    let result = try StateSample.world().run(
      run.arguments + StateSample.arguments + ["--language", language.rawValue])
    #expect(result.status == run.status && result.messages.isEmpty, "\(result.messages)")
    for line in result.output.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 100) }
    try compare(result.output, "\(run.name).\(language).txt")
  }

  static let documents: [(name: String, arguments: [String])] = [
    ("audit.json", ["audit", "--format", "json"]), ("audit.csv", ["audit", "--format", "csv"]),
    ("audit.md", ["audit", "--format", "markdown", "--language", "zh"]),
    ("subsidy.json", ["subsidy", "--format", "json"]),
    ("subsidy.csv", ["subsidy", "--format", "csv", "--language", "zh"]),
    ("subsidy.summary.csv", ["subsidy", "--format", "csv", "--summary"]),
    ("subsidy.md", ["subsidy", "--format", "markdown"]),
    ("changes.json", ["check", "moves.yaml", "--format", "json"]),
  ]

  @Test(arguments: documents.indices)
  func document(_ index: Int) throws {
    let (name, arguments) = Self.documents[index]
    let result = try StateSample.world().run(
      arguments + StateSample.arguments + ["--as-of", "2023-03-01"])
    let status: Int32 = arguments.first == "subsidy" ? 3 : 1
    #expect(result.status == status && result.messages.isEmpty, "\(result.messages)")
    if name.hasSuffix("json") {
      _ = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    }
    try compare(result.output, name)
  }

  private func compare(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/State").appending(path: name)
    if ProcessInfo.processInfo.environment["CHARTER_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name) anew")
    } else {
      #expect(Data(text.utf8) == (try Data(contentsOf: file)), "\(text)")
    }
  }
}
