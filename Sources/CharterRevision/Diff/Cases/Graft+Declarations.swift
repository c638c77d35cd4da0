import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Parameters, definitions, tables and headers of the donor in the host's terms.
extension Graft {
  func clause(_ id: ClauseID?) -> ClauseID? {
    guard let id, case .clause(let place)? = partner(.clause(id.index)) else { return nil }
    return ClauseID(index: place)
  }

  func slots(of action: ActionID) throws(NoGraft) -> Slots {
    guard case .action(let place)? = partner(.action(action.index)) else { throw NoGraft() }
    let count = donor.schema[action].parameters.count
    var map: [Int?] = []
    for slot in 0..<count {
      if case .argument(_, let host)? = partner(.argument(action.index, slot)) {
        map.append(host)
      } else {
        map.append(nil)
      }
    }
    return Slots(map: map, shift: host.schema.actions[place].parameters.count - count)
  }

  /// The place of a definition, parameter or table in the host; one without a partner is brought along.
  mutating func place(_ symbol: Symbol) throws(NoGraft) -> Int {
    if let found = partner(symbol)?.index { return found }
    switch symbol {
    case .parameter(let index):
      // The place is taken before the inside is translated, which may lead to others.
      guests[symbol] = .parameter(parameters.count)
      parameters.append(donor.parameters[index])
    case .definition(let index):
      guests[symbol] = .definition(definitions.count)
      definitions.append(donor.definitions[index])
    case .table(let index):
      guests[symbol] = .table(tables.count)
      tables.append(donor.tables[index])
    default: throw NoGraft()
    }
    try bring(symbol)
    guard let place = partner(symbol)?.index else { throw NoGraft() }
    return place
  }

  mutating func translated(_ parameter: Parameter) throws(NoGraft) -> Parameter {
    let place = try place(.parameter(parameter.id.index))
    let values = try dated(parameter.values)
    var settings: [ParameterSetting] = []
    for setting in parameter.settings {
      guard case .policy(let policy)? = partner(.policy(setting.policy.index)) else {
        throw NoGraft()
      }
      var arguments: [Value]?
      if let given = setting.arguments {
        arguments = try given.map { value throws(NoGraft) in try translated(value) }
      }
      settings.append(
        ParameterSetting(
          policy: PolicyID(index: policy), clause: clause(setting.clause), arguments: arguments,
          values: try dated(setting.values), span: setting.span))
    }
    return Parameter(
      id: ParameterID(index: place), name: parameter.name, policy: try policy(parameter.policy),
      clause: clause(parameter.clause), arguments: parameter.arguments,
      argumentTypes: try types(parameter.argumentTypes), type: try translated(parameter.type),
      isDelegable: parameter.isDelegable, isIllustrative: parameter.isIllustrative,
      reading: parameter.reading, values: values, settings: settings,
      frameSize: parameter.frameSize, span: parameter.span)
  }

  mutating func dated(_ values: [DatedValue]) throws(NoGraft) -> [DatedValue] {
    try values.map { dated throws(NoGraft) in
      DatedValue(period: dated.period, value: try translated(dated.value))
    }
  }

  mutating func translated(_ value: ParameterValue) throws(NoGraft) -> ParameterValue {
    switch value {
    case .unset: value
    case .value(let expression): .value(try translated(expression, .same))
    }
  }

  mutating func translated(_ definition: Definition) throws(NoGraft) -> Definition {
    Definition(
      id: DefinitionID(index: try place(.definition(definition.id.index))), name: definition.name,
      policy: try policy(definition.policy), clause: clause(definition.clause),
      arguments: definition.arguments, argumentTypes: try types(definition.argumentTypes),
      type: try translated(definition.type), body: try translated(definition.body, .same),
      frameSize: definition.frameSize, span: definition.span)
  }

  mutating func translated(_ table: DecisionTable) throws(NoGraft) -> DecisionTable {
    let rows = try table.rows.map { row throws(NoGraft) in
      DecisionTable.Row(
        cells: try row.cells.map { cell throws(NoGraft) in try translated(cell) },
        result: try translated(row.result), span: row.span)
    }
    var otherwise: ParameterValue?
    if let value = table.otherwise { otherwise = try translated(value) }
    return DecisionTable(
      id: TableID(index: try place(.table(table.id.index))), name: table.name,
      policy: try policy(table.policy), clause: clause(table.clause), arguments: table.arguments,
      argumentTypes: try types(table.argumentTypes), type: try translated(table.type), rows: rows,
      otherwise: otherwise, frameSize: table.frameSize, span: table.span)
  }

  func translated(_ cell: DecisionTable.Cell) throws(NoGraft) -> DecisionTable.Cell {
    guard case .oneOf(let tests) = cell else { return cell }
    return .oneOf(
      try tests.map { test throws(NoGraft) -> DecisionTable.Test in
        switch test {
        case .equals(let value): .equals(try translated(value))
        case .compare(let comparison, let value): .compare(comparison, try translated(value))
        case .range(let low, let high, let isHalfOpen):
          .range(try translated(low), try translated(high), isHalfOpen: isHalfOpen)
        }
      })
  }

  mutating func translated(_ header: StateHeader) throws(NoGraft) -> StateHeader {
    var subjects: Subjects?
    if let binders = header.subjects?.binders {
      subjects = Subjects(
        binders: try binders.map { binder throws(NoGraft) in try translated(binder, .same) })
    }
    let enforced = try header.enforcedOn.map { action throws(NoGraft) -> ActionID in
      guard case .action(let place)? = partner(.action(action.index)) else { throw NoGraft() }
      return ActionID(index: place)
    }
    return StateHeader(
      name: header.name, policy: try policy(header.policy), clause: clause(header.clause),
      subjects: subjects, by: try optional(header.by, .same), enforcedOn: enforced,
      isDelegable: header.isDelegable, frameSize: header.frameSize, span: header.span)
  }

  mutating func translated(_ bound: Quota.Bound) throws(NoGraft) -> Quota.Bound {
    switch bound {
    case .atLeast(let least, let isRoundedUp):
      .atLeast(try translated(least, .same), roundedUp: isRoundedUp)
    case .atMost(let most): .atMost(try translated(most, .same))
    case .between(let least, let most):
      .between(try translated(least, .same), try translated(most, .same))
    }
  }

  func policy(_ id: PolicyID) throws(NoGraft) -> PolicyID {
    guard case .policy(let place)? = partner(.policy(id.index)) else { throw NoGraft() }
    return PolicyID(index: place)
  }
}
