import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

// Text in, text out: what a test compares is written as people would note it down.

extension World {
  static let day = CalendarDate.iso("2021-04-20") ?? .earliest

  /// `true`, `3`, `2021-04-20`, or `? students@a, parameter:u`.
  func evaluate(_ expression: Expression, on date: CalendarDate = World.day) -> String {
    let evaluator = ReferenceEvaluator(program: program, registry: registry)
    return note(
      evaluator.evaluate(CheckedExpression(expression: expression, frameSize: 10), on: date).outcome
    )
  }

  func note(_ outcome: Outcome) -> String {
    switch outcome {
    case .known(let value): note(value)
    case .unknown(let reasons): "? " + reasons.map(note).joined(separator: ", ")
    }
  }

  func note(_ value: Value) -> String {
    switch value {
    case .none: "none"
    case .boolean(let holds): "\(holds)"
    case .text(let text): text
    case .number(let number): number.description
    case .date(let date): date.description
    case .enumCase(let id, let place): schema[id].cases[place].canonical
    case .record(let id): registry.records.indices.contains(id.index) ? registry[id].id : "new"
    case .set(let members): "{" + members.map(note).joined(separator: ", ") + "}"
    }
  }

  func note(_ reason: Reason) -> String {
    switch reason {
    case .missingFact(let path, let record):
      path.canonical + (record.map { "@" + registry[$0].id } ?? "")
    case .unknownExtent(let entity): "extent:" + schema[entity].name.canonical
    case .parameter(let id, .unset): "parameter:" + program[id].name.canonical
    case .parameter(let id, .outside(let nearest)):
      "outside:\(program[id].name.canonical)"
        + (nearest.map { "(\(note($0.first))..\(note($0.last)))" } ?? "")
    case .step(let step): "step:" + Self.steps[step]
    case .openTable: "openTable"
    case .divisionByZero: "divisionByZero"
    case .emptyAggregate: "emptyAggregate"
    case .negativeRoot: "negativeRoot"
    case .dateOutOfRange: "dateOutOfRange"
    case .numberTooLarge: "numberTooLarge"
    case .shareOutOfRange: "shareOutOfRange"
    case .unpayable(let why, _): why.rawValue
    case .conflict(let ids):
      "conflict:" + ids.map { program[$0].name.canonical }.joined(separator: "/")
    case .pendingAction(let index): "pending:\(index)"
    }
  }

  private func note(_ date: CalendarDate?) -> String { date?.description ?? "" }

  func proposal(
    school: RecordID? = nil, group: RecordID? = nil, flag: Bool? = nil,
    steps: [(on: String?, by: Value?)?] = [], id: String = "new"
  ) -> Proposal {
    let facts = steps.map { step in
      step.map { step in
        StepFact(
          on: step.on.flatMap { CalendarDate.iso($0) }.map { Fact(.date($0), at: nowhere) },
          by: step.by.map { Fact($0, at: nowhere) }, span: nowhere)
      }
    }
    let missing = Array(repeating: StepFact?.none, count: max(0, Self.steps.count - facts.count))
    return Proposal(
      action: Self.action, date: nil,
      arguments: [
        school.map { Fact(.record($0), at: nowhere) },
        group.map { Fact(.record($0), at: nowhere) },
        flag.map { Fact(.boolean($0), at: nowhere) },
      ], steps: facts + missing, createdID: id, expectation: nil, title: nil, span: nowhere)
  }

  func decide(_ proposal: Proposal, on date: CalendarDate = World.day) -> Decision {
    let evaluator = ReferenceEvaluator(program: program, registry: registry)
    return evaluator.decide(proposal, on: date, in: evaluator.initialState)
  }

  /// `rejected | core: violated | missing: school.students@a (core)`.
  func note(_ decision: Decision) -> String {
    let outcomes = decision.norms.map {
      "\(program[$0.norm].name.canonical): \($0.outcome.rawValue)"
    }
    let missing = decision.missing.map { item in
      let names = item.neededBy.map { program.name(of: $0).canonical }.joined(separator: " ")
      return note(item.reason) + (names.isEmpty ? "" : " (\(names))")
    }
    return
      ([decision.verdict.rawValue] + outcomes
      + (missing.isEmpty ? [] : ["missing: " + missing.joined(separator: ", ")]))
      .joined(separator: " | ")
  }

  func plan(_ proposals: [Proposal]) -> (notes: [String], codes: [String], state: RegistryState) {
    let file = ProposalFile(registry: registry, proposals: proposals, overrides: [])
    let evaluator = ReferenceEvaluator(program: program, registry: Registry())
    let plan = evaluator.plan(file, defaultDate: Self.day)
    return (plan.decisions.map(note), plan.diagnostics.map(\.code.rawValue), plan.state)
  }
}
