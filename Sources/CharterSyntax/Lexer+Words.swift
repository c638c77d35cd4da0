import CharterDiagnostics

extension Lexer {
  /// Where the word that starts at an offset ends.
  func endOfWord(from start: Int) -> Int {
    var end = start
    while end < count {
      let byte = bytes[end]
      if byte < 0x80 {
        guard ScalarClass.isWordPart(UInt32(byte)) else { break }
        end += 1
      } else {
        guard let (value, length) = scalar(at: end), ScalarClass.isWordPart(value) else { break }
        end += length
      }
    }
    return end
  }

  /// Cuts a run of letters, digits and `_`.
  mutating func lexWord() {
    let start = index
    var isHan = false
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        guard ScalarClass.isWordPart(UInt32(byte)) else { break }
        index += 1
      } else {
        guard let (value, length) = scalar(at: index), ScalarClass.isWordPart(value) else { break }
        if ScalarClass.isHan(value) { isHan = true }
        index += length
      }
    }
    emit(.word, from: start, word: table.number(in: bytes, from: start, to: index), isHan: isHan)
  }

  /// Cuts a word in backticks, which is never a keyword.
  mutating func lexBackticks(length: Int) {
    let start = index
    let inner = start + length
    let wordEnd = endOfWord(from: inner)
    let (closing, closingLength) = symbol(at: wordEnd)
    let startsWell = scalar(at: inner).map { ScalarClass.isWordStart($0.value) } ?? false
    let isHan =
      startsWell
      && written(inner, wordEnd).unicodeScalars.contains {
        ScalarClass.isHan($0.value)
      }
    if startsWell, closing == UInt8(ascii: "`") {
      index = wordEnd + closingLength
      emit(.word, from: start, isHan: isHan)
      return
    }
    if let end = closingBacktick(from: inner) {
      index = end.next
      report(.badBackticks(at: span(start, index), inner: written(inner, end.start)))
      emit(.word, from: start, isHan: isHan)
      return
    }
    index = wordEnd
    report(
      .unterminatedBacktick(
        at: span(start, wordEnd), word: startsWell ? written(inner, wordEnd) : nil))
    emit(startsWell ? .word : .unknown, from: start, isHan: isHan)
  }

  /// The closing backtick on the same line.
  private func closingBacktick(from start: Int) -> (start: Int, next: Int)? {
    var offset = start
    while offset < count, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      let (value, length) = symbol(at: offset)
      if value == UInt8(ascii: "`") { return (offset, offset + length) }
      // Another text begins: the backtick was a slip, not the start of a long name.
      if value == 0x22 { return nil }
      offset += 1
    }
    return nil
  }
}
