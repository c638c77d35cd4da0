public import CharterKit
import CharterDiagnostics
import CharterSemantics

extension ValidateCommand {
  /// Loads, checks, runs the tests below the places, and sums up, with what no test decides each way.
  public func runWithTests(_ invocation: Invocation) -> Reply {
    run(invocation) { workspace, places in
      guard let program = workspace.program else { return Examination(warnings: []) }
      var session = TestSession(
        places: Places(workingDirectory: workingDirectory), filter: nil, notesCoverage: true,
        needsTests: false)
      session.run(testPlaces(places), invocation)
      if session.projects.hasErrors {
        return Examination(
          warnings: [], trouble: session.errors(invocation), status: .faulty,
          findings: session.findings(invocation.language, errorsOnly: true))
      }
      let failed = session.run.tests.count { !$0.isPassed }
      guard failed == 0 else {
        let words = Words(
          zh: "有 \(failed) 项测试没有通过，没有查哪里没有测到；请先运行 charter test。",
          en:
            "\(failed) test\(failed == 1 ? "" : "s") failed, so what is not tested was not looked "
            + "for; run `charter test` first.")
        return Examination(
          warnings: [], trouble: words[invocation.language] + "\n", status: .rejected,
          findings: session.findings(invocation.language, errorsOnly: true))
      }
      var coverage = MergedCoverage()
      // The places that are looked at are those of the policies that were checked.
      let own = Coverage(program, workspace.sources)
      coverage.add(own)
      if let decided = session.coverage { coverage.add(decided) }
      return Examination(
        warnings: UntestedPlaces(workspace.sources).warnings(of: coverage))
    }
  }

  /// Where tests are looked for: below the places checked, or where `charter.yaml` is.
  private func testPlaces(_ places: [String]) -> [String] { paths.isEmpty ? ["."] : places }
}

/// What no test decides each way, at the places of the policies.
struct UntestedPlaces {
  private let sources: SourceCollection
  private let ids: [String: SourceID]

  init(_ sources: SourceCollection) {
    self.sources = sources
    var ids: [String: SourceID] = [:]
    for (index, text) in sources.texts.enumerated() {
      ids[tidied(text.name)] = SourceID(index: Int32(index))
    }
    self.ids = ids
  }

  /// A warning for each; a norm is not told of beside a part of it that explains it.
  func warnings(of coverage: MergedCoverage) -> [Diagnostic] {
    coverage.untested.compactMap { point, gap in
      guard let source = ids[point.identity.path] else { return nil }
      let start = point.identity.start
      let end = min(start + point.length, sources[source].bytes.count)
      return .untested(
        point.name.words, point.identity.kind.one, gap,
        at: Span(source: source, start: start, end: max(start, end)))
    }
  }
}

extension MergedCoverage {
  /// What no test decides each way; a norm is not told of beside a part of it that explains it.
  var untested: [(point: CoveragePoint, gap: Words)] {
    documents.flatMap { document -> [(point: CoveragePoint, gap: Words)] in
      let open = document.points.filter { !$0.isCovered }
      let parts = open.filter { !$0.identity.kind.isWhole }
      return open.compactMap { point -> (point: CoveragePoint, gap: Words)? in
        if point.identity.kind.isWhole, parts.contains(where: { Self.explains($0, point) }) {
          return nil
        }
        return point.gap.map { (point, $0) }
      }
    }
  }

  private static func explains(_ part: CoveragePoint, _ whole: CoveragePoint) -> Bool {
    part.norm == whole.norm && part.identity.action == whole.identity.action
      && part.clause == whole.clause
  }
}

extension CoveragePoint.Kind {
  /// Whether it is decided by its parts.
  fileprivate var isWhole: Bool {
    switch self {
    case .norm, .rule: true
    case .statement, .ground, .duty, .exception, .row, .quota, .subsidy, .line: false
    }
  }
}

extension Diagnostic {
  fileprivate static func untested(
    _ name: Words, _ kind: Words, _ gap: Words, at span: Span
  ) -> Diagnostic {
    Diagnostic(
      .untested, at: span, label: gap,
      message: Words(
        zh: "没有一项测试判定过这一面：\(kind.zh)“\(name.zh)”\(gap.zh)。",
        en: "No test decides the \(kind.en) `\(name.en)` this way: \(gap.en)."),
      help: Words(
        zh: "补一项测试；不可能有这种情形的，写“// 容许 W1012：理由”。",
        en: "Add a test; where there is no such case, say so: `// allow W1012: reason`."))
  }
}

extension TestSession {
  /// The errors that kept tests from running, as they are told.
  fileprivate func errors(_ invocation: Invocation) -> String {
    projects.workspaces.map { workspace in
      invocation.messages(
        workspace.diagnostics.filter { $0.severity == .error }.sorted(), workspace.sources)
    }.joined()
  }
}
