import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// Decisions with all that led to them.
extension ReplyText {
  /// A line for each part, so that two decisions can be compared by eye.
  func decision(_ decision: Decision) -> [String] {
    var lines = [
      "decision \(program.schema[decision.action].name.canonical) \(date(decision.date))"
        + "\(place(decision.span)) \(decision.verdict.rawValue)",
      "  arguments \(observed(decision.arguments))",
      "  readings \(parameters(decision.readings)) illustrative "
        + "\(parameters(decision.illustrativeParameters)) "
        + "\(policies(decision.illustrativePolicies)) rows \(rows(decision.tableRows))",
    ]
    lines += sorted(decision.norms.map { report($0) })
    lines += sorted(
      decision.missing.map { item in
        let waiting = list(item.neededBy.map { norm($0) }, sortable: true)
        return "  missing \(reason(item.reason)) for \(waiting)"
      })
    // Of several exceptions that hold and agree, the first in the order of the files is shown.
    guard !isSorted || decision.norms.allSatisfy({ $0.exceptions.count < 2 }) else { return lines }
    lines += sorted(decision.duties.map { "  " + duty($0) })
    lines += sorted(
      decision.nextSteps.map { step in
        "  next \(program[step.norm].name.canonical) \(step.name.canonical) by \(observed(step.by)) to "
          + "\(observed(step.to)) \(date(step.earliest))..\(date(step.latest))"
      })
    lines += sorted(decision.changes.map { change($0) })
    return lines
  }

  private func sorted(_ lines: [String]) -> [String] { isSorted ? lines.sorted() : lines }

  func report(_ report: NormReport) -> String {
    let exceptions = report.exceptions.map { exception in
      "\(program[exception.exception].name.canonical) \(flag(exception.holds)) "
        + observed(exception.values)
    }
    let outcome = "  norm \(program[report.norm].name.canonical) \(report.outcome.rawValue)"
    guard !isSorted || report.exceptions.count < 2 else { return outcome }
    return "\(outcome) exceptions "
      + "\(list(exceptions, sortable: true)) values \(observed(report.conditionValues)) statements "
      + "\(list(report.statements.map { statement($0) })) reasons \(reasons(report.reasons)) "
      + "derivations \(list(report.conditionDerivations.map { derivation($0) }))"
  }

  func flag(_ flag: Bool?) -> String { flag.map { $0 ? "true" : "false" } ?? "?" }

  func statement(_ report: StatementReport) -> String {
    let grounds = report.grounds.map { ground in
      "\(name(ground.label)) \(flag(ground.holds)) \(words(ground.message)) "
        + "\(observed(ground.values)) \(reasons(ground.reasons))\(place(ground.span))"
    }
    return "\(report.kind.rawValue) \(name(report.label)) \(report.outcome.rawValue) "
      + "\(words(report.message)) \(observed(report.values)) \(reasons(report.reasons)) "
      + "\(list(grounds)) \(list(report.steps.map { step($0) }))\(place(report.span)) "
      + (report.derivation.map { derivation($0) } ?? "")
  }

  private func step(_ report: StepReport) -> String {
    let problems = report.problems.map { problem in
      switch problem {
      case .wrongActor(let expected): "wrong actor \(observed(expected))"
      case .beforeStep(let other): "before \(other.canonical)"
      case .tooLate(let latest): "after \(date(latest))"
      case .tooEarly(let earliest): "before \(date(earliest))"
      }
    }
    return
      "\(report.name.canonical) \(report.outcome.rawValue) \(list(problems)) \(date(report.on)) "
      + "\(words(report.message)) \(observed(report.values)) \(reasons(report.reasons))"
      + place(report.span)
  }

  func duty(_ duty: DutyReport) -> String {
    "duty \(norm(duty.norm)) \(words(duty.text)) by \(observed(duty.by)) to \(observed(duty.to)) "
      + "\(duty.byAll) due \(date(duty.due)) \(duty.isDueUnknown) \(name(duty.label))"
      + "\(place(duty.span)) \(reasons(duty.reasons))"
  }

  private func change(_ change: StateChange) -> String {
    let sides =
      switch change.sides {
      case .quota(let before, let after):
        "\(before.map { report($0) } ?? "-") → \(after.map { report($0) } ?? "-")"
      case .rule(let before, let after):
        "\(before.map { report($0) } ?? "-") → \(after.map { report($0) } ?? "-")"
      }
    return "  change \(norm(change.norm)) \(subject(change.subject)) enforced \(change.isEnforced) "
      + "\(change.outcome.rawValue) \(reasons(change.reasons)) \(sides)"
  }

  func derivation(_ node: Derivation) -> String {
    let row = node.row.map { rows([$0]) } ?? ""
    return "(\(place(node.span)) \(value(node.value)) \(reasons(node.reasons)) "
      + "\(node.observed.map { observed([$0]) } ?? "") \(row) "
      + node.children.map { derivation($0) }.joined(separator: " ") + ")"
  }
}
