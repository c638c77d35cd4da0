import CharterData
import CharterDiagnostics
import CharterValues

/// The words for effects that cannot be carried out.
///
/// They are errors of the proposal: nothing of what its action would change is changed.
struct ImpossibleEffect {
  let schema: Schema
  let state: RegistryState
  let proposal: Span

  func writtenTwice(_ id: RecordID, _ slot: Int, _ span: Span, first: Span) -> Diagnostic {
    let record = name(id)
    let attribute = schema[state.record(id).entity].attributes[slot].name.words
    return Diagnostic(
      .impossibleEffect, at: proposal,
      label: Words(zh: "\(record.zh)的\(attribute.zh)被写了两次", en: "writes one place twice"),
      secondary: [
        .init(first, Words(zh: "先在这里写", en: "written here")),
        .init(span, Words(zh: "又在这里写", en: "and here")),
      ],
      message: Words(
        zh: "这一行动对\(record.zh)的“\(attribute.zh)”写了两次，不知以哪一次为准，故不作任何变更。",
        en: "The action writes “\(attribute.en)” of \(record.en) twice, and nothing says which of "
          + "the two stands. Nothing is changed."))
  }

  func removedTwice(_ id: RecordID, _ span: Span, first: Span) -> Diagnostic {
    let record = name(id)
    return Diagnostic(
      .impossibleEffect, at: proposal,
      label: Words(zh: "\(record.zh)被撤销了两次", en: "removes one record twice"),
      secondary: [
        .init(first, Words(zh: "先在这里撤销", en: "removed here")),
        .init(span, Words(zh: "又在这里撤销", en: "and here")),
      ],
      message: Words(
        zh: "这一行动两次撤销\(record.zh)，故不作任何变更。",
        en: "The action removes \(record.en) twice. Nothing is changed."))
  }

  func exists(_ id: RecordID, _ span: Span) -> Diagnostic {
    let record = name(id)
    return Diagnostic(
      .impossibleEffect, at: proposal,
      label: Words(zh: "\(record.zh)已经存在", en: "creates a record that exists"),
      secondary: [
        .init(span, Words(zh: "在这里新建", en: "created here")),
        .init(state.record(id).span, Words(zh: "已有的记录", en: "the record that is there")),
      ],
      message: Words(
        zh: "这一行动要新建\(record.zh)，而它已经存在，故不作任何变更。",
        en: "The action creates \(record.en), which is there already. Nothing is changed."),
      help: Words(
        zh: "请在提案中用 as: 另取一个标识。", en: "Give the new record another id with `as:`."))
  }

  func stillReferred(_ id: RecordID, by referrer: RecordID, _ span: Span) -> Diagnostic {
    let (record, holder) = (name(id), name(referrer))
    return Diagnostic(
      .impossibleEffect, at: proposal,
      label: Words(zh: "\(record.zh)仍被引用", en: "removes a record that is referred to"),
      secondary: [
        .init(span, Words(zh: "在这里撤销", en: "removed here")),
        .init(state.record(referrer).span, Words(zh: "引用它的记录", en: "refers to it")),
      ],
      message: Words(
        zh: "这一行动要撤销\(record.zh)，而\(holder.zh)仍引用它，故不作任何变更。",
        en: "The action removes \(record.en), but \(holder.en) still refers to it. Nothing is "
          + "changed."))
  }

  private func name(_ id: RecordID) -> Words {
    let record = state.record(id)
    let entity = schema[record.entity].name.words
    return record.id.isEmpty
      ? entity : Words(zh: "\(entity.zh) \(record.id)", en: "\(entity.en) \(record.id)")
  }
}

extension Diagnostic {
  /// E0902: a proposal without a date of its own, whose day lies before that of the one before it, or the
  /// other way round.
  ///
  /// - Parameters:
  ///   - date: the day of the second.
  ///   - span: the second proposal.
  ///   - earlier: the day of the first, which is the later one.
  ///   - first: the first proposal.
  ///   - undated: the one of the two that has no date and takes the run's.
  /// - Returns: the diagnostic, at the one without a date.
  static func backInTime(
    _ date: CalendarDate, at span: Span, after earlier: CalendarDate, at first: Span,
    undated: Span
  ) -> Diagnostic {
    let other = undated == span ? first : span
    return Diagnostic(
      .proposalsOutOfOrder, at: undated,
      label: Words(zh: "没有写日期", en: "no date"),
      secondary: [
        Label(other, undated == span ? Words(earlier.description) : Words(date.description))
      ],
      message: Words(
        zh: "提案按先后逐项判定，日期不能倒退。这一项没有写日期，按 \(undated == span ? date : earlier) 办理，"
          + "与相邻一项的先后不符；后一项起未予判定。",
        en: "Proposals are decided in the order written, and dates never go back. This one has no "
          + "date and is decided on \(undated == span ? date : earlier), which does not fit its "
          + "neighbour; the later of the two and what follows are not decided."),
      help: Words(
        zh: "写上它的日期，或用 --as-of 指定。", en: "Give it a date, or give --as-of."))
  }
}
