internal import CharterData

/// Makes UTF-8 of a table, which spreadsheet programs in China save as GB18030 (GBK).
///
/// A byte order mark decides; then whatever is UTF-8 is taken to be that. Files without a Chinese letter are the same in
/// both. The rooms below see UTF-8 alone, and diagnostics point into the text as it is decoded.
enum TableEncoding {
  enum Failure: Error {
    /// The system cannot read the encoding.
    case unavailable(String)
    /// The bytes are letters in both encodings, and different ones.
    case unclear
  }

  static func decode(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return try convert(bytes, from: "UTF-16LE", skipping: 2)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return try convert(bytes, from: "UTF-16BE", skipping: 2)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return bytes }
    let found = UTF8Census(bytes)
    if found.broken == 0, found.whole == 0, found.doubtful > 0 { throw .unclear }
    // A letter or two that are broken among many that are not: UTF-8 that came to harm.
    if found.broken == 0 || found.broken * 4 < found.whole { return bytes }
    return try convert(bytes, from: "GB18030", skipping: 0)
  }

  /// The text as UTF-8; from where it is not in its encoding, the bytes as they are, which reading the table reports.
  private static func convert(
    _ bytes: [UInt8], from encoding: String, skipping start: Int
  ) throws(Failure) -> [UInt8] {
    guard let converted = FileSystem.convertToUTF8(bytes, from: encoding, startingAt: start) else {
      throw .unavailable(encoding)
    }
    // Appending even nothing would copy a large text.
    return converted.end == bytes.count ? converted.text : converted.text + bytes[converted.end...]
  }
}

/// What some bytes are as UTF-8.
private struct UTF8Census {
  /// Letters of three bytes and more, as Chinese ones are; in GB18030 bytes seldom happen to make one.
  var whole = 0
  /// Letters of two bytes that may as well be one Chinese letter: all but Latin ones beside Latin ones.
  var doubtful = 0
  /// Bytes that are no UTF-8.
  var broken = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while true {
      index = firstBeyondASCII(from: index, in: bytes)
      if index == bytes.count { break }
      let width = utf8Width(at: index, in: bytes)
      if width == 0 { broken += 1 }
      if width > 2 { whole += 1 }
      if width == 2, !isLatin(at: index, in: bytes) { doubtful += 1 }
      index += max(width, 1)
    }
  }

  /// Whether the letter of two bytes at a place is Latin and has an ASCII letter beside it, as in `Zürich`.
  private func isLatin(at index: Int, in bytes: [UInt8]) -> Bool {
    // U+00C0 to U+024F.
    guard (0xC3...0xC9).contains(bytes[index]) else { return false }
    func isLetter(_ place: Int) -> Bool {
      guard bytes.indices.contains(place) else { return false }
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[place] | 0x20)
    }
    return isLetter(index - 1) || isLetter(index + 2)
  }
}
