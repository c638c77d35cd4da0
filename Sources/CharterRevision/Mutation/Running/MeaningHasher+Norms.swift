import CharterSemantics
import CharterValues

extension MeaningHasher {
  mutating func add(_ statements: [Statement]) {
    add(statements.count)
    for statement in statements {
      add(statement.guards)
      switch statement.kind {
      case .require(let condition): add(0, condition)
      case .forbid(let condition): add(1, condition)
      case .advise(let condition): add(2, condition)
      case .grounds(let least, let grounds):
        add(3, least)
        for ground in grounds { add(ground.condition) }
      case .duty(let duty):
        add(4, duty.due)
        add(duty.by)
        add(duty.to)
      case .procedure(let steps):
        add(5, nil)
        for step in steps {
          add(step.step)
          add(step.by)
          add(step.earliest)
          add(step.latest)
        }
      }
    }
  }

  private mutating func add(_ code: Int, _ expression: Expression?) {
    add(code)
    add(expression)
  }

  mutating func add(_ parties: Parties?) {
    add(parties?.isAll)
    add(parties?.parties ?? [])
  }

  mutating func add(_ header: StateHeader) {
    add(header.policy)
    add(header.enforcedOn)
    add(header.by)
    for binder in header.subjects?.binders ?? [] { add(binder) }
  }

  mutating func add(_ value: ParameterValue?) {
    switch value {
    case nil: add(0)
    case .unset: add(1)
    case .value(let expression): add(expression)
    }
  }

  mutating func add(_ values: [DatedValue]) {
    add(values.count)
    for value in values {
      add(value.period)
      add(value.value)
    }
  }

  mutating func add(_ bounds: [Quota.Bound]) {
    for bound in bounds {
      switch bound {
      case .atLeast(let value, let isRoundedUp):
        add(isRoundedUp ? 0 : 1, value)
      case .atMost(let value): add(2, value)
      case .between(let low, let high):
        add(3, low)
        add(high)
      }
    }
  }

  mutating func add(_ subsidy: Subsidy) {
    add(subsidy.header)
    add(subsidy.conditions)
    add(subsidy.sharedAmong)
    for line in subsidy.lines {
      switch line.kind {
      case .amount(let amount, let condition):
        add(0, amount)
        add(condition)
      case .pool(let pool):
        add(1, pool.amount)
        add(pool.weight)
        add(pool.condition)
      }
    }
    for part in [subsidy.amount, subsidy.atLeast, subsidy.atMost, subsidy.budget, subsidy.fund] {
      add(part)
    }
    add(subsidy.rounding?.mode)
    add(subsidy.rounding?.step)
    add(subsidy.rounding?.isByLargestRemainder)
    add(subsidy.payer)
    add(subsidy.payee)
  }
}
