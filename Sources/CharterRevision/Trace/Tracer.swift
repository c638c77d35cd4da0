import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Traces the documents of a program: what encodes each clause, and which tests decide that.
struct Tracer {
  let program: Program
  let sources: SourceCollection
  private let points: [Key: [CoveragePoint]]

  /// A place in a text, whatever the action that it is decided for.
  private struct Key: Hashable {
    let path: String
    let start: Int
    let kind: CoveragePoint.Kind
  }

  init(program: Program, sources: SourceCollection, coverage: MergedCoverage) {
    self.program = program
    self.sources = sources
    points = Dictionary(grouping: coverage.documents.flatMap(\.points)) {
      Key(path: $0.identity.path, start: $0.identity.start, kind: $0.identity.kind)
    }
  }

  /// One document.
  func trace(_ policy: Policy) -> DocumentTrace {
    let loose = clause(nil, of: policy.id)
    let isLoose = !loose.norms.isEmpty || !loose.parts.isEmpty
    return DocumentTrace(
      name: policy.name, title: policy.title, number: policy.number, path: path(policy.span),
      start: Int(policy.span.start),
      clauses: policy.clauses.map { clause($0, of: policy.id) }, loose: isLoose ? loose : nil)
  }

  private func clause(_ id: ClauseID?, of policy: PolicyID) -> ClauseTrace {
    let clause = id.map { program[$0] }
    return ClauseTrace(
      number: clause?.number, title: clause?.title,
      line: clause.map { sources.location(of: $0.span).line }, norms: norms(in: id, of: policy),
      parts: parts(in: id, of: policy),
      omissions: clause?.notEncoded.map { .init(part: $0.part, reason: $0.reason) } ?? [])
  }

  // MARK: Norms

  private func norms(in clause: ClauseID?, of policy: PolicyID) -> [TracedNorm] {
    var found: [(span: Span, norm: TracedNorm)] = []
    func add(_ kind: TracedNorm.Kind, _ name: Name, _ span: Span, _ points: [CoveragePoint]) {
      // What one text states for several actions is one norm here.
      guard !found.contains(where: { $0.span == span }) else { return }
      found.append((span, traced(kind, name, points)))
    }
    for norm in program.norms where norm.clause == clause && norm.policy == policy {
      add(.norm, norm.name, norm.span, points(norm))
    }
    for exception in program.exceptions
    where exception.clause == clause && exception.policy == policy {
      add(.exception, exception.name, exception.span, points(.exception, exception.span))
    }
    for rule in program.rules where isIn(rule.header, clause, policy) {
      add(.rule, rule.header.name, rule.header.span, points(.rule, rule.header.span))
    }
    for quota in program.quotas where isIn(quota.header, clause, policy) {
      add(.quota, quota.header.name, quota.header.span, points(.quota, quota.header.span))
    }
    for subsidy in program.subsidies where isIn(subsidy.header, clause, policy) {
      add(.subsidy, subsidy.header.name, subsidy.header.span, points(subsidy))
    }
    return found.sorted { $0.span.start < $1.span.start }.map(\.norm)
  }

  private func isIn(_ header: StateHeader, _ clause: ClauseID?, _ policy: PolicyID) -> Bool {
    header.clause == clause && header.policy == policy
  }

  /// A norm that demands nothing is told by its advice and its duties.
  private func points(_ norm: Norm) -> [CoveragePoint] {
    let own = points(.norm, norm.span)
    return own.isEmpty ? norm.statements.flatMap { points($0.pointKind, $0.span) } : own
  }

  /// A subsidy is told by its lines; one without lines is decided as a whole.
  private func points(_ subsidy: Subsidy) -> [CoveragePoint] {
    subsidy.lines.isEmpty
      ? points(.subsidy, subsidy.header.span) : subsidy.lines.flatMap { points(.line, $0.span) }
  }

  private func points(_ kind: CoveragePoint.Kind, _ span: Span) -> [CoveragePoint] {
    points[Key(path: path(span), start: Int(span.start), kind: kind)] ?? []
  }

  private func traced(
    _ kind: TracedNorm.Kind, _ name: Name, _ points: [CoveragePoint]
  ) -> TracedNorm {
    let isDecided = points.contains { $0.taken > 0 }
    let tested: TracedNorm.Tested =
      points.isEmpty || !points.allSatisfy(\.isCovered)
      ? isDecided ? .one : .none : points.contains { $0.ways == .both } ? .both : .only
    return TracedNorm(
      kind: kind, name: name, tested: tested, holding: once(points.flatMap(\.holding)),
      failing: once(points.flatMap(\.failing)))
  }

  private func once(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: Other parts

  private func parts(in clause: ClauseID?, of policy: PolicyID) -> [ClauseTrace.Part] {
    var parts: [ClauseTrace.Part] = []
    for parameter in program.parameters {
      if parameter.clause == clause, parameter.policy == policy {
        parts.append(.init(kind: .parameter, name: parameter.name))
      }
      // A parameter that is set for several arguments is named once.
      if parameter.settings.contains(where: { $0.clause == clause && $0.policy == policy }) {
        parts.append(.init(kind: .setting, name: parameter.name))
      }
    }
    for definition in program.definitions
    where definition.clause == clause && definition.policy == policy {
      parts.append(.init(kind: .definition, name: definition.name))
    }
    for table in program.tables where table.clause == clause && table.policy == policy {
      // A parameter's own table is told by the parameter.
      if parts.contains(where: { $0.name == table.name }) { continue }
      parts.append(.init(kind: .table, name: table.name))
    }
    return parts
  }

  private func path(_ span: Span) -> String { tidied(sources[span.source].name) }
}
