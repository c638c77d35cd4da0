internal import CharterData
internal import CharterDiagnostics
package import CharterEngine
internal import CharterSemantics
package import CharterValues

/// Why something is unknown, in words and for machines.
extension ReportContext {
  /// What is missing, by who can supply it.
  enum MissingKind: Int, CaseIterable {
    /// Facts that the applicant or the registry gives.
    case fact
    /// Steps still to be done.
    case step
    /// Values that the documents leave open.
    case parameter
    /// What stands in the way otherwise.
    case other
  }

  /// The kind of a reason.
  func kind(of reason: Reason) -> MissingKind {
    switch reason {
    case .missingFact, .unknownExtent: .fact
    case .step: .step
    case .parameter, .openTable: .parameter
    case .divisionByZero, .emptyAggregate, .negativeRoot, .dateOutOfRange, .numberTooLarge,
      .shareOutOfRange, .unpayable,
      .conflict, .pendingAction:
      .other
    }
  }

  /// A reason as an item of a list: `协议.签订日期`.
  package func item(_ reason: Reason, action: ActionID?) -> String {
    switch reason {
    case .missingFact(let path, let record):
      let words = self.path(path)
      guard let record, !ownRecords.contains(record),
        registry.records.indices.contains(record.index),
        registry[record].standing != .nested
      else { return words }
      return words + bracketed(label(of: record))
    case .unknownExtent(let entity):
      let entity = name(program.schema[entity].name)
      return say("登记中没有任何“\(entity)”的资料", "the registry says nothing about any \(entity)")
    case .parameter(let id, let why): return name(program[id].name) + bracketed(text(why))
    case .step(let index): return stepName(index, of: action)
    case .openTable(let table, let span):
      return say(
        "“\(name(program[table].name))”表未规定这种情形",
        "the table \(name(program[table].name)) leaves this case open")
        + bracketed(place(span))
    case .divisionByZero(let span):
      return say("除数为零：\(excerpt(span))", "division by zero: \(excerpt(span))")
    case .emptyAggregate(let span):
      return say("没有可以汇总的对象：\(excerpt(span))", "nothing to aggregate: \(excerpt(span))")
    case .negativeRoot(let span):
      return say("负数没有平方根：\(excerpt(span))", "the root of a negative number: \(excerpt(span))")
    case .dateOutOfRange(let span):
      return say(
        "日期超出 1 至 9999 年：\(excerpt(span))", "a date outside the years 1 to 9999: \(excerpt(span))")
    case .numberTooLarge(let span):
      return say(
        "数超过 \(ExactNumber.longestResult) 位：\(excerpt(span))",
        "a number of more than \(ExactNumber.longestResult) digits: \(excerpt(span))")
    case .shareOutOfRange(let span):
      return say(
        "比例不在 0 至 1 之间：\(excerpt(span))", "a share outside of 0 to 1: \(excerpt(span))")
    case .unpayable(let why, let span): return text(why) + say("：", ": ") + excerpt(span)
    case .conflict(let exceptions):
      let names = list(exceptions.map { name(program[$0].name) })
      return say("例外相互冲突：\(names)", "exceptions in conflict: \(names)")
    case .pendingAction(let index):
      return say("第 \(index + 1) 件申请尚无结论", "proposal \(index + 1) is still undecided")
    }
  }

  /// A reason as a remark on a row: `缺 协议.签订日期`.
  package func remark(_ reason: Reason, action: ActionID?) -> String {
    let item = item(reason, action: action)
    switch reason {
    case .missingFact: return say("缺 \(item)", "missing: \(item)")
    case .step: return say("尚未办理：\(item)", "not done yet: \(item)")
    case .parameter: return say("待定参数：\(item)", "open parameter: \(item)")
    case .unknownExtent, .openTable, .divisionByZero, .emptyAggregate, .negativeRoot,
      .dateOutOfRange, .numberTooLarge, .shareOutOfRange, .unpayable, .conflict, .pendingAction:
      return item
    }
  }

  private func text(_ why: Reason.UnsetParameter) -> String {
    switch why {
    case .unset: return say("文件未定", "left open by the document")
    case .outside(let nearest):
      guard let nearest else { return say("该日期没有规定", "no value for this date") }
      return say("该日期没有规定，最近的规定", "no value for this date; the nearest is ")
        + text(nearest)
    }
  }

  /// A period in words: `自 2014-09-01 至 2021-02-28`.
  func text(_ period: Period) -> String {
    var parts: [String] = []
    if let first = period.first { parts.append(say("自 \(first)", "from \(first)")) }
    if let last = period.last { parts.append(say("至 \(last)", "until \(last)")) }
    return parts.isEmpty ? say("不限日期", "at all times") : parts.joined(separator: say(" ", " "))
  }

  /// The name of a step of an action.
  func stepName(_ index: Int, of action: ActionID?) -> String {
    guard let action, program.schema[action].steps.indices.contains(index) else { return "?" }
    return name(program.schema[action].steps[index].name)
  }

  /// A reason for machines.
  func members(of reason: Reason, action: ActionID?) -> [JSONValue.Member] {
    switch reason {
    case .missingFact(let path, let record):
      return [.init("fact", .string(path.canonical)), .init("record", recordName(record))]
    case .unknownExtent(let entity):
      return [.init("entity", .string(program.schema[entity].name.canonical))]
    case .parameter(let id, let why):
      let detail: [JSONValue.Member] =
        switch why {
        case .unset: [.init("unset", true)]
        case .outside(let nearest): [.init("nearest", nearest.map(json) ?? .null)]
        }
      return [.init("parameter", .string(program[id].name.canonical))] + detail
    case .step(let index):
      guard let action, program.schema[action].steps.indices.contains(index) else { return [] }
      return [.init("step", .string(program.schema[action].steps[index].name.canonical))]
    case .openTable(let table, let span):
      return [.init("table", .string(program[table].name.canonical)), .init("at", at(span))]
    case .divisionByZero(let span): return failure("division_by_zero", span)
    case .emptyAggregate(let span): return failure("empty_aggregate", span)
    case .negativeRoot(let span): return failure("negative_root", span)
    case .dateOutOfRange(let span): return failure("date_out_of_range", span)
    case .numberTooLarge(let span): return failure("number_too_large", span)
    case .shareOutOfRange(let span): return failure("share_out_of_range", span)
    case .unpayable(let why, let span): return failure(why.rawValue, span)
    case .conflict(let exceptions):
      return [
        .init("conflict", .array(exceptions.map { .string(program[$0].name.canonical) }))
      ]
    case .pendingAction(let index): return [.init("pending_proposal", .integer(index + 1))]
    }
  }

  private func text(_ why: Reason.Unpayable) -> String {
    switch why {
    case .negativeAmount: say("金额为负", "a negative amount")
    case .negativePool: say("资金池为负", "a negative pool")
    case .unevenPool:
      say("资金池不是舍入单位的整数倍", "a pool that is no whole number of the steps of the rounding")
    case .negativeWeight: say("分配权重为负", "a negative weight")
    case .nobodyShares: say("没有参与分配的对象", "nobody to share")
    }
  }

  private func failure(_ kind: String, _ span: Span) -> [JSONValue.Member] {
    [.init("failure", .string(kind)), .init("at", at(span))]
  }

  private func json(_ period: Period) -> JSONValue {
    [
      "from": .optional(period.first?.description), "until": .optional(period.last?.description),
    ]
  }
}
