public import CharterDiagnostics

/// The tree of one text: every byte of it lies in exactly one token.
///
/// Tokens and nodes are kept in flat arrays, nodes in the order in which they start, parents before
/// children.
public final class SyntaxTree: Sendable {
  /// Which of the texts of a run it was read from.
  public let source: SourceID
  /// The text itself.
  public let text: SourceText

  struct NodeRecord {
    let kind: SyntaxKind
    /// The first token; all that a node holds lies before `endToken`.
    var firstToken: Int32
    var endToken: Int32
    /// The node after the last one inside this node.
    let endNode: Int32
    let parent: Int32
  }

  struct TokenRecord {
    let start: Int32
    /// Its place among the ``spellings``; 0 for what is no word.
    let spelling: Int32
    let kind: TokenKind
    /// The keyword as which the parser took it, one more than its raw value; 0 for none.
    var keyword: UInt8 = 0
  }

  let nodes: [NodeRecord]
  /// The tokens, and `endOfFile` where the text ends.
  let records: [TokenRecord]
  /// The different words of the text, after a blank one.
  let spellings: [Spelling]

  init(
    source: SourceID, text: SourceText, nodes: [NodeRecord], records: [TokenRecord],
    spellings: [Spelling]
  ) {
    self.source = source
    self.text = text
    self.nodes = nodes
    self.records = records
    self.spellings = spellings
  }

  /// The node of kind ``SyntaxKind/file`` that holds all others.
  public var root: SyntaxNode { SyntaxNode(tree: self, index: 0) }

  /// How many nodes there are; a node's ``SyntaxNode/identity`` is below it.
  public var nodeCount: Int { nodes.count }

  /// How many tokens there are, trivia included.
  public var tokenCount: Int { records.count - 1 }

  /// How many different words there are, and one; a token's ``SyntaxToken/spelling`` is below it.
  public var spellingCount: Int { spellings.count }

  /// The word with a number, as ``SyntaxToken/identifier`` gives it.
  public func identifier(ofSpelling number: Int) -> String { spellings[number].identifier }

  /// The token at a place in the order of the text.
  public func token(_ index: Int) -> SyntaxToken { SyntaxToken(tree: self, index: Int32(index)) }

  /// The node with an identity.
  public func node(_ identity: Int) -> SyntaxNode { SyntaxNode(tree: self, index: Int32(identity)) }

  /// Whether another tree has the same nodes, of the same kinds, inside each other in the same way.
  public func hasShape(of other: SyntaxTree) -> Bool {
    nodes.count == other.nodes.count
      && zip(nodes, other.nodes).allSatisfy { $0.kind == $1.kind && $0.endNode == $1.endNode }
  }

  /// Every token, trivia included, in the order of the text.
  public var tokens: [SyntaxToken] {
    (0..<tokenCount).map { SyntaxToken(tree: self, index: Int32($0)) }
  }

  /// The bytes that the tokens hold together: those of the text, whatever it was.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.bytes.count)
    for index in 0..<tokenCount {
      result += text.bytes[Int(records[index].start)..<Int(records[index + 1].start)]
    }
    return result
  }
}

extension SyntaxTree: CustomStringConvertible {
  /// The text, with invalid UTF-8 shown as U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
