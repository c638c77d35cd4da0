import CharterDiagnostics
import CharterSyntax
import CharterTestSupport

/// A file that somebody else has typed: other spaces, other line breaks, wider signs, other words, the same meaning.
struct Mangler {
  private(set) var text: String
  private let shape: SyntaxTree

  init(_ text: String, _ random: inout SeededGenerator) {
    self.text = text
    shape = parsed(text).value
  }

  /// Changes spaces and line breaks where the tree stays the same.
  mutating func respace(_ random: inout SeededGenerator) {
    let spaces = [" ", "   ", "\n", "\n        ", "\t", "\r\n", "　"]
    change(&random) { token, random in
      switch token.kind {
      // An empty line is kept, so none is added or taken away.
      case .whitespace: spaces.randomElement(using: &random)
      case .newline: random.next() % 2 == 0 ? "\r\n" : token.text
      default: nil
      }
    }
  }

  /// Writes symbols and digits as an input method does.
  mutating func widen(_ random: inout SeededGenerator) {
    let twins: [String: String] = [
      "(": "（", ")": "）", "{": "｛", "}": "｝", ",": "，", ":": "：", "=": "＝", "<": "＜", ">": "＞",
      "<=": "≤", ">=": "≥", "!=": "≠", "*": "×", "/": "÷", "+": "＋", "-": "−", "|": "｜", ".": "．",
      "?": "？",
    ]
    change(&random) { token, _ in
      if token.kind == .interpolationOpen || token.kind == .interpolationClose { return nil }
      if token.kind == .number {
        return String(
          String.UnicodeScalarView(
            token.text.unicodeScalars.map { scalar in
              guard ("0"..."9").contains(scalar) else { return scalar }
              return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
            }))
      }
      return token.kind.symbol.flatMap { twins[$0] }
    }
  }

  /// Writes keywords in English.
  mutating func translate(_ random: inout SeededGenerator) {
    change(&random) { token, _ in
      guard let keyword = token.keyword, token.isHan, keyword != .atLeastOf else { return nil }
      return keyword.latin
    }
  }

  /// Adds comments at the ends of lines.
  mutating func remark(_ random: inout SeededGenerator) {
    change(&random) { token, _ in
      token.kind == .newline ? " // 备注 {\n" : nil
    }
  }

  /// Changes tokens at random as far as the file is still read as the same tree.
  private mutating func change(
    _ random: inout SeededGenerator,
    _ other: (SyntaxToken, inout SeededGenerator) -> String?
  ) {
    for share: UInt64 in [4, 12, 40, 120] {
      let tokens = parsed(text).value.tokens
      var changed = ""
      for token in tokens {
        if random.next() % share == 0, let new = other(token, &random) {
          changed += new
        } else {
          changed += token.text
        }
      }
      let result = parsed(changed)
      guard result.diagnostics.isEmpty, result.value.hasShape(of: shape),
        emptyLines(result.value) == emptyLines(shape)
      else { continue }
      text = changed
      if share < 100 { return }
    }
  }

  /// Before which of the tokens that count an empty line stands.
  private func emptyLines(_ tree: SyntaxTree) -> [Bool] {
    var result: [Bool] = []
    var breaks = 0
    for token in tree.tokens {
      switch token.kind {
      case .newline: breaks += 1
      case .whitespace: break
      default:
        result.append(breaks > 1)
        if token.kind == .comment { result.append(breaks > 0) }
        breaks = 0
      }
    }
    return result
  }
}
