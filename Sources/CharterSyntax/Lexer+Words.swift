import CharterDiagnostics

extension Lexer {
  /// Where the word that starts at an offset ends.
  func endOfWord(from start: Int) -> Int {
    let span = bytes.span
    var end = start
    while end < span.count {
      let byte = span[end]
      if byte < 0x80 {
        guard ScalarClass.isASCIIWordPart(byte) else { break }
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
    index = endOfWord(from: start)
    let number = spelling(from: start)
    let entry = output.spellings.entries[Int(number)]
    emit(.word, from: start, spelling: number, word: entry.word, isHan: entry.isHan)
  }

  /// The number of the word between an offset and the place at hand.
  private mutating func spelling(from start: Int) -> Int32 {
    let hash = SpellingTable.hash(bytes, from: start, to: index)
    let known = output.spellings.number(of: hash, in: bytes, from: start, to: index)
    if known != 0 { return known }
    return output.spellings.add(
      SpellingTable.Entry(
        start: Int32(start), end: Int32(index), hash: hash,
        word: table.number(in: bytes, from: start, to: index), isHan: hasHan(start, index)))
  }

  private func hasHan(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end {
      guard let (value, length) = scalar(at: offset) else {
        offset += 1
        continue
      }
      if ScalarClass.isHan(value) { return true }
      offset += length
    }
    return false
  }

  /// Cuts a word in backticks, which is never a keyword.
  mutating func lexBackticks(length: Int) {
    let start = index
    let inner = start + length
    let wordEnd = endOfWord(from: inner)
    let (closing, closingLength) = symbol(at: wordEnd)
    let startsWell = scalar(at: inner).map { ScalarClass.isWordStart($0.value) } ?? false
    let isHan = startsWell && hasHan(inner, wordEnd)
    if startsWell, closing == UInt8(ascii: "`") {
      index = wordEnd + closingLength
      emit(.word, from: start, spelling: spelling(from: start), isHan: isHan)
      return
    }
    if let end = closingBacktick(from: inner) {
      index = end.next
      report(.badBackticks(at: span(start, index), inner: written(inner, end.start)))
      emit(.word, from: start, spelling: spelling(from: start), isHan: isHan)
      return
    }
    index = wordEnd
    report(
      .unterminatedBacktick(
        at: span(start, wordEnd), word: startsWell ? written(inner, wordEnd) : nil))
    if startsWell {
      emit(.word, from: start, spelling: spelling(from: start), isHan: isHan)
    } else {
      emit(.unknown, from: start)
    }
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
