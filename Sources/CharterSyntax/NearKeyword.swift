/// Finds the keyword that a misspelt word was meant to be.
enum NearKeyword {
  /// The spelling to put in the word's place: a keyword that differs in a letter or two, or, for a
  /// Chinese word that begins with one, the same with a space after it.
  static func find(_ written: String, among keywords: [Keyword]) -> String? {
    let words = Set(keywords.flatMap { [$0.latin, $0.han] }).sorted()
    let lowercased = written.lowercased()
    if let same = words.first(where: { $0 == lowercased }) { return same }
    let allowed = min(written.count / 3, 2)
    if allowed > 0 {
      let near = words.map { (word: $0, distance: distance(lowercased, $0)) }
        .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
      if let near, near.distance <= allowed { return near.word }
    }
    let prefix = words.filter {
      $0.utf8.count > 3 && !$0.utf8.contains(0x20) && written.hasPrefix($0)
    }
    .max { $0.count < $1.count }
    guard let prefix, prefix.utf8.first ?? 0 >= 0x80 else { return nil }
    return prefix + " " + written.dropFirst(prefix.count)
  }

  /// What everyday words are written as, where an operator could stand.
  static let everyday: [String: String] = [
    "不存在": "为无", "不属于": "非 属于", "并且": "且", "以及": "且", "而且": "且", "或者": "或",
    "大于": ">", "小于": "<", "等于": "=", "不等于": "!=", "大于等于": ">=", "小于等于": "<=",
    "不小于": ">=", "不大于": "<=", "不低于": ">=", "不高于": "<=", "不少于": ">=", "不超过": "<=",
    "equals": "=", "plus": "+", "minus": "-", "times": "*", "AND": "and", "OR": "or", "IN": "in",
  ]

  /// The number of letters to insert, drop or replace.
  private static func distance(_ left: String, _ right: String) -> Int {
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
