import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The second stage: the types of attributes and parameters, defaults and inverses, and which
/// vocabularies see each other.
extension Checker {
  func resolveVocabulary() {
    for index in vocabularies.indices {
      vocabularies[index].visible = visibility(
        of: vocabularies[index].usedNames, own: index)
    }
    for index in entities.indices {
      let entity = entities[index]
      let visible = vocabularies[entity.vocabulary].visible
      entities[index].declaration = EntityDeclaration(
        name: entity.declaration.name,
        attributes: resolveAttributes(entity.node, visible: visible),
        span: entity.declaration.span)
    }
    for index in entities.indices { resolveInverses(EntityID(index: index)) }
    for index in actions.indices {
      let action = actions[index]
      let visible = vocabularies[action.vocabulary].visible
      actions[index].declaration = ActionDeclaration(
        name: action.declaration.name,
        parameters: resolveAttributes(action.node, visible: visible), steps: [],
        span: action.declaration.span)
    }
  }

  /// The vocabularies that `uses` lines name, and the file's own.
  func visibility(of names: [SyntaxNode], own: Int?) -> Set<Int> {
    var visible: Set<Int> = []
    if let own { visible.insert(own) }
    for node in names {
      guard let form = node.referenceParts.first else { continue }
      if let index = vocabularies.firstIndex(where: { $0.name.has(form) }) {
        visible.insert(index)
        note(node, part: 0, vocabularies[index].name, vocabularies[index].span)
      } else {
        report(
          .unknownVocabulary(
            form, at: node.span, known: vocabularies.flatMap { $0.name.forms }))
      }
    }
    return visible
  }

  private func resolveAttributes(
    _ node: SyntaxNode, visible: Set<Int>
  ) -> [AttributeDeclaration] {
    var attributes: [AttributeDeclaration] = []
    for child in node.all(.attributeDeclaration) {
      guard let declared = child.declaredName else { continue }
      reportTaken(declared, among: attributes.compactMap { a in a.span.map { (a.name, $0) } })
      guard let type = resolveType(child.typeNode, visible: visible) else {
        // A hole that fits nothing keeps later uses of the name quiet.
        attributes.append(
          AttributeDeclaration(
            name: declared.name, type: ValueType(.nothing), span: declared.span))
        continue
      }
      attributes.append(
        AttributeDeclaration(
          name: declared.name, type: type,
          defaultValue: defaultValue(child, type: type, visible: visible),
          span: declared.span))
    }
    return attributes
  }

  private func defaultValue(
    _ node: SyntaxNode, type: ValueType, visible: Set<Int>
  ) -> Value? {
    guard let expression = node.first(.defaultClause)?.expression else { return nil }
    let scope = Scope(checker: self, policy: nil, visible: visible)
    let expected = Expected(type, because: .declaration(node.typeNode?.span))
    guard let checked = scope.check(expression, expecting: expected),
      let fitted = scope.fit(checked, to: expected)
    else { return nil }
    guard let value = fitted.constant else {
      report(.constantNeeded(at: expression.span))
      return nil
    }
    return value
  }

  private func resolveInverses(_ id: EntityID) {
    let entity = entities[id.index]
    var attributes = entity.declaration.attributes
    for child in entity.node.all(.attributeDeclaration) {
      guard let clause = child.first(.inverseClause),
        let declared = child.declaredName,
        let slot = attributes.firstIndex(where: { $0.span == declared.span }),
        let word = clause.tokens.last(where: { $0.kind == .word && $0.keyword == nil })
      else { continue }
      guard case .set(of: .entity(let other)) = attributes[slot].type.base,
        !attributes[slot].type.isOptional
      else {
        if attributes[slot].type.base != .nothing { report(.badInverse(at: clause.span)) }
        continue
      }
      let declaration = entities[other.index].declaration
      guard let inverse = declaration.slot(named: word.identifier) else {
        report(
          .unknownAttribute(
            word.identifier, at: word.span, of: declaration.name,
            known: declaration.attributes.flatMap { $0.name.forms }, declared: declaration.span))
        continue
      }
      note(word.span, declaration.attributes[inverse].name, declaration.attributes[inverse].span)
      switch declaration.attributes[inverse].type.base {
      case .entity(id), .set(of: .entity(id)): break
      default:
        report(.badInverse(at: clause.span, of: declaration.attributes[inverse].span))
        continue
      }
      attributes[slot] = AttributeDeclaration(
        name: attributes[slot].name, type: attributes[slot].type,
        inverseOf: AttributeID(entity: other, slot: inverse), span: attributes[slot].span)
    }
    entities[id.index].declaration = EntityDeclaration(
      name: entity.declaration.name, attributes: attributes, span: entity.declaration.span)
  }
}
