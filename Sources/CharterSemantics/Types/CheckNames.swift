import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Names in expressions: variables, attributes, steps, parameters, concepts and cases.
extension Scope {
  /// The typed expression of a bare name, or `nil` where it is wrong and reported.
  ///
  /// A value stays optional under `keepsAbsence` although it is known to be present, for a test
  /// of it.
  func checkName(
    _ node: SyntaxNode, expecting expected: Expected?, keepsAbsence: Bool = false
  ) -> Expression? {
    guard let token = node.token(.word) else { return nil }
    let word = checker.word(token)
    let form = word.text
    let value = visibleValue(word, at: node.span)
    if let (id, index) = expectedCase(form, expected) {
      if value.isFound {
        report(
          .ambiguousCase(
            form, of: checker.enums[id.index].declaration.name, at: node.span,
            other: value.declaration))
        return nil
      }
      checker.note(token, caseOf: id, index)
      return Expression(
        .constant(.enumCase(id, index)), type: ValueType(.enumeration(id)), span: node.span)
    }
    switch value {
    case .found(let expression, _):
      noteValue(word, token)
      return keepsAbsence ? expression : narrowed(expression)
    case .hole: return nil
    case .callable(let words, let span):
      report(.needsArguments(form, words, at: node.span, declared: span))
      return nil
    case .notFound: break
    }
    let enumsWithCase = visibleEnums.filter {
      checker.enums[$0.index].declaration.caseIndex(named: form) != nil
    }
    if let id = enumsWithCase.first {
      // The surroundings want a case of another enum: say so rather than guess.
      guard enumsWithCase.count == 1 else {
        report(
          .caseOfSeveral(
            form, enums: enumsWithCase.map { checker.enums[$0.index].declaration.name },
            at: node.span))
        return nil
      }
      let index = checker.enums[id.index].declaration.caseIndex(named: form) ?? 0
      checker.note(token, caseOf: id, index)
      return Expression(
        .constant(.enumCase(id, index)), type: ValueType(.enumeration(id)), span: node.span)
    }
    reportUnknown(form, at: token.span, expected)
    return nil
  }

  private var visibleEnums: [EnumID] {
    checker.enums.indices.filter { visible.contains(checker.enums[$0].vocabulary) }
      .map { EnumID(index: $0) }
  }

  private func expectedCase(_ form: String, _ expected: Expected?) -> (EnumID, Int)? {
    guard let base = expected?.type.base else { return nil }
    let id: EnumID
    switch base {
    case .enumeration(let enumeration): id = enumeration
    case .set(of: .enumeration(let enumeration)): id = enumeration
    default: return nil
    }
    return checker.enums[id.index].declaration.caseIndex(named: form).map { (id, $0) }
  }

  /// What a bare name stands for, enum cases and entities aside.
  enum VisibleValue {
    case found(Expression, Span?)
    /// Declared, but its type could not be resolved: reported already.
    case hole
    /// Declared, and needs arguments.
    case callable(Words, Span?)
    case notFound

    var isFound: Bool { if case .notFound = self { false } else { true } }

    var declaration: Span? {
      switch self {
      case .found(_, let span), .callable(_, let span): span
      case .hole, .notFound: nil
      }
    }
  }

  func visibleValue(_ word: Word, at span: Span) -> VisibleValue {
    if let index = variableIndex(word) {
      guard !variables[index].isHole else { return .hole }
      return .found(
        Expression(variables[index].reading, type: variables[index].type, span: span),
        variables[index].span)
    }
    if let owner, let slot = checker.slot(of: word, in: owner) {
      let attribute = checker.entities[owner.index].declaration.attributes[slot]
      guard attribute.type != ValueType(.nothing) else { return .hole }
      let base = Expression(.variable(0), type: ValueType(.entity(owner)), span: span)
      return .found(
        Expression(
          .attribute(base, AttributeID(entity: owner, slot: slot)), type: attribute.type,
          span: span), attribute.span)
    }
    if let symbol = valueSymbol(word.text) { return value(of: symbol, at: span) }
    if BuiltinFunction(word.text) == .today {
      return .found(Expression(.today, type: .date, span: span), nil)
    }
    return .notFound
  }

  /// Keeps what a bare name means that is a value here; the order is that of ``visibleValue(_:at:)``.
  private func noteValue(_ word: Word, _ token: SyntaxToken) {
    guard checker.recorder != nil else { return }
    if let index = variableIndex(word) {
      checker.note(token.span, variables[index].name, variables[index].span)
      return
    }
    if let owner, let slot = checker.slot(of: word, in: owner) {
      let attribute = checker.entities[owner.index].declaration.attributes[slot]
      checker.note(token.span, attribute.name, attribute.span)
      return
    }
    if let symbol = valueSymbol(word.text) {
      checker.note(token, symbol)
    } else if let function = BuiltinFunction(word.text) {
      checker.note(token, function)
    }
  }

  /// The parameter, concept or table of the own policy; without one, of any policy where it is unique.
  func valueSymbol(_ form: String) -> ValueSymbol? {
    if let policy { return checker.policies[policy].values[form] }
    let found = checker.policies.compactMap { $0.values[form] }
    return found.count == 1 ? found[0] : nil
  }

  func value(of symbol: ValueSymbol, at span: Span) -> VisibleValue {
    switch symbol {
    case .parameter(let index):
      let parameter = checker.parameters[index]
      guard parameter.arguments.isEmpty else {
        return .callable(Words(zh: "参数", en: "parameter"), parameter.nameSpan)
      }
      guard let type = parameter.type else { return .hole }
      return .found(
        Expression(.parameter(ParameterID(index: index), []), type: type, span: span),
        parameter.nameSpan)
    case .definition(let index):
      guard checker.definitions[index].arguments.isEmpty else {
        return .callable(Words(zh: "定义", en: "concept"), checker.definitions[index].nameSpan)
      }
      guard let type = checker.resultType(ofDefinition: index, from: span) else { return .hole }
      return .found(
        Expression(.definition(DefinitionID(index: index), []), type: type, span: span),
        checker.definitions[index].nameSpan)
    case .table(let index):
      return .callable(Words(zh: "表", en: "table"), checker.tables[index].nameSpan)
    }
  }

  // MARK: After a point

  func checkMember(
    _ node: SyntaxNode, expecting expected: Expected?, keepsAbsence: Bool = false
  ) -> Expression? {
    guard let base = node.expression,
      let token = node.memberToken
    else { return nil }
    let word = checker.word(token)
    let form = word.text
    if base.kind == .nameExpression, let first = base.token(.word),
      let special = checkSpecialMember(of: checker.word(first), form, node: node, token: token)
    {
      switch special {
      case .found(let expression, _): return keepsAbsence ? expression : narrowed(expression)
      case .callable(let words, let span):
        report(.needsArguments(form, words, at: node.span, declared: span))
        return nil
      case .hole, .notFound: return nil
      }
    }
    guard let record = checkPresent(base) else { return nil }
    guard case .entity(let id) = record.type.base else {
      report(
        .noAttributes(
          form, at: token.span, base: checker.words(for: record.type), baseSpan: record.span))
      return nil
    }
    guard let slot = checker.slot(of: word, in: id) else {
      reportUnknown(form, at: token.span, of: checker.entities[id.index].declaration)
      return nil
    }
    let attribute = AttributeID(entity: id, slot: slot)
    checker.note(token, attribute)
    let type = checker.entities[id.index].declaration.attributes[slot].type
    guard type != ValueType(.nothing) else { return nil }
    let expression = Expression(.attribute(record, attribute), type: type, span: node.span)
    return keepsAbsence ? expression : narrowed(expression)
  }

  /// An attribute that is none: run together with what follows it, or mistaken.
  private func reportUnknown(
    _ form: String, at span: Span, of declaration: EntityDeclaration
  ) {
    let attributes = declaration.attributes.flatMap { $0.name.forms }
    let known = Set(attributes + visibleForms)
    if let parts = splitRunTogether(form, isKnown: { known.contains($0) }),
      parts.first.map(attributes.contains) ?? false
    {
      report(.runTogether(form, parts: parts, at: span))
      return
    }
    report(
      .unknownAttribute(
        form, at: span, of: declaration.name, known: attributes, declared: declaration.span))
  }

  /// `step.on`, `Enum.case` and `policy.name`; `nil`: the base is an ordinary value.
  private func checkSpecialMember(
    of word: Word, _ form: String, node: SyntaxNode, token: SyntaxToken
  ) -> VisibleValue? {
    let variable = variableIndex(word)
    if let action, !checker.actions[action.index].declaration.steps.isEmpty {
      let steps = checker.actions[action.index].declaration.steps
      if let step = steps.firstIndex(where: { $0.name.has(word.text) }) {
        let field: StepField? =
          StepFieldNames.by.contains(form) ? .by : StepFieldNames.on.contains(form) ? .on : nil
        if let field, variable == nil || !hasAttribute(form, variable.map { variables[$0].type }) {
          let names = field == .by ? StepFieldNames.by : StepFieldNames.on
          checker.note(base(of: node)?.span ?? node.span, steps[step].name, nil)
          checker.note(token.span, Name(latin: names[0], han: names[1]), nil)
          return stepValue(step, field, steps[step], node: node)
        }
        if variable == nil, field == nil {
          report(.unknownStepFact(form, at: token.span))
          return .hole
        }
      }
    }
    guard variable == nil, !visibleValue(word, at: node.span).isFound else { return nil }
    if let entry = typeNames(word.text), case .enumeration(let id) = entry {
      let declaration = checker.enums[id.index].declaration
      guard let index = declaration.caseIndex(named: form) else {
        report(
          .unknownEnumCase(
            form, at: token.span, of: declaration.name,
            known: declaration.cases.flatMap(\.forms), declared: declaration.span))
        return .hole
      }
      checker.note(base(of: node), .enumeration(id))
      checker.note(token, caseOf: id, index)
      return .found(
        Expression(
          .constant(.enumCase(id, index)), type: ValueType(.enumeration(id)), span: node.span),
        declaration.span)
    }
    if let other = checker.policies.first(where: { $0.name.has(word.text) }) {
      guard let symbol = other.values[form] else {
        report(
          .unknownName(
            form, at: token.span, known: Array(other.values.keys), context: other.name.words))
        return .hole
      }
      checker.note(base(of: node)?.span ?? node.span, other.name, other.nameSpan)
      checker.note(token, symbol)
      return value(of: symbol, at: node.span)
    }
    return nil
  }

  /// The word before the point.
  private func base(of node: SyntaxNode) -> SyntaxToken? { node.expression?.token(.word) }

  private func hasAttribute(_ form: String, _ type: ValueType?) -> Bool {
    guard case .entity(let id)? = type?.base else { return false }
    return checker.entities[id.index].declaration.slot(named: form) != nil
  }

  private func stepValue(
    _ index: Int, _ field: StepField, _ step: StepDeclaration, node: SyntaxNode
  ) -> VisibleValue {
    switch field {
    case .on: return .found(Expression(.step(index, .on), type: .date, span: node.span), nil)
    case .by:
      guard let actor = step.actors.first, step.actors.count == 1 else {
        report(.stepActorUnknown(step.name, at: node.span, isSeveral: !step.actors.isEmpty))
        return .hole
      }
      return .found(Expression(.step(index, .by), type: ValueType(actor), span: node.span), nil)
    }
  }

  func typeNames(_ form: String) -> TypeSymbol? {
    guard let entry = checker.typeNames[form] else { return nil }
    guard entry.vocabulary.map(visible.contains) ?? true else { return nil }
    return entry.symbol
  }

  // MARK: Unknown names

  private func reportUnknown(_ form: String, at span: Span, _ expected: Expected?) {
    if case .enumeration(let id)? = expected?.type.base {
      let declaration = checker.enums[id.index].declaration
      let known = declaration.cases.flatMap(\.forms)
      let everything = visibleForms
      if nearName(to: form, among: known) != nil || nearName(to: form, among: everything) == nil {
        report(
          .unknownEnumCase(
            form, at: span, of: declaration.name, known: known, declared: declaration.span))
        return
      }
    }
    for policy in checker.policies where policy.values[form] != nil {
      report(.unqualifiedName(form, policy: policy.name, at: span))
      return
    }
    if typeNames(form) != nil {
      report(.typeAsValue(form, at: span))
      return
    }
    if let entry = checker.typeNames[form], let vocabulary = entry.vocabulary {
      report(.vocabularyNotUsed(checker.vocabularies[vocabulary].name, at: span))
      return
    }
    if let function = BuiltinFunction(form) {
      let kind = Words(zh: "函数", en: "function")
      let written = function.latin == form ? form : function.han
      report(.needsArguments(written, kind, at: span, declared: nil))
      return
    }
    let known = visibleForms
    let knownSet = Set(known)
    if let parts = splitRunTogether(form, isKnown: { knownSet.contains($0) }) {
      report(.runTogether(form, parts: parts, at: span))
      return
    }
    report(.unknownName(form, at: span, known: known, context: nil))
  }

  /// Every form that an expression may use here.
  var visibleForms: [String] {
    var forms = variables.flatMap { $0.name.forms }
    if let owner {
      forms += checker.entities[owner.index].declaration.attributes.flatMap { $0.name.forms }
    }
    if let policy {
      forms += checker.policies[policy].values.keys
    } else {
      forms += checker.policies.flatMap { $0.values.keys }
    }
    if let action {
      forms += checker.actions[action.index].declaration.steps.flatMap { $0.name.forms }
    }
    for id in visibleEnums {
      forms += checker.enums[id.index].declaration.cases.flatMap(\.forms)
    }
    return forms + ["today", "今日"]
  }
}

/// The words for the day of a step after its name: `application.on`, `申请.日期`.
enum StepFieldNames {
  static let on = ["on", "日期"]
  static let by = ["by", "由"]
}
