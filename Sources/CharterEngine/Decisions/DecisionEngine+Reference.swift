import CharterData
import CharterSemantics
import CharterValues

extension DecisionEngine {
  /// The reference evaluator's view of the decision at hand, made where something is left to it.
  struct Leftover {
    let prepared: PreparedProposal
    let date: CalendarDate
    private var view: View?

    private struct View {
      var evaluation: Evaluation
      let arguments: [Evaluated]
      /// What the place of the action was read from.
      let places: [ObservedValue]

      init(_ reference: ReferenceEvaluator, _ proposal: Proposal, _ date: CalendarDate) {
        (evaluation, arguments, places) = reference.prepare(
          proposal, date, reference.initialState, false)
      }
    }

    init(_ prepared: PreparedProposal, _ date: CalendarDate) {
      (self.prepared, self.date) = (prepared, date)
    }

    var proposal: Proposal { prepared.proposal }

    mutating func with<Result>(
      _ reference: ReferenceEvaluator,
      _ part: (inout Evaluation, [Evaluated], [ObservedValue]) -> Result
    ) -> Result {
      var view = self.view ?? View(reference, proposal, date)
      let result = part(&view.evaluation, view.arguments, view.places)
      self.view = view
      return result
    }
  }

  mutating func decideByReference(_ leftover: inout Leftover, into ruling: inout Ruling) {
    let action = leftover.prepared.action.index
    for norm in program.normsByAction[action]
    where program[program[norm].policy].inForce.contains(leftover.date) {
      leave(norm, &leftover, into: &ruling)
    }
    finish(action, &leftover, isLeft: true, into: &ruling)
  }

  /// Has the reference evaluator decide a norm.
  mutating func leave(
    _ id: NormID, _ leftover: inout Leftover, into ruling: inout Ruling
  ) {
    let norm = program[id]
    let finding = leftover.with(reference) { $0.finding(norm, $1, placeValues: $2) }
    if finding.applies.known == false { return }
    let first = ruling.statements.count
    let candidates = finding.resolution.candidates
    let standing = candidates.first { $0.source == nil } ?? candidates.first
    let statements = standing?.source.map { program[$0].statements } ?? norm.statements
    let reported = statements.indices.filter { statements[$0].reportKind != nil }
    for (place, report) in zip(reported, finding.resolution.standing.statements) {
      let start = ruling.parts.count
      for ground in report.grounds {
        ruling.parts.append(StatementOutcome(Logic(ground.holds)))
      }
      ruling.parts += report.steps.map(\.outcome)
      ruling.statements.append(
        StatementRuling(
          place: place, outcome: report.outcome, isDecisive: statements[place].isDecisive,
          parts: start..<ruling.parts.count, readings: nil))
    }
    standings.append(
      Standing(
        norm: id, applies: Logic(finding.applies.known), holds: Logic(finding.holds.known),
        isDecisive: finding.isDecisive, code: -1, finding: Int32(findings.count)))
    findings.append(finding)
    ruling.norms.append(
      NormRuling(
        norm: id, outcome: .notApplicable, exception: standing?.source,
        statements: first..<ruling.statements.count))
  }
}

extension Logic {
  fileprivate init(_ known: Bool?) { self = known.map { Logic($0) } ?? .unknown }
}
