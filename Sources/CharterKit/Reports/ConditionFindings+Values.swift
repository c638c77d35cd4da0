internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What the pieces of a condition came to, and where their values stand.
extension ConditionFindings {
  func truth(of expression: Expression, in node: Derivation?) -> Bool? {
    guard case .boolean(let holds)? = value(of: expression, in: node) else { return nil }
    return holds
  }

  /// What an expression came to, as far as the report tells.
  func value(of expression: Expression, in node: Derivation?) -> Value? {
    if case .constant(let value) = expression.kind { return value }
    if let node, let found = find(expression.span, in: node) { return found.value }
    return observed(expression)?.value
  }

  func origin(of expression: Expression, in node: Derivation?) -> Span? {
    if let node, let found = find(expression.span, in: node) { return found.observed?.origin }
    return observed(expression)?.origin
  }

  /// Whether an expression reads a fact, a step or a parameter itself.
  func isFact(_ expression: Expression, in node: Derivation?) -> Bool {
    if let node, let found = find(expression.span, in: node) { return found.observed != nil }
    return observed(expression) != nil
  }

  /// Whether an expression reads a fact or a step: what a comparison is about.
  func isSubject(_ expression: Expression, in node: Derivation?) -> Bool {
    if case .parameter = expression.kind { return false }
    return isFact(expression, in: node)
  }

  func name(of expression: Expression, in node: Derivation?) -> String {
    if let node, let found = find(expression.span, in: node)?.observed {
      return context.path(found.path)
    }
    if let observed = observed(expression) { return context.path(observed.path) }
    if case .today = expression.kind { return context.say("今日", "today") }
    return context.excerpt(expression.span, cells: 40)
  }

  /// The derivation of what stands at a place of the policy.
  func find(_ span: Span, in node: Derivation) -> Derivation? {
    if node.span == span { return node }
    for child in node.children {
      if let found = find(span, in: child) { return found }
    }
    return nil
  }

  /// The value read for an attribute, a step or a plain parameter, found by its path.
  private func observed(_ expression: Expression) -> ObservedValue? {
    if case .parameter(let id, let arguments) = expression.kind, arguments.isEmpty {
      return values.first { $0.source == .parameter(id) }
    }
    guard let path = path(of: expression) else { return nil }
    return values.first { $0.path == path }
  }

  private func path(of expression: Expression) -> FactPath? {
    switch expression.kind {
    case .variable(let slot):
      guard let action else { return nil }
      let parameters = context.program.schema[action].parameters
      guard parameters.indices.contains(slot) else { return nil }
      return FactPath(names: [parameters[slot].name])
    case .attribute(let base, let id):
      return path(of: base).map { FactPath(names: $0.names + [context.program.schema[id].name]) }
    default: return nil
    }
  }
}
