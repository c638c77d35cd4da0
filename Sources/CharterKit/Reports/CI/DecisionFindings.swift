internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Decisions as findings: what is not permitted, and why, at the place of the application.
struct DecisionFindings {
  private let context: ReportContext

  /// A writer of decisions in a context; colours are left out.
  init(_ context: ReportContext) {
    self.context = ReportContext(
      program: context.program, registry: context.registry, sources: context.sources,
      language: context.language, style: .plain, width: 100)
  }

  /// What is to be told of a decision; `nil`: it permits the action.
  func finding(_ decision: Decision) -> ReviewFinding? {
    guard let rule = rule(decision.verdict) else { return nil }
    return ReviewFinding(
      rule, at: .span(decision.span), message: summary(decision), related: related(decision))
  }

  /// A decision as a case of JUnit.
  func testCase(_ decision: Decision, number: Int) -> JUnitDocument.Case {
    let path = context.sources[decision.span.source].name
    let name =
      "\(number). \(context.name(context.program.schema[decision.action].name)) · \(decision.date)"
    guard let rule = rule(decision.verdict) else {
      return JUnitDocument.Case(name: name, group: path, .passed(note: nil))
    }
    let message =
      context.lead(rule.title) + reasons(decision).joined(separator: context.say("；", "; "))
    return JUnitDocument.Case(
      name: name, group: path,
      .failed(kind: rule.id, message: message, body: DecisionText(context).render(decision)))
  }

  // MARK: Words

  private func rule(_ verdict: Verdict) -> ReviewFinding.Rule? {
    let text: Words
    let severity: Severity
    switch verdict {
    case .permitted: return nil
    case .rejected:
      severity = .error
      text = Words(
        zh: "至少有一条适用的规定没有做到，这项申请不予办理。",
        en: "At least one norm that applies is not met, so the action is refused.")
    case .undetermined:
      severity = .warning
      text = Words(
        zh: "没有一条规定被违反，但有的规定取决于还没有的资料。",
        en: "No norm is broken, and some depend on what is not known yet.")
    case .ungoverned:
      severity = .warning
      text = Words(
        zh: "没有一条有约束力或指导性的规定适用于这项行动。",
        en: "No norm of a binding or guiding policy is about this action.")
    }
    return ReviewFinding.Rule(
      id: verdict.rawValue, title: context.clean(verdict.words), text: text[context.language],
      severity: severity)
  }

  /// `成员校纳新 · 2021-04-20`, then a line for each norm that decided, then all that is missing.
  private func summary(_ decision: Decision) -> String {
    let action = context.name(context.program.schema[decision.action].name)
    let ending = DecisionEnding(context: context, decision: decision).lines().map { line in
      String(line.drop { $0 == " " })
    }
    return (["\(action) · \(decision.date)"] + reasons(decision) + ending).joined(separator: "\n")
  }

  /// What fails, or what is open where nothing does.
  private func reasons(_ decision: Decision) -> [String] {
    let wanted: NormOutcome = decision.verdict == .rejected ? .violated : .undetermined
    var lines = deciding(decision, wanted).map { report in
      let norm = context.program[report.norm]
      let clause = norm.clause.map { Neutralised.text(context.program[$0].number) + " " } ?? ""
      let rows = NormRows(context: context, action: decision.action).rows(report)
        .filter { $0.mark == (wanted == .violated ? .bad : .open) }
      let details = rows.map { row in
        row.title
          + (row.details.isEmpty
            ? "" : context.bracketed(row.details.joined(separator: context.say("；", "; "))))
      }
      let text = details.joined(separator: context.say("；", "; "))
      let name = clause + context.name(norm.name)
      return text.isEmpty || text == context.name(norm.name) ? name : context.lead(name) + text
    }
    for change in decision.changes where ChangeRows.isDecisive(change) {
      lines.append(context.name(context.program.name(of: change.norm)))
    }
    return lines
  }

  private func deciding(_ decision: Decision, _ outcome: NormOutcome) -> [NormReport] {
    decision.norms.filter { report in
      report.outcome == outcome
        && context.program[context.program[report.norm].policy].force != .descriptive
    }
  }

  /// The statements that fail, where they stand in the policies.
  private func related(_ decision: Decision) -> [(span: Span, words: String)] {
    guard decision.verdict == .rejected else { return [] }
    return deciding(decision, .violated).flatMap { report in
      let name = context.name(context.program[report.norm].name)
      return report.statements.filter { $0.outcome == .violated }.map { ($0.span, name) }
    }
  }
}
