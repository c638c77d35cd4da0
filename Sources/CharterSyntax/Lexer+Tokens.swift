import CharterDiagnostics

extension Lexer {
  /// Cuts one token outside texts, or inside an interpolation.
  mutating func lexToken() {
    let start = index
    let byte = bytes[start]
    switch byte {
    case 0x20, 0x09, 0x0B, 0x0C:
      lexSpaces()
    case 0x0A, 0x0D:
      closeOpenTexts()
      index += byte == 0x0D && start + 1 < count && bytes[start + 1] == 0x0A ? 2 : 1
      emit(.newline, from: start)
    case 0x30...0x39:
      lexNumber()
    case 0x61...0x7A, 0x41...0x5A, 0x5F:
      lexWord()
    case 0x22:
      openText(quote: 0x22, length: 1)
    case 0..<0x80:
      lexSymbol(byte, length: 1)
    default:
      lexNonASCII()
    }
  }

  private mutating func lexSpaces() {
    let start = index
    while true {
      while index < count, bytes[index] == 0x20 { index += 1 }
      guard let (value, length) = scalar(at: index), ScalarClass.isSpace(value) else { break }
      index += length
    }
    emit(.whitespace, from: start)
  }

  private mutating func lexNonASCII() {
    guard let (value, length) = scalar(at: index) else {
      lexBrokenBytes()
      return
    }
    if ScalarClass.isSpace(value) {
      lexSpaces()
      return
    }
    if ScalarClass.isWordStart(value) {
      lexWord()
      return
    }
    switch value {
    case 0x201C: openText(quote: 0x201D, length: length)
    case 0x2018: openText(quote: 0x2019, length: length)
    case 0xFF02: openText(quote: 0xFF02, length: length)
    case 0x3002: lexFullStop(length: length)
    case 0x2264: take(.lessOrEqual, length)
    case 0x2265: take(.greaterOrEqual, length)
    case 0x2260: take(.notEqual, length)
    case 0x2266, 0x2267:
      let better = value == 0x2266 ? "<=" : ">="
      report(
        .mistakenSymbol(
          at: span(index, index + length), written: written(index, index + length), better: better))
      take(value == 0x2266 ? .lessOrEqual : .greaterOrEqual, length)
    case _ where index == heavyClosing: take(.rightParenthesis, length)
    case 0x3010, 0x3014: lexHeavyBracket(value, length: length)
    default:
      if digit(at: index) != nil {
        lexNumber()
      } else {
        lexSymbol(ScalarClass.asciiTwin(value), length: length)
      }
    }
  }

  private mutating func take(_ kind: TokenKind, _ length: Int) {
    let start = index
    index += length
    emit(kind, from: start)
  }

  /// Cuts a symbol whose first character is, or stands for, an ASCII one.
  private mutating func lexSymbol(_ first: UInt8, length: Int) {
    let (next, nextLength) = symbol(at: index + length)
    switch first {
    case UInt8(ascii: "("): take(.leftParenthesis, length)
    case UInt8(ascii: ")"): take(.rightParenthesis, length)
    case UInt8(ascii: "{"):
      if !openTexts.isEmpty { openTexts[openTexts.count - 1].braces += 1 }
      take(.leftBrace, length)
    case UInt8(ascii: "}"): lexRightBrace(length)
    case UInt8(ascii: "["): take(.leftBracket, length)
    case UInt8(ascii: "]"): take(.rightBracket, length)
    case UInt8(ascii: ","): take(.comma, length)
    case UInt8(ascii: ":"): take(.colon, length)
    case UInt8(ascii: ";"): take(.semicolon, length)
    case UInt8(ascii: "?"): take(.question, length)
    case UInt8(ascii: "|"): take(.pipe, length)
    case UInt8(ascii: "+"): take(.plus, length)
    case UInt8(ascii: "-"): take(.minus, length)
    case UInt8(ascii: "*"): take(.star, length)
    case UInt8(ascii: "/"):
      if next == UInt8(ascii: "/") {
        lexComment()
      } else if next == UInt8(ascii: "*") {
        lexBlockComment()
      } else {
        take(.slash, length)
      }
    case UInt8(ascii: "."):
      guard next == UInt8(ascii: ".") else { return take(.dot, length) }
      let (third, thirdLength) = symbol(at: index + length + nextLength)
      if third == UInt8(ascii: "<") {
        take(.dotDotLess, length + nextLength + thirdLength)
      } else {
        take(.dotDot, length + nextLength)
      }
    case UInt8(ascii: "="):
      switch next {
      case UInt8(ascii: "="): take(.equal, length + nextLength)
      case UInt8(ascii: ">"): take(.arrow, length + nextLength)
      default: take(.equal, length)
      }
    case UInt8(ascii: "!") where next == UInt8(ascii: "="): take(.notEqual, length + nextLength)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: "=") {
        take(.lessOrEqual, length + nextLength)
      } else {
        take(.less, length)
      }
    case UInt8(ascii: ">"):
      if next == UInt8(ascii: "=") {
        take(.greaterOrEqual, length + nextLength)
      } else {
        take(.greater, length)
      }
    case UInt8(ascii: "`"): lexBackticks(length: length)
    default: lexUnknown()
    }
  }

  private mutating func lexRightBrace(_ length: Int) {
    guard let text = openTexts.last else { return take(.rightBrace, length) }
    if text.braces > 0 {
      openTexts[openTexts.count - 1].braces -= 1
      take(.rightBrace, length)
    } else {
      openTexts[openTexts.count - 1].interpolation = -1
      take(.interpolationClose, length)
    }
  }

  private mutating func lexComment() {
    let start = index
    while index < count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] < 0x80 {
        index += 1
      } else if let (_, length) = scalar(at: index) {
        index += length
      } else {
        reportEncoding(at: index)
        index += 1
      }
    }
    emit(.comment, from: start)
  }

  /// Takes `/* … */`, which is no comment here, or the rest of the line if it is never closed.
  private mutating func lexBlockComment() {
    let start = index
    var end = index + 2
    while end < count, !isNeverClosed,
      !(bytes[end - 1] == 0x2F && bytes[end - 2] == 0x2A && end - start > 3)
    {
      end += 1
    }
    let isClosed = end - start > 3 && bytes[end - 1] == 0x2F && bytes[end - 2] == 0x2A
    if !isClosed {
      isNeverClosed = true
      end = start
      while end < count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    }
    index = end
    let inner = written(start + 2, isClosed ? end - 2 : end)
    let hasLineBreak = inner.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    var rest = end
    while let (value, length) = scalar(at: rest), ScalarClass.isSpace(value) { rest += length }
    let endsLine = rest >= count || bytes[rest] == 0x0A || bytes[rest] == 0x0D
    report(
      .blockComment(at: span(start, end), inner: hasLineBreak || !endsLine ? nil : inner))
    emit(.unknown, from: start)
    if hasLineBreak { sawLineBreak = true }
  }

  /// Takes `【` or `〔` and, with it, what closes it on the same line, as round brackets.
  private mutating func lexHeavyBracket(_ opening: UInt32, length: Int) {
    let start = index
    var end = start + length
    while let (value, step) = scalar(at: end), value != 0x0A, value != 0x0D, value != opening {
      if value == opening + 1 {
        report(
          .heavyBrackets(
            at: span(start, start + length), written: written(start, start + length),
            closing: span(end, end + step)))
        heavyClosing = end
        take(.leftParenthesis, length)
        return
      }
      end += step
    }
    lexUnknown()
  }

  /// `。` is a point only where a name follows at once; a keyword that begins a statement is none.
  private mutating func lexFullStop(length: Int) {
    let next = index + length
    var isPoint = false
    if let (value, _) = scalar(at: next) {
      if ScalarClass.isWordStart(value) {
        let number = table.number(in: bytes, from: next, to: endOfWord(from: next))
        isPoint =
          !table.roles[Int(number)].contains(.beginsStatement)
          && number != table.han[Int(Keyword.otherwise.rawValue)]
      } else {
        isPoint = value == 0x60
      }
    }
    take(isPoint ? .dot : .semicolon, length)
  }

  // MARK: Bytes that no token begins with

  private mutating func lexBrokenBytes() {
    let start = index
    reportEncoding(at: start)
    output.hasBrokenCode = true
    while index < count, bytes[index] >= 0x80, scalar(at: index) == nil { index += 1 }
    emit(.unknown, from: start)
  }

  /// Takes a run of characters that mean nothing together, since they are one mistake.
  private mutating func lexUnknown() {
    let start = index
    guard let (first, firstLength) = scalar(at: start) else { return lexBrokenBytes() }
    index += firstLength
    while let (value, length) = scalar(at: index), isUnknown(value) { index += length }
    report(.unexpectedCharacter(first, at: span(start, index), text: written(start, index)))
    emit(.unknown, from: start)
  }

  private func isUnknown(_ value: UInt32) -> Bool {
    if index == heavyClosing { return false }
    if value < 0x80 {
      switch UInt8(value) {
      case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
        UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "@"), UInt8(ascii: "\\"),
        UInt8(ascii: "^"), UInt8(ascii: "~"), 0x00...0x08, 0x0E...0x1F, 0x7F:
        return value != 0x21
      default:
        return false
      }
    }
    switch value {
    case 0x201C, 0x2018, 0x3002, 0x2264, 0x2265, 0x2260, 0x2266, 0x2267, 0x3010, 0x3014:
      return false
    default:
      return !ScalarClass.isWordStart(value) && !ScalarClass.isSpace(value)
        && ScalarClass.asciiTwin(value) == 0
    }
  }

  func written(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
