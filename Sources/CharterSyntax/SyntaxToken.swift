public import CharterDiagnostics

/// One token of a tree.
public struct SyntaxToken: Sendable {
  /// The tree that it belongs to.
  public let tree: SyntaxTree
  let index: Int32

  /// What it is.
  public var kind: TokenKind { tree.records[Int(index)].kind }

  /// The keyword as which the parser took it, `nil` for everything else.
  ///
  /// Each word of `any of` carries the keyword.
  public var keyword: Keyword? {
    let raw = tree.records[Int(index)].keyword
    return raw == 0 ? nil : Keyword(rawValue: raw - 1)
  }

  /// Its place among all tokens of the text.
  public var identity: Int { Int(index) }

  /// The token as written.
  public var text: String {
    tree.text.text(
      from: Int(tree.records[Int(index)].start), to: Int(tree.records[Int(index) + 1].start))
  }

  /// The word without its backticks, full-width digits as ASCII ones.
  public var identifier: String {
    let spelling = spelling
    return spelling > 0 ? tree.spellings[spelling].identifier : Spelling.identifier(text)
  }

  /// Its number among the different words of its text, from 1; 0 for what is no word.
  public var spelling: Int { Int(tree.records[Int(index)].spelling) }

  /// Whether it is a word in backticks.
  public var isBackticked: Bool {
    kind == .word && (text.unicodeScalars.first.map(ScalarClass.isBacktick) ?? false)
  }

  /// Whether it is a word with a Han letter, which makes it a Chinese name.
  public var isHan: Bool {
    tree.spellings[spelling].isHan
  }

  /// Where it stands.
  public var span: Span {
    Span(
      source: tree.source, start: Int(tree.records[Int(index)].start),
      end: Int(tree.records[Int(index) + 1].start))
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
