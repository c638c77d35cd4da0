public import CharterDiagnostics

/// A child of a node, in the order of the text.
public enum SyntaxElement: Sendable, Hashable {
  case node(SyntaxNode)
  case token(SyntaxToken)
}

/// One node of a tree; a cheap handle on it.
public struct SyntaxNode: Sendable {
  /// The tree that it belongs to.
  public let tree: SyntaxTree
  let index: Int32

  private var record: SyntaxTree.NodeRecord { tree.nodes[Int(index)] }

  /// What it is.
  public var kind: SyntaxKind { record.kind }

  /// A number from 0 that no other node of the tree has, to key tables with; parents have smaller
  /// ones.
  public var identity: Int { Int(index) }

  /// The node that it stands in, `nil` for the file.
  public var parent: SyntaxNode? {
    let parent = record.parent
    return parent < 0 ? nil : SyntaxNode(tree: tree, index: parent)
  }

  /// From its first to its last token that is not trivia; without width if it has none.
  public var span: Span {
    let record = record
    var first = record.firstToken
    var end = record.endToken
    // Only the file holds trivia at its ends.
    while first < end, tree.records[Int(first)].kind.isTrivia { first += 1 }
    while first < end, tree.records[Int(end) - 1].kind.isTrivia { end -= 1 }
    let start = Int(tree.records[Int(first)].start)
    return Span(
      source: tree.source, start: start,
      end: end > first ? Int(tree.records[Int(end)].start) : start)
  }

  /// Its first token that is not trivia, in whichever node inside it.
  public var firstToken: SyntaxToken? {
    let record = record
    var token = record.firstToken
    while token < record.endToken, tree.records[Int(token)].kind.isTrivia { token += 1 }
    return token < record.endToken ? SyntaxToken(tree: tree, index: token) : nil
  }

  /// Its last token that is not trivia, in whichever node inside it.
  public var lastToken: SyntaxToken? {
    let record = record
    var token = record.endToken - 1
    while token >= record.firstToken, tree.records[Int(token)].kind.isTrivia { token -= 1 }
    return token >= record.firstToken ? SyntaxToken(tree: tree, index: token) : nil
  }

  /// The text of its span.
  public var text: String { tree.text.text(of: span) }

  /// Its direct children that are nodes.
  public var childNodes: [SyntaxNode] {
    var result: [SyntaxNode] = []
    let end = record.endNode
    var child = index + 1
    while child < end {
      result.append(SyntaxNode(tree: tree, index: child))
      child = tree.nodes[Int(child)].endNode
    }
    return result
  }

  /// The first direct child of a kind.
  public func first(_ kind: SyntaxKind) -> SyntaxNode? {
    let end = record.endNode
    var child = index + 1
    while child < end {
      if tree.nodes[Int(child)].kind == kind { return SyntaxNode(tree: tree, index: child) }
      child = tree.nodes[Int(child)].endNode
    }
    return nil
  }

  /// The direct children of a kind.
  public func all(_ kind: SyntaxKind) -> [SyntaxNode] { childNodes { $0 == kind } }

  /// The direct children that are expressions.
  public var expressions: [SyntaxNode] { childNodes { $0.isExpression } }

  /// Its direct children that are nodes of the kinds that are wanted.
  public func childNodes(where isWanted: (SyntaxKind) -> Bool) -> [SyntaxNode] {
    var result: [SyntaxNode] = []
    let end = record.endNode
    var child = index + 1
    while child < end {
      let found = tree.nodes[Int(child)]
      if isWanted(found.kind) {
        // Most nodes have two such children or fewer.
        if result.isEmpty { result.reserveCapacity(2) }
        result.append(SyntaxNode(tree: tree, index: child))
      }
      child = found.endNode
    }
    return result
  }

  /// The first direct child that is an expression.
  public var expression: SyntaxNode? {
    let end = record.endNode
    var child = index + 1
    while child < end {
      let found = tree.nodes[Int(child)]
      if found.kind.isExpression { return SyntaxNode(tree: tree, index: child) }
      child = found.endNode
    }
    return nil
  }

  /// Its direct children that are expressions, where there are just two: the operands of most operators.
  public var operands: (left: SyntaxNode, right: SyntaxNode)? {
    let end = record.endNode
    var (left, right): (Int32, Int32) = (-1, -1)
    var child = index + 1
    while child < end {
      let found = tree.nodes[Int(child)]
      if found.kind.isExpression {
        guard right < 0 else { return nil }
        if left < 0 { left = child } else { right = child }
      }
      child = found.endNode
    }
    guard right >= 0 else { return nil }
    return (SyntaxNode(tree: tree, index: left), SyntaxNode(tree: tree, index: right))
  }

  /// Its direct tokens that are not trivia.
  public var tokens: [SyntaxToken] {
    var result: [SyntaxToken] = []
    forEachDirectToken { token in
      if !tree.records[Int(token)].kind.isTrivia {
        result.append(SyntaxToken(tree: tree, index: token))
      }
      return true
    }
    return result
  }

  /// Its direct tokens that are words and no keywords: names as they are used.
  public var words: [SyntaxToken] { tokens.filter { $0.kind == .word && $0.keyword == nil } }

  /// Its first direct token that was taken as a keyword.
  public func keyword(_ keyword: Keyword) -> SyntaxToken? {
    firstDirectToken { $0.keyword == keyword.rawValue + 1 }
  }

  /// Whether a direct token was taken as a keyword.
  public func has(_ keyword: Keyword) -> Bool { self.keyword(keyword) != nil }

  /// The first direct token of a kind.
  public func token(_ kind: TokenKind) -> SyntaxToken? { firstDirectToken { $0.kind == kind } }

  /// The last direct token of a kind.
  public func lastToken(_ kind: TokenKind) -> SyntaxToken? {
    var found: Int32?
    forEachDirectToken { token in
      if tree.records[Int(token)].kind == kind { found = token }
      return true
    }
    return found.map { SyntaxToken(tree: tree, index: $0) }
  }

  /// The first direct token that is wanted.
  func firstDirectToken(where isWanted: (SyntaxTree.TokenRecord) -> Bool) -> SyntaxToken? {
    var found: Int32?
    forEachDirectToken { token in
      guard isWanted(tree.records[Int(token)]) else { return true }
      found = token
      return false
    }
    return found.map { SyntaxToken(tree: tree, index: $0) }
  }

  /// All its children, trivia included, in the order of the text.
  public var children: [SyntaxElement] {
    var result: [SyntaxElement] = []
    let record = record
    var token = record.firstToken
    var child = index + 1
    while child < record.endNode {
      let found = tree.nodes[Int(child)]
      while token < found.firstToken {
        result.append(.token(SyntaxToken(tree: tree, index: token)))
        token += 1
      }
      result.append(.node(SyntaxNode(tree: tree, index: child)))
      token = max(token, found.endToken)
      child = found.endNode
    }
    while token < record.endToken {
      result.append(.token(SyntaxToken(tree: tree, index: token)))
      token += 1
    }
    return result
  }

  /// Walks the tokens outside child nodes until `visit` returns `false`.
  private func forEachDirectToken(_ visit: (Int32) -> Bool) {
    let record = record
    var token = record.firstToken
    var child = index + 1
    while child < record.endNode {
      let found = tree.nodes[Int(child)]
      while token < found.firstToken {
        guard visit(token) else { return }
        token += 1
      }
      token = max(token, found.endToken)
      child = found.endNode
    }
    while token < record.endToken {
      guard visit(token) else { return }
      token += 1
    }
  }
}

extension SyntaxNode: Hashable {
  /// Whether two are the same node of one tree.
  public static func == (left: SyntaxNode, right: SyntaxNode) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  /// Hashes the tree's identity and the node's.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(index)
  }
}

extension SyntaxNode: CustomStringConvertible {
  /// The node and what it holds as an s-expression, trivia left out.
  public var description: String {
    var result = ""
    var closing: [Int32] = []
    var node = index
    let end = record.endNode
    // Without recursion, since a chain of operands may be two thousand nodes deep.
    var token = record.firstToken
    func write(_ piece: String) {
      if !result.isEmpty, result.last != "(" { result += " " }
      result += piece
    }
    func writeTokens(upTo limit: Int32) {
      while token < limit {
        let found = SyntaxToken(tree: tree, index: token)
        if !found.isTrivia, found.kind != .quoteClose || found.span.start < found.span.end {
          write(found.text)
        }
        token += 1
      }
    }
    while node < end || !closing.isEmpty {
      if let open = closing.last, node >= tree.nodes[Int(open)].endNode {
        writeTokens(upTo: tree.nodes[Int(open)].endToken)
        result += ")"
        closing.removeLast()
      } else {
        writeTokens(upTo: tree.nodes[Int(node)].firstToken)
        write("(\(tree.nodes[Int(node)].kind)")
        closing.append(node)
        node += 1
      }
    }
    return result
  }
}
