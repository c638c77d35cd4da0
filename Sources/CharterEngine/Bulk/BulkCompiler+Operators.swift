import CharterColumns
import CharterSemantics
import CharterValues

extension BulkCompiler {
  /// An expression made of others, each compiled by itself.
  mutating func composed(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    switch expression.kind {
    case .variable, .attribute: try fact(expression, scope, reach: reach)
    case .parameter, .definition, .table: try named(expression, scope, reach: reach)
    case .not, .and, .or, .implies: try logic(expression, scope, reach: reach).value
    case .conditional(let condition, let then, let otherwise):
      try conditional(condition, then, otherwise, scope, reach: reach)
    case .match(let selector, let arms): try match(selector, arms, scope, reach: reach)
    case .equal, .compare, .isPresent, .memberOf, .memberOfList, .inRange:
      try comparison(expression, scope, reach: reach).value
    case .arithmetic, .negate, .rounded, .daysBetween, .function:
      try arithmetic(expression, scope, reach: reach)
    case .constant, .today, .step, .extent, .enumCases, .quantifier, .aggregate, .count,
      .shiftDate, .interpolation, .list:
      throw BeyondColumns()
    }
  }

  /// A variable, or what a chain of attributes leads to.
  private mutating func fact(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    if let path = scope.path(of: expression), !path.isEmpty {
      let place = try column(path)
      let unknown = builder.rows(of: place, in: .unknown)
      let absent = builder.rows(of: place, in: .absent)
      let content: BulkValue.Content
      switch builder.columns[place].kind {
      case .number: content = .number(builder.cells(of: place))
      case .boolean:
        let entries = builder.columns[place].bounds.map { $0 != 0 }
        content = .truth(
          builder.rows(of: place, where: entries, absent: false, unknown: false))
      case .date, .enumCase, .record:
        content = .code(builder.cells(of: place), expression.type.base)
      case .text: throw BeyondColumns()
      }
      return BulkValue(content, absent: absent, unknown: unknown)
    }
    guard case .variable(let slot) = expression.kind else { throw BeyondColumns() }
    switch scope.bindings[slot] {
    case .value(let value): return value
    case .expression(let argument, let outer): return try value(argument, outer, reach: reach)
    case .row, .member, nil: throw BeyondColumns()
    }
  }

  // MARK: What is declared by name

  private mutating func named(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    switch expression.kind {
    case .definition(let id, let arguments):
      let inner = try bound(arguments, scope, reach: reach)
      return try value(program[id].body, inner, reach: reach)
    case .parameter(let id, let arguments): return try parameter(id, arguments, scope, reach: reach)
    case .table(let id, let arguments): return try table(id, arguments, scope, reach: reach)
    default: throw BeyondColumns()
    }
  }

  /// The scope of what is called; an argument that is no plain fact is worked out once.
  private mutating func bound(
    _ arguments: [Expression], _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkScope {
    var inner = BulkScope(bindings: [:])
    for (slot, argument) in arguments.enumerated() {
      inner.bindings[slot] =
        scope.path(of: argument) != nil
        ? .expression(argument, scope) : .value(try value(argument, scope, reach: reach))
    }
    return inner
  }

  /// A parameter whose value reads its arguments; one that lower policies set is left to the reference.
  private mutating func parameter(
    _ id: ParameterID, _ arguments: [Expression], _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    let parameter = program[id]
    let inner = try bound(arguments, scope, reach: reach)
    guard overrides[id] == nil, !parameter.settings.contains(where: isOpen),
      let dated = parameter.values.first(where: { $0.period.contains(date) }),
      case .value(let body) = dated.value
    else { throw BeyondColumns() }
    var noted: [BulkNote] = []
    if parameter.reading != nil { noted.append(.reading(id)) }
    if parameter.isIllustrative { noted.append(.illustrative(id)) }
    notes.add(.init(column: nil, entries: [noted], reach: reach))
    return try value(body, inner, reach: reach)
  }

  /// A table with more than one argument that varies: its rows, each where all of its cells hold.
  private mutating func table(
    _ id: TableID, _ arguments: [Expression], _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    let table = program[id]
    let inner = try bound(arguments, scope, reach: reach)
    var cases: [(rows: ColumnMask, value: BulkValue)] = []
    var (taken, possible) = (ColumnMask.none, ColumnMask.none)
    for (place, row) in table.rows.enumerated() {
      var matches = BulkTruth.true
      for (cell, argument) in zip(row.cells, arguments) {
        guard case .oneOf(let tests) = cell else { continue }
        let test = try self.cell(tests, argument, scope, reach: reach)
        matches = builder.and(matches, test)
      }
      let rows = builder.and(matches.holds, not: taken)
      cases.append(
        (rows, try result(row.result, of: table, place, inner, reach: builder.and(reach, rows))))
      taken = builder.or(taken, matches.holds)
      possible = builder.or(possible, matches.unknown)
    }
    let rest = builder.not(taken)
    // Where a row may match and none does for certain, the rows that may are compared: the reference's work.
    let open = builder.and(rest, possible)
    leave(builder.and(open, reach))
    let last = builder.and(rest, not: possible)
    let otherwise: BulkValue
    if let result = table.otherwise {
      otherwise = try self.result(
        result, of: table, nil, inner, reach: builder.and(reach, last))
    } else {
      otherwise = BulkValue(nowhere: table.type, absent: .none, unknown: .all)
    }
    return try choose(cases, else: otherwise)
  }

  private mutating func result(
    _ result: ParameterValue, of table: DecisionTable, _ row: Int?, _ inner: BulkScope,
    reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    notes.add(
      .init(column: nil, entries: [[.row(TableRow(table: table.id, row: row))]], reach: reach))
    guard case .value(let expression) = result else {
      return BulkValue(nowhere: table.type, absent: .none, unknown: .all)
    }
    return try value(expression, inner, reach: reach)
  }

  /// Whether an argument passes one of the tests of a cell; none passes no comparison.
  private mutating func cell(
    _ tests: [DecisionTable.Test], _ argument: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkTruth {
    let value = try value(argument, scope, reach: reach)
    var holds = ColumnMask.none
    for test in tests {
      var passes: ColumnMask
      switch test {
      case .equals(let constant):
        passes = try same(value, try literal(constant, argument.type))
        holds = builder.or(holds, passes)
        continue
      case .compare(let comparison, let constant):
        passes = try compare(comparison, value, try literal(constant, argument.type))
      case .range(let low, let high, let isHalfOpen):
        let isAbove = try compare(.greaterOrEqual, value, try literal(low, argument.type))
        let isBelow = try compare(
          isHalfOpen ? .less : .lessOrEqual, value, try literal(high, argument.type))
        passes = builder.and(isAbove, isBelow)
      }
      passes = builder.and(passes, not: value.absent)
      holds = builder.or(holds, passes)
    }
    return BulkTruth(holds: builder.and(holds, not: value.unknown), unknown: value.unknown)
  }

  /// A constant that stands in a cell or a pattern.
  private func literal(_ value: Value, _ type: ValueType) throws(BeyondColumns) -> BulkValue {
    switch value {
    case .none: return BulkValue(nowhere: type, absent: .all, unknown: .none)
    case .boolean(let holds): return BulkValue(.truth(holds ? .all : .none))
    case .number(let number):
      guard let (top, bottom) = number.smallParts else { throw BeyondColumns() }
      return BulkValue(.number(ColumnNumber(Int128(top), over: Int128(bottom))))
    case .enumCase, .date, .record:
      guard let code = value.code else { throw BeyondColumns() }
      return BulkValue(.code(ColumnNumber(code), type.base))
    case .text, .set: throw BeyondColumns()
    }
  }

  // MARK: Choices

  /// The value of the first case whose rows hold, else of the last one.
  private mutating func choose(
    _ cases: [(rows: ColumnMask, value: BulkValue)], else last: BulkValue
  ) throws(BeyondColumns) -> BulkValue {
    var result = last
    for (rows, value) in cases.reversed() { result = try select(rows, value, result) }
    return result
  }

  /// The first value where a mask holds, else the second.
  mutating func select(
    _ rows: ColumnMask, _ then: BulkValue, _ otherwise: BulkValue
  ) throws(BeyondColumns) -> BulkValue {
    func select(_ then: ColumnMask, _ otherwise: ColumnMask) -> ColumnMask {
      let first = builder.and(then, rows)
      let second = builder.and(otherwise, not: rows)
      return builder.or(first, second)
    }
    let content: BulkValue.Content
    switch (then.content, otherwise.content) {
    case (.number(let a), .number(let b)): content = .number(try builder.select(rows, a, b))
    case (.truth(let a), .truth(let b)): content = .truth(select(a, b))
    case (.code(let a, let type), .code(let b, let other)):
      // The type of what is nowhere known may say nothing.
      content = .code(try builder.select(rows, a, b), type == .nothing ? other : type)
    default: throw BeyondColumns()
    }
    return BulkValue(
      content, absent: select(then.absent, otherwise.absent),
      unknown: select(then.unknown, otherwise.unknown))
  }

  private mutating func conditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression, _ scope: BulkScope,
    reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    let test = try truth(condition, scope, reach: reach)
    let mayHold = builder.mayHold(test)
    let a = try value(then, scope, reach: builder.and(reach, mayHold))
    let b = try value(otherwise, scope, reach: builder.and(reach, not: test.holds))
    // Where the condition is unknown: the first, and known where both are the same.
    let chosen = try select(mayHold, a, b)
    if test.unknown == .none { return chosen }
    let differs = builder.and(test.unknown, not: try same(a, b))
    return BulkValue(
      chosen.content.where(not: differs, &builder),
      absent: builder.and(chosen.absent, not: differs),
      unknown: builder.or(chosen.unknown, differs))
  }

  private mutating func match(
    _ selector: Expression, _ arms: [MatchArm], _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    let chosen = try value(selector, scope, reach: reach)
    var taken = chosen.unknown
    var rows: [ColumnMask] = []
    for arm in arms {
      var matching = ColumnMask.none
      for pattern in arm.patterns ?? [] {
        let equal = try same(chosen, try literal(pattern, selector.type))
        matching = builder.or(matching, equal)
      }
      matching = builder.and(matching, not: taken)
      taken = builder.or(taken, matching)
      rows.append(matching)
    }
    // Where the selector is unknown, all arms are evaluated, and what they share is the value.
    var differs = ColumnMask.none
    var cases: [(rows: ColumnMask, value: BulkValue)] = []
    for (place, arm) in arms.enumerated() {
      let matching = arm.patterns == nil ? builder.not(taken) : rows[place]
      let reached = builder.or(matching, chosen.unknown)
      let value = try value(arm.result, scope, reach: builder.and(reach, reached))
      if chosen.unknown != .none {
        let equal = try same(cases.first?.value ?? value, value)
        differs = builder.or(differs, builder.not(equal))
      }
      cases.append((matching, value))
    }
    guard let last = cases.popLast() else { throw BeyondColumns() }
    let result = try choose(cases, else: last.value)
    if chosen.unknown == .none { return result }
    differs = builder.and(chosen.unknown, differs)
    return BulkValue(
      result.content.where(not: differs, &builder),
      absent: builder.and(result.absent, not: differs),
      unknown: builder.or(result.unknown, differs))
  }
}

extension BulkValue.Content {
  /// The same, a truth value false in some rows.
  fileprivate func `where`(
    not rows: ColumnMask, _ builder: inout ColumnProgramBuilder
  ) -> BulkValue.Content {
    guard case .truth(let holds) = self else { return self }
    return .truth(builder.and(holds, not: rows))
  }
}
