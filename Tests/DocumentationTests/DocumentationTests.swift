import Foundation
import Testing

/// The fenced examples of the documentation; `Grammar/README.md` says how each kind is run.
///
/// `CHARTER_RECORD=1 swift test --filter DocumentationTests` writes the shown diagnostics anew and fails.
@Suite struct DocumentationTests {
  static let recording = ProcessInfo.processInfo.environment["CHARTER_RECORD"] == "1"

  @Test(arguments: Page.all)
  func examplesHold(_ page: Page) throws {
    var run = PageRun(page)
    run.runBlocks()
    if Self.recording, !run.recorded.isEmpty { try run.writeRecorded() }
  }

  /// A table of no pages, or pages of no blocks, would pass in silence.
  @Test func thereAreExamples() {
    let counts = Page.all.map { page in
      page.blocks.filter { ["charter", "eval", "yaml"].contains($0.language) }.count
    }
    #expect(Page.all.count > 10)
    #expect(counts.reduce(0, +) > 90)
    for page in Page.all where page.name.hasPrefix("0") && page.name != "09-keywords.md" {
      #expect(!page.blocks.isEmpty, "\(page.name) shows nothing")
    }
  }

  @Test func fencesAreFound() {
    let blocks = Page.blocks(
      in: "a\n```charter error=E0301\nx\n```\n````\n```\n````\n```eval\n```\n")
    #expect(blocks.map(\.language) == ["charter", "", "eval"])
    #expect(blocks.map(\.line) == [2, 5, 8])
    #expect(blocks[0].value(of: "error") == "E0301")
    #expect(blocks.map(\.body) == ["x\n", "```\n", ""])
  }
}
