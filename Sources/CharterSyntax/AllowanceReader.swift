import CharterDiagnostics

/// Reads a comment as an allowance; wide letters and marks count as their ASCII twins.
struct AllowanceReader {
  struct Scalar {
    let value: UInt32
    let offset: Int
  }

  struct Subject {
    let text: String
    let span: Span
  }

  /// Words of a comment, by their places among its scalars.
  private typealias Piece = Range<Int>

  private let tree: SyntaxTree
  private let comment: Span
  private let scalars: [Scalar]
  /// Where the subjects begin.
  private var start = 0

  private(set) var subjects: [Subject] = []
  /// Why; `nil`: the comment does not say.
  private(set) var reason: String?
  private(set) var diagnostics: [Diagnostic] = []

  /// A reader of a comment that begins with `容许` or `allow` and a subject; `nil`: it is prose.
  init?(tree: SyntaxTree, comment token: Int) {
    self.tree = tree
    self.comment = tree.token(token).span
    var offset = Int(comment.start)
    var scalars: [Scalar] = []
    for scalar in tree.text.text(of: comment).unicodeScalars {
      let twin = ScalarClass.asciiTwin(scalar.value)
      let value = ScalarClass.isSpace(scalar.value) ? 0x20 : twin > 0 ? UInt32(twin) : scalar.value
      scalars.append(Scalar(value: value, offset: offset))
      offset += UTF8.width(scalar)
    }
    self.scalars = scalars
    while start < scalars.count, scalars[start].value == 0x2F || scalars[start].value == 0x20 {
      start += 1
    }
    guard skip("容许") || skip("allow") else { return nil }
    while start < scalars.count, scalars[start].value == 0x20 { start += 1 }
    guard let first = words(of: start..<endOfPiece(from: start, to: scalars.count)).first,
      isCode(first) || isMutant(first)
    else { return nil }
  }

  private mutating func skip(_ word: String) -> Bool {
    let wanted = word.unicodeScalars.map(\.value)
    guard start + wanted.count <= scalars.count,
      zip(wanted, scalars[start...]).allSatisfy({ $0 == $1.value || $0 == $1.value | 0x20 })
    else { return false }
    start += wanted.count
    return true
  }

  /// Reads the subjects and the reason, and notices what is wrong with them.
  mutating func read() {
    let colon = scalars[start...].firstIndex { $0.value == 0x3A }
    if let colon {
      let text = written((colon + 1)..<scalars.count)
      if !text.isEmpty { reason = text }
    }
    if reason == nil { diagnostics.append(.allowanceWithoutReason(at: comment)) }
    readSubjects(to: colon)
  }

  /// Without a colon, what follows the first subjects is read as no subject.
  private mutating func readSubjects(to colon: Int?) {
    var isAboutMutants = false
    var index = start
    let end = colon ?? scalars.count
    while index < end {
      let pieceEnd = endOfPiece(from: index, to: end)
      let piece = words(of: index..<pieceEnd)
      index = pieceEnd + 1
      if isAboutMutants, let first = piece.first, let last = piece.last, !isCode(first) {
        add(
          "mutant " + written(first.lowerBound..<last.upperBound),
          first.lowerBound..<last.upperBound)
        continue
      }
      for (place, word) in piece.enumerated() {
        if isMutant(word) {
          isAboutMutants = true
          let kind = piece[(place + 1)...]
          let name = kind.first.flatMap { first in
            kind.last.map { written(first.lowerBound..<$0.upperBound) }
          }
          add(["mutant", name].compactMap { $0 }.joined(separator: " "), word)
          break
        }
        if isCode(word) {
          addCode(word)
        } else if colon == nil {
          return
        } else {
          diagnostics.append(.unknownAllowance(written(word), at: span(word)))
        }
      }
    }
  }

  private mutating func addCode(_ word: Piece) {
    let name = folded(word).uppercased()
    guard let code = DiagnosticCode(rawValue: name) else {
      diagnostics.append(.unknownAllowance(name, at: span(word)))
      return
    }
    guard code.canBeAllowed else {
      diagnostics.append(.neverAllowed(code, at: span(word)))
      return
    }
    add(name, word)
  }

  private mutating func add(_ subject: String, _ place: Piece) {
    subjects.append(Subject(text: subject, span: span(place)))
  }

  // MARK: Words

  private func endOfPiece(from start: Int, to end: Int) -> Int {
    scalars[start..<end].firstIndex { [0x2C, 0x3B, 0x3A].contains($0.value) } ?? end
  }

  private func words(of piece: Piece) -> [Piece] {
    var words: [Piece] = []
    var start = piece.lowerBound
    for index in piece.lowerBound...piece.upperBound
    where index == piece.upperBound || scalars[index].value == 0x20 {
      if index > start { words.append(start..<index) }
      start = index + 1
    }
    return words
  }

  private func folded(_ piece: Piece) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars[piece] { text.append(Unicode.Scalar(scalar.value) ?? "?") }
    return String(text)
  }

  private func isMutant(_ word: Piece) -> Bool {
    ["变异", "mutant"].contains(folded(word).lowercased())
  }

  /// Whether a word looks like a code: a letter and some digits.
  private func isCode(_ word: Piece) -> Bool {
    let values = scalars[word].map(\.value)
    return (4...8).contains(values.count) && (values[0] | 0x20) &- 0x61 < 26
      && values.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
  }

  private func span(_ piece: Piece) -> Span {
    let end = piece.upperBound < scalars.count ? scalars[piece.upperBound].offset : Int(comment.end)
    let limit = Int(comment.end)
    let start = min(scalars[piece.lowerBound].offset, limit)
    return Span(source: comment.source, start: start, end: max(min(end, limit), start))
  }

  /// The text as written, without spaces around it.
  private func written(_ piece: Piece) -> String {
    var first = piece.lowerBound
    var end = piece.upperBound
    while first < end, scalars[first].value == 0x20 { first += 1 }
    while first < end, scalars[end - 1].value == 0x20 { end -= 1 }
    return first < end ? tree.text.text(of: span(first..<end)) : ""
  }
}

extension DiagnosticCode {
  /// Whether a finding of this kind can be let stand: a warning that is not about allowances themselves.
  package var canBeAllowed: Bool {
    severity == .warning && self != .badAllowance && self != .unusedAllowance
  }
}
