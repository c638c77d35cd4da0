import CharterData
import CharterSemantics
import CharterValues

/// Registers, and what runs over them.
///
/// The loop works on spans of the code and the registers, so that nothing is copied, counted or allocated on the way.
struct Machine {
  let program: Program
  let overrides: [ParameterID: ParameterOverride]
  var registers: [Datum]
  var code = Code()
  var scratch: Scratch
  /// The registers that hold constants.
  var constants: Set<Int32> = []
  let inputs: InputLayout
  /// What it prepares is its own.
  let owner = PreparedProposal.Owner()

  init(
    _ program: Program, _ state: RegistryState, overrides: [ParameterID: ParameterOverride]
  ) {
    self.program = program
    self.overrides = overrides
    inputs = InputLayout(program.schema)
    scratch = Scratch(FactStore(state, schema: program.schema))
    registers = Array(repeating: .unknown, count: inputs.count)
    code.producers = Array(repeating: Instruction(operation: .given), count: inputs.count)
  }

  /// Runs a block.
  mutating func run(_ block: Block) {
    Self.run(block, code, program, &registers, &scratch)
  }

  private static func run(
    _ block: Block, _ code: borrowing Code, _ program: borrowing Program,
    _ registers: inout [Datum], _ scratch: inout Scratch
  ) {
    var registers = registers.mutableSpan
    run(block, code.instructions.span, code, program, &registers, &scratch)
  }

  static func run(
    _ block: Block, _ instructions: Swift.Span<Instruction>, _ code: borrowing Code,
    _ program: borrowing Program, _ registers: inout MutableSpan<Datum>, _ scratch: inout Scratch
  ) {
    for place in block.start..<block.end {
      let instruction = instructions[place]
      let result: Datum
      switch instruction.operation {
      case .attribute:
        let base = registers[Int(instruction.a)]
        result =
          base.tag == .record
          ? scratch.facts.fact(
            of: Int(base.payload), slot: Int(instruction.b), entity: Int(instruction.detail))
          : base.unresolved
      case .equal:
        let (left, right) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
        if left.isPlain, right.isPlain {
          result = Datum(left == right)
        } else if left.isKnown, right.isKnown {
          result = scratch.isSame(left, right).cell
        } else {
          result = Self.unresolved(left, right)
        }
      case .compare:
        let (left, right) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
        result = compare(instruction.detail, left, right, scratch)
      case .not: result = registers[Int(instruction.a)].logic.negated.cell
      case .and:
        var truth = Logic.yes
        for operand in Int(instruction.a)..<Int(instruction.a + instruction.b) {
          truth = truth.and(registers[Int(code.operands[operand])].logic)
        }
        result = truth.cell
      case .or:
        var truth = Logic.no
        for operand in Int(instruction.a)..<Int(instruction.a + instruction.b) {
          truth = truth.or(registers[Int(code.operands[operand])].logic)
        }
        result = truth.cell
      case .implies:
        let (left, right) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
        result = left.logic.negated.or(right.logic).cell
      case .isPresent:
        let operand = registers[Int(instruction.a)]
        result = operand.isKnown ? Datum(operand.tag != .none) : operand.unresolved
      case .add, .subtract, .multiply:
        let (left, right) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
        result =
          whole(instruction.operation, left, right)
          ?? arithmetic(instruction.operation, left, right, &scratch)
      case .inRange:
        let first = Int(instruction.a)
        result = inRange(
          registers[Int(code.operands[first])], registers[Int(code.operands[first + 1])],
          registers[Int(code.operands[first + 2])], isHalfOpen: instruction.detail == 1, scratch)
      case .loop:
        result = loop(
          code.loops[Int(instruction.b)], instructions, code, program, &registers, &scratch)
      case .referrers, .extent, .memberOf, .count, .known, .whereKnown, .notBefore, .actors,
        .divide,
        .negate, .daysBetween, .shift, .rounded, .memberOfList, .list, .atLeast, .function, .select,
        .match, .table, .parameter, .lies, .beyond, .given:
        result = seldom(instruction, code, program, registers.span, &scratch)
      }
      registers[Int(instruction.result)] = result
    }
  }

  // MARK: Operators

  static func unresolved(_ left: Datum, _ right: Datum) -> Datum {
    left.tag == .beyond || right.tag == .beyond ? .beyond : .unknown
  }

  @inline(__always)
  private static func compare(
    _ comparison: UInt16, _ left: Datum, _ right: Datum, _ scratch: borrowing Scratch
  ) -> Datum {
    if left.tag == right.tag, left.denominator == right.denominator, left.isPlain,
      left.tag != .none
    {
      return switch comparison {
      case 0: Datum(left.payload < right.payload)
      case 1: Datum(left.payload <= right.payload)
      case 2: Datum(left.payload > right.payload)
      default: Datum(left.payload >= right.payload)
      }
    }
    guard let holds = scratch.satisfies(Comparison(code: comparison), left, right) else {
      return unresolved(left, right)
    }
    return Datum(holds)
  }

  private static func inRange(
    _ value: Datum, _ low: Datum, _ high: Datum, isHalfOpen: Bool, _ scratch: borrowing Scratch
  ) -> Datum {
    guard let isBelow = scratch.isLess(value, low),
      let isInside = scratch.satisfies(isHalfOpen ? .less : .lessOrEqual, value, high)
    else { return value.tag == .beyond ? .beyond : unresolved(low, high) }
    return Datum(!isBelow && isInside)
  }

  /// Whole numbers that stay within 64 bits.
  @inline(__always)
  private static func whole(
    _ operation: Instruction.Operation, _ left: Datum, _ right: Datum
  ) -> Datum? {
    guard left.denominator == 1, right.denominator == 1, left.tag == .number,
      right.tag == .number
    else { return nil }
    let (value, isTooLarge) =
      switch operation {
      case .add: left.payload.addingReportingOverflow(right.payload)
      case .subtract: left.payload.subtractingReportingOverflow(right.payload)
      default: left.payload.multipliedReportingOverflow(by: right.payload)
      }
    // The least of all integers counts as big, whichever way it is held.
    return isTooLarge || value == .min ? nil : Datum(.number, value, over: 1)
  }

  static func arithmetic(
    _ operation: Instruction.Operation, _ left: Datum, _ right: Datum, _ scratch: inout Scratch
  ) -> Datum {
    guard left.isNumber, right.isNumber else { return unresolved(left, right) }
    return scratch.cell(
      Evaluation.apply(
        operation.arithmetic, scratch.number(left), scratch.number(right), at: Self.anywhere))
  }
}

extension Datum {
  var isNumber: Bool { tag == .number || tag == .big }
}

extension Comparison {
  init(code: UInt16) {
    self =
      switch code {
      case 0: .less
      case 1: .lessOrEqual
      case 2: .greater
      default: .greaterOrEqual
      }
  }

  var code: UInt16 {
    switch self {
    case .less: 0
    case .lessOrEqual: 1
    case .greater: 2
    case .greaterOrEqual: 3
    }
  }
}

extension Instruction.Operation {
  init(_ arithmetic: Arithmetic) {
    self =
      switch arithmetic {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      }
  }

  var arithmetic: Arithmetic {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    default: preconditionFailure("only arithmetic comes here")
    }
  }
}
