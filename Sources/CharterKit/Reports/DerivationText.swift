internal import CharterDiagnostics
public import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// The whole derivation of a decision: every norm, and under it each expression with its value and its origin.
public struct DerivationText: Sendable {
  let context: ReportContext
  /// The day of the decision that is told.
  private var date: CalendarDate = .earliest
  /// What was told in full, so that it is not told again.
  private var told: Set<String> = []

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
    var writer = DerivationText(context)
    writer.date = decision.date
    return writer.report(decision, number: number, remedies: remedies)
  }

  private mutating func report(_ decision: Decision, number: Int?, remedies: Remedies?) -> String {
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
  private mutating func changes(_ decision: Decision) -> [String] {
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
        case .rule(_, let after):
          for statement in after?.statements ?? [] { lines += self.rows(statement) }
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
  private mutating func conditions(_ report: NormReport) -> [String] {
    guard !report.conditionDerivations.isEmpty else {
      return report.conditionValues.map { row($0, prefix: "    ") }
    }
    var lines = ["    " + context.say("当", "when")]
    for derivation in report.conditionDerivations { lines += tree(derivation, prefix: "      ") }
    return lines
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

  private mutating func rows(_ report: StatementReport) -> [String] {
    let kind =
      switch report.kind {
      case .require: context.say("要求", "require")
      case .forbid: context.say("禁止", "forbid")
      case .advise: context.say("建议", "advise")
      case .grounds: context.say("事由", "grounds")
      case .procedure: context.say("程序", "procedure")
      }
    // A label that the reader's language lacks says nothing; the text of the statement follows.
    var label = report.label.flatMap { context.speaks($0) ? " " + context.name($0) : nil } ?? ""
    if let message = report.message.map(context.clean) {
      label += label.isEmpty ? " " + message : context.say("：", ": ") + message
    }
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
    if !report.steps.isEmpty {
      for step in report.steps { lines += rows(step) }
    } else if !report.grounds.isEmpty {
      for ground in report.grounds { lines += rows(ground, in: report.derivation) }
    } else if let derivation = report.derivation {
      lines += tree(derivation, prefix: "      ")
    } else {
      lines += report.values.map { row($0, prefix: "      ") }
    }
    return lines
  }

  /// A step with what is wrong with it, and what that was read from.
  private func rows(_ step: StepReport) -> [String] {
    let mark: Mark =
      switch step.outcome {
      case .satisfied: .good
      case .violated: .bad
      case .undetermined: .open
      case .passedOver: .faint
      }
    let found = NormRows(context: context, action: nil).findings(of: step)
    let remark = found.isEmpty ? "" : "  " + found.joined(separator: context.say("；", "; "))
    let name = context.name(step.name)
    let head = aligned(
      "      \(mark.sign) \(name)\(remark)", context.place(step.span),
      painted: "      \(context.style.paint(mark.sign, mark.role)) \(name)\(remark)")
    return [head] + step.values.map { row($0, prefix: "        ") }
  }

  private mutating func rows(_ ground: GroundReport, in derivation: Derivation?) -> [String] {
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
    return [head] + tree(condition, prefix: "        ")
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
  private mutating func tree(
    _ node: Derivation, prefix: String
  ) -> [String] {
    var told = told
    let lines = DerivationWords(context: context, date: date).tree(node).lines(&told)
    self.told = told
    let again = context.style.paint(context.bracketed(context.say("见前", "as above")), .faint)
    return lines.map { line in
      aligned(prefix + line.lead + line.text + (line.isRepeated ? again : ""), line.place)
    }
  }

  private func row(_ observed: ObservedValue, prefix: String) -> String {
    let value =
      observed.value.map { context.text($0, type: observed.type) }
      ?? context.style.paint(context.say("未知", "unknown"), .open)
    let note = DerivationWords(context: context, date: date).note(on: observed)
    let left = "\(prefix)\(context.clean(observed.path.words)) = \(value)\(note)"
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
