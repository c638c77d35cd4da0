internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What norms on the registry came to, as findings and as cases of JUnit.
struct AuditFindings {
  private let context: ReportContext
  private(set) var findings: [ReviewFinding] = []
  private(set) var suites: [JUnitDocument.Suite] = []

  init(_ context: ReportContext) {
    self.context = ReportContext(
      program: context.program, registry: context.registry, sources: context.sources,
      language: context.language, style: .plain, width: 100)
  }

  mutating func add(_ block: NormBlock) {
    let program = context.program
    let norm = block.norm
    let clause = program.clause(of: norm).map { Neutralised.text(program[$0].number) + " " } ?? ""
    let name = clause + context.name(program.name(of: norm))
    let isDescriptive = program[program.policy(of: norm)].force == .descriptive
    var cases: [JUnitDocument.Case] = []
    for row in block.rows {
      let text = ([row.bounds.isEmpty ? block.bounds : row.bounds] + row.figures + row.remarks)
        .filter { !$0.isEmpty }.joined(separator: context.say("；", "; "))
      let rule = rule(row.rank, isDescriptive)
      if let rule {
        let subjects = context.list(row.subjects)
        let message = context.lead(name + " · " + subjects) + row.outcome
        findings.append(
          ReviewFinding(
            rule, at: .span(program.span(of: norm)),
            message: message + (text.isEmpty ? "" : context.bracketed(text))))
      }
      cases += row.subjects.map { subject in
        guard let rule, rule.severity != .note else {
          return JUnitDocument.Case(
            name: subject, group: name, .passed(note: rule == nil ? nil : row.outcome + "\n" + text)
          )
        }
        return JUnitDocument.Case(
          name: subject, group: name,
          .failed(kind: rule.id, message: row.outcome, body: text.isEmpty ? row.outcome : text))
      }
    }
    suites.append(
      JUnitDocument.Suite(
        name: name, path: context.sources[program.span(of: norm).source].name, cases: cases))
  }

  /// The kind of finding that a subject makes; `nil`: none.
  ///
  /// What departs from a policy that only describes is a note.
  private func rule(_ rank: SubjectRow.Rank, _ isDescriptive: Bool) -> ReviewFinding.Rule? {
    switch rank {
    case .good, .waiting, .advised: return nil
    case .failing:
      return isDescriptive
        ? ReviewFinding.Rule(
          id: "deviation", title: context.say("偏离", "deviation"),
          text: context.say(
            "与描述性政策所说的不同；它不影响结论。",
            "It differs from what a descriptive policy says, which decides nothing."),
          severity: .note)
        : ReviewFinding.Rule(
          id: "not_met", title: context.words(.notMet),
          text: context.say(
            "登记里的对象没有达到配额或规则的要求。", "A subject of the registry does not meet the quota or rule."),
          severity: .error)
    case .open:
      return ReviewFinding.Rule(
        id: "undetermined", title: context.words(.undetermined),
        text: context.say(
          "登记里缺少判断所需的数值。", "The registry lacks values that it takes to tell."),
        severity: isDescriptive ? .note : .warning)
    }
  }
}
