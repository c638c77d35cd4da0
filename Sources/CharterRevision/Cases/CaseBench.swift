import CharterDiagnostics
import CharterKit
import CharterSemantics

/// A file of tests that is not written yet, run on the records of a set.
struct CaseBench {
  let bench: TestBench

  /// Reads and runs the text; `nil`: it has an error.
  init?(_ text: String, _ workspace: Workspace, _ program: Program, _ invocation: Invocation) {
    var workspace = workspace
    let name = "suggested.test.yaml"
    guard let file = workspace.loadProposals(text: SourceText(name: name, text: text)) else {
      return nil
    }
    var alone = invocation
    // Many files are tried side by side already.
    alone.spread = nil
    bench = TestBench(
      workspace, program: program, files: [(path: name, tests: file)], isChosen: { _, _ in true },
      alone)
  }

  /// Whether every test comes out as expected.
  var passes: Bool { bench.passes && bench.testCount > 0 }
}
