import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Machine {
  /// Compiles an expression.
  ///
  /// Every operand is worked out, also one that a decided operator or a choice drops: nothing can go wrong in it but
  /// becoming unknown. Chains are walked in loops, since they may be long.
  ///
  /// - Parameters:
  ///   - expression: what to compile.
  ///   - slots: the registers of its variables.
  ///   - out: takes the instructions.
  /// - Returns: the register of its value.
  mutating func compile(
    _ expression: Expression, _ slots: Slots, _ out: inout Emission
  ) -> Int32 {
    if out.size > Emission.mostInstructions { return emit(.beyond, into: &out) }
    switch expression.kind {
    case .constant(let value): return constant(value, &out)
    case .variable(let slot): return slots[slot] ?? emit(.beyond, into: &out)
    case .attribute: return attributes(expression, slots, &out)
    case .step(let step, let field): return inputs.step(step, field, expression.type)
    case .parameter(let id, let arguments):
      return parameter(id, arguments.map { compile($0, slots, &out) }, &out)
    case .definition(let id, let arguments):
      return definition(id, arguments.map { compile($0, slots, &out) }, &out)
    case .table(let id, let arguments):
      return table(id, arguments.map { compile($0, slots, &out) }, &out)
    case .today: return InputLayout.today
    case .extent(let entity): return emit(.extent, 0, Int32(entity.index), into: &out)
    case .enumCases(let id):
      let cases = program.schema[id].cases.indices.map { Value.enumCase(id, $0) }
      return constant(.set(cases), &out)
    case .not(let operand): return emit(.not, compile(operand, slots, &out), into: &out)
    case .and: return emit(.and, chain(expression, slots, &out), into: &out)
    case .or: return emit(.or, chain(expression, slots, &out), into: &out)
    case .implies: return implication(expression, slots, &out)
    case .equal(let left, let right):
      return emit(.equal, compile(left, slots, &out), compile(right, slots, &out), into: &out)
    case .compare(let comparison, let left, let right):
      return emit(
        .compare, compile(left, slots, &out), compile(right, slots, &out),
        detail: comparison.code, into: &out)
    case .arithmetic, .shiftDate: return arithmetic(expression, slots, &out)
    case .negate(let operand): return emit(.negate, compile(operand, slots, &out), into: &out)
    case .daysBetween(let later, let earlier):
      return emit(
        .daysBetween, compile(later, slots, &out), compile(earlier, slots, &out), into: &out)
    case .isPresent(let operand): return emit(.isPresent, compile(operand, slots, &out), into: &out)
    case .conditional(let condition, let then, let otherwise):
      let operands = [condition, then, otherwise].map { compile($0, slots, &out) }
      return emit(.select, operands, into: &out)
    case .match(let selector, let arms): return match(selector, arms, slots, &out)
    case .quantifier(let quantifier, let binder, let body):
      return loop(
        quantifier == .some ? .some : .every, binder, body, nil, slots, expression.span, &out)
    case .aggregate(let aggregate, let binder, let value, let weight):
      return loop(.aggregate(aggregate), binder, value, weight, slots, expression.span, &out)
    case .count(let set): return emit(.count, compile(set, slots, &out), into: &out)
    case .memberOf(let element, let set):
      return emit(.memberOf, compile(element, slots, &out), compile(set, slots, &out), into: &out)
    case .memberOfList(let element, let list):
      return emit(.memberOfList, ([element] + list).map { compile($0, slots, &out) }, into: &out)
    case .inRange(let element, let low, let high, let isHalfOpen):
      return emit(
        .inRange, [element, low, high].map { compile($0, slots, &out) },
        detail: isHalfOpen ? 1 : 0, into: &out)
    case .rounded(let operand, let mode, let step):
      let register = compile(operand, slots, &out)
      code.roundings.append((mode, step))
      return emit(.rounded, register, Int32(code.roundings.count - 1), into: &out)
    case .function(let function, let operands):
      guard let place = Self.functions.firstIndex(of: function) else {
        return emit(.beyond, into: &out)
      }
      return emit(
        .function, operands.map { compile($0, slots, &out) }, detail: UInt16(place),
        at: function == .sqrt ? expression.span : nil, into: &out)
    // A text with values in it is seldom more than a message.
    case .interpolation: return emit(.beyond, into: &out)
    case .list(let elements):
      return emit(.list, elements.map { compile($0, slots, &out) }, into: &out)
    }
  }

  // MARK: Chains

  private mutating func attributes(
    _ expression: Expression, _ slots: Slots, _ out: inout Emission
  ) -> Int32 {
    var chain: [AttributeID] = []
    var base = expression
    while case .attribute(let inner, let attribute) = base.kind {
      chain.append(attribute)
      base = inner
    }
    var register = compile(base, slots, &out)
    for attribute in chain.reversed() {
      if let inverse = program.schema[attribute].inverseOf {
        let place = code.inverses.firstIndex(of: inverse) ?? code.inverses.count
        if place == code.inverses.count { code.inverses.append(inverse) }
        register = emit(
          .referrers, register, Int32(place), detail: UInt16(attribute.slot), into: &out)
      } else if let entity = UInt16(exactly: attribute.entity.index) {
        register = emit(.attribute, register, Int32(attribute.slot), detail: entity, into: &out)
      } else {
        register = emit(.beyond, into: &out)
      }
    }
    return register
  }

  private mutating func chain(
    _ expression: Expression, _ slots: Slots, _ out: inout Emission
  ) -> [Int32] {
    var operands: [Expression] = []
    var left = expression
    walk: while true {
      switch (left.kind, expression.kind) {
      case (.and(let inner, let right), .and), (.or(let inner, let right), .or):
        operands.append(right)
        left = inner
      default: break walk
      }
    }
    operands.append(left)
    return operands.reversed().map { compile($0, slots, &out) }
  }

  private mutating func implication(
    _ expression: Expression, _ slots: Slots, _ out: inout Emission
  ) -> Int32 {
    var conditions: [Int32] = []
    var rest = expression
    while case .implies(let left, let right) = rest.kind {
      conditions.append(compile(left, slots, &out))
      rest = right
    }
    var result = compile(rest, slots, &out)
    for condition in conditions.reversed() {
      result = emit(.implies, condition, result, into: &out)
    }
    return result
  }

  /// `a + b - c`, `a * b / c` and `date + 1年 - 2月`, from the left.
  private mutating func arithmetic(
    _ expression: Expression, _ slots: Slots, _ out: inout Emission
  ) -> Int32 {
    var steps: [Expression] = []
    var base = expression
    walk: while true {
      switch base.kind {
      case .arithmetic(_, let left, _):
        steps.append(base)
        base = left
      case .shiftDate(let date, _, _, _):
        steps.append(base)
        base = date
      default: break walk
      }
    }
    var result = compile(base, slots, &out)
    for step in steps.reversed() {
      switch step.kind {
      case .arithmetic(let symbol, _, let right):
        result = emit(
          Instruction.Operation(symbol), result, compile(right, slots, &out), at: step.span,
          into: &out)
      case .shiftDate(_, let amount, let unit, let backwards):
        let code = UInt16(Self.units.firstIndex(of: unit) ?? 0) | (backwards ? 4 : 0)
        result = emit(
          .shift, result, compile(amount, slots, &out), detail: code, at: step.span, into: &out)
      default: break
      }
    }
    return result
  }

  // MARK: What is called by name

  private mutating func definition(
    _ id: DefinitionID, _ arguments: [Int32], _ out: inout Emission
  ) -> Int32 {
    let key = Emission.Key(
      operation: 254, detail: 0, a: Int32(id.index), b: 0, operands: arguments)
    if let known = out.register(of: key) { return known }
    let result = compile(program[id].body, Slots(arguments), &out)
    out.note(key, result)
    return result
  }

  private mutating func parameter(
    _ id: ParameterID, _ arguments: [Int32], _ out: inout Emission
  ) -> Int32 {
    if let override = overrides[id] {
      if case .none = override.value { return emit(.beyond, into: &out) }
      return constant(override.value, &out)
    }
    let key = Emission.Key(
      operation: 253, detail: 0, a: Int32(id.index), b: out.place, operands: arguments)
    if let known = out.register(of: key) { return known }
    let parameter = program[id]
    let values = dated(parameter.values, arguments, &out)
    let result: Int32
    if parameter.settings.isEmpty, values.count == 1, let only = values.first,
      only.period == Period(first: nil, last: nil), constants.contains(only.result),
      registers[Int(only.result)].tag != .none
    {
      result = only.result
    } else {
      let settings = parameter.settings.enumerated().map { place, setting in
        let narrowness = program[setting.policy].jurisdiction?.prefix.utf8.count ?? 0
        return (
          rank: (narrowness, setting.arguments == nil ? 0 : 1, -place),
          setting: Code.ParameterChoice.Setting(
            policy: setting.policy,
            constants: setting.arguments.map { $0.map { scratch.facts.cell($0) } },
            values: dated(setting.values, arguments, &out), narrowness: narrowness)
        )
      }.sorted { $0.rank > $1.rank }.map(\.setting)
      code.parameters.append(
        Code.ParameterChoice(
          id: id, values: values, settings: settings, arguments: arguments, place: out.place))
      result = emit(.parameter, 0, Int32(code.parameters.count - 1), into: &out)
    }
    out.note(key, result)
    return result
  }

  private mutating func dated(
    _ values: [DatedValue], _ arguments: [Int32], _ out: inout Emission
  ) -> [Code.ParameterChoice.Dated] {
    values.map { dated in
      let result: Int32 =
        switch dated.value {
        case .unset: -1
        case .value(let expression): compile(expression, Slots(arguments), &out)
        }
      return Code.ParameterChoice.Dated(period: dated.period, result: result)
    }
  }

  private mutating func table(
    _ id: TableID, _ arguments: [Int32], _ out: inout Emission
  ) -> Int32 {
    let key = Emission.Key(
      operation: 252, detail: 0, a: Int32(id.index), b: 0, operands: arguments)
    if let known = out.register(of: key) { return known }
    let table = program[id]
    func result(_ value: ParameterValue, _ machine: inout Machine, _ out: inout Emission) -> (
      Int32, Span
    ) {
      switch value {
      case .unset(let span): (-1, span)
      case .value(let expression):
        (machine.compile(expression, Slots(arguments), &out), expression.span)
      }
    }
    var rows: [(cells: [[Code.Table.Test]?], result: Int32, span: Span)] = []
    for row in table.rows {
      let (register, span) = result(row.result, &self, &out)
      rows.append((row.cells.map { tests(of: $0) }, register, span))
    }
    let otherwise = table.otherwise.map { result($0, &self, &out) }
    code.tables.append(
      Code.Table(
        id: id, arguments: arguments, rows: rows,
        otherwise: otherwise.map { (result: $0.0, span: $0.1) }, span: table.span))
    let register = emit(.table, 0, Int32(code.tables.count - 1), into: &out)
    out.note(key, register)
    return register
  }

  private mutating func tests(of cell: DecisionTable.Cell) -> [Code.Table.Test]? {
    guard case .oneOf(let tests) = cell else { return nil }
    return tests.map { test in
      switch test {
      case .equals(let value): .equals(scratch.facts.cell(value))
      case .compare(let comparison, let value): .compare(comparison, scratch.facts.cell(value))
      case .range(let low, let high, let isHalfOpen):
        .range(scratch.facts.cell(low), scratch.facts.cell(high), isHalfOpen: isHalfOpen)
      }
    }
  }

  private mutating func match(
    _ selector: Expression, _ arms: [MatchArm], _ slots: Slots, _ out: inout Emission
  ) -> Int32 {
    let register = compile(selector, slots, &out)
    let arms = arms.map { arm in
      (
        patterns: arm.patterns.map { $0.map { scratch.facts.cell($0) } },
        result: compile(arm.result, slots, &out)
      )
    }
    code.matches.append(Code.Match(selector: register, arms: arms))
    return emit(.match, 0, Int32(code.matches.count - 1), into: &out)
  }

  // MARK: Binders

  private mutating func loop(
    _ kind: Code.Loop.Kind, _ binder: Binder, _ value: Expression?, _ weight: Expression?,
    _ slots: Slots, _ span: Span, _ out: inout Emission
  ) -> Int32 {
    var value = value
    // Members are counted, whatever might be asked of them.
    if case .aggregate(.count) = kind { value = nil }
    let collection = compile(binder.collection, slots, &out)
    let variable = given()
    code.variables[variable] = collection
    var inner = slots
    inner[binder.slot] = variable
    out.known.append([:])
    var condition: (block: Block, register: Int32)?
    if let expression = binder.condition {
      let (block, register) = nested(&out) { $0.compile(expression, inner, &$1) }
      condition = (block, register)
    }
    let body = nested(&out) { machine, out in
      (
        value: value.map { machine.compile($0, inner, &out) } ?? -1,
        weight: weight.map { machine.compile($0, inner, &out) }
      )
    }
    out.known.removeLast()
    code.loops.append(
      Code.Loop(
        kind: kind, collection: collection, variable: variable, condition: condition,
        body: body.block, value: body.result.value, weight: body.result.weight))
    return emit(.loop, 0, Int32(code.loops.count - 1), at: span, into: &out)
  }
}
