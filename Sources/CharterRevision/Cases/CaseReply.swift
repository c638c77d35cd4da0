import CharterEngine
import CharterSemantics
import CharterValues

/// What comes of a case, in the words of a test's expectation.
struct CaseReply: Sendable {
  /// A key of an expectation with its value, as YAML.
  struct Part: Sendable, Hashable {
    let key: String
    let value: String
  }

  /// By subject, the empty one for a proposal: what comes of it, the outcome first.
  private(set) var subjects: [(name: String, parts: [Part])] = []

  /// What an expectation has to say so that another reply does not meet it; `nil`: they are the same.
  func difference(from other: CaseReply) -> (subject: String, parts: [Part])? {
    let others = Dictionary(other.subjects.map { ($0.name, $0.parts) }) { first, _ in first }
    for (name, parts) in subjects {
      guard let theirs = others[name] else { return (name, Array(parts.prefix(1))) }
      let different = parts.filter { !theirs.contains($0) }
      if let lead = parts.first, !different.isEmpty {
        return (name, different.contains(lead) ? different : [lead] + different)
      }
    }
    let own = Set(subjects.map(\.name))
    guard let more = other.subjects.first(where: { !own.contains($0.name) }),
      let lead = more.parts.first
    else { return nil }
    return (more.name, [Part(key: lead.key, value: "not_applicable")])
  }

  // MARK: Adding

  mutating func add(_ name: String, _ decision: Decision, _ program: Program) {
    var parts = [Part(key: "verdict", value: decision.verdict.rawValue)]
    for list in ExpectationCheck(program: program, decision: decision).lists {
      parts.append(Part(key: list.key, value: YAMLText.list(list.names.map(YAMLText.scalar))))
    }
    subjects.append((name, parts))
  }

  mutating func add(_ name: String?, _ report: QuotaReport, _ program: Program) {
    guard let name else { return }
    var parts = [Part(key: "outcome", value: report.outcome.rawValue)]
    func heads(_ key: String, _ range: HeadRange?) {
      guard let range else { return }
      let most = range.most.map { $0 == range.least ? "" : "..\($0)" } ?? ".."
      parts.append(Part(key: key, value: "\(range.least)\(most)"))
    }
    heads("population", report.population)
    heads("counted", report.counted)
    heads("shortfall", report.deficit)
    subjects.append((name, parts))
  }

  mutating func add(_ name: String?, _ report: RuleReport, _ program: Program) {
    guard let name else { return }
    let header = program[report.rule].header
    func labels(_ isOfList: (StatementReport.Kind) -> Bool) -> String {
      var labels: [String] = []
      for statement in report.statements
      where statement.outcome == .violated && isOfList(statement.kind) {
        let label = (statement.label ?? header.name).canonical
        if !labels.contains(label) { labels.append(label) }
      }
      return YAMLText.list(labels.map(YAMLText.scalar))
    }
    subjects.append(
      (
        name,
        [
          Part(key: "outcome", value: report.outcome.rawValue),
          Part(key: "violated", value: labels { $0 != .advise }),
          Part(key: "advised", value: labels { $0 == .advise }),
        ]
      ))
  }

  mutating func add(
    _ name: String?, _ payment: Payment, _ program: Program, _ writer: ValueWriter
  ) {
    guard let name else { return }
    func amount(_ outcome: Outcome) -> String? {
      guard let value = outcome.value else { return "undetermined" }
      return writer.text(value)
    }
    var parts: [Part] = []
    if let text = amount(payment.amount) { parts.append(Part(key: "amount", value: text)) }
    let lines = zip(program[payment.subsidy].lines, payment.lines).compactMap { line, outcome in
      line.name.flatMap { name in amount(outcome).map { (key: name.canonical, value: $0) } }
    }
    if !lines.isEmpty { parts.append(Part(key: "lines", value: YAMLText.map(lines))) }
    for (key, parties) in [("payer", payment.payer), ("payee", payment.payee)] {
      let values = parties.compactMap(\.value).compactMap(writer.text)
      if values.count == parties.count {
        parts.append(Part(key: key, value: YAMLText.list(values)))
      }
    }
    if !parts.isEmpty { subjects.append((name, parts)) }
  }
}
