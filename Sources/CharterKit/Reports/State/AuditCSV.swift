internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Quotas and rules as one table for a spreadsheet, a row a subject.
struct AuditCSV {
  let context: ReportContext
  private var table = CSVTable()

  var text: String { table.text }

  init(_ context: ReportContext) {
    self.context = context
    let titles =
      switch context.language {
      case .zh:
        [
          "政策", "条款", "规定", "种类", "对象编号", "对象", "结果", "截止日期", "计数", "总体", "占比", "要求",
          "应有", "缺口", "余量", "说明",
        ]
      case .en:
        [
          "policy", "clause", "norm", "kind", "subject_id", "subject", "outcome", "due", "counted",
          "population", "share", "bound", "needed", "shortfall", "headroom", "remarks",
        ]
      }
    table.add(titles.map { .text($0) })
  }

  mutating func add(_ report: QuotaReport) {
    let norm = AnyNormID.quota(report.quota)
    let context = context.about(report.subject)
    let shares = report.bounds.compactMap { $0.isShare ? $0.value : nil }
    let remarks =
      (report.isEmpty ? [context.say("总体为空", "nothing to count")] : [])
      + report.reasons.map { context.remark($0, action: nil) }
    table.add(
      head(norm, report.subject, report.outcome, due: report.due) + [
        heads(report.counted), heads(report.population),
        .text(report.share.map { context.text($0, against: shares) } ?? ""),
        .text(context.text(report.bounds)), needed(report.bounds),
        report.deficit.map(heads) ?? .empty, report.headroom.map(heads) ?? .empty,
        .text(joined(remarks)),
      ])
  }

  mutating func add(_ report: RuleReport) {
    let norm = AnyNormID.rule(report.rule)
    let context = context.about(report.subject)
    let words = StatementWords(
      context: context, source: NormSource(context.program[report.rule]))
    var reasons = report.reasons
    reasons += report.statements.flatMap(\.reasons).filter { !reasons.contains($0) }
    let remarks =
      report.statements.flatMap { words.failing($0) }
      + (report.outcome == .met ? [] : reasons.map { context.remark($0, action: nil) })
      + report.duties.map { context.lead(context.say("义务", "duty")) + context.text($0) }
    table.add(
      head(norm, report.subject, report.outcome, due: report.due)
        + Array(repeating: .empty, count: 7) + [.text(joined(remarks))])
  }

  /// Subjects that nobody knows of have a row of their own.
  mutating func end(_ norm: AnyNormID, _ footnotes: StateFootnotes) {
    guard !footnotes.openSubjects.isEmpty else { return }
    let context = context.about(.jurisdiction)
    let remarks = footnotes.openSubjects.map { context.remark($0, action: nil) }
    var fields = head(norm, .jurisdiction, .undetermined, due: nil)
    fields[5] = .text(context.say("未知的对象", "unknown subjects"))
    table.add(fields + Array(repeating: .empty, count: 7) + [.text(joined(remarks))])
  }

  private func head(
    _ norm: AnyNormID, _ subject: Subject, _ outcome: StateOutcome, due: CalendarDate?
  ) -> [CSVTable.Field] {
    let program = context.program
    let policy = program.policy(of: norm)
    let isQuota = if case .quota = norm { true } else { false }
    return [
      .text(context.name(program[policy].name)),
      .text(program.clause(of: norm).map { Neutralised.text(program[$0].number) } ?? ""),
      .text(context.name(program.name(of: norm))),
      .text(isQuota ? context.say("配额", "quota") : context.say("规则", "rule")),
      .text(Neutralised.text(context.id(subject, of: norm))),
      .text(context.text(subject, of: norm)),
      .text(context.words(outcome, in: policy)),
      .text(due?.description ?? ""),
    ]
  }

  /// What a share comes to in whole heads: a number where there is one limit.
  private func needed(_ bounds: [BoundReport]) -> CSVTable.Field {
    let shares = bounds.filter(\.isShare)
    if bounds.count == 1, let only = shares.first?.heads { return heads(only) }
    return shares.isEmpty ? .empty : .text(context.needed(bounds))
  }

  /// A number where it is known, else a range in words.
  private func heads(_ range: HeadRange) -> CSVTable.Field {
    range.known.map { .number("\($0)") } ?? .text(context.text(range))
  }

  private func joined(_ remarks: [String]) -> String {
    remarks.joined(separator: context.say("；", "; "))
  }
}
