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

  let nodes: [NodeRecord]
  let kinds: [TokenKind]
  /// The keyword as which the parser took each token, one more than its raw value; 0 for none.
  let keywords: [UInt8]
  let starts: [Int32]

  init(
    source: SourceID, text: SourceText, nodes: [NodeRecord], kinds: [TokenKind],
    keywords: [UInt8], starts: [Int32]
  ) {
    self.source = source
    self.text = text
    self.nodes = nodes
    self.kinds = kinds
    self.keywords = keywords
    self.starts = starts
  }

  /// The node of kind ``SyntaxKind/file`` that holds all others.
  public var root: SyntaxNode { SyntaxNode(tree: self, index: 0) }

  /// How many nodes there are; a node's ``SyntaxNode/identity`` is below it.
  public var nodeCount: Int { nodes.count }

  /// How many tokens there are, trivia included.
  public var tokenCount: Int { kinds.count }

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
    kinds.indices.map { SyntaxToken(tree: self, index: Int32($0)) }
  }

  /// The bytes that the tokens hold together: those of the text, whatever it was.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.bytes.count)
    for index in kinds.indices {
      result += text.bytes[Int(starts[index])..<Int(starts[index + 1])]
    }
    return result
  }
}

extension SyntaxTree: CustomStringConvertible {
  /// The text, with invalid UTF-8 shown as U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
