internal import CharterDiagnostics
internal import CharterValues

extension Diagnostic {
  /// E0807: two records of an entity with one id.
  static func duplicateRecord(
    _ id: String, at span: Span, first: Span, of name: Name
  ) -> Diagnostic {
    Diagnostic(
      .duplicateRecord, at: span, label: Words(zh: "编号重复", en: "taken already"),
      secondary: [Label(first, Words(zh: "已经用在这里", en: "first used here"))],
      message: Words(
        zh: "“\(name.words.zh)”的编号“\(shown(id))”用了两次；每条记录要有自己的编号。",
        en: "Two records of \(name.words.en) have the id `\(shown(id))`; each needs its own."),
      help: Words(zh: "改其中一个，或删去重复的记录。", en: "Change one, or delete the repeated record."))
  }

  /// E0809: a record that nothing can refer to.
  static func missingID(at span: Span, of name: Name) -> Diagnostic {
    Diagnostic(
      .missingID, at: span, label: Words(zh: "这条记录没有编号", en: "this record has no id"),
      message: Words(
        zh: "“\(name.words.zh)”的每条记录都要有编号（id）。",
        en: "Every record of \(name.words.en) needs an `id`."),
      help: Words(
        zh: "加上“编号: …”，别的记录用它来指这条记录。",
        en: "Add `id: …`; other records refer to this one by it."))
  }

  /// E0812: an id that is a list or a record.
  static func idNotText(_ node: YAMLTree.Node, of name: Name) -> Diagnostic {
    Diagnostic(
      .wrongShape, at: node.span,
      message: Words(
        zh: "“\(name.words.zh)”的编号应为一段文字。", en: "The id of each \(name.words.en) should be a text.")
    )
  }

  /// E0804: an id in a record that is written in place of one.
  static func nestedID(
    _ key: YAMLTree.Node, value: YAMLTree.Node, of name: Name
  ) -> Diagnostic {
    let name = name.words
    return Diagnostic(
      .unknownField, at: key.span, label: Words(zh: "这里不写编号", en: "no id here"),
      message: Words(
        zh: "直接写在这里的“\(name.zh)”只属于这条记录，没有编号。",
        en: "A record of \(name.en) written in place belongs to its holder alone and has no id."),
      help: Words(
        zh: "删去编号；若要指登记里的“\(name.zh)”，只写它的编号“\(shown(value.text))”。",
        en:
          "Delete the id; to refer to a record of the registry, write `\(shown(value.text))` alone."
      ))
  }

  /// E0812: an item of an entity's list that is no record.
  static func recordNeeded(_ node: YAMLTree.Node, of name: Name) -> Diagnostic {
    let name = name.words
    return Diagnostic(
      .wrongShape, at: node.span, label: Words(zh: "应为一条记录", en: "a record should stand here"),
      message: Words(
        zh: "“\(name.zh)”列表的每一项应为一条记录。",
        en: "Each item of the list of \(name.en) should be a record."),
      help: Words(zh: "写成“- 编号: …”，其余各项另起行对齐。", en: "Write `- id: …` and its attributes below."))
  }

  /// E0812: something other than a list after an entity's name.
  static func recordListNeeded(_ node: YAMLTree.Node, of name: Name) -> Diagnostic {
    let name = name.words
    return Diagnostic(
      .wrongShape, at: node.span,
      label: Words(zh: "应为列表", en: "a list should stand here"),
      message: Words(
        zh: "“\(name.zh):”之后应为记录的列表。", en: "After `\(name.en):` a list of records should stand."),
      help: Words(
        zh: "每条记录以“- 编号: …”开头；一个也没有就写 []。",
        en: "Begin each record with `- id: …`; write `[]` if there are none."))
  }

  /// E0812: a registry that is no map from entities to records.
  static func registryNeeded(_ node: YAMLTree.Node) -> Diagnostic {
    let start = Int(node.span.start)
    let end = node.kind == .scalar ? Int(node.span.end) : start
    return Diagnostic(
      .wrongShape, at: Span(source: node.span.source, start: start, end: end),
      message: Words(
        zh: "登记应以实体的名称开头，其后是记录的列表。",
        en: "A registry begins with an entity's name, followed by a list of records."),
      help: Words(zh: "例如“学校:”，下一行“- 编号: …”。", en: "Such as `School:` and, below it, `- id: …`."))
  }
}
