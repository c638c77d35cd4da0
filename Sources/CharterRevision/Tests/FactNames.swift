import CharterEngine
import CharterSemantics
import CharterData
import CharterDiagnostics
import CharterValues

/// The ways in which tests name what is missing.
struct FactNames {
  let program: Program
  /// The action whose steps are meant; `nil`: none.
  let action: ActionID?

  /// Every way to write a reason; the canonical one first.
  func forms(of reason: Reason) -> [String] {
    switch reason {
    case .missingFact(let path, _): return [path.canonical, path.words.zh, path.words.en]
    case .step(let index):
      guard let action, program.schema[action].steps.indices.contains(index) else { return [] }
      return MissingKind.step.forms(of: program.schema[action].steps[index].name)
    case .parameter(let id, _): return MissingKind.parameter.forms(of: program[id].name)
    case .unknownExtent(let id): return program.schema[id].name.forms
    case .pendingAction(let index): return MissingKind.action.forms(of: Name("\(index + 1)"))
    case .openTable(let id, _): return MissingKind.table.forms(of: program[id].name)
    case .divisionByZero: return ["division_by_zero"]
    case .emptyAggregate: return ["empty_aggregate"]
    case .negativeRoot: return ["negative_root"]
    case .dateOutOfRange: return ["date_out_of_range"]
    case .numberTooLarge: return ["number_too_large"]
    case .shareOutOfRange: return ["share_out_of_range"]
    case .unpayable(let why, _): return [why.rawValue]
    case .conflict: return ["conflict"]
    }
  }

  /// How what is missing differs from what is expected to be; the list is exact.
  func difference(_ expected: [ExpectedName]?, _ reasons: [Reason]) -> Difference? {
    guard let expected else { return nil }
    // A path may be written in either language, or mix them.
    let names = expected.map(\.name)
    let got = reasons.map { (forms: forms(of: $0), reason: $0) }
    let isAllThere = names.allSatisfy { name in
      got.contains { isNamed(name, $0.forms, $0.reason) }
    }
    let isAllExpected = got.allSatisfy { item in
      names.contains { isNamed($0, item.forms, item.reason) }
    }
    if isAllThere, isAllExpected { return nil }
    var shown: [Shown] = []
    for item in got {
      let one = self.shown(item.reason, item.forms)
      if !shown.contains(one) { shown.append(one) }
    }
    return Difference(
      Shown(zh: "缺少", en: "missing"), expected: .list(names.map(self.expected)),
      got: .list(shown))
  }

  /// What is expected, as the reader's language has it: `step:报备` is `步骤:报备` in Chinese.
  private func expected(_ name: String) -> Shown {
    guard let (kind, rest) = MissingKind.split(name) else { return Shown(name) }
    let declared = declared(kind).first { $0.has(rest) } ?? Name(rest)
    return Shown(name, kind.words(of: declared))
  }

  private func declared(_ kind: MissingKind) -> [Name] {
    switch kind {
    case .parameter: program.parameters.map(\.name)
    case .step: action.map { program.schema[$0].steps.map(\.name) } ?? []
    case .table: program.tables.map(\.name)
    case .action: []
    }
  }

  private func isNamed(_ name: String, _ forms: [String], _ reason: Reason) -> Bool {
    if forms.contains(name) { return true }
    if let (kind, rest) = MissingKind.split(name) {
      return kind.forms(of: Name(rest)).contains(where: forms.contains)
    }
    guard case .missingFact(let path, _) = reason else { return false }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return parts.count == path.names.count && zip(parts, path.names).allSatisfy { $1.has($0) }
  }

  private func shown(_ reason: Reason, _ forms: [String]) -> Shown {
    let canonical = forms.first ?? "?"
    if case .missingFact(let path, _) = reason { return Shown(canonical, path.words) }
    if let (kind, rest) = MissingKind.split(canonical) {
      let name = declared(kind).first { $0.has(rest) } ?? Name(rest)
      return Shown(canonical, kind.words(of: name))
    }
    return Shown(canonical, Words(zh: forms.last ?? canonical, en: canonical))
  }
}
