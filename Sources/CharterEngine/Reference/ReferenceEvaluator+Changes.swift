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
  ///   - comparison: tells whom the action concerns; `nil`: everybody is compared.
  ///   - changes: what the action would change; is asked only where a norm reads it.
  /// - Returns: the subjects that stand otherwise after it, and those for whom that cannot be told.
  func stateChanges(
    _ evaluation: Evaluation, of proposal: Proposal, comparing scope: ComparedQuotas,
    sharing comparison: PlanComparison? = nil, changes: () -> [Change]
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
    let changes = changes()
    guard after.apply(changes, of: proposal, schema: program.schema).isEmpty else {
      return result
    }
    let touched = Touched(
      changes, of: proposal, from: evaluation.state, to: after, schema: program.schema)
    for index in quotas {
      let id = QuotaID(index: index)
      let quota = program[id]
      trail?.insert(.quota(id))
      let isEnforced = isEnforced(quota.header, on: proposal.action)
      let scope =
        comparison?.scope(
          of: id, touched, before: evaluation.on(evaluation.state), after: evaluation.on(after))
        ?? .everybody
      result.add(.quota(id), quota.header, isEnforced, touched, before: evaluation, after: after) {
        evaluation, isLater, visit in
        let groups = isLater ? scope.after : scope.before
        return evaluation.forEachSubject(
          of: quota.header, when: quota.conditions,
          among: evaluation.members(of: quota.header, among: scope.subjects)
        ) {
          visit($2, $0.quota(id, $2, $3, in: &$1, groups: groups), $0.notes)
        }
      }
    }
    for index in rules {
      let id = RuleID(index: index)
      let rule = program[id]
      trail?.insert(.rule(id))
      let isEnforced = isEnforced(rule.header, on: proposal.action)
      let scope =
        comparison?.scope(of: id, touched, before: evaluation.state, after: after) ?? .everybody
      result.add(.rule(id), rule.header, isEnforced, touched, before: evaluation, after: after) {
        evaluation, _, visit in
        evaluation.forEachSubject(
          of: rule.header, when: rule.conditions,
          among: evaluation.members(of: rule.header, among: scope.subjects)
        ) {
          visit($2, $0.rule(id, $2, $3, in: &$1), $0.notes)
        }
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
}

/// What a norm on the registry came to for one subject, as two states are compared by it.
private protocol StateFinding {
  var standing: Standing { get }
  var applies: StateApplication { get }
  /// Everything that was read for it.
  var reads: Set<ReadLog.Entry> { get }
  /// How the deficit changes from this state to a later one; `nil`: nobody can tell.
  func change(to later: Self, touches: (Set<ReadLog.Entry>) -> Bool) -> DeficitChange?
  /// Whether a report would say the same of both.
  func isLike(_ other: Self) -> Bool
  static func sides(before: Self?, after: Self?) -> StateChange.Sides
}

extension QuotaFinding: StateFinding {
  fileprivate var standing: Standing { Standing(self) }

  fileprivate func change(
    to later: QuotaFinding, touches: (Set<ReadLog.Entry>) -> Bool
  ) -> DeficitChange? {
    DeficitChange(from: self, to: later, touches: touches)
  }

  fileprivate func isLike(_ other: QuotaFinding) -> Bool {
    report.outcome == other.report.outcome && report.population == other.report.population
      && report.counted == other.report.counted && report.deficit == other.report.deficit
  }

  fileprivate static func sides(
    before: QuotaFinding?, after: QuotaFinding?
  ) -> StateChange.Sides {
    .quota(before: before?.report, after: after?.report)
  }
}

extension RuleFinding: StateFinding {
  fileprivate var standing: Standing { Standing(self) }

  /// No change where nothing that the rule read is touched.
  fileprivate func change(
    to later: RuleFinding, touches: (Set<ReadLog.Entry>) -> Bool
  ) -> DeficitChange? {
    guard touches(reads), let old = standing.deficit, let new = later.standing.deficit else {
      return DeficitChange.none
    }
    return DeficitChange(from: old, to: new)
  }

  fileprivate func isLike(_ other: RuleFinding) -> Bool {
    report.outcome == other.report.outcome
  }

  fileprivate static func sides(before: RuleFinding?, after: RuleFinding?) -> StateChange.Sides {
    .rule(before: before?.report, after: after?.report)
  }
}

/// One state: every subject of a norm with its finding.
private struct Side<Finding: StateFinding> {
  private(set) var order: [Subject] = []
  private(set) var findings: [Subject: Finding] = [:]
  /// What the finding for a subject leans on.
  private(set) var notes: [Subject: Evaluation.Notes] = [:]
  /// Why there may be further subjects.
  let open: [Reason]

  init(
    _ evaluation: inout Evaluation, isLater: Bool,
    _ run: (inout Evaluation, Bool, (Subject, Finding, Evaluation.Notes) -> Void) -> [Reason]
  ) {
    var order: [Subject] = []
    var findings: [Subject: Finding] = [:]
    var notes: [Subject: Evaluation.Notes] = [:]
    open = run(&evaluation, isLater) { subject, finding, leansOn in
      order.append(subject)
      findings[subject] = finding
      notes[subject] = leansOn
    }
    (self.order, self.findings, self.notes) = (order, findings, notes)
  }
}

extension StateChanges {
  /// Adds what becomes of a norm, evaluated on the state before an action and on the one after it.
  fileprivate mutating func add<Finding: StateFinding>(
    _ norm: AnyNormID, _ header: StateHeader, _ isEnforced: Bool, _ touched: Touched,
    before: Evaluation, after state: RegistryState,
    run: (inout Evaluation, Bool, (Subject, Finding, Evaluation.Notes) -> Void) -> [Reason]
  ) {
    var earlier = before.on(before.state)
    var later = before.on(state)
    // What is read tells what the action leaves alone.
    if isEnforced { (earlier.readLog, later.readLog) = (ReadLog(), ReadLog()) }
    let old = Side<Finding>(&earlier, isLater: false, run)
    let new = Side<Finding>(&later, isLater: true, run)
    for subject in new.order + old.order.filter({ new.findings[$0] == nil }) {
      let (earlier, later) = (old.findings[subject], new.findings[subject])
      if isEnforced, earlier.concerns(later, touches: { touched.touches($0, in: state) }) {
        lean(on: old.notes[subject])
        lean(on: new.notes[subject])
      }
      compare(norm, header, isEnforced, subject, earlier, later, on: before.date) {
        !isEnforced || touched.touches($0, in: state)
      }
    }
    if isEnforced {
      illustrativePolicies += before.illustrativePolicies(of: header, settings: [])
        .filter { !illustrativePolicies.contains($0) }
    }
    let open = Reason.union([old.open, new.open])
    if isEnforced, !open.isEmpty {
      changes.append(
        StateChange(
          norm: norm, subject: .jurisdiction, sides: Finding.sides(before: nil, after: nil),
          isEnforced: isEnforced, outcome: .undetermined, reasons: open))
    }
  }

  /// Adds what becomes of one subject, unless nothing does.
  private mutating func compare<Finding: StateFinding>(
    _ norm: AnyNormID, _ header: StateHeader, _ isEnforced: Bool, _ subject: Subject,
    _ before: Finding?, _ after: Finding?, on date: CalendarDate,
    touches: (Set<ReadLog.Entry>) -> Bool
  ) {
    let sides = Finding.sides(before: before, after: after)
    var worsens = Truth.false
    if let after {
      worsens = .all([
        Worsening.of(
          before: before?.standing, after: after.standing,
          change: before.flatMap { $0.change(to: after, touches: touches) },
          staysSubject: before.map { !touches($0.applies.reads) } ?? false),
        sides.isDue(on: date, hasDueDate: header.by != nil),
      ])
    }
    var isSame = false
    if let before, let after { isSame = before.isLike(after) }
    if isSame, worsens.known == false || !isEnforced { return }
    changes.append(
      StateChange(
        norm: norm, subject: subject, sides: sides, isEnforced: isEnforced,
        outcome: worsens.negated.outcomeOfNorm, reasons: worsens.reasons))
  }

  private mutating func lean(on notes: Evaluation.Notes?) {
    guard let notes else { return }
    parametersRead += notes.parameters.filter { !parametersRead.contains($0) }
    illustrativeRead += notes.illustrative.filter { !illustrativeRead.contains($0) }
    illustrativePolicies += notes.settings.filter { !illustrativePolicies.contains($0) }
  }
}

extension Evaluation {
  /// The same evaluation on another state, with nothing read yet.
  fileprivate func on(_ state: RegistryState) -> Evaluation {
    Evaluation(
      program: program, state: state, date: date, overrides: overrides, keepsDerivations: false,
      trail: trail)
  }

  /// Some records as the subjects of a norm with one variable; `nil`: all that it ranges over.
  fileprivate func members(of header: StateHeader, among records: Set<RecordID>?) -> Collection? {
    guard let records else { return nil }
    guard case .extent(let entity) = header.subjects?.binders.first?.collection.kind else {
      // There is one subject, which is no record; nobody is left out.
      return nil
    }
    return Collection(
      members: state.members(of: entity, among: records.sorted()),
      others: state.openings(of: entity))
  }
}

extension Optional where Wrapped: StateFinding {
  /// Whether an action touches what was read for a subject, before or after it.
  fileprivate func concerns(
    _ later: Wrapped?, touches: (Set<ReadLog.Entry>) -> Bool
  ) -> Bool {
    guard let before = self, let later else { return true }
    return touches(before.reads) || touches(later.reads)
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
