package import CharterData
import CharterDiagnostics
package import CharterEngine
package import CharterSemantics
import CharterValues

/// Holds a decision to what a proposal expects of it; each list that is there is exact.
package struct ExpectationCheck {
  private let program: Program
  private let decision: Decision

  /// A check of a decision.
  package init(program: Program, decision: Decision) {
    self.program = program
    self.decision = decision
  }

  /// What differs; empty where the decision is as expected.
  ///
  /// What a proposal expects of subsidies is held to the state after it, not here.
  package func differences(from expectation: Expectation) -> [Difference] {
    var differences: [Difference] = []
    if let verdict = expectation.verdict, verdict != decision.verdict {
      differences.append(
        Difference(
          Shown(zh: "结论", en: "verdict"), expected: Shown(verdict.rawValue, verdict.words),
          got: Shown(decision.verdict.rawValue, decision.verdict.words)))
    }
    let lists = [
      compare(Shown(zh: "违反", en: "violated"), expectation.violated, violations),
      compare(Shown(zh: "偏离", en: "deviations"), expectation.deviations, deviations),
      compare(Shown(zh: "建议", en: "advised"), expectation.advised, advice),
      compare(Shown(zh: "事由", en: "grounds"), expectation.grounds, grounds),
      compare(Shown(zh: "义务", en: "duties"), expectation.duties, duties),
      FactNames(program: program, action: decision.action)
        .difference(expectation.missing, decision.missing.map(\.reason)),
      compare(Shown(zh: "配额", en: "quotas"), expectation.quotas, broken(isQuota: true)),
      compare(Shown(zh: "规则", en: "rules"), expectation.rules, broken(isQuota: false)),
    ]
    return differences + lists.compactMap { $0 }
  }

  /// Everything that a test can list of the decision, by its key and as tests write it.
  var lists: [(key: String, names: [String])] {
    func names(_ items: [NormItem]) -> [String] {
      var names: [String] = []
      for item in items where !names.contains(item.shown.canonical) {
        names.append(item.shown.canonical)
      }
      return names
    }
    let facts = FactNames(program: program, action: decision.action)
    return [
      ("violated", names(violations)), ("deviations", names(deviations)),
      ("advised", names(advice)), ("grounds", names(grounds)), ("duties", names(duties)),
      ("missing", decision.missing.compactMap { facts.forms(of: $0.reason).first }),
      ("quotas", names(broken(isQuota: true))), ("rules", names(broken(isQuota: false))),
    ]
  }

  /// The norms that the differences are about.
  package func norms(of differences: [Difference]) -> [NormID] {
    var named: Set<String> = []
    var outcomes: Set<NormOutcome> = []
    for difference in differences {
      switch difference.about.canonical {
      case "verdict":
        switch decision.verdict {
        case .rejected: outcomes.insert(.violated)
        case .undetermined: outcomes.insert(.undetermined)
        case .permitted, .ungoverned: outcomes.formUnion([.satisfied, .notApplicable])
        }
      case "missing": outcomes.insert(.undetermined)
      default:
        let both = [difference.expected.canonical, difference.got.canonical]
        for text in both { named.formUnion(text.split(separator: ", ").map(String.init)) }
      }
    }
    return decision.norms.filter { report in
      let norm = program[report.norm]
      let item = NormItem(norm: norm.name, policy: program[norm.policy].name, label: nil)
      return outcomes.contains(report.outcome)
        || named.contains { name in item.isNamed(name) || item.isPrefix(of: name) }
    }.map(\.norm)
  }

  private func compare(
    _ list: Shown, _ expected: [ExpectedName]?, _ got: [NormItem]
  ) -> Difference? {
    guard let expected else { return nil }
    let names = expected.map(\.name)
    let isAllThere = names.allSatisfy { name in got.contains { $0.isNamed(name) } }
    let isAllExpected = got.allSatisfy { item in names.contains { item.isNamed($0) } }
    if isAllThere, isAllExpected { return nil }
    var shown: [Shown] = []
    for item in got where !shown.contains(item.shown) { shown.append(item.shown) }
    return Difference(list, expected: .list(names.map { Shown($0) }), got: .list(shown))
  }

  private func item(_ norm: NormID, _ label: Name?) -> NormItem {
    NormItem(norm: program[norm].name, policy: program[program[norm].policy].name, label: label)
  }

  /// What a descriptive policy tells is no violation of anything.
  private var counting: [NormReport] {
    decision.norms.filter { !isDescriptive($0) && $0.outcome != .notApplicable }
  }

  private func isDescriptive(_ report: NormReport) -> Bool {
    program[program[report.norm].policy].force == .descriptive
  }

  private var violations: [NormItem] { broken(in: counting) }

  /// What the action departs from; it decides nothing.
  private var deviations: [NormItem] { broken(in: decision.norms.filter(isDescriptive)) }

  private func broken(in reports: [NormReport]) -> [NormItem] {
    reports.filter { $0.outcome == .violated }.flatMap { report in
      report.statements.filter { $0.outcome == .violated && $0.kind != .advise }
        .map { item(report.norm, $0.label) }
    }
  }

  private var advice: [NormItem] {
    counting.flatMap { report in
      report.statements.filter { $0.kind == .advise && $0.outcome == .violated }
        .map { item(report.norm, $0.label) }
    }
  }

  private var grounds: [NormItem] {
    counting.flatMap { report in
      report.statements.flatMap(\.grounds).filter { $0.holds == true }
        .map { item(report.norm, $0.label) }
    }
  }

  private var duties: [NormItem] {
    decision.duties.map { duty in
      NormItem(
        norm: program.name(of: duty.norm), policy: program[program.policy(of: duty.norm)].name,
        label: duty.label)
    }
  }

  /// The enforced norms on the registry that the action breaks, or makes worse.
  private func broken(isQuota: Bool) -> [NormItem] {
    decision.changes.filter { $0.isEnforced && $0.outcome == .violated }.compactMap { change in
      switch change.norm {
      case .quota: if !isQuota { return nil }
      case .rule: if isQuota { return nil }
      case .norm, .subsidy: return nil
      }
      return NormItem(
        norm: program.name(of: change.norm),
        policy: program[program.policy(of: change.norm)].name, label: nil)
    }
  }
}

/// A norm, or a labelled statement of it, by every form of its name.
struct NormItem {
  let norm: Name
  let policy: Name
  let label: Name?

  /// Whether a text names it: the norm, or the label after the norm, each after its policy or not.
  func isNamed(_ text: String) -> Bool {
    forms.contains { form in
      text == form || label?.forms.contains { text == "\(form).\($0)" } ?? false
    }
  }

  /// Whether a text may name a label of the norm.
  func isPrefix(of text: String) -> Bool { forms.contains { text.hasPrefix($0 + ".") } }

  private var forms: [String] {
    norm.forms + policy.forms.flatMap { policy in norm.forms.map { "\(policy).\($0)" } }
  }

  var shown: Shown {
    guard let label else { return Shown(norm) }
    return Shown(
      "\(norm.canonical).\(label.canonical)",
      Words(
        zh: "\(norm.words.zh).\(label.words.zh)", en: "\(norm.words.en).\(label.words.en)"))
  }
}
