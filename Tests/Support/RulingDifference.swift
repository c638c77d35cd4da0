package import CharterEngine
import CharterSemantics
import CharterValues

extension Ruling {
  /// Where a ruling says something else than a decision; empty: nowhere.
  package func differences(from decision: Decision) -> [String] {
    var found: [String] = []
    if verdict != decision.verdict { found.append("\(verdict), not \(decision.verdict)") }
    let mine = Dictionary(uniqueKeysWithValues: norms.map { ($0.norm, $0) })
    for report in decision.norms {
      let name = "norm \(report.norm.index)"
      guard let norm = mine[report.norm] else {
        if report.outcome != .notApplicable { found.append("\(name) is left out") }
        continue
      }
      if norm.outcome != report.outcome {
        found.append("\(name): \(norm.outcome), not \(report.outcome)")
      }
      let statements = self.statements[norm.statements]
      let outcomes = statements.map(\.outcome)
      if outcomes != report.statements.map(\.outcome) {
        found.append("\(name): \(outcomes), not \(report.statements.map(\.outcome))")
        continue
      }
      for (statement, other) in zip(statements, report.statements) {
        let parts = self.parts[statement.parts].map(\.known)
        let others =
          other.grounds.map(\.holds) + other.steps.map(\.outcome.known)
        if parts != others, other.outcome != .passedOver {
          found.append("\(name), statement \(statement.place): \(parts), not \(others)")
        }
      }
    }
    if missing.map(\.reason) != decision.missing.map(\.reason)
      || missing.map(\.neededBy) != decision.missing.map(\.neededBy)
    {
      found.append("missing \(missing), not \(decision.missing)")
    }
    return found
  }
}

extension StatementOutcome {
  fileprivate var known: Bool? {
    switch self {
    case .satisfied: true
    case .violated: false
    case .undetermined, .passedOver: nil
    }
  }
}
