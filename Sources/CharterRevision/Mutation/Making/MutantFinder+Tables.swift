import CharterDiagnostics
import CharterSyntax

extension MutantFinder {
  /// Empties each row, and moves each limit of a column wherever it stands.
  mutating func visitTable(_ body: SyntaxNode) {
    let rows = body.all(.tableRow)
    for row in rows + body.all(.otherwiseRow) {
      // Cells are nodes of their own, so that the expression is the result.
      guard let result = row.expression else { continue }
      let unset: Keyword = .unset
      add(.row, result.span, isHan(row) ? unset.han : unset.latin, around: row)
    }
    let columns = rows.map { $0.all(.tableCell).count }.max() ?? 0
    for column in 0..<columns {
      let cells = rows.compactMap { row -> SyntaxNode? in
        let cells = row.all(.tableCell)
        return column < cells.count ? cells[column] : nil
      }
      visitColumn(Limits(cells))
    }
  }

  private mutating func visitColumn(_ limits: Limits) {
    for places in limits.byText {
      guard let first = places.first else { continue }
      let kind: MutantKind = first.node.kind == .dateLiteral ? .date : .figure
      let count =
        first.node.kind == .dateLiteral
        ? first.node.shiftedDates.count : first.node.shiftedFigures.count
      for variant in 0..<count {
        let edits = places.compactMap { place -> TextEdit? in
          if place.node.kind == .dateLiteral {
            let texts = place.node.shiftedDates
            return texts.indices.contains(variant) ? TextEdit(place.node.span, texts[variant]) : nil
          }
          let texts = place.node.shiftedFigures
          return texts.indices.contains(variant)
            ? TextEdit(texts[variant].span, texts[variant].text) : nil
        }
        add(kind, edits, quoting: first.row.span)
      }
      // The limit itself goes to the other side, where both sides say so by a sign.
      let turns = places.map(\.turned)
      if !turns.contains(where: { $0 == nil }) {
        add(.comparison, turns.compactMap { $0 }, quoting: first.row.span)
      }
    }
  }
}

extension TextEdit {
  fileprivate init(_ span: Span, _ text: String) {
    self.init(range: Int(span.start)..<Int(span.end), text: text)
  }
}

/// The figures and days that part the cells of one column.
private struct Limits {
  struct Place {
    /// The literal.
    let node: SyntaxNode
    /// The row that it stands in.
    let row: SyntaxNode
    /// What would put the limit on the other side; `nil`: no sign can.
    let turned: TextEdit?
  }

  /// The places of each limit, in the order of the text.
  private(set) var byText: [[Place]] = []

  init(_ cells: [SyntaxNode]) {
    var index: [String: Int] = [:]
    for cell in cells {
      guard let row = cell.parent else { continue }
      for (node, turned) in Self.literals(of: cell) {
        let place = Place(node: node, row: row, turned: turned)
        if let found = index[node.text] {
          byText[found].append(place)
        } else {
          index[node.text] = byText.count
          byText.append([place])
        }
      }
    }
  }

  private static func literals(of cell: SyntaxNode) -> [(SyntaxNode, TextEdit?)] {
    var result: [(SyntaxNode, TextEdit?)] = []
    func add(_ node: SyntaxNode?, _ turned: TextEdit?) {
      if let node, node.kind == .numberLiteral || node.kind == .dateLiteral {
        result.append((node, turned))
      }
    }
    for child in cell.childNodes {
      switch child.kind {
      case .comparisonCell:
        let signs: [BinaryOperator: String] = [
          .less: "<=", .lessOrEqual: "<", .greater: ">=", .greaterOrEqual: ">",
        ]
        let sign = child.operator.flatMap { signs[$0] }
        let token = child.operatorToken
        add(child.expression, sign.flatMap { sign in token.map { TextEdit($0.span, sign) } })
      case .rangeExpression:
        add(child.left, nil)
        let token = child.token(.dotDot) ?? child.token(.dotDotLess)
        add(
          child.right,
          token.map { TextEdit($0.span, child.isHalfOpen ? ".." : "..<") })
      case .numberLiteral, .dateLiteral: add(child, nil)
      default: break
      }
    }
    return result
  }
}
