public import CharterDiagnostics

/// One token of a tree.
public struct SyntaxToken: Sendable {
  /// The tree that it belongs to.
  public let tree: SyntaxTree
  let index: Int32

  /// What it is.
  public var kind: TokenKind { tree.kinds[Int(index)] }

  /// The keyword as which the parser took it, `nil` for everything else.
  ///
  /// Each word of `any of` carries the keyword.
  public var keyword: Keyword? {
    let raw = tree.keywords[Int(index)]
    return raw == 0 ? nil : Keyword(rawValue: raw - 1)
  }

  /// Its place among all tokens of the text.
  public var identity: Int { Int(index) }

  /// The token as written.
  public var text: String {
    tree.text.text(from: Int(tree.starts[Int(index)]), to: Int(tree.starts[Int(index) + 1]))
  }

  /// The word without its backticks, full-width digits as ASCII ones.
  public var identifier: String {
    let text = text
    // Backticks begin with 0x60 or, like full-width digits, with 0xEF.
    guard text.utf8.contains(where: { $0 == 0x60 || $0 == 0xEF }) else { return text }
    var scalars = Substring(text).unicodeScalars
    if let first = scalars.first, ScalarClass.isBacktick(first) {
      scalars.removeFirst()
      if let last = scalars.last, ScalarClass.isBacktick(last) { scalars.removeLast() }
    }
    guard scalars.contains(where: { (0xFF10...0xFF3F).contains($0.value) }) else {
      return String(scalars)
    }
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      let twin = ScalarClass.asciiTwin(scalar.value)
      let isFolded = twin &- 0x30 < 10 || twin == 0x5F
      result.append(isFolded ? Unicode.Scalar(twin) : scalar)
    }
    return String(result)
  }

  /// Whether it is a word in backticks.
  public var isBackticked: Bool {
    kind == .word && (text.unicodeScalars.first.map(ScalarClass.isBacktick) ?? false)
  }

  /// Whether it is a word with a Han letter, which makes it a Chinese name.
  public var isHan: Bool {
    kind == .word && text.unicodeScalars.contains { ScalarClass.isHan($0.value) }
  }

  /// Where it stands.
  public var span: Span {
    Span(
      source: tree.source, start: Int(tree.starts[Int(index)]),
      end: Int(tree.starts[Int(index) + 1]))
  }

  /// Whether the parser passed over it: a space, a line break, a comment, an unknown character.
  public var isTrivia: Bool { kind.isTrivia }
}

extension SyntaxToken: Hashable {
  /// Whether two are the same token of one tree.
  public static func == (left: SyntaxToken, right: SyntaxToken) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  /// Hashes the tree's identity and the place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(index)
  }
}
