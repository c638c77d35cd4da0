import CharterSyntax

/// A type as the generator sees it: like the language's own, over its own numbering of declarations.
struct GeneratedType: Hashable, Sendable {
  indirect enum Base: Hashable, Sendable {
    case boolean, text, date
    case number(isInteger: Bool, Unit)
    /// The number of an enum, in whose place ``GeneratedVocabulary`` declares it.
    case enumeration(Int)
    case entity(Int)
    case set(Base)
  }

  var base: Base
  var isOptional = false

  init(_ base: Base, isOptional: Bool = false) {
    self.base = base
    self.isOptional = isOptional
  }

  static let boolean = GeneratedType(.boolean)
  static let text = GeneratedType(.text)
  static let date = GeneratedType(.date)
  static func integer(_ unit: Unit = .plain) -> GeneratedType {
    GeneratedType(.number(isInteger: true, unit))
  }
  static func number(_ unit: Unit = .plain) -> GeneratedType {
    GeneratedType(.number(isInteger: false, unit))
  }
  static func entity(_ number: Int) -> GeneratedType { GeneratedType(.entity(number)) }

  var present: GeneratedType { GeneratedType(base) }
  var optional: GeneratedType { GeneratedType(base, isOptional: true) }

  /// Whether a value of this type fits where the other is asked for.
  func fits(_ wanted: GeneratedType) -> Bool {
    if isOptional, !wanted.isOptional { return false }
    if case .number(let isInteger, let unit) = base,
      case .number(let needs, let other) = wanted.base
    {
      return unit == other && (isInteger || !needs)
    }
    return base == wanted.base
  }

  /// Whether the two are alike but for absence and fractions.
  func resembles(_ other: GeneratedType) -> Bool {
    if case .number(_, let unit) = base, case .number(_, let dimension) = other.base {
      return unit == dimension
    }
    return base == other.base
  }

  /// Constants that say least.
  var simplest: [Term] {
    switch base {
    case .boolean: [Term(self, .postfix, "\(.true)"), Term(self, .postfix, "\(.false)")]
    case .text: [Term(self, .postfix, "\"\"")]
    case .date: [Term(self, .postfix, "2021-01-01")]
    case .number(_, let unit):
      unit.isWritable
        ? ["0", "1"].map { Term(self, .postfix, unit.literal($0)) } : []
    case .enumeration, .entity, .set: []
    }
  }
}

/// Base units with exponents: 元, 年, 月, 日 and those that every generated vocabulary declares.
struct Unit: Hashable, Sendable {
  static let names = ["yuan 元", "year 年", "month 月", "day 日", "person 人", "班级 school_class"]
    .map { pair in
      let words = pair.split(separator: " ").map(String.init)
      let isLatinFirst = words[0].utf8.first.map { $0 < 0x80 } ?? false
      return isLatinFirst ? (words[0], words[1]) : (words[1], words[0])
    }

  private(set) var exponents: [Int]

  private init(exponents: [Int]) { self.exponents = exponents }
  private init(_ index: Int) {
    exponents = Self.names.map { _ in 0 }
    exponents[index] = 1
  }

  static let plain = Unit(exponents: names.map { _ in 0 })
  static let yuan = Unit(0), year = Unit(1), month = Unit(2), day = Unit(3), person = Unit(4)
  static let schoolClass = Unit(5)

  static func * (left: Unit, right: Unit) -> Unit {
    Unit(exponents: zip(left.exponents, right.exponents).map { $0 + $1 })
  }
  static func / (left: Unit, right: Unit) -> Unit {
    Unit(exponents: zip(left.exponents, right.exponents).map { $0 - $1 })
  }

  var isPlain: Bool { self == .plain }

  /// Whether the language has a way to write it: one unit, or one over others.
  var isWritable: Bool { isPlain || exponents.filter { $0 > 0 } == [1] }

  /// `元/人`; empty for a plain number.
  private func written(_ form: (String, String) -> String) -> String {
    let names = Self.names.map { form($0.0, $0.1) }
    let top = zip(exponents, names).filter { $0.0 > 0 }.map(\.1)
    let bottom = zip(exponents, names).flatMap { Array(repeating: $0.1, count: max(0, -$0.0)) }
    return (top + bottom).joined(separator: "/")
  }

  /// The unit in English and in Chinese.
  var words: GeneratedWords {
    GeneratedWords(latin: written { a, _ in a }, han: written { _, b in b })
  }

  /// A number with this unit.
  func literal(_ digits: String) -> Draft {
    isPlain ? "\(digits)" : Draft([.word(latin: digits + words.latin, han: digits + words.han)])
  }
}

/// A stretch of text in both languages.
struct GeneratedWords: Sendable, Hashable {
  let latin: String
  let han: String
}
