internal import CharterData
public import CharterDiagnostics
public import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// A decision for machines, as the command's contract gives it.
///
/// Keys are added, never renamed.
public struct DecisionJSON: Sendable {
  let context: ReportContext

  /// A writer of decisions in a context; its language is that of messages and of nothing else.
  public init(_ context: ReportContext) { self.context = context }

  /// One decision.
  public func value(of decision: Decision) -> JSONValue {
    let action = context.program.schema[decision.action]
    return [
      "action": .string(action.name.canonical),
      "date": .string(decision.date.description),
      "at": context.at(decision.span),
      "arguments": values(decision.arguments),
      "verdict": .string(decision.verdict.rawValue),
      "norms": .array(decision.norms.map { norm($0, decision) }),
      "deviations": .array(deviations(decision)),
      "missing": .array(decision.missing.map { missing($0, decision) }),
      "next_steps": .array(decision.nextSteps.map { nextStep($0) }),
      "duties": .array(decision.duties.map { duty($0, decision) }),
      "depends_on": [
        "readings": .array(decision.readings.map(parameter)),
        "illustrative": .array(
          decision.illustrativeParameters.map(parameter)
            + decision.illustrativePolicies.map { .string(context.program[$0].name.canonical) }),
      ],
      "quotas": [],
    ]
  }

  // MARK: Norms

  private func norm(_ report: NormReport, _ decision: Decision) -> JSONValue {
    let norm = context.program[report.norm]
    let policy = context.program[norm.policy]
    return [
      "name": .string(norm.name.canonical),
      "policy": .string(policy.name.canonical),
      "force": .string(policy.force.rawValue),
      "clause": clause(norm.clause),
      "category": .string(norm.category.rawValue),
      "outcome": .string(report.outcome.rawValue),
      "condition_values": values(report.conditionValues),
      "exceptions": .array(report.exceptions.map(exception)),
      "statements": .array(report.statements.map { statement($0, decision) }),
      "reasons": reasons(report.reasons, decision),
      "at": context.at(norm.span),
    ]
  }

  private func exception(_ report: ExceptionReport) -> JSONValue {
    let exception = context.program[report.exception]
    return [
      "name": .string(exception.name.canonical),
      "policy": .string(context.program[exception.policy].name.canonical),
      "clause": clause(exception.clause),
      "holds": report.holds.map { .boolean($0) } ?? .null,
      "values": values(report.values),
      "at": context.at(exception.span),
    ]
  }

  private func statement(_ report: StatementReport, _ decision: Decision) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("kind", .string(report.kind.rawValue)),
      .init("label", .optional(report.label?.canonical)),
      .init("outcome", .string(report.outcome.rawValue)),
      .init("message", .optional(report.message?[context.language])),
      .init("values", values(report.values)),
      .init("reads", reads(report.values)),
    ]
    if report.kind == .grounds {
      members.append(.init("grounds", .array(report.grounds.map { ground($0, decision) })))
    }
    if report.kind == .procedure {
      members.append(.init("steps", .array(report.steps.map { step($0, decision) })))
    }
    members.append(.init("reasons", reasons(report.reasons, decision)))
    members.append(.init("at", context.at(report.span)))
    return .object(members)
  }

  private func ground(_ report: GroundReport, _ decision: Decision) -> JSONValue {
    [
      "label": .optional(report.label?.canonical),
      "holds": report.holds.map { .boolean($0) } ?? .null,
      "message": .optional(report.message?[context.language]),
      "values": values(report.values),
      "reasons": reasons(report.reasons, decision),
      "at": context.at(report.span),
    ]
  }

  private func step(_ report: StepReport, _ decision: Decision) -> JSONValue {
    [
      "name": .string(report.name.canonical),
      "outcome": .string(report.outcome.rawValue),
      "on": .optional(report.on?.description),
      "problems": .array(report.problems.map(problem)),
      "message": .optional(report.message?[context.language]),
      "values": values(report.values),
      "reasons": reasons(report.reasons, decision),
      "at": context.at(report.span),
    ]
  }

  private func problem(_ problem: StepReport.Problem) -> JSONValue {
    switch problem {
    case .wrongActor(let expected):
      ["problem": "wrong_actor", "expected": .array(expected.map(value))]
    case .beforeStep(let name): ["problem": "before_step", "step": .string(name.canonical)]
    case .tooLate(let latest): ["problem": "too_late", "latest": .string(latest.description)]
    case .tooEarly(let earliest):
      ["problem": "too_early", "earliest": .string(earliest.description)]
    }
  }

  /// What departs from descriptive policies: told beside the norms, since it decides nothing.
  private func deviations(_ decision: Decision) -> [JSONValue] {
    decision.norms.filter {
      $0.outcome == .violated
        && context.program[context.program[$0.norm].policy].force == .descriptive
    }.map { report in
      let norm = context.program[report.norm]
      return [
        "name": .string(norm.name.canonical),
        "policy": .string(context.program[norm.policy].name.canonical),
        "clause": clause(norm.clause),
      ]
    }
  }

  // MARK: What is missing and what follows

  private func missing(_ item: MissingItem, _ decision: Decision) -> JSONValue {
    .object(
      context.members(of: item.reason, action: decision.action) + [
        .init(
          "needed_by",
          .array(item.neededBy.map { .string(context.program.name(of: $0).canonical) }))
      ])
  }

  private func nextStep(_ step: NextStep) -> JSONValue {
    [
      "step": .string(step.name.canonical),
      "norm": .string(context.program[step.norm].name.canonical),
      "by": .array(step.by.map(value)),
      "to": .array(step.to.map(value)),
      "earliest": .optional(step.earliest?.description),
      "latest": .optional(step.latest?.description),
    ]
  }

  private func duty(_ duty: DutyReport, _ decision: Decision) -> JSONValue {
    let program = context.program
    let doubts = JSONValue.array(
      duty.reasons.map { .object(context.members(of: $0, action: decision.action)) })
    return [
      "text": .string(duty.text[context.language]),
      "label": .optional(duty.label?.canonical),
      "by": party(duty.by, isAll: duty.byAll),
      "to": party(duty.to, isAll: false),
      "due": .optional(duty.due?.description),
      "due_unknown": .boolean(duty.isDueUnknown),
      "certain": .boolean(duty.reasons.isEmpty),
      "reasons": doubts,
      "norm": .string(program.name(of: duty.norm).canonical),
      "clause": clause(program.clause(of: duty.norm)),
      "at": context.at(duty.span),
    ]
  }

  /// One party by itself, several as `{"any"}` or `{"all"}`.
  private func party(_ parties: [ObservedValue], isAll: Bool) -> JSONValue {
    guard parties.count != 1 else { return value(parties[0]) }
    guard !parties.isEmpty else { return .null }
    return .object([.init(isAll ? "all" : "any", .array(parties.map(value)))])
  }

  // MARK: Parts

  private func clause(_ id: ClauseID?) -> JSONValue {
    .optional(id.map { context.program[$0].number })
  }

  private func parameter(_ id: ParameterID) -> JSONValue {
    .string(context.program[id].name.canonical)
  }

  private func reasons(_ reasons: [Reason], _ decision: Decision) -> JSONValue {
    .array(reasons.map { .object(context.members(of: $0, action: decision.action)) })
  }

  /// Values by their paths; an unknown one is left out, since null means none.
  private func values(_ observed: [ObservedValue]) -> JSONValue {
    var seen: Set<String> = []
    return .object(
      observed.compactMap { item in
        guard let found = item.value, seen.insert(item.path.canonical).inserted else { return nil }
        return .init(item.path.canonical, context.json(found, type: item.type))
      })
  }

  /// Every value with its record and its place; `values` holds one for each path, this all of them.
  private func reads(_ observed: [ObservedValue]) -> JSONValue {
    .array(
      observed.map { item in
        var members: [JSONValue.Member] = []
        switch item.source {
        case .fact(let record):
          members.append(.init("fact", .string(item.path.canonical)))
          members.append(.init("record", context.recordName(record)))
        case .step: members.append(.init("step", .string(item.path.canonical)))
        case .parameter(let id): members.append(.init("parameter", parameter(id)))
        }
        if let found = item.value {
          members.append(.init("value", context.json(found, type: item.type)))
        }
        members.append(.init("known", .boolean(item.value != nil)))
        members.append(.init("at", item.origin.map(context.at) ?? .null))
        return .object(members)
      })
  }

  private func value(_ observed: ObservedValue) -> JSONValue {
    observed.value.map { context.json($0, type: observed.type) } ?? .null
  }
}
