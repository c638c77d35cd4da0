import CharterDiagnostics
import CharterKit

extension Projects {
  /// Results and diagnostics in one document.
  func document(
    _ status: ExitStatus, _ invocation: Invocation, _ members: [JSONValue.Member]
  ) -> Reply {
    let diagnostics = workspaces.flatMap { workspace -> [JSONValue] in
      let json = DiagnosticJSON(sources: workspace.sources, language: invocation.language)
      let kept = workspace.diagnostics.sorted().foremost(DiagnosticJSON.mostKept)
      return kept.map { json.value(of: $0) }
    }
    let all: [JSONValue.Member] =
      [.init("charter", 1)] + members + [.init("diagnostics", .array(diagnostics))]
    return Reply(output: JSONValue.object(all).pretty + "\n", status: status)
  }

  /// What was noticed, for a reader.
  func messages(_ invocation: Invocation) -> String {
    workspaces.map { invocation.messages($0.diagnostics.sorted(), $0.sources) }.joined()
  }
}
