/// A day of the proleptic Gregorian calendar in the years 1 to 9999.
public struct CalendarDate: Sendable, Hashable {
  /// Days since 0001-01-01.
  private let number: Int32

  /// The first day that there is: 0001-01-01.
  public static let earliest = CalendarDate(unchecked: 0)
  /// The last day that there is: 9999-12-31.
  public static let latest = CalendarDate(unchecked: 3_652_058)

  private init(unchecked number: Int) { self.number = Int32(number) }

  /// The day with a number; `nil` outside the years 1 to 9999.
  ///
  /// - Parameter dayNumber: days since 0001-01-01, which is 0.
  public init?(dayNumber: Int) {
    guard (0...Self.latest.dayNumber).contains(dayNumber) else { return nil }
    self.init(unchecked: dayNumber)
  }

  /// The day of a year, month and day of the month, all from 1; `nil` where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(unchecked: Self.number(year, month, day))
  }

  /// Days since 0001-01-01.
  public var dayNumber: Int { Int(number) }

  /// How many days a month has; `month` is 1 to 12.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  // Both ways below count years from 1 March, so that the leap day is the last of its year, in eras
  // of 400 years = 146,097 days. 0001-01-01 is day 306 of the year that begins 0000-03-01.

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let yearOfEra = marchYear % 400
    let marchMonth = (month + 9) % 12
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return marchYear / 400 * 146_097 + dayOfEra - 306
  }

  /// The year, 1 to 9999, the month and the day of the month, all from 1.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 306
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = shifted / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The year, 1 to 9999.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, 1 to 31.
  public var day: Int { components.day }

  /// The calendar year in which the school year of this day began; it begins on 1 September.
  public var schoolYear: Int {
    let (year, month, _) = components
    return month >= 9 ? year : year - 1
  }
}

extension CalendarDate {
  /// The day so many years on; `nil` outside the years 1 to 9999.
  ///
  /// 29 February becomes 28 February where the year has no leap day.
  public func adding(years: Int) -> CalendarDate? {
    let (months, isTooLarge) = years.multipliedReportingOverflow(by: 12)
    return isTooLarge ? nil : adding(months: months)
  }

  /// The day so many months on; `nil` outside the years 1 to 9999.
  ///
  /// A month without the day ends on its last day: 31 January and a month is 28 or 29 February.
  public func adding(months: Int) -> CalendarDate? {
    let (year, month, day) = components
    let (count, isTooLarge) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isTooLarge, count >= 12, count < 10_000 * 12 else { return nil }
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    return CalendarDate(
      year: newYear, month: newMonth, day: min(day, Self.length(ofMonth: newMonth, year: newYear)))
  }

  /// The day so many days on; `nil` outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? {
    let (sum, isTooLarge) = dayNumber.addingReportingOverflow(days)
    return isTooLarge ? nil : CalendarDate(dayNumber: sum)
  }
}

extension CalendarDate: Comparable {
  /// Whether the left day is the earlier.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.number < right.number
  }
}

extension CalendarDate: CustomStringConvertible {
  /// Reads `2021-04-20`: four digits, two and two.
  ///
  /// - Returns: `nil` where the text has another form or names a day that does not exist.
  public static func iso(_ text: some StringProtocol) -> CalendarDate? {
    var numbers = [0, 0, 0]
    var place = 0
    for byte in text.utf8 {
      switch (place, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
      case (0..<4, UInt8(ascii: "0")...UInt8(ascii: "9")),
        (5..<7, UInt8(ascii: "0")...UInt8(ascii: "9")),
        (8..<10, UInt8(ascii: "0")...UInt8(ascii: "9")):
        let part = place < 5 ? 0 : (place < 8 ? 1 : 2)
        numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      place += 1
    }
    guard place == 10 else { return nil }
    return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day as `2021-04-20`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}
