package import CharterValues

/// Finds inputs that no row of a table matches, and inputs that two rows match.
///
/// Each column's values fall into finitely many stretches on which every cell is constant; one
/// sample stands for each. The search walks the columns, keeping the rows that still match, and
/// remembers the sets of rows that it has met at a column, so that the work depends on how rows
/// differ and not on how many combinations of values there are.
package struct TableAnalysis {
  package enum Sample: Hashable {
    case value(Value)
    /// A value that no cell names, of a type without end.
    case other
  }

  package enum Result {
    case tooComplex
    case found(gap: [Sample]?, overlaps: [(first: Int, second: Int, example: [Sample])])
  }

  package let rows: [[DecisionTable.Cell]]
  package let types: [ValueType]
  package let enums: [EnumDeclaration]

  package init(
    rows: [[DecisionTable.Cell]], types: [ValueType], enums: [EnumDeclaration]
  ) {
    self.rows = rows
    self.types = types
    self.enums = enums
  }

  private static let mostVisits = 200_000
  private static let mostOverlaps = 20

  package func run() -> Result {
    var search = Search(columns: types.indices.map(column))
    search.walk(0, Rows(count: rows.count, all: true), [])
    if search.visits > Self.mostVisits { return .tooComplex }
    let overlaps = search.overlaps.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    return .found(gap: search.gap, overlaps: Array(overlaps.prefix(Self.mostOverlaps)))
  }

  /// A set of rows, one bit each.
  struct Rows: Hashable {
    var words: [UInt64]

    init(count: Int, all: Bool) {
      words = Array(repeating: 0, count: max(1, (count + 63) / 64))
      if all { for row in 0..<count { insert(row) } }
    }

    mutating func insert(_ row: Int) { words[row / 64] |= 1 << UInt64(row % 64) }

    func intersection(_ other: Rows) -> Rows {
      var result = self
      for index in words.indices { result.words[index] &= other.words[index] }
      return result
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    var members: [Int] {
      words.enumerated().flatMap { index, word in
        (0..<64).filter { word >> UInt64($0) & 1 == 1 }.map { index * 64 + $0 }
      }
    }
  }

  /// The samples of one column, one for each different set of rows that match there.
  typealias Column = [(sample: Sample, rows: Rows)]

  private struct Search {
    let columns: [Column]
    var seen: [Set<Rows>]
    var visits = 0
    var gap: [Sample]?
    var overlaps: [Int: (first: Int, second: Int, example: [Sample])] = [:]

    init(columns: [Column]) {
      self.columns = columns
      self.seen = Array(repeating: [], count: columns.count + 1)
    }

    mutating func walk(_ column: Int, _ rows: Rows, _ path: [Sample]) {
      visits += 1
      guard visits <= TableAnalysis.mostVisits, seen[column].insert(rows).inserted else { return }
      if rows.isEmpty {
        guard gap == nil else { return }
        gap = path + columns[column...].map { $0.first?.sample ?? .other }
        return
      }
      guard column < columns.count else {
        let members = rows.members
        guard members.count > 1 else { return }
        for (offset, first) in members.enumerated() {
          for second in members.dropFirst(offset + 1) {
            let key = first << 32 | second
            if overlaps[key] == nil { overlaps[key] = (first, second, path) }
          }
        }
        return
      }
      for (sample, matching) in columns[column] {
        walk(column + 1, rows.intersection(matching), path + [sample])
      }
    }
  }

  // MARK: Columns

  private func column(_ index: Int) -> Column {
    var columns: [Rows: Sample] = [:]
    var order: [Rows] = []
    for sample in samples(index) {
      var matching = Rows(count: rows.count, all: false)
      for (row, cells) in rows.enumerated() where matches(cells[index], sample) {
        matching.insert(row)
      }
      if columns[matching] == nil {
        columns[matching] = sample
        order.append(matching)
      }
    }
    return order.compactMap { rows in columns[rows].map { ($0, rows) } }
  }

  /// One value for each stretch on which all cells of a column are constant.
  private func samples(_ index: Int) -> [Sample] {
    let type = types[index]
    var samples: [Sample]
    let named = rows.flatMap { constants(in: $0[index]) }
    switch type.base {
    case .boolean: samples = [.value(.boolean(true)), .value(.boolean(false))]
    case .enumeration(let id):
      samples = enums[id.index].cases.indices.map { .value(.enumCase(id, $0)) }
    case .number(let isInteger, _): samples = Self.numbers(named, isInteger: isInteger)
    case .date: samples = Self.dates(named)
    case .text, .entity, .set, .nothing:
      samples = unique(named.filter { $0 != .none }).map { .value($0) } + [.other]
    }
    if type.isOptional { samples.append(.value(.none)) }
    return samples
  }

  private func constants(in cell: DecisionTable.Cell) -> [Value] {
    guard case .oneOf(let tests) = cell else { return [] }
    return tests.flatMap { test -> [Value] in
      switch test {
      case .equals(let value), .compare(_, let value): [value]
      case .range(let low, let high, _): [low, high]
      }
    }
  }

  private func unique(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  /// Every named number, one between each two neighbours where there is one, and one beyond each end.
  static func numbers(_ named: [Value], isInteger: Bool) -> [Sample] {
    let points = Set(named.compactMap { if case .number(let number) = $0 { number } else { nil } })
      .sorted()
    guard let first = points.first, let last = points.last else {
      return [.value(.number(.zero))]
    }
    var samples: [ExactNumber] = [(isInteger ? first.floor() : first) - .one]
    for (index, point) in points.enumerated() {
      if !isInteger || point.isInteger { samples.append(point) }
      guard index + 1 < points.count else { continue }
      let next = points[index + 1]
      if isInteger {
        let between = point.floor() + .one
        if between < next { samples.append(between) }
      } else if let half = (point + next).divided(by: ExactNumber(2)) {
        samples.append(half)
      }
    }
    samples.append((isInteger ? last.floor() : last) + .one)
    return samples.map { .value(.number($0)) }
  }

  /// Every named day, one between each two neighbours where there is one, and one beyond each end.
  static func dates(_ named: [Value]) -> [Sample] {
    let points = Set(named.compactMap { if case .date(let date) = $0 { date } else { nil } })
      .sorted()
    guard let first = points.first, let last = points.last else {
      return [CalendarDate(year: 2000, month: 1, day: 1)].compactMap { $0 }
        .map { .value(.date($0)) }
    }
    var samples = [first.adding(days: -1)]
    for (index, point) in points.enumerated() {
      samples.append(point)
      if index + 1 < points.count, let next = point.adding(days: 1), next < points[index + 1] {
        samples.append(next)
      }
    }
    samples.append(last.adding(days: 1))
    return samples.compactMap { $0 }.map { .value(.date($0)) }
  }

  private func matches(_ cell: DecisionTable.Cell, _ sample: Sample) -> Bool {
    guard case .oneOf(let tests) = cell else { return true }
    guard case .value(let value) = sample else { return false }
    return tests.contains { test in
      switch test {
      case .equals(let constant): value == constant
      case .compare(let comparison, let bound):
        ConstantOrder.holds(value, comparison, bound) ?? false
      case .range(let low, let high, let isHalfOpen):
        (ConstantOrder.holds(value, .greaterOrEqual, low) ?? false)
          && (ConstantOrder.holds(value, isHalfOpen ? .less : .lessOrEqual, high) ?? false)
      }
    }
  }
}
