import CharterDiagnostics

/// What the parser reports about operators, headers and places.
extension Diagnostic {
  static func chainedComparison(
    at span: Span, first: Span, middle: Span, middleText: String, isChinese: Bool
  ) -> Diagnostic {
    let end = Span(source: middle.source, start: Int(middle.end), end: Int(middle.end))
    let insertion = " \(isChinese ? Keyword.and.han : Keyword.and.latin) \(middleText)"
    return Diagnostic(
      .chainedComparison, at: span, label: Words(zh: "第二个比较", en: "a second comparison"),
      secondary: [Label(first, Words(zh: "第一个比较", en: "the first one"))],
      message: Words(
        zh: "两个比较不能连写。", en: "Two comparisons cannot be written in one chain."),
      help: Words(
        zh: "分成两个比较，用“且”连接：a < b 且 b < c。", en: "Write two and join them: `a < b and b < c`."),
      fixes: [
        Fix(Words(zh: "用“且”分成两个比较", en: "Split it with `and`"), [Edit(end, insertion)])
      ])
  }

  /// Words that were written as one, between two comparisons.
  static func runTogether(_ written: String, parts: [String], at span: Span) -> Diagnostic {
    let apart = parts.joined(separator: " ")
    return Diagnostic(
      .runTogether, at: span,
      message: Words(
        zh: "“\(written)”连成了一个词，看上去是“\(apart)”。",
        en: "`\(written)` reads as one word; it looks like `\(apart)`."),
      help: Words(zh: "词与词之间加空格。", en: "Put spaces between the words."),
      fixes: [Fix(Words(zh: "分开写", en: "Write them apart"), [Edit(span, apart)])])
  }

  /// A full stop at the end of a condition that goes on with `otherwise`.
  static func strayPoint(at span: Span) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, at: span, label: Words(zh: "多出来的点", en: "a stray point"),
      message: Words(
        zh: "点之后应是一个属性名，这里却到了行尾。",
        en: "The name of an attribute follows a point, but the line ends."),
      fixes: [Fix(Words(zh: "删去它", en: "Delete it"), [Edit(span, "")])])
  }

  static func mistakenOperator(at span: Span, written: String, better: String) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, at: span, label: Words(zh: "应写作 \(better)", en: "written `\(better)`"),
      message: Words(
        zh: "“\(written)”不是比较的写法，这里应写作 \(better)。",
        en: "`\(written)` is no operator; this comparison is written `\(better)`."),
      fixes: [Fix(Words(zh: "改为 \(better)", en: "Write `\(better)`"), [Edit(span, better)])])
  }

  /// A keyword and what follows it, written as one word.
  static func keywordRunTogether(_ keyword: Keyword, at span: Span, written: String) -> Diagnostic {
    let end = Int(span.start) + keyword.han.utf8.count
    let gap = Span(source: span.source, start: end, end: end)
    return Diagnostic(
      .unexpectedToken, at: span, label: Words(zh: "连成了一个词", en: "reads as one word"),
      message: Words(
        zh: "“\(written)”连成了一个词，“\(keyword.han)”之后要加空格。",
        en: "`\(written)` reads as one word; a space follows `\(keyword.han)`."),
      fixes: [Fix(Words(zh: "加空格", en: "Insert a space"), [Edit(gap, " ")])])
  }

  /// What cannot be chained, besides comparisons.
  enum Chained {
    case membership, test, range
  }

  static func chained(_ what: Chained, at span: Span) -> Diagnostic {
    let message: Words
    switch what {
    case .membership:
      message = Words(
        zh: "两个“属于”不能连写。", en: "Two `in` tests cannot be written in one chain.")
    case .test:
      message = Words(
        zh: "“存在”“为无”不能连写。", en: "`is present` and `is none` cannot be written in one chain.")
    case .range:
      message = Words(zh: "一个范围只有两端。", en: "A range has two ends only.")
    }
    return Diagnostic(
      .chainedComparison, at: span, label: Words(zh: "连写了第二个", en: "the second of a chain"),
      message: message,
      help: what == .range
        ? nil : Words(zh: "分开写，用“且”或“或”连接。", en: "Write two and join them with `and` or `or`."))
  }

  static func negatedTest(at span: Span, opposite: Keyword) -> Diagnostic {
    Diagnostic(
      .unexpectedToken, at: span,
      label: Words(zh: "应写作“\(opposite.han)”", en: "written `\(opposite.latin)`"),
      message: Words(
        zh: "这一判断写作“\(opposite.han)”。", en: "This test is written `\(opposite.latin)`."),
      fixes: [
        Fix(
          Words(zh: "改为 \(opposite.latin)", en: "Write `\(opposite.latin)`"),
          [Edit(span, opposite.latin)])
      ])
  }

  static func secondHeader(_ keyword: Keyword, at span: Span, first: Span) -> Diagnostic {
    let name = keyword.quoted
    return Diagnostic(
      .fileOrder, at: span, label: Words(zh: "第二个\(name.zh)", en: "a second \(name.en)"),
      secondary: [Label(first, Words(zh: "第一个在这里", en: "the first one"))],
      message: Words(
        zh: "一个文件里只能有一个\(name.zh)。", en: "A file holds one \(name.en) only."),
      help: Words(zh: "把它移到另一个文件。", en: "Move it to a file of its own."))
  }

  static func vocabularyAfterPolicy(at span: Span, policy: Span) -> Diagnostic {
    Diagnostic(
      .fileOrder, at: span, label: Words(zh: "词汇在政策之后", en: "a vocabulary after a policy"),
      secondary: [Label(policy, Words(zh: "政策从这里开始", en: "the policy begins here"))],
      message: Words(
        zh: "同一文件里，词汇要写在政策之前。", en: "In one file, the vocabulary stands before the policy."),
      help: Words(
        zh: "把词汇移到政策之前，或移到另一个文件。",
        en: "Move the vocabulary before the policy, or to a file of its own."))
  }

  static func misplaced(
    _ keyword: Keyword, at span: Span, in place: MisplacedIn, header: Span?
  ) -> Diagnostic {
    let name = keyword.quoted
    let home = keyword.home
    return Diagnostic(
      .misplacedDeclaration, at: span,
      label: Words(zh: "不能放在\(place.words.zh)里", en: "cannot stand in \(place.words.en)"),
      secondary: header.map {
        [Label($0, Words(zh: "\(place.words.zh)从这里开始", en: "\(place.words.en) begins here"))]
      } ?? [],
      message: Words(
        zh: "\(name.zh)要写在\(home.zh)里，不能放在\(place.words.zh)里。",
        en: "\(name.en) belongs in \(home.en), not in \(place.words.en)."))
  }

  static func unfitModifier(
    _ modifier: Keyword, at span: Span, before keyword: Keyword
  ) -> Diagnostic {
    let name = modifier.quoted
    let noun = keyword.quoted
    return Diagnostic(
      .unexpectedToken, at: span,
      label: Words(zh: "不能放在\(noun.zh)之前", en: "cannot stand before \(noun.en)"),
      message: Words(
        zh: "\(name.zh)不能用来说明\(noun.zh)。", en: "\(name.en) says nothing about a \(noun.en)."))
  }

  static func sourceTooLarge(at span: Span, bytes: Int, most: Int) -> Diagnostic {
    Diagnostic(
      .sourceTooLarge, at: span, label: Words(zh: "文件太大", en: "too large"),
      message: Words(
        zh: "文件有 \(bytes) 字节，最多能读 \(most) 字节。",
        en: "The file has \(bytes) bytes; at most \(most) are read."),
      help: Words(zh: "把它分成几个文件。", en: "Split it into several files."))
  }
}

extension Keyword {
  /// Where what begins with the keyword belongs.
  var home: Words {
    switch self {
    case .unit, .enum, .ordered, .entity, .action:
      return Words(zh: "词汇", en: "a vocabulary")
    case .vocabulary, .policy: return Words(zh: "文件的开头", en: "the head of a file")
    case .clause: return Words(zh: "政策", en: "a policy")
    case .ground: return BlockKind.grounds.words
    case .step: return BlockKind.procedure.words
    default: break
    }
    if Self.declarationStarters.contains(self) {
      return Words(zh: "政策的条款", en: "a clause of a policy")
    }
    for kind in [BlockKind.norm, .quota, .subsidy, .line, .policyHeader, .action]
    where kind.starters.contains(self) {
      return kind.words
    }
    return Words(zh: "别处", en: "another place")
  }
}
