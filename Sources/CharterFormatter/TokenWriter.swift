internal import CharterDiagnostics
internal import CharterSyntax

/// How each token is written: symbols in ASCII, words as asked for.
struct TokenWriter {
  let source: SourceTokens
  let languages: TextLanguages
  let spellings: Spellings
  /// The language of keywords, texts with a language of their own excepted; `nil`: they stay as they are.
  let fileLanguage: Language?
  /// Whether every word that begins a keyword stands in backticks where it is a name in another language than
  /// before.
  var isCareful = false

  /// A token as it is to be written; empty for the further words of a keyword that is written as one.
  func text(of token: SyntaxToken) -> String {
    if let symbol = token.kind.symbol { return symbol }
    switch token.kind {
    case .word: return token.keyword.map { keyword($0, token) } ?? name(token)
    case .number: return number(token)
    case .date: return date(token)
    default: return token.text
    }
  }

  private func language(of token: SyntaxToken) -> Language? {
    fileLanguage.map { languages[Int(token.span.start)] ?? $0 }
  }

  // MARK: Words

  /// Whether a token is a further word of a keyword that is written as one.
  func continuesKeyword(_ token: SyntaxToken) -> Bool {
    guard fileLanguage != nil, let keyword = token.keyword, keyword.latin.contains(" "),
      let previous = source.previous[token.identity]
    else { return false }
    return previous.keyword == keyword && !previous.isHan && !token.isHan
  }

  private func keyword(_ keyword: Keyword, _ token: SyntaxToken) -> String {
    guard let language = language(of: token) else { return token.identifier }
    if continuesKeyword(token) { return "" }
    // Whose text follows is said in the same way in either language.
    if keyword == .zh || keyword == .en { return token.identifier }
    if keyword == .atLeastOf, isEndOfCount(token) {
      return language == .zh ? Keyword.atLeastOfEnd.han : Keyword.atLeastOfEnd.latin
    }
    return language == .zh ? keyword.han : keyword.latin
  }

  /// Whether it closes the number of `at least N of`.
  private func isEndOfCount(_ token: SyntaxToken) -> Bool {
    let word = token.identifier
    return word == Keyword.atLeastOfEnd.han || word == Keyword.atLeastOfEnd.latin
  }

  private func name(_ token: SyntaxToken) -> String {
    let old = token.identifier
    let word = spellings[Int(token.span.start)] ?? old
    // After a point every word is the name of an attribute.
    if source.previous[token.identity]?.kind == .dot { return word }
    let isNew = word != old
    let needsQuotes =
      token.isBackticked || isNew && isCareful
      ? Keyword.isReserved(word) : isNew && Keyword.isReservedInExpressions(word)
    return needsQuotes ? "`\(word)`" : word
  }

  // MARK: Numbers and dates

  private func number(_ token: SyntaxToken) -> String {
    var result = String.UnicodeScalarView()
    var unit = String.UnicodeScalarView()
    var unitStart = 0
    var offset = Int(token.span.start)
    var isInUnit = false
    func endUnit() {
      guard !unit.isEmpty else { return }
      result.append(contentsOf: (spellings[unitStart] ?? String(unit)).unicodeScalars)
      unit = String.UnicodeScalarView()
    }
    for written in token.text.unicodeScalars {
      let scalar = Self.folded(written)
      let isPart = scalar.properties.isAlphabetic || scalar == "_" && !result.isEmpty
      if isInUnit, scalar == "/" {
        endUnit()
        result.append(scalar)
      } else if isInUnit {
        if unit.isEmpty { unitStart = offset }
        unit.append(scalar)
      } else if isPart, !NumberLiteralSyntax.isMultiplier(written), scalar != "_" {
        isInUnit = true
        unitStart = offset
        unit.append(scalar)
      } else {
        result.append(scalar)
      }
      offset += written.utf8.count
    }
    endUnit()
    return String(result)
  }

  private func date(_ token: SyntaxToken) -> String {
    var text = String.UnicodeScalarView()
    for scalar in token.text.unicodeScalars { text.append(Self.folded(scalar)) }
    guard fileLanguage != nil else { return String(text) }
    return Self.isoDate(String(text))
  }

  /// A date as data files write it.
  private static func isoDate(_ text: String) -> String {
    let parts = text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    guard parts.count == 3 else { return text }
    func digits(_ part: String, _ count: Int) -> String {
      String(repeating: "0", count: max(count - part.count, 0)) + part
    }
    return "\(digits(parts[0], 4))-\(digits(parts[1], 2))-\(digits(parts[2], 2))"
  }

  /// A number or date in the one form in which two are compared.
  static func folded(_ text: String, _ kind: TokenKind) -> String {
    kind == .date ? isoDate(text) : text
  }

  /// The ASCII form of a full-width character or of a minus sign, itself otherwise.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    case 0x2212: "-"
    case 0x00F7: "/"
    default: scalar
    }
  }

  // MARK: Texts

  /// A text with its quotation marks, what stands between them untouched but for its expressions.
  func text(ofLiteral node: SyntaxNode) -> String {
    var inner = ""
    var opening = "\""
    var closing = "\""
    var holdsQuote = false
    for child in node.children {
      switch child {
      case .token(let token):
        switch token.kind {
        case .quoteOpen: opening = token.text
        case .quoteClose: closing = token.text
        case .textSegment:
          inner += token.text
          holdsQuote = holdsQuote || Self.holdsBareQuote(token.text)
        default: break
        }
      case .node(let interpolation): inner += "{" + flat(interpolation.childNodes) + "}"
      }
    }
    // A text that holds the ASCII mark keeps those that let it.
    return holdsQuote ? opening + inner + closing : "\"" + inner + "\""
  }

  private static func holdsBareQuote(_ text: String) -> Bool {
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        return true
      }
    }
    return false
  }

  private func flat(_ nodes: [SyntaxNode]) -> String { nodes.map(flat).joined(separator: " ") }

  /// A node on one line, without the comments around it.
  func flat(_ node: SyntaxNode) -> String {
    let builder = LayoutBuilder(node.tree, writer: self, source: source.withoutComments)
    return LayoutPrinter.flat(builder.layout(node))
  }
}
