internal import CharterValues

extension Column {
  /// Whether every record that the column names is one of those with numbers in a row.
  ///
  /// - Parameter records: the numbers.
  /// - Returns: whether it is so.
  package func names(only records: Range<Int>) -> Bool {
    others.isEmpty
      && (states?.allSatisfy { $0 != .known } == true
        || (bounds.lowerBound >= Int64(records.lowerBound)
          && bounds.upperBound < Int64(records.upperBound)))
  }

  /// What another column holds for the records that this one names.
  ///
  /// A row is unknown where it names no record.
  ///
  /// - Parameters:
  ///   - facts: a row for each record, in order.
  ///   - first: the number of the first record; this column names none before it, and none past the last.
  /// - Returns: a column with as many rows as this one.
  package func gathering(_ facts: Column, from first: Int) -> Column {
    switch cells {
    case .int8(let cells): gathering(facts, cells, from: first)
    case .int16(let cells): gathering(facts, cells, from: first)
    case .int32(let cells): gathering(facts, cells, from: first)
    case .int64(let cells): gathering(facts, cells, from: first)
    }
  }

  private func gathering<Number: FixedWidthInteger>(
    _ facts: Column, _ numbers: [Number], from first: Int
  ) -> Column {
    var states = [State](repeating: .known, count: numbers.count)
    var others: [Int: Value] = [:]
    for row in states.indices {
      if let own = self.states, own[row] != .known {
        states[row] = .unknown
      } else if let all = facts.states {
        let place = Int(numbers[row]) - first
        states[row] = all[place]
        if all[place] == .other { others[row] = facts.others[place] }
      }
    }
    func gather<Cell: FixedWidthInteger>(_ cells: [Cell]) -> [Cell] {
      states.indices.map { row in
        states[row] == .known ? cells[Int(numbers[row]) - first] : 0
      }
    }
    let gathered: Cells =
      switch facts.cells {
      case .int8(let cells): .int8(gather(cells))
      case .int16(let cells): .int16(gather(cells))
      case .int32(let cells): .int32(gather(cells))
      case .int64(let cells): .int64(gather(cells))
      }
    let isFull = self.states == nil && facts.states == nil
    return Column(
      kind: facts.kind, cells: gathered, states: isFull ? nil : states, bounds: facts.bounds,
      others: others, texts: facts.texts)
  }
}
