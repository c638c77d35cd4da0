package import CharterDiagnostics

/// Findings and diagnostics in the forms that services read.
extension Invocation {
  /// Diagnostics as findings in the reader's language; those that are let stand with their reasons.
  package func findings(
    _ diagnostics: [Diagnostic], silenced: [(diagnostic: Diagnostic, reason: String)] = []
  ) -> [ReviewFinding] {
    diagnostics.map { ReviewFinding($0, language) }
      + silenced.map { ReviewFinding($0.diagnostic, language, silencedBecause: $0.reason) }
  }

  /// Findings in the form asked for, which is SARIF or workflow commands.
  package func written(_ findings: [ReviewFinding], _ sources: SourceCollection) -> String {
    format == .github
      ? WorkflowCommands(sources: sources).text(findings)
      : SARIFDocument(sources: sources, language: language).text(findings)
  }

  /// Errors as suites of JUnit, one a file.
  package func suites(ofErrors workspace: Workspace) -> [JUnitDocument.Suite] {
    suites(of: workspace.diagnostics.sorted().filter { $0.severity == .error }, in: workspace) {
      _ in true
    }
  }

  /// Diagnostics as suites of JUnit, one a file; those that do not fail are told beside a case that passed.
  func suites(
    of diagnostics: [Diagnostic], in workspace: Workspace, fails: (Diagnostic) -> Bool
  ) -> [JUnitDocument.Suite] {
    var order: [SourceID] = []
    var groups: [SourceID: [Diagnostic]] = [:]
    for diagnostic in diagnostics.foremost(DiagnosticJSON.mostKept) {
      let source = diagnostic.span.source
      if groups[source] == nil { order.append(source) }
      groups[source, default: []].append(diagnostic)
    }
    return order.map { source in
      let path = workspace.sources[source].name
      return JUnitDocument.Suite(
        name: path, path: path,
        cases: (groups[source] ?? []).map { diagnostic in
          let place = workspace.sources.location(of: diagnostic.span)
          let code = diagnostic.code
          let name =
            "\(code.rawValue) \(code.explanation.title[language]) (\(place.line):\(place.column))"
          let message = diagnostic.message[language]
          let body =
            "\(path):\(place.line):\(place.column)\n" + message
            + (diagnostic.help.map { "\n" + $0[language] } ?? "")
          return JUnitDocument.Case(
            name: name, group: path,
            fails(diagnostic)
              ? .failed(kind: code.rawValue, message: message, body: body) : .passed(note: body))
        })
    }
  }
}
