internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What follows the norms in a decision: what is missing, what comes next, and what the reply leans on.
struct DecisionEnding {
  let context: ReportContext
  let decision: Decision

  func lines() -> [String] {
    missing() + nextSteps() + duties() + reliedOn()
  }

  // MARK: Missing

  /// All of it at once, by who can supply it.
  private func missing() -> [String] {
    guard !decision.missing.isEmpty else { return [] }
    let count = decision.missing.count
    let isForNobody = decision.missing.allSatisfy { context.kind(of: $0.reason) == .parameter }
    let items = "\(count) item\(count == 1 ? "" : "s")"
    let lead =
      isForNobody
      ? context.say("待文件规定 \(count) 项：", "Left open by the documents, \(items): ")
      : context.say("需补充 \(count) 项：", "Missing, \(items): ")
    if count == 1, let only = decision.missing.first {
      return bullets([context.item(only.reason, action: decision.action)], lead: lead)
    }
    var lines = ["  " + context.style.paint(trimmed(lead), .open)]
    for kind in ReportContext.MissingKind.allCases {
      let items = decision.missing.filter { context.kind(of: $0.reason) == kind }
      guard !items.isEmpty else { continue }
      lines.append("    " + title(kind))
      for item in items {
        let text = context.item(item.reason, action: decision.action)
        let waiting = context.list(
          unique(item.neededBy.map { context.name(context.program.name(of: $0)) }))
        let remark = waiting.isEmpty ? "" : context.say("  ← \(waiting)", "  ← \(waiting)")
        lines += indented(text + remark, by: "      · ", width: context.width)
      }
    }
    return lines
  }

  private func title(_ kind: ReportContext.MissingKind) -> String {
    switch kind {
    case .fact: context.say("资料", "Facts")
    case .step: context.say("程序", "Steps")
    case .parameter:
      context.say("文件尚未规定（无须申请人补充）", "Left open by the documents (not for the applicant)")
    case .other: context.say("其他", "Other")
    }
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: What comes next

  private func nextSteps() -> [String] {
    // What is rejected goes no further as it stands.
    guard decision.verdict != .rejected else { return [] }
    let texts = unique(
      decision.nextSteps.map { step in
        var text = context.name(step.name)
        var remarks: [String] = []
        if let parties = context.parties(step.by, isAll: false) {
          remarks.append(context.say("由 \(parties) 办理", "by \(parties)"))
        }
        if let parties = context.parties(step.to, isAll: false) {
          remarks.append(context.say("向 \(parties)", "to \(parties)"))
        }
        if let earliest = step.earliest {
          remarks.append(context.say("\(earliest) 起", "from \(earliest)"))
        }
        if let latest = step.latest {
          remarks.append(context.say("\(latest) 前（含）", "by \(latest)"))
        }
        if !remarks.isEmpty {
          text += context.bracketed(remarks.joined(separator: context.say("，", ", ")))
        }
        return text
      })
    return bullets(texts, lead: context.say("下一步：", "Next step: "))
  }

  private func duties() -> [String] {
    let isRejected = decision.verdict == .rejected || decision.verdict == .ungoverned
    if decision.duties.isEmpty, isRejected { return [] }
    let lead =
      decision.verdict == .permitted
      ? context.say("应履行的义务：", "Duties: ") : context.say("准予后的义务：", "Duties if it goes ahead: ")
    guard !decision.duties.isEmpty else { return bullets([context.say("无", "none")], lead: lead) }
    return bullets(decision.duties.map { context.text($0, action: decision.action) }, lead: lead)
  }

  // MARK: What the reply leans on

  private func reliedOn() -> [String] {
    var relied = ReliedOn()
    relied.add(
      readings: decision.readings, illustrative: decision.illustrativeParameters,
      policies: decision.illustrativePolicies)
    for norm in decision.norms {
      relied.see(norm.conditionValues)
      for statement in norm.statements {
        relied.see(statement.values)
        for ground in statement.grounds { relied.see(ground.values) }
        for step in statement.steps { relied.see(step.values) }
      }
    }
    for change in decision.changes where change.isEnforced {
      switch change.sides {
      case .quota(_, let after): relied.see(after?.values ?? [])
      case .rule(_, let after):
        relied.see(after?.conditionValues ?? [])
        for statement in after?.statements ?? [] { relied.see(statement.values) }
      }
    }
    return relied.lines(context, on: decision.date)
  }

  // MARK: Lists

  /// A lead with one item beside it, or several below it.
  private func bullets(_ texts: [String], lead: String) -> [String] {
    guard texts.count > 1 else {
      return texts.flatMap { text in
        indented(lead + text, by: "  ", width: context.width)
      }
    }
    return ["  " + trimmed(lead)]
      + texts.flatMap { indented($0, by: "    · ", width: context.width) }
  }

  private func trimmed(_ lead: String) -> String {
    lead.hasSuffix(" ") ? String(lead.dropLast()) : lead
  }
}
