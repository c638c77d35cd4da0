internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Quotas and rules as an officer reads them: by policy and clause, what is wrong first.
struct AuditText {
  let context: ReportContext
  let isQuiet: Bool
  let showsAll: Bool

  private(set) var text = ""
  private var policy: PolicyID?
  private var clause: ClauseID?

  init(_ context: ReportContext, isQuiet: Bool, showsAll: Bool) {
    self.context = context
    self.isQuiet = isQuiet
    self.showsAll = showsAll
  }

  mutating func add(_ block: NormBlock) {
    if isQuiet {
      text += headline(block) + "\n"
      return
    }
    heading(block)
    for line in lines(block) { text += line + "\n" }
  }

  // MARK: Headings

  private mutating func heading(_ block: NormBlock) {
    let policy = context.program.policy(of: block.norm)
    if policy != self.policy {
      if self.policy != nil { text += "\n" }
      for line in TextWrapping.lines(of: context.title(of: policy), width: context.width) {
        text += context.style.paint(line, .strong) + "\n"
      }
      self.policy = policy
      clause = nil
    }
    let clause = context.program.clause(of: block.norm)
    if let clause, clause != self.clause {
      text += "\n"
      for line in indented(context.title(of: clause), by: "  ", width: context.width) {
        text += context.style.paint(line, .strong) + "\n"
      }
    }
    self.clause = clause
  }

  /// `✗ 一(二)1  城区学校覆盖  未达标 1`.
  private func headline(_ block: NormBlock) -> String {
    let mark = block.tally.mark(context)
    let number =
      context.program.clause(of: block.norm).map {
        Neutralised.text(context.program[$0].number) + "  "
      } ?? ""
    let program = context.program
    // Clauses of several documents may have the same number.
    let document =
      program.policies.count > 1
      ? context.name(program[program.policy(of: block.norm)].name) + "  " : ""
    let name = context.name(program.name(of: block.norm))
    let counts = block.tally.total == 0 ? noSubjects(block) : block.tally.text(context)
    let sign = context.style.paint(mark.sign, mark.role)
    return "\(sign) \(document)\(number)\(name)  \(counts)"
  }

  private func noSubjects(_ block: NormBlock) -> String { context.noSubjects(of: block.norm) }

  // MARK: One norm

  private func lines(_ block: NormBlock) -> [String] {
    let mark = block.tally.mark(context)
    var head = context.name(context.program.name(of: block.norm))
    if !block.bounds.isEmpty { head += " · " + block.bounds }
    if let due = block.due { head += " · " + context.say("截至 \(due)", "by \(due)") }
    let counts = block.tally.total == 0 ? noSubjects(block) : block.tally.text(context)
    let painted =
      block.tally.total == 0
      ? context.style.paint(counts, .faint) : block.tally.text(context, painted: true)
    let heads = indented(head, by: "  \(mark.sign) ", width: context.width)
    var lines = heads
    if let first = heads.first, heads.count == 1 {
      let gap = context.width - DisplayWidth.of(first) - DisplayWidth.of(counts)
      lines =
        gap >= 2
        ? [first + String(repeating: " ", count: gap) + painted] : [first, "      " + painted]
    } else {
      lines.append("      " + painted)
    }
    if let first = lines.first, context.style.isColoured {
      let rest = first.dropFirst(3)
      lines[0] = "  " + context.style.paint(mark.sign, mark.role) + rest
    }
    lines += SubjectTable(context: context, showsAll: showsAll).lines(block.rows)
    if block.hidden > 0 {
      let text = context.say(
        "\(block.isPartlyHidden ? "其余 " : "")\(block.hidden) 个达标或未到期，--all 逐一列出",
        "\(block.hidden)\(block.isPartlyHidden ? " others" : "") met or not yet due; --all lists them"
      )
      lines.append("      " + context.style.paint("… " + text, .faint))
    }
    return lines
  }
}
