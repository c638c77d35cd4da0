/// Splits a word into keywords, numbers and known names, where a space was left out: `优且学校`.
///
/// - Parameters:
///   - word: an identifier that names nothing.
///   - isKnown: whether a word is a name that could stand there.
/// - Returns: the pieces in order, at least one of them a keyword and at least two in all, as few
///   as possible; `nil` if there is no such split.
public func splitRunTogether(_ word: String, isKnown: (String) -> Bool) -> [String]? {
  let letters = Array(word)
  // A longer word is no slip of the keyboard, and the work grows with its square.
  guard letters.count > 1, letters.count <= 64 else { return nil }
  // `否则` is one keyword and not `否` and `则`.
  if Keyword.spellings.contains(word) { return nil }
  var best: [Split?] = [Split(pieces: 0, keywords: 0, from: 0)]
  for end in 1...letters.count {
    var found: Split?
    for start in 0..<end {
      guard let before = best[start], let piece = classify(letters, start, end, isKnown) else {
        continue
      }
      let candidate = Split(
        pieces: before.pieces + 1, keywords: before.keywords + (piece == .keyword ? 1 : 0),
        from: start)
      // The whole word is no split of itself.
      if start == 0, end == letters.count { continue }
      if found.map(candidate.isBetter) ?? true { found = candidate }
    }
    best.append(found)
  }
  guard let last = best[letters.count], last.keywords > 0 else { return nil }
  var pieces: [String] = []
  var end = letters.count
  while end > 0, let split = best[end] {
    pieces.append(String(letters[split.from..<end]))
    end = split.from
  }
  return pieces.reversed()
}

private struct Split {
  let pieces: Int
  let keywords: Int
  let from: Int

  /// Fewer pieces first, since a long name is likelier than two short ones; then more keywords.
  func isBetter(than other: Split) -> Bool {
    // A split without any keyword is of no use to anyone.
    if (keywords > 0) != (other.keywords > 0) { return keywords > 0 }
    return (pieces, -keywords) < (other.pieces, -other.keywords)
  }
}

private enum Piece {
  case keyword, number, name
}

private func classify(
  _ letters: [Character], _ start: Int, _ end: Int, _ isKnown: (String) -> Bool
) -> Piece? {
  // Latin letters and digits belong together, whatever keyword they happen to contain.
  if start > 0, areOneRun(letters[start - 1], letters[start]) { return nil }
  if end < letters.count, areOneRun(letters[end - 1], letters[end]) { return nil }
  let piece = String(letters[start..<end])
  if Keyword.runTogether.contains(piece) { return .keyword }
  if letters[start..<end].allSatisfy({ $0.isWholeNumber && $0.isASCII }) { return .number }
  return isKnown(piece) ? .name : nil
}

private func areOneRun(_ left: Character, _ right: Character) -> Bool {
  func isLatin(_ character: Character) -> Bool { character.isASCII && !character.isWholeNumber }
  func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
  return isLatin(left) && isLatin(right) || isDigit(left) && isDigit(right)
}

extension Keyword {
  /// All words that are a keyword by themselves.
  fileprivate static let spellings = Set(
    allCases.flatMap { [$0.latin, $0.han] } + [atLeastOfEnd.han])

  /// The single words that may stand beside a name without a space by mistake.
  fileprivate static let runTogether: Set<String> = {
    let expression: [Keyword] = [
      .and, .or, .not, .implies, .if, .then, .else, .match, .every, .some, .satisfies, .weightedBy,
      .isPresent, .isNone, .none, .true, .false, .in, .where, .rounded, .halfUp, .halfEven, .up,
      .down, .roundedTo, .otherwise, .atLeastOf, .atLeast, .atMost, .between, .betweenAnd, .by, .to,
      .within, .when, .for, .forEach, .until, .from, .byDate, .after, .notBefore, .require, .forbid,
      .advise, .anyOf, .ground, .count, .unset, .any,
    ]
    var words = Set(expression.map(\.han) + [Keyword.atLeastOfEnd.han])
    for keyword in expression where !keyword.latin.contains(" ") { words.insert(keyword.latin) }
    return words
  }()
}
