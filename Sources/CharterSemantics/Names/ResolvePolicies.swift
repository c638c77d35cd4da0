import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The third stage: headers, and the types of parameters, concepts and tables.
extension Checker {
  func resolvePolicies() {
    for index in policies.indices { resolveHeader(index) }
    for index in parameters.indices { resolveSignature(ofParameter: index) }
    for index in definitions.indices { resolveSignature(ofDefinition: index) }
    for index in tables.indices { resolveSignature(ofTable: index) }
  }

  private func resolveHeader(_ index: Int) {
    let header = policies[index].header
    let own = vocabularies.firstIndex { $0.tree == policies[index].tree }
    policies[index].visibleVocabularies = visibility(
      of: header.all(.usesItem).flatMap { $0.all(.nameReference) }, own: own)
    for kind: SyntaxKind in [
      .titleItem, .numberItem, .issuerItem, .jurisdictionItem, .forceItem, .inForceItem,
    ] {
      let items = header.all(kind)
      for extra in items.dropFirst() {
        report(.headerTwice(at: extra.span, first: items[0].span))
      }
    }
    policies[index].title = header.first(.titleItem)?.itemWords
    policies[index].number = header.first(.numberItem)?.itemWords
    policies[index].issuer = header.first(.issuerItem)?.itemWords
    if let item = header.first(.jurisdictionItem), let literal = item.first(.textLiteral),
      let code = TextLiteralSyntax(literal)?.decoded
    {
      if let jurisdiction = Jurisdiction(code: code) {
        policies[index].jurisdiction = jurisdiction
      } else {
        report(.badDivisionCode(code, at: literal.span))
      }
    }
    if let item = header.first(.forceItem) {
      if item.has(.guidance) {
        policies[index].force = .guidance
      } else if item.has(.descriptive) {
        policies[index].force = .descriptive
      }
    }
    if let item = header.first(.inForceItem) {
      policies[index].isPeriodIllustrative = item.has(.illustrative)
      if let period = resolvePeriod(item) { policies[index].inForce = period }
    }
  }

  /// `from DATE [until DATE]`; reports a date that is none and a period that ends before it begins.
  func resolvePeriod(_ node: SyntaxNode) -> Period? {
    let dates = node.expressions.filter { $0.kind != .missingExpression }
    var days: [CalendarDate] = []
    for date in dates.prefix(2) where date.kind == .dateLiteral || days.count < 2 {
      guard date.kind == .dateLiteral else { break }
      guard let day = date.calendarDate else { return nil }
      days.append(day)
    }
    guard let first = days.first else {
      if let date = dates.first { report(.constantNeeded(at: date.span)) }
      return nil
    }
    let last = node.has(.until) && days.count > 1 ? days[1] : nil
    if let last, last < first {
      report(.emptyPeriod(at: node.span))
      return nil
    }
    return Period(first: first, last: last)
  }

  private func resolveParameterList(
    _ node: SyntaxNode?, visible: Set<Int>
  ) -> [(name: Name, type: ValueType?, span: Span)] {
    var result: [(name: Name, type: ValueType?, span: Span)] = []
    for item in node?.all(.parameterItem) ?? [] {
      guard let declared = item.declaredName else { continue }
      reportTaken(declared, among: result.map { ($0.name, $0.span) })
      result.append(
        (declared.name, resolveType(item.typeNode, visible: visible), declared.span))
    }
    return result
  }

  private func resolveSignature(ofParameter index: Int) {
    let parameter = parameters[index]
    let visible = policies[parameter.policy].visibleVocabularies
    let list = resolveParameterList(parameter.node.first(.parameterList), visible: visible)
    parameters[index].arguments = list.map(\.name)
    parameters[index].argumentTypes = list.map { $0.type ?? ValueType(.nothing) }
    parameters[index].isDelegable = parameter.node.has(.delegable)
    parameters[index].isIllustrative = parameter.node.has(.illustrative)
    if parameter.node.has(.reading) {
      parameters[index].reading = parameter.node.itemWords ?? Words("")
    }
    let type = resolveType(parameter.node.typeNode, visible: visible)
    parameters[index].type = list.contains { $0.type == nil } ? nil : type
  }

  private func resolveSignature(ofDefinition index: Int) {
    let definition = definitions[index]
    let visible = policies[definition.policy].visibleVocabularies
    let list = resolveParameterList(definition.node.first(.parameterList), visible: visible)
    definitions[index].arguments = list.map(\.name)
    definitions[index].argumentTypes = list.map(\.type)
    definitions[index].declaredType = resolveType(definition.node.typeNode, visible: visible)
  }

  private func resolveSignature(ofTable index: Int) {
    let table = tables[index]
    let visible = policies[table.policy].visibleVocabularies
    let list = resolveParameterList(table.node.first(.parameterList), visible: visible)
    tables[index].arguments = list.map(\.name)
    tables[index].argumentTypes = list.map(\.type)
    tables[index].type = resolveType(table.node.typeNode, visible: visible)
  }

  /// The type that a concept gives, checking its body first where it does not say.
  ///
  /// Its use at `span` is reported if the concept leads back to itself.
  func resultType(ofDefinition index: Int, from span: Span) -> ValueType? {
    let definition = definitions[index]
    if definition.node.typeNode != nil { return definition.declaredType }
    switch definition.state {
    case .done: return definition.body?.type
    case .untouched:
      // Concepts without types that use each other are read one inside the other.
      guard definitionDepth < 100 else {
        report(.definitionTooLarge(definition.name, at: span))
        return nil
      }
      definitionDepth += 1
      defer { definitionDepth -= 1 }
      checkDefinition(index)
      return definitions[index].body?.type
    case .inProgress:
      report(.recursion([definition.name], at: span, declared: definition.nameSpan))
      return nil
    }
  }

  func checkDefinition(_ index: Int) {
    guard definitions[index].state == .untouched else { return }
    definitions[index].state = .inProgress
    defer { definitions[index].state = .done }
    let definition = definitions[index]
    let scope = Scope(checker: self, policy: definition.policy)
    declare(definition.arguments, definition.argumentTypes, in: scope)
    defer { definitions[index].frameSize = scope.frame.size }
    guard let node = definition.node.expressions.last else { return }
    let typeNode = definition.node.typeNode
    let expected = definition.declaredType.map {
      Expected($0, because: .declaration(typeNode?.span))
    }
    guard let checked = scope.check(node, expecting: expected) else { return }
    if let expected {
      guard let fitted = scope.fit(checked, to: expected) else { return }
      definitions[index].body = Expression(
        fitted.kind, type: expected.type, span: fitted.span)
    } else if typeNode == nil {
      if checked.type.base == .nothing {
        report(.ambiguousType(at: node.span))
        return
      }
      definitions[index].body = checked
    }
  }

  func declare(_ names: [Name], _ types: [ValueType?], in scope: Scope) {
    for (name, type) in zip(names, types) {
      scope.declare(name, type: type ?? ValueType(.nothing), span: nil)
    }
  }
}

extension SyntaxNode {
  /// The words of a header line or a reading: its own text.
  var itemWords: Words? { (first(.localizedText) ?? first(.textLiteral))?.plainWords }
}
