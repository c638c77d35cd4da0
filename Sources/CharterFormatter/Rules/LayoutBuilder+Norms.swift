internal import CharterSyntax

/// Norms of every kind and their statements.
extension LayoutBuilder {
  /// A part of a head, before which a line may be broken.
  struct Segment {
    let layout: Layout
    /// Whether it limits what the head is about.
    var isCondition = false
  }

  /// A norm's head, which may take several lines, and its block.
  func norm(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    let brace = children.firstIndex { $0.isToken(.leftBrace) } ?? children.endIndex
    var lead: [SyntaxElement] = []
    var rest: [SyntaxElement] = []
    for child in children[..<brace] {
      if rest.isEmpty, !child.beginsSegment { lead.append(child) } else { rest.append(child) }
    }
    // From the first condition on, all goes to the next line where not all fits on this one.
    let parts = segments(rest, in: node)
    let condition = parts.firstIndex(where: \.isCondition) ?? parts.endIndex
    let first = [.sequence(declared(lead, in: node))] + parts[..<condition].map(\.layout)
    let head = Layout.nest(
      4, .sequence([.fill(first)] + Layout.rest(parts[condition...].map(\.layout))))
    guard brace < children.endIndex else { return head }
    return .of(head, .space, block(children[brace...], flat: nil))
  }

  /// The parts of a head between which a line may be broken.
  func segments(_ node: SyntaxNode) -> [Segment] { segments(significant(node), in: node) }

  private func segments(_ children: [SyntaxElement], in node: SyntaxNode) -> [Segment] {
    var parts: [Segment] = []
    var run: [SyntaxElement] = []
    func endRun() {
      if !run.isEmpty { parts.append(Segment(layout: .sequence(flow(run, in: node)))) }
      run = []
    }
    for child in children {
      switch child.node?.kind {
      case .forEachClause, .sharedAmongClause:
        endRun()
        if let clause = child.node { parts += segments(clause) }
      case .whereClause, .whenStatement:
        endRun()
        if let clause = child.node {
          parts.append(Segment(layout: layout(clause), isCondition: true))
        }
      case .forActions, .byDateClause, .enforcedOnClause:
        endRun()
        if let clause = child.node { parts.append(Segment(layout: layout(clause))) }
      default: run.append(child)
      }
    }
    endRun()
    return parts
  }

  /// `require label: e otherwise text`.
  func demand(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    let hasLabel = node.first(.label) != nil
    var parts: [Layout] = []
    var run: [SyntaxElement] = []
    for child in children {
      if let clause = child.node, clause.kind == .otherwiseClause {
        parts += flow(run, in: node)
        run = []
        parts.append(.nest(2, .of(.hardLine, layout(clause))))
      } else if let value = child.node, value.kind == .matchExpression {
        parts += flow(run, in: node) + [.space, layout(value)]
        run = []
      } else if hasLabel, let value = child.node, value.kind.isExpression {
        parts += flow(run, in: node) + [.space, .nest(4, layout(value))]
        run = []
      } else {
        run.append(child)
      }
    }
    return .sequence(parts + flow(run, in: node))
  }

  /// `any of { … }`, `at least N of { … }` and `procedure { … }`.
  func listing(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    guard let brace = children.firstIndex(where: { $0.isToken(.leftBrace) }),
      let end = children.firstIndex(where: { $0.isToken(.rightBrace) })
    else { return flow(node) }
    let separator = node.kind == .procedureStatement ? "," : ""
    var parts = flow(children[..<brace], in: node)
    parts += [.space, block(children[brace...end], flat: nil, separator: separator)]
    for child in children[(end + 1)...] {
      switch child {
      case .node(let node): parts += [.space, .align(layout(node))]
      case .token(let token): parts.append(dropped(token))
      }
    }
    return .sequence(parts)
  }

  /// A duty or a step: its clauses as many on a line as fit.
  func clauses(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    var run: [SyntaxElement] = []
    var ending: Layout = .empty
    for child in significant(node) {
      switch child.node?.kind {
      case .byClause, .toClause, .withinClause, .afterClause, .notBeforeClause:
        if !run.isEmpty { parts.append(.sequence(flow(run, in: node))) }
        run = []
        if let clause = child.node { parts.append(layout(clause)) }
      case .otherwiseClause:
        if let clause = child.node { ending = .nest(2, .of(.hardLine, layout(clause))) }
      default: run.append(child)
      }
    }
    if !run.isEmpty { parts.append(.sequence(flow(run, in: node))) }
    return .of(.nest(2, .fill(parts)), ending)
  }

  /// `otherwise text`; a text in both languages takes two lines.
  func otherwise(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in significant(node) {
      if !parts.isEmpty, child.firstToken.map({ !writer.continuesKeyword($0) }) ?? false {
        parts.append(.space)
      }
      switch child {
      case .token(let token): parts.append(leaf(token))
      case .node(let text) where text.kind == .localizedText:
        parts.append(localized(text, isSplit: true))
      case .node(let node): parts.append(layout(node))
      }
    }
    return .sequence(parts)
  }

  /// `"text"` or `zh "…" en "…"`.
  func localized(_ node: SyntaxNode, isSplit: Bool) -> Layout {
    var parts: [Layout] = []
    for child in significant(node) {
      switch child {
      case .node(let part): parts.append(layout(part))
      case .token(let token):
        if let last = parts.popLast() { parts.append(.of(last, dropped(token))) }
      }
    }
    if parts.count == 1 { return parts[0] }
    return .align(.grouped(.joined(parts, by: isSplit ? .hardLine : .line)))
  }
}

extension SyntaxElement {
  /// Whether a line of a norm's head may begin with it.
  fileprivate var beginsSegment: Bool {
    switch node?.kind {
    case .forEachClause, .sharedAmongClause, .forActions, .byDateClause, .enforcedOnClause,
      .whenStatement:
      return true
    default: break
    }
    if case .token(let token) = self { return token.keyword == .exceptionTo }
    return false
  }
}
