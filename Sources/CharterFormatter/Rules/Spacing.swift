internal import CharterSyntax

/// Where a space stands between two tokens of a line.
enum Spacing {
  /// Whether a space separates two neighbours among the children of a node.
  static func separates(_ left: SyntaxToken, _ right: SyntaxToken, in parent: SyntaxKind) -> Bool {
    switch right.kind {
    case .comma, .colon, .semicolon, .rightParenthesis, .rightBracket, .question, .dot, .dotDot,
      .dotDotLess:
      return false
    case .leftParenthesis:
      switch parent {
      case .callExpression, .aggregateExpression, .parameterDeclaration, .definition,
        .tableDeclaration, .parameterSetting:
        return false
      default: break
      }
    case .rightBrace: if parent == .setExpression { return false }
    case .slash: if parent == .unitReference { return false }
    default: break
    }
    switch left.kind {
    case .leftParenthesis, .leftBracket, .dot, .dotDot, .dotDotLess: return false
    case .leftBrace: return parent != .setExpression
    case .slash: return parent != .unitReference
    case .minus: return parent != .unaryExpression
    default: return true
    }
  }
}
