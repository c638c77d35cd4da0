internal import CharterDiagnostics
internal import CharterValues

extension Diagnostic {
  /// E0904: a proposal file without a proposal.
  static func nothingToDecide(at span: Span) -> Diagnostic {
    Diagnostic(
      .nothingFound, at: span,
      message: Words(
        zh: "文件里没有提案，没有可以判定的事项。", en: "The file holds no proposal, so there is nothing to decide."),
      help: Words(
        zh: "在“提案:”之下逐项写“- 行动: …”。", en: "List them under `proposals:`, each as `- action: …`."))
  }

  /// E0901: something other than a list where the proposals should stand.
  static func proposalListNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .badProposal, at: span, label: Words(zh: "应为提案的列表", en: "a list of proposals is needed"),
      message: Words(
        zh: "提案应写成列表，一项也要写成列表。", en: "Proposals should stand in a list, even a single one."),
      help: Words(
        zh: "在“提案:”之下逐项写“- 行动: …”。", en: "List them under `proposals:`, each as `- action: …`."))
  }

  /// E0901: an item of the list that is no map.
  static func proposalNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .badProposal, at: span, label: Words(zh: "应为一项提案", en: "a proposal should stand here"),
      message: Words(
        zh: "列表的每一项应为一项提案。", en: "Each item of the list should be a proposal."),
      help: Words(
        zh: "写成“- 行动: …”，其余各项另起行对齐。", en: "Write `- action: …` and what belongs to it below."))
  }

  /// E0901: a proposal that does not say what is proposed.
  static func missingAction(at span: Span, in schema: Schema) -> Diagnostic {
    Diagnostic(
      .badProposal, at: span, label: Words(zh: "没有写行动", en: "no action"),
      message: Words(
        zh: "这项提案没有写明行动。", en: "This proposal does not say which action it proposes."),
      help: actionList(schema))
  }

  /// E0901: an action that no vocabulary declares.
  static func unknownAction(_ node: YAMLTree.Node, in schema: Schema) -> Diagnostic {
    let near = nearName(to: node.text, among: schema.actions.flatMap(\.name.forms))
    let offer = near.map { NearNameOffer($0, at: node.span) }
    return Diagnostic(
      .badProposal, at: node.span, label: Words(zh: "没有这种行动", en: "no such action"),
      message: Words(
        zh: "词汇里没有“\(shown(node.text))”这种行动。",
        en: "No vocabulary declares an action `\(shown(node.text))`."),
      help: offer?.help ?? actionList(schema), fixes: offer?.fixes ?? [])
  }

  private static func actionList(_ schema: Schema) -> Words? {
    let few = schema.actions.prefix(12).map(\.name.words)
    if few.isEmpty { return nil }
    let more = schema.actions.count > few.count ? "…" : ""
    return Words(
      zh: "行动有：\(few.map(\.zh).joined(separator: "、"))\(more)。",
      en: "Actions: \(few.map(\.en).joined(separator: ", "))\(more).")
  }

  /// E0901: `arguments:` with something other than a map.
  static func argumentsNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .badProposal, at: span,
      message: Words(
        zh: "“参数值:”之下应逐行写“名称: 值”。", en: "Under `arguments:` lines of `name: value` should stand."))
  }

  /// E0901: `steps:` with something other than a map.
  static func stepsNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .badProposal, at: span,
      message: Words(
        zh: "“步骤:”之下应逐行写步骤的名称和办理的日期。",
        en: "Under `steps:` each step's name and date should stand."),
      help: Words(
        zh: "例如“审批: {日期: 2021-04-20, 由: …}”。",
        en: "Such as `approval: {on: 2021-04-20, by: …}`."))
  }

  /// E0804: a step that no procedure of the action has.
  static func unknownStep(
    _ key: YAMLTree.Node, among names: [Name], of owner: Words
  ) -> Diagnostic {
    if let slipped = slippedKey(key, .unknownField) { return slipped }
    let listing = Words(zh: "\(owner.zh)的步骤有", en: "Steps of \(owner.en)")
    let offer = NearNameOffer(for: key, among: names, listing: listing)
    return Diagnostic(
      .unknownField, at: key.span, label: Words(zh: "没有这个步骤", en: "no such step"),
      message: Words(
        zh: "\(owner.zh)没有“\(shown(key.text))”这个步骤。",
        en: "No procedure for \(owner.en) has a step `\(shown(key.text))`."),
      help: offer.help, fixes: offer.fixes)
  }

  /// E0808: an actor of a step who is none of those that the procedure knows.
  static func unknownActor(
    _ node: YAMLTree.Node, kinds: [Words], named: String?, near: String?, place: Words
  ) -> Diagnostic {
    let offer = near.map { NearNameOffer($0, at: node.span) }
    let help = named.map {
      Words(zh: "这是名称；编号是“\(shown($0))”。", en: "This is a name; the id is `\(shown($0))`.")
    }
    let fixes = named.map { [Fix.replacing(node.span, with: $0)] }
    return Diagnostic(
      .danglingReference, at: node.span, label: Words(zh: "查无此编号", en: "no such id"),
      message: Words(
        zh: "\(place.zh)写的是“\(shown(node.text))”，"
          + "但\(kinds.map(\.zh).joined(separator: "、"))里没有它。",
        en: "\(place.en) is `\(shown(node.text))`, which is none of: "
          + "\(kinds.map(\.en).joined(separator: ", "))."),
      help: help ?? offer?.help, fixes: fixes ?? offer?.fixes ?? [])
  }

  /// E0902: a proposal dated before the one that it follows.
  static func outOfOrder(
    _ date: CalendarDate, at span: Span, after earlier: CalendarDate, at first: Span
  ) -> Diagnostic {
    Diagnostic(
      .proposalsOutOfOrder, at: span,
      label: Words(zh: "早于前一项", en: "earlier than the one before"),
      secondary: [Label(first, Words(zh: "前一项的日期", en: "the date before it"))],
      message: Words(
        zh: "提案按先后逐项判定，\(date) 却写在 \(earlier) 之后。",
        en: "Proposals are decided in the order written, and \(date) stands after \(earlier)."),
      help: Words(zh: "把提案按日期排列，或更正日期。", en: "Put them in order of their dates, or correct one."))
  }

  /// E0807: the id that a created record would take is another's.
  static func plannedIDTaken(
    _ id: String, at span: Span, first: Span, of name: Name
  ) -> Diagnostic {
    Diagnostic(
      .duplicateRecord, at: span, label: Words(zh: "编号已被占用", en: "taken already"),
      secondary: [Label(first, Words(zh: "已经用在这里", en: "first used here"))],
      message: Words(
        zh: "这项行动要新建的“\(name.words.zh)”编号为“\(shown(id))”，但已有这个编号的记录。",
        en: "The \(name.words.en) that this action creates would have the id `\(shown(id))`, and"
          + " there is one already."),
      help: Words(zh: "用“编号: …”另给一个编号。", en: "Give it another id with `as: …`."))
  }

  /// E0804: an id for what an action creates, where it creates nothing.
  static func uselessID(_ key: YAMLTree.Node, of action: ActionDeclaration) -> Diagnostic {
    let name = action.name.words
    let isParameter = action.parameters.contains { $0.name.forms.contains(key.text) }
    return Diagnostic(
      .unknownField, at: key.span, label: Words(zh: "这里不写编号", en: "no id here"),
      message: Words(
        zh: "“\(shown(key.text))”是行动所新建记录的编号，而“\(name.zh)”不新建记录。",
        en: "`\(shown(key.text))` is the id of the record that an action creates, and `\(name.en)`"
          + " creates none."),
      help: isParameter
        ? Words(
          zh: "若是行动的参数，写在“参数值:”之下；否则删去它。",
          en: "If the action's parameter is meant, write it under `arguments:`; if not, delete it.")
        : Words(zh: "删去它。", en: "Delete it."))
  }

  /// E0804: records beside the proposals.
  static func entityOutsideRegistry(_ key: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .unknownField, at: key.span, label: Words(zh: "应写在“登记”之下", en: "belongs under `registry`"),
      message: Words(
        zh: "在提案文件里，“\(shown(key.text))”的记录写在“登记:”之下。",
        en: "In a proposal file, records of `\(shown(key.text))` stand under `registry:`."),
      help: Words(zh: "加一行“登记:”，把它缩进到下面。", en: "Add `registry:` and indent it below."))
  }
}
