/// Places on long lines with the characters before them on their line.
///
/// A column is counted in characters, which takes reading all that stands before it. A registry written on one
/// line would be read from its start for each of its values; from a mark, a few hundred bytes are.
struct ColumnMarks: Sendable {
  struct Mark: Sendable {
    let offset: Int
    /// The characters between the line's start, byte order mark left out, and the offset.
    let characters: Int
  }

  private static let distance = 256
  private var marks: [Mark] = []

  init(_ bytes: [UInt8], lineStarts: [Int]) {
    for (index, lineStart) in lineStarts.enumerated() {
      let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
      guard end - lineStart > 4 * ColumnMarks.distance else { continue }
      var last = Mark(
        offset: index == 0 && bytes.starts(with: SourceText.byteOrderMark) ? 3 : lineStart,
        characters: 0)
      var next = last.offset + ColumnMarks.distance
      while next < end {
        if CharacterCount.isBoundary(next, in: bytes) {
          let count = CharacterCount.of(bytes[last.offset..<next])
          last = Mark(offset: next, characters: last.characters + count)
          marks.append(last)
          next += ColumnMarks.distance
        } else {
          next += 1
        }
      }
    }
  }

  /// The last mark that is not after an offset.
  func last(atOrBefore offset: Int) -> Mark? {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : marks[low - 1]
  }
}

/// Counting characters in UTF-8, without making text of what is plainly one scalar a character.
enum CharacterCount {
  /// How many characters some bytes have, invalid UTF-8 shown as U+FFFD.
  static func of(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      var count = 0
      while index < buffer.count {
        let length = plainLength(at: index, in: buffer)
        // What joins others, and what may be broken, is left to the standard library.
        guard length > 0 else { return String(decoding: buffer, as: UTF8.self).count }
        index += length
        count += 1
      }
      return count
    }
  }

  /// Whether a character surely ends and another begins at an offset.
  static func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard plainLength(at: offset, in: buffer) > 0, offset > 0 else { return false }
      if (0x20..<0x7F).contains(buffer[offset - 1]) { return true }
      return offset >= 3 && plainLength(at: offset - 3, in: buffer) == 3
    }
  }

  /// The bytes of a scalar that joins no neighbour of its kind: printable ASCII and Han letters; else 0.
  private static func plainLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let first = bytes[index]
    if (0x20..<0x7F).contains(first) { return 1 }
    // U+4E00 to U+9FFF.
    guard (0xE4...0xE9).contains(first), index + 2 < bytes.count,
      bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80,
      first > 0xE4 || bytes[index + 1] >= 0xB8
    else { return 0 }
    return 3
  }
}
