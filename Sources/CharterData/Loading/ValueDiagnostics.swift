internal import CharterDiagnostics
internal import CharterValues

extension Diagnostic {
  /// E0806 or a kin of it: a text that is no value of the type.
  static func wrongValue(
    _ code: DiagnosticCode, _ node: YAMLTree.Node, _ mismatch: Mismatch, _ place: Words
  ) -> Diagnostic {
    let written = shown(node.text)
    let reason = mismatch.reason ?? Words(zh: "", en: "")
    return Diagnostic(
      code, at: node.span,
      label: Words(zh: "应为\(mismatch.expected.zh)", en: "should be \(mismatch.expected.en)"),
      message: Words(
        zh: "\(place.zh)应为\(mismatch.expected.zh)，不是“\(written)”。\(reason.zh)",
        en: "\(sentence(place.en)) should be \(mismatch.expected.en), not `\(written)`."
          + (reason.en.isEmpty ? "" : " \(reason.en)")),
      help: mismatch.help,
      fixes: mismatch.replacement.map { [.replacing(node.span, with: $0)] } ?? [])
  }

  /// E0810: a null where something must be.
  static func nullNotAllowed(
    _ node: YAMLTree.Node, _ type: ValueType, _ place: Words
  ) -> Diagnostic {
    let help =
      type.base == .text && node.text != "~"
      ? Words(
        zh: "若是文字，加上引号：\"\(node.text)\"；还不知道的，删去这一项。",
        en: "If it is a text, write \"\(node.text)\"; if it is not known yet, leave it out.")
      : Words(
        zh: "还不知道的，删去这一项；知道的，写出值。",
        en: "Leave it out if it is not known yet; write the value if it is.")
    return Diagnostic(
      .nullNotAllowed, at: node.span, label: Words(zh: "不能为无", en: "cannot be absent"),
      message: Words(
        zh: "\(place.zh)总是有的，不能写“\(node.text)”。",
        en: "\(sentence(place.en)) is never absent, so `\(node.text)` cannot stand here."),
      help: help)
  }

  /// E0810: the same in a table, where quotation marks make no text of it.
  static func nullInTable(_ node: YAMLTree.Node, _ type: ValueType, _ place: Words) -> Diagnostic {
    let plain = nullNotAllowed(node, type, place)
    let help: Words
    if case .set = type.base {
      help = Words(
        zh: "还不知道的，这一格留空；一个也没有的，写 []。",
        en: "Leave the cell empty if it is not known yet; write [] if there are none at all.")
    } else if type.base == .text {
      help = Words(
        zh: "还不知道的，这一格留空；若真是文字“\(node.text)”，这条记录写在 YAML 文件里。",
        en:
          "Leave the cell empty if it is not known yet; if it is the text `\(node.text)`, write this"
          + " record in a YAML file.")
    } else {
      help = Words(
        zh: "还不知道的，这一格留空；知道的，写出值。",
        en: "Leave the cell empty if it is not known yet; write the value if it is.")
    }
    return Diagnostic(
      plain.code, at: plain.span, label: plain.primary.words, message: plain.message, help: help)
  }

  /// E0812: a list or record where one value should stand, or the other way round.
  static func wrongShape(
    _ node: YAMLTree.Node, _ expected: Words, _ type: BaseType, _ place: Words
  ) -> Diagnostic {
    let found: Words
    var help: Words?
    var fixes: [Fix] = []
    switch node.kind {
    case .sequence:
      found = Words(zh: "一个列表", en: "a list")
      help = Words(zh: "只写一个值，不加方括号和“- ”。", en: "Write one value, without brackets or `- `.")
    case .mapping: found = Words(zh: "一条记录", en: "a record")
    case .scalar, .hole:
      found = Words(zh: "单个值", en: "a single value")
      if case .set = type {
        let parts = listParts(node.text) ?? [node.text]
        let list = "[\(parts.map(yamlScalar).joined(separator: ", "))]"
        help = Words(zh: "写成列表：\(list)。", en: "Write a list: `\(list)`.")
        fixes = [Fix(Words(zh: "写成列表", en: "Make it a list"), [Edit(node.span, list)])]
      }
    }
    return Diagnostic(
      .wrongShape, at: node.span, label: found,
      message: Words(
        zh: "\(place.zh)应为\(expected.zh)，这里是\(found.zh)。",
        en: "\(sentence(place.en)) should be \(expected.en), and here stands \(found.en)."),
      help: help, fixes: fixes)
  }

  /// E0808: an id that no record has.
  static func danglingReference(
    _ id: String, at span: Span, to name: Name, near: String?, other: Name?, isMentioned: Bool,
    isInTable: Bool = false, place: Words
  ) -> Diagnostic {
    var help: Words?
    if near == nil, let other = other?.words {
      help = Words(
        zh: "“\(shown(id))”是一个“\(other.zh)”的编号。",
        en: "`\(shown(id))` is the id of a record of \(other.en).")
    } else if near == nil, !isMentioned {
      let file = name.words
      help =
        isInTable
        ? Words(
          zh: "登记里没有任何“\(file.zh)”：加一个文件“\(file.zh).csv”。",
          en: "The registry mentions no \(file.en) at all: add a file `\(file.en).csv`.")
        : Words(
          zh: "登记里没有任何“\(name.words.zh)”：加一个“\(name.words.zh):”列表。",
          en: "The registry mentions no \(name.words.en) at all: add a list `\(name.words.en):`.")
    }
    let offer = near.map { NearNameOffer($0, at: span) }
    return Diagnostic(
      .danglingReference, at: span, label: Words(zh: "没有这个编号", en: "no such id"),
      message: Words(
        zh: "\(place.zh)写的是“\(shown(id))”，但没有编号为它的“\(name.words.zh)”。",
        en: "\(sentence(place.en)) refers to `\(shown(id))`, and no \(name.words.en) has that id."),
      help: offer?.help ?? help, fixes: offer?.fixes ?? [])
  }
}
