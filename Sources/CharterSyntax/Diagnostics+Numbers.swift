import CharterDiagnostics

/// What the lexer reports about numbers and dates.
extension Diagnostic {
  static func malformedNumber(
    _ problem: NumberProblem, at span: Span, written: String
  ) -> Diagnostic {
    let message: Words
    let help: Words?
    switch problem {
    case .twoPoints:
      message = Words(
        zh: "“\(written)”有不止一个小数点，读不成一个数。",
        en: "`\(written)` has more than one decimal point and cannot be read as a number.")
      help = Words(
        zh: "小数只写一个点；范围写作 1..3，日期写作 2021-04-20。",
        en: "Write one point in a number, `1..3` for a range, `2021-04-20` for a date.")
    case .digitsAfterMultiplier:
      message = Words(
        zh: "“\(written)”里，百、千、万、亿之后又有数字。",
        en: "In `\(written)`, digits follow 百, 千, 万 or 亿.")
      help = Words(
        zh: "写作 3.5万 或 35000，不写 3万5千。", en: "Write `3.5万` or `35000`, not `3万5千`.")
    case .tooLong:
      message = Words(
        zh: "这个数太长：最多 \(Lexer.mostDigits) 位数字和 \(Lexer.mostMultipliers) 个百、千、万、亿。",
        en: "This number is too long: at most \(Lexer.mostDigits) digits and "
          + "\(Lexer.mostMultipliers) of 百, 千, 万 and 亿.")
      help = nil
    }
    return Diagnostic(
      .malformedNumber, at: span, label: Words(zh: "读不成一个数", en: "not a number"),
      message: message, help: help)
  }

  static func groupedNumber(at span: Span, written: String) -> Diagnostic {
    let plain = written.filter { $0 != "," && $0 != "，" && $0 != "、" }
    return Diagnostic(
      .malformedNumber, at: span,
      label: Words(zh: "逗号把它分成了两个数", en: "the comma makes two numbers of it"),
      message: Words(
        zh: "数字里不能用逗号分节，逗号用来隔开两项。",
        en: "A comma separates two things; it does not group the digits of a number."),
      help: Words(zh: "写作 \(plain)，也可以用 _ 分节。", en: "Write `\(plain)`; `_` may group digits."),
      fixes: [Fix(Words(zh: "改为 \(plain)", en: "Write `\(plain)`"), [Edit(span, plain)])])
  }

  static func mistakenDate(at span: Span, written: String, better: String) -> Diagnostic {
    Diagnostic(
      .malformedNumber, at: span, label: Words(zh: "日期不这样写", en: "not how a date is written"),
      message: Words(
        zh: "“\(written)”读不成一个日期。", en: "`\(written)` cannot be read as a date."),
      help: Words(zh: "日期写作 \(better)。", en: "Write the date as `\(better)`."),
      fixes: [Fix(Words(zh: "改为 \(better)", en: "Write `\(better)`"), [Edit(span, better)])])
  }

  static func impossibleDate(at span: Span, year: Int, month: Int, day: Int) -> Diagnostic {
    let fact: Words
    if !(1...9999).contains(year) {
      fact = Words(zh: "年份须在 1 到 9999 之间", en: "years run from 1 to 9999")
    } else if !(1...12).contains(month) {
      fact = Words(zh: "没有 \(month) 月", en: "there is no month \(month)")
    } else {
      let last = CalendarDate.lastDay(year: year, month: month)
      fact = Words(
        zh: "\(year) 年 \(month) 月有 \(last) 天", en: "month \(month) of \(year) has \(last) days")
    }
    return Diagnostic(
      .impossibleDate, at: span, label: fact,
      message: Words(zh: "日历上没有这一天。", en: "The calendar has no such day."))
  }

  static func incompleteDate(at span: Span, written: String) -> Diagnostic {
    Diagnostic(
      .impossibleDate, at: span, label: Words(zh: "缺少“日”", en: "the day is missing"),
      message: Words(
        zh: "“\(written)”只说到月，日期要写到日。",
        en: "`\(written)` names a month; a date needs its day as well."),
      help: Words(zh: "例如 \(written)1日。", en: "For example `\(written)1日`."))
  }
}
