/// The first thing in some bytes that no table holds.
enum TextFlaw {
  /// Bytes that are no UTF-8.
  case notUTF8(at: Int)
  /// A control character other than a tab or a line break.
  case control(at: Int)

  static func first(in bytes: [UInt8]) -> TextFlaw? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return .control(at: index) }
        if byte == 0x7F { return .control(at: index) }
        index += 1
        continue
      }
      let width = utf8Width(at: index, in: bytes)
      guard width > 0 else { return .notUTF8(at: index) }
      index += width
    }
    return nil
  }
}

/// How many bytes the scalar of UTF-8 has that begins at a place; 0 where none does.
package func utf8Width(at index: Int, in bytes: [UInt8]) -> Int {
  let first = bytes[index]
  if first < 0x80 { return 1 }
  let width: Int
  // The second byte's range keeps out what is too long, surrogates and what is beyond Unicode.
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch first {
  case 0xC2...0xDF: width = 2
  case 0xE0...0xEF:
    width = 3
    if first == 0xE0 { second = 0xA0...0xBF }
    if first == 0xED { second = 0x80...0x9F }
  case 0xF0...0xF4:
    width = 4
    if first == 0xF0 { second = 0x90...0xBF }
    if first == 0xF4 { second = 0x80...0x8F }
  default: return 0
  }
  guard index + width <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
  for place in (index + 2)..<(index + max(width, 2)) where bytes[place] & 0xC0 != 0x80 { return 0 }
  return width
}
