import CharterSemantics
import CharterValues

extension Machine {
  /// The registers of the facts that a statement reads, in order; `nil`: which they are depends on what they hold.
  mutating func reads(
    of statement: Statement, _ slots: Slots, _ out: inout Emission
  ) -> Operands? {
    var found: [Int32] = []
    switch statement.kind {
    case .require(let condition), .advise(let condition), .forbid(.some(let condition)):
      guard note(condition, slots, isBase: false, in: &found, &out) else { return nil }
    case .forbid(nil): break
    case .grounds, .procedure, .duty: return nil
    }
    return code.take(found)
  }

  /// Notes the facts that an expression reads; a step on the way to a fact is none by itself.
  ///
  /// - Returns: whether it always reads the same facts.
  private mutating func note(
    _ expression: Expression, _ slots: Slots, isBase: Bool, in found: inout [Int32],
    _ out: inout Emission
  ) -> Bool {
    switch expression.kind {
    case .constant, .today, .enumCases: return true
    case .variable(let slot):
      guard let register = slots[slot] else { return false }
      let isFact =
        switch code.producers[Int(register)].operation {
        case .attribute, .referrers: true
        default: inputs.input(register) != nil
        }
      if isFact, !isBase, !found.contains(register) { found.append(register) }
      return true
    case .attribute(let base, _):
      guard note(base, slots, isBase: true, in: &found, &out) else { return false }
      let register = compile(expression, slots, &out)
      if !isBase, !found.contains(register) { found.append(register) }
      return true
    case .definition(let id, let arguments):
      for argument in arguments {
        guard note(argument, slots, isBase: true, in: &found, &out) else { return false }
      }
      let registers = arguments.map { compile($0, slots, &out) }
      return note(program[id].body, Slots(registers), isBase: isBase, in: &found, &out)
    case .not, .and, .or, .implies, .equal, .compare, .arithmetic, .negate, .shiftDate,
      .daysBetween, .isPresent, .count, .memberOf, .memberOfList, .inRange, .rounded, .function,
      .list:
      for operand in expression.operands {
        guard note(operand, slots, isBase: false, in: &found, &out) else { return false }
      }
      return true
    case .step, .parameter, .table, .extent, .conditional, .match, .quantifier, .aggregate,
      .interpolation:
      return false
    }
  }
}
