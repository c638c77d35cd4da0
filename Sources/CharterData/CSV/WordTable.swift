/// Finds short words, as enum cases are called, by their bytes: one look, whatever their number.
///
/// The words of all columns stand in one array, which a loop over rows borrows once.
struct WordTable: Sendable {
  /// The words of one column.
  struct Part: Sendable {
    var first = 0
    /// The number of places, which is a power of two, less one.
    var mask = 0
  }

  struct Entry: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var value: Int64 = 0
  }

  /// The longest word that is found; longer ones are left to others.
  static let longest = 16

  /// Never more than a quarter of a part is taken; a free place has no bytes.
  private(set) var entries: [Entry] = []

  /// Adds the words of a column with what they stand for; of two that are alike the first counts.
  mutating func add(_ words: [(word: String, value: Int64)]) -> Part {
    var size = 8
    while size < words.count * 4 { size *= 2 }
    let part = Part(first: entries.count, mask: size - 1)
    entries += Array(repeating: Entry(), count: size)
    for (word, value) in words where (1...Self.longest).contains(word.utf8.count) {
      var (low, high): (UInt64, UInt64) = (0, 0)
      for (index, byte) in word.utf8.enumerated() {
        if index < 8 {
          low |= UInt64(byte) << UInt64(8 * index)
        } else {
          high |= UInt64(byte) << UInt64(8 * (index - 8))
        }
      }
      var place = Self.place(low, high, part)
      while entries[place].low != 0, entries[place].low != low || entries[place].high != high {
        place = part.first + (place - part.first + 1) & part.mask
      }
      if entries[place].low == 0 { entries[place] = Entry(low: low, high: high, value: value) }
    }
    return part
  }

  @inline(__always)
  private static func place(_ low: UInt64, _ high: UInt64, _ part: Part) -> Int {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return part.first &+ Int(truncatingIfNeeded: mixed >> 32) & part.mask
  }

  /// What a word of a column stands for.
  ///
  /// - Parameters:
  ///   - low: its first eight bytes, the first of them lowest, zeros behind its end.
  ///   - high: the eight after those.
  ///   - part: the column's words.
  ///   - entries: those of the table.
  /// - Returns: `nil` where it is none of them.
  @inline(__always)
  static func value(
    _ low: UInt64, _ high: UInt64, _ part: Part, in entries: Span<Entry>
  ) -> Int64? {
    var place = place(low, high, part)
    while entries[place].low != 0 {
      if entries[place].low == low, entries[place].high == high { return entries[place].value }
      place = part.first &+ (place &- part.first &+ 1) & part.mask
    }
    return nil
  }
}
