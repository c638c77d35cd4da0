internal import CharterDiagnostics

extension Diagnostic {
  /// E0801: libyaml could not read on; its problem in plain words, at its place.
  static func unreadableYAML(
    _ failure: YAMLFailure, in text: SourceText, source: SourceID
  ) -> Diagnostic {
    let bytes = text.bytes
    // The mark may stand at the end of the text; point at the character there, if there is one.
    var start = min(max(failure.offset, 0), bytes.count)
    if failure.problem == "invalid trailing UTF-8 octet" {
      // libyaml names the byte that does not fit; the character begins before it.
      while start > 0, start < bytes.count, bytes[start - 1] >= 0x80 {
        start -= 1
        if bytes[start] >= 0xC0 || failure.offset - start == 3 { break }
      }
    }
    var end = min(start + 1, bytes.count)
    while !failure.isEncoding, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    if start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { end = start }
    let span = Span(source: source, start: start, end: end)

    if !failure.isEncoding, let slip = slip(behind: failure, in: text, source: source) {
      return slip
    }
    if failure.problem == "found undefined tag handle" { return .explicitTag(at: span) }
    let problem = failure.isEncoding ? encodingProblem(failure, bytes) : syntaxProblem(failure)
    var secondary: [Label] = []
    if let context = failure.context, context.offset < start {
      let place = Span(source: source, start: context.offset, end: context.offset)
      secondary = [Label(place, contextWords(context.words))]
    }
    var help = problem.help
    if !failure.isEncoding, hasWideColon(before: start, in: text) {
      help = Words(
        zh: "附近有全角冒号“：”；名称之后要用半角“:”，后面空一格。",
        en: "There is a full-width colon `：` nearby; after a name stands `:` and a space.")
    }
    return Diagnostic(
      .yamlSyntax, at: span, label: problem.label, secondary: secondary,
      message: Words(
        zh: "从这里起文件读不下去：\(problem.message.zh)。",
        en: "The file cannot be read from here on: \(problem.message.en)."),
      help: help)
  }

  /// Whether a full-width colon stands in the line of a place or in the one before it.
  private static func hasWideColon(before offset: Int, in text: SourceText) -> Bool {
    let line = text.lineIndex(at: offset)
    let start = max(text.lineStarts[max(line - 1, 0)], offset - 1000)
    return text.text(from: start, to: offset).contains("：")
  }

  /// What libyaml was in the middle of.
  private static func contextWords(_ context: String) -> Words {
    switch context {
    case "while scanning a quoted scalar":
      Words(zh: "引号从这里开始", en: "the quotation mark opens here")
    case "while parsing a flow mapping", "while parsing a flow sequence":
      Words(zh: "括号从这里开始", en: "the bracket opens here")
    default: Words(zh: "这一部分从这里开始", en: "this part begins here")
    }
  }

  private typealias Problem = (label: Words?, message: Words, help: Words?)

  private static func encodingProblem(_ failure: YAMLFailure, _ bytes: [UInt8]) -> Problem {
    if failure.problem == "control characters are not allowed" {
      let byte = failure.offset < bytes.count ? bytes[failure.offset] : 0
      if byte == 0, failure.offset <= 1 { return utf16Problem }
      return (
        Words(zh: "看不见的控制字符", en: "an invisible control character"),
        Words(zh: "这里有一个看不见的控制字符", en: "there is an invisible control character"),
        Words(zh: "删去这个字符。", en: "Delete that character.")
      )
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return utf16Problem
    }
    return (
      Words(zh: "不是 UTF-8", en: "not UTF-8"),
      Words(zh: "这里的字节不是 UTF-8 文字", en: "these bytes are not UTF-8 text"),
      Words(
        zh: "文件可能以 GBK（GB18030）保存，请另存为 UTF-8 编码。",
        en: "The file may have been saved as GBK (GB18030); save it with the encoding UTF-8.")
    )
  }

  private static let utf16Problem: Problem = (
    Words(zh: "不是 UTF-8", en: "not UTF-8"),
    Words(zh: "文件是以 UTF-16 编码保存的", en: "the file was saved as UTF-16"),
    Words(zh: "请另存为 UTF-8 编码。", en: "Save it with the encoding UTF-8.")
  )

  private static func syntaxProblem(_ failure: YAMLFailure) -> Problem {
    switch failure.problem {
    case "mapping values are not allowed in this context":
      (
        Words(zh: "冒号", en: "a colon"),
        Words(zh: "冒号不能在这里", en: "a colon cannot stand here"),
        Words(
          zh: "检查本行的缩进；文字里若有冒号，给整段文字加上引号。",
          en: "Check the line's indentation; put a text that holds a colon in quotation marks.")
      )
    case "did not find expected key", "could not find expected ':'":
      (
        nil,
        Words(zh: "这里应为“名称: 值”", en: "`name: value` should stand here"),
        Words(
          zh: "检查缩进和引号；冒号用半角“:”，后面空一格。",
          en: "Check the indentation and the quotation marks; after a name stands `:` and a space.")
      )
    case "did not find expected '-' indicator":
      (
        nil,
        Words(zh: "列表的每一项以“- ”开头", en: "each item of a list begins with `- `"),
        Words(
          zh: "让同一列表的各项对齐，都以“- ”开头。",
          en: "Align the items of the list and begin each with `- `.")
      )
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      (
        nil,
        Words(zh: "括号没有写完", en: "a bracket is not closed"),
        Words(
          zh: "用半角逗号“,”分隔各项，末尾补上“]”或“}”。",
          en: "Separate the items with `,` and close the list with `]` or the record with `}`.")
      )
    case "did not find expected node content":
      (
        nil,
        Words(zh: "这里缺一个值，或括号没有写完", en: "a value is missing, or a bracket is not closed"),
        Words(zh: "补上值，或补上“]”或“}”。", en: "Write the value, or close the bracket.")
      )
    case "found unexpected end of stream":
      (
        nil,
        Words(zh: "文件到此为止，前面的引号没有结束", en: "it ends, and a quotation mark is still open"),
        Words(zh: "补上结束的引号。", en: "Close the quotation mark.")
      )
    case "found character that cannot start any token", "found a tab character",
      "found a tab character that violates indentation",
      "found a tab character that violate indentation",
      "found a tab character where an indentation space is expected":
      (
        nil,
        Words(
          zh: "值不能以这个字符开头，缩进不能用制表符",
          en: "no value begins with this character, and tabs do not indent"),
        Words(
          zh: "把文字放进引号里；缩进用空格。",
          en: "Put the text in quotation marks; indent with spaces.")
      )
    case "block sequence entries are not allowed in this context":
      (
        Words(zh: "列表项", en: "a list item"),
        Words(zh: "列表项不能从这里开始", en: "a list item cannot begin here"),
        Words(zh: "列表另起一行写。", en: "Begin the list on a line of its own.")
      )
    case "found unknown escape character":
      (
        nil,
        Words(zh: "双引号里的反斜杠后面不能是这个字符", en: "a backslash cannot stand before this character"),
        Words(zh: "反斜杠写成 \\\\，或改用单引号。", en: "Write \\\\, or use single quotation marks.")
      )
    case "did not find expected <document start>":
      (
        nil,
        Words(
          zh: "这里的内容接不上前面的内容", en: "what stands here does not continue what stands before"),
        Words(
          zh: "检查缩进：同一层的各行要对齐。",
          en: "Check the indentation: lines of one level are aligned.")
      )
    default:
      (
        nil,
        Words(zh: "不合 YAML 的写法", en: "this is not valid YAML (\(failure.problem))"),
        Words(
          zh: "检查这一行和上一行的缩进、冒号、引号和括号。",
          en: "Check indentation, colons, quotation marks and brackets here and a line above.")
      )
    }
  }

  /// E0802: `*name`, which stands for a value written elsewhere.
  static func alias(at span: Span) -> Diagnostic {
    Diagnostic(
      .yamlFeature, at: span, label: Words(zh: "引用", en: "an alias"),
      message: Words(
        zh: "数据文件不用 YAML 的引用（*）。以 * 开头的文字要加引号。",
        en: "Data files do without YAML aliases (`*`). A text that begins with `*` needs quotation"
          + " marks."),
      help: Words(zh: "把值写全，或写记录的编号。", en: "Write the value out, or the record's id."))
  }

  /// E0802: `!!str` and the like.
  static func explicitTag(at span: Span) -> Diagnostic {
    Diagnostic(
      .yamlFeature, at: span, label: Words(zh: "标签", en: "a tag"),
      message: Words(
        zh: "数据文件不用 YAML 的标签（!）：值的类型由词汇规定。",
        en: "Data files do without YAML tags (`!`): the vocabulary gives the type of a value."),
      help: Words(
        zh: "删去标签；以 ! 开头的文字要加引号。",
        en: "Delete the tag, or put a text that begins with `!` in quotation marks."))
  }

  /// E0802: `<<`, which copies another record.
  static func mergeKey(at span: Span) -> Diagnostic {
    Diagnostic(
      .yamlFeature, at: span, label: Words(zh: "合并键", en: "a merge key"),
      message: Words(
        zh: "数据文件不用 YAML 的合并（<<）。", en: "Data files do without YAML merge keys (`<<`)."),
      help: Words(zh: "把各项写全。", en: "Write the attributes out."))
  }

  /// E0802: a second `---`.
  static func severalDocuments(at span: Span) -> Diagnostic {
    Diagnostic(
      .yamlFeature, at: span, label: Words(zh: "第二份文档从这里开始", en: "a second document"),
      message: Words(
        zh: "一个数据文件只有一份 YAML 文档；“---”之后的内容没有读。",
        en: "A data file holds one YAML document; what follows `---` was not read."),
      help: Words(
        zh: "删去“---”，或把后面的内容存为另一个文件。",
        en: "Delete `---`, or save what follows as another file."))
  }

  /// E0813: lists and records within one another without end.
  static func nestedTooDeep(at span: Span) -> Diagnostic {
    Diagnostic(
      .dataTooLarge, at: Span(source: span.source, start: Int(span.start), end: Int(span.start)),
      message: Words(
        zh: "列表和记录最多套 \(YAMLNotes.deepest) 层，这里更深；后面的内容没有读。",
        en:
          "Lists and records may stand \(YAMLNotes.deepest) deep, and here is one more; what follows"
          + " was not read."))
  }

  /// E0813: a file that is not read at all.
  static func fileTooLarge(at span: Span) -> Diagnostic {
    let limit = YAMLNotes.largestFile >> 20
    return Diagnostic(
      .dataTooLarge, at: span,
      message: Words(
        zh: "数据文件最大 \(limit) MB，这个文件更大，没有读。",
        en: "A data file may have \(limit) MB; this one is larger and was not read."),
      help: Words(zh: "把文件拆成几个。", en: "Split the file."))
  }
}
