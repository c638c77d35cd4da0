import CharterDiagnostics

/// What the parser reports about what stands where.
extension Diagnostic {
  static func expected(
    _ expectation: Expectation, found: Found, at span: Span, because: Label? = nil,
    help: Words? = nil, insertion: (text: String, place: Span)? = nil
  ) -> Diagnostic {
    let wanted = expectation.words
    let stands = found.words
    var fixes: [Fix] = []
    if let insertion {
      fixes = [
        Fix(
          Words(zh: "补上“\(insertion.text)”", en: "Insert `\(insertion.text)`"),
          [Edit(insertion.place, insertion.text)])
      ]
    }
    return Diagnostic(
      .unexpectedToken, at: span, label: Words(zh: "应是\(wanted.zh)", en: "expected \(wanted.en)"),
      secondary: because.map { [$0] } ?? [],
      message: Words(
        zh: "此处应是\(wanted.zh)，\(stands.zh)。", en: "Expected \(wanted.en), but \(stands.en)."),
      help: help, fixes: fixes)
  }

  /// Something that is neither the end of what stands before it nor the start of anything.
  static func leftover(
    _ kind: TokenKind, _ written: String, at span: Span, in block: BlockKind, startsStatement: Bool,
    isCountClosed: Bool = false
  ) -> Diagnostic {
    let item = block.itemWords
    let shown = kind == .quoteOpen ? Words(zh: "这段文字", en: "This text") : nil
    let subject = shown ?? Words(zh: "“\(written)”", en: "`\(written)`")
    let message: Words
    if startsStatement {
      message = Words(
        zh: "\(subject.zh)不能放在这里；\(block.words.zh)里应是\(item.zh)。",
        en: "\(subject.en) cannot stand here; \(block.words.en) holds \(item.en).")
    } else {
      message = Words(
        zh: "\(subject.zh)与前面的内容连不起来。",
        en: "\(subject.en) does not connect with what stands before it.")
    }
    var help: Words?
    var fixes: [Fix] = []
    let isCount = startsStatement && kind == .word && written.hasPrefix(Keyword.atLeastOf.han)
    let better =
      isCount
      ? countOfGrounds(written, isClosed: isCountClosed)
      : suggestion(for: written, kind: kind, in: block, startsStatement)
    if let better {
      help = Words(zh: "写作“\(better)”？", en: "Did you mean `\(better)`?")
      fixes = [Fix(Words(zh: "改为“\(better)”", en: "Write `\(better)`"), [Edit(span, better)])]
    } else if kind == .arrow {
      help = Words(zh: "“大于等于”写作 >=。", en: "Write `>=` for “at least as large”.")
    } else if kind == .plus || kind == .star || kind == .slash || kind == .dot {
      help = Words(
        zh: "用括号括起前面先算的部分。", en: "Put what comes first in parentheses.")
    } else if !startsStatement, kind == .word || kind == .number {
      help = Words(
        zh: "中间也许少了“且”、“或”、运算符、逗号或换行。",
        en: "Perhaps `and`, `or`, an operator or a comma is missing between the two.")
    }
    return Diagnostic(
      .unexpectedToken, at: span,
      label: startsStatement
        ? Words(zh: "这里不能是它", en: "cannot stand here")
        : Words(zh: "与前面连不起来", en: "does not connect"),
      message: message, help: help, fixes: fixes)
  }

  /// `至少 3 项` for `至少3`, `至少3项` and `至少三项`.
  private static func countOfGrounds(_ written: String, isClosed: Bool) -> String? {
    var rest = written.dropFirst(Keyword.atLeastOf.han.count)
    if rest.hasSuffix(Keyword.atLeastOfEnd.han) { rest = rest.dropLast() }
    let end = isClosed ? "" : " " + Keyword.atLeastOfEnd.han
    let numerals: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    var count: String?
    if !rest.isEmpty, rest.allSatisfy({ $0.isASCII && $0.isWholeNumber }) {
      count = String(rest)
    } else if rest.count == 1, let index = numerals.firstIndex(of: rest[rest.startIndex]) {
      count = String(index + 1)
    }
    return count.map { "\(Keyword.atLeastOf.han) \($0)\(end)" }
  }

  private static func suggestion(
    for written: String, kind: TokenKind, in block: BlockKind, _ startsStatement: Bool
  ) -> String? {
    guard kind == .word else { return nil }
    if startsStatement {
      let starters = block.holdsDeclarations ? Keyword.declarationStarters : block.starters
      if let near = NearKeyword.find(written, among: starters) { return near }
    } else if let meant = NearKeyword.everyday[written] {
      return meant
    }
    return splitRunTogether(written, isKnown: { _ in false })?.joined(separator: " ")
  }

  static func unclosed(
    _ opening: String, at span: Span, closing: String, insertion: String, expected: Span
  ) -> Diagnostic {
    Diagnostic(
      .unbalancedBracket, at: span,
      label: Words(zh: "这个“\(opening)”没有配对", en: "this `\(opening)` is never closed"),
      secondary: [
        Label(expected, Words(zh: "到这里应有“\(closing)”", en: "`\(closing)` was expected by here"))
      ],
      message: Words(
        zh: "“\(opening)”没有对应的“\(closing)”。", en: "No `\(closing)` closes this `\(opening)`."),
      fixes: [
        Fix(
          Words(zh: "补上“\(closing)”", en: "Insert `\(closing)`"),
          [Edit(expected, insertion)])
      ])
  }

  static func unopened(_ written: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unbalancedBracket, at: span,
      label: Words(zh: "前面没有与它配对的括号", en: "nothing was opened that this closes"),
      message: Words(
        zh: "这个“\(written)”多出来了。", en: "This `\(written)` closes nothing."),
      fixes: [Fix(Words(zh: "删去它", en: "Delete it"), [Edit(span, "")])])
  }

  static func tooDeep(_ what: Nesting, at span: Span, limits: Limits) -> Diagnostic {
    let message: Words
    switch what {
    case .blocks, .expressions:
      message = Words(
        zh: "嵌套超过 \(limits.depth) 层，余下的内容没有读。",
        en: "Nested more than \(limits.depth) deep; the rest was not read.")
    case .chain:
      message = Words(
        zh: "一个式子里连续的项超过 \(limits.height) 个，余下的内容没有读。",
        en: "More than \(limits.height) parts follow one another in one expression; "
          + "the rest was not read.")
    }
    return Diagnostic(
      .tooDeep, at: span, label: Words(zh: "从这里起没有读", en: "not read from here on"),
      message: message,
      help: Words(
        zh: "把其中一部分写成“定义”，再引用它的名称。",
        en: "Give a part of it a name with `define`, and use the name."))
  }

  static func keywordAsName(
    _ written: String, at span: Span, keyword: Keyword?, quoting: Span?
  ) -> Diagnostic {
    let quoted = "`\(written)`"
    var fixes: [Fix] = []
    var help: Words?
    if let quoting {
      help = Words(
        zh: "换一个名称，或者写作 \(quoted)。", en: "Choose another name, or put it in backticks: \(quoted)."
      )
      fixes = [Fix(Words(zh: "加上 ` 号", en: "Put it in backticks"), [Edit(quoting, quoted)])]
    }
    return Diagnostic(
      .keywordAsName, at: span,
      label: Words(zh: "这是政策语言的用词", en: "a word of the language itself"),
      message: Words(
        zh: "此处应是一个名称，“\(written)”却是政策语言自己的用词。",
        en: "A name belongs here, and `\(written)` is a word of the language itself."),
      help: help, fixes: fixes)
  }
}

extension Diagnostic.Label {
  /// Points at the bracket that something here should close.
  static func openedHere(_ span: Span, _ written: String) -> Diagnostic.Label {
    Diagnostic.Label(span, Words(zh: "“\(written)”从这里开始", en: "`\(written)` was opened here"))
  }
}
