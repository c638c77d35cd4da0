internal import CharterDiagnostics
package import CharterEngine
internal import CharterSemantics
package import CharterValues

/// The rows of one norm in a decision.
package struct NormRows {
  let context: ReportContext
  /// The deciding action; `nil`: the norm is about the registry.
  let action: ActionID?

  /// A writer of rows about a decision, or about the registry where there is no action.
  package init(context: ReportContext, action: ActionID?) {
    self.context = context
    self.action = action
  }

  /// The rows of one norm.
  package func rows(_ report: NormReport) -> [ReportRow] {
    let norm = NormSource(context.program[report.norm])
    let clause = norm.clause.map { Neutralised.text(context.program[$0].number) } ?? ""
    if report.outcome == .notApplicable { return [notApplicable(report, norm, clause)] }
    var rows = report.exceptions.map { exception($0, norm, clause) }
    rows += doubts(report, norm, clause)
    var groups: [[ReportRow]] = []
    for statement in report.statements where statement.outcome != .passedOver {
      groups.append(
        self.rows(
          statement, norm: norm, clause: clause, isPartOfWhole: report.outcome == .satisfied))
    }
    rows += merged(groups, of: norm).flatMap { $0 }
    if rows.isEmpty {
      rows.append(
        ReportRow(mark: mark(report.outcome, norm), clause: clause, title: context.name(norm.name)))
    }
    return rows
  }

  /// What is open about the norm as such, where no statement says it: whether it applies at all.
  private func doubts(_ report: NormReport, _ norm: NormSource, _ clause: String) -> [ReportRow] {
    let told = Set(
      report.statements.flatMap { statement in
        statement.reasons + statement.grounds.flatMap(\.reasons)
          + statement.steps.flatMap(\.reasons)
      })
    let untold = report.reasons.filter { !told.contains($0) }
    guard report.outcome == .undetermined, !untold.isEmpty else { return [] }
    let details = remarks(untold).map {
      context.say("是否适用未定：\($0)", "it is open whether this applies: \($0)")
    }
    return [
      ReportRow(mark: .open, clause: clause, title: context.name(norm.name), details: details)
    ]
  }

  /// Rows that say the same of several statements, said once.
  ///
  /// Where all of a norm holds, its name says so; labels that the reader's language lacks would only repeat it.
  private func merged(_ groups: [[ReportRow]], of norm: NormSource) -> [[ReportRow]] {
    var result: [[ReportRow]] = []
    for group in groups {
      guard group.count == 1, let row = group.first,
        let index = result.firstIndex(where: {
          $0.count == 1 && $0[0].title == row.title && $0[0].mark == row.mark
        })
      else {
        result.append(group)
        continue
      }
      for detail in row.details where !result[index][0].details.contains(detail) {
        result[index][0].details.append(detail)
      }
      for origin in row.origins where !result[index][0].origins.contains(origin) {
        result[index][0].origins.append(origin)
      }
    }
    // Where some of it fails, the bare name under a good mark would look like the norm's own outcome.
    let names =
      [context.name(norm.name)] + norm.exceptions.map { context.name(context.program[$0].name) }
    let isBare = { (group: [ReportRow]) in
      group.count == 1 && group[0].mark == .good && group[0].details.isEmpty
        && names.contains(group[0].title)
    }
    let rest = result.filter { !isBare($0) }
    return rest.isEmpty ? result : rest
  }

  // MARK: The norm as a whole

  private func notApplicable(_ report: NormReport, _ norm: NormSource, _ clause: String)
    -> ReportRow
  {
    let values = report.conditionValues
    let findings = ConditionFindings(context: context, values: values, action: action)
    var found = norm.conditions.flatMap { condition in
      findings.find(
        condition, wanted: true,
        in: report.conditionDerivations.first { $0.span == condition.span })
    }.map { $0.conditionText(context) }
    if found.isEmpty {
      found = findings.readings().map(\.state)
    }
    let why =
      found.isEmpty ? "" : context.say("：", ": ") + found.joined(separator: context.say("，", ", "))
    let lead =
      norm.conditions.isEmpty
      ? context.say("不在辖区内", "outside the jurisdiction") : context.say("不适用", "does not apply")
    return ReportRow(
      mark: .faint, clause: clause, title: context.name(norm.name), details: [lead + why])
  }

  private func exception(
    _ report: ExceptionReport, _ norm: NormSource, _ clause: String
  ) -> ReportRow {
    let exception = context.program[report.exception]
    let name = context.name(exception.name)
    let findings = ConditionFindings(
      context: context, values: report.values, action: action
    ).readings()
    let why = findings.map(\.state).joined(separator: context.say("，", ", "))
    let details: [String]
    switch report.holds {
    case true?:
      let effect =
        exception.statements.isEmpty
        ? context.say("例外“\(name)”成立，本条不适用", "exempted by the exception “\(name)”")
        : context.say("例外“\(name)”成立，以其要求代替", "the exception “\(name)” stands in its place")
      details = [effect + (why.isEmpty ? "" : context.bracketed(why))]
    default:
      details = [
        context.say("例外“\(name)”是否成立未定", "it is open whether the exception “\(name)” holds")
          + (why.isEmpty ? "" : context.bracketed(why))
      ]
    }
    let place = exception.clause.map { Neutralised.text(context.program[$0].number) } ?? clause
    return ReportRow(
      mark: report.holds == true ? .faint : .open, clause: place,
      title: context.name(norm.name), details: details)
  }

  private func mark(_ outcome: NormOutcome, _ norm: NormSource) -> Mark {
    switch outcome {
    case .satisfied: .good
    case .violated: isDescriptive(norm) ? .remark : .bad
    case .undetermined: .open
    case .notApplicable: .faint
    }
  }

  private func isDescriptive(_ norm: NormSource) -> Bool {
    context.program[norm.policy].force == .descriptive
  }

  // MARK: Statements

  func rows(
    _ report: StatementReport, norm: NormSource, clause: String, isPartOfWhole: Bool
  ) -> [ReportRow] {
    let statement = statement(report.span, norm: norm)
    var row = ReportRow(
      mark: mark(report, norm), clause: clause,
      title: title(report, norm: norm, statement, isPartOfWhole: isPartOfWhole))
    var parts: [ReportRow] = []
    switch report.kind {
    case .require, .forbid, .advise:
      if report.outcome == .violated { explain(report, statement, in: &row) }
    case .grounds:
      row.details.append(groundCount(report, statement))
      if report.outcome == .satisfied {
        row.details = [
          context.lead(context.say("事由", "grounds"))
            + context.list(report.grounds.filter { $0.holds == true }.map(name))
        ]
      } else {
        parts = report.grounds.map { part($0, statement, report.derivation) }
      }
    case .procedure:
      if report.outcome == .satisfied {
        let steps = report.steps.map { step in
          context.name(step.name) + (step.on.map { " \($0)" } ?? "")
        }
        if !steps.isEmpty { row.details.append(steps.joined(separator: " → ")) }
      } else {
        parts = report.steps.map(part)
      }
    }
    if report.outcome == .undetermined, parts.isEmpty { row.details += remarks(report.reasons) }
    if report.outcome == .violated {
      let here = context.shortPlace(report.span)
      if !row.origins.contains(here) { row.origins.append(here) }
    }
    return [row] + parts
  }

  private func mark(_ report: StatementReport, _ norm: NormSource) -> Mark {
    switch report.outcome {
    case .satisfied: .good
    case .violated: report.kind == .advise || isDescriptive(norm) ? .remark : .bad
    case .undetermined: .open
    case .passedOver: .faint
    }
  }

  /// Where it fails, the policy's own words; else its norm's name, with its label where that tells it apart.
  private func title(
    _ report: StatementReport, norm: NormSource, _ statement: Statement?, isPartOfWhole: Bool
  ) -> String {
    let name = context.name(owner(of: report, norm))
    var label = name
    if !isPartOfWhole, let own = report.label, context.speaks(own) {
      label = context.lead(name) + context.name(own)
    }
    guard report.outcome == .violated else { return label }
    guard let message = report.message else {
      if report.kind == .forbid, case .forbid(nil)? = statement?.kind {
        return context.say("\(label)：不得办理", "\(label): not allowed")
      }
      return report.kind == .advise ? context.say("建议：\(label)", "advice: \(label)") : label
    }
    let words = withoutStop(context.clean(message))
    return report.kind == .advise ? context.say("建议：\(words)", "advice: \(words)") : words
  }

  /// The name of what the statement stands in: the norm, or the exception in its place.
  private func owner(of report: StatementReport, _ norm: NormSource) -> Name {
    func search(_ ids: [ExceptionID]) -> Name? {
      for id in ids {
        let exception = context.program[id]
        if exception.statements.contains(where: { isAbout(report.span, $0) }) {
          return exception.name
        }
        if let found = search(exception.exceptions) { return found }
      }
      return nil
    }
    return search(norm.exceptions) ?? norm.name
  }

  private func isAbout(_ span: Span, _ statement: Statement) -> Bool {
    statement.span == span || conditionSpan(statement) == span
  }

  private func withoutStop(_ text: String) -> String {
    text.hasSuffix("。") || text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private func explain(
    _ report: StatementReport, _ statement: Statement?, in row: inout ReportRow
  ) {
    let findings = ConditionFindings(
      context: context, values: report.values, action: action)
    var found: [Finding] = []
    switch statement?.kind {
    case .require(let condition)?, .advise(let condition)?:
      found = findings.find(condition, wanted: true, in: report.derivation)
    case .forbid(let condition?)?:
      found = findings.find(condition, wanted: false, in: report.derivation)
    case .forbid(nil)?, .grounds?, .duty?, .procedure?, nil: break
    }
    if found.isEmpty { found = findings.readings() }
    row.details += found.map { $0.text(context) }
    for origin in found.compactMap(\.origin) {
      let place = context.shortPlace(origin)
      if !row.origins.contains(place) { row.origins.append(place) }
    }
  }

  /// The core statement that a report is about, found by its place in the text.
  private func statement(_ span: Span, norm: NormSource) -> Statement? {
    let statements = norm.statements + norm.exceptions.flatMap(exceptionStatements)
    return statements.first { isAbout(span, $0) }
  }

  private func exceptionStatements(_ id: ExceptionID) -> [Statement] {
    let exception = context.program[id]
    return exception.statements + exception.exceptions.flatMap(exceptionStatements)
  }

  private func conditionSpan(_ statement: Statement) -> Span? {
    switch statement.kind {
    case .require(let condition), .advise(let condition), .forbid(let condition?): condition.span
    case .forbid(nil), .grounds, .duty, .procedure: nil
    }
  }

  func remarks(_ reasons: [Reason]) -> [String] {
    reasons.map { context.remark($0, action: action) }
  }
}

// MARK: Grounds and steps

extension NormRows {
  private func name(_ ground: GroundReport) -> String {
    ground.label.map(context.name) ?? context.excerpt(ground.span, cells: 30)
  }

  /// `须具备 1 项事由，现有 0 项`.
  private func groundCount(_ report: StatementReport, _ statement: Statement?) -> String {
    let held = report.grounds.count { $0.holds == true }
    let open = report.grounds.count { $0.holds == nil }
    var needed: String?
    if case .grounds(let count, _)? = statement?.kind {
      if case .constant(let value) = count.kind { needed = context.text(value, type: .integer()) }
      if case .parameter(let id, _) = count.kind,
        let value = report.values.first(where: { $0.source == .parameter(id) })?.value
      {
        needed = context.text(value, type: .integer())
      }
    }
    let openZH = open > 0 ? "，待定 \(open) 项" : ""
    let openEN = open > 0 ? ", \(open) open" : ""
    let neededZH = needed.map { "须具备 \($0) 项事由，" } ?? ""
    let neededEN = needed.map { "\($0) needed, " } ?? ""
    return context.say(
      "\(neededZH)现有 \(held) 项\(openZH)", "grounds: \(neededEN)\(held) met\(openEN)")
  }

  private func part(
    _ report: GroundReport, _ statement: Statement?, _ derivation: Derivation?
  ) -> ReportRow {
    var row = ReportRow(mark: .faint, depth: 1, title: name(report))
    switch report.holds {
    case true?: row.mark = .good
    case nil:
      row.mark = .open
      row.details = report.reasons.map { context.remark($0, action: action) }
    case false?:
      row.mark = .bad
      let findings = ConditionFindings(
        context: context, values: report.values, action: action)
      var found: [Finding] = []
      if case .grounds(_, let grounds)? = statement?.kind,
        let ground = grounds.first(where: {
          $0.span == report.span || $0.condition.span == report.span
        })
      {
        found = findings.find(ground.condition, wanted: true, in: derivation)
      }
      if found.isEmpty { found = findings.readings() }
      row.details = found.map { $0.text(context) }
    }
    return row
  }

  private func part(_ report: StepReport) -> ReportRow {
    var row = ReportRow(mark: .good, depth: 1, title: context.name(report.name))
    if let date = report.on { row.details.append(date.description) }
    switch report.outcome {
    case .satisfied: break
    case .passedOver: row.mark = .faint
    case .undetermined:
      row.mark = .open
      // A step waits for itself, and for those before it, which have rows of their own.
      let others = report.reasons.filter { context.kind(of: $0) != .step }
      if others.count < report.reasons.count {
        row.details.append(context.say("尚未办理", "not done yet"))
      }
      row.details += remarks(others)
    case .violated:
      row.mark = .bad
      if let message = report.message { row.details.append(context.clean(message)) }
      row.details += report.problems.map(text)
      row.origins = report.values.compactMap(\.origin).map(context.shortPlace)
    }
    return row
  }

  /// What was found about a step: when it was done, and what is wrong with it.
  func findings(of step: StepReport) -> [String] { part(step).details }

  private func text(_ problem: StepReport.Problem) -> String {
    switch problem {
    case .wrongActor(let expected):
      let actors = expected.map { $0.value.map { context.text($0, type: .text) } ?? "?" }
      let names = actors.joined(separator: context.say("或", " or "))
      return context.say("办理人不符，应为 \(names)", "by the wrong actor; must be \(names)")
    case .beforeStep(let other):
      let other = context.name(other)
      return context.say("早于前一步骤“\(other)”", "before the step “\(other)”")
    case .tooLate(let latest):
      return context.say("超过期限，最迟应在 \(latest)", "too late: due by \(latest)")
    case .tooEarly(let earliest):
      return context.say("早于规定，最早应在 \(earliest)", "too early: not before \(earliest)")
    }
  }
}
