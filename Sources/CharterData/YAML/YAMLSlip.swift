internal import CharterDiagnostics

/// A slip of the pen that YAML does not forgive, with its place and what should stand there.
struct YAMLSlip {
  enum Kind: CaseIterable {
    case tab, wideIndentation, wideDash, wideHash, slashes
    case wideColon, tightColon, equalsSign, wideComma
  }

  let kind: Kind
  let span: Span
  let replacement: String
  /// The name before a separator; empty for the other kinds.
  var name = ""

  /// What stands there, for the label.
  var label: Words {
    switch kind {
    case .tab: Words(zh: "制表符", en: "a tab")
    case .wideIndentation: Words(zh: "不是普通空格", en: "no ordinary space")
    case .wideDash: Words(zh: "全角横线", en: "a full-width dash")
    case .wideHash: Words(zh: "全角井号", en: "a full-width number sign")
    case .slashes: Words(zh: "不是注释的写法", en: "no way to begin a remark")
    case .wideColon: Words(zh: "全角冒号", en: "a full-width colon")
    case .tightColon: Words(zh: "缺一个空格", en: "a space is missing")
    case .equalsSign: Words(zh: "等号", en: "an equals sign")
    case .wideComma: Words(zh: "全角逗号", en: "a full-width comma")
    }
  }

  /// What is wrong, as a sentence.
  var message: Words {
    switch kind {
    case .tab:
      Words(zh: "行首的缩进用了制表符，应用空格。", en: "The line is indented by a tab; use spaces.")
    case .wideIndentation:
      Words(
        zh: "行首的缩进里有全角空格或不间断空格，应用普通空格。",
        en: "The line is indented by a full-width or no-break space; use ordinary spaces.")
    case .wideDash:
      Words(
        zh: "列表的一项以全角的“－”开头，应用半角的“-”，后面空一格。",
        en: "The item begins with a full-width `－`; write `-` and a space.")
    case .wideHash:
      Words(
        zh: "注释以全角的“＃”开头，应用半角的“#”。", en: "The remark begins with a full-width `＃`; write `#`.")
    case .slashes:
      Words(zh: "注释以“#”开头，不用“//”。", en: "A remark begins with `#`, not with `//`.")
    case .wideColon:
      Words(
        zh: "名称之后用了全角冒号“：”，应用半角的“:”，后面空一格。",
        en: "After the name stands a full-width colon `：`; write `:` and a space.")
    case .tightColon:
      Words(
        zh: "冒号后面缺一个空格。", en: "A space is missing after the colon.")
    case .equalsSign:
      Words(
        zh: "名称和值之间用了等号，应用冒号，后面空一格。",
        en: "Between a name and its value stands an equals sign; write `:` and a space.")
    case .wideComma:
      Words(
        zh: "各项之间用了全角逗号“，”，应用半角的“,”。",
        en: "The entries are separated by a full-width comma `，`; write `,`.")
    }
  }

  /// What to do, as a sentence.
  var help: Words { Self.help(replacement) }

  /// A change that mends several slips of one or more kinds.
  static func fix(_ slips: [YAMLSlip]) -> Diagnostic.Fix {
    let title = Words(zh: "改正写法", en: "Write it as YAML wants it")
    return Diagnostic.Fix(title, slips.map { Diagnostic.Edit($0.span, $0.replacement) })
  }

  private static func help(_ replacement: String) -> Words {
    let isBlank = replacement.allSatisfy { $0 == " " }
    if isBlank {
      return Words(
        zh: "改为 \(replacement.utf8.count) 个空格。",
        en: replacement.utf8.count == 1
          ? "Write one space." : "Write \(replacement.utf8.count) spaces.")
    }
    let shown = replacement.last == " " ? String(replacement.dropLast()) : replacement
    if shown.utf8.count == replacement.utf8.count {
      return Words(zh: "改为“\(shown)”。", en: "Write `\(shown)`.")
    }
    return Words(zh: "改为“\(shown)”加一个空格。", en: "Write `\(shown)` and a space.")
  }
}

/// Looks through lines of YAML for slips, at the places where a name, an item or a remark begins.
struct YAMLSlipScanner {
  private let scalars: [Unicode.Scalar]
  private let source: SourceID
  private var offset: Int
  private var index = 0
  private var slips: [YAMLSlip] = []

  /// The slips in one line, or in the text of a plain scalar.
  ///
  /// - Parameters:
  ///   - line: the text.
  ///   - start: the byte offset where it begins in its source.
  ///   - source: the source.
  /// - Returns: the slips in order.
  static func slips(in line: String, from start: Int, of source: SourceID) -> [YAMLSlip] {
    var scanner = YAMLSlipScanner(
      scalars: Array(line.unicodeScalars), source: source, offset: start)
    scanner.scan()
    return scanner.slips
  }

  private init(scalars: [Unicode.Scalar], source: SourceID, offset: Int) {
    self.scalars = scalars
    self.source = source
    self.offset = offset
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var following: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

  private mutating func advance() {
    offset += UTF8.width(scalars[index])
    index += 1
  }

  /// Notes the current scalars as a slip and moves past them.
  private mutating func note(
    _ kind: YAMLSlip.Kind, count: Int = 1, _ replacement: String, name: String = ""
  ) {
    let start = offset
    for _ in 0..<count { advance() }
    slips.append(
      YAMLSlip(
        kind: kind, span: Span(source: source, start: start, end: offset),
        replacement: replacement, name: name))
  }

  private mutating func scan() {
    scanBeginning()
    scanName()
    var quote: Unicode.Scalar?
    var depth = 0
    while let scalar = current {
      if let open = quote {
        if scalar == open { quote = nil }
        advance()
        continue
      }
      switch scalar {
      case "\"", "'":
        quote = scalar
        advance()
      case "#" where index > 0 && scalars[index - 1] == " ": return
      case "{", "[":
        depth += 1
        advance()
        if scalar == "{" { scanName() }
      case "}", "]":
        depth -= 1
        advance()
      case "," where depth > 0:
        advance()
        scanName()
      case "，" where depth > 0:
        note(.wideComma, following == " " ? "," : ", ")
        scanName()
      default: advance()
      }
    }
  }

  /// The indentation and the signs of items and remarks.
  private mutating func scanBeginning() {
    while let scalar = current {
      switch scalar {
      case " ": advance()
      case "\t": note(.tab, "  ")
      case "\u{A0}": note(.wideIndentation, " ")
      case "\u{3000}": note(.wideIndentation, "  ")
      case "-" where following == " ": advance()
      case "－": note(.wideDash, following == " " ? "-" : "- ")
      case "＃":
        note(.wideHash, "#")
        return index = scalars.count
      case "/" where following == "/":
        note(.slashes, count: 2, "#")
        return index = scalars.count
      case "#": return index = scalars.count
      default: return
      }
    }
  }

  /// A name and the sign after it.
  private mutating func scanName() {
    while current == " " { advance() }
    let start = index
    while let scalar = current, scalar.properties.isAlphabetic || isDigit(scalar) { advance() }
    let name = String(String.UnicodeScalarView(scalars[start..<index]))
    guard !name.isEmpty else { return }
    var blanks = 0
    while index + blanks < scalars.count, scalars[index + blanks] == " " { blanks += 1 }
    guard index + blanks < scalars.count else { return }
    let sign = scalars[index + blanks]
    let after = index + blanks + 1
    let isSpaced = after < scalars.count && scalars[after] == " "
    switch sign {
    case "：", "＝", "=":
      for _ in 0..<blanks { advance() }
      note(
        sign == "：" ? .wideColon : .equalsSign, isSpaced || after == scalars.count ? ":" : ": ",
        name: name)
    case ":" where blanks == 0 && after < scalars.count && !isSpaced && scalars[after] != ":":
      note(.tightColon, ": ", name: name)
    default: break
    }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || ("0"..."9").contains(scalar)
  }
}
