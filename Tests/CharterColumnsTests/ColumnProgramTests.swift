import CharterColumns
import CharterTestSupport
import CharterValues
import Testing

/// Column programs beside exact rationals, row by row, in every width.
@Suite struct ColumnProgramTests {
  /// A column of integers, some rows of which are not known.
  private static func column(
    _ random: inout SeededGenerator, _ range: ClosedRange<Int>, rows: Int, scale: Int, holes: Bool
  ) -> Column {
    var builder = ColumnBuilder(.number(scale: 0))
    var power = 1
    for _ in 0..<scale { power *= 10 }
    for _ in 0..<rows {
      if holes, Int.random(in: 0..<8, using: &random) == 0 {
        builder.append(Bool.random(using: &random) ? nil : Value.none)
      } else {
        let edge = [range.lowerBound, range.upperBound].randomElement(using: &random) ?? 0
        let inside = Int.random(in: range, using: &random)
        let number = Bool.random(using: &random) ? inside : edge
        builder.append(ExactNumber(numerator: number, denominator: power).map(Value.number))
      }
    }
    return builder.column()
  }

  /// What a row of a column holds, if it is known.
  private static func value(_ column: Column, _ row: Int) -> ExactNumber? {
    if let states = column.states, states[row] != .known { return nil }
    let cell: Int =
      switch column.cells {
      case .int8(let cells): Int(cells[row])
      case .int16(let cells): Int(cells[row])
      case .int32(let cells): Int(cells[row])
      case .int64(let cells): Int(cells[row])
      }
    guard case .number(let scale) = column.kind else { return nil }
    return ExactNumber(numerator: cell, denominator: (0..<scale).reduce(1) { a, _ in a * 10 })
  }

  private static let ranges: [ClosedRange<Int>] = [
    0...40, -100...100, -40_000...40_000, -3_000_000_000...3_000_000_000,
    (Int.max - 5)...Int.max, -Int.max...(-Int.max + 9), -Int.max...Int.max,
  ]

  /// One number of a program, and what it should be in a row where all columns are known.
  private typealias Pair = (number: ColumnNumber, exact: ([ExactNumber]) -> ExactNumber)

  private static func combined(
    _ random: inout SeededGenerator, _ builder: inout ColumnProgramBuilder, _ known: [Pair]
  ) throws(BeyondColumns) -> Pair {
    func pick() -> Pair { known[Int.random(in: 0..<known.count, using: &random)] }
    let (a, b) = (pick(), pick())
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return (try builder.sum(a.number, b.number), { a.exact($0) + b.exact($0) })
    case 1: return (try builder.difference(a.number, b.number), { a.exact($0) - b.exact($0) })
    case 2: return (try builder.product(a.number, b.number), { a.exact($0) * b.exact($0) })
    case 3:
      return (
        try builder.extreme(a.number, b.number, isGreater: false), { min(a.exact($0), b.exact($0)) }
      )
    case 4:
      return (
        try builder.extreme(a.number, b.number, isGreater: true), { max(a.exact($0), b.exact($0)) }
      )
    case 5:
      let mask = try builder.compare(.less, a.number, b.number)
      return (
        try builder.select(mask, a.number, b.number), { min(a.exact($0), b.exact($0)) }
      )
    case 6:
      let mask = try builder.compare(.lessOrEqual, a.number, ColumnNumber(7, over: 2))
      return (
        builder.keep(a.number, where: mask),
        { a.exact($0) * ExactNumber(2) <= ExactNumber(7) ? a.exact($0) : .zero }
      )
    case 7:
      let constant = Int.random(in: -30...30, using: &random)
      return (
        try builder.product(a.number, ColumnNumber(Int128(constant), over: 4)),
        { a.exact($0) * (ExactNumber(numerator: constant, denominator: 4) ?? .zero) }
      )
    default:
      let mode = RoundingMode.allCases.randomElement(using: &random) ?? .halfUp
      let step = [(1, 1), (1, 100), (3, 2), (7, 1)].randomElement(using: &random) ?? (1, 1)
      let exact = ExactNumber(numerator: step.0, denominator: step.1) ?? .one
      return (
        try builder.rounded(
          a.number, .mode(mode),
          step: (numerator: Int128(step.0), denominator: Int128(step.1))),
        { a.exact($0).rounded(mode, toMultipleOf: exact) }
      )
    }
  }

  /// Programs of random operations: right in every row that a width works out.
  @Test(arguments: 0..<120) func asExactNumbers(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = 37
    var builder = ColumnProgramBuilder()
    var columns: [Column] = []
    var known: [Pair] = []
    for place in 0..<3 {
      let range = Self.ranges[Int.random(in: 0..<Self.ranges.count, using: &random)]
      let column = Self.column(
        &random, range, rows: rows, scale: place, holes: Bool.random(using: &random))
      columns.append(column)
      _ = builder.add(column)
      known.append((builder.cells(of: place), { $0[place] }))
    }
    for _ in 0..<10 {
      // A constant that does not fit is no program at all.
      guard let next = try? Self.combined(&random, &builder, known) else { continue }
      known.append(next)
    }
    let program = builder.program(numbers: known.map(\.number), masks: [])
    for size in [1, 5, 16, 64] {
      for width in ColumnBatch.Width.allCases {
        ColumnBatch.forEach(of: program, rows: 0..<rows, batchSize: size, from: width) { batch in
          #expect(width != .none || !batch.isWorkedOut)
          guard batch.isWorkedOut else { return }
          for row in 0..<batch.rows.count {
            let facts = columns.map { Self.value($0, batch.rows.lowerBound + row) }
            let exact = facts.compactMap { $0 }
            guard exact.count == facts.count else { continue }
            for (place, pair) in known.enumerated() {
              let found = ExactNumber(
                batch.numerator(of: pair.number, at: row), over: pair.number.denominator)
              #expect(found == pair.exact(exact), "seed \(seed) number \(place) \(width)")
            }
          }
        }
      }
    }
  }

  /// Sums that pass 63 bits, and 127.
  @Test func sums() throws {
    var builder = ColumnProgramBuilder()
    var values = ColumnBuilder(.number(scale: 0))
    for _ in 0..<20 { values.append(.number(ExactNumber(Int.max))) }
    let column = builder.add(values.column())
    let number = builder.cells(of: column)
    let square = try builder.product(number, number)
    let program = builder.program(numbers: [number, square], masks: [])
    var sums: [Int128?] = []
    ColumnBatch.forEach(of: program, rows: 0..<20, batchSize: 20, from: .int64) { batch in
      sums = [batch.sum(number, where: .all), batch.sum(square, where: .all)]
    }
    #expect(sums == [Int128(Int.max) * 20, nil])
  }

  /// Quotients by what a reciprocal stands for, next to every multiple and every half.
  @Test(arguments: [1, 2, 3, 7, 10, 97, 100, 1000, 1_000_003])
  func quotientsNearTies(_ divisor: Int) throws {
    var values = ColumnBuilder(.number(scale: 0))
    var numbers: [Int] = []
    for multiple in [0, 1, 2, 5, 1000, 1_000_000_007] {
      for half in [0, divisor / 2, divisor - 1, (divisor + 1) / 2] {
        numbers += [multiple * divisor + half, max(0, multiple * divisor + half - 1)]
      }
    }
    for number in numbers { values.append(.number(ExactNumber(number))) }
    for isMirrored in [false, true] {
      for mode in RoundingMode.allCases {
        var builder = ColumnProgramBuilder()
        let column = builder.add(values.column())
        var number = builder.cells(of: column)
        if isMirrored { number = try builder.difference(ColumnNumber(0), number) }
        let rounded = try builder.rounded(
          number, .mode(mode), step: (numerator: Int128(divisor), denominator: 1))
        let program = builder.program(numbers: [rounded], masks: [])
        ColumnBatch.forEach(
          of: program, rows: 0..<numbers.count, batchSize: 512, from: .int64
        ) { batch in
          for (row, number) in numbers.enumerated() {
            let exact = ExactNumber(isMirrored ? -number : number)
              .rounded(mode, toMultipleOf: ExactNumber(divisor))
            #expect(
              ExactNumber(batch.numerator(of: rounded, at: row), over: rounded.denominator)
                == exact)
          }
        }
      }
    }
  }

  /// Tables over every width of cells, with rows that are none and unknown.
  @Test(arguments: [0...4, -120...100, 250...700, 70_000...70_400, -5...5])
  func tables(_ range: ClosedRange<Int>) throws {
    var random = SeededGenerator(seed: 5)
    for holes in [false, true] {
      let column = Self.column(&random, range, rows: 60, scale: 0, holes: holes)
      var builder = ColumnProgramBuilder()
      let place = builder.add(column)
      let entries = column.bounds.map { Int128($0) * 3 }
      let number = builder.lookup(place, entries, absent: -1, unknown: -2, over: 1)
      let odd = builder.rows(
        of: place, where: column.bounds.map { $0 % 2 != 0 }, absent: true, unknown: false)
      let program = builder.program(numbers: [number], masks: [odd])
      ColumnBatch.forEach(of: program, rows: 0..<60, batchSize: 7, from: .int64) { batch in
        for row in 0..<batch.rows.count {
          let place = batch.rows.lowerBound + row
          let state = column.states?[place] ?? .known
          let found = batch.numerator(of: number, at: row)
          switch state {
          case .known:
            let cell = Self.value(column, place)?.intValue ?? 0
            #expect(found == Int128(cell) * 3)
            #expect(batch.holds(odd, at: row) == (cell % 2 != 0))
          case .absent:
            #expect(found == -1)
            #expect(batch.holds(odd, at: row))
          case .unknown, .other:
            #expect(found == -2)
            #expect(!batch.holds(odd, at: row))
          }
        }
      }
    }
  }

  /// What fits no integer is kept apart, and the scale grows as numbers need it.
  @Test func builtColumns() throws {
    var builder = ColumnBuilder(.number(scale: 0))
    let third = try #require(ExactNumber(numerator: 1, denominator: 3))
    let cent = try #require(ExactNumber(numerator: 5, denominator: 100))
    builder.append(.number(ExactNumber(2)))
    builder.append(nil)
    builder.append(.number(third))
    builder.append(.number(cent))
    builder.append(Value.none)
    let column = builder.column()
    #expect(column.kind == .number(scale: 2))
    #expect(column.states == [.known, .unknown, .other, .known, .absent])
    #expect(column.others == [2: .number(third)])
    #expect(column.bounds == 5...200)
    guard case .int16(let cells) = column.cells else {
      Issue.record("the narrowest width")
      return
    }
    #expect(cells[0] == 200 && cells[3] == 5)
  }
}
