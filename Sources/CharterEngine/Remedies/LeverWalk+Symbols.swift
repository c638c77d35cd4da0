import CharterData
import CharterSemantics
import CharterValues

extension LeverWalk {
  mutating func symbol(
    _ expression: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) -> Symbol? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch expression.kind {
    case .variable(let slot): return symbols[slot]
    case .today: return symbol(of: Variable(lever: .date))
    case .step(let step, let field):
      return symbol(of: Variable(lever: .step(step), isActor: field == .by))
    case .attribute(let base, let attribute):
      guard
        case .known(.record(let record)) = evaluation.evaluate(base, in: &frame, asBase: true)
          .outcome, situation.isLever(record, slot: attribute.slot),
        situation.state.record(record).entity == attribute.entity
      else { return nil }
      return symbol(of: Variable(lever: .attribute(record, slot: attribute.slot)))
    case .definition(let id, let arguments):
      var (inner, names) = enter(arguments, program[id].frameSize, &frame, symbols)
      return symbol(program[id].body, &inner, names)
    case .arithmetic, .negate, .shiftDate(_, by: _, .day, backwards: _), .daysBetween:
      return form(expression, &frame, symbols).map { Symbol(variable: nil, form: $0) }
    default: return nil
    }
  }

  /// The linear form of an amount or a date; `nil`: it has none, or is not known.
  mutating func form(
    _ expression: Expression, _ frame: inout Frame, _ symbols: [Int: Symbol]
  ) -> LinearForm? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    func constant(_ outcome: Outcome) -> LinearForm? { outcome.value?.onLine.map(LinearForm.init) }
    switch expression.kind {
    case .constant(let value): return value.onLine.map(LinearForm.init)
    case .negate(let operand): return form(operand, &frame, symbols).map { $0 * ExactNumber(-1) }
    case .daysBetween(let left, let right):
      guard let left = form(left, &frame, symbols), let right = form(right, &frame, symbols) else {
        return nil
      }
      return left - right
    case .shiftDate(let day, let amount, .day, let backwards):
      guard let day = form(day, &frame, symbols), let amount = form(amount, &frame, symbols) else {
        return nil
      }
      return backwards ? day - amount : day + amount
    case .arithmetic(let operation, let left, let right):
      guard let left = form(left, &frame, symbols), let right = form(right, &frame, symbols) else {
        return nil
      }
      switch operation {
      case .add: return left + right
      case .subtract: return left - right
      case .multiply:
        if left.coefficients.isEmpty { return right * left.constant }
        return right.coefficients.isEmpty ? left * right.constant : nil
      case .divide:
        guard right.coefficients.isEmpty else { return nil }
        return ExactNumber.one.divided(by: right.constant).map { left * $0 }
      }
    case .definition(let id, let arguments):
      var (inner, names) = enter(arguments, program[id].frameSize, &frame, symbols)
      return form(program[id].body, &inner, names)
    case .conditional(let condition, let then, let otherwise):
      guard let holds = evaluation.truth(condition, in: &frame).known else { return nil }
      return form(holds ? then : otherwise, &frame, symbols)
    case .variable(let slot) where symbols[slot] == nil: return constant(frame[slot].outcome)
    default:
      if let found = symbol(expression, &frame, symbols) { return found.form }
      let (found, reads) = evaluation.logged { $0.evaluate(expression, in: &frame) }
      // A lever that is read in some other way is taken as it is now.
      if case .shiftDate = expression.kind, !situation.levers(in: reads).isEmpty { return nil }
      return constant(found.present)
    }
  }

  mutating func markOpaque(_ expression: Expression, _ frame: inout Frame) {
    var inner = frame
    let (_, reads) = evaluation.logged { $0.evaluate(expression, in: &inner) }
    for lever in situation.levers(in: reads) {
      notes[Variable(lever: lever), default: .init()].isOpaque = true
    }
  }
}
