public import CharterValues

/// A day as the command line and the system give it.
public struct Day: Sendable, Hashable {
  /// The day itself.
  public let date: CalendarDate

  /// Reads `2021-04-20` or `2021年4月20日`; `nil` for another form and for a day that does not exist.
  public init?(_ text: String) {
    if let date = CalendarDate.iso(text) {
      self.date = date
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { "年月日".contains($0) }
    guard parts.count == 4, parts[3].isEmpty, text.filter({ "年月日".contains($0) }) == "年月日",
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    self.date = date
  }

  /// The day with a year, a month and a day of the month, all from 1; the first of all where there is none.
  public init(year: Int, month: Int, day: Int) {
    self.date = CalendarDate(year: year, month: month, day: day) ?? .earliest
  }
}
