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
    DecisionMembers(context: context, decision: decision).value
  }
}

private struct DecisionMembers {
  let context: ReportContext
  let decision: Decision

  private var parts: ReportParts { ReportParts(context: context, action: decision.action) }

  var value: JSONValue {
    let action = context.program.schema[decision.action]
    return [
      "action": .string(action.name.canonical),
      "date": .string(decision.date.description),
      "at": context.at(decision.span),
      "arguments": parts.values(decision.arguments),
      "verdict": .string(decision.verdict.rawValue),
      "norms": .array(decision.norms.map { norm($0) }),
      "deviations": .array(deviations),
      "missing": .array(decision.missing.map { missing($0) }),
      "next_steps": .array(decision.nextSteps.map { nextStep($0) }),
      "duties": .array(decision.duties.map { parts.duty($0) }),
      "depends_on": [
        "readings": .array(decision.readings.map(parts.parameter)),
        "illustrative": .array(
          decision.illustrativeParameters.map(parts.parameter)
            + decision.illustrativePolicies.map { .string(context.program[$0].name.canonical) }),
      ],
      "quotas": .array(decision.changes.map { ChangeJSON(context: context).value(of: $0) }),
    ]
  }

  // MARK: Norms

  private func norm(_ report: NormReport) -> JSONValue {
    let norm = context.program[report.norm]
    let policy = context.program[norm.policy]
    return [
      "name": .string(norm.name.canonical),
      "policy": .string(policy.name.canonical),
      "force": .string(policy.force.rawValue),
      "clause": parts.clause(norm.clause),
      "category": .string(norm.category.rawValue),
      "outcome": .string(report.outcome.rawValue),
      "condition_values": parts.values(report.conditionValues),
      "exceptions": .array(report.exceptions.map(exception)),
      "statements": .array(report.statements.map { parts.statement($0) }),
      "reasons": parts.reasons(report.reasons),
      "at": context.at(norm.span),
    ]
  }

  private func exception(_ report: ExceptionReport) -> JSONValue {
    let exception = context.program[report.exception]
    return [
      "name": .string(exception.name.canonical),
      "policy": .string(context.program[exception.policy].name.canonical),
      "clause": parts.clause(exception.clause),
      "holds": report.holds.map { .boolean($0) } ?? .null,
      "values": parts.values(report.values),
      "at": context.at(exception.span),
    ]
  }

  /// What departs from descriptive policies: told beside the norms, since it decides nothing.
  private var deviations: [JSONValue] {
    decision.norms.filter {
      $0.outcome == .violated
        && context.program[context.program[$0.norm].policy].force == .descriptive
    }.map { report in
      let norm = context.program[report.norm]
      return [
        "name": .string(norm.name.canonical),
        "policy": .string(context.program[norm.policy].name.canonical),
        "clause": parts.clause(norm.clause),
      ]
    }
  }

  // MARK: What is missing and what follows

  private func missing(_ item: MissingItem) -> JSONValue {
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
      "by": .array(step.by.map(parts.value)),
      "to": .array(step.to.map(parts.value)),
      "earliest": .optional(step.earliest?.description),
      "latest": .optional(step.latest?.description),
    ]
  }
}
