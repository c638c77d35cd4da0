import CharterDiagnostics
import CharterKit

extension TestCommand {
  /// Breaks the policies one small change at a time, and tells those that no test notices.
  func mutate(_ invocation: Invocation) -> Reply {
    var session = MutationSession(places: places, filter: filter)
    session.load(paths.isEmpty ? ["."] : paths, invocation)
    guard session.passes else { return refuse(invocation) }
    session.run(sample: sample, invocation)
    let report = MutationReport(session, isSample: sample != nil)
    let status: ExitStatus = report.unjustified.isEmpty ? .success : .rejected
    switch invocation.format {
    case .text, .markdown, .csv, .junit, .lcov, .sarif, .github:
      return Reply(
        output: MutationText(invocation: invocation).text(report),
        messages: session.projects.messages(invocation), status: status)
    case .json:
      return session.projects.document(status, invocation, MutationJSON().members(report))
    }
  }

  /// Says what is wrong with the tests themselves: what a failing test would notice says nothing.
  private func refuse(_ invocation: Invocation) -> Reply {
    var plain = self
    plain.mutates = false
    var reply = plain.run(invocation)
    guard invocation.format != .json, reply.status == .rejected else { return reply }
    reply.messages +=
      invocation.language == .zh
      ? "先要让所有测试通过，才能看出改动政策有没有测试会发现。\n"
      : "Every test has to pass before it can be seen which changes of the policies a test notices.\n"
    return reply
  }
}
