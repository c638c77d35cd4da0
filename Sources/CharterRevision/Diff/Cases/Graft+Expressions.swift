import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Expressions, statements and effects of the donor in the host's terms.
extension Graft {
  mutating func each(
    _ expressions: [Expression], _ slots: Slots, action: ActionID? = nil
  ) throws(NoGraft) -> [Expression] {
    var result: [Expression] = []
    for expression in expressions { result.append(try translated(expression, slots, action)) }
    return result
  }

  mutating func optional(
    _ expression: Expression?, _ slots: Slots, _ action: ActionID? = nil
  ) throws(NoGraft) -> Expression? {
    guard let expression else { return nil }
    return try translated(expression, slots, action)
  }

  mutating func translated(
    _ expression: Expression, _ slots: Slots, _ action: ActionID? = nil
  ) throws(NoGraft) -> Expression {
    // Chains that lean left are walked in a loop, as evaluators do.
    var chain: [Expression] = []
    var bottom = expression
    while let next = bottom.chained {
      chain.append(bottom)
      bottom = next
    }
    var result = Expression(
      try kind(bottom, slots, action), type: try translated(bottom.type), span: bottom.span)
    for link in chain.reversed() {
      result = Expression(
        try self.link(link, on: result, slots, action), type: try translated(link.type),
        span: link.span)
    }
    return result
  }

  private mutating func link(
    _ expression: Expression, on first: Expression, _ slots: Slots, _ action: ActionID?
  ) throws(NoGraft) -> Expression.Kind {
    switch expression.kind {
    case .and(_, let right): .and(first, try translated(right, slots, action))
    case .or(_, let right): .or(first, try translated(right, slots, action))
    case .arithmetic(let operation, _, let right):
      .arithmetic(operation, first, try translated(right, slots, action))
    case .attribute(_, let id): .attribute(first, try attribute(id))
    default: throw NoGraft()
    }
  }

  private mutating func kind(
    _ expression: Expression, _ slots: Slots, _ action: ActionID?
  ) throws(NoGraft) -> Expression.Kind {
    switch expression.kind {
    case .constant(let value): return .constant(try translated(value))
    case .variable(let slot): return .variable(try slots(slot))
    case .step(let step, let field): return .step(try self.step(step, of: action), field)
    case .parameter(let id, let arguments):
      return .parameter(
        ParameterID(index: try called(.parameter(id.index))), try each(arguments, slots, action: action))
    case .definition(let id, let arguments):
      return .definition(
        DefinitionID(index: try called(.definition(id.index))),
        try each(arguments, slots, action: action))
    case .table(let id, let arguments):
      return .table(
        TableID(index: try called(.table(id.index))), try each(arguments, slots, action: action))
    case .today: return .today
    case .extent(let id): return .extent(try entity(id))
    case .enumCases(let id):
      guard case .enumeration(let found) = try translated(ValueType(.enumeration(id))).base else {
        throw NoGraft()
      }
      return .enumCases(found)
    case .quantifier(let quantifier, let binder, let body):
      return .quantifier(
        quantifier, try translated(binder, slots, action), try translated(body, slots, action))
    case .aggregate(let aggregate, let binder, let value, let weight):
      return .aggregate(
        aggregate, try translated(binder, slots, action),
        value: try optional(value, slots, action), weight: try optional(weight, slots, action))
    case .match(let scrutinee, let arms):
      var translatedArms: [MatchArm] = []
      for arm in arms {
        var patterns: [Value]?
        if let given = arm.patterns {
          patterns = try given.map { value throws(NoGraft) in try translated(value) }
        }
        translatedArms.append(
          MatchArm(patterns: patterns, result: try translated(arm.result, slots, action)))
      }
      return .match(try translated(scrutinee, slots, action), translatedArms)
    case .interpolation(let parts):
      return .interpolation(try self.parts(parts, slots, action))
    case .list(let items): return .list(try each(items, slots, action: action))
    case .function(let function, let arguments):
      return .function(function, try each(arguments, slots, action: action))
    default: return try operation(expression, slots, action)
    }
  }

  /// What has nothing but operands.
  private mutating func operation(
    _ expression: Expression, _ slots: Slots, _ action: ActionID?
  ) throws(NoGraft) -> Expression.Kind {
    let parts = try each(expression.operands, slots, action: action)
    switch expression.kind {
    case .not: return .not(parts[0])
    case .implies: return .implies(parts[0], parts[1])
    case .equal: return .equal(parts[0], parts[1])
    case .compare(let comparison, _, _): return .compare(comparison, parts[0], parts[1])
    case .negate: return .negate(parts[0])
    case .shiftDate(_, _, let unit, let backwards):
      return .shiftDate(parts[0], by: parts[1], unit, backwards: backwards)
    case .daysBetween: return .daysBetween(parts[0], parts[1])
    case .isPresent: return .isPresent(parts[0])
    case .conditional: return .conditional(parts[0], then: parts[1], otherwise: parts[2])
    case .count: return .count(parts[0])
    case .memberOf: return .memberOf(parts[0], parts[1])
    case .memberOfList: return .memberOfList(parts[0], Array(parts.dropFirst()))
    case .inRange(_, _, _, let isHalfOpen):
      return .inRange(parts[0], from: parts[1], to: parts[2], isHalfOpen: isHalfOpen)
    case .rounded(_, let mode, let step): return .rounded(parts[0], mode, step: step)
    // Those that say more than their operands were translated before.
    default: throw NoGraft()
    }
  }

  mutating func translated(
    _ binder: Binder, _ slots: Slots, _ action: ActionID? = nil
  ) throws(NoGraft) -> Binder {
    Binder(
      slot: try slots(binder.slot), name: binder.name,
      collection: try translated(binder.collection, slots, action),
      condition: try optional(binder.condition, slots, action))
  }

  // MARK: Statements

  mutating func each(
    _ statements: [Statement], _ slots: Slots, action: ActionID?
  ) throws(NoGraft) -> [Statement] {
    var result: [Statement] = []
    for statement in statements {
      result.append(
        Statement(
          kind: try kind(statement.kind, slots, action), label: statement.label,
          guards: try each(statement.guards, slots, action: action),
          message: try template(statement.message, slots, action), span: statement.span))
    }
    return result
  }

  private mutating func kind(
    _ kind: Statement.Kind, _ slots: Slots, _ action: ActionID?
  ) throws(NoGraft) -> Statement.Kind {
    switch kind {
    case .require(let condition): return .require(try translated(condition, slots, action))
    case .forbid(let condition): return .forbid(try optional(condition, slots, action))
    case .advise(let condition): return .advise(try translated(condition, slots, action))
    case .grounds(let least, let grounds):
      var brought: [Ground] = []
      for ground in grounds {
        brought.append(
          Ground(
            label: ground.label, condition: try translated(ground.condition, slots, action),
            message: try template(ground.message, slots, action), span: ground.span))
      }
      return .grounds(atLeast: try translated(least, slots, action), brought)
    case .duty(let duty):
      guard let text = try template(duty.text, slots, action) else { throw NoGraft() }
      return .duty(
        Duty(
          text: text, by: try parties(duty.by, slots, action),
          to: try parties(duty.to, slots, action), due: try optional(duty.due, slots, action)))
    case .procedure(let steps):
      var brought: [ProcedureStep] = []
      for step in steps {
        brought.append(
          ProcedureStep(
            step: try self.step(step.step, of: action), name: step.name,
            by: try parties(step.by, slots, action), to: try parties(step.to, slots, action),
            earliest: try optional(step.earliest, slots, action),
            latest: try optional(step.latest, slots, action),
            message: try template(step.message, slots, action), span: step.span))
      }
      return .procedure(brought)
    }
  }

  private mutating func parties(
    _ parties: Parties?, _ slots: Slots, _ action: ActionID?
  ) throws(NoGraft) -> Parties? {
    guard let parties else { return nil }
    return Parties(
      parties: try each(parties.parties, slots, action: action), isAll: parties.isAll)
  }

  private mutating func template(
    _ template: Template?, _ slots: Slots, _ action: ActionID?
  ) throws(NoGraft) -> Template? {
    guard let template else { return nil }
    return Template(
      zh: try parts(template.zh, slots, action), en: try parts(template.en, slots, action))
  }

  private mutating func parts(
    _ parts: [TextPart], _ slots: Slots, _ action: ActionID?
  ) throws(NoGraft) -> [TextPart] {
    var result: [TextPart] = []
    for part in parts {
      switch part {
      case .literal: result.append(part)
      case .value(let expression): result.append(.value(try translated(expression, slots, action)))
      }
    }
    return result
  }

  // MARK: Effects

  mutating func translated(_ effect: Effect, _ slots: Slots) throws(NoGraft) -> Effect {
    switch effect {
    case .assign(let record, let id, let value, let span):
      return .assign(
        record: try translated(record, slots), try attribute(id), value: try translated(value, slots),
        span: span)
    case .create(let id, let values, let span):
      var brought: [(slot: Int, value: Expression)] = []
      for (slot, value) in values {
        let place = try attribute(AttributeID(entity: id, slot: slot)).slot
        brought.append((place, try translated(value, slots)))
      }
      return .create(try entity(id), brought, span: span)
    case .remove(let record, let span): return .remove(try translated(record, slots), span: span)
    case .forEach(let binder, let effects, let span):
      var brought: [Effect] = []
      for effect in effects { brought.append(try translated(effect, slots)) }
      return .forEach(try translated(binder, slots), brought, span: span)
    }
  }
}

extension Expression {
  /// The first operand of an operation whose chains may be long.
  fileprivate var chained: Expression? {
    switch kind {
    case .and(let left, _), .or(let left, _), .arithmetic(_, let left, _), .attribute(let left, _):
      left
    default: nil
    }
  }
}
