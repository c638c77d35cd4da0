import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// What decided a test that did not come out as expected, in lines for an officer.
struct Why {
  let context: ReportContext
  /// Cells that a word before the lines takes.
  var lead = 0
  /// The most norms of a decision that are shown.
  private let most = 8

  /// The norms of a decision with what they read; and the norms on the registry that it breaks.
  func lines(_ decision: Decision, _ norms: [NormID]) -> [String] {
    let chosen = Set(norms.prefix(most))
    let rows = decision.norms.filter { chosen.contains($0.norm) }.flatMap {
      NormRows(context: context, action: decision.action).rows($0)
    }
    var lines = ReportTable(style: context.style, width: context.width).lines(rows)
    for change in decision.changes where change.isEnforced && change.outcome != .satisfied {
      switch change.sides {
      case .quota(let before, let after):
        if let before { lines += side(context.say("之前", "before"), led.lines(before)) }
        if let after { lines += side(context.say("之后", "after"), led.lines(after)) }
      case .rule(_, let after):
        if let after { lines += side(context.say("之后", "after"), led.lines(after)) }
      }
    }
    return lines
  }

  private var led: Why { Why(context: context, lead: 8) }

  private func side(_ lead: String, _ lines: [String]) -> [String] {
    lines.enumerated().map {
      $0 == 0 ? "  \(lead)\(context.say("：", ":")) " + $1.drop { $0 == " " } : $1
    }
  }

  /// A quota for one subject: the numbers, the limits, and what was read.
  func lines(_ report: QuotaReport) -> [String] {
    let quota = context.program[report.quota]
    var parts = [
      context.say("总体 ", "population ") + heads(report.population),
      context.say("计数 ", "counted ") + heads(report.counted),
    ]
    for bound in report.bounds {
      let side =
        bound.side == .atLeast ? context.say("不少于", "at least") : context.say("不超过", "at most")
      let limit = bound.isShare ? bound.value.map(percent) : bound.value?.description
      let heads =
        bound.isShare
        ? bound.heads.map { context.bracketed(self.heads($0)) } ?? ""
        : ""
      parts.append("\(side) \(limit ?? "?")\(heads)")
    }
    if let due = report.due { parts.append(context.say("截至 \(due)", "by \(due)")) }
    var lines = head(
      quota.header, report.subject, sign(report.outcome), parts.joined(separator: " · "))
    lines += values(report.values)
    lines += reasons(report.reasons)
    return lines
  }

  /// A rule on the registry for one subject: each statement, with what it read.
  func lines(_ report: RuleReport) -> [String] {
    let rule = context.program[report.rule]
    let due = report.due.map { context.say("截至 \($0)", "by \($0)") } ?? ""
    var lines = head(rule.header, report.subject, sign(report.outcome), due)
    for statement in report.statements where statement.outcome != .passedOver {
      let mark: Mark =
        switch statement.outcome {
        case .satisfied: .good
        case .violated: .bad
        case .undetermined: .open
        case .passedOver: .faint
        }
      let label = statement.label.map { context.name($0) + " " } ?? ""
      lines.append(
        "    \(context.style.paint(mark.sign, mark.role)) \(label)"
          + context.excerpt(statement.span, cells: 48) + "  " + context.shortPlace(statement.span))
      if let message = statement.message, statement.outcome == .violated {
        lines += wrapped(context.clean(message), by: "      ")
      }
      lines += values(statement.values).map { "  " + $0 }
      lines += reasons(statement.reasons).map { "  " + $0 }
    }
    return lines + values(report.conditionValues)
  }

  /// A payment: its lines and what it comes to.
  func lines(_ payment: Payment) -> [String] {
    let subsidy = context.program[payment.subsidy]
    let type = subsidy.amountType
    let amount = { (outcome: Outcome) in
      outcome.value.map { context.text($0, type: type) } ?? context.say("待补", "undetermined")
    }
    let parts = zip(subsidy.lines, payment.lines).map { line, outcome in
      (line.name.map(context.name) ?? context.say("分项", "line")) + " " + amount(outcome)
    }
    let mark: Mark = payment.amount.value == nil ? .open : .good
    let all = (parts + [context.say("应发 ", "paid ") + amount(payment.amount)])
      .joined(separator: " · ")
    return head(subsidy.header, payment.subject, mark, all) + reasons(payment.amount.reasons)
  }

  // MARK: Parts

  /// The cells of a line, which may be indented a little more.
  private var width: Int { context.width - 2 - lead }

  private func head(
    _ header: StateHeader, _ subject: Subject, _ mark: Mark, _ rest: String
  ) -> [String] {
    let subjects = subject.values.map { context.text($0, type: .text) }
    let subject = subjects.isEmpty ? "" : context.say("：", ": ") + context.list(subjects)
    let clause = header.clause.map { Neutralised.text(context.program[$0].number) + "  " } ?? ""
    let name = context.name(header.name)
    let place = context.shortPlace(header.span)
    let lead = "\(clause)\(name)\(subject)"
    let sign = "  \(context.style.paint(mark.sign, mark.role)) "
    let whole = lead + (rest.isEmpty ? "" : "  " + rest)
    if DisplayWidth.of(whole) + DisplayWidth.of(place) + 6 <= width {
      return [sign + whole + "  " + context.style.paint(place, .faint)]
    }
    // Too long for a line: the numbers go below the name, and the place stays with it.
    let names = TextWrapping.lines(of: lead, width: width - 4)
    var lines = names.enumerated().map { ($0 == 0 ? sign : "    ") + $1 }
    let isRoomy = DisplayWidth.of(names.last ?? "") + DisplayWidth.of(place) + 6 <= width
    let painted = context.style.paint(place, .faint)
    if isRoomy { lines[lines.count - 1] += "  " + painted } else { lines.append("    " + painted) }
    return lines + (rest.isEmpty ? [] : wrapped(rest, by: "    "))
  }

  private func wrapped(_ text: String, by indentation: String) -> [String] {
    TextWrapping.lines(of: text, width: width - DisplayWidth.of(indentation))
      .map { indentation + $0 }
  }

  private func values(_ values: [ObservedValue]) -> [String] {
    guard !values.isEmpty else { return [] }
    let shown = values.prefix(12).map { value in
      context.clean(value.path.words) + " = "
        + (value.value.map { context.text($0, type: value.type) } ?? context.say("未知", "unknown"))
    }
    return wrapped(context.list(shown), by: "    ")
  }

  private func reasons(_ reasons: [Reason]) -> [String] {
    guard !reasons.isEmpty else { return [] }
    let shown = reasons.prefix(12).map { context.remark($0, action: nil) }
    return wrapped(context.list(shown), by: "    ")
  }

  private func heads(_ range: HeadRange) -> String {
    guard let most = range.most else { return "\(range.least).." }
    return range.least == most ? "\(most)" : "\(range.least)..\(most)"
  }

  private func percent(_ share: ExactNumber) -> String {
    let percent = (share * ExactNumber(100)).description
    return percent.contains("/") ? share.description : percent + "%"
  }

  private func sign(_ outcome: StateOutcome) -> Mark {
    switch outcome {
    case .met: .good
    case .notMet: .bad
    case .undetermined: .open
    case .notYetDue: .faint
    }
  }
}
