import CharterValues
import Testing

private func date(_ text: String) throws -> CalendarDate {
  try #require(CalendarDate.iso(text), "\(text)")
}

@Suite("Dates")
struct CalendarDateTests {
  @Test func everyDayHasItsNumberAndBack() throws {
    var number = 0
    for year in 1...9999 {
      for month in 1...12 {
        let length = CalendarDate.length(ofMonth: month, year: year)
        #expect(CalendarDate(year: year, month: month, day: 0) == nil)
        #expect(CalendarDate(year: year, month: month, day: length + 1) == nil)
        for day in [1, 15, length] {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          guard date.dayNumber == number + day - 1, date.components == (year, month, day),
            CalendarDate(dayNumber: date.dayNumber) == date
          else {
            Issue.record("\(year)-\(month)-\(day) is \(date), day \(date.dayNumber)")
            return
          }
        }
        number += length
      }
    }
    #expect(number == 3_652_059)
    #expect(CalendarDate(dayNumber: number) == nil)
    #expect(CalendarDate(dayNumber: -1) == nil)
    #expect(CalendarDate.latest.description == "9999-12-31")
  }

  @Test(
    "knows leap years",
    arguments: [
      (2000, true), (1900, false), (2020, true), (2021, false), (2100, false), (4, true),
      (400, true), (9996, true), (1, false),
    ])
  func leapDays(_ year: Int, _ isLeap: Bool) {
    #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test(
    "reads only days that exist, in one form",
    arguments: [
      "2021-4-20", "2021-04-31", "2021-02-29", "0000-01-01", "2021-13-01", "2021-00-10",
      "2021-01-00", "2021/04/20", "20210420", "2021-04-20 ", "", "2021-04-200", "２０２１-04-20",
      "-021-04-20", "12021-04-20",
    ])
  func notDates(_ text: String) {
    #expect(CalendarDate.iso(text) == nil)
  }

  @Test(
    "adds years, months and days; a month without the day ends on its last day",
    arguments: [
      // date, years, months, days, result
      ("2021-01-31", 0, 1, 0, "2021-02-28"),
      ("2020-01-31", 0, 1, 0, "2020-02-29"),
      ("2021-03-31", 0, 1, 0, "2021-04-30"),
      ("2021-05-31", 0, -3, 0, "2021-02-28"),
      ("2021-01-15", 0, -1, 0, "2020-12-15"),
      ("2020-02-29", 1, 0, 0, "2021-02-28"),
      ("2020-02-29", 4, 0, 0, "2024-02-29"),
      ("2020-02-29", -1, 0, 0, "2019-02-28"),
      ("2021-12-31", 0, 0, 1, "2022-01-01"),
      ("2000-02-28", 0, 0, 1, "2000-02-29"),
      ("2021-04-20", 0, 0, 30, "2021-05-20"),
      ("0001-01-01", 9998, 11, 30, "9999-12-31"),
      ("9999-12-31", -9998, -11, -30, "0001-01-01"),
    ])
  func adding(_ text: String, _ years: Int, _ months: Int, _ days: Int, _ result: String) throws {
    let start = try date(text)
    let end = start.adding(years: years)?.adding(months: months)?.adding(days: days)
    #expect(end?.description == result)
  }

  @Test func nothingOutsideTheCalendar() throws {
    for far in [Int.min, Int.min + 1, -4_000_000, 4_000_000, Int.max - 1, Int.max] {
      #expect(try date("2021-04-20").adding(years: far) == nil)
      #expect(try date("2021-04-20").adding(months: far) == nil)
      #expect(try date("2021-04-20").adding(days: far) == nil)
    }
    #expect(CalendarDate.earliest.adding(days: -1) == nil)
    #expect(CalendarDate.earliest.adding(months: -1) == nil)
    #expect(CalendarDate.latest.adding(days: 1) == nil)
    #expect(CalendarDate.latest.adding(months: 1) == nil)
    #expect(CalendarDate(year: Int.max, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 1, month: Int.min, day: Int.max) == nil)
  }

  @Test(
    "begins the school year on 1 September",
    arguments: [
      ("2021-08-31", 2020), ("2021-09-01", 2021), ("2022-01-01", 2021), ("2021-12-31", 2021),
    ]
  )
  func schoolYears(_ text: String, _ year: Int) throws {
    #expect(try date(text).schoolYear == year)
  }

  @Test func orderAndSize() throws {
    #expect(try date("2021-04-20") < (try date("2021-04-21")))
    #expect(MemoryLayout<CalendarDate>.size == 4)
    #expect(MemoryLayout<ExactNumber>.size <= 17)
  }
}
