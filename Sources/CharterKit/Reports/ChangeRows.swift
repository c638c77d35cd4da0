internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What an action does to quotas, and to rules on the registry that are enforced on it.
struct ChangeRows {
  let context: ReportContext

  /// Whether a change has a part in the verdict, or leaves it open.
  static func isDecisive(_ change: StateChange) -> Bool {
    change.isEnforced && (change.outcome == .violated || change.outcome == .undetermined)
  }

  // MARK: Beside the norms

  /// A row among those of the norms: what the action would break, or may break.
  func row(_ change: StateChange) -> ReportRow {
    let own = context.about(change.subject)
    var row = ReportRow(
      mark: change.outcome == .violated ? .bad : .open, clause: clause(change),
      title: title(change))
    switch change.sides {
    case .quota(let before, let after):
      row.details = [figures(before, after) + bounds(after ?? before)]
      if change.outcome == .violated { row.details += worse(before, after) }
    case .rule(_, let after):
      if change.outcome == .violated, let after {
        let words = StatementWords(
          context: own, source: NormSource(context.program[after.rule]))
        row.details = after.statements.flatMap { words.failing($0) }
      }
    }
    if change.outcome == .undetermined { row.details += own.remarks(change.reasons) }
    row.origins = [context.shortPlace(context.program.span(of: change.norm))]
    return row
  }

  // MARK: In a section of its own

  /// Rows of the changes that decide nothing, before → after.
  ///
  /// - Parameters:
  ///   - changes: those of a decision.
  ///   - verdict: what was decided of the action.
  ///   - most: how many are shown; the others are counted.
  /// - Returns: the lines, with a heading; empty where there is none.
  func lines(_ changes: [StateChange], _ verdict: Verdict, most: Int = 20) -> [String] {
    let others = changes.filter { !ChangeRows.isDecisive($0) }
    guard !others.isEmpty else { return [] }
    let rows = others.prefix(most).map { change in
      ReportRow(
        mark: mark(change), clause: clause(change), title: title(change), details: [effect(change)])
    }
    let heading =
      verdict == .permitted
      ? context.say(
        "配额和登记规则的变化（不影响结论）：", "Quotas and rules on the registry (this decides nothing):")
      : context.say(
        "如果办理，配额和登记规则的变化（不影响结论）：",
        "Quotas and rules on the registry if it went ahead (this decides nothing):")
    var lines = ["  " + heading]
    lines += ReportTable(style: context.style, width: context.width).lines(Array(rows))
    if others.count > most {
      let rest = others.count - most
      lines.append("    " + context.say("… 另有 \(rest) 项", "… and \(rest) more"))
    }
    return lines
  }

  private func effect(_ change: StateChange) -> String {
    switch change.sides {
    case .quota(let before, let after):
      return figures(before, after)
        + context.say("，", ", ") + outcomes(before?.outcome, after?.outcome)
    case .rule(let before, let after): return outcomes(before?.outcome, after?.outcome)
    }
  }

  private func mark(_ change: StateChange) -> Mark {
    let outcome: StateOutcome? =
      switch change.sides {
      case .quota(let before, let after): (after ?? before)?.outcome
      case .rule(let before, let after): (after ?? before)?.outcome
      }
    return outcome.map { context.mark($0, in: context.program.policy(of: change.norm)) } ?? .faint
  }

  // MARK: Words

  private func clause(_ change: StateChange) -> String {
    context.program.clause(of: change.norm).map {
      Neutralised.text(context.program[$0].number)
    } ?? ""
  }

  private func title(_ change: StateChange) -> String {
    let name = context.name(context.program.name(of: change.norm))
    guard !change.subject.values.isEmpty else { return name }
    return name + context.bracketed(context.text(change.subject, of: change.norm))
  }

  /// `9/40（22.5%） → 8/40（20%）`.
  private func figures(_ before: QuotaReport?, _ after: QuotaReport?) -> String {
    let left = before.map(figure) ?? context.say("（无）", "(none)")
    let right = after.map(figure) ?? context.say("（无）", "(none)")
    return left == right ? right : "\(left) → \(right)"
  }

  private func figure(_ report: QuotaReport) -> String {
    let limits = report.bounds.compactMap { $0.isShare ? $0.value : nil }
    let share = report.share.map { context.bracketed(context.text($0, against: limits)) }
    return context.counted(report) + (share ?? "")
  }

  private func bounds(_ report: QuotaReport?) -> String {
    guard let report, !report.bounds.isEmpty else { return "" }
    return context.say("，应", ", must be ") + context.text(report.bounds)
  }

  /// How the shortfall grows.
  private func worse(_ before: QuotaReport?, _ after: QuotaReport?) -> [String] {
    guard let after = after?.deficit else { return [] }
    let old = before?.deficit.map { context.text($0) } ?? "0"
    return [
      context.say(
        "差额由 \(old) 增至 \(context.text(after))",
        "the shortfall grows from \(old) to \(context.text(after))")
    ]
  }

  private func outcomes(_ before: StateOutcome?, _ after: StateOutcome?) -> String {
    switch (before, after) {
    case (let before?, let after?) where before != after:
      "\(context.words(before)) → \(context.words(after))"
    case (_, let after?): context.words(after)
    case (_, nil): context.say("不再适用", "no longer applies")
    }
  }
}

/// The same for machines.
struct ChangeJSON {
  let context: ReportContext

  /// `{"name", "policy", "clause", "subject", "enforced", "outcome", "before", "after"}`.
  func value(of change: StateChange) -> JSONValue {
    let audit = AuditJSON(context)
    let parts = ReportParts(context: context, action: nil)
    var members = audit.head(change.norm)
    members += audit.subject(change.subject, of: change.norm)
    members += [
      .init("enforced", .boolean(change.isEnforced)),
      .init("outcome", .string(change.outcome.rawValue)),
    ]
    switch change.sides {
    case .quota(let before, let after):
      members += [
        .init("kind", "quota"),
        .init("before", before.map { .object(audit.figures(of: $0)) } ?? .null),
        .init("after", after.map { .object(audit.figures(of: $0)) } ?? .null),
      ]
    case .rule(let before, let after):
      members += [
        .init("kind", "rule"), .init("before", before.map(side) ?? .null),
        .init("after", after.map(side) ?? .null),
      ]
    }
    members.append(.init("missing", parts.reasons(change.reasons)))
    members.append(.init("at", context.at(context.program.span(of: change.norm))))
    return .object(members)
  }

  private func side(_ report: RuleReport) -> JSONValue {
    let parts = ReportParts(context: context, action: nil)
    return [
      "outcome": .string(report.outcome.rawValue),
      "statements": .array(report.statements.map { parts.statement($0) }),
    ]
  }
}
