internal import CharterDiagnostics
internal import CharterValues

/// Reads the plainest forms of a column's values straight from the bytes.
///
/// Whatever it does not know is left to ``ScalarReader``, which knows every form and every mistake. What it does know is
/// read alike, but for the two forms that spreadsheet programs give to what they were told: `TRUE`, and `2021/4/20`.
struct QuickCell {
  private enum Form {
    case boolean
    case text
    case date
    case number(isInteger: Bool)
    case cases([(name: [UInt8], index: Int)])
    /// Too many cases to compare one by one.
    case manyCases([String: Int])
    case reference
    case references
    case other
  }

  private let form: Form
  private let isOptional: Bool

  init(_ type: ValueType, in schema: Schema) {
    isOptional = type.isOptional
    switch type.base {
    case .boolean: form = .boolean
    case .text: form = .text
    case .date: form = .date
    case .number(let isInteger, _): form = .number(isInteger: isInteger)
    case .enumeration(let id):
      let cases = schema[id].cases
      let forms = cases.enumerated().flatMap { index, name in name.forms.map { ($0, index) } }
      form =
        forms.count > 16
        ? .manyCases(Dictionary(forms) { first, _ in first })
        : .cases(forms.map { (Array($0.0.utf8), $0.1) })
    case .entity: form = .reference
    case .set(of: .entity): form = .references
    case .set, .nothing: form = .other
    }
  }

  /// The value of a cell that is not empty; `nil` where it takes more to tell.
  func read(_ range: TableText.Range, in text: TableText) -> CellValue? {
    // A case may be called like a null, where there is no other meaning for it.
    if !isOptional, let found = enumCase(range, text) { return found }
    if text.isNull(range) { return isOptional ? .absent : nil }
    switch form {
    case .boolean: return boolean(range, text)
    case .text: return text.damage(in: range) == nil ? .text : nil
    case .date: return date(range, text)
    case .number(let isInteger): return number(range, text, isInteger: isInteger)
    case .cases, .manyCases: return enumCase(range, text)
    case .reference: return text.damage(in: range) == nil ? .reference : nil
    case .references:
      let isPlain = text.damage(in: range) == nil && !text.isEmptyList(range)
      return isPlain ? .reference : nil
    case .other: return nil
    }
  }

  private func enumCase(_ range: TableText.Range, _ text: TableText) -> CellValue? {
    switch form {
    case .cases(let cases):
      for (name, index) in cases where text.holds(name, at: range) {
        return .integer(Int64(index))
      }
      return nil
    case .manyCases(let cases):
      return cases[text.string(range)].map { .integer(Int64($0)) }
    default: return nil
    }
  }

  private func boolean(_ range: TableText.Range, _ text: TableText) -> CellValue? {
    for form in Self.truths where text.holds(form, at: range) { return .integer(1) }
    for form in Self.falsehoods where text.holds(form, at: range) { return .integer(0) }
    return nil
  }

  private static let truths = ["true", "是", "TRUE"].map { Array($0.utf8) }
  private static let falsehoods = ["false", "否", "FALSE"].map { Array($0.utf8) }

  /// Digits with a minus before them and a point within them, as far as they surely fit.
  private func number(
    _ range: TableText.Range, _ text: TableText, isInteger: Bool
  ) -> CellValue? {
    var index = range.start
    let isNegative = text.bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard range.end - index <= 17 else { return nil }
    var top: Int64 = 0
    var point = -1
    let first = index
    while index < range.end {
      let digit = text.bytes[index] &- UInt8(ascii: "0")
      if digit <= 9 {
        top = top * 10 + Int64(digit)
      } else if text.bytes[index] == UInt8(ascii: "."), point < 0, index > first, !isInteger {
        point = index
      } else {
        return nil
      }
      index += 1
    }
    guard index > first, point != range.end - 1 else { return nil }
    return CellValue(
      mantissa: isNegative ? -top : top, places: point < 0 ? 0 : index - point - 1,
      isInteger: isInteger)
  }

  /// `2021-04-20`, and `2021/4/20` or `2021-4-20` as spreadsheet programs write it.
  private func date(_ range: TableText.Range, _ text: TableText) -> CellValue? {
    guard (8...10).contains(range.end - range.start) else { return nil }
    var numbers = (0, 0, 0)
    var part = 0
    var length = 0
    let mark = text.bytes[range.start + 4]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") else { return nil }
    for index in range.start..<range.end {
      let byte = text.bytes[index]
      let digit = Int(byte &- UInt8(ascii: "0"))
      if digit <= 9 {
        switch part {
        case 0: numbers.0 = numbers.0 * 10 + digit
        case 1: numbers.1 = numbers.1 * 10 + digit
        default: numbers.2 = numbers.2 * 10 + digit
        }
        length += 1
      } else {
        guard byte == mark, part < 2, length == 4 || part == 1, (1...4).contains(length) else {
          return nil
        }
        part += 1
        length = 0
      }
      if part > 0, length > 2 { return nil }
    }
    guard part == 2, length > 0 else { return nil }
    return CalendarDate(year: numbers.0, month: numbers.1, day: numbers.2)
      .map { .integer(Int64($0.dayNumber)) }
  }
}

extension TableText {
  /// A spelled-out null.
  func isNull(_ range: Range) -> Bool {
    switch range.end - range.start {
    case 1: bytes[range.start] == UInt8(ascii: "~")
    case 3: holds(Self.han, at: range)
    case 4: holds(Self.null, at: range)
    default: false
    }
  }

  /// `[]`: a set without members, as an empty cell says nothing.
  func isEmptyList(_ range: Range) -> Bool {
    range.end - range.start == 2 && bytes[range.start] == UInt8(ascii: "[")
      && bytes[range.start + 1] == UInt8(ascii: "]")
  }

  private static let han = Array("无".utf8)
  private static let null = Array("null".utf8)

  /// The members of a set, each once or more: at `;`, `；` and `、`, without the blanks around them.
  func members(of range: Range) -> [Range] {
    var members: [Range] = []
    var start = range.start
    var index = range.start
    func add(_ end: Int) {
      let member = trimmed(Range(start: start, end: end, isEscaped: range.isEscaped))
      if !member.isEmpty { members.append(member) }
    }
    while index < range.end {
      var width = 0
      if bytes[index] == UInt8(ascii: ";") {
        width = 1
      } else if index + 2 < range.end,
        bytes[index] == 0xEF && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9B
          || bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x81
      {
        width = 3
      }
      if width > 0 {
        add(index)
        start = index + width
      }
      index += max(width, 1)
    }
    add(range.end)
    return members
  }
}
