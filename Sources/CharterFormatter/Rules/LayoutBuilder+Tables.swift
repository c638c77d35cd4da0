internal import CharterDiagnostics
internal import CharterSyntax

/// Tables: every row one line, the columns below each other.
extension LayoutBuilder {
  func table(_ node: SyntaxNode) -> Layout {
    let children = significant(node)
    let rows = children.compactMap(\.node)
    let cells = rows.map(cells)
    var widths: [Int] = []
    for (row, node) in zip(cells, rows) where node.kind != .otherwiseRow {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], DisplayWidth.of(cell))
      }
    }
    // A row for all the rest has one cell as wide as all of them.
    let conditions = widths.reduce(0, +) + max(widths.count - 1, 0) * 3
    var items: [Layout] = []
    var closing: Layout = .empty
    var opening: Layout = .empty
    var row = 0
    for child in children {
      switch child {
      case .token(let token) where token.kind == .leftBrace: opening = leaf(token)
      case .token(let token) where token.kind == .rightBrace:
        let remarks = source.around[token.identity].map { ownLines($0.before) } ?? []
        _ = lead(token)
        if !remarks.isEmpty { items.append(.sequence(remarks)) }
        closing = leaf(token)
      case .token(let token):
        if let last = items.popLast() { items.append(.of(last, dropped(token))) }
      case .node(let node):
        let isWhole = node.kind == .otherwiseRow
        items.append(line(node, cells[row], isWhole ? [conditions] : widths))
        row += 1
      }
    }
    guard !items.isEmpty else { return .of(opening, closing) }
    return .of(
      opening, .nest(2, .of(.hardLine, .joined(items, by: .hardLine))), .hardLine, closing)
  }

  /// One row, its cells padded, and its result.
  private func line(_ node: SyntaxNode, _ cells: [String], _ widths: [Int]) -> Layout {
    let padded = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: " | ")
    let last = node.lastToken.flatMap { source.around[$0.identity]?.after }
    return .of(
      lead(node.firstToken), .text(padded + " => " + result(node)),
      last.map { .trailing($0) } ?? .empty)
  }

  /// The cells before `=>`, each on one line; a word of the header is a cell.
  private func cells(_ node: SyntaxNode) -> [String] {
    var cells: [String] = []
    for child in significant(node) {
      switch child {
      case .token(let token):
        if token.kind == .arrow { return cells }
        if token.kind == .word { cells.append(writer.text(of: token)) }
      case .node(let cell): cells.append(flat(cell))
      }
    }
    return cells
  }

  private func result(_ node: SyntaxNode) -> String {
    let rest = significant(node).drop { !$0.isToken(.arrow) }.dropFirst()
    return rest.map { child in
      switch child {
      case .token(let token): writer.text(of: token)
      case .node(let node): flat(node)
      }
    }.joined(separator: " ")
  }

  /// A node on one line, without the comments around it.
  private func flat(_ node: SyntaxNode) -> String { writer.flat(node) }
}
