internal import CharterData

/// Makes UTF-8 of a table, which spreadsheet programs in China save as GB18030 (GBK).
///
/// A byte order mark decides; then whatever is UTF-8 is taken to be that. Files without a Chinese letter are the same in
/// both. The rooms below see UTF-8 alone, and diagnostics point into the text as it is decoded.
enum TableEncoding {
  enum Failure: Error {
    /// The system cannot read the encoding.
    case unavailable(String)
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
    // A letter or two that are broken among hundreds that are not: UTF-8 that came to harm.
    if found.broken == 0 || found.broken * 20 < found.whole { return bytes }
    return try convert(bytes, from: "GB18030", skipping: 0)
  }

  /// The text as UTF-8; from where it is not in its encoding, the bytes as they are, which reading the table reports.
  private static func convert(
    _ bytes: [UInt8], from encoding: String, skipping start: Int
  ) throws(Failure) -> [UInt8] {
    guard let converted = FileSystem.convertToUTF8(bytes, from: encoding, startingAt: start) else {
      throw .unavailable(encoding)
    }
    return converted.text + bytes[converted.end...]
  }
}

/// How many letters beyond ASCII some bytes have as UTF-8, and how many bytes that are none.
private struct UTF8Census {
  var whole = 0
  var broken = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let width = utf8Width(at: index, in: bytes)
      if width == 0 { broken += 1 }
      // Two bytes may be a letter of GBK as well; three in a row seldom are.
      if width > 2 { whole += 1 }
      index += max(width, 1)
    }
  }
}
