internal import CharterValues

/// Regular expressions for what ``ScalarReader`` reads, in the part of their language that JavaScript and Python share.
enum SchemaPatterns {
  private static let digit = "[0-9０-９]"
  private static let minus = "[-－−]"

  /// `2021-04-20` or `2021年4月20日`; the length of the month is not looked at.
  static let date: String = {
    let month = "(?:[0０][1-9１-９]|[1１][0-2０-２])"
    let day = "(?:[0０][1-9１-９]|[12１２]\(digit)|[3３][01０１])"
    let shortMonth = "(?:[0０]?[1-9１-９]|[1１][0-2０-２])"
    let shortDay = "(?:[0０]?[1-9１-９]|[12１２]\(digit)|[3３][01０１])"
    return "(?:\(digit){4}\(minus)\(month)\(minus)\(day)"
      + "|\(digit){4}年\(shortMonth)月\(shortDay)[日号])"
  }()

  /// A number with 万 and the like, a percentage where it has no unit, or the unit behind it.
  ///
  /// - Parameters:
  ///   - isInteger: whether a fraction needs 万 or % to be made whole.
  ///   - unit: the pattern of the unit; `nil`: a plain number.
  /// - Returns: the pattern.
  static func number(isInteger: Bool, unit: String?) -> String {
    let digits = "\(digit)(?:[_＿]?\(digit))*"
    let fraction = "(?:[.．]\(digits))?"
    let wholeFraction = "(?:[.．][0０]+)?"
    let factor = "[ 　]*[百千万亿]{1,2}"
    let percent = unit == nil ? "[%％]" : nil
    let tail = unit.map { "(?:[ 　]*\($0))?" } ?? ""
    let raised = ["\(factor)" + (percent.map { "\($0)?" } ?? ""), percent.map { "[ 　]*\($0)" }]
      .compactMap { $0 }.joined(separator: "|")
    let body =
      isInteger
      ? "(?:\(wholeFraction)|\(fraction)(?:\(raised)))" : "\(fraction)(?:\(raised))?"
    return "\(minus)?\(digits)\(body)\(tail)[ 　]*"
  }

  /// Every way to write a unit: `元`, `元/人`, `元/班/年`; `nil` for a plain number.
  static func unit(_ dimension: Dimension, in schema: Schema) -> String? {
    guard !dimension.isPlain else { return nil }
    func factors(_ isOver: Bool) -> [String] {
      dimension.powers.filter { ($0.exponent > 0) == isOver }.flatMap { power in
        Array(
          repeating: choice(schema.units[power.unit.index].name.forms), count: abs(power.exponent))
      }
    }
    let over = orders(factors(true)).map { $0.joined(separator: "[·*]") }
    let under = orders(factors(false)).map { $0.map { "[/／·*]" + $0 }.joined() }
    let lead = over.isEmpty || over == [""] ? "1" : choice(patterns: over)
    // What stands below begins with a slash; a dot would be a factor.
    let rest = under.map { $0.isEmpty ? "" : "[/／]" + $0.dropFirst("[/／·*]".count) }
    return lead + (rest == [""] ? "" : choice(patterns: rest))
  }

  /// One of some texts.
  static func choice(_ texts: [String]) -> String { choice(patterns: texts.map(escaped)) }

  /// One of some patterns.
  static func choice(patterns: [String]) -> String {
    patterns.count == 1 ? patterns[0] : "(?:" + patterns.joined(separator: "|") + ")"
  }

  /// The whole of a text.
  static func whole(_ pattern: String) -> String { "^(?:\(pattern))$" }

  /// A text in which no letter means anything else.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\^$.*+?()[]{}|/".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// The orders in which factors may stand; only the one given where there are many.
  private static func orders(_ factors: [String]) -> [[String]] {
    guard factors.count > 1, factors.count <= 4 else { return [factors] }
    var result: [[String]] = []
    for index in factors.indices {
      var rest = factors
      let first = rest.remove(at: index)
      for order in orders(rest) where !result.contains([first] + order) {
        result.append([first] + order)
      }
    }
    return result
  }
}
