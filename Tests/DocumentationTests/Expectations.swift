import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

extension Example.Result.Decided {
  /// Where the decision departs from what its proposal expects, in words.
  func departures(in program: Program) -> [String] {
    guard let expectation = proposal.expectation else { return ["a proposal here expects nothing"] }
    var departures: [String] = []
    if let verdict = expectation.verdict, verdict != decision.verdict {
      departures.append("the verdict is \(decision.verdict.rawValue), not \(verdict.rawValue)")
    }
    func compare(_ key: String, _ expected: [ExpectedName]?, _ found: [Found]) {
      guard let names = expected.map({ $0.map(\.name) }) else { return }
      let unexpected = found.filter { item in !names.contains(where: item.forms.contains) }
      let unmet = names.filter { name in !found.contains { $0.forms.contains(name) } }
      if !unexpected.isEmpty || !unmet.isEmpty {
        departures.append("\(key): \(found.compactMap(\.forms.first)), not \(names)")
      }
    }
    let counting = decision.norms.filter { program[program[$0.norm].policy].force != .descriptive }
    compare(
      "violated", expectation.violated,
      counting.filter { $0.outcome == .violated }.flatMap { norm in
        norm.statements.filter { $0.kind != .advise && $0.outcome == .violated }
          .map { Found(program[norm.norm].name, $0.label) }
      })
    compare(
      "advised", expectation.advised,
      counting.filter { $0.outcome != .notApplicable }.flatMap { norm in
        norm.statements.filter { $0.kind == .advise && $0.outcome == .violated }
          .map { Found(program[norm.norm].name, $0.label) }
      })
    compare(
      "grounds", expectation.grounds,
      counting.filter { $0.outcome != .notApplicable }.flatMap { norm in
        norm.statements.flatMap(\.grounds).filter { $0.holds == true }
          .map { Found(program[norm.norm].name, $0.label) }
      })
    compare(
      "duties", expectation.duties,
      decision.duties.map { Found(program[$0.norm].name, $0.label) })
    compare(
      "missing", expectation.missing,
      decision.missing.map { item in
        switch item.reason {
        case .missingFact(let path, _): Found(forms: [path.canonical, path.words.zh])
        case .parameter(let id, _): Found(program[id].name, prefix: "parameter:")
        case .step(let index):
          Found(program.schema[decision.action].steps[index].name, prefix: "step:")
        case .unknownExtent(let id): Found(program.schema[id].name, prefix: "")
        case .openTable(let id, _): Found(program[id].name, prefix: "table:")
        case .pendingAction(let index): Found(forms: ["action:\(index + 1)"])
        case .divisionByZero, .emptyAggregate, .negativeRoot, .dateOutOfRange, .numberTooLarge,
          .conflict:
          Found(forms: ["\(item.reason)"])
        }
      })
    return departures
  }
}

/// Something in a reply, with the names that an expectation may give it.
private struct Found {
  let forms: [String]

  init(forms: [String]) { self.forms = forms }

  init(_ name: Name, prefix: String) { forms = name.forms.map { prefix + $0 } }

  /// A norm's statement: by the norm's name, or by that and its label.
  init(_ norm: Name, _ label: Name?) {
    let labelled = norm.forms.flatMap { form in (label?.forms ?? []).map { "\(form).\($0)" } }
    forms = labelled + norm.forms
  }
}
