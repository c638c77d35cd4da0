internal import CharterValues

/// Reads the commonest forms of cells at a glance.
///
/// Each function either moves behind a cell, to what ends it, or says that it takes more to read it and stays. The bytes
/// have a line feed at or behind every place asked for, which ends every loop. What they read they read as ``QuickCell``
/// does.
enum PlainScan {
  /// Whether a byte ends a cell.
  @inline(__always)
  static func isEnd(_ byte: UInt8, _ separator: UInt8) -> Bool {
    byte == separator || byte == TableText.lineFeed || byte == TableText.carriageReturn
  }

  /// Digits, perhaps with a minus before them.
  @inline(__always)
  static func integer(_ bytes: Span<UInt8>, _ index: inout Int, _ separator: UInt8) -> Int64? {
    let isNegative = bytes[index] == UInt8(ascii: "-")
    var place = isNegative ? index &+ 1 : index
    let first = place
    let number = digits(bytes, &place)
    guard (1...18).contains(place &- first), isEnd(bytes[place], separator) else { return nil }
    index = place
    return isNegative ? -number : number
  }

  /// The same with decimal places; the integer is counted in them.
  @inline(__always)
  static func decimal(
    _ bytes: Span<UInt8>, _ index: inout Int, _ separator: UInt8
  ) -> (mantissa: Int64, scale: Int)? {
    let isNegative = bytes[index] == UInt8(ascii: "-")
    var place = isNegative ? index &+ 1 : index
    let first = place
    var number = digits(bytes, &place)
    guard (1...12).contains(place &- first) else { return nil }
    var scale = 0
    if bytes[place] == UInt8(ascii: ".") {
      place &+= 1
      let point = place
      number = digits(bytes, &place, behind: number)
      scale = place &- point
      guard (1...CellValue.mostPlaces).contains(scale) else { return nil }
      while scale > 0, number % 10 == 0 {
        number /= 10
        scale &-= 1
      }
    }
    guard isEnd(bytes[place], separator) else { return nil }
    index = place
    return (isNegative ? -number : number, scale)
  }

  /// The number that digits make; of too many of them, nothing sensible.
  @inline(__always)
  private static func digits(
    _ bytes: Span<UInt8>, _ place: inout Int, behind start: Int64 = 0
  ) -> Int64 {
    var number = start
    while true {
      let digit = bytes[place] &- UInt8(ascii: "0")
      if digit > 9 { return number }
      number = number &* 10 &+ Int64(digit)
      place &+= 1
    }
  }

  /// `2021-04-20`, as the number of the day.
  @inline(__always)
  static func date(_ bytes: Span<UInt8>, _ index: inout Int, _ separator: UInt8) -> Int64? {
    guard index &+ 10 < bytes.count, bytes[index &+ 4] == UInt8(ascii: "-"),
      bytes[index &+ 7] == UInt8(ascii: "-"), isEnd(bytes[index &+ 10], separator)
    else { return nil }
    var isDigits = true
    func number(_ range: Range<Int>) -> Int {
      var number = 0
      for place in range {
        let digit = bytes[index &+ place] &- UInt8(ascii: "0")
        isDigits = isDigits && digit <= 9
        number = number &* 10 &+ Int(digit)
      }
      return number
    }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    guard isDigits, let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    index &+= 10
    return Int64(date.dayNumber)
  }

  /// A word of a column, as what it stands for.
  @inline(__always)
  static func word(
    _ bytes: Span<UInt8>, _ index: inout Int, _ search: ByteSearch, _ part: WordTable.Part,
    _ words: Span<WordTable.Entry>
  ) -> Int64? {
    guard index &+ 16 <= bytes.count else { return nil }
    var low = bytes.word(at: index)
    var high: UInt64 = 0
    var length = search.length(low)
    if length < 8 {
      low = ByteSearch.prefix(low, length)
    } else {
      high = bytes.word(at: index &+ 8)
      let more = search.length(high)
      guard more < 8 else { return nil }
      high = ByteSearch.prefix(high, more)
      length &+= more
    }
    guard length > 0, let value = WordTable.value(low, high, part, in: words) else { return nil }
    index &+= length
    return value
  }

  /// A text that is no number, and nothing that stands in the place of one.
  @inline(__always)
  static func text(_ bytes: Span<UInt8>, _ index: inout Int, _ search: ByteSearch) -> Bool {
    switch bytes[index] {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "["), UInt8(ascii: "~"),
      UInt8(ascii: "n"), 0xC2, 0xE3:
      return false
    case 0xE6 where bytes[index &+ 1] == 0x97 && bytes[index &+ 2] == 0xA0: return false
    default:
      let end = search.end(from: index, in: bytes)
      guard end > index, end &- index <= TableText.longestCell else { return false }
      index = end
      return true
    }
  }

  /// The same, or digits: what refers to records.
  @inline(__always)
  static func reference(_ bytes: Span<UInt8>, _ index: inout Int, _ search: ByteSearch) -> Bool {
    guard bytes[index] &- UInt8(ascii: "0") <= 9 else { return text(bytes, &index, search) }
    var place = index
    _ = digits(bytes, &place)
    guard search.isEnd(bytes[place]), place &- index <= TableText.longestCell else { return false }
    index = place
    return true
  }
}
