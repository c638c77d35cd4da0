internal import CharterSyntax

/// Clauses, parameters, definitions and whatever else has a name and a value.
extension LayoutBuilder {
  func clause(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    if let excuse = children.firstIndex(where: { $0.node?.kind == .notEncoded }),
      !children.contains(where: { $0.isToken(.leftBrace) }), let excused = children[excuse].node
    {
      let head = flow(children[..<excuse], in: node)
      return .sequence(head + [.grouped(.nest(2, .of(.line, layout(excused))))])
    }
    return headed(node)
  }

  /// `not encoded "part" because "reason"`.
  func notEncoded(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    let reason =
      children.firstIndex { child in
        if case .token(let token) = child { token.keyword == .because } else { false }
      } ?? children.endIndex
    let head = flow(children[..<reason], in: node)
    return .sequence(
      head + [.grouped(.nest(2, .sequence([.line] + flow(children[reason...], in: node))))])
  }

  /// A head, and `= value`, `{ from DATE: value … }` or a table after it.
  func declaration(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    let end =
      children.firstIndex {
        $0.isToken(.equal) || $0.isToken(.leftBrace) || $0.node?.kind == .tableBody
      } ?? children.endIndex
    let head = declared(children[..<end], in: node)
    guard end < children.endIndex else { return .sequence(head) }
    switch children[end] {
    case .token(let token) where token.kind == .equal:
      return .sequence(head + [.space, leaf(token), value(children[(end + 1)...], in: node)])
    case .token: return .sequence(head + [.space, block(children[end...], flat: "  ")])
    case .node(let body): return .sequence(head + [.space, layout(body)])
    }
  }

  /// `target = value`, `pattern => value` and `from DATE: value`.
  func assignment(_ node: SyntaxNode, _ mark: TokenKind) -> Layout {
    let children = significant(node)
    guard let end = children.firstIndex(where: { $0.isToken(mark) }) else { return flow(node) }
    return .sequence(
      flow(children[...end], in: node) + [value(children[(end + 1)...], in: node)])
  }

  /// What comes before the value; a reading has a line of its own.
  func declared(_ children: some Sequence<SyntaxElement>, in node: SyntaxNode) -> [Layout] {
    var parts: [Layout] = []
    var run: [SyntaxElement] = []
    for child in children {
      run.append(child)
      if child.node?.kind == .localizedText {
        parts += flow(run, in: node) + [.hardLine]
        run = []
      }
    }
    return parts + flow(run, in: node)
  }

  /// A value after `=`: on the line of its head where all of it fits, else on lines of its own.
  private func value(_ children: ArraySlice<SyntaxElement>, in node: SyntaxNode) -> Layout {
    guard let first = children.first else { return .empty }
    if children.count == 1, let match = first.node, match.kind == .matchExpression {
      return .hugged(layout(match))
    }
    let isOpen =
      first.node?.kind == .matchExpression || first.node?.kind == .tableBody
      || first.isToken(.leftBrace) || children.contains { $0.node?.kind == .tableBody }
    if isOpen { return .sequence([.space] + unaligned(children)) }
    var parts: [Layout] = [.line]
    for child in children {
      if parts.count > 1 { parts.append(.line) }
      switch child {
      case .node(let node): parts.append(layout(node))
      case .token(let token): parts.append(leaf(token))
      }
    }
    return .grouped(.nest(2, .sequence(parts)))
  }

  private func unaligned(_ children: ArraySlice<SyntaxElement>) -> [Layout] {
    var parts: [Layout] = []
    for child in children {
      if !parts.isEmpty { parts.append(.space) }
      switch child {
      case .node(let node): parts.append(layout(node))
      case .token(let token): parts.append(leaf(token))
      }
    }
    return parts
  }
}
