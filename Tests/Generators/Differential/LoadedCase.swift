package import CharterData
import CharterDiagnostics
package import CharterSemantics
package import CharterSyntax
import CharterValues

/// The files of a case as a run would read them.
package struct CaseFiles: Sendable {
  /// A file with its name, by which tables are told from YAML.
  package struct File: Sendable {
    package let name: String
    package let text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  package var policies: [File]
  package var registry: [File]
  package var plan: File?

  /// The files of a case as generated.
  package init(_ made: GeneratedCase, _ wording: Wording = .english, _ edits: Edits = Edits()) {
    policies = made.policyTexts(wording, edits).enumerated()
      .map { File("\($0.offset).charter", $0.element) }
    registry = made.registryText(edits).map { [File("registry.yaml", $0)] } ?? []
    plan = made.planText(edits).map { File("plan.yaml", $0) }
  }

  /// All of them, for people.
  package var shown: String {
    (policies + registry + [plan].compactMap { $0 })
      .map { "--- \($0.name)\n\(tidied($0.text))" }.joined(separator: "\n")
  }

  private func tidied(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n") + "\n"
  }
}

/// What makes a case unfit for any comparison: diagnostics that are errors.
package struct LoadFailure: Error, CustomStringConvertible {
  /// `E0401 … 0.charter:3:14`, one a line.
  package let description: String
}

/// A case read, checked and loaded.
package struct LoadedCase: Sendable {
  package let files: CaseFiles
  package let trees: [SyntaxTree]
  package let program: Program
  package let registry: Registry
  package let plan: ProposalFile?

  /// Reads files; any error is a failure, since generated files have none.
  package init(_ files: CaseFiles) throws(LoadFailure) {
    var sources = SourceCollection()
    var diagnostics: [Diagnostic] = []
    var trees: [SyntaxTree] = []
    for file in files.policies {
      let text = SourceText(name: file.name, text: file.text)
      let parsed = parse(sources.add(text), text)
      trees.append(parsed.value)
      diagnostics += parsed.diagnostics
    }
    let checked = check(trees, after: diagnostics)
    diagnostics += checked.diagnostics
    guard let program = checked.value else { throw Self.failure(diagnostics, sources) }
    let data = files.registry.map { file in
      sources.add(SourceText(name: file.name, text: file.text))
    }
    let registry = loadRegistry(from: data, in: sources, schema: program.schema)
    var plan: ProposalFile?
    var found = registry.diagnostics
    if let file = files.plan {
      let source = sources.add(SourceText(name: file.name, text: file.text))
      let loaded = loadProposals(
        from: source, in: sources, schema: program.schema, registry: registry.value)
      plan = loaded.value
      found += loaded.diagnostics
    }
    if !found.isEmpty { throw Self.failure(found, sources) }
    self.files = files
    self.trees = trees
    self.program = program
    self.registry = registry.value
    self.plan = plan
  }

  private static func failure(
    _ diagnostics: [Diagnostic], _ sources: SourceCollection
  ) -> LoadFailure {
    let lines = diagnostics.filter { $0.severity == .error }.map { diagnostic in
      let place = sources.location(of: diagnostic.span)
      let text = sources[diagnostic.span.source]
      let line = text.line(at: place.line - 1)
      return "\(diagnostic.code.rawValue) \(diagnostic.message.en) "
        + "\(text.name):\(place.line):\(place.column) | \(text.text(of: diagnostic.span)) | \(line)"
    }
    return LoadFailure(description: lines.joined(separator: "\n"))
  }
}
