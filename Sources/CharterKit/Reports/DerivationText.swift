internal import CharterDiagnostics
public import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// The whole derivation of a decision: every norm, and under it each expression with its value and its origin.
public struct DerivationText: Sendable {
  let context: ReportContext

  /// A writer of derivations in a context.
  public init(_ context: ReportContext) { self.context = context }

  /// One decision, ending with a line break.
  ///
  /// - Parameters:
  ///   - decision: what was decided.
  ///   - number: its place among several, from 1; `nil` where it is the only one.
  ///   - remedies: what would change the verdict, where that was looked for.
  /// - Returns: the report.
  public func render(
    _ decision: Decision, number: Int? = nil, remedies: Remedies? = nil
  ) -> String {
    let text = DecisionText(context)
    var lines = [String(text.headline(decision, number: number).dropLast())]
    for report in decision.norms {
      let norm = context.program[report.norm]
      lines += ["", heading(report, norm)]
      lines += conditions(report)
      for exception in report.exceptions { lines += rows(exception) }
      for statement in report.statements { lines += rows(statement) }
    }
    lines += changes(decision)
    let ending = DecisionEnding(context: context, decision: decision).lines()
    if !ending.isEmpty { lines += [""] + ending }
    let changes = remedies.map { RemedyText(context).lines($0, of: decision) } ?? []
    if !changes.isEmpty { lines += [""] + changes }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Norms on the registry

  /// Every quota and rule on the registry that stands otherwise after the action, and what its limits read.
  private func changes(_ decision: Decision) -> [String] {
    let changes = decision.changes
    let rows = ChangeRows(context: context)
    var lines: [String] = []
    let decisive = changes.filter(ChangeRows.isDecisive)
    if !decisive.isEmpty {
      lines.append("")
      for change in decisive {
        lines += ReportTable(style: context.style, width: context.width).lines([rows.row(change)])
        switch change.sides {
        case .quota(_, let after): lines += (after?.values ?? []).map { row($0, prefix: "      ") }
        case .rule(_, let after): lines += (after?.statements ?? []).flatMap { self.rows($0) }
        }
      }
    }
    let others = rows.lines(changes, decision.verdict, most: .max)
    return others.isEmpty ? lines : lines + [""] + others
  }

  // MARK: Norms and statements

  private func heading(_ report: NormReport, _ norm: Norm) -> String {
    let clause = norm.clause.map { Neutralised.text(context.program[$0].number) + "  " } ?? ""
    let policy = context.name(context.program[norm.policy].name)
    let name = context.name(norm.name)
    let mark = mark(report.outcome)
    let left = "  \(mark.sign) \(clause)\(name)" + context.bracketed(policy)
    return aligned(
      left, context.place(norm.span),
      painted: "  \(context.style.paint(mark.sign, mark.role)) \(clause)"
        + context.style.paint(name, .strong) + context.bracketed(policy))
  }

  /// What decided whether the norm applies.
  private func conditions(_ report: NormReport) -> [String] {
    guard !report.conditionDerivations.isEmpty else {
      return report.conditionValues.map { row($0, prefix: "    ") }
    }
    return ["    " + context.say("当", "when")]
      + report.conditionDerivations.flatMap { tree($0, prefix: "      ", branch: "", below: "") }
  }

  private func rows(_ report: ExceptionReport) -> [String] {
    let exception = context.program[report.exception]
    let name = context.name(exception.name)
    let state =
      switch report.holds {
      case true?: context.say("成立", "holds")
      case false?: context.say("不成立", "does not hold")
      case nil: context.say("是否成立未定", "open")
      }
    let left = "    " + context.say("例外“\(name)”：\(state)", "exception “\(name)”: \(state)")
    return [aligned(left, context.place(exception.span))]
      + report.values.map { row($0, prefix: "      ") }
  }

  private func rows(_ report: StatementReport) -> [String] {
    let kind =
      switch report.kind {
      case .require: context.say("要求", "require")
      case .forbid: context.say("禁止", "forbid")
      case .advise: context.say("建议", "advise")
      case .grounds: context.say("事由", "grounds")
      case .procedure: context.say("程序", "procedure")
      }
    let label = report.label.map { " " + context.name($0) } ?? ""
    let outcome =
      switch report.outcome {
      case .satisfied: Mark.good
      case .violated: Mark.bad
      case .undetermined: Mark.open
      case .passedOver: Mark.faint
      }
    let sign = context.style.paint(outcome.sign, outcome.role)
    var lines = [
      aligned(
        "    \(outcome.sign) \(kind)\(label)", context.place(report.span),
        painted: "    \(sign) \(kind)\(label)")
    ]
    if report.outcome == .passedOver {
      let text = context.say("前一要求已不满足，不再判断", "an earlier requirement fails already")
      lines.append("      " + context.style.paint(text, .faint))
    }
    if !report.grounds.isEmpty {
      for ground in report.grounds { lines += rows(ground, in: report.derivation) }
    } else if let derivation = report.derivation {
      lines += tree(derivation, prefix: "      ", branch: "", below: "")
    } else {
      lines += report.values.map { row($0, prefix: "      ") }
    }
    return lines
  }

  private func rows(_ ground: GroundReport, in derivation: Derivation?) -> [String] {
    let mark: Mark = ground.holds.map { $0 ? .good : .bad } ?? .open
    let name = ground.label.map(context.name) ?? context.excerpt(ground.span, cells: 40)
    let head = aligned(
      "      \(mark.sign) \(name)", context.place(ground.span),
      painted: "      \(context.style.paint(mark.sign, mark.role)) \(name)")
    let condition = derivation?.children.first { node in
      node.span.source == ground.span.source && node.span.start >= ground.span.start
        && node.span.end <= ground.span.end
    }
    guard let condition else {
      return [head] + ground.values.map { row($0, prefix: "        ") }
    }
    return [head] + tree(condition, prefix: "        ", branch: "", below: "")
  }

  private func mark(_ outcome: NormOutcome) -> Mark {
    switch outcome {
    case .satisfied: .good
    case .violated: .bad
    case .undetermined: .open
    case .notApplicable: .faint
    }
  }

  // MARK: Trees

  /// An expression with its value, and its operands below it.
  private func tree(
    _ node: Derivation, prefix: String, branch: String, below: String
  ) -> [String] {
    let text = context.excerpt(node.span, cells: 48)
    // What was read under another name than the policy writes here: a concept's own argument.
    let path = node.observed.map { context.clean($0.path.words) }.flatMap { $0 == text ? nil : $0 }
    let left = prefix + branch + text + (path.map(context.bracketed) ?? "") + " → " + value(node)
    var lines = [aligned(left, node.observed?.origin.map(context.place) ?? "")]
    // A constant says itself what it is, a fact has been read whole.
    guard node.observed == nil else { return lines }
    var children = node.children
    // `a != b` holds an equality at the same place; its operands are the ones that count.
    if children.count == 1, let only = children.first, only.span == node.span {
      children = only.children
    }
    children.removeAll(where: isPlain)
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      lines += tree(
        child, prefix: prefix + below, branch: isLast ? "└ " : "├ ", below: isLast ? "  " : "│ ")
    }
    return lines
  }

  /// A constant, which says itself what it is; `today` does not.
  private func isPlain(_ node: Derivation) -> Bool {
    guard node.observed == nil, node.children.isEmpty, let value = node.value else { return false }
    guard case .date(let date) = value else { return true }
    return context.excerpt(node.span) == date.description
  }

  private func value(_ node: Derivation) -> String {
    guard let value = node.value else {
      let open = context.say("未知", "unknown")
      let reasons = node.children.isEmpty ? node.reasons.prefix(1) : []
      let why = reasons.map { context.item($0, action: nil) }.joined()
      return context.style.paint(open + (why.isEmpty ? "" : context.bracketed(why)), .open)
    }
    let text = context.text(value, type: node.type)
    guard case .boolean(let holds) = value else { return text }
    return context.style.paint(text, holds ? .good : .bad)
  }

  private func row(_ observed: ObservedValue, prefix: String) -> String {
    let value =
      observed.value.map { context.text($0, type: observed.type) }
      ?? context.style.paint(context.say("未知", "unknown"), .open)
    let left = "\(prefix)\(context.clean(observed.path.words)) = \(value)"
    return aligned(left, observed.origin.map(context.place) ?? "")
  }

  /// A text with a place at the right edge, where it fits.
  private func aligned(_ left: String, _ place: String, painted: String? = nil) -> String {
    let shown = painted ?? left
    guard !place.isEmpty else { return shown }
    let cells = DisplayWidth.of(unpainted(left))
    let gap = max(context.width - cells - DisplayWidth.of(place), 2)
    return shown + String(repeating: " ", count: gap) + context.style.paint(place, .faint)
  }

  /// The text without colour sequences.
  private func unpainted(_ text: String) -> String {
    guard context.style.isColoured else { return text }
    var result = ""
    var isInside = false
    for character in text {
      if character == "\u{1B}" { isInside = true }
      if !isInside { result.append(character) }
      if isInside, character == "m" { isInside = false }
    }
    return result
  }
}
