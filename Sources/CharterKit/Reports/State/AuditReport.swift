internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Turns the reports on quotas and rules into a reply while they come.
struct AuditReport: AuditVisitor {
  private let context: ReportContext
  private let invocation: Invocation
  private let showsAll: Bool
  private let writesByteOrderMark: Bool
  // One of the five is there, by the format asked for.
  private var lines: AuditText?
  private var page: AuditMarkdown?
  private var table: AuditCSV?
  private var json: AuditJSON?
  private(set) var findings: AuditFindings?
  private var norm: AnyNormID?
  private var builder: NormBlockBuilder?
  private var relied = ReliedOn()
  private var policies: Set<PolicyID> = []
  private var normCount = 0
  private var done = 0
  private(set) var tally = StateTally()

  init(
    _ context: ReportContext, _ invocation: Invocation, showsAll: Bool, writesByteOrderMark: Bool
  ) {
    self.context = context
    self.invocation = invocation
    self.showsAll = showsAll
    self.writesByteOrderMark = writesByteOrderMark
    switch invocation.format {
    case .json: self.json = AuditJSON(context)
    case .csv: self.table = AuditCSV(context)
    case .markdown: self.page = AuditMarkdown(context)
    case .sarif, .github, .junit: self.findings = AuditFindings(context)
    case .text, .lcov:
      self.lines = AuditText(context, isQuiet: invocation.isQuiet, showsAll: showsAll)
    }
  }

  // MARK: Reports

  mutating func begin(_ norm: AnyNormID) {
    self.norm = norm
    normCount += 1
    policies.insert(context.program.policy(of: norm))
    if lines != nil || page != nil || findings != nil {
      builder = NormBlockBuilder(
        norm, context, showsAll: showsAll || invocation.format == .junit)
    }
  }

  mutating func add(_ report: QuotaReport) {
    note(report.outcome)
    relied.see(report.values)
    builder?.add(report)
    table?.add(report)
    json?.add(report)
  }

  mutating func add(_ report: RuleReport) {
    note(report.outcome)
    relied.see(report.conditionValues)
    for statement in report.statements { relied.see(statement.values) }
    builder?.add(report)
    table?.add(report)
    json?.add(report)
  }

  private mutating func note(_ outcome: StateOutcome) {
    guard let norm else { return }
    tally.add(outcome, force: context.program[context.program.policy(of: norm)].force)
    done += 1
    invocation.progress?(
      Progress(task: context.program.name(of: norm).words, done: done))
  }

  mutating func end(_ footnotes: StateFootnotes) {
    guard let norm else { return }
    let policy = context.program[context.program.policy(of: norm)]
    relied.add(
      readings: footnotes.readings, illustrative: footnotes.illustrativeParameters,
      policies: footnotes.illustrativePolicies)
    if !footnotes.openSubjects.isEmpty { tally.add(.undetermined, force: policy.force) }
    table?.end(norm, footnotes)
    json?.end(norm, footnotes)
    guard let block = builder?.finish(footnotes) else { return }
    lines?.add(block)
    page?.add(block)
    findings?.add(block)
  }

  // MARK: The reply

  /// The reply in any form but JSON.
  var text: String {
    if let table { return (writesByteOrderMark ? CSVTable.byteOrderMark : "") + table.text }
    if let page { return markdown(page) }
    guard let lines else { return "" }
    return invocation.isQuiet
      ? lines.text : dateLine + (normCount == 0 ? "" : "\n" + lines.text) + "\n" + ending
  }

  /// The day, which is told even where it is the system's.
  private var dateLine: String {
    let date = invocation.date
    return invocation.asOf == nil
      ? context.say("按今天（\(date)）核查登记。\n", "The registry as of today, \(date).\n")
      : context.say("按 \(date) 核查登记。\n", "The registry as of \(date).\n")
  }

  private var ending: String {
    var parts: [String] = []
    let relied = relied.lines(context, on: invocation.date)
    if !relied.isEmpty { parts.append(relied.map { $0 + "\n" }.joined()) }
    let notes = self.relied.notes(context)
    if !notes.isEmpty { parts.append(notes) }
    parts.append(leftOut.map { "  " + context.style.paint($0, .faint) + "\n" } ?? "")
    parts.append(summary(painted: true) + "\n")
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func summary(painted: Bool) -> String {
    guard normCount > 0 else {
      return context.say(
        "\(invocation.date) 没有施行中的配额或登记规则。",
        "No quota or rule on the registry is in force on \(invocation.date).")
    }
    let lead = context.say(
      "共 \(normCount) 条规定、\(tally.total) 个对象",
      "\(normCount) norm\(normCount == 1 ? "" : "s"), \(tally.total) subject\(tally.total == 1 ? "" : "s")"
    )
    guard tally.total > 0 else { return lead + context.say("。", ".") }
    return context.lead(lead) + tally.text(context, painted: painted)
  }

  /// The norms of policies that are not in force.
  private var leftOut: String? {
    let program = context.program
    let others = program.policies.filter { !$0.inForce.contains(invocation.date) }
      .filter { policy in
        program.quotas.contains { $0.header.policy == policy.id }
          || program.rules.contains { $0.header.policy == policy.id }
      }
    guard !others.isEmpty else { return nil }
    let names = context.list(
      others.map { policy in
        context.name(policy.name) + context.bracketed(context.text(policy.inForce))
      })
    return context.say("当日没有施行，未予核查：\(names)", "Not in force that day, and left out: \(names)")
  }

  private func markdown(_ page: AuditMarkdown) -> String {
    let title = context.say(
      "登记核查 · \(invocation.date)", "Audit of the registry · \(invocation.date)")
    var text = "# \(title)\n\n\(MarkdownTable.escaped(summary(painted: false)))\n" + page.text
    var rest = relied.lines(context.unlimited, on: invocation.date).map { String($0.dropFirst(2)) }
    if let leftOut { rest.append(leftOut) }
    if !rest.isEmpty {
      text += "\n" + rest.map { "- \(MarkdownTable.escaped($0))\n" }.joined()
    }
    let notes = relied.notes(context.unlimited).split(separator: "\n")
    if let lead = notes.first {
      text += "\n\(MarkdownTable.escaped(String(lead)))\n\n"
      text += notes.dropFirst().map { line in
        "- \(MarkdownTable.escaped(String(line.drop { " ·".contains($0) })))\n"
      }.joined()
    }
    return text
  }

  /// The members of the JSON document between its version and its diagnostics.
  func document(_ document: inout JSONDocument) {
    guard let json else { return }
    document.add("as_of", .string(invocation.date.description))
    document.add("quotas", json.quotas)
    document.add("rules", json.rules)
    document.add("open_subjects", json.open)
    document.add(
      "summary",
      [
        "norms": .integer(normCount), "met": .integer(tally.met),
        "not_met": .integer(tally.notMet), "deviations": .integer(tally.deviations),
        "undetermined": .integer(tally.undetermined), "not_yet_due": .integer(tally.notYetDue),
      ])
    document.add("depends_on", relied.json(context))
  }

  /// The same where nothing could be evaluated.
  static func emptyDocument(_ document: inout JSONDocument) {
    document.add("quotas", [])
    document.add("rules", [])
  }
}
