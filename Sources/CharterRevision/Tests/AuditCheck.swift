import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// Holds what a quota or a rule came to for a subject to what a test expects of it.
struct AuditCheck {
  let speaker: Speaker
  let program: Program

  /// What differs in a quota.
  func differences(_ report: QuotaReport, _ expected: AuditExpectation) -> [Difference] {
    let parts = [
      outcome(report.outcome, expected.outcome),
      heads(Shown(zh: "总体", en: "population"), expected.population, report.population),
      heads(Shown(zh: "计数", en: "counted"), expected.counted, report.counted),
      share(expected.share, report.share),
      heads(Shown(zh: "缺口", en: "shortfall"), expected.shortfall, report.deficit),
      heads(Shown(zh: "余量", en: "headroom"), expected.headroom, report.headroom),
      missing(expected.missing, report.reasons),
    ]
    return parts.compactMap { $0 }
  }

  /// What differs in a rule.
  func differences(_ report: RuleReport, _ expected: AuditExpectation) -> [Difference] {
    let parts = [
      outcome(report.outcome, expected.outcome), missing(expected.missing, report.reasons),
      failing(Shown(zh: "违反", en: "violated"), expected.violated, report) { $0 != .advise },
      failing(Shown(zh: "建议", en: "advised"), expected.advised, report) { $0 == .advise },
    ]
    return parts.compactMap { $0 }
  }

  /// What differs where the subject is none.
  func differences(ofNone expected: AuditExpectation) -> [Difference] {
    guard expected.outcome != .notApplicable else { return [] }
    let outcome = expected.outcome.map { Shown($0.rawValue, $0.words) }
    return [
      Difference(
        Self.outcomeKey, expected: outcome ?? Shown(zh: "是对象", en: "a subject"),
        got: Shown(ExpectedOutcome.notApplicable.rawValue, Self.noSubject))
    ]
  }

  static let noSubject = Words(zh: "不适用（不是对象）", en: "not applicable (no subject)")
  private static let outcomeKey = Shown(zh: "结果", en: "outcome")

  private func outcome(_ got: StateOutcome, _ expected: ExpectedOutcome?) -> Difference? {
    guard let expected, expected.rawValue != got.rawValue else { return nil }
    let words = ExpectedOutcome(rawValue: got.rawValue)?.words ?? Words(got.rawValue)
    return Difference(
      Self.outcomeKey, expected: Shown(expected.rawValue, expected.words),
      got: Shown(got.rawValue, words))
  }

  private func heads(
    _ about: Shown, _ expected: ExpectedRange?, _ got: HeadRange?
  ) -> Difference? {
    guard let expected else { return nil }
    if let got, expected == ExpectedRange(ExactNumber(got.least), got.most.map { ExactNumber($0) })
    {
      return nil
    }
    return Difference(
      about, expected: speaker.expected(expected, isShare: false), got: speaker.heads(got))
  }

  private func share(_ expected: ExpectedRange?, _ got: ShareRange?) -> Difference? {
    guard let expected else { return nil }
    if let got, expected == ExpectedRange(got.least, got.most) { return nil }
    return Difference(
      Shown(zh: "比例", en: "share"), expected: speaker.expected(expected, isShare: true),
      got: speaker.share(got))
  }

  private func missing(_ expected: [ExpectedName]?, _ reasons: [Reason]) -> Difference? {
    FactNames(program: program, action: nil).difference(expected, reasons)
  }

  /// Statements by label, by the rule's name and the label, or the rule's name for any of them.
  private func failing(
    _ list: Shown, _ expected: [ExpectedName]?, _ report: RuleReport,
    _ isOfList: (StatementReport.Kind) -> Bool
  ) -> Difference? {
    guard let expected else { return nil }
    let header = program[report.rule].header
    let policy = program[header.policy].name
    let items = report.statements.filter { $0.outcome == .violated && isOfList($0.kind) }
      .map { NormItem(norm: header.name, policy: policy, label: $0.label) }
    let isNamed = { (name: String, item: NormItem) in
      item.isNamed(name) || item.label?.has(name) ?? false
    }
    let names = expected.map(\.name)
    let isAllThere = names.allSatisfy { name in items.contains { isNamed(name, $0) } }
    let isAllExpected = items.allSatisfy { item in names.contains { isNamed($0, item) } }
    if isAllThere, isAllExpected { return nil }
    return Difference(
      list, expected: .list(names.map { Shown($0) }),
      got: .list(items.map { $0.label.map { Shown($0) } ?? Shown($0.norm) }))
  }
}
