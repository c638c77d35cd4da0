import CharterDiagnostics
import CharterSyntax

extension MutantFinder {
  /// Exchanges what an operator, a quantifier or a function says.
  mutating func visitOperator(_ node: SyntaxNode) {
    switch node.kind {
    case .binaryExpression:
      guard let token = node.operatorToken, let found = node.operator else { return }
      for (kind, text) in Self.exchanges(of: found, isHan: token.isHan) {
        add(kind, token.span, text, around: node)
      }
    case .unaryExpression:
      guard let not = node.keyword(.not), let operand = node.expression else { return }
      let span = Span(
        source: not.span.source, start: Int(not.span.start), end: Int(operand.span.start))
      add(.logic, span, "", around: node)
    case .inExpression:
      guard let word = node.keyword(.in) else { return }
      if let not = node.keyword(.not) {
        add(.comparison, not.span, "", around: node)
      } else {
        add(.comparison, word.span, (word.isHan ? "非 " : "not ") + word.text, around: node)
      }
    case .isExpression:
      exchange(.isPresent, .isNone, .comparison, in: node)
    case .quantifierExpression:
      exchange(.every, .some, .quantifier, in: node)
    case .aggregateExpression:
      if let word = node.tokens.first(where: { $0.kind == .word }) { exchange(word, in: node) }
    case .callExpression:
      if let callee = node.callee, callee.kind == .nameExpression,
        let word = callee.tokens.first(where: { $0.kind == .word })
      {
        exchange(word, in: node)
      }
    default: break
    }
  }

  /// What may stand in the place of an operator.
  private static func exchanges(
    of found: BinaryOperator, isHan: Bool
  ) -> [(MutantKind, String)] {
    func word(_ keyword: Keyword) -> String { isHan ? keyword.han : keyword.latin }
    return switch found {
    case .and: [(.logic, word(.or))]
    case .or, .implies: [(.logic, word(.and))]
    case .equal: [(.comparison, "!=")]
    case .notEqual: [(.comparison, "=")]
    // The boundary first: that is where policies are misread.
    case .less: [(.comparison, "<="), (.comparison, ">")]
    case .lessOrEqual: [(.comparison, "<"), (.comparison, ">=")]
    case .greater: [(.comparison, ">="), (.comparison, "<")]
    case .greaterOrEqual: [(.comparison, ">"), (.comparison, "<=")]
    case .add: [(.arithmetic, "-")]
    case .subtract: [(.arithmetic, "+")]
    case .multiply: [(.arithmetic, "/")]
    case .divide: [(.arithmetic, "*")]
    }
  }

  /// Exchanges two keywords, whichever of them is there.
  mutating func exchange(
    _ one: Keyword, _ other: Keyword, _ kind: MutantKind, in node: SyntaxNode
  ) {
    for (from, to) in [(one, other), (other, one)] {
      guard let span = node.span(of: from), let token = node.keyword(from) else { continue }
      add(kind, span, token.isHan ? to.han : to.latin, around: node)
      return
    }
  }

  private static let pairs: [(BuiltinFunction, BuiltinFunction)] = [
    (.min, .max), (.floor, .ceil), (.mean, .median),
  ]

  /// Exchanges a function for its counterpart.
  private mutating func exchange(_ word: SyntaxToken, in node: SyntaxNode) {
    guard let found = BuiltinFunction(word.identifier) else { return }
    for (one, other) in Self.pairs where found == one || found == other {
      let wanted = found == one ? other : one
      add(.arithmetic, word.span, word.isHan ? wanted.han : wanted.latin, around: node)
    }
  }
}

extension SyntaxNode {
  /// Where a keyword of one word or more stands among the direct tokens.
  func span(of keyword: Keyword) -> Span? {
    let found = tokens.filter { $0.keyword == keyword }
    guard let first = found.first, let last = found.last else { return nil }
    return first.span.joined(with: last.span)
  }
}
