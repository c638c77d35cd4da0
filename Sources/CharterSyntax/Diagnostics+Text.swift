import CharterDiagnostics

/// What the lexer reports.
extension Diagnostic {
  static func invalidUTF8(at span: Span) -> Diagnostic {
    Diagnostic(
      .invalidUTF8, at: span, label: Words(zh: "这里的字节不是 UTF-8", en: "these bytes are not UTF-8"),
      message: Words(
        zh: "文件不是以 UTF-8 编码保存的。", en: "The file is not saved as UTF-8."),
      help: Words(
        zh: "请在编辑器里另存为 UTF-8 编码。", en: "Save it again with the encoding UTF-8."))
  }

  static func unexpectedCharacter(_ scalar: UInt32, at span: Span, text: String) -> Diagnostic {
    if ScalarClass.isInvisible(scalar) {
      let code = "U+" + hexadecimal(scalar)
      return Diagnostic(
        .unexpectedCharacter, at: span,
        label: Words(zh: "看不见的字符 \(code)", en: "an invisible character, \(code)"),
        message: Words(
          zh: "这里有一个看不见的字符，它不属于任何语句。",
          en: "An invisible character stands here that belongs to no statement."),
        help: Words(zh: "删去它。", en: "Delete it."),
        fixes: [Fix(Words(zh: "删去看不见的字符", en: "Delete the invisible character"), [Edit(span, "")])])
    }
    return Diagnostic(
      .unexpectedCharacter, at: span,
      label: Words(zh: "“\(text)”在这里没有意义", en: "`\(text)` means nothing here"),
      message: Words(
        zh: "“\(text)”不是政策语言的符号。", en: "`\(text)` is not a symbol of the language."),
      help: symbolHelp(scalar))
  }

  static func mistakenSymbol(at span: Span, written: String, better: String) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter, at: span,
      label: Words(zh: "应写作 \(better)", en: "written `\(better)`"),
      message: Words(
        zh: "“\(written)”不是政策语言的符号。", en: "`\(written)` is not a symbol of the language."),
      help: Words(zh: "写作 \(better)。", en: "Write `\(better)`."),
      fixes: [Fix(Words(zh: "改为 \(better)", en: "Write `\(better)`"), [Edit(span, better)])])
  }

  static func heavyBrackets(at span: Span, written: String, closing: Span) -> Diagnostic {
    Diagnostic(
      .unexpectedCharacter, at: span,
      label: Words(zh: "应写作圆括号", en: "written with round brackets"),
      message: Words(
        zh: "“\(written)”不是政策语言的括号。", en: "`\(written)` is not a bracket of the language."),
      help: Words(zh: "写作 ( 和 )。", en: "Write `(` and `)`."),
      fixes: [
        Fix(
          Words(zh: "改为圆括号", en: "Write round brackets"), [Edit(span, "("), Edit(closing, ")")])
      ])
  }

  static func blockComment(at span: Span, inner: String?) -> Diagnostic {
    var fixes: [Fix] = []
    if let inner {
      let text = inner.drop { $0 == " " || $0 == "*" }
      fixes = [Fix(Words(zh: "改为 // 注释", en: "Begin it with `//`"), [Edit(span, "// " + text)])]
    }
    return Diagnostic(
      .unexpectedCharacter, at: span, label: Words(zh: "注释以 // 开头", en: "comments begin with `//`"),
      message: Words(
        zh: "政策语言没有 /* … */ 注释。", en: "The language has no comments between `/*` and `*/`."),
      help: Words(zh: "注释以 // 开头，到行尾为止。", en: "A comment begins with `//` and ends with its line."),
      fixes: fixes)
  }

  private static func symbolHelp(_ scalar: UInt32) -> Words? {
    switch scalar {
    case 0x26: Words(zh: "表示“并且”请写“且”。", en: "Write `and`.")
    case 0x21, 0x7E: Words(zh: "表示否定请写“非”，不等号写作 !=。", en: "Write `not`, or `!=` for unequal.")
    case 0x23: Words(zh: "注释以 // 开头。", en: "A comment begins with `//`.")
    case 0x25, 0x2030: Words(zh: "% 紧跟在数字之后，如 80%。", en: "`%` follows its number directly: `80%`.")
    case 0x27, 0x300C, 0x300D, 0x300E, 0x300F, 0x201D, 0x2019, 0xAB, 0xBB:
      Words(zh: "文字用一对引号 “ ” 括起来。", en: "A text stands between `\"` and `\"`.")
    case 0x2010...0x2015, 0x30FC: Words(zh: "减号写作 -。", en: "Write the minus sign as `-`.")
    case 0x2026: Words(zh: "范围写作 ..，如 10..19。", en: "Write a range with two points: `10..19`.")
    case 0xB7: Words(zh: "属性前用英文句点 .，如 学校.名称。", en: "An attribute follows a point: `school.name`.")
    case 0x5C: Words(zh: "反斜杠只用在文字里。", en: "A backslash has a meaning inside texts only.")
    default: nil
    }
  }

  private static func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  static func unterminatedText(
    at span: Span, brace: Span?, otherQuote: Span?, closing: String?
  ) -> Diagnostic {
    let end = Span(source: span.source, start: Int(span.end), end: Int(span.end))
    var secondary: [Label] = []
    var help: Words?
    var fixes: [Fix] = []
    if let brace {
      secondary.append(
        Label(brace, Words(zh: "这个 { 没有配上 }", en: "this `{` has no `}`")))
      help = Words(
        zh: "文字里的 { } 会被当作要计算的内容；只想写括号本身，请写 \\{。",
        en: "`{ }` in a text holds something to work out; write `\\{` for the brace itself.")
    } else if let otherQuote, let closing {
      let title = Words(zh: "把它换成 \(closing)", en: "Replace it by `\(closing)`")
      secondary.append(
        Label(
          otherQuote, Words(zh: "这个引号与开头的不是一对", en: "this mark is of another kind")))
      help = Words(
        zh: "一段文字以哪种引号开头，就以哪种引号结尾。", en: "A text ends with the kind of mark that opened it.")
      if otherQuote.end == span.end { fixes = [Fix(title, [Edit(otherQuote, closing)])] }
    } else if let closing {
      help = Words(zh: "在文字末尾加上 \(closing)。", en: "Add `\(closing)` after the text.")
      fixes = [
        Fix(
          Words(zh: "在行尾加上 \(closing)", en: "Add `\(closing)` at the end of the line"),
          [Edit(end, closing)])
      ]
    }
    return Diagnostic(
      .unterminatedText, at: span,
      label: Words(zh: "这段文字没有结束的引号", en: "this text has no closing quotation mark"),
      secondary: secondary,
      message: Words(
        zh: "一段文字要在同一行里用引号结束。", en: "A text must be closed on the line on which it begins."),
      help: help, fixes: fixes)
  }

  static func unknownEscape(at span: Span, written: String) -> Diagnostic {
    let doubled = "\\" + written
    return Diagnostic(
      .unknownEscape, at: span,
      label: Words(zh: "“\(written)”没有含义", en: "`\(written)` has no meaning"),
      message: Words(
        zh: "文字里反斜杠之后只能是 n、\"、\\、{ 或 }。",
        en: "In a text, a backslash stands only before `n`, `\"`, `\\`, `{` or `}`."),
      help: Words(zh: "若要反斜杠本身，请写两个。", en: "Write two backslashes for the character itself."),
      fixes: [
        Fix(Words(zh: "改为 \(doubled)", en: "Write `\(doubled)`"), [Edit(span, doubled)])
      ])
  }

  static func unterminatedBacktick(at span: Span, word: String?) -> Diagnostic {
    let end = Span(source: span.source, start: Int(span.end), end: Int(span.end))
    return Diagnostic(
      .unterminatedBacktick, at: span,
      label: Words(zh: "缺少结束的 `", en: "the closing backtick is missing"),
      message: Words(
        zh: "用 ` 括起来的名称要用另一个 ` 结束。", en: "A name in backticks ends with another backtick."),
      help: word.map { Words(zh: "写作 `\($0)`。", en: "Write `` `\($0)` ``.") },
      fixes: word == nil
        ? []
        : [Fix(Words(zh: "加上结束的 `", en: "Add the closing backtick"), [Edit(end, "`")])])
  }

  static func badBackticks(at span: Span, inner: String) -> Diagnostic {
    Diagnostic(
      .unterminatedBacktick, at: span,
      label: Words(zh: "两个 ` 之间应是一个名称", en: "one name belongs between the backticks"),
      message: Words(
        zh: "用 ` 括起来的只能是一个名称：字母、汉字、数字和 _，不以数字开头。",
        en: "Backticks hold one name: letters, digits and `_`, not beginning with a digit."))
  }
}
