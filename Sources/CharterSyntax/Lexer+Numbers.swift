import CharterDiagnostics

/// 百, 千, 万 and 亿 in UTF-8.
enum Multiplier {
  static let spellings: [(character: Character, bytes: (UInt8, UInt8, UInt8))] = [
    ("百", (0xE7, 0x99, 0xBE)), ("千", (0xE5, 0x8D, 0x83)), ("万", (0xE4, 0xB8, 0x87)),
    ("亿", (0xE4, 0xBA, 0xBF)),
  ]
}

extension Lexer {
  /// More digits than any amount of money has; beyond it a number is taken for a slip of the
  /// keyboard.
  static let mostDigits = 60
  static let mostMultipliers = 4

  private static let minus = UInt8(ascii: "-")
  private static let point = UInt8(ascii: ".")

  /// Cuts a date, or a number with its multipliers, its `%` or its unit.
  mutating func lexNumber() {
    let start = index
    let whole = skipDigits()
    if whole.isPlain, lexDate(start: start, yearDigits: whole.count) { return }
    if whole.isPlain, whole.count == 4, lexMistakenDate(start: start) { return }
    var digits = whole.count
    var problem: NumberProblem?
    if let fraction = skipFraction() {
      digits += fraction
      while let more = skipFraction() {
        digits += more
        problem = .twoPoints
      }
    }
    var multipliers = 0
    while isMultiplier(at: index) {
      index += 3
      multipliers += 1
    }
    if multipliers > 0, digit(at: index) != nil {
      problem = .digitsAfterMultiplier
      while digit(at: index) != nil || isMultiplier(at: index) {
        index += digit(at: index)?.length ?? 3
      }
    }
    if digits > Self.mostDigits || multipliers > Self.mostMultipliers { problem = .tooLong }
    let numberEnd = index
    let (sign, signLength) = symbol(at: index)
    if sign == UInt8(ascii: "%") { index += signLength } else { skipUnit() }
    if let grouped = groupedByCommas(start: start, whole: whole, end: numberEnd) {
      report(.groupedNumber(at: grouped.span, written: grouped.written))
    } else if let problem {
      report(
        .malformedNumber(
          problem, at: span(start, numberEnd), written: written(start, numberEnd)))
    }
    emit(.number, from: start)
  }

  /// Passes over digits and the `_` between them.
  private mutating func skipDigits() -> (count: Int, isPlain: Bool) {
    var count = 0
    var isPlain = true
    while true {
      if let (_, length) = digit(at: index) {
        index += length
        count += 1
      } else if index < self.count, bytes[index] == 0x5F, digit(at: index + 1) != nil {
        index += 1
        isPlain = false
      } else {
        return (count, isPlain)
      }
    }
  }

  /// Passes over a point and the digits after it; the number of those digits.
  private mutating func skipFraction() -> Int? {
    let (value, length) = symbol(at: index)
    guard value == Self.point, digit(at: index + length) != nil else { return nil }
    index += length
    return skipDigits().count
  }

  func isMultiplier(at offset: Int) -> Bool {
    guard offset + 2 < count, bytes[offset] >= 0xE4 else { return false }
    return Multiplier.spellings.contains {
      $0.bytes == (bytes[offset], bytes[offset + 1], bytes[offset + 2])
    }
  }

  /// Passes over an attached unit and the `/name` parts that follow it without a space.
  private mutating func skipUnit() {
    guard let (value, _) = scalar(at: index), ScalarClass.isWordStart(value) else { return }
    let end = endOfWord(from: index)
    // 项 closes `至少 6 项` and is therefore no unit.
    if table.number(in: bytes, from: index, to: end) == table.itemEnd { return }
    index = end
    while true {
      let (slash, length) = symbol(at: index)
      guard slash == UInt8(ascii: "/"), let (next, _) = scalar(at: index + length),
        ScalarClass.isWordStart(next)
      else { return }
      index = endOfWord(from: index + length)
    }
  }

  /// `1,000`: the digits before the comma, the comma and these digits were meant as one number.
  private func groupedByCommas(
    start: Int, whole: (count: Int, isPlain: Bool), end: Int
  ) -> (span: Span, written: String)? {
    let count = output.records.count
    guard whole.count == 3, whole.isPlain, digit(at: start)?.value == 0, count >= 2,
      output.records[count - 1].kind == .comma, output.records[count - 2].kind == .number
    else { return nil }
    let first = Int(output.records[count - 2].start)
    return (span(first, end), written(first, end))
  }

  // MARK: Dates

  /// Cuts a date whose year has just been passed over; `false` leaves the place as it was.
  private mutating func lexDate(start: Int, yearDigits: Int) -> Bool {
    let afterYear = index
    if yearDigits == 4, let end = endOfHyphenDate(from: afterYear) {
      index = end
    } else if yearDigits <= 4, isHan(at: afterYear, 0xE5, 0xB9, 0xB4) {
      guard let month = endOfTwoDigits(from: afterYear + 3),
        isHan(at: month, 0xE6, 0x9C, 0x88)
      else { return false }
      guard let day = endOfTwoDigits(from: month + 3), isHan(at: day, 0xE6, 0x97, 0xA5) else {
        return lexMonth(start: start, end: month + 3)
      }
      index = day + 3
    } else {
      return false
    }
    let text = written(start, index)
    let (year, month, day) = CalendarDate.parts(of: text)
    if !CalendarDate.exists(year: year, month: month, day: day) {
      report(.impossibleDate(at: span(start, index), year: year, month: month, day: day))
    }
    emit(.date, from: start)
    return true
  }

  /// `2021年4月` names a month, which is no date.
  private mutating func lexMonth(start: Int, end: Int) -> Bool {
    index = end
    report(.incompleteDate(at: span(start, end), written: written(start, end)))
    emit(.date, from: start)
    return true
  }

  /// Cuts `2021/3/1` and `2021.3.1` where they stand for a day; `false` leaves the place as it was.
  private mutating func lexMistakenDate(start: Int) -> Bool {
    let (mark, length) = symbol(at: index)
    guard mark == UInt8(ascii: "/") || mark == Self.point,
      let month = endOfTwoDigits(from: index + length)
    else { return false }
    let (second, secondLength) = symbol(at: month)
    guard second == mark, let end = endOfTwoDigits(from: month + secondLength) else { return false }
    let (year, monthNumber, day) = CalendarDate.parts(of: written(start, end))
    guard CalendarDate.exists(year: year, month: monthNumber, day: day), !goesOn(from: end) else {
      return false
    }
    if mark != Self.point {
      // As a part of a longer calculation, or of a year that nobody dates a rule by, it divides.
      guard (1900...2099).contains(year) else { return false }
      switch output.significant.last?.kind {
      case .plus, .minus, .star, .slash: return false
      default: break
      }
    }
    index = end
    let parts = [monthNumber, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    report(
      .mistakenDate(
        at: span(start, end), written: written(start, end),
        better: "\(year)-\(parts[0])-\(parts[1])"))
    emit(.date, from: start)
    return true
  }

  /// Whether a number or a calculation goes on here.
  private func goesOn(from offset: Int) -> Bool {
    var offset = offset
    if digit(at: offset) != nil || isMultiplier(at: offset) { return true }
    if let (value, _) = scalar(at: offset), ScalarClass.isWordStart(value) { return true }
    if symbol(at: offset).value == UInt8(ascii: "%") { return true }
    if symbol(at: offset).value == Self.point {
      return digit(at: offset + symbol(at: offset).length) != nil
    }
    while let (value, length) = scalar(at: offset), ScalarClass.isSpace(value) { offset += length }
    switch symbol(at: offset).value {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"): return true
    case UInt8(ascii: "/"): return symbol(at: offset + 1).value != UInt8(ascii: "/")
    default: return false
    }
  }

  private func endOfHyphenDate(from start: Int) -> Int? {
    let (first, firstLength) = symbol(at: start)
    guard first == Self.minus, let month = endOfTwoDigits(from: start + firstLength) else {
      return nil
    }
    let (second, secondLength) = symbol(at: month)
    guard second == Self.minus, let day = endOfTwoDigits(from: month + secondLength) else {
      return nil
    }
    return digit(at: day) == nil ? day : nil
  }

  private func endOfTwoDigits(from start: Int) -> Int? {
    guard let (_, first) = digit(at: start) else { return nil }
    guard let (_, second) = digit(at: start + first) else { return start + first }
    return start + first + second
  }

  private func isHan(at offset: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    offset + 2 < count && bytes[offset] == first && bytes[offset + 1] == second
      && bytes[offset + 2] == third
  }
}

/// Why a number cannot be read.
enum NumberProblem {
  case twoPoints, digitsAfterMultiplier, tooLong
}
