/// The words that keywords are made of, numbered, so that the parser compares numbers and not text.
///
/// Number 0 stands for every other word, backticked ones included.
final class WordTable: Sendable {
  /// What the grammar makes of a word, whatever the place.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt8
    /// It never names a value in an expression.
    static let reservedInExpressions = Roles(rawValue: 1)
    /// A statement, an item or a declaration may begin with it.
    static let beginsStatement = Roles(rawValue: 2)
    /// A keyword is, or begins with, this word.
    static let beginsKeyword = Roles(rawValue: 4)
    /// The name of a function that ranges over a set, in either language.
    static let aggregate = Roles(rawValue: 8)
  }

  static let shared = WordTable()

  /// The roles of each word, by its number.
  let roles: [Roles]
  /// The number of the Chinese word of each keyword.
  let han: [UInt16]
  /// The numbers of the first, second and third English word of each keyword; 0 where there is
  /// none.
  let first: [UInt16]
  let second: [UInt16]
  let third: [UInt16]
  /// The words that close `at least N of`.
  let ofEnd: UInt16
  let itemEnd: UInt16

  /// `is` and `present`.
  let isWord: UInt16
  let presentWord: UInt16

  private let slots: [UInt16]
  private let spellings: [[UInt8]]

  private static let capacity = 2048
  /// The longest spelling, in bytes; longer words are no keywords.
  private static let longest = 24

  private init() {
    var numbers: [String: UInt16] = [:]
    var spellings: [[UInt8]] = [[]]
    func number(_ word: String) -> UInt16 {
      if let known = numbers[word] { return known }
      let fresh = UInt16(spellings.count)
      numbers[word] = fresh
      spellings.append(Array(word.utf8))
      return fresh
    }

    var han: [UInt16] = []
    var latin: [[UInt16]] = []
    for keyword in Keyword.allCases {
      han.append(number(keyword.han))
      latin.append(keyword.latin.split(separator: " ").map { number(String($0)) })
    }
    self.han = han
    self.first = latin.map { $0[0] }
    self.second = latin.map { $0.count > 1 ? $0[1] : 0 }
    self.third = latin.map { $0.count > 2 ? $0[2] : 0 }
    self.ofEnd = number(Keyword.atLeastOfEnd.latin)
    self.itemEnd = number(Keyword.atLeastOfEnd.han)
    self.isWord = number("is")
    self.presentWord = number("present")
    let aggregates = BuiltinFunction.allCases.filter(\.isAggregate)
    let aggregateNumbers = aggregates.flatMap { [number($0.latin), number($0.han)] }

    var roles = [Roles](repeating: [], count: spellings.count)
    for keyword in Keyword.allCases {
      let index = Int(keyword.rawValue)
      for word in [han[index], latin[index][0]] {
        roles[Int(word)].insert(.beginsKeyword)
        if keyword.isReservedInExpressions { roles[Int(word)].insert(.reservedInExpressions) }
        if keyword.beginsStatement { roles[Int(word)].insert(.beginsStatement) }
      }
    }
    roles[Int(itemEnd)].insert(.beginsKeyword)
    for word in aggregateNumbers { roles[Int(word)].insert(.aggregate) }
    self.roles = roles

    var slots = [UInt16](repeating: 0, count: Self.capacity)
    for index in 1..<spellings.count {
      var slot = Self.slot(of: spellings[index], from: 0, to: spellings[index].count)
      while slots[slot] != 0 { slot = (slot + 1) & (Self.capacity - 1) }
      slots[slot] = UInt16(index)
    }
    self.slots = slots
    self.spellings = spellings
  }

  /// The number of the word at a range of bytes, 0 if no keyword has it.
  func number(in bytes: [UInt8], from start: Int, to end: Int) -> UInt16 {
    let length = end - start
    guard length <= Self.longest, length > 0 else { return 0 }
    var slot = Self.slot(of: bytes, from: start, to: end)
    while true {
      let candidate = slots[slot]
      if candidate == 0 || matches(spellings[Int(candidate)], bytes, start, length) {
        return candidate
      }
      slot = (slot + 1) & (Self.capacity - 1)
    }
  }

  /// The number of a word, 0 if no keyword has it.
  func number(of word: String) -> UInt16 {
    let bytes = Array(word.utf8)
    return number(in: bytes, from: 0, to: bytes.count)
  }

  func roles(of word: String) -> Roles { roles[Int(number(of: word))] }

  private func matches(_ spelling: [UInt8], _ bytes: [UInt8], _ start: Int, _ length: Int) -> Bool {
    guard spelling.count == length else { return false }
    for offset in 0..<length where spelling[offset] != bytes[start + offset] { return false }
    return true
  }

  private static func slot(of bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in start..<end { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
    return Int((hash ^ (hash >> 15)) & UInt32(capacity - 1))
  }
}
