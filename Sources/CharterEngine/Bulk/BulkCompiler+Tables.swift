import CharterColumns
import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

extension BulkCompiler {
  /// What an expression comes to that depends on nothing but the program and the date.
  mutating func constant(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    let (outcome, noted) = evaluated(expression, scope, on: state, row: nil, at: nil)
    notes.add(.init(column: nil, entries: [noted], reach: reach))
    switch outcome {
    case .unknown: return BulkValue(nowhere: expression.type, absent: .none, unknown: .all)
    case .known(.none): return BulkValue(nowhere: expression.type, absent: .all, unknown: .none)
    case .known(.number(let number)):
      guard let (top, bottom) = number.smallParts else { throw BeyondColumns() }
      return BulkValue(.number(ColumnNumber(Int128(top), over: Int128(bottom))))
    case .known(.boolean(let holds)): return BulkValue(.truth(holds ? .all : .none))
    case .known(let value):
      guard let code = value.code else { throw BeyondColumns() }
      return BulkValue(.code(ColumnNumber(code), expression.type.base))
    }
  }

  /// What an expression that depends on one column comes to, looked up in a table that the reference has filled.
  ///
  /// - Parameters:
  ///   - expression: what to evaluate.
  ///   - scope: what its variables stand for.
  ///   - source: what it depends on.
  ///   - reach: the rows in which the reference would evaluate it.
  /// - Throws: ``BeyondColumns`` where it does what columns do not.
  /// - Returns: its value; `nil`: the column has too many values, or is better read as it is.
  mutating func tabulated(
    _ expression: Expression, _ scope: BulkScope, by source: BulkSource, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue? {
    let place: Int
    let path: [AttributeID]?
    switch source {
    case .registry, .other, .path([]): return nil
    case .path(let attributes):
      if scope.path(of: expression) != nil { return nil }
      (place, path) = (try column(attributes), attributes)
    case .place:
      guard case .column(let column) = self.place else {
        return try constant(expression, scope, reach: reach)
      }
      (place, path) = (column, nil)
    }
    let column = builder.columns[place]
    guard let values = column.values(upTo: tabulationLimit(column)) else { return nil }

    let phantom = path.map { Phantom(program, state, entity, $0) }
    func outcome(_ content: RegistryState.Content) -> (Outcome, [BulkNote]) {
      if let phantom {
        return evaluated(
          expression, scope, on: phantom.state(content), row: phantom.row, at: nil)
      }
      let place: Outcome =
        if case .fact(let fact) = content { .known(fact.value) } else { .unknown([]) }
      return evaluated(expression, scope, on: state, row: nil, at: Evaluated(place))
    }
    var results = values.map { outcome(.fact(Fact($0, at: expression.span))) }
    // No row has what the type or the column rules out; the first entry does for it.
    let isOptional = path?.last.map { program.schema[$0].type.isOptional } ?? true
    let hasNone = column.states != nil && isOptional
    results.append(hasNone ? outcome(.fact(Fact(.none, at: expression.span))) : results[0])
    results.append(column.states != nil ? outcome(.missing) : results[0])
    notes.add(.init(column: place, entries: results.map(\.1), reach: reach))
    return try table(results.map(\.0), of: place, expression.type)
  }

  /// How many values are worth evaluating one by one.
  private func tabulationLimit(_ column: Column) -> Int {
    switch column.kind {
    case .boolean, .enumCase: 4096
    // Nothing else is done with texts.
    case .text: max(4096, rowCount / 16)
    case .number, .date: 256
    case .record: 0
    }
  }

  /// A table of outcomes: one for each cell within a column's bounds, then for none and for unknown.
  private mutating func table(
    _ outcomes: [Outcome], of column: Int, _ type: ValueType
  ) throws(BeyondColumns) -> BulkValue {
    let count = outcomes.count - 2
    func rows(_ test: (Outcome) -> Bool) -> ColumnMask {
      let found = outcomes.map(test)
      return builder.rows(
        of: column, where: Array(found[..<count]), absent: found[count], unknown: found[count + 1])
    }
    let unknown = rows { $0.value == nil }
    let absent = rows { if case .known(.none) = $0 { true } else { false } }
    switch type.base {
    case .boolean:
      let holds = rows { if case .known(.boolean(true)) = $0 { true } else { false } }
      return BulkValue(.truth(holds), absent: absent, unknown: unknown)
    case .number:
      var denominator: Int128 = 1
      var parts: [(top: Int128, bottom: Int128)] = []
      for outcome in outcomes {
        guard case .known(.number(let number)) = outcome else {
          // Within the others, so that it widens nothing.
          parts.append(parts.last ?? (0, 1))
          continue
        }
        guard let (top, bottom) = number.smallParts else { throw BeyondColumns() }
        parts.append((Int128(top), Int128(bottom)))
        denominator = try ColumnProgramBuilder.commonMultiple(denominator, Int128(bottom))
      }
      // Numbers of many denominators would leave no room to work with them.
      if denominator > 1_000_000_000_000 { throw BeyondColumns() }
      let entries = parts.map { $0.top * (denominator / $0.bottom) }
      let number = builder.lookup(
        column, Array(entries[..<count]), absent: entries[count], unknown: entries[count + 1],
        over: denominator)
      return BulkValue(.number(number), absent: absent, unknown: unknown)
    case .text, .date, .enumeration, .entity, .set, .nothing:
      var codes: [Int128] = []
      for outcome in outcomes {
        switch outcome {
        case .unknown, .known(.none): codes.append(codes.last ?? 0)
        case .known(let value):
          guard let code = value.code else { throw BeyondColumns() }
          codes.append(code)
        }
      }
      let number = builder.lookup(
        column, Array(codes[..<count]), absent: codes[count], unknown: codes[count + 1], over: 1)
      return BulkValue(.code(number, type.base), absent: absent, unknown: unknown)
    }
  }

  // MARK: The reference

  /// What the reference makes of an expression, and what it notes on the way.
  private func evaluated(
    _ expression: Expression, _ scope: BulkScope, on state: RegistryState, row: RecordID?,
    at place: Evaluated?
  ) -> (Outcome, [BulkNote]) {
    var evaluation = Evaluation(
      program: program, state: state, date: date, overrides: overrides, keepsDerivations: false)
    evaluation.keepsObserved = false
    if let place {
      evaluation.place = place
    } else if case .constant(let constant) = self.place {
      evaluation.place = constant
    }
    var frame = Self.frame(scope, row, &evaluation)
    let outcome = evaluation.evaluate(expression, in: &frame).outcome
    return (outcome, BulkNote.all(of: evaluation))
  }

  /// The variables of a scope: the record of the row, and facts of it; unknown where nothing depends on the row.
  private static func frame(
    _ scope: BulkScope, _ row: RecordID?, _ evaluation: inout Evaluation
  ) -> Frame {
    var frame = Frame(size: 0)
    for (slot, binding) in scope.bindings {
      switch (binding, row) {
      case (.row, .some(let row)): frame[slot] = Evaluated(.known(.record(row)))
      case (.expression(let argument, let outer), .some):
        var outerFrame = Self.frame(outer, row, &evaluation)
        frame[slot] = evaluation.evaluate(argument, in: &outerFrame)
      case (.row, nil), (.expression, nil), (.value, _), (.member, _):
        frame[slot] = Evaluated(.unknown([]))
      }
    }
    return frame
  }
}

/// A record that stands for any row: it has the one fact that an expression depends on.
private struct Phantom {
  private let base: RegistryState
  /// The record that a row's variable is.
  let row: RecordID
  private let holder: RecordID
  private let slot: Int

  /// A record whose chain of attributes leads to a fact.
  init(
    _ program: Program, _ state: RegistryState, _ entity: EntityID, _ path: [AttributeID]
  ) {
    var state = state
    let span = Span(source: SourceID(index: 0), start: 0, end: 0)
    func record(_ entity: EntityID) -> RecordID {
      let slots = program.schema[entity].attributes.count
      let id = state.add(entity, id: "", slotCount: slots, at: span)
      state.setPresence(.true, of: id)
      return id
    }
    row = record(entity)
    var holder = row
    for (attribute, next) in zip(path, path.dropFirst()) {
      let inner = record(next.entity)
      state.write(.fact(Fact(.record(inner), at: span)), to: holder, slot: attribute.slot)
      holder = inner
    }
    (base, self.holder, slot) = (state, holder, path.last?.slot ?? 0)
  }

  /// The state in which the fact is something.
  func state(_ content: RegistryState.Content) -> RegistryState {
    var state = base
    state.write(content, to: holder, slot: slot)
    return state
  }
}

extension Value {
  /// The number of a case, a day or a record.
  var code: Int128? {
    switch self {
    case .enumCase(_, let place): Int128(place)
    case .date(let date): Int128(date.dayNumber)
    case .record(let id): Int128(id.index)
    case .none, .boolean, .text, .number, .set: nil
    }
  }
}

extension Column {
  /// The values from the least to the greatest, those that no row has among them; `nil`: there are more than allowed.
  fileprivate func values(upTo limit: Int) -> [Value]? {
    let (distance, isTooWide) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
    if isTooWide || distance >= limit { return nil }
    var power = 1
    if case .number(let scale) = kind { for _ in 0..<scale { power *= 10 } }
    var values: [Value] = []
    for cell in bounds {
      let value: Value? =
        switch kind {
        case .boolean: .boolean(cell != 0)
        case .number: ExactNumber(numerator: Int(cell), denominator: power).map(Value.number)
        case .date: CalendarDate(dayNumber: Int(cell)).map(Value.date)
        case .enumCase(let id): .enumCase(id, Int(cell))
        case .text: texts.indices.contains(Int(cell)) ? .text(texts[Int(cell)]) : nil
        case .record: nil
        }
      guard let value else { return nil }
      values.append(value)
    }
    return values
  }
}
