public import CharterData
public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// The evaluator that reads the specification to the letter, and for nothing but being right.
///
/// A faster one must give the same replies.
///
/// Recursion goes as deep as expressions nest; chains of `and`, `or`, `implies`, arithmetic, dates and
/// attributes are walked in loops. A level takes up to 1.6 KB of stack where the compiler optimises, so
/// 512 KB hold the 200 levels that the parser lets pass; up to 9 KB where it does not, which needs the
/// 8 MB of a main thread.
public struct ReferenceEvaluator: Sendable {
  /// The policies to decide by.
  public let program: Program
  /// The state before any action.
  public let initialState: RegistryState
  let overrides: [ParameterID: ParameterOverride]
  /// Takes what declarations are made use of; whoever sets it works with this evaluator alone.
  package nonisolated(unsafe) var trail: Trail?

  /// Binds a program to a registry.
  ///
  /// - Parameters:
  ///   - program: the policies.
  ///   - registry: the records, those included that proposals will create.
  ///   - overrides: values of parameters that win over the policies' own.
  public init(program: Program, registry: Registry, overrides: [ParameterOverride] = []) {
    self.init(program: program, state: RegistryState(registry), overrides: overrides)
  }

  /// Binds a program to a state that actions have left.
  init(program: Program, state: RegistryState, overrides: [ParameterOverride]) {
    self.program = program
    self.initialState = state
    self.overrides = Dictionary(
      overrides.map { (ParameterID(index: $0.parameter), $0) }, uniquingKeysWith: { $1 })
  }

  /// Decides one proposed action on a state, and leaves the state as it is.
  ///
  /// - Parameters:
  ///   - proposal: the action; its own date is not looked at.
  ///   - date: the day of the decision.
  ///   - state: the registry after the actions before it.
  ///   - derivations: whether to keep how each condition came to its value.
  ///   - scope: which quotas are compared before and after.
  /// - Returns: the verdict and all that led to it.
  public func decide(
    _ proposal: Proposal, on date: CalendarDate, in state: RegistryState,
    derivations: Bool = false, comparing scope: ComparedQuotas = .enforced
  ) -> Decision {
    var (evaluation, arguments, placeValues) = prepare(proposal, date, state, derivations)
    let findings = evaluation.norms(
      for: proposal.action, arguments, placeValues: placeValues)
    let decisive = findings.filter(\.isDecisive).map { (applies: $0.applies, holds: $0.holds) }
    let byNorms = Verdict.of(decisive)

    // Where nothing can fail and yet nobody knows whether any norm applies, that is what is missing.
    let mayFail = Truth.any(decisive.map { .all([$0.applies, $0.holds.negated]) })
    let needsToApply = byNorms == .undetermined && mayFail.known == false

    var (openTargets, stateChanges) = consequences(
      of: proposal, &evaluation, arguments, comparing: scope)
    let enforced = stateChanges.changes.filter(\.isEnforced)
    if byNorms == .rejected || byNorms == .ungoverned { openTargets = [] }
    let verdict = byNorms.enforcing(enforced.map(\.outcome), hasOpenTargets: !openTargets.isEmpty)
    let applying = findings.filter { $0.applies.known == true }
    return Decision(
      action: proposal.action, date: date, span: proposal.span,
      arguments: arguments.compactMap(\.observation), verdict: verdict,
      norms: findings.map { $0.report(needsToApply: needsToApply && $0.isDecisive) },
      missing: missing(findings, enforced, openTargets, needsToApply: needsToApply),
      duties: duties(findings),
      nextSteps: applying.filter { $0.resolution.candidates.count == 1 }
        .flatMap(\.resolution.standing.nextSteps),
      readings: Self.once(evaluation.parametersRead + stateChanges.parametersRead)
        .filter { program[$0].reading != nil },
      illustrativeParameters: Self.once(
        evaluation.illustrativeRead + stateChanges.illustrativeRead),
      illustrativePolicies: Self.once(
        illustrativePolicies(findings) + evaluation.illustrativeSettings
          + stateChanges.illustrativePolicies),
      changes: stateChanges.changes,
      tableRows: evaluation.tableRows)
  }

  /// What the effects of an action do to the norms on the registry, and why it cannot be told which records they
  /// write.
  func consequences(
    of proposal: Proposal, _ evaluation: inout Evaluation, _ arguments: [Evaluated],
    comparing scope: ComparedQuotas
  ) -> (openTargets: [Reason], changes: StateChanges) {
    let rules = program.actions[proposal.action.index]
    if rules.effects.isEmpty { return ([], StateChanges()) }
    var frame = Frame(size: rules.frameSize, arguments: arguments, ofAction: true)
    let openTargets = evaluation.untraced { $0.openTargets(of: rules.effects, in: &frame) }
    let condition = openTargets.isEmpty ? Truth.true : .unknown(openTargets)
    let changes = stateChanges(evaluation, of: proposal, comparing: scope) {
      evaluation.untraced {
        $0.changes(by: rules.effects, of: proposal.action, condition, in: &frame)
      }
    }
    return (openTargets, changes)
  }

  /// Carries out what a decided action changes.
  ///
  /// A permitted action's effects hold from now on; what an undetermined one would write is unknown; a
  /// rejected or ungoverned one changes nothing.
  ///
  /// - Parameters:
  ///   - proposal: the action.
  ///   - index: its place in the file, from 0.
  ///   - verdict: what was decided.
  ///   - date: the day of the decision.
  ///   - state: the state that it was decided on; takes the changes.
  /// - Returns: why the effects cannot be carried out; they are left out as a whole then.
  public func carryOut(
    _ proposal: Proposal, at index: Int, verdict: Verdict, on date: CalendarDate,
    in state: inout RegistryState
  ) -> [Diagnostic] {
    let condition: Truth
    switch verdict {
    case .permitted: condition = .true
    case .undetermined: condition = .unknown([.pendingAction(index)])
    case .rejected, .ungoverned: return []
    }
    var (evaluation, arguments, _) = prepare(proposal, date, state, false)
    let rules = program.actions[proposal.action.index]
    var frame = Frame(size: rules.frameSize, arguments: arguments, ofAction: true)
    let changes = evaluation.changes(
      by: rules.effects, of: proposal.action, condition, in: &frame)
    return state.apply(changes, of: proposal, schema: program.schema)
  }

  /// Decides the actions of a file in order, each on the state that those before it have left.
  ///
  /// - Parameters:
  ///   - file: the proposals with their registry, which is used in place of this evaluator's, and their
  ///     overrides, which win over this evaluator's.
  ///   - defaultDate: the day of the decisions that name none.
  ///   - derivations: whether to keep how each condition came to its value.
  ///   - scope: which quotas are compared before and after.
  /// - Returns: a decision for each action, and the effects that could not be carried out.
  public func decide(
    _ file: ProposalFile, defaultDate: CalendarDate, derivations: Bool = false,
    comparing scope: ComparedQuotas = .enforced
  ) -> StageResult<[Decision]> {
    let plan = plan(
      file, defaultDate: defaultDate, derivations: derivations, comparing: scope)
    return StageResult(plan.decisions, diagnostics: plan.diagnostics)
  }

  /// Decides the actions of a file, and hands back the state that they leave as well.
  ///
  /// - Parameters:
  ///   - file: the proposals, as in ``decide(_:defaultDate:derivations:)``.
  ///   - defaultDate: the day of the decisions that name none.
  ///   - derivations: whether to keep how each condition came to its value.
  ///   - scope: which quotas are compared before and after.
  /// - Returns: the decisions, what could not be carried out, and the state after the last action.
  public func plan(
    _ file: ProposalFile, defaultDate: CalendarDate, derivations: Bool = false,
    comparing scope: ComparedQuotas = .enforced
  ) -> (decisions: [Decision], diagnostics: [Diagnostic], state: RegistryState) {
    let evaluator = ReferenceEvaluator(
      program: program, registry: file.registry,
      overrides: overrides.values.map { $0 } + file.overrides)
    var state = evaluator.initialState
    var decisions: [Decision] = []
    var diagnostics: [Diagnostic] = []
    var last: (date: CalendarDate, span: Span)?
    for (index, proposal) in file.proposals.enumerated() {
      let date = proposal.date ?? defaultDate
      if let last, date < last.date {
        // The loader sees the dates that are written; one taken from the run shows only here.
        diagnostics.append(
          .backInTime(
            date, at: proposal.span, after: last.date, at: last.span,
            undated: proposal.date == nil ? proposal.span : last.span))
        break
      }
      last = (date, proposal.span)
      let decision = evaluator.decide(
        proposal, on: date, in: state, derivations: derivations, comparing: scope)
      decisions.append(decision)
      diagnostics += evaluator.carryOut(
        proposal, at: index, verdict: decision.verdict, on: date, in: &state)
    }
    return (decisions, diagnostics, state)
  }
}

extension ReferenceEvaluator {
  /// The values of parameters that win over the policies' own.
  var allOverrides: [ParameterOverride] { overrides.values.map { $0 } }

  /// An evaluation outside of any action, which keeps derivations.
  func evaluation(on date: CalendarDate, in state: RegistryState) -> Evaluation {
    Evaluation(
      program: program, state: state, date: date, overrides: overrides, keepsDerivations: true,
      trail: trail)
  }

  /// An evaluation with the place of the action worked out, its arguments, and what its place read.
  func prepare(
    _ proposal: Proposal, _ date: CalendarDate, _ state: RegistryState, _ derivations: Bool
  ) -> (evaluation: Evaluation, arguments: [Evaluated], placeValues: [ObservedValue]) {
    let own = proposal.overrides.map { (ParameterID(index: $0.parameter), $0) }
    var evaluation = Evaluation(
      program: program, state: state, date: date,
      overrides: overrides.merging(own) { $1 }, keepsDerivations: derivations, trail: trail)
    evaluation.action = proposal.action
    evaluation.steps = proposal.steps
    let arguments = evaluation.arguments(of: proposal)
    let rules = program.actions[proposal.action.index]
    guard let place = rules.place else { return (evaluation, arguments, []) }
    let frame = Frame(size: rules.frameSize, arguments: arguments, ofAction: true)
    let (found, values, _) = evaluation.capture { evaluation in
      var frame = frame
      return evaluation.evaluate(place, in: &frame)
    }
    evaluation.place = found
    return (evaluation, arguments, values)
  }

  /// What the norms wait for that are still undetermined, and what the effects do.
  private func missing(
    _ findings: [NormFinding], _ enforced: [StateChange], _ openTargets: [Reason],
    needsToApply: Bool
  ) -> [MissingItem] {
    MissingItem.all(
      findings.filter(\.isDecisive).map { finding in
        (.norm(finding.norm.id), finding.reasons(needsToApply: needsToApply))
      }, enforced, openTargets)
  }

  fileprivate static func once<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  /// The duties of the norms that apply or may apply; what a descriptive policy tells obliges nobody.
  private func duties(_ findings: [NormFinding]) -> [DutyReport] {
    findings.filter { program[$0.norm.policy].force != .descriptive }.flatMap { finding in
      finding.applies.known == false
        ? [] : finding.resolution.duties.map { $0.inDoubt(for: finding.applies.reasons) }
    }
  }

  /// The policies of illustrative dates with a norm, or an exception, that applies or may apply.
  private func illustrativePolicies(_ findings: [NormFinding]) -> [PolicyID] {
    var result: [PolicyID] = []
    for finding in findings where finding.applies.known != false {
      let exceptions = finding.resolution.reports.map { program[$0.exception].policy }
      for policy in [finding.norm.policy] + exceptions
      where program[policy].isPeriodIllustrative && !result.contains(policy) {
        result.append(policy)
      }
    }
    return result
  }
}

extension MissingItem {
  /// Everything missing, each thing once: what norms on the action wait for, then those on the registry, then the effects.
  static func all(
    _ norms: [(norm: AnyNormID, reasons: [Reason])], _ enforced: [StateChange],
    _ openTargets: [Reason]
  ) -> [MissingItem] {
    let waiting = norms + enforced.map { (norm: $0.norm, reasons: $0.reasons) }
    return Reason.union(waiting.map(\.reasons) + [openTargets]).map { reason in
      let neededBy = waiting.filter { $0.reasons.contains { $0.isSame(as: reason) } }
      return MissingItem(
        reason: reason, neededBy: ReferenceEvaluator.once(neededBy.map(\.norm)))
    }
  }
}
