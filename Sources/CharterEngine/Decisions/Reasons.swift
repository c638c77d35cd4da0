import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// What only the reference evaluator can explain.
struct Unexplained: Error {}

/// Why registers are unknown: found by walking back from them, once a run is over.
///
/// The reasons, their order and their paths are those of ``Evaluation``.
extension Machine {
  /// Why a register is unknown; empty where it is not.
  mutating func reasons(
    of register: Int32, for action: ActionID
  ) throws(Unexplained) -> [Reason] {
    let cell = registers[Int(register)]
    if cell.isKnown { return [] }
    if cell.tag == .beyond { throw Unexplained() }
    if let input = inputs.input(register) { return reasons(of: input, for: action) }
    let instruction = code.producers[Int(register)]
    let (a, b) = (instruction.a, instruction.b)
    switch instruction.operation {
    case .attribute, .referrers:
      let base = registers[Int(a)]
      if !base.isKnown { return try reasons(of: a, for: action) }
      let path = try path(of: register, for: action) ?? FactPath(names: [])
      guard base.tag == .record else { return [.missingFact(path, record: nil)] }
      if instruction.operation == .referrers {
        return Reason.union(try memberships(of: cell, register, for: action).map { [$0] })
      }
      let record = RecordID(index: Int(base.payload))
      let found = scratch.facts.state.record(record)
      let isOwn = found.entity.index == Int(instruction.detail) && found.standing != .nested
      return [.missingFact(path, record: isOwn ? record : nil)]
    case .equal, .memberOf:
      let left = try reasons(of: a, for: action)
      let right =
        instruction.operation == .equal
        ? try reasons(of: b, for: action) : try absence(of: b, for: action)
      if instruction.operation == .memberOf, registers[Int(b)].tag == .partial, left.isEmpty {
        return try membership(of: registers[Int(a)], in: b, for: action)
      }
      return Reason.union([left, right])
    case .isPresent, .known, .lies: return try reasons(of: a, for: action)
    case .whereKnown: return try reasons(of: b, for: action)
    case .not, .negate, .rounded, .count: return try absence(of: a, for: action)
    case .implies, .compare, .daysBetween, .add, .subtract, .multiply, .divide, .shift:
      let missing = Reason.union([
        try absence(of: a, for: action), try absence(of: b, for: action),
      ])
      return missing.isEmpty ? try failure(instruction, register) : missing
    case .actors:
      let party = registers[Int(a)]
      return try absence(of: party.isKnown && party.tag != .none ? b : a, for: action)
    case .and, .or, .inRange, .atLeast:
      return Reason.union(
        try lists(of: instruction, isStrict: true, for: action))
    case .memberOfList, .list:
      return Reason.union(
        try lists(of: instruction, isStrict: false, for: action))
    case .function:
      let missing = Reason.union(
        try lists(of: instruction, isStrict: true, for: action))
      if !missing.isEmpty { return missing }
      guard let span = code.spans[register] else { throw Unexplained() }
      return [.negativeRoot(span)]
    case .select:
      let operands = self.operands(of: instruction)
      switch registers[Int(operands[0])].logic {
      case .yes: return try reasons(of: operands[1], for: action)
      case .no: return try reasons(of: operands[2], for: action)
      case .unknown, .beyond:
        return Reason.union([
          try absence(of: operands[0], for: action), try reasons(of: operands[1], for: action),
          try reasons(of: operands[2], for: action),
        ])
      }
    case .match:
      let match = code.matches[Int(b)]
      if let arm = match.arm(for: registers[Int(match.selector)], scratch) {
        return try reasons(of: arm, for: action)
      }
      var lists = [try reasons(of: match.selector, for: action)]
      for arm in match.arms { lists.append(try reasons(of: arm.result, for: action)) }
      return Reason.union(lists)
    case .table: return try reasons(of: code.tables[Int(b)], for: action)
    case .parameter:
      let parameter = code.parameters[Int(b)]
      switch parameter.choose(registers.span, scratch, program) {
      case .value(let register): return try reasons(of: register, for: action)
      case .unset: return [.parameter(parameter.id, .unset)]
      case .outside, .beyond: throw Unexplained()
      }
    case .loop: return try reasons(of: code.loops[Int(b)], for: action)
    case .extent, .notBefore, .beyond, .given: throw Unexplained()
    }
  }

  /// Why there is no value in a register; what is none has no number, no date and no truth.
  mutating func absence(
    of register: Int32, for action: ActionID
  ) throws(Unexplained) -> [Reason] {
    guard registers[Int(register)].tag == .none else {
      return try reasons(of: register, for: action)
    }
    return [
      .missingFact(try path(of: register, for: action) ?? FactPath(names: []), record: nil)
    ]
  }

  private func reasons(of input: InputLayout.Input, for action: ActionID) -> [Reason] {
    switch input {
    case .today: return []
    case .argument(let slot):
      let name = program.schema[action].parameters[slot].name
      return [.missingFact(FactPath(names: [name]), record: nil)]
    case .step(let step, let field):
      // A step that is done may not say by whom.
      guard field == .by, registers[Int(inputs.step(step, .on, .date))].isKnown else {
        return [.step(step)]
      }
      return [.missingFact(stepPath(step, field, action), record: nil)]
    }
  }

  private func stepPath(_ step: Int, _ field: StepField, _ action: ActionID) -> FactPath {
    FactPath(names: [
      program.schema[action].steps[step].name,
      field == .on ? Evaluation.stepDate : Evaluation.stepActor,
    ])
  }

  private func operands(of instruction: Instruction) -> [Int32] {
    Array(code.operands[Int(instruction.a)..<Int(instruction.a + instruction.b)])
  }

  /// Why each operand has no value; what is none has one unless the operation needs more.
  private mutating func lists(
    of instruction: Instruction, isStrict: Bool, for action: ActionID
  ) throws(Unexplained) -> [[Reason]] {
    var lists: [[Reason]] = []
    for operand in operands(of: instruction) {
      lists.append(
        isStrict
          ? try absence(of: operand, for: action) : try reasons(of: operand, for: action))
    }
    return lists
  }

  /// Why an operation on known values has no value.
  private mutating func failure(
    _ instruction: Instruction, _ register: Int32
  ) throws(Unexplained) -> [Reason] {
    guard let span = code.spans[register] else { throw Unexplained() }
    let (left, right) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
    switch instruction.operation {
    case .add, .subtract, .multiply, .divide:
      guard left.isNumber, right.isNumber else { throw Unexplained() }
      return Evaluation.apply(
        instruction.operation.arithmetic, scratch.number(left), scratch.number(right), at: span
      ).reasons
    case .shift: return [.dateOutOfRange(span)]
    default: throw Unexplained()
    }
  }

  private mutating func reasons(
    of table: Code.Table, for action: ActionID
  ) throws(Unexplained) -> [Reason] {
    switch table.choose(registers.span, scratch) {
    case .beyond: throw Unexplained()
    case .open: return [.openTable(table.id, table.span)]
    case .row(let result, let span):
      return result < 0
        ? [.openTable(table.id, span)] : try reasons(of: result, for: action)
    case .oneOf(let possible):
      var doubts: [[Reason]] = []
      for row in table.rows {
        var lists: [[Reason]] = []
        var isExcluded = false
        for (cell, argument) in zip(row.cells, table.arguments) {
          switch Code.Table.match(cell, registers[Int(argument)], scratch) {
          case .yes: break
          case .no: isExcluded = true
          case .unknown, .beyond: lists.append(try reasons(of: argument, for: action))
          }
        }
        if !isExcluded { doubts.append(Reason.union(lists)) }
      }
      var alternatives = [Reason.union(doubts)]
      for row in possible {
        alternatives.append(
          row.result < 0
            ? [.openTable(table.id, row.span)] : try reasons(of: row.result, for: action))
      }
      return Reason.union(alternatives)
    }
  }

  // MARK: Paths

  /// How the policy writes the way to a value; `nil`: it is no fact.
  func path(
    of register: Int32, for action: ActionID
  ) throws(Unexplained) -> FactPath? {
    if let input = inputs.input(register) {
      switch input {
      case .today: return nil
      case .argument(let slot):
        return FactPath(names: [program.schema[action].parameters[slot].name])
      case .step(let step, let field): return stepPath(step, field, action)
      }
    }
    if let collection = code.variables[register] {
      // The members of a list have paths of their own.
      if code.producers[Int(collection)].operation == .list { throw Unexplained() }
      return try path(of: collection, for: action)
    }
    let instruction = code.producers[Int(register)]
    switch instruction.operation {
    case .attribute, .referrers:
      let names = try path(of: instruction.a, for: action)?.names ?? []
      return FactPath(names: names + [program.schema[try attribute(of: instruction)].name])
    case .extent:
      return FactPath(names: [program.schema[EntityID(index: Int(instruction.b))].name])
    case .select:
      let operands = self.operands(of: instruction)
      switch registers[Int(operands[0])].logic {
      case .yes: return try path(of: operands[1], for: action)
      case .no: return try path(of: operands[2], for: action)
      case .unknown, .beyond: return nil
      }
    case .match:
      let match = code.matches[Int(instruction.b)]
      let arm = match.arm(for: registers[Int(match.selector)], scratch)
      guard let arm else { return nil }
      return try path(of: arm, for: action)
    case .parameter:
      return FactPath(names: [program[code.parameters[Int(instruction.b)].id].name])
    case .table:
      switch code.tables[Int(instruction.b)].choose(registers.span, scratch) {
      case .row(let result, _) where result >= 0: return try path(of: result, for: action)
      case .row, .open, .oneOf: return nil
      case .beyond: throw Unexplained()
      }
    // A parameter that is one constant is no instruction.
    case .given: return nil
    case .not, .implies, .equal, .isPresent, .memberOf, .count, .known, .whereKnown, .notBefore,
      .actors, .compare, .add, .subtract, .multiply, .divide, .negate, .daysBetween, .shift,
      .rounded, .and, .or, .memberOfList, .list, .inRange, .atLeast, .function, .loop, .lies,
      .beyond:
      return nil
    }
  }

  /// The attribute that an instruction reads.
  func attribute(of instruction: Instruction) throws(Unexplained) -> AttributeID {
    guard instruction.operation == .referrers else {
      return AttributeID(
        entity: EntityID(index: Int(instruction.detail)), slot: Int(instruction.b))
    }
    let inverse = code.inverses[Int(instruction.b)]
    for entity in program.schema.entities.indices {
      let id = AttributeID(entity: EntityID(index: entity), slot: Int(instruction.detail))
      guard program.schema[id.entity].attributes.indices.contains(id.slot) else { continue }
      if program.schema[id].inverseOf == inverse { return id }
    }
    throw Unexplained()
  }
}
