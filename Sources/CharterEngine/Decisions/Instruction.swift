import CharterDiagnostics
import CharterSemantics
import CharterValues

/// One operation: registers in, one register out, which nothing else ever writes.
///
/// So every register keeps its value after a run, and what is unknown can be asked why.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// `a`: the record; `b`: the slot; `detail`: the entity.
    case attribute
    /// `a`: the record; `b`: the attribute among ``Code/inverses``.
    case referrers
    /// `b`: the entity.
    case extent
    case not, implies, equal, isPresent, memberOf, count, known
    /// `b`, a register, where `a` is known; true else.
    case whereKnown
    /// Whether the date in `a` is not before that in `b`; true where one of them is not known.
    case notBefore
    /// Whether those in `b` did what the party in `a` should; `detail`: 1 for all of its members.
    case actors
    /// `detail`: the comparison.
    case compare
    case add, subtract, multiply, divide, negate, daysBetween
    /// `b`: the amount; `detail`: the unit, and 4 for backwards.
    case shift
    /// `b`: the place among ``Code/roundings``.
    case rounded
    /// Those that follow: `a`: the first of `b` operands.
    case and, or, memberOfList, list
    /// `detail`: 1 for a half-open range.
    case inRange
    /// The least number first.
    case atLeast
    /// `detail`: the function.
    case function
    /// The condition, then the two values.
    case select
    /// The place of what is chosen from among ``Code/matches``, ``Code/tables`` or ``Code/parameters``.
    case match, table, parameter
    /// `b`: the place among ``Code/loops``.
    case loop
    /// Whether the place in `a` lies in the jurisdiction of policy `b`; -1: there is no place.
    case lies
    /// What the reference evaluator has to tell.
    case beyond
    /// Nothing: the register is an input, a constant or a binder's variable.
    case given
  }

  var operation: Operation
  var detail: UInt16 = 0
  /// The register that takes the result.
  var result: Int32 = 0
  var a: Int32 = 0
  var b: Int32 = 0
}

/// A stretch of instructions.
struct Block: Sendable {
  var start = 0
  var end = 0
}

/// Everything compiled so far.
struct Code {
  var instructions: [Instruction] = []
  /// The operands of instructions that have many.
  var operands: [Int32] = []
  var inverses: [AttributeID] = []
  var roundings: [(mode: RoundingMode, step: ExactNumber)] = []
  var loops: [Loop] = []
  var matches: [Match] = []
  var tables: [Table] = []
  var parameters: [ParameterChoice] = []
  /// By register: the instruction that writes it.
  var producers: [Instruction] = []
  /// By register that an instruction of the text writes: the text; for reasons that name one.
  var spans: [Int32: Span] = [:]
  /// By register of a binder's variable: its collection.
  var variables: [Int32: Int32] = [:]

  /// Keeps registers together.
  mutating func take(_ registers: [Int32]) -> Operands {
    operands += registers
    return Operands(
      first: Int32(operands.count - registers.count), count: Int32(registers.count))
  }

  /// A binder with what is asked of each member.
  struct Loop {
    enum Kind {
      case some, every
      case aggregate(Aggregate)
    }

    let kind: Kind
    let collection: Int32
    let variable: Int32
    /// Its block runs first, and where it does not hold the body is left out.
    let condition: (block: Block, register: Int32)?
    let body: Block
    /// The condition of a quantifier, the value of an aggregate; -1: members are counted.
    let value: Int32
    let weight: Int32?
  }

  /// The arms of a `match`; exactly one is for a known value.
  struct Match {
    let selector: Int32
    let arms: [(patterns: [Datum]?, result: Int32)]
  }

  /// A decision table; a result of -1 is left open.
  struct Table {
    enum Test {
      case equals(Datum)
      case compare(Comparison, Datum)
      case range(Datum, Datum, isHalfOpen: Bool)
    }

    let id: TableID
    let arguments: [Int32]
    /// An argument that a row does not ask for has no tests.
    let rows: [(cells: [[Test]?], result: Int32, span: Span)]
    let otherwise: (result: Int32, span: Span)?
    let span: Span
  }

  /// A parameter with the places that its value may come from.
  struct ParameterChoice {
    /// A value from a first to a last day; -1: it is unset on them.
    struct Dated {
      let period: Period
      let result: Int32
    }

    struct Setting {
      let policy: PolicyID
      let constants: [Datum]?
      let values: [Dated]
      let narrowness: Int
    }

    let id: ParameterID
    let values: [Dated]
    /// The narrowest first.
    let settings: [Setting]
    let arguments: [Int32]
    /// The register of the place; -1: there is none.
    let place: Int32
  }
}
