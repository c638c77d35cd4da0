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
  func refuse(_ invocation: Invocation) -> Reply {
    var plain = self
    plain.mutates = false
    var invocation = invocation
    if suggests { invocation.outputStyle = invocation.messageStyle }
    var reply = plain.runTests(invocation)
    if suggests {
      reply.messages = reply.output + reply.messages
      reply.output = ""
    }
    guard invocation.format != .json, reply.status == .rejected else { return reply }
    let words =
      suggests
      ? Words(
        zh: "先要让所有测试通过，才能写出还缺的测试。",
        en: "Every test has to pass before those that are lacking can be written.")
      : Words(
        zh: "先要让所有测试通过，才能看出改动政策有没有测试会发现。",
        en:
          "Every test has to pass before it can be seen which changes of the policies a test notices."
      )
    reply.messages += words[invocation.language] + "\n"
    return reply
  }
}
