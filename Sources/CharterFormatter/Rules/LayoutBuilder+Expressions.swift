internal import CharterSyntax

/// Expressions; lines are broken before operators, the outermost ones first.
extension LayoutBuilder {
  func expression(_ node: SyntaxNode) -> Layout {
    switch node.kind {
    case .binaryExpression: chain(node)
    case .memberExpression, .roundedExpression, .isExpression: suffixed(node)
    case .callExpression, .setExpression: bracketed(node)
    case .aggregateExpression: aggregate(node)
    case .quantifierExpression: .fill(quantifierParts(node))
    case .ifExpression: choice(node)
    case .matchExpression: headed(node, flat: ", ")
    default: flow(node)
    }
  }

  // MARK: Chains

  /// Operands joined by operators that bind alike: on one line, or a line each.
  private func chain(_ node: SyntaxNode) -> Layout {
    var operands: [SyntaxNode] = []
    var operators: [SyntaxToken] = []
    guard let level = node.chainLevel else { return flow(node) }
    // Without recursion to the left, since a chain may have two thousand operands.
    var current = node
    while current.chainLevel == level, let left = current.left, let right = current.right,
      let token = current.operatorToken
    {
      if level == .implies {
        operands.append(left)
        operators.append(token)
        current = right
      } else {
        operands.insert(right, at: 0)
        operators.insert(token, at: 0)
        current = left
      }
    }
    if level == .implies { operands.append(current) } else { operands.insert(current, at: 0) }
    guard let first = operands.first else { return flow(node) }
    var parts = [first.kind == .binaryExpression ? .nest(3, layout(first)) : layout(first)]
    for (token, operand) in zip(operators, operands.dropFirst()) {
      parts.append(.of(leaf(token), .space, .align(layout(operand))))
    }
    switch level {
    // A sum reads on like a text; conditions are told one by one.
    case .additive, .multiplicative: return .fill(parts)
    case .implies, .or, .and, .comparison: return .grouped(.joined(parts, by: .line))
    }
  }

  /// `e.name.name`, `e is present` and `e rounded to 1元`, one after another without recursion to the left.
  private func suffixed(_ node: SyntaxNode) -> Layout {
    var suffixes: [[Layout]] = []
    var current = node
    while current.isSuffixed, let inner = current.expression {
      let rest = significant(current).drop { $0.node?.identity != inner.identity }.dropFirst()
      let spaced = current.kind != .memberExpression
      suffixes.append((spaced ? [.space] : []) + flow(rest, in: current))
      current = inner
    }
    return .sequence([layout(current)] + suffixes.reversed().flatMap { $0 })
  }

  // MARK: Sets and choices

  /// `count(x in xs where p: e weighted by w)`.
  private func aggregate(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    guard let open = children.firstIndex(where: { $0.isToken(.leftParenthesis) }) else {
      return flow(node)
    }
    var parts: [Layout] = []
    var closing: Layout = .empty
    for child in children[(open + 1)...] {
      switch child {
      case .node(let node): parts.append(layout(node))
      case .token(let token) where token.kind == .rightParenthesis: closing = leaf(token)
      case .token(let token):
        let last = parts.popLast() ?? .empty
        parts.append(.of(last, leaf(token)))
      }
    }
    return .sequence(flow(children[...open], in: node) + [.align(.of(.fill(parts), closing))])
  }

  /// `every x in xs`, `where p` and `satisfies q`.
  private func quantifierParts(_ node: SyntaxNode) -> [Layout] {
    var parts: [Layout] = []
    var run: [SyntaxElement] = []
    func endRun() {
      if !run.isEmpty { parts.append(.sequence(flow(run, in: node))) }
      run = []
    }
    for child in significant(node) {
      if child.node?.kind == .whereClause { endRun() }
      if case .token(let token) = child, token.keyword == .satisfies { endRun() }
      run.append(child)
    }
    endRun()
    return parts
  }

  /// `if c then a else b`: on one line, or a line each; with `else if` a line for each condition.
  private func choice(_ node: SyntaxNode) -> Layout {
    if node.lastChoice?.kind == .ifExpression { return choices(node) }
    var parts: [Layout] = []
    for child in significant(node) {
      switch child {
      case .token(let token):
        if !parts.isEmpty { parts.append(.line) }
        parts += [leaf(token), .space]
      case .node(let node): parts.append(.align(layout(node)))
      }
    }
    return .grouped(.sequence(parts))
  }

  private func choices(_ node: SyntaxNode) -> Layout {
    var lines: [Layout] = []
    var line: [Layout] = []
    var current: SyntaxNode? = node
    while let choice = current {
      current = nil
      for child in significant(choice) {
        switch child {
        case .token(let token):
          if token.keyword == .then { line.append(.line) }
          if token.keyword == .else {
            lines.append(.grouped(.nest(2, .sequence(line))))
            line = []
          }
          line += [leaf(token), .space]
        case .node(let node):
          if node.kind == .ifExpression, node.identity == choice.lastChoice?.identity {
            current = node
          } else {
            line.append(.align(layout(node)))
          }
        }
      }
    }
    lines.append(.sequence(line))
    return .group(.joined(lines, by: .line), mayBeFlat: false)
  }
}

/// How tightly the operators of a chain bind.
private enum ChainLevel {
  case implies, or, and, comparison, additive, multiplicative
}

extension SyntaxNode {
  /// What an `if` gives where its condition fails.
  fileprivate var lastChoice: SyntaxNode? { kind == .ifExpression ? expressions.last : nil }

  fileprivate var isSuffixed: Bool {
    kind == .memberExpression || kind == .roundedExpression || kind == .isExpression
  }

  fileprivate var chainLevel: ChainLevel? {
    switch self.operator {
    case nil: nil
    case .implies: .implies
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .additive
    case .multiply, .divide: .multiplicative
    }
  }
}
