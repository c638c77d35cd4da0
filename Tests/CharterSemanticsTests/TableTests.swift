import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

@Suite struct TableTests {
  /// Rows of a table `(s: Stage, n: integer)`, and the codes that they lead to.
  @Test(arguments: [
    ("primary | any => 1\njunior | any => 2", []),
    ("primary | < 5 => 1\nprimary | >= 5 => 2\njunior | any => 3", []),
    ("primary | < 5 => 1\nprimary | > 5 => 2\njunior | any => 3", ["E0501"]),
    ("primary | <= 5 => 1\nprimary | >= 5 => 2\njunior | any => 3", ["E0502"]),
    // No integer lies between 5 and 6.
    ("any | <= 5 => 1\nany | >= 6 => 2", []),
    ("any | < 0 => 0\nany | 0..9 => 1\nany | 10..<20 => 2\nany | >= 20 => 3", []),
    ("any | < 0 => 0\nany | 0..9 => 1\nany | 11..<20 => 2\nany | >= 20 => 3", ["E0501"]),
    ("primary | 1, 2 => 1\notherwise => unset", []),
    ("primary, junior | any => 1", []),
    ("primary, junior | any => 1\njunior | 3 => 2", ["E0502"]),
    ("any | != 3 => 1\nany | 3 => 2", ["E0212"]),
    ("primary | any => s\njunior | any => 2", ["E0201"]),
  ])
  func findsGapsAndOverlaps(_ rows: String, _ expected: [String]) {
    let table = "table t (s: Stage, n: integer): integer {\ns | n => v\n\(rows)\n}"
    #expect(codes(vocabulary + table) == expected)
  }

  @Test func numbersBetweenWholeOnesCount() {
    let table = "table t (n: number): integer {\nn => v\n<= 5 => 1\n>= 6 => 2\n}"
    #expect(codes(vocabulary + table) == ["E0501"])
  }

  @Test func absenceIsAnInputToo() {
    let table = "table t (n: integer?): integer {\nn => v\n<= 5 => 1\n> 5 => 2\n}"
    #expect(codes(vocabulary + table) == ["E0501"])
    let closed = "table t (n: integer?): integer {\nn => v\n<= 5 => 1\n> 5 => 2\nnone => 3\n}"
    #expect(codes(vocabulary + closed).isEmpty)
  }

  @Test func manyColumnsAreSearchedQuickly() {
    let names = (0..<12).map { "c\($0)" }
    let rows = (0..<12).map { row in
      names.indices.map { $0 == row ? "true" : $0 < row ? "false" : "any" }.joined(separator: " | ")
        + " => \(row)"
    }
    let table =
      "table t (\(names.map { "\($0): boolean" }.joined(separator: ", "))): integer {\n"
      + names.joined(separator: " | ") + " => v\n" + rows.joined(separator: "\n")
      + "\notherwise => 99\n}"
    #expect(codes(vocabulary + table).isEmpty)
  }

  /// Hundreds of rows that differ in every column at random leave too many sets of rows to look at.
  @Test func whatCannotBeSearchedIsRefused() {
    var random = SeededGenerator(seed: 1)
    let columns = 10
    let rows = (0..<200).map { _ in
      (0..<columns).map { _ in
        let low = Int.random(in: 0..<50, using: &random)
        return DecisionTable.Cell.oneOf([
          .range(.number(ExactNumber(low)), .number(ExactNumber(low + 30)), isHalfOpen: false)
        ])
      }
    }
    let analysis = TableAnalysis(
      rows: rows, types: Array(repeating: .integer(), count: columns), enums: [])
    guard case .tooComplex = analysis.run() else {
      Issue.record("this table should be too intricate")
      return
    }
  }

  /// The search against every input of small random tables.
  @Test(arguments: 0..<300)
  func agreesWithTryingEverything(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let columns = Int.random(in: 1...3, using: &random)
    let types = (0..<columns).map { _ in
      Bool.random(using: &random) ? ValueType.integer() : ValueType.boolean
    }
    let rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      types.map { randomCell($0, &random) }
    }
    let analysis = TableAnalysis(rows: rows, types: types, enums: [])
    guard case .found(let gap, let overlaps) = analysis.run() else {
      Issue.record("a small table is never too complex")
      return
    }
    var hasGap = false
    var pairs: Set<[Int]> = []
    forEachInput(types) { input in
      let matching = rows.indices.filter { row in
        zip(rows[row], input).allSatisfy { matches($0, $1) }
      }
      if matching.isEmpty { hasGap = true }
      for (offset, first) in matching.enumerated() {
        for second in matching.dropFirst(offset + 1) { pairs.insert([first, second]) }
      }
    }
    #expect((gap != nil) == hasGap)
    #expect(Set(overlaps.map { [$0.first, $0.second] }) == pairs)
  }

  private func randomCell(
    _ type: ValueType, _ random: inout SeededGenerator
  ) -> DecisionTable.Cell {
    if Int.random(in: 0..<4, using: &random) == 0 { return .any }
    if type == .boolean { return .oneOf([.equals(.boolean(Bool.random(using: &random)))]) }
    let low = Value.number(ExactNumber(Int.random(in: -2...4, using: &random)))
    let high = Value.number(ExactNumber(Int.random(in: -2...4, using: &random)))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return .oneOf([.equals(low)])
    case 1: return .oneOf([.compare(.less, low)])
    case 2: return .oneOf([.compare(.greaterOrEqual, low)])
    case 3: return .oneOf([.range(low, high, isHalfOpen: false)])
    case 4: return .oneOf([.range(low, high, isHalfOpen: true), .compare(.greater, high)])
    default: return .oneOf([.equals(low), .equals(high), .compare(.lessOrEqual, low)])
    }
  }

  private func forEachInput(_ types: [ValueType], _ body: ([Value]) -> Void) {
    func extend(_ input: [Value]) {
      guard input.count < types.count else { return body(input) }
      let values: [Value] =
        types[input.count] == .boolean
        ? [.boolean(true), .boolean(false)]
        : (-5...7).map { .number(ExactNumber($0)) }
      for value in values { extend(input + [value]) }
    }
    extend([])
  }

  private func matches(_ cell: DecisionTable.Cell, _ value: Value) -> Bool {
    guard case .oneOf(let tests) = cell else { return true }
    return tests.contains { test in
      switch test {
      case .equals(let constant): return value == constant
      case .compare(let comparison, let bound):
        guard case .number(let a) = value, case .number(let b) = bound else { return false }
        return switch comparison {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
      case .range(let low, let high, let isHalfOpen):
        guard case .number(let a) = value, case .number(let from) = low,
          case .number(let to) = high
        else { return false }
        return from <= a && (isHalfOpen ? a < to : a <= to)
      }
    }
  }
}
