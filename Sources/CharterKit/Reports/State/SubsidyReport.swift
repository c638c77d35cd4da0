internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Turns payments into a reply while they come.
struct SubsidyReport {
  private let context: ReportContext
  private let invocation: Invocation
  private let isSummary: Bool
  private let writesByteOrderMark: Bool
  /// Asked for by name, and not in force that day.
  private let dormant: [SubsidyID]
  // One of the four is there, by the format asked for.
  private var lines: SubsidyText?
  private var page: SubsidyMarkdown?
  private var table: SubsidyCSV?
  private var json: SubsidyJSON?
  private var relied = ReliedOn()
  private var count = 0
  private var done = 0
  private(set) var status = ExitStatus.success

  init(
    _ context: ReportContext, _ invocation: Invocation, _ subsidies: [SubsidyID],
    dormant: [SubsidyID], isSummary: Bool, writesByteOrderMark: Bool
  ) {
    self.context = context
    self.invocation = invocation
    self.isSummary = isSummary
    self.writesByteOrderMark = writesByteOrderMark
    self.dormant = dormant
    switch invocation.format {
    case .json: self.json = SubsidyJSON(context, isSummary: isSummary)
    case .csv: self.table = SubsidyCSV(context, subsidies, isSummary: isSummary)
    case .markdown: self.page = SubsidyMarkdown(context, isSummary: isSummary)
    case .text, .junit, .lcov, .sarif, .github:
      self.lines = SubsidyText(context, isQuiet: invocation.isQuiet, isSummary: isSummary)
    }
  }

  // MARK: Payments

  /// Whether single payments are told, and not sums alone.
  var tellsPayments: Bool { !isSummary && (lines == nil || !invocation.isQuiet) }

  /// Whether sums alone are told and yet the payments must be seen: they know why they are undetermined.
  func asksWhy(_ total: SubsidyTotal) -> Bool {
    isSummary && lines != nil && !invocation.isQuiet && total.undetermined > 0
  }

  mutating func begin(_ id: SubsidyID) {
    count += 1
    lines?.begin(id)
    page?.begin(id)
    json?.begin()
  }

  mutating func add(_ payment: Payment) {
    done += 1
    invocation.progress?(
      Progress(task: context.program[payment.subsidy].header.name.words, done: done))
    lines?.add(payment)
    page?.add(payment)
    table?.add(payment)
    json?.add(payment)
  }

  mutating func end(_ total: SubsidyTotal) {
    let policy = context.program[context.program[total.subsidy].header.policy]
    relied.add(
      readings: total.footnotes.readings, illustrative: total.footnotes.illustrativeParameters,
      policies: total.footnotes.illustrativePolicies)
    let own = total.status(force: policy.force)
    if own == .rejected || status == .success { status = own }
    lines?.end(total)
    page?.end(total)
    table?.end(total)
    json?.end(total)
  }

  // MARK: The reply

  /// The reply in any form but JSON.
  var text: String {
    if let table { return (writesByteOrderMark ? CSVTable.byteOrderMark : "") + table.text }
    if let page { return markdown(page) }
    guard let lines else { return "" }
    if invocation.isQuiet { return lines.text }
    var parts = [dateLine]
    if count > 0 { parts.append(lines.text) }
    let relied = relied.lines(context, on: invocation.date)
    if !relied.isEmpty { parts.append(relied.map { $0 + "\n" }.joined()) }
    let notes = self.relied.notes(context)
    if !notes.isEmpty { parts.append(notes) }
    if let ending { parts.append(ending + "\n") }
    return parts.joined(separator: "\n")
  }

  private var dateLine: String {
    let date = invocation.date
    return invocation.asOf == nil
      ? context.say("按今天（\(date)）核算补贴。\n", "Subsidies as of today, \(date).\n")
      : context.say("按 \(date) 核算补贴。\n", "Subsidies as of \(date).\n")
  }

  /// What is in force and what is not.
  private var ending: String? {
    if !dormant.isEmpty {
      let names = context.list(
        dormant.map { id in
          let header = context.program[id].header
          return context.name(header.name)
            + context.bracketed(context.text(context.program[header.policy].inForce))
        })
      return context.say("当日没有施行，未予核算：\(names)", "Not in force that day, and left out: \(names)")
    }
    guard count == 0 else { return nil }
    return context.say(
      "\(invocation.date) 没有施行中的补贴。", "No subsidy is in force on \(invocation.date).")
  }

  private func markdown(_ page: SubsidyMarkdown) -> String {
    let title = context.say("补贴核算 · \(invocation.date)", "Subsidies · \(invocation.date)")
    var text = "# \(title)\n" + page.text
    var rest = relied.lines(context.unlimited, on: invocation.date).map { String($0.dropFirst(2)) }
    if let ending { rest.append(ending) }
    if !rest.isEmpty {
      text += "\n" + rest.map { "- \(MarkdownTable.escaped($0))\n" }.joined()
    }
    return text
  }

  /// The members of the JSON document between its version and its diagnostics.
  func document(_ document: inout JSONDocument) {
    guard let json else { return }
    document.add("as_of", .string(invocation.date.description))
    document.add("subsidies", json.subsidies)
    document.add(
      "not_in_force",
      .array(dormant.map { .string(context.program[$0].header.name.canonical) }))
    document.add("depends_on", relied.json(context))
  }

  /// The same where nothing could be worked out.
  static func emptyDocument(_ document: inout JSONDocument) { document.add("subsidies", []) }
}
