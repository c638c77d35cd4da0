internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Quotas and rules for machines.
struct AuditJSON {
  let context: ReportContext
  private(set) var quotas = JSONList(indentation: 4)
  private(set) var rules = JSONList(indentation: 4)
  /// The norms that may have subjects that nobody knows of.
  private(set) var open = JSONList(indentation: 4)

  init(_ context: ReportContext) { self.context = context }

  mutating func add(_ report: QuotaReport) { quotas.add(value(of: report)) }
  mutating func add(_ report: RuleReport) { rules.add(value(of: report)) }

  mutating func end(_ norm: AnyNormID, _ footnotes: StateFootnotes) {
    guard !footnotes.openSubjects.isEmpty else { return }
    open.add(.object(head(norm) + [.init("missing", parts.reasons(footnotes.openSubjects))]))
  }

  // MARK: Reports

  /// What a quota came to for a subject.
  func value(of report: QuotaReport) -> JSONValue {
    let norm = AnyNormID.quota(report.quota)
    return .object(
      head(norm) + subject(report.subject, of: norm) + figures(of: report) + [
        .init("due", .optional(report.due?.description)),
        .init("values", parts.values(report.values)),
        .init("missing", parts.reasons(report.reasons)),
        .init("at", context.at(context.program.span(of: norm))),
      ])
  }

  /// `population` to `outcome`: what changes as things change.
  func figures(of report: QuotaReport) -> [JSONValue.Member] {
    [
      .init("population", heads(report.population)),
      .init("counted", heads(report.counted)),
      .init("share", report.share.map(share) ?? .null),
      .init("bound", .array(report.bounds.map(bound))),
      .init("outcome", .string(report.outcome.rawValue)),
      .init("shortfall", report.deficit.map(heads) ?? .null),
      .init("headroom", report.headroom.map(heads) ?? .null),
    ]
  }

  /// What a rule came to for a subject.
  func value(of report: RuleReport) -> JSONValue {
    let norm = AnyNormID.rule(report.rule)
    return .object(
      head(norm) + subject(report.subject, of: norm) + [
        .init("category", .string(context.program[report.rule].category.rawValue)),
        .init("outcome", .string(report.outcome.rawValue)),
        .init("due", .optional(report.due?.description)),
        .init("condition_values", parts.values(report.conditionValues)),
        .init("statements", .array(report.statements.map { parts.statement($0) })),
        .init("duties", .array(report.duties.map { parts.duty($0) })),
        .init("missing", parts.reasons(report.reasons)),
        .init("at", context.at(context.program.span(of: norm))),
      ])
  }

  // MARK: Parts

  private var parts: ReportParts { ReportParts(context: context, action: nil) }

  func head(_ norm: AnyNormID) -> [JSONValue.Member] {
    let policy = context.program[context.program.policy(of: norm)]
    return [
      .init("name", .string(context.program.name(of: norm).canonical)),
      .init("policy", .string(policy.name.canonical)),
      .init("force", .string(policy.force.rawValue)),
      .init("clause", parts.clause(context.program.clause(of: norm))),
    ]
  }

  func subject(_ subject: Subject, of norm: AnyNormID) -> [JSONValue.Member] {
    [
      .init("subject", context.json(subject, of: norm)),
      .init("subject_name", .string(context.text(subject, of: norm))),
    ]
  }

  /// A number, or `{"least", "most"}`; null for `most` where there is none.
  private func heads(_ range: HeadRange) -> JSONValue {
    if let known = range.known { return .integer(known) }
    return ["least": .integer(range.least), "most": range.most.map { .integer($0) } ?? .null]
  }

  private func share(_ range: ShareRange) -> JSONValue {
    if let known = range.known { return .string(known.description) }
    return [
      "least": .string(range.least.description), "most": .string(range.most.description),
    ]
  }

  private func bound(_ bound: BoundReport) -> JSONValue {
    [
      "side": .string(bound.side.rawValue),
      "kind": .string(bound.isShare ? "share" : "heads"),
      "value": .optional(bound.value?.description),
      "heads": bound.heads.map(heads) ?? .null,
      "at": context.at(bound.span),
    ]
  }
}
