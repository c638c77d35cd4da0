/// Finds the keyword that a misspelt word was meant to be.
enum NearKeyword {
  /// The spelling to put in the word's place: a keyword that differs in a letter or two, or, for a
  /// Chinese word that begins with one, the same with a space after it.
  static func find(_ written: String, among keywords: [Keyword]) -> String? {
    let lowercased = written.lowercased()
    let letters = Array(lowercased)
    let allowed = min(letters.count / 3, 2)
    var near: (word: String, distance: Int)?
    var prefix: String?
    func consider(_ word: String) {
      let length = word.utf8.count
      // A letter has at most three bytes here, so that most words are out without a closer look.
      if abs(length - lowercased.utf8.count) <= 3 * allowed {
        let found = distance(letters, word)
        if found <= allowed, found < near?.distance ?? .max { near = (word, found) }
      }
      // Longer than one Han letter, which begins too many names.
      if length > 3, word.utf8.first ?? 0 >= 0x80, written.hasPrefix(word),
        length > prefix?.utf8.count ?? 0
      {
        prefix = word
      }
    }
    for keyword in keywords {
      consider(keyword.latin)
      consider(keyword.han)
    }
    if let near { return near.word }
    return prefix.map { $0 + " " + written.dropFirst($0.count) }
  }

  /// What everyday words are written as, where an operator could stand.
  static let everyday: [String: String] = [
    "不存在": "为无", "不属于": "非 属于", "并且": "且", "以及": "且", "而且": "且", "或者": "或",
    "大于": ">", "小于": "<", "等于": "=", "不等于": "!=", "大于等于": ">=", "小于等于": "<=",
    "不小于": ">=", "不大于": "<=", "不低于": ">=", "不高于": "<=", "不少于": ">=", "不超过": "<=",
    "equals": "=", "plus": "+", "minus": "-", "times": "*", "AND": "and", "OR": "or", "IN": "in",
  ]

  /// The number of letters to insert, drop or replace.
  private static func distance(_ left: [Character], _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in 1...right.count {
        let cost = diagonal + (letter == right[column - 1] ? 0 : 1)
        diagonal = row[column]
        row[column] = min(cost, diagonal + 1, row[column - 1] + 1)
      }
    }
    return row[right.count]
  }
}
