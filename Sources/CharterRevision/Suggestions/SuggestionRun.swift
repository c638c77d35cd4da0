import CharterDiagnostics
import CharterKit

extension TestCommand {
  /// Writes tests of what no test does yet; whatever else is to be said goes to the standard error, as the output is
  /// saved as a file of tests, which the shell has made before anything is read.
  func suggest(_ invocation: Invocation) -> Reply {
    var session = MutationSession(places: places, filter: filter, passesOverBlank: true)
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
