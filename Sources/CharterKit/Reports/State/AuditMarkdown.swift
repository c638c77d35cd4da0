internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Quotas and rules as a page for a reviewer.
struct AuditMarkdown {
  let context: ReportContext
  private(set) var text = ""
  private var policy: PolicyID?
  private var clause: ClauseID?

  init(_ context: ReportContext) { self.context = context }

  mutating func add(_ block: NormBlock) {
    let program = context.program
    let policy = program.policy(of: block.norm)
    if policy != self.policy {
      text += "\n## \(escaped(context.title(of: policy)))\n"
      self.policy = policy
      clause = nil
    }
    let clause = program.clause(of: block.norm)
    if let clause, clause != self.clause { text += "\n### \(escaped(context.title(of: clause)))\n" }
    self.clause = clause
    var head = "**\(escaped(context.name(program.name(of: block.norm))))**"
    if !block.bounds.isEmpty { head += " · " + escaped(block.bounds) }
    if let due = block.due { head += " · " + context.say("截至 \(due)", "by \(due)") }
    let counts =
      block.tally.total == 0
      ? context.noSubjects(of: block.norm) : block.tally.text(context)
    text += "\n\(head) — \(escaped(counts))\n"
    if !block.rows.isEmpty { text += "\n" + table(block).text }
    if block.hidden > 0 {
      let rest = context.say(
        "\(block.isPartlyHidden ? "其余 " : "")\(block.hidden) 个达标或未到期。",
        "\(block.hidden)\(block.isPartlyHidden ? " others are" : "") met or not yet due.")
      text += "\n\(rest)\n"
    }
  }

  private func table(_ block: NormBlock) -> MarkdownTable {
    let isQuota = if case .quota = block.norm { true } else { false }
    var columns: [(title: String, alignment: MarkdownTable.Alignment)] = [
      (context.say("结果", "outcome"), .left), (context.say("对象", "subject"), .left),
    ]
    if isQuota {
      columns += [
        (context.say("计数/总体", "counted/population"), .right),
        (context.say("占比", "share"), .right), (context.say("要求", "needed"), .left),
        (context.say("差额", "gap"), .left),
      ]
    }
    columns.append((context.say("说明", "remarks"), .left))
    var table = MarkdownTable(columns)
    for row in block.rows {
      var cells = ["\(row.mark.sign) \(row.outcome)", context.list(row.subjects)]
      if isQuota {
        cells +=
          row.figures.isEmpty ? Array(repeating: "", count: 4) : row.figures
      }
      let remarks = (row.bounds.isEmpty ? [] : [row.bounds]) + row.remarks
      table.add(
        cells.map(escaped) + [remarks.map(escaped).joined(separator: "<br>")])
    }
    return table
  }

  private func escaped(_ text: String) -> String { MarkdownTable.escaped(text) }
}
