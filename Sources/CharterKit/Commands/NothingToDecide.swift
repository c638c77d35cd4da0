internal import CharterData
internal import CharterDiagnostics

extension Workspace {
  /// Reads a file whose actions are to be decided; one that proposes none has tests for another command, which
  /// is reported.
  mutating func loadActions(_ path: String) -> ProposalFile? {
    guard let file = loadProposals(path) else { return nil }
    let tests = file.audits.map(\.span) + file.subsidies.map(\.span)
    guard file.proposals.isEmpty, let first = tests.min(by: { $0.start < $1.start }) else {
      return file
    }
    let start = Int(first.start)
    note([.testsAlone(at: Span(source: first.source, start: start, end: start))])
    return nil
  }
}

extension Diagnostic {
  /// E0904: a file of tests of norms on the registry, without a proposal.
  fileprivate static func testsAlone(at span: Span) -> Diagnostic {
    Diagnostic(
      .nothingFound, at: span,
      message: Words(
        zh: "文件里没有提案，没有可以判定的事项；它只有对登记的测试（“审计:”“补贴:”）。",
        en:
          "The file holds no proposal, so there is nothing to decide; it has tests of the registry alone"
          + " (`audits:`, `subsidies:`)."),
      help: Words(
        zh: "这些测试由 charter test 运行；要判定一项行动，在“提案:”之下写“- 行动: …”。",
        en:
          "`charter test` runs them. To decide an action, write `- action: …` under `proposals:`."))
  }
}
