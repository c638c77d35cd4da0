/// What the lexer needs to know about the calendar.
enum CalendarDate {
  /// The year, month and day in the text of a date, as written; parts that are missing are 1.
  static func parts(of text: String) -> (year: Int, month: Int, day: Int) {
    var parts: [Int] = []
    var inDigits = false
    for scalar in text.unicodeScalars {
      let twin = scalar.value < 0x80 ? UInt8(scalar.value) : ScalarClass.asciiTwin(scalar.value)
      guard twin &- 0x30 < 10 else {
        inDigits = false
        continue
      }
      if !inDigits { parts.append(0) }
      inDigits = true
      let last = parts.count - 1
      parts[last] = min(parts[last] * 10 + Int(twin &- 0x30), 1_000_000)
    }
    return (
      parts.first ?? 1, parts.count > 1 ? parts[1] : 1, parts.count > 2 ? parts[2] : 1
    )
  }

  /// Whether the day is in the Gregorian calendar, in the years 1 to 9999.
  static func exists(year: Int, month: Int, day: Int) -> Bool {
    (1...9999).contains(year) && (1...12).contains(month)
      && (1...lastDay(year: year, month: month)).contains(day)
  }

  /// The number of days of a month.
  static func lastDay(year: Int, month: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
