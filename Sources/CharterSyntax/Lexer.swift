import CharterDiagnostics

/// A token that is not trivia, as the parser sees it.
struct SignificantToken {
  static let startsLine: UInt8 = 1
  static let afterReported: UInt8 = 2
  static let isHan: UInt8 = 4

  /// Its place among all tokens.
  let token: Int32
  /// Its number in the ``WordTable``, 0 for all but the words of keywords.
  let word: UInt16
  let kind: TokenKind
  let flags: UInt8

  /// Whether a line break lies between it and the token before.
  var startsLine: Bool { flags & Self.startsLine != 0 }
  /// Whether the lexer reported something in it, or between it and the token before.
  var isReported: Bool { flags & Self.afterReported != 0 }
  /// For a word, whether it has a Han letter.
  var isHan: Bool { flags & Self.isHan != 0 }
}

/// A text cut into tokens, which together hold every byte of it.
struct LexedText {
  /// Every token, and `endOfFile` where the text ends.
  var records: [SyntaxTree.TokenRecord] = []
  var spellings = SpellingTable()
  /// The tokens that count, and one `endOfFile` after them.
  var significant: [SignificantToken] = []
  var diagnostics: [Diagnostic] = []
  /// Whether bytes that are not UTF-8 stand outside texts and comments.
  var hasBrokenCode = false
}

/// Cuts the bytes of a text into tokens; total, in one pass.
struct Lexer {
  /// A text that is open at this place.
  struct OpenText {
    let quote: UInt32
    let start: Int
    /// Where its innermost open `{` stands, -1 while between the quotes.
    var interpolation: Int
    /// How many other braces are open inside the interpolation.
    var braces: Int
  }

  let source: SourceID
  let bytes: [UInt8]
  let count: Int
  let table: WordTable
  var index = 0
  var output = LexedText()
  var openTexts: [OpenText] = []
  var sawLineBreak = true
  var sawReport = false
  var reportedEncoding = false
  /// Where the `】` stands whose `【` has been reported and taken for `(`.
  var heavyClosing = -1
  /// Whether a `/*` was found that no `*/` follows, so that none need be looked for again.
  var isNeverClosed = false

  init(source: SourceID, text: SourceText) {
    self.source = source
    self.bytes = text.bytes
    self.count = text.bytes.count
    self.table = WordTable.shared
    output.records.reserveCapacity(count / 4 + 16)
    output.significant.reserveCapacity(count / 6 + 16)
  }

  /// Cuts the whole text.
  consuming func run() -> LexedText {
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      index = 3
      emit(.byteOrderMark, from: 0)
    }
    while index < count {
      if let text = openTexts.last, text.interpolation < 0 {
        lexInsideText(text)
      } else {
        lexToken()
      }
    }
    closeOpenTexts()
    output.significant.append(
      SignificantToken(
        token: Int32(output.records.count), word: 0, kind: .endOfFile,
        flags: SignificantToken.startsLine | (sawReport ? SignificantToken.afterReported : 0)))
    output.records.append(
      SyntaxTree.TokenRecord(start: Int32(count), spelling: 0, kind: .endOfFile))
    return output
  }

  // MARK: Emitting

  mutating func emit(
    _ kind: TokenKind, from start: Int, spelling: Int32 = 0, word: UInt16 = 0, isHan: Bool = false
  ) {
    if !kind.isTrivia {
      var flags: UInt8 = sawLineBreak ? SignificantToken.startsLine : 0
      if sawReport { flags |= SignificantToken.afterReported }
      if isHan { flags |= SignificantToken.isHan }
      output.significant.append(
        SignificantToken(
          token: Int32(output.records.count), word: word, kind: kind, flags: flags))
      sawLineBreak = false
      sawReport = false
    } else if kind == .newline {
      sawLineBreak = true
    }
    output.records.append(
      SyntaxTree.TokenRecord(start: Int32(start), spelling: spelling, kind: kind))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    output.diagnostics.append(diagnostic)
    sawReport = true
  }

  func span(_ start: Int, _ end: Int) -> Span { Span(source: source, start: start, end: end) }

  // MARK: Scalars

  /// The scalar at an offset and its length in bytes; `nil` where the bytes are not UTF-8.
  func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset < count else { return nil }
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead < 0xC2 || lead > 0xF4 { return nil }
    func tail(_ distance: Int) -> UInt32? {
      guard offset + distance < count else { return nil }
      let byte = bytes[offset + distance]
      return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }
    guard let second = tail(1) else { return nil }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | second, 2) }
    guard let third = tail(2) else { return nil }
    if lead < 0xF0 {
      let value = UInt32(lead & 0x0F) << 12 | second << 6 | third
      if value < 0x800 || (0xD800...0xDFFF).contains(value) { return nil }
      return (value, 3)
    }
    guard let fourth = tail(3) else { return nil }
    let value = UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | fourth
    if value < 0x10000 || value > 0x10FFFF { return nil }
    return (value, 4)
  }

  /// The ASCII character at an offset, or the one that a full-width twin there stands for; 0 for
  /// others.
  func symbol(at offset: Int) -> (value: UInt8, length: Int) {
    guard offset < count else { return (0, 0) }
    let byte = bytes[offset]
    if byte < 0x80 { return (byte, 1) }
    // Every twin is E2 88 92, C3 97, C3 B7, E3 80 81 or begins with EF.
    guard byte == 0xEF || byte == 0xE2 || byte == 0xE3 || byte == 0xC3 else { return (0, 0) }
    guard let (value, length) = scalar(at: offset) else { return (0, 0) }
    return (ScalarClass.asciiTwin(value), length)
  }

  /// The digit at an offset in either width.
  func digit(at offset: Int) -> (value: UInt8, length: Int)? {
    guard offset < count else { return nil }
    let byte = bytes[offset]
    if byte &- 0x30 < 10 { return (byte &- 0x30, 1) }
    guard byte == 0xEF else { return nil }
    let (value, length) = symbol(at: offset)
    return value &- 0x30 < 10 ? (value &- 0x30, length) : nil
  }

  /// Notes bytes that are not UTF-8, once for the whole text.
  mutating func reportEncoding(at offset: Int) {
    guard !reportedEncoding else { return }
    reportedEncoding = true
    report(.invalidUTF8(at: span(offset, offset + 1)))
  }
}
