import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// One proposal of a plan, to be decided again and again with something changed.
struct Scenario {
  let program: Program
  /// With a blank record for each document that may be supplied.
  let file: ProposalFile
  let index: Int
  let date: CalendarDate
  private let defaultDate: CalendarDate
  private let overrides: [ParameterOverride]
  private let evaluator: ReferenceEvaluator
  /// The state that the earlier actions leave.
  private let before: RegistryState
  /// The record that a parameter is given where its document is supplied.
  let blanks: [Int: RecordID]
  /// The last day that the decision may move to: the next action's.
  let lastDate: CalendarDate

  var proposal: Proposal { file.proposals[index] }
  var source: SourceID { proposal.span.source }

  init(
    _ program: Program, _ original: ProposalFile, at index: Int, defaultDate: CalendarDate,
    overrides: [ParameterOverride]
  ) {
    let proposal = original.proposals[index]
    var registry = original.registry
    var blanks: [Int: RecordID] = [:]
    for (slot, parameter) in program.schema[proposal.action].parameters.enumerated()
    where parameter.type.isOptional {
      guard case .entity(let entity) = parameter.type.base else { continue }
      let stated = proposal.arguments.indices.contains(slot) ? proposal.arguments[slot] : nil
      if let stated, stated.value != .none { continue }
      let slots = program.schema[entity].attributes.map { attribute in
        attribute.inverseOf == nil
          ? attribute.defaultValue.map { Fact($0, at: proposal.span) } : nil
      }
      blanks[slot] = registry.add(
        Record(entity: entity, id: "", standing: .nested, slots: slots, span: proposal.span))
    }
    self.program = program
    self.index = index
    self.defaultDate = defaultDate
    self.overrides = overrides
    self.blanks = blanks
    date = proposal.date ?? defaultDate
    file = ProposalFile(
      registry: registry, proposals: original.proposals, overrides: original.overrides)
    let rest = original.proposals.dropFirst(index + 1)
    lastDate = rest.first.map { $0.date ?? defaultDate } ?? .latest
    evaluator = ReferenceEvaluator(
      program: program, registry: registry, overrides: overrides + original.overrides)
    before = Self.before(index, of: file, program, overrides, defaultDate)
  }

  private static func before(
    _ index: Int, of file: ProposalFile, _ program: Program, _ overrides: [ParameterOverride],
    _ defaultDate: CalendarDate
  ) -> RegistryState {
    let prefix = ProposalFile(
      registry: file.registry, proposals: Array(file.proposals.prefix(index)),
      overrides: file.overrides)
    return ReferenceEvaluator(program: program, registry: file.registry, overrides: overrides)
      .plan(prefix, defaultDate: defaultDate).state
  }

  /// The first day on which a step may be dated; `nil`: any day.
  ///
  /// What is stated as done is done: it may be done again on a later day, and nobody is told to backdate it.
  func firstDay(ofStep step: Int) -> CalendarDate? {
    guard proposal.steps.indices.contains(step),
      case .date(let on)? = proposal.steps[step]?.on?.value, on <= date
    else { return nil }
    return on.adding(days: 1) ?? .latest
  }

  /// The proposal with something changed, and what it is decided on.
  struct Case {
    let proposal: Proposal
    let date: CalendarDate
    let state: RegistryState
    let evaluator: ReferenceEvaluator

    func decide() -> Decision {
      evaluator.decide(proposal, on: date, in: state, comparing: .enforced)
    }
  }

  func changed(by assignment: Assignment) -> Case {
    let proposal = rewritten(proposal, by: assignment)
    if index > 0, assignment.keys.contains(where: reachesEarlierActions) {
      // The earlier actions may come out otherwise on other records.
      let file = rewritten(by: assignment)
      return Case(
        proposal: proposal, date: proposal.date ?? defaultDate,
        state: Self.before(index, of: file, program, overrides, defaultDate),
        evaluator: ReferenceEvaluator(
          program: program, registry: file.registry, overrides: overrides + file.overrides))
    }
    var state = before
    for case (.attribute(let record, let slot), .value(let value)) in assignment {
      state.write(.fact(Fact(value, at: proposal.span)), to: record, slot: slot)
    }
    return Case(
      proposal: proposal, date: proposal.date ?? defaultDate, state: state, evaluator: evaluator)
  }

  /// What the plan decides of the action, read from a file that states what is changed.
  func decideAnew(_ assignment: Assignment) -> Decision? {
    let file = rewritten(by: assignment)
    let plan = ProposalFile(
      registry: file.registry, proposals: Array(file.proposals.prefix(index + 1)),
      overrides: file.overrides)
    let decisions = ReferenceEvaluator(
      program: program, registry: file.registry, overrides: overrides
    ).decide(plan, defaultDate: defaultDate).value
    return decisions.indices.contains(index) ? decisions[index] : nil
  }

  private func reachesEarlierActions(_ lever: Lever) -> Bool {
    guard case .attribute(let record, _) = lever else { return false }
    return !proposal.span.contains(file.registry[record].span)
  }

  private func rewritten(by assignment: Assignment) -> ProposalFile {
    var registry = file.registry
    for case (.attribute(let record, let slot), .value(let value)) in assignment {
      registry[record].slots[slot] = Fact(value, at: proposal.span)
    }
    var proposals = file.proposals
    proposals[index] = rewritten(proposal, by: assignment)
    return ProposalFile(registry: registry, proposals: proposals, overrides: file.overrides)
  }

  private func rewritten(_ proposal: Proposal, by assignment: Assignment) -> Proposal {
    var arguments = proposal.arguments
    var steps = proposal.steps
    var day = proposal.date
    for (lever, setting) in assignment {
      switch (lever, setting) {
      case (.argument(let slot), .value(let value)):
        while arguments.count <= slot { arguments.append(nil) }
        arguments[slot] = Fact(value, at: proposal.span)
      case (.step(let step), .step(let on, let by)):
        while steps.count <= step { steps.append(nil) }
        steps[step] = StepFact(
          on: Fact(.date(on), at: proposal.span), by: by.map { Fact($0, at: proposal.span) },
          span: proposal.span)
      case (.date, .value(.date(let date))): day = date
      case (.attribute, _), (.argument, _), (.step, _), (.date, _): break
      }
    }
    return Proposal(
      action: proposal.action, date: day, arguments: arguments, steps: steps,
      createdID: proposal.createdID, overrides: proposal.overrides, expectation: nil,
      title: proposal.title, span: proposal.span)
  }
}

extension Span {
  /// Whether another stretch of the same text lies in this one.
  func contains(_ other: Span) -> Bool {
    source == other.source && start <= other.start && other.end <= end
  }
}
