package import CharterValues

/// What is worked out for each row of some columns: instructions that each take whole batches.
///
/// Every instruction has a register of its own, a number or a mask a row; those that read it come later. A number
/// register holds whole numbers, whose denominator its maker knows.
package struct ColumnProgram: Sendable {
  /// What two numbers are made into.
  package enum Combination: Sendable, Hashable {
    case add, subtract, multiply, minimum, maximum
  }

  /// How two numbers are compared.
  package enum Relation: Sendable, Hashable {
    case less, lessOrEqual, equal
  }

  /// Which multiple a quotient becomes: those of the language, and the two towards one side.
  package enum Rounder: Sendable, Hashable {
    case mode(RoundingMode)
    case floor, ceiling
  }

  /// An operation on whole batches; operands are registers.
  package enum Instruction: Sendable, Hashable {
    /// The cell, times and plus a constant; the column's least one where it is not known.
    case load(column: Int, times: Int128, plus: Int128)
    /// What a table says of the cell and its state.
    case lookup(column: Int, table: Int)
    /// One number in every row.
    case fill(Int128)
    /// A number times and plus a constant.
    case scaled(Int, times: Int128, plus: Int128)
    case combine(Combination, Int, Int)
    /// The second where the mask holds, else the third.
    case select(Int, Int, Int)
    /// The number where the mask holds, else 0.
    case keep(Int, where: Int)
    /// The number over a positive constant, rounded to a whole number.
    case quotient(Int, by: Int128, Rounder)
    /// The first over the second, which is positive, rounded to a whole number.
    case ratio(Int, over: Int, Rounder)

    /// Where a column is in a state.
    case state(column: Int, Column.State)
    /// What a table says of the cell and its state.
    case test(column: Int, table: Int)
    case compare(Relation, Int, Int)
    case compareTo(Relation, Int, Int128)
    /// Where the constant is the smaller.
    case above(Int, Int128)
    case both(Int, Int)
    case either(Int, Int)
    /// Where the first holds and the second does not.
    case without(Int, Int)
    case not(Int)
  }

  /// What a column's cells and states stand for, in place of a formula.
  struct Table<Entry: Sendable & Hashable>: Sendable, Hashable {
    /// The cell of the first entry.
    let low: Int64
    /// One for each cell from `low` on.
    let entries: [Entry]
    let absent: Entry
    let unknown: Entry
  }

  /// By register.
  let instructions: [Instruction]
  /// The registers that are needed, in the order that they are worked out.
  let schedule: [Int]
  /// What each register lies between, its intermediate results included; `nil`: past 128 bits.
  let ranges: [Interval?]
  /// Where each instruction's result stands in the memory of its kind.
  let places: [Int]
  /// How many vectors of numbers, and of masks, are needed.
  let numberCount: Int
  let maskCount: Int
  let numberTables: [Table<Int128>]
  let maskTables: [Table<Bool>]
  /// What is read; an instruction names a column by its place here.
  package let columns: [Column]

  /// Whether its constants fit a width, so that it can be run in it.
  func fits<Word: FixedWidthInteger>(_ type: Word.Type) -> Bool {
    func fits(_ constant: Int128) -> Bool { Word(exactly: constant) != nil }
    for register in schedule {
      switch instructions[register] {
      case .load(_, let times, let plus), .scaled(_, let times, let plus):
        if !fits(times) || !fits(plus) { return false }
      case .fill(let constant), .compareTo(_, _, let constant), .above(_, let constant),
        .quotient(_, let constant, _):
        if !fits(constant) { return false }
      case .lookup(_, let table):
        let table = numberTables[table]
        if !fits(table.absent) || !fits(table.unknown) { return false }
        for entry in table.entries where !fits(entry) { return false }
      case .combine, .select, .keep, .ratio, .state, .test, .compare, .both, .either, .without,
        .not:
        break
      }
    }
    return true
  }
}

extension ColumnProgram.Instruction {
  /// Whether its result is a mask.
  var isMask: Bool {
    switch self {
    case .load, .lookup, .fill, .scaled, .combine, .select, .keep, .quotient, .ratio: false
    case .state, .test, .compare, .compareTo, .above, .both, .either, .without, .not: true
    }
  }

  /// The registers that it reads.
  var operands: [Int] {
    switch self {
    case .load, .lookup, .fill, .state, .test: []
    case .scaled(let a, _, _), .quotient(let a, _, _), .compareTo(_, let a, _), .above(let a, _),
      .not(let a):
      [a]
    case .combine(_, let a, let b), .compare(_, let a, let b), .both(let a, let b),
      .either(let a, let b), .without(let a, let b), .keep(let a, let b), .ratio(let a, let b, _):
      [a, b]
    case .select(let a, let b, let c): [a, b, c]
    }
  }
}
