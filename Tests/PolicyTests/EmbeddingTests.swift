import CharterData
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues
import Foundation
import Testing

/// What the README shows to programs that decide for themselves.
@Suite struct EmbeddingTests {
  private static func replies() -> [String] {
    let folder = PolicyTests.policies
    let policies = ["vocabulary", "nanchang"].map { folder.appending(path: $0).path }
    let registry = folder.appending(path: "nanchang/registry").path
    let proposals = folder.appending(path: "nanchang/proposals/proposals.yaml").path
    var lines: [String] = []
    func print(_ verdict: Verdict, _ norms: [String]) {
      lines.append(([verdict.rawValue] + norms).joined(separator: " "))
    }
    func run() {
      // The README's text from here on; the indentation is less there.
      var workspace = Workspace.load(Places(policies: policies, registry: [registry]))
      guard let program = workspace.program, let file = workspace.loadProposals(proposals) else {
        return
      }
      var engine = DecisionEngine(
        program: program, registry: file.registry, overrides: file.overrides)
      for proposal in file.proposals {
        guard let date = proposal.date else { continue }
        let ruling = engine.decide(proposal, on: date)
        print(
          ruling.verdict,
          ruling.norms.filter { $0.outcome == .violated }.map { program[$0.norm].name.canonical })
      }
      // To here.
    }
    run()
    return lines
  }

  @Test func theExampleDecides() {
    let replies = Self.replies()
    #expect(replies.count >= 5)
    #expect(replies.first == "permitted")
    #expect(replies.contains { $0.hasPrefix("rejected ") })
  }

  @Test func theReadmeShowsIt() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let readme = try String(
      contentsOf: PolicyTests.policies.deletingLastPathComponent().appending(path: "README.md"),
      encoding: .utf8)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.contains("The README's text") })
    let end = try #require(lines.firstIndex { $0.contains("// To here.") })
    let shown = lines[(start + 1)..<end].map { $0.dropFirst(6) }.joined(separator: "\n")
    #expect(readme.contains("```swift\n\(shown)\n```"))
  }
}
