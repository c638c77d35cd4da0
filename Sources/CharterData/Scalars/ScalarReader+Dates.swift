internal import CharterDiagnostics
internal import CharterValues

extension ScalarReader {
  /// Reads `2021-04-20` or `2021年4月20日`, with half- or full-width digits.
  func readDate(_ text: String) -> Result<CalendarDate, Mismatch> {
    let plain = halfWidth(text)
    if let date = CalendarDate.iso(plain) { return .success(date) }

    let parts = dateParts(plain)
    let isExpectedForm = parts.map { $0.isChinese || plain.utf8.count == 10 && $0.mark == "-" }
    if let parts, isExpectedForm == true {
      if let date = CalendarDate(year: parts.year, month: parts.month, day: parts.day) {
        return .success(date)
      }
      return .failure(
        Mismatch(
          Words(zh: "存在的日期", en: "a date that exists"), reason: impossible(parts)))
    }
    let example = Words(
      zh: "写成 2021-04-20 或 2021年4月20日。", en: "Write it like 2021-04-20 or 2021年4月20日.")
    if let slip = timeOrSerial(plain) { return .failure(slip) }
    guard let found = parts ?? looseDateParts(plain) else {
      return .failure(Mismatch(schema.words(for: .date), help: example))
    }
    guard let date = CalendarDate(year: found.year, month: found.month, day: found.day) else {
      // Eight digits may be no date at all.
      return .failure(
        Mismatch(
          Words(zh: "存在的日期", en: "a date that exists"), reason: impossible(found),
          help: parts == nil ? example : nil))
    }
    return .failure(
      Mismatch(
        schema.words(for: .date),
        help: Words(zh: "写成 \(date)。", en: "Write `\(date)`."),
        replacement: date.description))
  }

  /// What to say to `2000/9/1 0:00`, and to `36770`, which is how spreadsheet programs count days.
  private func timeOrSerial(_ text: String) -> Mismatch? {
    let expected = schema.words(for: .date)
    if text.utf8.count == 5, text.allSatisfy({ $0.isASCII && $0.isNumber }), text.first != "0" {
      return Mismatch(
        expected,
        reason: Words(
          zh: "这像是表格软件的日期序号。", en: "This looks like a spreadsheet program's number of a day."),
        help: Words(
          zh: "把这一列设为日期格式再保存，或写成 2021-04-20。",
          en: "Give the column the format “date” and save again, or write it like 2021-04-20."))
    }
    let words = text.split(separator: " ")
    guard words.count == 2, words[1].contains(":"),
      words[1].allSatisfy({ $0 == "0" || $0 == ":" }), let parts = dateParts(String(words[0])),
      let date = CalendarDate(year: parts.year, month: parts.month, day: parts.day)
    else { return nil }
    return Mismatch(
      expected, reason: Words(zh: "日期不写时刻。", en: "A date has no time of day."),
      help: Words(zh: "改写为 \(date)。", en: "Write `\(date)`."), replacement: date.description)
  }

  /// A year, month and day as written, whether or not there is such a day.
  private struct DateParts {
    var year = 0
    var month = 0
    var day = 0
    var isChinese = false
    /// What stands between the numbers, where it is not 年 and 月.
    var mark: Character = "-"
  }

  /// The three numbers of `2021年4月20日`, `2021/4/20`, `2021.4.20` and the like, year first.
  private func dateParts(_ text: String) -> DateParts? {
    var numbers: [Int] = []
    var marks: [Character] = []
    var digits = ""
    guard text.utf8.count <= 20 else { return nil }
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      // A year of two digits could be of any century.
      guard "年月日号-/.".contains(character), let number = Int(digits),
        numbers.isEmpty ? digits.utf8.count == 4 : digits.utf8.count <= 2
      else { return nil }
      numbers.append(number)
      marks.append(character)
      digits = ""
    }
    if !digits.isEmpty {
      guard digits.utf8.count <= 2, let number = Int(digits) else { return nil }
      numbers.append(number)
    }
    guard numbers.count == 3 else { return nil }
    var parts = DateParts(year: numbers[0], month: numbers[1], day: numbers[2])
    if marks == ["年", "月", "日"] || marks == ["年", "月", "号"] {
      parts.isChinese = true
      return parts
    }
    guard marks.count == 2, marks[0] == marks[1], "-/.".contains(marks[0]) else { return nil }
    parts.mark = marks[0]
    return parts
  }

  /// The same of `20210420`, of numbers with spaces between them and of a date with a full stop.
  private func looseDateParts(_ text: String) -> DateParts? {
    guard text.utf8.count <= 40 else { return nil }
    var compact = text.filter { !$0.isWhitespace }
    while let last = compact.last, "。．.，,；;、".contains(last) { compact.removeLast() }
    if compact.utf8.count == 8, compact.allSatisfy({ $0.isASCII && $0.isNumber }) {
      let year = compact.prefix(4)
      let day = compact.suffix(2)
      return dateParts("\(year)-\(compact.dropFirst(4).prefix(2))-\(day)")
    }
    return compact == text ? nil : dateParts(compact)
  }

  private func impossible(_ parts: DateParts) -> Words {
    if (1...9999).contains(parts.year), (1...12).contains(parts.month) {
      let length = CalendarDate.length(ofMonth: parts.month, year: parts.year)
      return Words(
        zh: "\(parts.year)年\(parts.month)月只有\(length)天。",
        en: "Month \(parts.month) of \(parts.year) has \(length) days.")
    }
    return Words(
      zh: "年份为 1 至 9999，月份为 1 至 12。", en: "Years run from 1 to 9999, months from 1 to 12.")
  }

  /// A text with full-width digits and signs as their ASCII twins.
  func halfWidth(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF10...0xFF19, 0xFF05, 0xFF0B, 0xFF0D, 0xFF0E, 0xFF0F, 0xFF3F:
        plain.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x2212: plain.unicodeScalars.append("-")
      case 0x3000: plain.unicodeScalars.append(" ")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }
}
