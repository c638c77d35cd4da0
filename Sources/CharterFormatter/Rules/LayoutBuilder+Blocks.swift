internal import CharterSyntax

/// Blocks in braces.
extension LayoutBuilder {
  /// `head { items }`.
  ///
  /// - Parameters:
  ///   - node: what has the block.
  ///   - flat: what separates the items where all of them stand on one line; `nil`: they never do.
  /// - Returns: the head and the block.
  func headed(_ node: SyntaxNode, flat: String? = nil) -> Layout {
    let children = significant(node)
    let brace = children.firstIndex { $0.isToken(.leftBrace) } ?? children.endIndex
    let head = flow(children[..<brace], in: node)
    guard brace < children.endIndex else { return .sequence(head) }
    return .sequence(head + [.space, block(children[brace...], flat: flat)])
  }

  /// The block that begins with the first of some children and ends with the last of them.
  ///
  /// - Parameters:
  ///   - children: from `{` to `}`.
  ///   - flat: what separates the items where all of them stand on one line; `nil`: they never do.
  ///   - separator: what follows an item, the last one excepted, where each has a line of its own.
  /// - Returns: the braces and what stands between them.
  func block(
    _ children: ArraySlice<SyntaxElement>, flat: String?, separator: String = ""
  ) -> Layout {
    guard case .token(let opening)? = children.first else { return .empty }
    var items: [Layout] = []
    var closing: Layout = .empty
    var remarks: Layout = .empty
    for child in children.dropFirst() {
      switch child {
      case .node(let node): items.append(item(node))
      case .token(let token) where token.kind == .rightBrace:
        if let around = source.around[token.identity], !around.before.isEmpty {
          remarks = .sequence([.hardLine] + ownLines(around.before))
          _ = lead(token)
        }
        closing = leaf(token)
      case .token(let token):
        // A comma or a semicolon, which the layout writes anew.
        if let last = items.popLast() { items.append(.of(last, dropped(token))) }
      }
    }
    if items.isEmpty, case .sequence(let none) = remarks, none.isEmpty,
      source.around[opening.identity]?.after == nil
    {
      return .of(leaf(opening), closing)
    }
    let between: Layout
    let edge: Layout
    if let flat {
      between = .either(flat: .text(flat), broken: .of(.glued(separator), .hardLine))
      edge = .line
    } else {
      between = .of(.glued(separator), .hardLine)
      edge = .hardLine
    }
    let content = Layout.of(
      leaf(opening),
      .nest(2, .of(items.isEmpty ? .empty : edge, .joined(items, by: between), remarks)), edge,
      closing)
    return .grouped(content)
  }

  /// `(a, b)`, `{a, b}` and the like: as many on a line as fit, below each other.
  func bracketed(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    guard
      let open = children.firstIndex(where: {
        $0.isToken(.leftParenthesis) || $0.isToken(.leftBrace)
      })
    else { return flow(node) }
    let close = children.count - 1
    guard open < close else { return flow(node) }
    let head = flow(children[...open], in: node)
    var parts: [Layout] = []
    for child in children[(open + 1)..<close] {
      switch child {
      case .token(let token):
        let last = parts.popLast() ?? .empty
        parts.append(.of(last, leaf(token)))
      case .node(let node): parts.append(.align(layout(node)))
      }
    }
    return .sequence(head + [.align(.of(.fill(parts), layout(ofToken: children[close])))])
  }

  private func layout(ofToken child: SyntaxElement) -> Layout {
    if case .token(let token) = child { leaf(token) } else { .empty }
  }

  /// `keyword a, b` or `keyword a or b`: as many on a line as fit.
  func list(_ node: SyntaxNode) -> Layout {
    var head: [Layout] = []
    var parts: [Layout] = []
    var pending: [Layout] = []
    for child in significant(node) {
      switch child {
      case .token(let token):
        if token.kind == .comma {
          let last = parts.popLast() ?? .empty
          parts.append(.of(last, leaf(token)))
        } else if parts.isEmpty {
          if !head.isEmpty, !writer.continuesKeyword(token) { head.append(.space) }
          head.append(leaf(token))
        } else {
          pending += [leaf(token), .space]
        }
      case .node(let node):
        parts.append(.sequence(pending + [layout(node)]))
        pending = []
      }
    }
    return .sequence(head + [.space, .align(.fill(parts))])
  }
}
