internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// The pieces that replies for machines have in common.
struct ReportParts {
  let context: ReportContext
  /// The deciding action; `nil`: the reply is about the registry.
  let action: ActionID?

  // MARK: Statements

  func statement(_ report: StatementReport) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("kind", .string(report.kind.rawValue)),
      .init("label", .optional(report.label?.canonical)),
      .init("outcome", .string(report.outcome.rawValue)),
      .init("message", .optional(report.message?[context.language])),
      .init("values", values(report.values)),
      .init("reads", reads(report.values)),
    ]
    if report.kind == .grounds {
      members.append(.init("grounds", .array(report.grounds.map { ground($0) })))
    }
    if report.kind == .procedure {
      members.append(.init("steps", .array(report.steps.map { step($0) })))
    }
    members.append(.init("reasons", reasons(report.reasons)))
    members.append(.init("at", context.at(report.span)))
    return .object(members)
  }

  func ground(_ report: GroundReport) -> JSONValue {
    [
      "label": .optional(report.label?.canonical),
      "holds": report.holds.map { .boolean($0) } ?? .null,
      "message": .optional(report.message?[context.language]),
      "values": values(report.values),
      "reasons": reasons(report.reasons),
      "at": context.at(report.span),
    ]
  }

  func step(_ report: StepReport) -> JSONValue {
    [
      "name": .string(report.name.canonical),
      "outcome": .string(report.outcome.rawValue),
      "on": .optional(report.on?.description),
      "problems": .array(report.problems.map(problem)),
      "message": .optional(report.message?[context.language]),
      "values": values(report.values),
      "reasons": reasons(report.reasons),
      "at": context.at(report.span),
    ]
  }

  func problem(_ problem: StepReport.Problem) -> JSONValue {
    switch problem {
    case .wrongActor(let expected):
      ["problem": "wrong_actor", "expected": .array(expected.map(value))]
    case .beforeStep(let name): ["problem": "before_step", "step": .string(name.canonical)]
    case .tooLate(let latest): ["problem": "too_late", "latest": .string(latest.description)]
    case .tooEarly(let earliest):
      ["problem": "too_early", "earliest": .string(earliest.description)]
    }
  }

  // MARK: Duties and parties

  func duty(_ duty: DutyReport) -> JSONValue {
    let program = context.program
    let doubts = JSONValue.array(
      duty.reasons.map { .object(context.members(of: $0, action: action)) })
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
  func party(_ parties: [ObservedValue], isAll: Bool) -> JSONValue {
    guard parties.count != 1 else { return value(parties[0]) }
    guard !parties.isEmpty else { return .null }
    return .object([.init(isAll ? "all" : "any", .array(parties.map(value)))])
  }

  // MARK: Parts

  func clause(_ id: ClauseID?) -> JSONValue {
    .optional(id.map { context.program[$0].number })
  }

  func parameter(_ id: ParameterID) -> JSONValue {
    .string(context.program[id].name.canonical)
  }

  func reasons(_ reasons: [Reason]) -> JSONValue {
    .array(reasons.map { .object(context.members(of: $0, action: action)) })
  }

  /// Values by their paths; an unknown one is left out, since null means none.
  func values(_ observed: [ObservedValue]) -> JSONValue {
    var seen: Set<String> = []
    return .object(
      observed.compactMap { item in
        guard let found = item.value, seen.insert(item.path.canonical).inserted else { return nil }
        return .init(item.path.canonical, context.json(found, type: item.type))
      })
  }

  /// Every value with its record and its place; `values` holds one for each path, this all of them.
  func reads(_ observed: [ObservedValue]) -> JSONValue {
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

  func value(_ observed: ObservedValue) -> JSONValue {
    observed.value.map { context.json($0, type: observed.type) } ?? .null
  }
}
