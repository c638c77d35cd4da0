extension ColumnProgramBuilder {
  private mutating func mask(_ instruction: ColumnProgram.Instruction) -> ColumnMask {
    .register(register(instruction, range: nil))
  }

  /// The rows of both masks.
  package mutating func and(_ left: ColumnMask, _ right: ColumnMask) -> ColumnMask {
    switch (left, right) {
    case (.none, _), (_, .none): .none
    case (.all, let mask), (let mask, .all): mask
    case (.register(let a), .register(let b)):
      a == b ? left : mask(.both(min(a, b), max(a, b)))
    }
  }

  /// The rows of either mask.
  package mutating func or(_ left: ColumnMask, _ right: ColumnMask) -> ColumnMask {
    switch (left, right) {
    case (.all, _), (_, .all): .all
    case (.none, let mask), (let mask, .none): mask
    case (.register(let a), .register(let b)):
      a == b ? left : mask(.either(min(a, b), max(a, b)))
    }
  }

  /// The rows of the first mask that are not in the second.
  package mutating func and(_ left: ColumnMask, not right: ColumnMask) -> ColumnMask {
    switch (left, right) {
    case (.none, _), (_, .all): .none
    case (_, .none): left
    case (.all, .register): not(right)
    case (.register(let a), .register(let b)): a == b ? .none : mask(.without(a, b))
    }
  }

  /// The other rows.
  package mutating func not(_ operand: ColumnMask) -> ColumnMask {
    switch operand {
    case .none: .all
    case .all: .none
    case .register(let a):
      if case .not(let inner) = instructions[a] { .register(inner) } else { mask(.not(a)) }
    }
  }

  /// The rows of a column in a state.
  package mutating func rows(of column: Int, in state: Column.State) -> ColumnMask {
    columns[column].states == nil
      ? (state == .known ? .all : .none) : mask(.state(column: column, state))
  }

  /// The rows of a column whose cell or state a table says holds.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - entries: one for each cell within the column's bounds.
  ///   - absent: for rows that are none.
  ///   - unknown: for rows that the data does not say.
  /// - Returns: the rows.
  package mutating func rows(
    of column: Int, where entries: [Bool], absent: Bool, unknown: Bool
  ) -> ColumnMask {
    let isFull = columns[column].states == nil
    let (absent, unknown) = isFull ? (entries[0], entries[0]) : (absent, unknown)
    if absent == unknown, entries.allSatisfy({ $0 == absent }) { return absent ? .all : .none }
    let table = ColumnProgram.Table(
      low: columns[column].bounds.lowerBound, entries: entries, absent: absent, unknown: unknown)
    return mask(.test(column: column, table: place(of: table)))
  }

  /// The rows in which two numbers stand in a relation.
  package mutating func compare(
    _ relation: ColumnProgram.Relation, _ left: ColumnNumber, _ right: ColumnNumber
  ) throws(BeyondColumns) -> ColumnMask {
    let (left, right) = try common(left, right)
    if let a = left.range, let b = right.range {
      switch relation {
      case .less:
        if a.high < b.low { return .all }
        if a.low >= b.high { return .none }
      case .lessOrEqual:
        if a.high <= b.low { return .all }
        if a.low > b.high { return .none }
      case .equal:
        if a.high < b.low || b.high < a.low { return .none }
        if a.low == a.high, a == b { return .all }
      }
    }
    switch (left.operand, right.operand) {
    case (.constant(let a), .constant(let b)):
      let holds =
        switch relation {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .equal: a == b
        }
      return holds ? .all : .none
    case (.register(let a), .constant(let b)): return mask(.compareTo(relation, a, b))
    case (.constant(let a), .register(let b)):
      switch relation {
      case .less: return mask(.above(b, a))
      case .lessOrEqual: return not(mask(.compareTo(.less, b, a)))
      case .equal: return mask(.compareTo(.equal, b, a))
      }
    case (.register(let a), .register(let b)):
      // The same register holds the same number wherever it is known.
      return a == b ? (relation == .less ? .none : .all) : mask(.compare(relation, a, b))
    }
  }
}
