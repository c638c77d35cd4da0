/// Runs a ``ColumnProgram`` over batches of rows in one width of numbers.
///
/// It never traps and never leaves a wrong number unsaid: what may not fit raises ``hasOverflowed``.
final class ColumnMachine<Word: FixedWidthInteger & SignedInteger & Sendable> {
  let program: ColumnProgram
  let views: [ColumnView]
  private let batchSize: Int
  /// `batchSize` numbers for each place of the program, and as many bytes, 0 or 1, for each place of a mask.
  ///
  /// Every kernel takes pointers to the beginnings of such vectors and touches no more rows than ``run(_:)`` is given,
  /// which is no more than `batchSize`. They live as long as the machine.
  private let numbers: UnsafeMutablePointer<Word>
  private let masks: UnsafeMutablePointer<UInt8>
  private let lookups: [Int: LookupTable<Word>]
  private let tests: [Int: LookupTable<UInt8>]
  private let dividers: [Int: Divider]
  /// By register: whether its instruction has to look out for overflow.
  private let isChecked: [Bool]
  /// Whether a number of the last batch did not fit, so that all of the batch means nothing.
  private(set) var hasOverflowed = false

  /// A machine for a program that fits its width.
  ///
  /// - Parameters:
  ///   - program: what to work out.
  ///   - views: the memory of its columns, which outlives the machine.
  ///   - batchSize: the most rows that are run at a time.
  init(_ program: ColumnProgram, views: [ColumnView], batchSize: Int) {
    self.program = program
    self.views = views
    self.batchSize = batchSize
    numbers = .allocate(capacity: max(1, program.numberCount * batchSize))
    numbers.initialize(repeating: 0, count: max(1, program.numberCount * batchSize))
    masks = .allocate(capacity: max(1, program.maskCount * batchSize))
    masks.initialize(repeating: 0, count: max(1, program.maskCount * batchSize))
    var lookups: [Int: LookupTable<Word>] = [:]
    var tests: [Int: LookupTable<UInt8>] = [:]
    var dividers: [Int: Divider] = [:]
    for register in program.schedule {
      switch program.instructions[register] {
      case .lookup(let column, let table):
        lookups[register] = LookupTable(program.numberTables[table], of: program.columns[column]) {
          Word(truncatingIfNeeded: $0)
        }
      case .test(let column, let table):
        tests[register] = LookupTable(program.maskTables[table], of: program.columns[column]) {
          $0 ? 1 : 0
        }
      case .quotient(let dividend, let divisor, let rounder) where Word.self == Int64.self:
        dividers[register] = Divider(
          by: divisor, rounder, dividends: program.ranges[dividend])
      default: break
      }
    }
    (self.lookups, self.tests, self.dividers) = (lookups, tests, dividers)
    isChecked = program.ranges.map { range in range.map { !$0.fits(Word.self) } ?? true }
  }

  deinit {
    numbers.deallocate()
    masks.deallocate()
  }

  /// The numbers of a register after a batch.
  func number(_ register: Int) -> UnsafeMutablePointer<Word> {
    numbers + program.places[register] * batchSize
  }

  /// The bytes of a mask after a batch.
  func mask(_ register: Int) -> UnsafeMutablePointer<UInt8> {
    masks + program.places[register] * batchSize
  }

  /// Works out a batch.
  ///
  /// - Parameter rows: rows of the columns, no more than the batch size.
  func run(_ rows: Range<Int>) {
    precondition(rows.count <= batchSize, "a batch is no larger than its memory")
    hasOverflowed = false
    var overflow: UInt64 = 0
    for register in program.schedule {
      step(register, rows.lowerBound, rows.count, &overflow)
    }
    hasOverflowed = overflow != 0
  }

  @inline(__always)
  private func step(_ register: Int, _ start: Int, _ count: Int, _ overflow: inout UInt64) {
    let checked = isChecked[register]
    switch program.instructions[register] {
    case .load(let column, let times, let plus):
      overflow |= Kernels.load(
        views[column], from: start, Word(truncatingIfNeeded: times),
        Word(truncatingIfNeeded: plus), checked: checked, number(register), count)
    case .lookup(let column, _):
      if let table = lookups[register] {
        Kernels.look(up: table, views[column], from: start, number(register), count)
      }
    case .fill(let constant):
      number(register).update(repeating: Word(truncatingIfNeeded: constant), count: count)
    case .scaled(let a, let times, let plus):
      overflow |= Kernels.scale(
        number(a), Word(truncatingIfNeeded: times), Word(truncatingIfNeeded: plus),
        checked: checked, number(register), count)
    case .combine(let combination, let a, let b):
      overflow |= Kernels.combine(
        combination, number(a), number(b), checked: checked, number(register), count)
    case .select(let where_, let a, let b):
      Kernels.select(mask(where_), number(a), number(b), number(register), count)
    case .keep(let a, let where_): Kernels.keep(number(a), mask(where_), number(register), count)
    case .quotient(let a, let divisor, let rounder):
      if let divider = dividers[register] {
        Kernels.divide(number(a), divider, number(register), count)
      } else {
        Kernels.divide(
          number(a), Word(truncatingIfNeeded: divisor), rounder, number(register), count)
      }
    case .ratio(let a, let b, let rounder):
      overflow |= Kernels.divide(number(a), by: number(b), rounder, number(register), count)

    case .state(let column, let state):
      Kernels.state(state, views[column], from: start, mask(register), count)
    case .test(let column, _):
      if let table = tests[register] {
        Kernels.look(up: table, views[column], from: start, mask(register), count)
      }
    case .compare(let relation, let a, let b):
      Kernels.compare(relation, number(a), number(b), mask(register), count)
    case .compareTo(let relation, let a, let constant):
      Kernels.compare(
        relation, number(a), Word(truncatingIfNeeded: constant), mask(register), count)
    case .above(let a, let constant):
      let constant = Word(truncatingIfNeeded: constant)
      Kernels.map(number(a), mask(register), count) { $0 > constant ? 1 : 0 }
    case .both(let a, let b): Kernels.zip(mask(a), mask(b), mask(register), count) { $0 & $1 }
    case .either(let a, let b): Kernels.zip(mask(a), mask(b), mask(register), count) { $0 | $1 }
    case .without(let a, let b):
      Kernels.zip(mask(a), mask(b), mask(register), count) { $0 & ($1 ^ 1) }
    case .not(let a): Kernels.map(mask(a), mask(register), count) { $0 ^ 1 }
    }
  }
}
