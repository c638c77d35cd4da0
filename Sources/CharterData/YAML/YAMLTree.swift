internal import CharterDiagnostics

/// A stretch of YAML as read: one array of nodes, each before its children.
///
/// A loader reads one record at a time into a tree and empties it for the next, so a large file
/// needs no more room than its largest record.
struct YAMLTree {
  enum Kind {
    case scalar
    case sequence
    /// Its children are keys and values in turn.
    case mapping
    /// Something that was reported while reading; whoever meets it stays quiet.
    case hole
  }

  struct Node {
    let kind: Kind
    /// A scalar's text.
    let text: String
    /// A scalar without quotation marks.
    let isPlain: Bool
    var span: Span
    /// The index after the last node within this one.
    var next: Int

    /// A scalar of nothing at all, as after `key:`.
    var isEmpty: Bool { kind == .scalar && isPlain && text.isEmpty }

    /// A spelled-out null.
    var isNull: Bool {
      kind == .scalar && isPlain && (text == "null" || text == "~" || text == "无")
    }
  }

  private(set) var nodes: [Node] = []

  subscript(index: Int) -> Node { nodes[index] }

  mutating func removeAll() { nodes.removeAll(keepingCapacity: true) }

  /// Appends a node and says where it stands.
  mutating func append(_ kind: Kind, text: String = "", isPlain: Bool = false, span: Span) -> Int {
    nodes.append(
      Node(kind: kind, text: text, isPlain: isPlain, span: span, next: nodes.count + 1))
    return nodes.count - 1
  }

  /// Ends a collection after the nodes appended since.
  ///
  /// - Parameters:
  ///   - index: the collection.
  ///   - end: the byte offset of its closing bracket's end; `nil` for a block, which ends with its
  ///     last child.
  mutating func close(_ index: Int, at end: Int?) {
    let span = nodes[index].span
    nodes[index].next = nodes.count
    var last = max(Int(span.start), end ?? 0)
    if end == nil {
      for child in items(of: index) { last = max(last, Int(nodes[child].span.end)) }
    }
    nodes[index].span = Span(source: span.source, start: Int(span.start), end: last)
  }

  /// The indices of a collection's direct children, in order; a mapping's are keys and values.
  func items(of index: Int) -> [Int] {
    var items: [Int] = []
    var child = index + 1
    while child < nodes[index].next {
      items.append(child)
      child = nodes[child].next
    }
    return items
  }

  /// The indices of a mapping's keys and values, in order.
  func entries(of index: Int) -> [(key: Int, value: Int)] {
    let items = items(of: index)
    return stride(from: 0, to: items.count - 1, by: 2).map { (items[$0], items[$0 + 1]) }
  }
}
