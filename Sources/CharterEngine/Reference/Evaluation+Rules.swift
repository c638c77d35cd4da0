import CharterDiagnostics
import CharterSemantics
import CharterValues

/// What a rule on the registry came to for one subject.
struct RuleFinding: Sendable {
  let report: RuleReport
  let applies: StateApplication
  let holds: Truth
  /// Everything that was read for it.
  let reads: Set<ReadLog.Entry>
}

extension Evaluation {
  /// Evaluates a rule on the registry for one subject.
  mutating func rule(
    _ id: RuleID, _ subject: Subject, _ applies: StateApplication, in frame: inout Frame
  ) -> RuleFinding {
    let rule = program[id]
    // What a statement expected is told by how it came to its value; that of each subject by itself.
    keepsDerivations = true
    let (block, statementReads) = logged { evaluation in
      evaluation.capture { $0.block(rule.statements, of: .rule(id), in: frame) }.result
    }
    keepsDerivations = false
    let ((due, values, _), dueReads) = logged { evaluation in
      evaluation.capture { $0.due(rule.header, in: &frame) }
    }
    let (outcome, reasons) = StateOutcome.of(
      applies: applies.truth, holds: block.holds, due: due, on: date)
    let duties = block.duties.map { $0.inDoubt(for: applies.truth.reasons) }
    let report = RuleReport(
      rule: id, subject: subject, outcome: outcome, due: due?.value?.date,
      statements: block.statements, duties: duties,
      conditionValues: Self.once(applies.values + values), reasons: reasons)
    return RuleFinding(
      report: report, applies: applies, holds: block.holds,
      reads: statementReads.union(dueReads).union(applies.reads))
  }
}
