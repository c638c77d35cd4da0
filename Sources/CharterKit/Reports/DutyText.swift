internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Duties and parties in words.
extension ReportContext {
  /// A duty with who owes it to whom, by when, and its clause.
  func text(_ duty: DutyReport, action: ActionID? = nil) -> String {
    var text = clean(duty.text)
    if text.hasSuffix("。") || text.hasSuffix(".") { text.removeLast() }
    var remarks: [String] = []
    if let by = self.parties(duty.by, isAll: duty.byAll) {
      remarks.append(say("由 \(by)", "by \(by)"))
    }
    if let to = self.parties(duty.to, isAll: false) {
      remarks.append(say("向 \(to)", "to \(to)"))
    }
    if let due = duty.due {
      remarks.append(say("\(due) 前（含）", "no later than \(due)"))
    } else if duty.isDueUnknown {
      remarks.append(say("期限待定", "due date still open"))
    }
    if !duty.reasons.isEmpty {
      let why = list(duty.reasons.map { item($0, action: action) })
      remarks.append(say("是否适用取决于 \(why)", "whether it arises depends on \(why)"))
    }
    let clause = program.clause(of: duty.norm).map {
      Neutralised.text(program[$0].number)
    }
    if !remarks.isEmpty {
      text += say("：", ": ") + remarks.joined(separator: say("，", ", "))
    }
    return text + (clause.map { bracketed($0) } ?? "")
  }

  func parties(_ parties: [ObservedValue], isAll: Bool) -> String? {
    guard !parties.isEmpty else { return nil }
    let names = parties.map { party in
      party.value.map { text($0, type: party.type) } ?? path(party.path)
    }
    return names.joined(separator: isAll ? say("和", " and ") : say("或", " or "))
  }
}
