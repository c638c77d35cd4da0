import CharterData
import CharterSemantics
import CharterValues

extension LeverWalk {
  mutating func equal(
    _ left: Expression, _ right: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    visit(left, &frame, symbols)
    visit(right, &frame, symbols)
    if let leftForm = form(left, &frame, symbols), let rightForm = form(right, &frame, symbols) {
      compare(leftForm - rightForm, .equal)
    }
    let (first, second) = (symbol(left, &frame, symbols), symbol(right, &frame, symbols))
    for (one, other) in [(first, right), (second, left)] {
      guard let variable = one?.variable,
        let value = evaluation.evaluate(other, in: &frame).outcome.value
      else { continue }
      if one?.form != nil, value != .none { continue }
      notes[variable, default: .init()].add(value)
    }
    if let one = first?.variable, let other = second?.variable { pair(one.lever, other.lever) }
  }

  mutating func compare(
    _ left: Expression, _ comparison: Comparison, _ right: Expression, _ frame: inout Frame,
    _ symbols: [Int: Symbol]
  ) {
    visit(left, &frame, symbols)
    visit(right, &frame, symbols)
    let (first, second) = (form(left, &frame, symbols), form(right, &frame, symbols))
    if let first, let second {
      switch comparison {
      case .less: compare(first - second, .below)
      case .lessOrEqual: compare(first - second, .upTo)
      case .greater: compare(second - first, .below)
      case .greaterOrEqual: compare(second - first, .upTo)
      }
    } else {
      if let first { compareShifted(right, with: first, &frame, symbols) }
      if let second { compareShifted(left, with: second, &frame, symbols) }
    }
  }

  mutating func member(
    _ element: Expression, _ set: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) {
    visit(element, &frame, symbols)
    visit(set, &frame, symbols)
    let (one, many) = (symbol(element, &frame, symbols), symbol(set, &frame, symbols)?.variable)
    if let many, let value = evaluation.evaluate(element, in: &frame).outcome.value {
      notes[many, default: .init()].addElement(value)
    }
    // A set that may be added to is what changes, and not who should be in it.
    let isStated = one?.variable.map { situation.setting(of: $0.lever) != nil } ?? false
    if many == nil || !isStated {
      for member in evaluation.evaluate(set, in: &frame).members.members.prefix(200) {
        told(one, apart: .equals(member.value))
      }
    }
    if let one = one?.variable, let many { pair(one.lever, many.lever) }
  }

  /// Notes a test of a symbol against constants.
  mutating func told(_ symbol: Symbol?, apart test: DecisionTable.Test) {
    guard let symbol else { return }
    if let form = symbol.form {
      switch test {
      case .equals(let value):
        if value == .none, let variable = symbol.variable {
          notes[variable, default: .init()].isTestedForPresence = true
        }
        if let number = value.onLine { compare(form - LinearForm(number), .equal) }
      case .compare(let comparison, let value):
        guard let number = value.onLine else { return }
        let isUpper = comparison == .less || comparison == .greaterOrEqual
        compare(form - LinearForm(number), isUpper ? .below : .upTo)
      case .range(let low, let high, let isHalfOpen):
        if let number = low.onLine { compare(form - LinearForm(number), .below) }
        if let number = high.onLine {
          compare(form - LinearForm(number), isHalfOpen ? .below : .upTo)
        }
      }
    } else if let variable = symbol.variable, case .equals(let value) = test {
      notes[variable, default: .init()].add(value)
    }
  }

  mutating func pair(_ one: Lever, _ other: Lever) {
    guard one != other else { return }
    for (lever, partner) in [(one, other), (other, one)] {
      notes[Variable(lever: lever), default: .init()].partners.insert(partner)
    }
  }

  /// Notes a comparison of a form with zero.
  mutating func compare(_ form: LinearForm, _ kind: LinearComparison.Kind) {
    let comparison = LinearComparison(form: form, kind: kind)
    let variables = Array(form.coefficients.keys)
    if variables.count > 1 {
      shared.append(comparison)
      for one in variables { for other in variables { pair(one.lever, other.lever) } }
    }
    let situation = situation
    for variable in variables {
      cut(variable, by: comparison) { situation.number(of: $0) }
    }
  }

  mutating func cut(
    _ variable: Variable, by comparison: LinearComparison, _ known: (Variable) -> ExactNumber?
  ) {
    guard let root = comparison.form.root(of: variable, where: known),
      let factor = comparison.form.coefficients[variable]
    else { return }
    notes[variable, default: .init()].cuts.formUnion(comparison.cuts(at: root, factor: factor))
  }

  /// Cuts that follow from those of a partner that is not known: twice, for chains of waiting times.
  mutating func settleShared() {
    let situation = situation
    for _ in 0..<2 {
      for comparison in shared {
        for variable in comparison.form.coefficients.keys {
          let open = comparison.form.coefficients.keys.filter {
            $0 != variable && situation.number(of: $0) == nil
          }
          guard open.count == 1, let other = open.first,
            (notes[variable]?.cuts.count ?? 0) < 40
          else { continue }
          for cut in (notes[other]?.cuts ?? []).sorted().prefix(12) {
            let at = cut.isAfter ? [cut.at, cut.at + .one] : [cut.at - .one, cut.at]
            for value in at {
              self.cut(variable, by: comparison) { $0 == other ? value : situation.number(of: $0) }
            }
          }
        }
      }
    }
  }

  /// Notes where a date that is moved by months or years meets another one.
  mutating func compareShifted(
    _ expression: Expression, with other: LinearForm, _ frame: inout Frame,
    _ symbols: [Int: Symbol]
  ) {
    guard case .shiftDate(let day, let amount, let unit, let backwards) = expression.kind,
      unit != .day, let moved = form(day, &frame, symbols),
      let steps = evaluation.evaluate(amount, in: &frame).present.value?.onLine?.intValue
    else { return }
    let months = (unit == .year ? 12 : 1) * (backwards ? -steps : steps)
    for one in moved.coefficients.keys {
      for two in other.coefficients.keys { pair(one.lever, two.lever) }
    }
    if let now = evaluation.evaluate(expression, in: &frame).present.value?.onLine {
      compare(other - LinearForm(now), .equal)
    }
    guard let only = moved.coefficients.first, moved.coefficients.count == 1,
      only.value == .one, moved.constant == .zero,
      let limit = value(of: other)?.intValue, let target = CalendarDate(dayNumber: limit),
      let near = target.adding(months: -months)
    else { return }
    // Moving by months keeps the order of days, so two cuts say all.
    for offset in -4...4 {
      guard let day = near.adding(days: offset), let end = day.adding(months: months),
        let before = day.adding(days: -1)?.adding(months: months)
      else { continue }
      if (end >= target && before < target) || (end > target && before <= target) {
        notes[only.key, default: .init()].cuts.insert(
          Cut(at: ExactNumber(day.dayNumber), isAfter: false))
      }
    }
  }

  func value(of form: LinearForm) -> ExactNumber? {
    var total = form.constant
    for (variable, factor) in form.coefficients {
      guard let value = situation.number(of: variable) else { return nil }
      total = total + factor * value
    }
    return total
  }
}

extension Situation {
  /// What a lever is now, on the line of numbers or of days.
  fileprivate func number(of variable: Variable) -> ExactNumber? {
    switch setting(of: variable.lever) {
    case .value(let value): value.onLine
    case .step(let on, _): ExactNumber(on.dayNumber)
    case nil: nil
    }
  }
}
