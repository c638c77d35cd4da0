import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterSyntax
import CharterValues
import Testing

/// Norms on the registry from texts: a vocabulary with its policies, and a registry.
struct StateText {
  let program: Program
  let registry: Registry
  let sources: SourceCollection

  init(_ policies: String..., registry: String) throws {
    try self.init(policies, registry: registry)
  }

  init(_ policies: [String], registry: String) throws {
    var sources = SourceCollection()
    var trees: [SyntaxTree] = []
    var diagnostics: [Diagnostic] = []
    for (index, text) in policies.enumerated() {
      let source = SourceText(name: "\(index).charter", text: text)
      let parsed = parse(sources.add(source), source)
      trees.append(parsed.value)
      diagnostics += parsed.diagnostics
    }
    let checked = check(trees, after: diagnostics)
    diagnostics += checked.diagnostics
    let notes = diagnostics.map {
      "\($0.code.rawValue) \($0.message.en) \(sources.location(of: $0.span))"
    }
    program = try #require(checked.value, "\(notes)")
    let data = sources.add(SourceText(name: "registry.yaml", text: registry))
    let records = loadRegistry(from: [data], in: sources, schema: program.schema)
    try #require(records.diagnostics.map(\.message.en) == [])
    self.registry = records.value
    self.sources = sources
  }

  private init(_ other: StateText, registry: Registry) {
    (program, sources, self.registry) = (other.program, other.sources, registry)
  }

  /// The same policies on another registry.
  func with(registry text: String) throws -> StateText {
    var sources = sources
    let data = sources.add(SourceText(name: "registry.yaml", text: text))
    let records = loadRegistry(from: [data], in: sources, schema: program.schema)
    try #require(records.diagnostics.map(\.message.en) == [])
    return StateText(self, registry: records.value)
  }

  private var evaluator: ReferenceEvaluator {
    ReferenceEvaluator(program: program, registry: registry)
  }

  // MARK: Replies

  func quotaReports(
    _ index: Int = 0, on day: CalendarDate = World.day
  ) -> (reports: [QuotaReport], footnotes: StateFootnotes) {
    var reports: [QuotaReport] = []
    let evaluator = evaluator
    let notes = evaluator.evaluate(
      QuotaID(index: index), on: day, in: evaluator.initialState
    ) {
      reports.append($0)
    }
    return (reports, notes)
  }

  /// A line for each subject: `g1: not_met 1 of 5 deficit 2 ?member.counts@m3`.
  func quota(_ index: Int = 0, on day: CalendarDate = World.day) -> [String] {
    let (reports, notes) = quotaReports(index, on: day)
    return reports.map { report in
      var parts = [
        name(report.subject) + report.outcome.rawValue,
        "\(text(report.counted)) of \(text(report.population))",
      ]
      if report.outcome == .met {
        parts.append("headroom \(report.headroom.map(text) ?? "?")")
      } else {
        parts.append("deficit \(report.deficit.map(text) ?? "?")")
      }
      return (parts + report.reasons.map(text)).joined(separator: " ")
    } + notes.openSubjects.map { "open \(text($0))" }
  }

  func rule(_ index: Int = 0, on day: CalendarDate = World.day) -> [String] {
    var lines: [String] = []
    let evaluator = evaluator
    let notes = evaluator.evaluate(
      RuleID(index: index), on: day, in: evaluator.initialState
    ) { report in
      let statements = report.statements.map(\.outcome.rawValue)
      lines.append(
        ([name(report.subject) + report.outcome.rawValue] + statements
          + report.duties.map { "duty \($0.text.en)" } + report.reasons.map(text))
          .joined(separator: " "))
    }
    return lines + notes.openSubjects.map { "open \(text($0))" }
  }

  func total(
    _ index: Int = 0, on day: CalendarDate = World.day, visit: (Payment) -> Void = { _ in }
  ) -> SubsidyTotal {
    let evaluator = evaluator
    return evaluator.evaluate(
      SubsidyID(index: index), on: day, in: evaluator.initialState, visit: visit)
  }

  /// A line for each payment: `t1: 12.5 = 10 + 2.5`.
  func payments(_ index: Int = 0, on day: CalendarDate = World.day) -> [String] {
    var lines: [String] = []
    let total = total(index, on: day) { payment in
      let parts = payment.lines.map { $0.value.map(text) ?? "?" }
      let amount =
        payment.amount.value.map(text)
        ?? (["?"] + payment.amount.reasons.map(text)).joined(separator: " ")
      lines.append(
        "\(name(payment.subject))\(amount) = \(parts.joined(separator: " + "))")
    }
    return lines + total.footnotes.openSubjects.map { "open \(text($0))" }
  }

  /// A plan as loaded; `nil`: it has errors.
  func file(_ proposals: String) -> ProposalFile? {
    var sources = sources
    let plan = sources.add(SourceText(name: "proposals.yaml", text: "proposals:\n" + proposals))
    let file = loadProposals(
      from: plan, in: sources, schema: program.schema, registry: registry)
    return file.diagnostics.isEmpty ? file.value : nil
  }

  /// The proposals' verdicts, with what each does to the norms on the registry.
  func decide(_ proposals: String) throws -> [String] {
    var sources = sources
    let plan = sources.add(SourceText(name: "proposals.yaml", text: "proposals:\n" + proposals))
    let file = loadProposals(
      from: plan, in: sources, schema: program.schema, registry: registry)
    try #require(file.diagnostics.map(\.message.en) == [])
    let result = evaluator.decide(file.value, defaultDate: World.day)
    return result.value.map { decision in
      let changes = decision.changes.map { change in
        let mark = change.isEnforced ? "" : "~"
        let sides =
          switch change.sides {
          case .quota(let before, let after):
            "\(before.flatMap(\.deficit).map(text) ?? "-")→\(after.flatMap(\.deficit).map(text) ?? "-")"
          case .rule(let before, let after):
            "\(before?.outcome.rawValue ?? "-")→\(after?.outcome.rawValue ?? "-")"
          }
        return mark + name(change.subject) + change.outcome.rawValue + " " + sides
      }
      let missing = decision.missing.map { "?" + text($0.reason) }
      return ([decision.verdict.rawValue] + changes + missing).joined(separator: " | ")
    } + result.diagnostics.map(\.code.rawValue)
  }

  // MARK: Words

  private func name(_ subject: Subject) -> String {
    subject.values.isEmpty ? "" : subject.values.map(text).joined(separator: ",") + ": "
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .record(let id): registry[id].id
    case .number(let number): number.description
    case .enumCase(let id, let place): program.schema[id].cases[place].canonical
    default: "\(value)"
    }
  }

  func text(_ range: HeadRange) -> String {
    range.known.map(String.init) ?? "\(range.least)..\(range.most.map(String.init) ?? "")"
  }

  private func text(_ reason: Reason) -> String {
    switch reason {
    case .missingFact(let path, let record):
      path.canonical + (record.map { "@" + registry[$0].id } ?? "")
    case .parameter(let id, _): "parameter:" + program[id].name.canonical
    case .unknownExtent(let id): program.schema[id].name.canonical
    case .unpayable(let why, _): why.rawValue
    case .divisionByZero: "divisionByZero"
    case .shareOutOfRange: "shareOutOfRange"
    default: "\(reason)"
    }
  }
}
