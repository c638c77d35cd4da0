internal import CharterData
public import CharterDiagnostics
public import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What would change a verdict, for machines.
public struct RemedyJSON: Sendable {
  let context: ReportContext

  /// A writer of remedies in a context.
  public init(_ context: ReportContext) { self.context = context }

  /// The members that `charter explain` adds to a decision.
  public func members(_ remedies: Remedies, of decision: Decision) -> [JSONValue.Member] {
    [
      .init("changes_that_permit", .array(remedies.permitting.map(remedy))),
      .init(
        "cannot_be_met",
        .array(
          remedies.obstacles.map {
            obstacle($0, decision, isProven: !remedies.unproven.contains($0))
          })),
      .init("changes_besides", remedies.besides.map(remedy) ?? .null),
      .init("answers_that_reject", .array(remedies.rejecting.map(amendment))),
      .init("next_question", remedies.nextQuestion.map(question) ?? .null),
      .init("searched_to", .integer(remedies.searchedTo)),
      .init("stopped_early", .boolean(remedies.stoppedEarly)),
    ]
  }

  private func remedy(_ remedy: Remedy) -> JSONValue {
    [
      "changes": .array(remedy.amendments.map(amendment)),
      "verified": .boolean(remedy.isVerified),
    ]
  }

  private func obstacle(
    _ obstacle: Obstacle, _ decision: Decision, isProven: Bool
  ) -> JSONValue {
    let program = context.program
    return [
      "norm": .string(program.name(of: obstacle.norm).canonical),
      "clause": .optional(program.clause(of: obstacle.norm).map { program[$0].number }),
      "message": .string(RemedyText(context).text(obstacle, in: decision)),
      "at": context.at(obstacle.span),
      "proven": .boolean(isProven),
    ]
  }

  private func question(_ question: NextQuestion) -> JSONValue {
    let first = question.answers.first.map { what($0.amendment) } ?? []
    let answers = question.answers.map { answer -> JSONValue in
      [
        "to": setting(answer.amendment.to, answer.amendment),
        "verdict": .string(answer.verdict.rawValue),
      ]
    }
    return .object(first + [.init("answers", .array(answers))])
  }

  // MARK: Changes

  private func amendment(_ amendment: Amendment) -> JSONValue {
    var members = what(amendment)
    members.append(.init("kind", .string(kind(amendment.kind))))
    members.append(.init("from", amendment.from.map { setting($0, amendment) } ?? .null))
    members.append(.init("to", setting(amendment.to, amendment)))
    if let range = amendment.range {
      members.append(
        .init(
          "range",
          [
            "from": range.least.map { context.json($0, type: amendment.type) } ?? .null,
            "to": range.greatest.map { context.json($0, type: amendment.type) } ?? .null,
          ]))
    }
    if let latest = amendment.latest {
      members.append(.init("latest", .string(latest.description)))
    }
    members.append(.init("text", .string(AmendmentWords(context: context).text(amendment))))
    return .object(members)
  }

  /// `{"fact", "record"}`, `{"step"}` or `{"date": true}`: what changes.
  private func what(_ amendment: Amendment) -> [JSONValue.Member] {
    switch amendment.lever {
    case .step: [.init("step", .string(amendment.path.canonical))]
    case .date: [.init("date", true)]
    case .argument, .attribute:
      [
        .init("fact", .string(amendment.path.canonical)),
        .init("record", context.recordName(amendment.record)),
      ]
    }
  }

  private func kind(_ kind: Amendment.Kind) -> String {
    switch kind {
    case .stepToDo: "step_to_do"
    case .documentToSupply: "document_to_supply"
    case .factToState: "fact_to_state"
    case .stepToRedo: "step_to_redo"
    case .factToChange: "fact_to_change"
    case .dateToMove: "date_to_move"
    }
  }

  private func setting(_ setting: Setting, _ amendment: Amendment) -> JSONValue {
    switch setting {
    case .value(.record(let id)) where !context.registry.records.indices.contains(id.index):
      // A document that is supplied has no facts of its own yet.
      .object([])
    case .value(let value): context.json(value, type: amendment.type)
    case .step(let on, let by):
      [
        "on": .string(on.description),
        "by": by.map { context.json($0, type: .text) } ?? .null,
      ]
    }
  }
}
