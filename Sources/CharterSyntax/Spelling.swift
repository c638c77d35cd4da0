/// One of the different words of a text.
struct Spelling: Sendable {
  /// Without its backticks, full-width digits as ASCII ones.
  let identifier: String
  /// Whether it has a Han letter, which makes it a Chinese name.
  let isHan: Bool

  /// The name that a word as written stands for.
  static func identifier(_ written: String) -> String {
    // Backticks begin with 0x60 or, like full-width digits, with 0xEF.
    guard written.utf8.contains(where: { $0 == 0x60 || $0 == 0xEF }) else { return written }
    var scalars = Substring(written).unicodeScalars
    if let first = scalars.first, ScalarClass.isBacktick(first) {
      scalars.removeFirst()
      if let last = scalars.last, ScalarClass.isBacktick(last) { scalars.removeLast() }
    }
    guard scalars.contains(where: { (0xFF10...0xFF3F).contains($0.value) }) else {
      return String(scalars)
    }
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      let twin = ScalarClass.asciiTwin(scalar.value)
      let isFolded = twin &- 0x30 < 10 || twin == 0x5F
      result.append(isFolded ? Unicode.Scalar(twin) : scalar)
    }
    return String(result)
  }
}

/// The different words of a text as the lexer meets them, numbered from 1: what is to be known of a word
/// is found out once, and a word met again costs one look-up.
struct SpellingTable {
  struct Entry {
    /// Where it was met first.
    let start: Int32
    let end: Int32
    let hash: UInt32
    /// Its number in the ``WordTable``, 0 for all but the words of keywords.
    let word: UInt16
    /// Whether it has a Han letter.
    let isHan: Bool
  }

  private(set) var entries = [Entry(start: 0, end: 0, hash: 0, word: 0, isHan: false)]
  /// Numbers by the last bits of their hashes, or at the next free place; 0: none.
  private var slots = [Int32](repeating: 0, count: 1024)

  static func hash(_ bytes: [UInt8], from start: Int, to end: Int) -> UInt32 {
    let span = bytes.span
    var hash: UInt32 = 2_166_136_261
    for index in start..<end { hash = (hash ^ UInt32(span[index])) &* 16_777_619 }
    return hash ^ (hash >> 15)
  }

  /// The number of a word; 0 if it has not been met yet.
  func number(of hash: UInt32, in bytes: [UInt8], from start: Int, to end: Int) -> Int32 {
    var slot = Int(hash) & (slots.count - 1)
    while true {
      let number = slots[slot]
      if number == 0 || isEntry(Int(number), hash, bytes, start, end) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private func isEntry(
    _ number: Int, _ hash: UInt32, _ bytes: [UInt8], _ start: Int, _ end: Int
  ) -> Bool {
    let entry = entries[number]
    let first = Int(entry.start)
    guard entry.hash == hash, Int(entry.end) - first == end - start else { return false }
    let span = bytes.span
    for offset in 0..<(end - start) where span[first + offset] != span[start + offset] {
      return false
    }
    return true
  }

  /// Numbers a word that has none yet.
  mutating func add(_ entry: Entry) -> Int32 {
    entries.append(entry)
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 2)
      for number in 1..<(entries.count - 1) { file(number) }
    }
    file(entries.count - 1)
    return Int32(entries.count - 1)
  }

  private mutating func file(_ number: Int) {
    var slot = Int(entries[number].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
  }

  /// The words with their texts.
  func spellings(in text: [UInt8]) -> [Spelling] {
    entries.map { entry in
      let written = String(decoding: text[Int(entry.start)..<Int(entry.end)], as: UTF8.self)
      return Spelling(identifier: Spelling.identifier(written), isHan: entry.isHan)
    }
  }
}
