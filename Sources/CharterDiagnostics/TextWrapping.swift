/// Breaking text into lines as Chinese and Western print do.
///
/// Han text breaks between any two characters, but no line begins with closing punctuation or ends with an
/// opening bracket; Western words break at spaces, or anywhere when one is longer than a line. A figure stays
/// with the unit after it.
public enum TextWrapping {
  private static let neverFirst: Set<Character> = [
    "。", "，", "、", "；", "：", "！", "？", "）", "》", "】", "」", "』", "〕", "”", "’", "…", "·", "～", "％",
    "%", ",", ".", ";", ":", "!", "?", ")", "]", "}", "｝", "］",
  ]
  private static let neverLast: Set<Character> = [
    "（", "《", "【", "「", "『", "〔", "“", "‘", "(", "[", "{", "｛", "［",
  ]

  /// The lines of a text, at most so many cells wide.
  ///
  /// Line breaks in the text are kept.
  public static func lines(of text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { paragraph(Array($0), width: max(width, 4)) }
  }

  private static func paragraph(_ characters: [Character], width: Int) -> [String] {
    var lines: [String] = []
    var start = 0
    var cells = 0
    /// The last place in this line at which the next one may begin.
    var opportunity: Int?
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if index > start, mayBreak(before: index, in: characters) { opportunity = index }
      let next = cells + DisplayWidth.of(character)
      // A space at the end of a line hangs over it and is dropped.
      guard next > width, character != " ", index > start else {
        cells = next
        index += 1
        continue
      }
      let end = opportunity ?? index
      lines.append(trimmed(characters[start..<end]))
      start = end
      while start < characters.count, characters[start] == " " { start += 1 }
      index = start
      cells = 0
      opportunity = nil
    }
    lines.append(trimmed(characters[start...]))
    return lines
  }

  private static func mayBreak(before index: Int, in characters: [Character]) -> Bool {
    let previous = characters[index - 1]
    let next = characters[index]
    if next == " " { return false }
    if previous == " " { return true }
    if neverFirst.contains(next) || neverLast.contains(previous) { return false }
    let isPreviousWide = DisplayWidth.of(previous) == 2
    let isNextWide = DisplayWidth.of(next) == 2
    if previous.isASCII, previous.isNumber, isNextWide { return false }
    return isPreviousWide || isNextWide
  }

  private static func trimmed(_ characters: ArraySlice<Character>) -> String {
    var characters = characters
    while characters.last == " " { characters.removeLast() }
    return String(characters)
  }
}

/// Wraps a text and indents it: the first line by one prefix, the others by as many spaces.
public func indented(_ text: String, by prefix: String, width: Int) -> [String] {
  let cells = DisplayWidth.of(prefix)
  let rest = String(repeating: " ", count: cells)
  return TextWrapping.lines(of: text, width: width - cells).enumerated()
    .map { ($0.offset == 0 ? prefix : rest) + $0.element }
}
