import CharterDiagnostics
import CharterKit

extension TestCommand {
  /// Writes tests of what no test does yet.
  func suggest(_ invocation: Invocation) -> Reply {
    var session = MutationSession(places: places, filter: filter)
    session.load(paths.isEmpty ? ["."] : paths, invocation)
    guard session.passes else { return refuse(invocation) }
    var suggestions = SuggestionSession(invocation)
    for (index, set) in session.sets.sorted(by: { $0.key < $1.key }) {
      suggestions.run(set, in: session.projects.folders[index])
    }
    return Reply(
      output: SuggestionText(invocation: invocation).text(suggestions),
      messages: session.projects.messages(invocation), status: .success)
  }
}
