internal import CharterColumns
internal import Synchronization

/// The first thing in some bytes that no table holds.
enum TextFlaw {
  /// Bytes that are no UTF-8.
  case notUTF8(at: Int)
  /// A control character other than a tab or a line break.
  case control(at: Int)

  /// The first flaw, found by several workers.
  static func first(in bytes: [UInt8], _ workers: Workers) -> TextFlaw? {
    let size = 1 << 20
    let found = Mutex<(part: Int, flaw: TextFlaw)?>(nil)
    workers.run((bytes.count + size - 1) / size) { part in
      // No scalar goes on behind a byte that begins one.
      func cut(_ place: Int) -> Int {
        var place = place
        while place < bytes.count, bytes[place] & 0xC0 == 0x80, place > 0 { place += 1 }
        return min(place, bytes.count)
      }
      guard let flaw = first(in: bytes, from: cut(part * size), to: cut((part + 1) * size)) else {
        return
      }
      found.withLock { found in
        if found.map({ part < $0.part }) ?? true { found = (part, flaw) }
      }
    }
    return found.withLock { $0?.flaw }
  }

  private static func first(in bytes: [UInt8], from start: Int, to end: Int) -> TextFlaw? {
    let span = bytes.span
    var index = start
    while index < end {
      if index + 8 <= end, ByteSearch.isPrintable(span.word(at: index)) {
        index += 8
        continue
      }
      let byte = span[index]
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

/// The first byte from a place on that is no ASCII; the number of bytes where there is none.
package func firstBeyondASCII(from start: Int, in bytes: [UInt8]) -> Int {
  let span = bytes.span
  var index = start
  while index + 8 <= span.count, span.word(at: index) & 0x8080_8080_8080_8080 == 0 { index += 8 }
  while index < span.count, span[index] < 0x80 { index += 1 }
  return index
}
