import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The first stage: which names there are, and where they were declared.
extension Checker {
  func collectDeclarations() {
    for index in trees.indices {
      reportHeadless(ofTree: index)
      collectVocabulary(ofTree: index)
    }
    for index in trees.indices { collectPolicy(ofTree: index) }
  }

  /// A declaration that stands before any header belongs to nothing; a file says so once.
  private func reportHeadless(ofTree index: Int) {
    let nodes = trees[index].root.childNodes
    guard let first = nodes.first(where: { $0.kind != .error }),
      first.kind != .vocabularyHeader, first.kind != .policyHeader
    else { return }
    report(.noHeader(at: first.tokens.first?.span ?? first.span))
  }

  private func collectVocabulary(ofTree index: Int) {
    var current: Int?
    for node in trees[index].root.childNodes {
      switch node.kind {
      case .vocabularyHeader:
        // A second one in a file is reported by the parser.
        guard current == nil, let declared = node.declaredName else { continue }
        reportTaken(declared, among: vocabularies.map { ($0.name, $0.span) })
        vocabularies.append(
          VocabularyInfo(name: declared.name, span: declared.span, tree: index))
        current = vocabularies.count - 1
        vocabularies[vocabularies.count - 1].usedNames =
          node.all(.usesItem).flatMap { $0.all(.nameReference) }
      case .policyHeader: return
      case .unitDeclaration, .enumDeclaration, .entityDeclaration, .actionDeclaration:
        if let current { collect(node, vocabulary: current) }
      default: continue
      }
    }
  }

  private func collect(_ node: SyntaxNode, vocabulary: Int) {
    guard let declared = node.declaredName else { return }
    switch node.kind {
    case .unitDeclaration:
      for form in declared.name.forms
      where form == "项" || form.first.map({ "百千万亿".contains($0) }) ?? false {
        report(.unitNameReserved(form, at: declared.span))
      }
      let id = BaseUnitID(index: units.count)
      units.append(UnitDeclaration(name: declared.name, span: declared.span))
      reportTaken(
        declared,
        by: unitNames.add(declared.name, id, vocabulary: vocabulary, span: declared.span))
    case .enumDeclaration:
      let id = EnumID(index: enums.count)
      enums.append(EnumInfo(declaration: enumDeclaration(node, declared), vocabulary: vocabulary))
      reportTaken(
        declared,
        by: typeNames.add(
          declared.name, .enumeration(id), vocabulary: vocabulary, span: declared.span))
    case .entityDeclaration:
      let id = EntityID(index: entities.count)
      let declaration = EntityDeclaration(
        name: declared.name, attributes: [], span: declared.span)
      entities.append(
        EntityInfo(
          node: node, vocabulary: vocabulary, declaration: declaration,
          hasPlace: node.first(.placeDeclaration) != nil))
      reportTaken(
        declared,
        by: typeNames.add(declared.name, .entity(id), vocabulary: vocabulary, span: declared.span))
    default:
      let id = ActionID(index: actions.count)
      let declaration = ActionDeclaration(
        name: declared.name, parameters: [], steps: [], span: declared.span)
      actions.append(
        ActionInfo(
          node: node, vocabulary: vocabulary, declaration: declaration,
          hasPlace: node.first(.placeDeclaration) != nil))
      reportTaken(
        declared,
        by: actionNames.add(declared.name, id, vocabulary: vocabulary, span: declared.span))
    }
  }

  private func enumDeclaration(_ node: SyntaxNode, _ declared: DeclaredName) -> EnumDeclaration {
    var cases: [(Name, Span)] = []
    for child in node.all(.enumCase) {
      guard let name = child.declaredName else { continue }
      reportTaken(name, among: cases)
      cases.append((name.name, name.span))
    }
    recorder?.caseSpans.append(cases.map(\.1))
    return EnumDeclaration(
      name: declared.name, cases: cases.map(\.0), isOrdered: node.has(.ordered),
      span: declared.span)
  }

  private func collectPolicy(ofTree index: Int) {
    var current: Int?
    for node in trees[index].root.childNodes {
      if node.kind == .policyHeader {
        guard current == nil, let declared = node.declaredName else { continue }
        reportTaken(declared, among: policies.map { ($0.name, $0.nameSpan) })
        policies.append(
          PolicyInfo(name: declared.name, nameSpan: declared.span, tree: index, header: node))
        current = policies.count - 1
      } else if let current {
        collect(node, policy: current, clause: nil)
      }
    }
  }

  private func collect(_ node: SyntaxNode, policy: Int, clause: Int?) {
    switch node.kind {
    case .clause: collectClause(node, policy: policy)
    case .parameterDeclaration:
      guard let declared = node.declaredName else { return }
      addValue(declared, .parameter(parameters.count), policy: policy)
      parameters.append(
        ParameterInfo(
          node: node, name: declared.name, nameSpan: declared.span, policy: policy,
          clause: clause))
    case .definition:
      guard let declared = node.declaredName else { return }
      addValue(declared, .definition(definitions.count), policy: policy)
      definitions.append(
        DefinitionInfo(
          node: node, name: declared.name, nameSpan: declared.span, policy: policy,
          clause: clause))
    case .tableDeclaration:
      guard let declared = node.declaredName else { return }
      addValue(declared, .table(tables.count), policy: policy)
      tables.append(
        TableInfo(
          node: node, name: declared.name, nameSpan: declared.span, policy: policy,
          clause: clause))
    case .norm:
      guard let declared = node.declaredName else { return }
      if node.first(.forActions) != nil {
        addNorm(declared, .norm(normGroups.count), policy: policy)
        normGroups.append(
          NormGroup(
            node: node, name: declared.name, nameSpan: declared.span, policy: policy,
            clause: clause, isDelegable: node.has(.delegable)))
      } else {
        addNorm(declared, .other(.norm), policy: policy)
        policies[policy].items.append((node, clause))
      }
    case .exceptionDeclaration:
      guard let declared = node.declaredName else { return }
      addNorm(declared, .exception(exceptionGroups.count), policy: policy)
      exceptionGroups.append(
        ExceptionGroup(
          node: node, name: declared.name, nameSpan: declared.span, policy: policy,
          clause: clause, isDelegable: node.has(.delegable)))
    case .quotaDeclaration, .subsidyDeclaration:
      if let declared = node.declaredName {
        addNorm(declared, .other(node.kind), policy: policy)
      }
      policies[policy].items.append((node, clause))
    default: policies[policy].items.append((node, clause))
    }
  }

  private func collectClause(_ node: SyntaxNode, policy: Int) {
    guard let number = node.first(.textLiteral), let literal = TextLiteralSyntax(number) else {
      return
    }
    let index = clauses.count
    clauses.append(
      ClauseInfo(
        policy: policy, number: literal.decoded,
        title: node.first(.localizedText)?.plainWords
          ?? node.all(.textLiteral).dropFirst().first?.plainWords,
        span: number.span))
    policies[policy].clauses.append(index)
    var isEmpty = true
    for child in node.childNodes {
      switch child.kind {
      case .textLiteral, .localizedText, .error: continue
      case .notEncoded:
        isEmpty = false
        let texts = child.childNodes.compactMap(\.plainWords)
        guard let reason = texts.last else { continue }
        clauses[index].notEncoded.append(
          NotEncoded(
            part: texts.count > 1 ? texts.first : nil, reason: reason, span: child.span))
      default:
        isEmpty = false
        collect(child, policy: policy, clause: index)
      }
    }
    if isEmpty, node.first(.error) == nil {
      report(.emptyClause(clauses[index].number, at: number.span))
    }
  }

  private func addValue(_ declared: DeclaredName, _ symbol: ValueSymbol, policy: Int) {
    add(declared, symbol, to: &policies[policy].values) { span(of: $0) }
  }

  private func addNorm(_ declared: DeclaredName, _ symbol: NormSymbol, policy: Int) {
    add(declared, symbol, to: &policies[policy].normNames) { span(of: $0) }
  }

  /// Files a symbol under each form of its name; reports a form that is taken.
  private func add<Symbol>(
    _ declared: DeclaredName, _ symbol: Symbol, to names: inout [String: Symbol],
    declaredAt place: (Symbol) -> Span?
  ) {
    for form in declared.name.forms {
      if let previous = names[form] {
        report(.duplicateName(form, at: declared.span, first: place(previous)))
      } else {
        names[form] = symbol
      }
    }
  }

  private func span(of symbol: ValueSymbol) -> Span {
    switch symbol {
    case .parameter(let index): parameters[index].nameSpan
    case .definition(let index): definitions[index].nameSpan
    case .table(let index): tables[index].nameSpan
    }
  }

  private func span(of symbol: NormSymbol) -> Span? {
    switch symbol {
    case .norm(let index): normGroups[index].nameSpan
    case .exception(let index): exceptionGroups[index].nameSpan
    case .other: nil
    }
  }

  /// Reports a name that one of its neighbours has already.
  func reportTaken(_ declared: DeclaredName, among others: [(Name, Span)]) {
    for form in declared.name.forms {
      if let other = others.first(where: { $0.0.forms.contains(form) }) {
        report(.duplicateName(form, at: declared.span, first: other.1))
        return
      }
    }
  }

  private func reportTaken<Symbol>(
    _ declared: DeclaredName, by taken: [(form: String, previous: SymbolTable<Symbol>.Entry)]
  ) {
    guard let first = taken.first else { return }
    report(.duplicateName(first.form, at: declared.span, first: first.previous.span))
  }
}
