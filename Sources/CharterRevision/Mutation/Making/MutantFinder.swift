import CharterDiagnostics
package import CharterSyntax
package import CharterValues

/// Finds the small changes that can be made to one policy.
///
/// What only informs is left alone: titles, messages, advice texts, whom a duty is owed to, reasons; and so is what
/// no document gives, the values marked `illustrative`.
package struct MutantFinder {
  /// The places of an enum's case by a word that names it.
  struct CasePlace {
    let declaration: EnumDeclaration
    let index: Int
  }

  private let tree: SyntaxTree
  private let schema: Schema
  private let cases: [String: [CasePlace]]
  /// The day from which the policy is in force, as written, and whether a document gives it.
  private let beginning: (text: String, isIllustrative: Bool)?
  private(set) var mutants: [Mutant] = []
  /// The number of the clause, and the declaration, that the walk is in.
  private var clause: String?
  private var declaration: Words?

  /// A search in one file.
  package init(_ tree: SyntaxTree, schema: Schema) {
    self.tree = tree
    self.schema = schema
    var cases: [String: [CasePlace]] = [:]
    for declaration in schema.enums {
      for (index, name) in declaration.cases.enumerated() {
        for form in name.forms {
          cases[form, default: []].append(CasePlace(declaration: declaration, index: index))
        }
      }
    }
    self.cases = cases
    let header = tree.root.first(.policyHeader)?.first(.inForceItem)
    beginning = header.flatMap { header in
      header.expression.map { ($0.text, header.has(.illustrative)) }
    }
  }

  /// Every change, in the order of the text.
  package func all() -> [Mutant] {
    var finder = self
    finder.visit(tree.root)
    var seen: Set<[TextEdit]> = []
    return finder.mutants.filter { seen.insert($0.edits).inserted }.enumerated()
      .sorted { left, right in
        let (a, b) = (left.element.place.start, right.element.place.start)
        return a == b ? left.offset < right.offset : a < b
      }.map(\.element)
  }

  private mutating func visit(_ node: SyntaxNode) {
    if isLeftAlone(node) { return }
    let outer = (clause, declaration)
    if node.kind == .clause {
      clause = node.first(.textLiteral).flatMap(TextLiteralSyntax.init)?.decoded
    }
    if let name = node.name, node.kind != .label {
      declaration = Words(
        zh: name.han ?? name.latin ?? "", en: name.latin ?? name.han ?? "")
    }
    visitItself(node)
    for child in node.childNodes { visit(child) }
    (clause, declaration) = outer
  }

  /// Whether a change in a node would only change what is told, or what no document gives.
  private func isLeftAlone(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .vocabularyHeader, .unitDeclaration, .enumDeclaration, .entityDeclaration,
      .actionDeclaration, .titleItem, .numberItem, .issuerItem, .jurisdictionItem, .forceItem,
      .usesItem, .notEncoded, .localizedText, .textLiteral, .otherwiseClause, .label, .toClause,
      .forActions, .enforcedOnClause, .parameterList, .nameReference, .error:
      return true
    case .inForceItem, .parameterDeclaration: return node.has(.illustrative)
    case .byClause, .withinClause: return node.parent?.kind == .dutyStatement
    default: return false
    }
  }

  private mutating func visitItself(_ node: SyntaxNode) {
    switch node.kind {
    case .binaryExpression, .unaryExpression, .inExpression, .isExpression, .quantifierExpression,
      .aggregateExpression, .callExpression:
      visitOperator(node)
    case .numberLiteral, .dateLiteral, .booleanLiteral, .nameExpression, .memberExpression:
      visitConstant(node)
    case .requireStatement, .forbidStatement, .adviseStatement, .groundsStatement, .groundItem,
      .dutyStatement, .procedureStatement, .stepItem, .whenStatement, .whereClause,
      .lineCondition, .exceptionDeclaration, .withinClause, .notBeforeClause, .byClause:
      visitStatement(node)
    case .tableBody: visitTable(node)
    case .quotaBound, .roundingItem, .roundedExpression, .capItem, .budgetItem, .payerItem,
      .payeeItem, .byDateClause, .lineItem:
      visitStateItem(node)
    default: break
    }
  }

  /// Whether a day earlier, or a day later, would mean nothing: the values before a policy are never asked for.
  func isIdle(_ node: SyntaxNode, backwards: Bool) -> Bool {
    guard let beginning, node.parent?.kind == .datedValue, node.text == beginning.text,
      node.parent?.expression == node
    else { return false }
    return backwards || beginning.isIllustrative
  }

  // MARK: Making

  /// The places of a case that a word names, over all enums.
  func casePlaces(_ word: String) -> [CasePlace] { cases[word] ?? [] }

  /// The enum of a name.
  func enumeration(_ word: String) -> EnumDeclaration? {
    schema.enums.first { $0.name.has(word) }
  }

  /// Adds a change of one stretch, told by the text around it.
  mutating func add(_ kind: MutantKind, _ span: Span, _ text: String, around node: SyntaxNode) {
    add(
      kind, [TextEdit(range: Int(span.start)..<Int(span.end), text: text)], quoting: quotable(node))
  }

  /// Adds a change of several stretches.
  mutating func add(_ kind: MutantKind, _ edits: [TextEdit], quoting focus: Span) {
    mutants.append(
      Mutant(
        kind: kind, edits: edits, focus: focus, isDropped: false, declaration: declaration,
        clause: clause))
  }

  /// Adds that something is left out: a stretch becomes another, mostly nothing.
  mutating func drop(_ kind: MutantKind, _ span: Span, _ text: String = "", quoting focus: Span) {
    mutants.append(
      Mutant(
        kind: kind, edits: [TextEdit(range: Int(span.start)..<Int(span.end), text: text)],
        focus: focus, isDropped: true, declaration: declaration, clause: clause))
  }

  /// The widest expression around a node that can be quoted on one line.
  private func quotable(_ node: SyntaxNode) -> Span {
    var found = node
    while let parent = found.parent, isQuotable(parent) { found = parent }
    return found.span
  }

  private func isQuotable(_ node: SyntaxNode) -> Bool {
    guard node.kind.isExpression || Self.clauses.contains(node.kind) else { return false }
    let text = node.text
    return !text.contains { $0.isNewline } && DisplayWidth.of(text) <= 56
  }

  private static let clauses: Set<SyntaxKind> = [
    .whereClause, .withinClause, .notBeforeClause, .lineCondition, .tableRow, .otherwiseRow,
    .datedValue, .capItem, .quotaBound, .roundingItem, .budgetItem, .byDateClause, .payerItem,
    .payeeItem, .byClause, .inForceItem, .parameterSetting, .amountItem, .whenStatement,
  ]

  /// Whether the words around a node are Chinese.
  func isHan(_ node: SyntaxNode) -> Bool {
    var here: SyntaxNode? = node
    while let found = here {
      if let keyword = found.tokens.first(where: { $0.keyword != nil }) { return keyword.isHan }
      here = found.parent
    }
    return true
  }
}
