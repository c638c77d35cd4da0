import CharterDiagnostics
public import CharterKit
import CharterSemantics

/// `charter trace`: clause by clause, what encodes a document and which tests decide that.
public struct TraceCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("trace", [.text, .markdown, .json])

  /// Files and folders of policies; the tests below them are run.
  public var paths: [String]
  /// Where policies and registry are; without either, each file's nearest `charter.yaml` says it.
  public var places: Places

  /// A trace of policies.
  public init(paths: [String], places: Places) {
    self.paths = paths
    self.places = places
  }

  /// Loads, runs the tests and reports.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    let paths = self.paths.isEmpty ? ["."] : self.paths
    var session = TestSession(
      places: places, filter: nil, notesCoverage: true, needsTests: false, countsFailures: false)
    session.run(paths, invocation)
    let documents = documents(&session, paths)
    let hasGap = documents.contains { $0.clauses.contains { $0.state == .gap } }
    let failed = session.run.tests.filter { !$0.isPassed }
    let status: ExitStatus =
      session.projects.hasErrors ? .faulty : hasGap || !failed.isEmpty ? .rejected : .success
    switch invocation.format {
    case .text, .csv, .junit, .lcov, .sarif, .github:
      let text = TraceText(invocation: invocation).text(documents, failed: failed.count)
      return session.reply(status, invocation, output: text)
    case .markdown:
      let text = TraceMarkdown(language: invocation.language).text(documents, failed: failed)
      return session.reply(status, invocation, output: text)
    case .json:
      return session.document(
        status, invocation,
        TraceJSON(language: invocation.language).members(documents, session.run))
    }
  }

  /// The documents in the files named, in the order of the files.
  private func documents(_ session: inout TestSession, _ paths: [String]) -> [DocumentTrace] {
    let files = session.projects.files(paths, for: .policies)
    if files.isEmpty, !session.projects.hasErrors {
      session.projects.reportNothing(in: paths, kind: .policies)
    }
    for file in files { _ = session.projects.set(for: file) }
    let read = { (projects: Projects) in
      Set(projects.sets.flatMap(\.sources.texts).map { tidied($0.name) })
    }
    if !files.allSatisfy(read(session.projects).contains) {
      // Files that no project names are read with all the others, as `validate` does.
      _ = session.projects.loose(paths)
    }
    let coverage = session.coverage ?? MergedCoverage()
    var found: [String: [DocumentTrace]] = [:]
    for set in session.projects.sets {
      guard let program = set.program, !set.diagnostics.hasErrors else { continue }
      let tracer = Tracer(program: program, sources: set.sources, coverage: coverage)
      for policy in program.policies {
        let path = tidied(set.sources[policy.span.source].name)
        let isKnown = found[path]?.contains { $0.start == Int(policy.span.start) } ?? false
        if !isKnown { found[path, default: []].append(tracer.trace(policy)) }
      }
    }
    return files.flatMap { found[tidied($0)] ?? [] }
  }
}
