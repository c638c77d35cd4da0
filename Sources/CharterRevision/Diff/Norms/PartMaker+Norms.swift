import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Norms on actions, and the exceptions to them.
extension PartMaker {
  mutating func norm(_ norm: Norm, _ symbol: Symbol) -> Declaration {
    let scope = shaper.scope(of: norm.action)
    _ = shaper.refer(.policy(norm.policy.index))
    add(.category, norm.category.rawValue, Self.words(norm.category), weight: .wording)
    addFlag(.delegable, norm.isDelegable)
    add(.condition, each: norm.conditions, scope)
    add(norm.statements, scope)
    return Declaration(
      symbol: symbol, kind: .norm, category: Self.words(norm.category), name: norm.name,
      policy: norm.policy, clause: norm.clause, span: norm.span)
  }

  mutating func exception(_ exception: NormException, _ symbol: Symbol) -> Declaration {
    let target: (Symbol, Name)
    switch exception.target {
    case .norm(let id): target = (.norm(id.index), program[id].name)
    case .exception(let id): target = (.exception(id.index), program[id].name)
    }
    _ = shaper.refer(.policy(exception.policy.index))
    add(.target, "to " + shaper.key(target.0), target.1.words)
    let scope = program.action(of: exception).map { shaper.scope(of: $0) } ?? Shaper.Scope()
    add(.condition, each: exception.conditions, scope)
    add(exception.statements, scope)
    return Declaration(
      symbol: symbol, kind: .exception, name: exception.name, policy: exception.policy,
      clause: exception.clause, span: exception.span)
  }

  static func words(_ category: Norm.Category) -> Words {
    switch category {
    case .admission: Words(zh: "准入", en: "admission")
    case .exit: Words(zh: "退出", en: "exit")
    case .rule: Words(zh: "规则", en: "rule")
    }
  }

  // MARK: Statements

  mutating func add(_ statements: [Statement], _ scope: Shaper.Scope) {
    for statement in statements { add(statement, scope) }
  }

  private mutating func add(_ statement: Statement, _ scope: Shaper.Scope) {
    var messages = message(statement.message, key: "", scope)
    let guards = Shape(
      "given", statement.guards.map { shaper.shape($0, scope) }, isUnordered: true)
    let kind: PartKind
    var shapes: [Shape]
    switch statement.kind {
    case .require(let condition):
      kind = .require
      shapes = [shaper.shape(condition, scope)]
    case .forbid(let condition):
      kind = .forbid
      shapes = [condition.map { shaper.shape($0, scope) } ?? Shape("act", span: statement.span)]
    case .advise(let condition):
      kind = .advise
      shapes = [shaper.shape(condition, scope)]
    case .grounds(let least, let grounds):
      kind = .grounds
      shapes = [
        shaper.shape(least, scope),
        Shape(
          "grounds", grounds.map { ground($0, scope, &messages) }, isUnordered: true,
          span: statement.span),
      ]
    case .duty(let duty):
      kind = .duty
      messages += message(duty.text, key: "duty", scope)
      shapes = [
        shaper.shape(duty.by, scope), shaper.shape(duty.to, scope),
        shaper.optional(duty.due, scope),
      ]
    case .procedure(let steps):
      kind = .procedure
      shapes = steps.map { step($0, scope, &messages) }
    }
    if !statement.guards.isEmpty { shapes.append(guards) }
    add(
      kind, Shape("\(kind)", shapes, span: statement.span),
      key: statement.label?.canonical ?? "", label: statement.label, messages: messages)
  }

  private mutating func ground(
    _ ground: Ground, _ scope: Shaper.Scope, _ messages: inout [Part.Message]
  ) -> Shape {
    let key = ground.label?.canonical ?? "ground \(messages.count)"
    messages += message(ground.message, key: key, scope)
    return Shape("ground", [shaper.shape(ground.condition, scope)], span: ground.span)
  }

  private mutating func step(
    _ step: ProcedureStep, _ scope: Shaper.Scope, _ messages: inout [Part.Message]
  ) -> Shape {
    messages += message(step.message, key: step.name.canonical, scope)
    return Shape(
      shaper.step(step.step, of: scope.action),
      [
        shaper.shape(step.by, scope), shaper.shape(step.to, scope),
        shaper.optional(step.earliest, scope), shaper.optional(step.latest, scope),
      ], span: step.span)
  }
}

extension Program {
  /// The action that an exception is about, by way of the norm that it is to.
  func action(of exception: NormException) -> ActionID? {
    var target = exception.target
    for _ in 0...exceptions.count {
      switch target {
      case .norm(let id): return self[id].action
      case .exception(let id): target = self[id].target
      }
    }
    return nil
  }
}
