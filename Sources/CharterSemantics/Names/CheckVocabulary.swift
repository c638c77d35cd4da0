import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The fourth stage: places, the steps that policies name, and effects.
extension Checker {
  func checkVocabularyExpressions() {
    for index in entities.indices { checkPlace(ofEntity: index) }
    // Before the steps: looking for actors' types must not be what checks a concept first.
    for index in definitions.indices { checkDefinition(index) }
    resolveNormActions()
    collectSteps()
    for index in actions.indices { checkRules(ofAction: index) }
  }

  private func checkPlace(ofEntity index: Int) {
    let entity = entities[index]
    guard let node = entity.node.first(.placeDeclaration) else { return }
    for extra in entity.node.all(.placeDeclaration).dropFirst() {
      report(.placeTwice(at: extra.span, first: node.span))
    }
    let scope = Scope(
      checker: self, policy: nil, visible: vocabularies[entity.vocabulary].visible)
    scope.owner = EntityID(index: index)
    _ = scope.frame.newSlot()
    entities[index].place = checkPlace(node, in: scope)
  }

  private func checkPlace(_ node: SyntaxNode, in scope: Scope) -> Expression? {
    guard let expression = node.expression, let place = scope.check(expression) else {
      return nil
    }
    switch place.type.base {
    case .text, .set(of: .text): return place
    default:
      report(.placeNotText(found: words(for: place.type), at: place.span))
      return nil
    }
  }

  /// A scope with an action's parameters as its first variables.
  func scope(ofAction id: ActionID, policy: Int?) -> Scope {
    let variables = variables(ofAction: id)
    let visible = policy == nil ? vocabularies[actions[id.index].vocabulary].visible : nil
    let scope = Scope(
      checker: self, policy: policy, visible: visible, frame: Frame(size: variables.count))
    scope.variables = variables
    scope.action = id
    return scope
  }

  /// The parameters of an action as variables; the norms for it share them.
  private func variables(ofAction id: ActionID) -> [Variable] {
    if actionVariables.isEmpty {
      actionVariables = Array(repeating: nil, count: actions.count)
    }
    if let known = actionVariables[id.index] { return known }
    let variables = actions[id.index].declaration.parameters.enumerated().map { slot, parameter in
      Variable(
        name: parameter.name, numbers: words.name(parameter.name), slot: slot,
        type: parameter.type, span: parameter.span)
    }
    actionVariables[id.index] = variables
    return variables
  }

  private func checkRules(ofAction index: Int) {
    let action = actions[index]
    let scope = scope(ofAction: ActionID(index: index), policy: nil)
    var place: Expression?
    if let node = action.node.first(.placeDeclaration) {
      place = checkPlace(node, in: scope)
      for extra in action.node.all(.placeDeclaration).dropFirst() {
        report(.placeTwice(at: extra.span, first: node.span))
      }
    }
    var written: [Path: Span] = [:]
    let effects = action.node.all(.effectDeclaration).flatMap {
      checkEffects($0, in: scope, written: &written)
    }
    actions[index].rules = ActionRules(
      place: place, effects: effects, frameSize: scope.frame.size)
    let creates = effects.compactMap { effect -> EntityID? in
      if case .create(let entity, _, _) = effect { entity } else { nil }
    }
    actions[index].declaration = ActionDeclaration(
      name: action.declaration.name, parameters: action.declaration.parameters,
      steps: action.declaration.steps, creates: creates, span: action.declaration.span)
  }

  // MARK: Effects

  private func checkEffects(
    _ node: SyntaxNode, in scope: Scope, written: inout [Path: Span]
  ) -> [Effect] {
    var effects: [Effect] = []
    for child in node.childNodes {
      switch child.kind {
      case .effectDeclaration:
        effects += checkEffects(child, in: scope, written: &written)
      case .assignEffect:
        if let effect = checkAssign(child, in: scope, written: &written) { effects.append(effect) }
      case .createEffect:
        if let effect = checkCreate(child, in: scope) { effects.append(effect) }
      case .removeEffect:
        guard let operand = child.expression,
          let value = scope.checkPresent(operand)
        else { continue }
        guard case .entity = value.type.base else {
          report(
            .typeMismatch(
              found: words(for: value.type), wanted: Words(zh: "实体的记录", en: "a record"),
              at: value.span, expected: Expected(value.type)))
          continue
        }
        effects.append(.remove(value, span: child.span))
      case .forEachEffect:
        scope.scoped {
          guard let binderNode = child.first(.binder) else { return }
          let binder = scope.checkBinder(binderNode, where: child.first(.whereClause))
          let facts = Set((binder?.condition?.facts(when: true) ?? [:]).keys)
          var inner: [Path: Span] = [:]
          let body = scope.knowing(facts) {
            checkEffects(child, in: scope, written: &inner)
          }
          if let binder { effects.append(.forEach(binder, body, span: child.span)) }
        }
      default: continue
      }
    }
    return effects
  }

  private func checkAssign(
    _ node: SyntaxNode, in scope: Scope, written: inout [Path: Span]
  ) -> Effect? {
    let parts = node.expressions
    guard parts.count == 2 else { return nil }
    guard parts[0].kind == .memberExpression else {
      report(.effectTarget(at: parts[0].span))
      return nil
    }
    guard let target = scope.check(parts[0], keepsAbsence: true),
      case .attribute(let record, let attribute) = target.kind
    else { return nil }
    guard case .variable = record.kind else {
      report(.effectTarget(at: parts[0].span))
      return nil
    }
    let declaration = entities[attribute.entity.index].declaration.attributes[attribute.slot]
    guard declaration.inverseOf == nil else {
      report(.effectOnDerived(declaration.name, at: parts[0].span, declared: declaration.span))
      return nil
    }
    if let path = target.path {
      if let first = written[path] { report(.writtenTwice(at: parts[0].span, first: first)) }
      written[path] = parts[0].span
    }
    let expected = Expected(target.type, because: .declaration(declaration.span))
    guard let value = scope.check(parts[1], expecting: expected),
      let fitted = scope.fit(value, to: expected)
    else { return nil }
    return .assign(record: record, attribute, value: fitted, span: node.span)
  }

  private func checkCreate(_ node: SyntaxNode, in scope: Scope) -> Effect? {
    guard let reference = node.first(.nameReference),
      let form = reference.referenceParts.first
    else { return nil }
    guard case .entity(let id)? = scope.typeNames(form) else {
      report(
        .unknownType(
          form, at: reference.span, known: entities.flatMap { $0.declaration.name.forms }))
      return nil
    }
    note(reference.token(.word), .entity(id))
    let declaration = entities[id.index].declaration
    var values: [(slot: Int, value: Expression)] = []
    for item in node.all(.fieldInitializer) {
      guard let token = item.token(.word),
        let valueNode = item.expressions.last
      else { continue }
      guard let slot = declaration.slot(named: token.identifier) else {
        report(
          .unknownAttribute(
            token.identifier, at: token.span, of: declaration.name,
            known: declaration.attributes.flatMap { $0.name.forms }, declared: declaration.span))
        continue
      }
      let attribute = declaration.attributes[slot]
      note(token.span, attribute.name, attribute.span)
      guard attribute.inverseOf == nil else {
        report(.effectOnDerived(attribute.name, at: token.span, declared: attribute.span))
        continue
      }
      if let first = values.first(where: { $0.slot == slot }) {
        report(.writtenTwice(at: token.span, first: first.value.span))
      }
      let expected = Expected(attribute.type, because: .declaration(attribute.span))
      if let value = scope.check(valueNode, expecting: expected),
        let fitted = scope.fit(value, to: expected)
      {
        values.append((slot, fitted))
      }
    }
    return .create(id, values, span: node.span)
  }

  // MARK: Steps

  /// The actions that each norm is for.
  private func resolveNormActions() {
    for index in normGroups.indices {
      let group = normGroups[index]
      let visible = policies[group.policy].visibleVocabularies
      for clause in group.node.all(.forActions) {
        for reference in clause.all(.nameReference) {
          guard let id = resolveAction(reference, visible: visible) else { continue }
          if normGroups[index].actions.contains(id) {
            report(.actionTwice(actions[id.index].declaration.name, at: reference.span))
          } else {
            normGroups[index].actions.append(id)
          }
        }
      }
    }
  }

  func resolveAction(_ reference: SyntaxNode, visible: Set<Int>) -> ActionID? {
    guard let form = reference.referenceParts.first else { return nil }
    guard let entry = actionNames[form] else {
      let known = actions.filter { visible.contains($0.vocabulary) }
        .flatMap { $0.declaration.name.forms }
      report(.unknownAction(form, at: reference.span, known: known))
      return nil
    }
    if let vocabulary = entry.vocabulary, !visible.contains(vocabulary) {
      report(.vocabularyNotUsed(vocabularies[vocabulary].name, at: reference.span))
      return nil
    }
    let declaration = actions[entry.symbol.index].declaration
    note(reference, part: 0, declaration.name, declaration.span)
    return entry.symbol
  }

  /// The steps that procedures name for each action, with the types of their actors.
  ///
  /// A step of one name is one fact for all policies, so they are gathered over all of them first.
  private func collectSteps() {
    var drafts: [[(name: Name, actors: [BaseType])]] = Array(
      repeating: [], count: actions.count)
    var sources: [(node: SyntaxNode, actions: [ActionID], policy: Int)] = normGroups.map {
      ($0.node, $0.actions, $0.policy)
    }
    for group in exceptionGroups where group.node.first(.procedureStatement) != nil {
      sources.append(
        (group.node, actionsReached(by: group.node, policy: group.policy), group.policy))
    }
    for source in sources {
      let items = source.node.all(.procedureStatement).flatMap { $0.all(.stepItem) }
      guard !items.isEmpty else { continue }
      for action in source.actions {
        for item in items {
          guard let declared = item.declaredName else { continue }
          let types = actorTypes(of: item, action: action, policy: source.policy)
          let forms = declared.name.forms
          if let known = drafts[action.index].firstIndex(where: {
            !$0.name.forms.filter(forms.contains).isEmpty
          }) {
            let old = drafts[action.index][known]
            drafts[action.index][known] = (
              Name(
                latin: old.name.latin ?? declared.name.latin,
                han: old.name.han ?? declared.name.han),
              old.actors + types.filter { !old.actors.contains($0) }
            )
          } else {
            drafts[action.index].append((declared.name, types))
          }
        }
      }
    }
    for index in actions.indices {
      let old = actions[index].declaration
      actions[index].declaration = ActionDeclaration(
        name: old.name, parameters: old.parameters,
        steps: drafts[index].map { StepDeclaration(name: $0.name, actors: $0.actors) },
        creates: old.creates, span: old.span)
    }
  }

  /// The actions of the norm at the end of an exception's chain of targets.
  private func actionsReached(by node: SyntaxNode, policy: Int) -> [ActionID] {
    var current: (node: SyntaxNode, policy: Int)? = (node, policy)
    var steps = 0
    while let (node, policy) = current, steps <= exceptionGroups.count {
      steps += 1
      guard let reference = node.first(.nameReference),
        let symbol = normSymbol(reference.referenceParts, policy: policy)
      else { return [] }
      switch symbol {
      case .norm(let index): return normGroups[index].actions
      case .exception(let index):
        current = (exceptionGroups[index].node, exceptionGroups[index].policy)
      case .other: return []
      }
    }
    return []
  }

  /// The types of a step's actors, found quietly: what is wrong with them is reported with the norm.
  private func actorTypes(of item: SyntaxNode, action: ActionID, policy: Int) -> [BaseType] {
    guard let clause = item.first(.byClause) else { return [] }
    let before = diagnostics
    defer { diagnostics = before }
    let scope = scope(ofAction: action, policy: policy)
    var types: [BaseType] = []
    for party in clause.expressions {
      guard let checked = scope.check(party) else { continue }
      if !types.contains(checked.type.base), checked.type.base != .nothing {
        types.append(checked.type.base)
      }
    }
    return types
  }

  /// What a norm's name means, seen from a policy: its own, or `policy.norm`.
  func normSymbol(_ parts: [String], policy: Int) -> NormSymbol? {
    switch parts.count {
    case 1: policies[policy].normNames[parts[0]]
    case 2: policies.first { $0.name.forms.contains(parts[0]) }?.normNames[parts[1]]
    default: nil
    }
  }
}
