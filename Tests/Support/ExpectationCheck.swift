package import CharterData
import CharterDiagnostics
package import CharterEngine
package import CharterSemantics
import CharterValues

/// Holds a decision to what a proposal expects of it; each list that is there is exact.
package struct ExpectationCheck {
  private let program: Program
  private let decision: Decision

  package init(program: Program, decision: Decision) {
    self.program = program
    self.decision = decision
  }

  /// What differs, in words; empty where the decision is as expected.
  package func differences(from expectation: Expectation) -> [String] {
    var differences: [String] = []
    if let verdict = expectation.verdict, verdict != decision.verdict {
      differences.append("verdict: expected \(verdict), got \(decision.verdict)")
    }
    compare("violated", expectation.violated, violations, &differences)
    compare("advised", expectation.advised, advice, &differences)
    compare("grounds", expectation.grounds, grounds, &differences)
    compare("duties", expectation.duties, duties, &differences)
    if let missing = expectation.missing {
      let expected = Set(missing.map(\.name))
      let got = decision.missing.map { names(of: $0.reason) }
      for name in expected where !got.contains(where: { $0.contains(name) }) {
        differences.append("missing: expected \(name), got \(got.compactMap(\.first).sorted())")
      }
      for names in got where expected.isDisjoint(with: names) {
        differences.append("missing: got \(names.first ?? "?") as well")
      }
    }
    return differences
  }

  /// A norm, or a labelled statement of it, by every form of its name.
  private struct Item {
    let norm: Name
    let label: Name?

    func isNamed(_ text: String) -> Bool {
      norm.forms.contains(text) || isLabelled(text)
    }

    func isLabelled(_ text: String) -> Bool {
      guard let label else { return false }
      return norm.forms.contains { form in label.forms.contains { text == "\(form).\($0)" } }
    }

    var text: String { label.map { "\(norm.canonical).\($0.canonical)" } ?? norm.canonical }
  }

  private func compare(
    _ list: String, _ expected: [ExpectedName]?, _ got: [Item], _ differences: inout [String]
  ) {
    guard let expected else { return }
    let names = expected.map(\.name)
    for name in names where !got.contains(where: { $0.isNamed(name) }) {
      differences.append("\(list): expected \(name), got \(got.map(\.text))")
    }
    for item in got where !names.contains(where: { item.isNamed($0) }) {
      differences.append("\(list): got \(item.text) as well")
    }
  }

  /// What a descriptive policy tells is no violation of anything.
  private var counting: [NormReport] {
    decision.norms.filter {
      program[program[$0.norm].policy].force != .descriptive && $0.outcome != .notApplicable
    }
  }

  private var violations: [Item] {
    counting.filter { $0.outcome == .violated }.flatMap { report in
      report.statements.filter { $0.outcome == .violated && $0.kind != .advise }
        .map { Item(norm: program[report.norm].name, label: $0.label) }
    }
  }

  private var advice: [Item] {
    counting.flatMap { report in
      report.statements.filter { $0.kind == .advise && $0.outcome == .violated }
        .map { Item(norm: program[report.norm].name, label: $0.label) }
    }
  }

  private var grounds: [Item] {
    counting.flatMap { report in
      report.statements.flatMap(\.grounds).filter { $0.holds == true }
        .map { Item(norm: program[report.norm].name, label: $0.label) }
    }
  }

  private var duties: [Item] {
    decision.duties.map { Item(norm: program.name(of: $0.norm), label: $0.label) }
  }

  /// The ways to write what is missing, the canonical one first.
  private func names(of reason: Reason) -> [String] {
    switch reason {
    case .missingFact(let path, _): [path.canonical, path.words.zh, path.words.en]
    case .step(let index):
      program.schema[decision.action].steps[index].name.forms.map { "step:\($0)" }
    case .parameter(let id, _): program[id].name.forms.map { "parameter:\($0)" }
    case .unknownExtent(let id): program.schema[id].name.forms
    case .pendingAction(let index): ["action:\(index + 1)"]
    case .openTable(let id, _): program[id].name.forms.map { "table:\($0)" }
    case .divisionByZero, .emptyAggregate, .negativeRoot, .dateOutOfRange, .numberTooLarge,
      .shareOutOfRange, .unpayable,
      .conflict:
      ["\(reason)"]
    }
  }
}
