internal import CharterDiagnostics
internal import CharterSyntax

/// Turns a tree into a layout; one file's worth of state.
///
/// The layout depends on the tokens, the comments and the empty lines alone, never on where lines were broken
/// before: so a file has one layout, and a rendering in the other language leads back to it.
final class LayoutBuilder {
  let tree: SyntaxTree
  let source: SourceTokens
  let writer: TokenWriter
  /// The tokens whose comments have been written with the item that they begin.
  private var claimed: Set<Int> = []

  init(_ tree: SyntaxTree, writer: TokenWriter, source: SourceTokens? = nil) {
    self.tree = tree
    self.source = source ?? writer.source
    self.writer = writer
  }

  /// The layout of the whole file.
  var file: Layout {
    var parts: [Layout] = []
    for child in significant(tree.root) {
      switch child {
      case .node(let node):
        if !parts.isEmpty { parts.append(.hardLine) }
        parts.append(item(node))
      case .token(let token): parts.append(dropped(token))
      }
    }
    parts.append(.hardLine)
    parts += ownLines(source.atEnd)
    return .sequence(parts)
  }

  // MARK: Tokens

  /// A token with the comments around it.
  func leaf(_ token: SyntaxToken) -> Layout {
    let around = source.around[token.identity]
    let text = writer.text(of: token)
    guard let around else { return .text(text) }
    var parts: [Layout] = []
    if !claimed.contains(token.identity) { parts = around.before.map { .ownLine($0.text) } }
    if !text.isEmpty { parts.append(.text(text)) }
    if let after = around.after { parts.append(.trailing(after)) }
    return .sequence(parts)
  }

  /// The comments around a token that is left out.
  func dropped(_ token: SyntaxToken) -> Layout {
    guard let around = source.around[token.identity] else { return .empty }
    var parts: [Layout] = around.before.map { .ownLine($0.text) }
    if let after = around.after { parts.append(.trailing(after)) }
    return .sequence(parts)
  }

  /// The comments and the empty line before an item of a block.
  func lead(_ token: SyntaxToken?) -> Layout {
    guard let token, let around = source.around[token.identity] else { return .empty }
    claimed.insert(token.identity)
    return .sequence(ownLines(around.before) + (around.followsBlank ? [.blankLine] : []))
  }

  func ownLines(_ comments: [SourceTokens.OwnLine]) -> [Layout] {
    comments.flatMap { $0.followsBlank ? [.blankLine, .ownLine($0.text)] : [.ownLine($0.text)] }
  }

  /// An item of a block or file, with what stands before it.
  func item(_ node: SyntaxNode) -> Layout { .of(lead(node.firstToken), layout(node)) }

  /// A text between quotation marks with the comments around it; inside there are none.
  private func text(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    if let first = node.firstToken, !claimed.contains(first.identity) {
      parts = (source.around[first.identity]?.before ?? []).map { .ownLine($0.text) }
    }
    parts.append(.text(writer.text(ofLiteral: node)))
    if let after = node.lastToken.flatMap({ source.around[$0.identity]?.after }) {
      parts.append(.trailing(after))
    }
    return .sequence(parts)
  }

  // MARK: Nodes

  /// The children of a node without spaces and comments.
  func significant(_ node: SyntaxNode) -> [SyntaxElement] {
    node.children.filter { child in
      if case .token(let token) = child { !token.isTrivia } else { true }
    }
  }

  /// The layout of a node of any kind.
  func layout(_ node: SyntaxNode) -> Layout {
    switch node.kind {
    case .textLiteral: text(node)
    case .localizedText: localized(node, isSplit: false)
    case .otherwiseClause: otherwise(node)
    case .vocabularyHeader: headed(node, flat: "  ")
    case .policyHeader, .entityDeclaration, .actionDeclaration, .forEachEffect: headed(node)
    case .enumDeclaration, .createEffect: headed(node, flat: ", ")
    case .clause: clause(node)
    case .notEncoded: notEncoded(node)
    case .parameterDeclaration, .parameterSetting, .definition, .tableDeclaration, .amountItem,
      .lineItem:
      declaration(node)
    case .assignEffect: assignment(node, .equal)
    case .fieldInitializer:
      assignment(node, node.token(.equal) == nil ? .colon : .equal)
    case .matchArm: assignment(node, .arrow)
    case .datedValue: assignment(node, .colon)
    case .parameterList: bracketed(node)
    case .tableBody: table(node)
    case .norm, .exceptionDeclaration, .quotaDeclaration, .subsidyDeclaration: norm(node)
    case .requireStatement, .forbidStatement, .adviseStatement, .groundItem: demand(node)
    case .groundsStatement, .procedureStatement: listing(node)
    case .dutyStatement, .stepItem: clauses(node)
    case .quotaPopulation, .quotaCount: .nest(4, .fill(segments(node).map(\.layout)))
    case .usesItem, .enforcedOnClause, .forActions, .payerItem, .payeeItem, .byClause, .toClause:
      list(node)
    default: node.kind.isExpression ? expression(node) : flow(node)
    }
  }

  /// The children one after the other on a line, as far as they do not break themselves.
  func flow(_ node: SyntaxNode) -> Layout { .sequence(flow(significant(node), in: node)) }

  /// Some children of a node one after the other, with spaces where there are any between them.
  func flow(_ children: some Sequence<SyntaxElement>, in node: SyntaxNode) -> [Layout] {
    var parts: [Layout] = []
    var last: SyntaxToken?
    for child in children {
      guard let first = child.firstToken else { continue }
      if case .token(let token) = child, token.kind == .semicolon {
        parts.append(dropped(token))
        continue
      }
      if let last, Spacing.separates(last, first, in: node.kind), !writer.continuesKeyword(first) {
        parts.append(.space)
      }
      switch child {
      case .token(let token): parts.append(leaf(token))
      case .node(let child):
        parts.append(child.kind.isExpression ? .align(layout(child)) : layout(child))
      }
      last = child.lastToken
    }
    return parts
  }
}

extension SyntaxElement {
  /// Its first token that counts.
  var firstToken: SyntaxToken? {
    switch self {
    case .token(let token): token
    case .node(let node): node.firstToken
    }
  }

  /// Its last token that counts.
  var lastToken: SyntaxToken? {
    switch self {
    case .token(let token): token
    case .node(let node): node.lastToken
    }
  }

  /// Whether it is a token of a kind.
  func isToken(_ kind: TokenKind) -> Bool {
    if case .token(let token) = self { token.kind == kind } else { false }
  }

  /// The node, if it is one.
  var node: SyntaxNode? {
    if case .node(let node) = self { node } else { nil }
  }
}
