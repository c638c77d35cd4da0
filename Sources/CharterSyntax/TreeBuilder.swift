import CharterDiagnostics

/// Gathers the nodes of a tree as they are finished, children before parents.
///
/// A node that turns out to be the left operand of another needs no moving: its parent simply
/// follows it.
struct TreeBuilder: ~Copyable {
  struct Finished {
    let kind: SyntaxKind
    let firstToken: Int32
    let endToken: Int32
    /// The first node inside it, itself if it has none.
    let firstNode: Int32
    /// How many nodes deep it is at its deepest.
    let height: Int32
  }

  private(set) var nodes: [Finished] = []

  var count: Int { nodes.count }

  /// The height of the node that was finished last.
  var lastHeight: Int { nodes.last.map { Int($0.height) } ?? 0 }

  var last: Finished? { nodes.last }

  mutating func reserveCapacity(_ capacity: Int) { nodes.reserveCapacity(capacity) }

  /// Makes a node of all nodes from `firstNode` on that have no parent yet.
  mutating func finish(_ kind: SyntaxKind, firstNode: Int, firstToken: Int, endToken: Int) {
    var first = min(firstToken, endToken)
    var height: Int32 = 0
    if firstNode < nodes.count {
      // What was finished first is the leftmost leaf; without width it may stand before the first
      // token.
      first = min(first, Int(nodes[firstNode].firstToken))
      var child = nodes.count - 1
      while child >= firstNode {
        height = max(height, nodes[child].height)
        child = Int(nodes[child].firstNode) - 1
      }
    }
    nodes.append(
      Finished(
        kind: kind, firstToken: Int32(first), endToken: Int32(endToken),
        firstNode: Int32(firstNode), height: height + 1))
  }

  /// The nodes in the order in which they start, the last finished one being the root.
  consuming func preorder() -> [SyntaxTree.NodeRecord] {
    let count = nodes.count
    let blank = SyntaxTree.NodeRecord(
      kind: .error, firstToken: 0, endToken: 0, endNode: 0, parent: -1)
    var result = [SyntaxTree.NodeRecord](repeating: blank, count: count)
    var places = result.mutableSpan
    // Parents are met before their children: each entry is an open node and its new place.
    var open: [(old: Int, new: Int)] = []
    for old in stride(from: count - 1, through: 0, by: -1) {
      let node = nodes[old]
      while let last = open.last, Int(nodes[last.old].firstNode) > old { open.removeLast() }
      let size = old - Int(node.firstNode) + 1
      let new = Int(node.firstNode) + open.count
      places[new] = SyntaxTree.NodeRecord(
        kind: node.kind, firstToken: node.firstToken, endToken: node.endToken,
        endNode: Int32(new + size), parent: Int32(open.last?.new ?? -1))
      open.append((old, new))
    }
    return result
  }
}
