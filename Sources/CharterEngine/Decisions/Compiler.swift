import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Code while it is made: the block that is written to, and what it has worked out already.
struct Emission {
  /// What an instruction computes; two with one key are one.
  struct Key: Hashable {
    let operation: UInt8
    let detail: UInt16
    let a: Int32
    let b: Int32
    let operands: [Int32]
  }

  var instructions: [Instruction] = []
  /// What is worked out already; the last holds inside the innermost loop alone.
  var known: [[Key: Int32]] = [[:]]
  /// The register of the action's place; -1: it has none.
  var place: Int32 = -1
  /// How much was emitted; beyond a bound the reference evaluator serves.
  var size = 0
  static let mostInstructions = 50_000

  func register(of key: Key) -> Int32? {
    for scope in known.reversed() {
      if let register = scope[key] { return register }
    }
    return nil
  }

  mutating func note(_ key: Key, _ register: Int32) { known[known.count - 1][key] = register }
}

/// Where the variables of an expression stand.
struct Slots {
  private var registers: [Int32]

  init(_ registers: [Int32]) { self.registers = registers }

  /// `nil`: nothing is bound there.
  subscript(slot: Int) -> Int32? {
    get { registers.indices.contains(slot) && registers[slot] >= 0 ? registers[slot] : nil }
    set {
      while registers.count <= slot { registers.append(-1) }
      registers[slot] = newValue ?? -1
    }
  }
}

extension Machine {
  // MARK: Registers

  /// A register that something else than an instruction fills.
  mutating func given(_ cell: Datum = .unknown) -> Int32 {
    registers.append(cell)
    code.producers.append(Instruction(operation: .given))
    return Int32(registers.count - 1)
  }

  mutating func constant(_ cell: Datum, _ out: inout Emission) -> Int32 {
    let key = Emission.Key(
      operation: 255, detail: UInt16(cell.tag.rawValue), a: cell.denominator, b: 0,
      operands: [Int32(truncatingIfNeeded: cell.payload), Int32(cell.payload >> 32)])
    if let known = out.register(of: key) { return known }
    let register = given(cell)
    constants.insert(register)
    out.note(key, register)
    return register
  }

  mutating func constant(_ value: Value, _ out: inout Emission) -> Int32 {
    constant(scratch.facts.cell(value), &out)
  }

  // MARK: Emitting

  /// Emits an instruction of one or two operands.
  mutating func emit(
    _ operation: Instruction.Operation, _ a: Int32 = 0, _ b: Int32 = 0, detail: UInt16 = 0,
    at span: Span? = nil, into out: inout Emission
  ) -> Int32 {
    let key = Emission.Key(
      operation: operation.rawValue, detail: detail, a: a, b: b, operands: span.map(Self.key) ?? [])
    if let known = out.register(of: key) { return known }
    let result = add(
      Instruction(operation: operation, detail: detail, a: a, b: b),
      reading: operation.reads(a, b), at: span, &out)
    out.note(key, result)
    return result
  }

  /// Emits an instruction of many operands.
  mutating func emit(
    _ operation: Instruction.Operation, _ operands: [Int32], detail: UInt16 = 0,
    at span: Span? = nil, into out: inout Emission
  ) -> Int32 {
    let key = Emission.Key(
      operation: operation.rawValue, detail: detail, a: -1, b: Int32(operands.count),
      operands: operands + (span.map(Self.key) ?? []))
    if let known = out.register(of: key) { return known }
    code.operands += operands
    let result = add(
      Instruction(
        operation: operation, detail: detail, a: Int32(code.operands.count - operands.count),
        b: Int32(operands.count)), reading: operands, at: span, &out)
    out.note(key, result)
    return result
  }

  /// Two operations that fail at different places of a text are two.
  private static func key(_ span: Span) -> [Int32] {
    [
      Int32(span.source.index), Int32(truncatingIfNeeded: span.start),
      Int32(truncatingIfNeeded: span.end),
    ]
  }

  private mutating func add(
    _ instruction: Instruction, reading operands: [Int32]?, at span: Span?, _ out: inout Emission
  ) -> Int32 {
    var instruction = instruction
    out.size += 1
    if out.size > Emission.mostInstructions { instruction = Instruction(operation: .beyond) }
    registers.append(.unknown)
    code.producers.append(instruction)
    instruction.result = Int32(registers.count - 1)
    if let operands, operands.allSatisfy(constants.contains), fold(instruction) {
      return instruction.result
    }
    if let span { code.spans[instruction.result] = span }
    out.instructions.append(instruction)
    return instruction.result
  }

  /// Works an operation on constants out at once, where it has a value that lasts.
  private mutating func fold(_ instruction: Instruction) -> Bool {
    let end = code.instructions.count
    code.instructions.append(instruction)
    run(Block(start: end, end: end + 1))
    code.instructions.removeLast()
    let place = Int(instruction.result)
    let cell = registers[place]
    guard cell.isPlain, cell.tag != .none else {
      registers[place] = .unknown
      return false
    }
    code.producers[place] = Instruction(operation: .given)
    constants.insert(instruction.result)
    return true
  }

  /// Takes what was emitted as a block.
  mutating func finish(_ out: inout Emission) -> Block {
    let start = code.instructions.count
    code.instructions += out.instructions
    out.instructions = []
    return Block(start: start, end: code.instructions.count)
  }

  /// Compiles a part into a block of its own; what it works out is known in it alone.
  mutating func nested<Result>(
    _ out: inout Emission, _ part: (inout Machine, inout Emission) -> Result
  ) -> (block: Block, result: Result) {
    let outer = out.instructions
    out.instructions = []
    let result = part(&self, &out)
    let block = finish(&out)
    out.instructions = outer
    return (block, result)
  }
}

extension Instruction.Operation {
  /// The registers that an operation of one or two operands reads where it may be folded; `nil`: it may not.
  fileprivate func reads(_ a: Int32, _ b: Int32) -> [Int32]? {
    switch self {
    case .not, .isPresent, .negate, .rounded: [a]
    case .implies, .equal, .compare, .add, .subtract, .multiply, .divide, .daysBetween, .shift,
      .memberOf:
      [a, b]
    case .attribute, .referrers, .extent, .count, .known, .whereKnown, .notBefore, .actors, .and,
      .or, .memberOfList, .list, .inRange, .atLeast, .function, .select, .match, .table,
      .parameter, .loop, .lies, .beyond, .given:
      nil
    }
  }
}
