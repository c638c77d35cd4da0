/// Every expression of a program, wherever it stands.
extension Program {
  /// Visits the expressions that are no part of another; what one parameter, definition or table holds too.
  func forEachExpression(_ visit: (Expression) -> Void) {
    places.forEach { $0.map(visit) }
    for action in actions {
      action.place.map(visit)
      for effect in action.effects { effect.forEachExpression(visit) }
    }
    for parameter in parameters {
      for value in parameter.values + parameter.settings.flatMap(\.values) {
        value.value.expression.map(visit)
      }
    }
    for definition in definitions { visit(definition.body) }
    for table in tables {
      for row in table.rows { row.result.expression.map(visit) }
      table.otherwise?.expression.map(visit)
    }
    for norm in norms {
      norm.conditions.forEach(visit)
      norm.statements.forEach { $0.forEachExpression(visit) }
    }
    for exception in exceptions {
      exception.conditions.forEach(visit)
      exception.statements.forEach { $0.forEachExpression(visit) }
    }
    for rule in rules {
      rule.header.forEachExpression(visit)
      rule.conditions.forEach(visit)
      rule.statements.forEach { $0.forEachExpression(visit) }
    }
    for quota in quotas { quota.forEachExpression(visit) }
    for subsidy in subsidies { subsidy.forEachExpression(visit) }
  }
}

extension Effect {
  fileprivate func forEachExpression(_ visit: (Expression) -> Void) {
    switch self {
    case .assign(let record, _, let value, _):
      visit(record)
      visit(value)
    case .create(_, let values, _): values.forEach { visit($0.value) }
    case .remove(let record, _): visit(record)
    case .forEach(let binder, let effects, _):
      binder.operands.forEach(visit)
      effects.forEach { $0.forEachExpression(visit) }
    }
  }
}

extension Template {
  fileprivate func forEachExpression(_ visit: (Expression) -> Void) {
    for case .value(let expression) in zh + en { visit(expression) }
  }
}

extension Statement {
  fileprivate func forEachExpression(_ visit: (Expression) -> Void) {
    message?.forEachExpression(visit)
    switch kind {
    case .require(let condition), .advise(let condition): visit(condition)
    case .forbid(let condition): condition.map(visit)
    case .grounds(let least, let grounds):
      visit(least)
      for ground in grounds {
        visit(ground.condition)
        ground.message?.forEachExpression(visit)
      }
    case .duty(let duty):
      duty.text.forEachExpression(visit)
      [duty.by, duty.to].forEach { $0?.parties.forEach(visit) }
      duty.due.map(visit)
    case .procedure(let steps):
      for step in steps {
        [step.by, step.to].forEach { $0?.parties.forEach(visit) }
        [step.earliest, step.latest].forEach { $0.map(visit) }
        step.message?.forEachExpression(visit)
      }
    }
  }
}

extension StateHeader {
  fileprivate func forEachExpression(_ visit: (Expression) -> Void) {
    subjects?.binders.forEach { $0.operands.forEach(visit) }
    by.map(visit)
  }
}

extension Quota {
  fileprivate func forEachExpression(_ visit: (Expression) -> Void) {
    header.forEachExpression(visit)
    conditions.forEach(visit)
    population.operands.forEach(visit)
    counted.map(visit)
    for bound in bounds {
      switch bound {
      case .atLeast(let least, _): visit(least)
      case .atMost(let most): visit(most)
      case .between(let least, let most):
        visit(least)
        visit(most)
      }
    }
  }
}

extension Subsidy {
  fileprivate func forEachExpression(_ visit: (Expression) -> Void) {
    header.forEachExpression(visit)
    conditions.forEach(visit)
    sharedAmong?.operands.forEach(visit)
    for line in lines {
      switch line.kind {
      case .amount(let amount, let condition):
        visit(amount)
        condition.map(visit)
      case .pool(let pool):
        pool.amount.map(visit)
        visit(pool.weight)
        pool.condition.map(visit)
      }
    }
    [amount, atLeast, atMost, budget, fund].forEach { $0.map(visit) }
    [payer, payee].forEach { $0?.parties.forEach(visit) }
  }
}
