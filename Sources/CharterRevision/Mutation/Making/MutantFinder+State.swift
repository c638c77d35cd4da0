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
      // A line that never holds adds nothing, and its place among the others stays.
      guard node.expression != nil, (node.parent?.all(.lineItem).count ?? 0) > 1 else { return }
      let (when, never) = isHan(node) ? (Keyword.when.han, Keyword.false.han) : ("when", "false")
      if let condition = node.first(.lineCondition)?.expression {
        drop(.statement, condition.span, never, quoting: node.head)
      } else {
        let end = Int(node.span.end)
        drop(
          .statement, Span(source: node.span.source, start: end, end: end), " \(when) \(never)",
          quoting: node.head)
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
