import CharterEngine
import CharterSemantics
import CharterValues

extension Program {
  /// The expressions that stand in a declaration.
  func expressions(of entry: Trail.Entry) -> [Expression] {
    switch entry {
    case .conditions(let id): self[id].conditions
    case .statements(let id): self[id].statements.flatMap(\.expressions)
    case .exception(let id):
      self[id].conditions + self[id].statements.flatMap(\.expressions)
    case .definition(let id): [self[id].body]
    case .parameter(let id):
      (self[id].values + self[id].settings.flatMap(\.values)).compactMap(\.value.expression)
    case .table(let id):
      (self[id].rows.map(\.result) + [self[id].otherwise].compactMap(\.self))
        .compactMap(\.expression)
    case .rule(let id):
      self[id].header.expressions + self[id].conditions + self[id].statements.flatMap(\.expressions)
    case .quota(let id): self[id].expressions
    case .subsidy(let id): self[id].expressions
    }
  }

  /// Declarations with all that they call, each once.
  func closure(of entries: some Sequence<Trail.Entry>) -> Set<Trail.Entry> {
    var found: Set<Trail.Entry> = []
    var open = Array(entries)
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      for expression in expressions(of: next) {
        expression.forEach { part in
          switch part.kind {
          case .parameter(let id, _): open.append(.parameter(id))
          case .definition(let id, _): open.append(.definition(id))
          case .table(let id, _): open.append(.table(id))
          default: break
          }
        }
      }
    }
    return found
  }

  /// The attributes that declarations read, and those that call them by.
  func attributes(of entries: some Sequence<Trail.Entry>) -> Set<AttributeID> {
    var attributes: Set<AttributeID> = []
    for entry in closure(of: entries) {
      for expression in expressions(of: entry) {
        expression.forEach { part in
          guard case .attribute(_, let id) = part.kind else { return }
          attributes.insert(id)
          if let inverse = schema[id].inverseOf { attributes.insert(inverse) }
        }
      }
    }
    return attributes
  }
}

extension ParameterValue {
  fileprivate var expression: Expression? {
    if case .value(let expression) = self { return expression }
    return nil
  }
}

extension Statement {
  /// The expressions that decide it.
  fileprivate var expressions: [Expression] {
    switch kind {
    case .require(let condition), .advise(let condition), .forbid(.some(let condition)):
      [condition]
    case .forbid(nil): []
    case .grounds(let least, let grounds): [least] + grounds.map(\.condition)
    case .duty(let duty): [duty.due].compactMap(\.self)
    case .procedure(let steps):
      steps.flatMap { step in
        [step.earliest, step.latest].compactMap(\.self) + (step.by?.parties ?? [])
      }
    }
  }
}

extension StateHeader {
  fileprivate var expressions: [Expression] {
    (subjects?.binders ?? []).flatMap(\.expressions) + [by].compactMap(\.self)
  }
}

extension Binder {
  fileprivate var expressions: [Expression] { [collection] + [condition].compactMap(\.self) }
}

extension Quota {
  fileprivate var expressions: [Expression] {
    header.expressions + conditions + population.expressions + [counted].compactMap(\.self)
      + bounds.flatMap { bound in
        switch bound {
        case .atLeast(let value, _), .atMost(let value): [value]
        case .between(let low, let high): [low, high]
        }
      }
  }
}

extension Subsidy {
  fileprivate var expressions: [Expression] {
    let parts = [amount, atLeast, atMost, budget, fund].compactMap(\.self)
    let lines = lines.flatMap { line -> [Expression] in
      switch line.kind {
      case .amount(let amount, let condition): [amount] + [condition].compactMap(\.self)
      case .pool(let pool):
        [pool.amount, pool.condition].compactMap(\.self) + [pool.weight]
      }
    }
    return header.expressions + conditions + (sharedAmong?.expressions ?? []) + parts + lines
      + (payer?.parties ?? []) + (payee?.parties ?? [])
  }
}
