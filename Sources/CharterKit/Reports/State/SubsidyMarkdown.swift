internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Subsidies as a page for a reviewer.
struct SubsidyMarkdown {
  let context: ReportContext
  let isSummary: Bool
  private(set) var text = ""
  private var policy: PolicyID?
  private var clause: ClauseID?
  private var table: MarkdownTable?

  init(_ context: ReportContext, isSummary: Bool) {
    self.context = context
    self.isSummary = isSummary
  }

  mutating func begin(_ id: SubsidyID) {
    guard !isSummary else { return }
    let subsidy = context.program[id]
    table = MarkdownTable(
      [(context.say("对象", "subject"), .left)]
        + subsidy.lines.enumerated().map { (escaped(context.lineName($1, at: $0)), .right) } + [
          (escaped(context.amountTitle(of: subsidy)), .right), (context.say("付款方", "payer"), .left),
          (context.say("收款方", "payee"), .left), (context.say("说明", "remarks"), .left),
        ])
  }

  mutating func add(_ payment: Payment) {
    guard !isSummary else { return }
    let subsidy = context.program[payment.subsidy]
    let amount = payment.amount.value?.number
    let remarks =
      amount == nil ? context.about(payment.subject).remarks(payment.amount.reasons) : []
    let cells =
      [context.text(payment.subject, of: .subsidy(payment.subsidy))]
      + payment.lines.map { $0.value?.number.map(context.digits) ?? "" } + [
        amount.map(context.digits) ?? "? " + context.words(.undetermined),
        context.cell(payment.payer, isAll: subsidy.payer?.isAll ?? false),
        context.cell(payment.payee, isAll: subsidy.payee?.isAll ?? false),
        remarks.joined(separator: context.say("；", "; ")),
      ]
    table?.add(cells.map(MarkdownTable.escaped))
  }

  mutating func end(_ total: SubsidyTotal) {
    let header = context.program[total.subsidy].header
    if header.policy != policy {
      text += "\n## \(escaped(context.title(of: header.policy)))\n"
      policy = header.policy
      clause = nil
    }
    if let clause = header.clause, clause != self.clause {
      text += "\n### \(escaped(context.title(of: clause)))\n"
    }
    clause = header.clause
    text += "\n**\(escaped(context.name(header.name)))** — \(escaped(context.counts(total)))\n"
    if let table, !table.isEmpty { text += "\n" + table.text }
    table = nil
    var notes: [String] = []
    if !total.footnotes.openSubjects.isEmpty {
      let why = context.about(.jurisdiction).remarks(total.footnotes.openSubjects).joined()
      notes.append(context.lead(context.say("可能还有其他对象", "there may be more subjects")) + why)
    }
    if let budget = context.budget(total) { notes.append(budget) }
    if !notes.isEmpty { text += "\n" + notes.map { "- \(escaped($0))\n" }.joined() }
  }

  private func escaped(_ text: String) -> String { MarkdownTable.escaped(text) }
}
