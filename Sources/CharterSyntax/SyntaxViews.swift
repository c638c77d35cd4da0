public import CharterDiagnostics

/// A declared name: its Latin form, its Han form, or both.
public struct NameSyntax: Sendable, Hashable {
  /// The node.
  public let node: SyntaxNode

  /// A view of a node of kind ``SyntaxKind/name``.
  public init?(_ node: SyntaxNode) {
    guard node.kind == .name else { return nil }
    self.node = node
  }

  /// The word without Han letters.
  public var latinToken: SyntaxToken? { word(isHan: false) }

  /// The word with Han letters.
  public var hanToken: SyntaxToken? { word(isHan: true) }

  private func word(isHan: Bool) -> SyntaxToken? {
    let spellings = node.tree.spellings
    return node.firstDirectToken {
      $0.kind == .word && spellings[Int($0.spelling)].isHan == isHan
    }
  }

  /// The Latin name, without backticks.
  public var latin: String? { latinToken?.identifier }

  /// The Han name, without backticks.
  public var han: String? { hanToken?.identifier }

  /// Both names.
  public var value: (latin: String?, han: String?) { (latin, han) }

  /// Where the name stands.
  public var span: Span { node.span }
}

/// A use of a name, perhaps with its policy's name before it.
public struct NameReferenceSyntax: Sendable, Hashable {
  /// The node.
  public let node: SyntaxNode

  /// A view of a node of kind ``SyntaxKind/nameReference``.
  public init?(_ node: SyntaxNode) {
    guard node.kind == .nameReference else { return nil }
    self.node = node
  }

  /// The words, one or two.
  public var parts: [SyntaxToken] { node.tokens.filter { $0.kind == .word } }
}

/// The operator of a ``SyntaxKind/binaryExpression``.
public enum BinaryOperator: String, Sendable, CaseIterable, Hashable {
  case and, or, implies
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"

  /// The comparison that a token stands for.
  init?(comparison kind: TokenKind) {
    switch kind {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }

  /// The operator that a token stands for.
  public init?(_ token: SyntaxToken) { self.init(token.tree.records[Int(token.index)]) }

  init?(_ token: SyntaxTree.TokenRecord) {
    switch token.kind {
    case .word:
      switch token.keyword {
      case Keyword.and.rawValue + 1: self = .and
      case Keyword.or.rawValue + 1: self = .or
      case Keyword.implies.rawValue + 1: self = .implies
      default: return nil
      }
    case .plus: self = .add
    case .minus: self = .subtract
    case .star: self = .multiply
    case .slash: self = .divide
    default: self.init(comparison: token.kind)
    }
  }
}

/// Views of expressions; each is `nil` or empty for nodes of another kind.
extension SyntaxNode {
  /// The declared name among its direct children.
  public var name: NameSyntax? { first(.name).flatMap(NameSyntax.init) }

  /// The words of a ``SyntaxKind/nameReference``.
  public var parts: [SyntaxToken] { NameReferenceSyntax(self)?.parts ?? [] }

  /// The operator of a binary expression or of a table's comparison cell.
  public var `operator`: BinaryOperator? {
    operatorToken.flatMap { BinaryOperator($0) }
  }

  /// The operator's token of a binary expression or a comparison cell.
  public var operatorToken: SyntaxToken? {
    guard kind == .binaryExpression || kind == .comparisonCell else { return nil }
    return firstDirectToken { BinaryOperator($0) != nil }
  }

  /// The left operand of a binary expression, `in` test or range.
  public var left: SyntaxNode? { expression }

  /// The right operand of a binary expression, `in` test or range.
  public var right: SyntaxNode? {
    let found = expressions
    return found.count > 1 ? found[1] : nil
  }

  /// What a call calls: a name or a member.
  public var callee: SyntaxNode? { kind == .callExpression ? expression : nil }

  /// The arguments of a call.
  public var arguments: [SyntaxNode] {
    kind == .callExpression ? Array(expressions.dropFirst()) : []
  }

  /// The attribute's word of a member expression.
  public var memberToken: SyntaxToken? {
    kind == .memberExpression ? lastToken(.word) : nil
  }

  /// Whether a range leaves its second end out.
  public var isHalfOpen: Bool { token(.dotDotLess) != nil }

  /// Whether a quantifier says `every`.
  public var isUniversal: Bool { kind == .quantifierExpression && has(.every) }
}
