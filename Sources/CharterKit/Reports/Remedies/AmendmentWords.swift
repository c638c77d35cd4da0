internal import CharterData
internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// A change of a proposal in words: `申请人 由 明湖外国语小学 改为 育才小学`.
struct AmendmentWords {
  let context: ReportContext

  /// What has to be done.
  func text(_ amendment: Amendment) -> String {
    switch amendment.kind {
    case .stepToDo, .stepToRedo: step(amendment)
    case .documentToSupply: document(amendment)
    case .factToState: if case .step = amendment.to { step(amendment) } else { fact(amendment) }
    case .factToChange: change(amendment)
    case .dateToMove: day(amendment)
    }
  }

  /// The fact and the answer alone: `同意 = 是`.
  func answer(_ amendment: Amendment) -> String {
    switch amendment.to {
    case .step: return text(amendment)
    case .value(let value):
      if amendment.kind == .documentToSupply {
        return value == .none
          ? context.say("没有", "there is none") : context.say("已提供", "supplied")
      }
      return self.value(value, amendment)
    }
  }

  /// What the question is about.
  func subject(_ amendment: Amendment) -> String { name(amendment) }

  // MARK: Names

  private func name(_ amendment: Amendment) -> String {
    let names = amendment.path.names.map(context.name)
    let path = names.joined(separator: context.say(".", "."))
    guard let record = amendment.record else { return path }
    let label = context.label(of: record)
    // A path of one name says nothing of whose fact it is.
    return amendment.path.names.count > 1
      ? path + context.bracketed(label)
      : context.say("\(label)的\(path)", "\(path) of \(label)")
  }

  private func shown(_ value: Value, _ amendment: Amendment) -> String {
    if value == .text("…") { return context.say("任意内容", "any text") }
    if case .record(let id) = value, !context.registry.records.indices.contains(id.index) {
      return context.say("新提交的一份", "one supplied anew")
    }
    return context.text(value, type: amendment.type)
  }

  // MARK: Ranges

  /// `不晚于 2021-04-20`, `5 至 8`, or the one value that was tried.
  private func value(_ value: Value, _ amendment: Amendment) -> String {
    guard let range = amendment.range else { return shown(value, amendment) }
    let isDate = amendment.type.base == .date
    switch (range.least, range.greatest) {
    case (nil, nil):
      return isDate ? context.say("任意日期", "any day") : context.say("任意数值", "any number")
    case (let least?, nil):
      let text = shown(least, amendment)
      return isDate
        ? context.say("\(text) 或以后", "\(text) or later")
        : context.say("不少于 \(text)", "at least \(text)")
    // No number of heads is under zero, so that much says no more than "at most".
    case (.number(.zero)?, let greatest?), (nil, let greatest?):
      let text = shown(greatest, amendment)
      return isDate
        ? context.say("\(text) 或以前", "\(text) or earlier")
        : context.say("不超过 \(text)", "at most \(text)")
    case (let least?, let greatest?):
      let (low, high) = (shown(least, amendment), shown(greatest, amendment))
      return context.say("\(low) 至 \(high)", "\(low) to \(high)")
    }
  }

  // MARK: Kinds

  private func step(_ amendment: Amendment) -> String {
    guard case .step(let on, let by) = amendment.to else { return name(amendment) }
    let days = value(.date(on), amendment)
    let actor = by.map { context.text($0, type: .text) }
    let name = name(amendment)
    var before: (on: CalendarDate, by: Value?)?
    if case .step(let on, let by)? = amendment.from { before = (on, by) }
    guard let before, amendment.kind != .stepToDo else {
      let party = actor.map { context.say("，由 \($0)", ", by \($0)") } ?? ""
      let text = daysToDo(on, amendment) + party + later(amendment)
      return context.say("补办 \(name)（\(text)）", "do \(name) (\(text))")
    }
    if amendment.kind == .factToState, let actor {
      return context.say("写明 \(name) 由谁办理：\(actor)", "state who did \(name): \(actor)")
    }
    var parts: [String] = []
    if before.on != on {
      parts.append(context.say("日期由 \(before.on) 改为 \(days)", "on \(days) (now \(before.on))"))
    }
    if before.by != by, let actor {
      let old = before.by.map { context.text($0, type: .text) }
      parts.append(
        context.say(
          "办理人\(old.map { "由 \($0) " } ?? "")改为 \(actor)",
          "by \(actor)\(old.map { " (now \($0))" } ?? "")"))
    }
    let changes = parts.joined(separator: context.say("，", ", "))
    return context.say("重办 \(name)：\(changes)", "redo \(name): \(changes)")
  }

  /// `最早 2021-03-22，最迟 2021-04-20`.
  private func daysToDo(_ on: CalendarDate, _ amendment: Amendment) -> String {
    guard let range = amendment.range else { return on.description }
    let least = range.least.map { context.say("最早 \(shown($0, amendment))", "") }
    let greatest = range.greatest.map { context.say("最迟 \(shown($0, amendment))", "") }
    return context.say(
      [least, greatest].compactMap(\.self).joined(separator: "，"), value(.date(on), amendment))
  }

  /// What a step's own limit leaves room for beyond the day of the decision.
  private func later(_ amendment: Amendment) -> String {
    amendment.latest.map {
      context.say("；决定日顺延的，最迟 \($0)", "; up to \($0) if the decision moves to that day")
    } ?? ""
  }

  private func document(_ amendment: Amendment) -> String {
    let name = name(amendment)
    guard case .value(let value) = amendment.to, value != .none else {
      return context.say("说明没有 \(name)", "state that there is no \(name)")
    }
    guard case .record(let id) = value, context.registry.records.indices.contains(id.index) else {
      return context.say("提交 \(name)", "supply \(name)")
    }
    return context.say(
      "提交 \(name)：\(context.label(of: id))", "supply \(name): \(context.label(of: id))")
  }

  private func fact(_ amendment: Amendment) -> String {
    guard case .value(let to) = amendment.to else { return name(amendment) }
    let text = value(to, amendment)
    return context.say("写明 \(name(amendment))：\(text)", "state \(name(amendment)): \(text)")
  }

  private func change(_ amendment: Amendment) -> String {
    guard case .value(let to) = amendment.to else { return name(amendment) }
    let name = name(amendment)
    if case .value(.set(let old))? = amendment.from, case .set(let new) = to {
      return members(name, from: old, to: new, amendment)
    }
    if case .value(.none)? = amendment.from {
      let text = value(to, amendment)
      return context.say("写明 \(name)：\(text)（现为无）", "state \(name): \(text) (now none)")
    }
    var (old, now) = ("", "")
    if case .value(let stated)? = amendment.from {
      old = "由 \(shown(stated, amendment)) "
      now = " (now \(shown(stated, amendment)))"
    }
    let text = value(to, amendment)
    return context.say("\(name) \(old)改为 \(text)", "change \(name) to \(text)\(now)")
  }

  private func members(
    _ name: String, from old: [Value], to new: [Value], _ amendment: Amendment
  ) -> String {
    func list(_ values: [Value]) -> String {
      context.text(.set(values), type: amendment.type)
    }
    let added = new.filter { !old.contains($0) }
    let removed = old.filter { !new.contains($0) }
    var parts: [String] = []
    if !added.isEmpty { parts.append(context.say("增加 \(list(added))", "add \(list(added))")) }
    if !removed.isEmpty {
      parts.append(context.say("去掉 \(list(removed))", "take out \(list(removed))"))
    }
    let text = parts.joined(separator: context.say("，", ", "))
    return context.say("\(name) \(text)", "\(name): \(text)")
  }

  private func day(_ amendment: Amendment) -> String {
    guard case .value(let to) = amendment.to else { return name(amendment) }
    let text = value(to, amendment)
    return context.say("改在 \(text) 办理", "decide on \(text) instead")
  }
}
