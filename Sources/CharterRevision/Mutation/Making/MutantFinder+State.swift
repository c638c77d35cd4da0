import CharterDiagnostics
import CharterSyntax

extension MutantFinder {
  /// Changes what quotas and subsidies say beside their conditions, and how numbers are rounded.
  mutating func visitStateItem(_ node: SyntaxNode) {
    switch node.kind {
    case .quotaBound:
      exchange(.atLeast, .atMost, .bound, in: node)
      visitRounding(node)
      if let rounded = node.keyword(.rounded), let mode = node.tokens.last {
        drop(.rounding, rounded.span.joined(with: mode.span), quoting: node.span)
      }
    case .roundedExpression:
      visitRounding(node)
      if let value = node.expression {
        drop(.rounding, node.span, value.text, quoting: node.span)
      }
    case .roundingItem:
      visitRounding(node)
      drop(.rounding, node.span, quoting: node.span)
    case .capItem, .budgetItem: drop(.cap, node.span, quoting: node.span)
    case .payerItem, .payeeItem:
      drop(.party, node.span, quoting: node.span)
    case .byDateClause: drop(.date, node.span, quoting: node.span)
    case .lineItem:
      if (node.parent?.all(.lineItem).count ?? 0) > 1 {
        drop(.statement, node.span, quoting: node.head)
      }
    default: break
    }
  }

  private mutating func visitRounding(_ node: SyntaxNode) {
    let ways: [(Keyword, Keyword)] = [
      (.halfUp, .down), (.halfEven, .halfUp), (.up, .down), (.down, .up),
    ]
    for (from, to) in ways {
      guard let span = node.span(of: from), let token = node.keyword(from) else { continue }
      add(.rounding, span, token.isHan ? to.han : to.latin, around: node)
    }
  }
}
