import CharterSyntax
import CharterTestSupport

/// Values that policies and data share, so that they meet: near the limits of machine numbers, ties of roundings,
/// the ends of months.
enum SharedValues {
  static let integers = [
    "0", "1", "2", "3", "5", "7", "10", "12", "100", "365", "1000", "2147483647", "2147483648",
    "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808",
    "170141183460469231731687303715884105727", "170141183460469231731687303715884105728",
  ]
  static let small = ["0", "1", "2", "3", "4", "5", "6", "10", "12", "20", "30", "45", "50", "100"]
  static let fractions = [
    "0.5", "1.5", "2.5", "0.25", "0.125", "1.005", "2.675", "12.345", "33.33", "0.01", "0.1",
    "99.995", "0.005", "1234.5678", "0.000000001", "12345.678901234567890123",
    "92233720368547758.07", "92233720368547758.08", "0.333333333333333333333333333333333333",
  ]
  static let shares = ["0", "0.05", "0.1", "0.2", "0.25", "0.3", "0.5", "0.75", "0.8", "1"]
  static let dates = [
    (2021, 4, 20), (2021, 4, 19), (2021, 4, 21), (2020, 2, 29), (2021, 2, 28), (2021, 1, 31),
    (2021, 3, 31), (2021, 8, 31), (2021, 9, 1), (2021, 12, 31), (2022, 1, 1), (2024, 2, 29),
    (2000, 2, 29), (1900, 2, 28), (1998, 9, 1), (9999, 12, 31), (1, 1, 1),
  ]
  static let texts = ["甲", "乙校", "南昌市", "a b", "A", "é", "e\u{301}", "x,y", "360100", "第一小学（东）"]
  static let codes = ["360000", "360100", "360121", "360122", "370100", "361000", "000000"]

  static func written(_ date: (Int, Int, Int)) -> GeneratedWords {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return GeneratedWords(
      latin: "\(padded(date.0, 4))-\(padded(date.1, 2))-\(padded(date.2, 2))",
      han: "\(padded(date.0, 4))年\(date.1)月\(date.2)日")
  }
}

extension CaseGenerator {
  /// A number that is written without its sign; mostly a small one, so that comparisons go both ways.
  mutating func digits(isInteger: Bool) -> String {
    if random.chance(60) { return random.pick(SharedValues.small) }
    if isInteger || random.chance(40) { return random.pick(SharedValues.integers) }
    return random.pick(SharedValues.fractions)
  }

  /// A constant; `nil` for records and sets of them.
  mutating func literal(_ type: GeneratedType) -> Term? {
    switch type.base {
    case .boolean: return Term(type.present, .postfix, random.chance(50) ? "\(.true)" : "\(.false)")
    case .text:
      let text = random.pick(SharedValues.texts + SharedValues.codes)
      return Term(.text, .postfix, "\"\(text)\"")
    case .date:
      let words = SharedValues.written(random.pick(SharedValues.dates))
      return Term(.date, .postfix, Draft([.word(latin: words.latin, han: words.han)]))
    case .number(let isInteger, let unit):
      guard unit.isWritable else { return nil }
      if !isInteger, unit.isPlain, random.chance(25) {
        return Term(
          type.present, .postfix, "\(random.pick(["5", "10", "33.3", "80", "100", "120"]))%")
      }
      let multiplier = random.chance(5) ? random.pick(["万", "亿", "千", "百"]) : ""
      let literal = Term(
        type.present, .postfix, unit.literal(digits(isInteger: isInteger) + multiplier))
      return random.chance(10) ? Term(type.present, .unary, "-\(literal, at: .unary)") : literal
    case .enumeration(let index):
      return Term(
        type.present, .postfix, enumCase(index, random.below(vocabulary.enums[index].cases.count)))
    case .entity: return nil
    case .set(let element):
      guard element != .boolean else { return nil }
      var members: [Term] = []
      for _ in 0..<random.below(3) {
        guard let member = literal(GeneratedType(element)) else { continue }
        members.append(member)
      }
      return Term(type.present, .postfix, "{\(Draft(members.map { "\($0)" }, separator: ", "))}")
    }
  }

  /// A case by its own name, or after its enum's.
  mutating func enumCase(_ index: Int, _ number: Int) -> Draft {
    let declared = vocabulary.enums[index]
    return random.chance(25)
      ? "\(declared.name).\(declared.cases[number])" : "\(declared.cases[number])"
  }

  /// A number of some unit that is above zero.
  mutating func positive(_ unit: Unit, isInteger: Bool) -> Draft {
    let digits = random.pick(
      isInteger ? ["1", "10", "100", "5"] : ["1", "0.01", "0.1", "0.5", "10", "0.05", "2.5"])
    return unit.literal(digits)
  }
}
