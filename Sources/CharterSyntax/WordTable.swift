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

  // Made at every start of the command, so it asks no dictionary and takes no string apart by characters.
  private init() {
    var words = Words(capacity: Self.capacity)
    var han: [UInt16] = []
    var first: [UInt16] = []
    var second: [UInt16] = []
    var third: [UInt16] = []
    for keyword in Keyword.allCases {
      han.append(words.number(Array(keyword.han.utf8)))
      let latin = keyword.latin.utf8.split(separator: UInt8(ascii: " "))
      first.append(words.number(Array(latin[0])))
      second.append(latin.count > 1 ? words.number(Array(latin[1])) : 0)
      third.append(latin.count > 2 ? words.number(Array(latin[2])) : 0)
    }
    self.han = han
    self.first = first
    self.second = second
    self.third = third
    self.ofEnd = words.number(Array(Keyword.atLeastOfEnd.latin.utf8))
    self.itemEnd = words.number(Array(Keyword.atLeastOfEnd.han.utf8))
    self.isWord = words.number(Array("is".utf8))
    self.presentWord = words.number(Array("present".utf8))
    var aggregates: [UInt16] = []
    for function in BuiltinFunction.allCases where function.isAggregate {
      aggregates.append(words.number(Array(function.latin.utf8)))
      aggregates.append(words.number(Array(function.han.utf8)))
    }

    var roles = [Roles](repeating: [], count: words.spellings.count)
    for keyword in Keyword.allCases {
      let index = Int(keyword.rawValue)
      var own: Roles = .beginsKeyword
      if keyword.isReservedInExpressions { own.insert(.reservedInExpressions) }
      if keyword.beginsStatement { own.insert(.beginsStatement) }
      roles[Int(han[index])].formUnion(own)
      roles[Int(first[index])].formUnion(own)
    }
    roles[Int(itemEnd)].insert(.beginsKeyword)
    for word in aggregates { roles[Int(word)].insert(.aggregate) }
    self.roles = roles
    self.slots = words.slots
    self.spellings = words.spellings
  }

  /// Words as they are numbered, in the order in which they come.
  private struct Words {
    var slots: [UInt16]
    var spellings: [[UInt8]] = [[]]

    init(capacity: Int) { slots = [UInt16](repeating: 0, count: capacity) }

    mutating func number(_ word: [UInt8]) -> UInt16 {
      var slot = WordTable.slot(of: word, from: 0, to: word.count)
      while slots[slot] != 0 {
        if spellings[Int(slots[slot])] == word { return slots[slot] }
        slot = (slot + 1) & (slots.count - 1)
      }
      let fresh = UInt16(spellings.count)
      slots[slot] = fresh
      spellings.append(word)
      return fresh
    }
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
