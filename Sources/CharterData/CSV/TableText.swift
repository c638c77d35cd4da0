internal import CharterDiagnostics

/// The bytes of a table, and how cells are read off them.
struct TableText {
  /// The bytes of a cell's text: quotation marks and blanks around it are left out.
  struct Range {
    var start: Int
    var end: Int
    /// Whether quotation marks are doubled in it, or line breaks written with a carriage return.
    var isEscaped: Bool

    var isEmpty: Bool { start == end }
  }

  let bytes: [UInt8]
  /// What stands between two cells.
  let separator: UInt8

  /// The text of a range.
  func string(_ range: Range) -> String {
    if range.isEscaped { return String(decoding: unescaped(range), as: UTF8.self) }
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The bytes of a range with doubled quotation marks made single and every line break a line feed.
  func unescaped(_ range: Range) -> [UInt8] {
    guard range.isEscaped else { return Array(bytes[range.start..<range.end]) }
    var plain: [UInt8] = []
    plain.reserveCapacity(range.end - range.start)
    var index = range.start
    while index < range.end {
      let byte = bytes[index]
      index += 1
      if byte == Self.quote, index < range.end, bytes[index] == Self.quote {
        index += 1
      } else if byte == Self.carriageReturn {
        if index < range.end, bytes[index] == Self.lineFeed { index += 1 }
        plain.append(Self.lineFeed)
        continue
      }
      plain.append(byte)
    }
    return plain
  }

  /// Whether a range's text is made of some bytes.
  func holds(_ wanted: some Collection<UInt8>, at range: Range) -> Bool {
    if range.isEscaped { return unescaped(range).elementsEqual(wanted) }
    var index = range.start
    for byte in wanted {
      guard index < range.end, bytes[index] == byte else { return false }
      index += 1
    }
    return index == range.end
  }

  /// A range without the blanks at both ends.
  func trimmed(_ range: Range) -> Range {
    var range = range
    range.start = blanks(from: range.start, to: range.end)
    while range.end > range.start {
      if bytes[range.end - 1] <= 0x20 {
        range.end -= 1
      } else if range.end - range.start >= 3, wideBlank(at: range.end - 3) == 3 {
        range.end -= 3
      } else if range.end - range.start >= 2, wideBlank(at: range.end - 2) == 2 {
        range.end -= 2
      } else {
        return range
      }
    }
    return range
  }

  /// The offset of the first byte that belongs to no blank.
  func blanks(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let width = bytes[index] <= 0x20 ? 1 : wideBlank(at: index)
      guard width > 0, index + width <= end else { return index }
      index += width
    }
    return end
  }

  /// How many bytes a blank other than ASCII's takes: an ideographic space or one that does not break; else 0.
  func wideBlank(at index: Int) -> Int {
    let first = bytes[index]
    if first == 0xE3, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 {
      return 3
    }
    if first == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
    return 0
  }

  /// The longest cell that is read, in bytes.
  static let longestCell = (1 << 27) - 1

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
