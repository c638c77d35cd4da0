import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// What an action does to the norms on the registry, with what that leans on.
struct StateChanges: Sendable {
  var changes: [StateChange] = []
  /// The parameters that enforced norms read.
  var parametersRead: [ParameterID] = []
  var illustrativeRead: [ParameterID] = []
  /// The policies of illustrative dates that they lean on.
  var illustrativePolicies: [PolicyID] = []
}

extension ReferenceEvaluator {
  /// Compares each quota that reads what an action writes, and each rule enforced on it, before and after.
  ///
  /// - Parameters:
  ///   - evaluation: what the action is decided with, on the state before it.
  ///   - proposal: the action; names the records created.
  ///   - scope: which quotas are compared.
  ///   - changes: what the action would change; is asked only where a norm reads it.
  /// - Returns: the subjects that stand otherwise after it, and those for whom that cannot be told.
  func stateChanges(
    _ evaluation: Evaluation, of proposal: Proposal, comparing scope: ComparedQuotas,
    changes: () -> [Change]
  ) -> StateChanges {
    let written = Footprint(writing: program.actions[proposal.action.index].effects)
    let quotas = program.quotas.indices.filter { index in
      let quota = program.quotas[index]
      return isInForce(quota.header, evaluation.date)
        && (scope == .all || quota.header.enforcedOn.contains(proposal.action))
        && Footprint(reading: quota, in: program).meets(written)
    }
    let rules = program.rules.indices.filter { index in
      let rule = program.rules[index]
      return isInForce(rule.header, evaluation.date)
        && rule.header.enforcedOn.contains(proposal.action)
        && Footprint(reading: rule, in: program).meets(written)
    }
    var result = StateChanges()
    if quotas.isEmpty && rules.isEmpty { return result }
    var after = evaluation.state
    // An action that cannot be carried out changes nothing; it is reported where it is permitted.
    guard after.apply(changes(), of: proposal, schema: program.schema).isEmpty else {
      return result
    }
    for index in quotas {
      let id = QuotaID(index: index)
      let header = program[id].header
      let isEnforced = isEnforced(header, on: proposal.action)
      let sides = [evaluation.state, after].map { state in
        Side<QuotaFinding>(header, evaluation.on(state)) { evaluation, visit in
          evaluation.forEachSubject(of: header, when: evaluation.program[id].conditions) {
            visit($2, $0.quota(id, $2, $3, in: &$1, keepsMembers: isEnforced))
          }
        }
      }
      if isEnforced { result.lean(on: sides.map(\.evaluation), for: header) }
      result.changes += compare(.quota(id), header, isEnforced, sides[0], sides[1]) { old, new in
        (
          StateChange.Sides.quota(before: old?.report, after: new?.report),
          old.map(Standing.init), new.map(Standing.init),
          old.flatMap { old in new.flatMap { DeficitChange(from: old, to: $0) } },
          old.map { $0.report.isLike(new?.report) } ?? (new == nil)
        )
      }
    }
    for index in rules {
      let id = RuleID(index: index)
      let header = program[id].header
      let isEnforced = isEnforced(header, on: proposal.action)
      let sides = [evaluation.state, after].map { state in
        Side<RuleFinding>(header, evaluation.on(state)) { evaluation, visit in
          evaluation.forEachSubject(of: header, when: evaluation.program[id].conditions) {
            visit($2, $0.rule(id, $2, $3, in: &$1))
          }
        }
      }
      if isEnforced { result.lean(on: sides.map(\.evaluation), for: header) }
      result.changes += compare(.rule(id), header, isEnforced, sides[0], sides[1]) { old, new in
        (
          StateChange.Sides.rule(before: old?.report, after: new?.report),
          old.map(Standing.init), new.map(Standing.init),
          old.flatMap { old in new.map { DeficitChange(from: old, to: $0) } },
          old.map { $0.report.outcome == new?.report.outcome } ?? (new == nil)
        )
      }
    }
    return result
  }

  private func isInForce(_ header: StateHeader, _ date: CalendarDate) -> Bool {
    program[header.policy].inForce.contains(date)
  }

  /// Whether a norm binds the action; what a descriptive policy tells rejects nothing.
  private func isEnforced(_ header: StateHeader, on action: ActionID) -> Bool {
    header.enforcedOn.contains(action) && program[header.policy].force != .descriptive
  }

  /// One state: every subject of a norm with its finding.
  private struct Side<Finding> {
    var order: [Subject] = []
    var findings: [Subject: Finding] = [:]
    /// Why there may be further subjects.
    var open: [Reason] = []
    var evaluation: Evaluation

    init(
      _ header: StateHeader, _ evaluation: Evaluation,
      _ run: (inout Evaluation, (Subject, Finding) -> Void) -> [Reason]
    ) {
      self.evaluation = evaluation
      var evaluation = evaluation
      var order: [Subject] = []
      var findings: [Subject: Finding] = [:]
      let open = run(&evaluation) { subject, finding in
        order.append(subject)
        findings[subject] = finding
      }
      (self.order, self.findings, self.open, self.evaluation) = (order, findings, open, evaluation)
    }
  }

  private func compare<Finding>(
    _ norm: AnyNormID, _ header: StateHeader, _ isEnforced: Bool, _ before: Side<Finding>,
    _ after: Side<Finding>,
    _ measure: (Finding?, Finding?) -> (
      sides: StateChange.Sides, before: Standing?, after: Standing?, change: DeficitChange?,
      isSame: Bool
    )
  ) -> [StateChange] {
    var changes: [StateChange] = []
    let gone = before.order.filter { after.findings[$0] == nil }
    for subject in after.order + gone {
      let found = measure(before.findings[subject], after.findings[subject])
      var worsens = Truth.false
      if let standing = found.after {
        worsens = .all([
          Worsening.of(before: found.before, after: standing, change: found.change),
          found.sides.isDue(on: before.evaluation.date, hasDueDate: header.by != nil),
        ])
      }
      if found.isSame, worsens.known == false || !isEnforced { continue }
      changes.append(
        StateChange(
          norm: norm, subject: subject, sides: found.sides, isEnforced: isEnforced,
          outcome: worsens.negated.outcomeOfNorm, reasons: worsens.reasons))
    }
    let open = Reason.union([before.open, after.open])
    if isEnforced, !open.isEmpty {
      changes.append(
        StateChange(
          norm: norm, subject: .jurisdiction, sides: measure(nil, nil).sides,
          isEnforced: isEnforced, outcome: .undetermined, reasons: open))
    }
    return changes
  }
}

extension StateChanges {
  fileprivate mutating func lean(on evaluations: [Evaluation], for header: StateHeader) {
    for evaluation in evaluations {
      parametersRead += evaluation.parametersRead.filter { !parametersRead.contains($0) }
      illustrativeRead += evaluation.illustrativeRead.filter { !illustrativeRead.contains($0) }
      illustrativePolicies += evaluation.illustrativePolicies(of: header)
        .filter { !illustrativePolicies.contains($0) }
    }
  }
}

extension Evaluation {
  /// The same evaluation on another state, with nothing read yet.
  fileprivate func on(_ state: RegistryState) -> Evaluation {
    Evaluation(
      program: program, state: state, date: date, overrides: overrides, keepsDerivations: false)
  }
}

extension Truth {
  fileprivate var outcomeOfNorm: NormOutcome {
    switch self {
    case .true: .satisfied
    case .false: .violated
    case .unknown: .undetermined
    }
  }
}

extension StateChange.Sides {
  /// Whether the norm is due for the subject as it stands after; what is not yet due is not enforced.
  fileprivate func isDue(on date: CalendarDate, hasDueDate: Bool) -> Truth {
    guard hasDueDate else { return .true }
    let (due, reasons): (CalendarDate?, [Reason]) =
      switch self {
      case .quota(_, let after): (after?.due, after?.reasons ?? [])
      case .rule(_, let after): (after?.due, after?.reasons ?? [])
      }
    return due.map { Truth(date > $0) } ?? .unknown(reasons)
  }
}

extension QuotaReport {
  /// Whether another report says the same of the subject.
  fileprivate func isLike(_ other: QuotaReport?) -> Bool {
    guard let other else { return false }
    return outcome == other.outcome && population == other.population
      && counted == other.counted && deficit == other.deficit
  }
}

extension DeficitChange {
  /// How a rule's standing changes; the same where everything that it read is.
  fileprivate init(from before: RuleFinding, to after: RuleFinding) {
    let isSame =
      before.report.statements.map(\.values) == after.report.statements.map(\.values)
      && before.report.conditionValues == after.report.conditionValues
      && before.holds == after.holds
    guard !isSame, let old = Standing(before).deficit, let new = Standing(after).deficit else {
      self = .none
      return
    }
    self.init(from: old, to: new)
  }
}
