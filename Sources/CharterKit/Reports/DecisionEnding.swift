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
        if let parties = parties(step.by, isAll: false) {
          remarks.append(context.say("由 \(parties) 办理", "by \(parties)"))
        }
        if let parties = parties(step.to, isAll: false) {
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
    return bullets(decision.duties.map(text), lead: lead)
  }

  private func text(_ duty: DutyReport) -> String {
    var text = context.clean(duty.text)
    if text.hasSuffix("。") || text.hasSuffix(".") { text.removeLast() }
    var remarks: [String] = []
    if let by = parties(duty.by, isAll: duty.byAll) {
      remarks.append(context.say("由 \(by)", "by \(by)"))
    }
    if let to = parties(duty.to, isAll: false) {
      remarks.append(context.say("向 \(to)", "to \(to)"))
    }
    if let due = duty.due {
      remarks.append(context.say("\(due) 前（含）", "no later than \(due)"))
    } else if duty.isDueUnknown {
      remarks.append(context.say("期限待定", "due date still open"))
    }
    if !duty.reasons.isEmpty {
      let why = context.list(duty.reasons.map { context.item($0, action: decision.action) })
      remarks.append(context.say("是否适用取决于 \(why)", "whether it arises depends on \(why)"))
    }
    let clause = context.program.clause(of: duty.norm).map {
      Neutralised.text(context.program[$0].number)
    }
    if !remarks.isEmpty {
      text += context.say("：", ": ") + remarks.joined(separator: context.say("，", ", "))
    }
    return text + (clause.map { context.bracketed($0) } ?? "")
  }

  private func parties(_ parties: [ObservedValue], isAll: Bool) -> String? {
    guard !parties.isEmpty else { return nil }
    let names = parties.map { party in
      party.value.map { context.text($0, type: party.type) } ?? context.clean(party.path.words)
    }
    return names.joined(separator: isAll ? context.say("和", " and ") : context.say("或", " or "))
  }

  // MARK: What the reply leans on

  private func reliedOn() -> [String] {
    let readings = decision.readings.map { id in
      context.name(context.program[id].name) + value(of: id)
    }
    let illustrative =
      decision.illustrativeParameters.map { context.name(context.program[$0].name) + value(of: $0) }
      + decision.illustrativePolicies.map { id in
        let policy = context.program[id]
        let first = policy.inForce.first?.description ?? ""
        return context.say(
          "“\(context.name(policy.name))”的施行日期 \(first)",
          "the date in force of \(context.name(policy.name)), \(first)")
      }
    return inline(readings, lead: context.say("采用的口径：", "Readings relied on: "))
      + inline(
        illustrative,
        lead: context.say("示例数值（文件没有给出）：", "Illustrative values (no document gives them): "))
  }

  /// ` = 20%` where a statement read the parameter.
  private func value(of id: ParameterID) -> String {
    let values = decision.norms.flatMap { norm in
      norm.conditionValues
        + norm.statements.flatMap {
          $0.values + $0.grounds.flatMap(\.values) + $0.steps.flatMap(\.values)
        }
    }
    if let found = values.first(where: { $0.source == .parameter(id) }), let value = found.value {
      return " = " + context.text(value, type: found.type)
    }
    return constant(id).map { " = " + $0 } ?? ""
  }

  /// The value of a parameter that only a deadline or a payment read, where it is one and the same for all.
  private func constant(_ id: ParameterID) -> String? {
    let parameter = context.program[id]
    guard parameter.arguments.isEmpty, parameter.settings.isEmpty,
      let dated = parameter.values.first(where: { $0.period.contains(decision.date) }),
      case .value(let expression) = dated.value, case .constant(let value) = expression.kind
    else { return nil }
    return context.text(value, type: parameter.type)
  }

  // MARK: Lists

  /// A lead with all items beside it.
  private func inline(_ texts: [String], lead: String) -> [String] {
    guard !texts.isEmpty else { return [] }
    return indented(
      lead + texts.joined(separator: context.say("；", "; ")), by: "  ", width: context.width)
  }

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
