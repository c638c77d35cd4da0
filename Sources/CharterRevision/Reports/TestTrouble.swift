import CharterDiagnostics
import CharterKit

/// What is wrong in one file, so that tests did not run; or why nothing was tested at all.
struct TestTrouble {
  /// The path of the file; empty: it is about the run.
  let path: String
  /// One line a diagnostic: `E0108 x.charter:2:21 …`; or the one reason.
  let lines: [String]
  /// The code of the first diagnostic.
  let code: String
}

extension TestSession {
  /// The most diagnostics of one file that are listed.
  private static let most = 100

  /// What is wrong, by file in the order noticed, and why nothing ran where no file says it.
  func troubles(_ language: Language) -> [TestTrouble] {
    var paths: [String] = []
    var lines: [String: [String]] = [:]
    var codes: [String: String] = [:]
    for workspace in projects.workspaces {
      for diagnostic in workspace.diagnostics.sorted() where diagnostic.severity == .error {
        let source = workspace.sources[diagnostic.span.source]
        let path = source.name
        if codes[path] == nil {
          paths.append(path)
          codes[path] = diagnostic.code.rawValue
        }
        let place = workspace.sources.location(of: diagnostic.span)
        let line =
          "\(diagnostic.code.rawValue) \(path):\(place.line):\(place.column) "
          + diagnostic.message[language]
        // Sets of policies may share a file.
        if !(lines[path] ?? []).contains(line) { lines[path, default: []].append(line) }
      }
    }
    var troubles = paths.map { path in
      TestTrouble(
        path: path, lines: Array((lines[path] ?? []).prefix(Self.most)), code: codes[path] ?? "")
    }
    if let emptiness {
      troubles.append(TestTrouble(path: "", lines: [emptiness[language]], code: "empty"))
    }
    return troubles
  }
}
