/// Writes a ``ColumnProgram``: equal instructions are one, and what is known beforehand is worked out at once.
package struct ColumnProgramBuilder {
  private(set) var instructions: [ColumnProgram.Instruction] = []
  private var ranges: [Interval?] = []
  private var registers: [ColumnProgram.Instruction: Int] = [:]
  private(set) var numberTables: [ColumnProgram.Table<Int128>] = []
  private var numberTablePlaces: [ColumnProgram.Table<Int128>: Int] = [:]
  private var maskTables: [ColumnProgram.Table<Bool>] = []
  private var maskTablePlaces: [ColumnProgram.Table<Bool>: Int] = [:]
  /// What is read so far.
  package private(set) var columns: [Column] = []

  /// A program of nothing yet.
  package init() {}

  /// The place of a column that is read from now on.
  package mutating func add(_ column: Column) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  /// The register of an instruction, the one that it has already if any.
  ///
  /// - Parameters:
  ///   - instruction: reads registers that are there.
  ///   - range: what its results and intermediate results lie between; `nil`: past 128 bits.
  /// - Returns: its register.
  mutating func register(_ instruction: ColumnProgram.Instruction, range: Interval?) -> Int {
    if let known = registers[instruction] { return known }
    registers[instruction] = instructions.count
    instructions.append(instruction)
    ranges.append(range)
    return instructions.count - 1
  }

  mutating func place(of table: ColumnProgram.Table<Int128>) -> Int {
    if let known = numberTablePlaces[table] { return known }
    numberTables.append(table)
    numberTablePlaces[table] = numberTables.count - 1
    return numberTables.count - 1
  }

  mutating func place(of table: ColumnProgram.Table<Bool>) -> Int {
    if let known = maskTablePlaces[table] { return known }
    maskTables.append(table)
    maskTablePlaces[table] = maskTables.count - 1
    return maskTables.count - 1
  }

  /// The program that works out some registers, and what they need.
  ///
  /// - Parameters:
  ///   - numbers: the numbers that are read after each batch.
  ///   - masks: the masks that are.
  /// - Returns: the program; registers keep their numbers.
  package func program(numbers: [ColumnNumber], masks: [ColumnMask]) -> ColumnProgram {
    var lastUse = [Int](repeating: -1, count: instructions.count)
    for case .register(let register) in numbers.map(\.operand) { lastUse[register] = .max }
    for case .register(let register) in masks { lastUse[register] = .max }
    var schedule: [Int] = []
    for register in instructions.indices.reversed() where lastUse[register] >= 0 {
      schedule.append(register)
      for operand in instructions[register].operands where lastUse[operand] < 0 {
        lastUse[operand] = register
      }
    }
    schedule.reverse()

    // A place is free again once its last reader is done; few of them keep the batch in the nearest cache.
    var places = [Int](repeating: -1, count: instructions.count)
    var free: (numbers: [Int], masks: [Int]) = ([], [])
    var (numberCount, maskCount) = (0, 0)
    for register in schedule {
      if instructions[register].isMask {
        places[register] = free.masks.popLast() ?? maskCount
        maskCount = max(maskCount, places[register] + 1)
      } else {
        places[register] = free.numbers.popLast() ?? numberCount
        numberCount = max(numberCount, places[register] + 1)
      }
      for operand in Set(instructions[register].operands) where lastUse[operand] == register {
        if instructions[operand].isMask {
          free.masks.append(places[operand])
        } else {
          free.numbers.append(places[operand])
        }
      }
    }
    return ColumnProgram(
      instructions: instructions, schedule: schedule, ranges: ranges, places: places,
      numberCount: numberCount, maskCount: maskCount, numberTables: numberTables,
      maskTables: maskTables, columns: columns)
  }
}
