import CharterDiagnostics

extension Lexer {
  /// Enters a text; `quote` is the scalar that will close it.
  mutating func openText(quote: UInt32, length: Int) {
    let start = index
    index += length
    emit(.quoteOpen, from: start)
    openTexts.append(OpenText(quote: quote, start: start, interpolation: -1, braces: 0))
  }

  /// Cuts a segment of a text and what ends it: the quote, an interpolation's brace or the line.
  mutating func lexInsideText(_ text: OpenText) {
    let start = index
    while index < count {
      let byte = bytes[index]
      switch byte {
      case 0x0A, 0x0D:
        endSegment(from: start)
        closeOpenTexts()
        return
      case 0x5C:
        lexEscape()
      case 0x7B:
        endSegment(from: start)
        openTexts[openTexts.count - 1].interpolation = index
        openTexts[openTexts.count - 1].braces = 0
        index += 1
        emit(.interpolationOpen, from: index - 1)
        return
      case 0..<0x80:
        if UInt32(byte) == text.quote {
          endText(from: start, quoteLength: 1)
          return
        }
        index += 1
      default:
        guard let (value, length) = scalar(at: index) else {
          reportEncoding(at: index)
          index += 1
          continue
        }
        if value == text.quote {
          endText(from: start, quoteLength: length)
          return
        }
        index += length
      }
    }
    endSegment(from: start)
  }

  private mutating func endSegment(from start: Int) {
    if index > start { emit(.textSegment, from: start) }
  }

  private mutating func endText(from start: Int, quoteLength: Int) {
    endSegment(from: start)
    openTexts.removeLast()
    index += quoteLength
    emit(.quoteClose, from: index - quoteLength)
  }

  private mutating func lexEscape() {
    let start = index
    index += 1
    guard let (value, length) = scalar(at: index), value != 0x0A, value != 0x0D else { return }
    index += length
    if TextEscape.scalar(for: value) == nil {
      report(.unknownEscape(at: span(start, index), written: written(start, index)))
    }
  }

  /// Ends every open text at this place, a line's or the file's end, and reports the outermost.
  mutating func closeOpenTexts() {
    guard let outermost = openTexts.first else { return }
    var end = index
    while end > outermost.start + 1, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let isPlain = openTexts.count == 1 && outermost.interpolation < 0
    let brace = outermost.interpolation
    var otherQuote: Span?
    if isPlain { otherQuote = closingQuoteOfAnotherKind(outermost, before: end) }
    report(
      .unterminatedText(
        at: span(outermost.start, end), brace: brace < 0 ? nil : span(brace, brace + 1),
        otherQuote: otherQuote, closing: isPlain ? TextEscape.character(outermost.quote) : nil))
    for text in openTexts.reversed() {
      if text.interpolation >= 0 { emit(.interpolationClose, from: index) }
      emit(.quoteClose, from: index)
    }
    openTexts.removeAll()
  }

  /// The last quotation mark of another kind, at the end of an unclosed text.
  private func closingQuoteOfAnotherKind(_ text: OpenText, before end: Int) -> Span? {
    var found: Span?
    var offset = text.start
    while let (value, length) = scalar(at: offset), offset < end {
      if offset > text.start, value != text.quote, TextEscape.isQuote(value) {
        found = span(offset, offset + length)
      }
      offset += length
    }
    return found
  }
}

/// What follows a backslash in a text.
enum TextEscape {
  /// The scalar that `\value` stands for, `nil` where there is none.
  static func scalar(for value: UInt32) -> UInt32? {
    switch value {
    case 0x6E: 0x0A
    case 0x5C, 0x7B, 0x7D: value
    default: isQuote(value) ? value : nil
    }
  }

  static func isQuote(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x201C, 0x201D, 0x2018, 0x2019, 0xFF02: true
    default: false
    }
  }

  static func character(_ value: UInt32) -> String? {
    Unicode.Scalar(value).map { String(Character($0)) }
  }
}
