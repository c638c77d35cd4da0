import CharterSemantics
import CharterValues

extension Evaluation {
  /// A decision table: the row that matches; where arguments are unknown, what the rows that may share.
  mutating func table(_ id: TableID, _ arguments: [Evaluated]) -> Evaluated {
    trail?.insert(.table(id))
    let table = program[id]
    var possible: [ParameterValue] = []
    var doubts: [[Reason]] = []
    for (place, row) in table.rows.enumerated() {
      let matches = Truth.all(
        zip(row.cells, arguments).map { cell, argument in Self.match(cell, argument) })
      switch matches {
      case .true:
        return value(of: row.result, TableRow(table: id, row: place), in: table, arguments)
      case .false: continue
      case .unknown(let reasons):
        possible.append(row.result)
        doubts.append(reasons)
      }
    }
    if let otherwise = table.otherwise {
      if possible.isEmpty {
        return value(of: otherwise, TableRow(table: id, row: nil), in: table, arguments)
      }
      possible.append(otherwise)
    }
    rowUsed = nil
    if possible.isEmpty { return Evaluated(.unknown([.openTable(id, table.span)])) }
    var alternatives: [Evaluated] = []
    for result in possible { alternatives.append(value(of: result, in: table, arguments)) }
    rowUsed = nil
    return Self.shared(alternatives, selector: Reason.union(doubts))
  }

  /// The value of the one row that matches, which is kept for reports.
  private mutating func value(
    of result: ParameterValue, _ row: TableRow, in table: DecisionTable, _ arguments: [Evaluated]
  ) -> Evaluated {
    tableRows.insert(row)
    let value = value(of: result, in: table, arguments)
    // The result may have looked up other tables.
    rowUsed = row
    return value
  }

  private mutating func value(
    of result: ParameterValue, in table: DecisionTable, _ arguments: [Evaluated]
  ) -> Evaluated {
    switch result {
    case .unset(let span): return Evaluated(.unknown([.openTable(table.id, span)]))
    case .value(let expression):
      var frame = Frame(size: table.frameSize, arguments: arguments)
      return evaluate(expression, in: &frame, asBase: true)
    }
  }

  private static func match(_ cell: DecisionTable.Cell, _ argument: Evaluated) -> Truth {
    switch (cell, argument.outcome) {
    case (.any, _): .true
    case (.oneOf, .unknown(let reasons)): .unknown(reasons)
    case (.oneOf(let tests), .known(let value)): Truth(tests.contains { $0.holds(of: value) })
    }
  }
}

extension DecisionTable.Test {
  /// Whether a known value passes; what is none passes no comparison.
  func holds(of value: Value) -> Bool {
    switch self {
    case .equals(let constant): value.isSame(as: constant)
    case .compare(let comparison, let constant): value.satisfies(comparison, constant) ?? false
    case .range(let low, let high, let isHalfOpen):
      value.lies(from: low, to: high, isHalfOpen: isHalfOpen) ?? false
    }
  }
}
