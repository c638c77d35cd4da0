import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Brings declarations of one revision into the program of the other, so that it can be asked what one change alone does.
///
/// Everything is told by symbols: what has no partner in the host is brought along where it can be, and where it cannot, the
/// graft fails, and nobody claims to have tried.
struct Graft {
  let donor: Program
  let matching: Matching
  /// The side that the donor is.
  let side: Side

  // The host, piece by piece.
  private var actions: [ActionRules]
  private var policies: [Policy]
  private var parameters: [Parameter]
  private var definitions: [Definition]
  private var tables: [DecisionTable]
  private var norms: [Norm]
  private var normsByAction: [[NormID]]
  private var exceptions: [NormException]
  private var rules: [StateRule]
  private var quotas: [Quota]
  private let host: Program
  /// What was brought along without a partner, by its symbol in the donor.
  private var guests: [Symbol: Symbol] = [:]

  init(into host: Program, from donor: Program, _ matching: Matching, donorIs side: Side) {
    self.host = host
    self.donor = donor
    self.matching = matching
    self.side = side
    actions = host.actions
    policies = host.policies
    parameters = host.parameters
    definitions = host.definitions
    tables = host.tables
    norms = host.norms
    normsByAction = host.normsByAction
    exceptions = host.exceptions
    rules = host.rules
    quotas = host.quotas
  }

  /// The host with what was brought.
  var program: Program {
    Program(
      schema: host.schema, places: host.places, actions: actions, policies: policies,
      clauses: host.clauses, parameters: parameters, definitions: definitions, tables: tables,
      norms: norms, normsByAction: normsByAction, exceptions: exceptions, rules: rules,
      quotas: quotas, subsidies: host.subsidies)
  }

  /// Makes the host as the donor is in one change; whether that could be done.
  mutating func bring(_ change: Change) -> Bool {
    let (donors, hosts) = (change.symbols(on: side), change.symbols(on: side.other))
    do throws(NoGraft) {
      // What the host alone has goes, what the donor has takes its place.
      for symbol in hosts where matching.partner(of: symbol, on: side.other) == nil {
        try remove(symbol)
      }
      for symbol in donors { try bring(symbol) }
      return true
    } catch {
      return false
    }
  }

  /// Something cannot be brought over.
  struct NoGraft: Error {}

  // MARK: Going

  private mutating func remove(_ symbol: Symbol) throws(NoGraft) {
    switch symbol {
    case .norm(let index):
      let norm = norms[index]
      normsByAction[norm.action.index].removeAll { $0.index == index }
    case .exception(let index): release(ExceptionID(index: index))
    case .rule(let index): rules[index] = rules[index].unenforced
    case .quota(let index): quotas[index] = quotas[index].unenforced
    case .policy(let index): policies[index] = policies[index].neverInForce
    // Nothing reads what only the host has, once what reads it is as in the donor.
    case .parameter, .definition, .table, .clause, .subsidy: break
    case .unit, .enumeration, .enumCase, .entity, .attribute, .action, .argument, .step:
      throw NoGraft()
    }
  }

  private mutating func release(_ id: ExceptionID) {
    switch exceptions[id.index].target {
    case .norm(let target):
      norms[target.index] = norms[target.index].with(
        exceptions: norms[target.index].exceptions.filter { $0 != id })
    case .exception(let target):
      exceptions[target.index] = exceptions[target.index].with(
        exceptions: exceptions[target.index].exceptions.filter { $0 != id })
    }
  }

  // MARK: Coming

  private mutating func bring(_ symbol: Symbol) throws(NoGraft) {
    switch symbol {
    case .policy(let index): try bring(policy: donor.policies[index])
    case .norm(let index): _ = try bring(norm: donor.norms[index])
    case .exception(let index): _ = try bring(exception: donor.exceptions[index])
    case .parameter(let index):
      let brought = try translated(donor.parameters[index])
      parameters[brought.id.index] = brought
    case .definition(let index):
      let brought = try translated(donor.definitions[index])
      definitions[brought.id.index] = brought
    case .table(let index):
      let brought = try translated(donor.tables[index])
      tables[brought.id.index] = brought
    case .rule(let index):
      let rule = donor.rules[index]
      let header = try translated(rule.header)
      let brought = StateRule(
        header: header, category: rule.category, conditions: try each(rule.conditions, .same),
        statements: try each(rule.statements, .same, action: nil))
      if case .rule(let place)? = partner(symbol) {
        rules[place] = brought
      } else {
        rules.append(brought)
      }
    case .quota(let index):
      let quota = donor.quotas[index]
      let brought = Quota(
        header: try translated(quota.header), conditions: try each(quota.conditions, .same),
        population: try translated(quota.population, .same),
        counted: try optional(quota.counted, .same),
        bounds: try quota.bounds.map { bound throws(NoGraft) in try translated(bound) })
      if case .quota(let place)? = partner(symbol) {
        quotas[place] = brought
      } else {
        quotas.append(brought)
      }
    case .action(let index): try bring(action: index)
    // No verdict depends on these.
    case .subsidy, .clause: break
    case .unit, .enumeration, .enumCase, .entity, .attribute, .argument, .step: throw NoGraft()
    }
  }

  private func partner(_ symbol: Symbol) -> Symbol? {
    matching.partner(of: symbol, on: side) ?? guests[symbol]
  }

  private mutating func bring(policy: Policy) throws(NoGraft) {
    guard case .policy(let place)? = partner(.policy(policy.id.index)) else { throw NoGraft() }
    policies[place] = policies[place].with(
      jurisdiction: policy.jurisdiction, force: policy.force, inForce: policy.inForce)
  }

  private mutating func bring(action index: Int) throws(NoGraft) {
    guard case .action(let place)? = partner(.action(index)) else { throw NoGraft() }
    let (old, new) = (donor.schema.actions[index], host.schema.actions[place])
    let slots = try slots(of: ActionID(index: index))
    guard old.parameters.count == new.parameters.count,
      zip(old.parameters, new.parameters).allSatisfy({ $0.defaultValue == $1.defaultValue })
    else { throw NoGraft() }
    let rules = donor.actions[index]
    actions[place] = ActionRules(
      place: try optional(rules.place, slots),
      effects: try rules.effects.map { effect throws(NoGraft) in try translated(effect, slots) },
      frameSize: rules.frameSize + slots.shift)
  }

  private mutating func bring(norm: Norm) throws(NoGraft) -> NormID {
    guard case .action(let action)? = partner(.action(norm.action.index)),
      case .policy(let policy)? = partner(.policy(norm.policy.index))
    else { throw NoGraft() }
    let slots = try slots(of: norm.action)
    let found: NormID? =
      if case .norm(let place)? = partner(.norm(norm.id.index)) { NormID(index: place) } else { nil }
    let id = found ?? NormID(index: norms.count)
    let brought = Norm(
      id: id, name: norm.name, category: norm.category, policy: PolicyID(index: policy),
      clause: clause(norm.clause), action: ActionID(index: action),
      conditions: try each(norm.conditions, slots),
      statements: try each(norm.statements, slots, action: norm.action),
      exceptions: found.map { norms[$0.index].exceptions } ?? [], isDelegable: norm.isDelegable,
      frameSize: norm.frameSize + slots.shift, span: norm.span)
    if found != nil {
      norms[id.index] = brought
    } else {
      guests[.norm(norm.id.index)] = .norm(id.index)
      norms.append(brought)
      normsByAction[action].append(id)
      // It comes with the exceptions that it had.
      for exception in norm.exceptions { _ = try bring(exception: donor[exception]) }
    }
    return id
  }

  private mutating func bring(exception: NormException) throws(NoGraft) -> ExceptionID {
    guard let donorAction = donor.action(of: exception),
      case .policy(let policy)? = partner(.policy(exception.policy.index))
    else { throw NoGraft() }
    let target: NormException.Target
    switch exception.target {
    case .norm(let id):
      guard case .norm(let place)? = partner(.norm(id.index)) else { throw NoGraft() }
      target = .norm(NormID(index: place))
    case .exception(let id):
      guard case .exception(let place)? = partner(.exception(id.index)) else { throw NoGraft() }
      target = .exception(ExceptionID(index: place))
    }
    let slots = try slots(of: donorAction)
    let symbol = Symbol.exception(exception.id.index)
    let found: ExceptionID? =
      if case .exception(let place)? = partner(symbol) { ExceptionID(index: place) } else { nil }
    let id = found ?? ExceptionID(index: exceptions.count)
    let brought = NormException(
      id: id, name: exception.name, policy: PolicyID(index: policy),
      clause: clause(exception.clause), target: target,
      conditions: try each(exception.conditions, slots),
      statements: try each(exception.statements, slots, action: donorAction),
      exceptions: found.map { exceptions[$0.index].exceptions } ?? [],
      frameSize: exception.frameSize + slots.shift, span: exception.span)
    if found != nil {
      release(id)
      exceptions[id.index] = brought
    } else {
      guests[symbol] = .exception(id.index)
      exceptions.append(brought)
      for inner in exception.exceptions { _ = try bring(exception: donor[inner]) }
    }
    attach(id, to: target)
    return id
  }

  private mutating func attach(_ id: ExceptionID, to target: NormException.Target) {
    switch target {
    case .norm(let place):
      norms[place.index] = norms[place.index].with(exceptions: norms[place.index].exceptions + [id])
    case .exception(let place):
      exceptions[place.index] = exceptions[place.index].with(
        exceptions: exceptions[place.index].exceptions + [id])
    }
  }

  // MARK: Pieces

  private func clause(_ id: ClauseID?) -> ClauseID? {
    guard let id, case .clause(let place)? = partner(.clause(id.index)) else { return nil }
    return ClauseID(index: place)
  }

  private func slots(of action: ActionID) throws(NoGraft) -> Slots {
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
  fileprivate mutating func place(_ symbol: Symbol) throws(NoGraft) -> Int {
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

  private mutating func translated(_ parameter: Parameter) throws(NoGraft) -> Parameter {
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

  private mutating func dated(_ values: [DatedValue]) throws(NoGraft) -> [DatedValue] {
    try values.map { dated throws(NoGraft) in
      DatedValue(period: dated.period, value: try translated(dated.value))
    }
  }

  private mutating func translated(_ value: ParameterValue) throws(NoGraft) -> ParameterValue {
    switch value {
    case .unset: value
    case .value(let expression): .value(try translated(expression, .same))
    }
  }

  private mutating func translated(_ definition: Definition) throws(NoGraft) -> Definition {
    Definition(
      id: DefinitionID(index: try place(.definition(definition.id.index))), name: definition.name,
      policy: try policy(definition.policy), clause: clause(definition.clause),
      arguments: definition.arguments, argumentTypes: try types(definition.argumentTypes),
      type: try translated(definition.type), body: try translated(definition.body, .same),
      frameSize: definition.frameSize, span: definition.span)
  }

  private mutating func translated(_ table: DecisionTable) throws(NoGraft) -> DecisionTable {
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

  private func translated(_ cell: DecisionTable.Cell) throws(NoGraft) -> DecisionTable.Cell {
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

  private mutating func translated(_ header: StateHeader) throws(NoGraft) -> StateHeader {
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

  private mutating func translated(_ bound: Quota.Bound) throws(NoGraft) -> Quota.Bound {
    switch bound {
    case .atLeast(let least, let isRoundedUp):
      .atLeast(try translated(least, .same), roundedUp: isRoundedUp)
    case .atMost(let most): .atMost(try translated(most, .same))
    case .between(let least, let most):
      .between(try translated(least, .same), try translated(most, .same))
    }
  }

  private func policy(_ id: PolicyID) throws(NoGraft) -> PolicyID {
    guard case .policy(let place)? = partner(.policy(id.index)) else { throw NoGraft() }
    return PolicyID(index: place)
  }

  // MARK: What other files translate by

  func entity(_ id: EntityID) throws(NoGraft) -> EntityID {
    guard case .entity(let place)? = partner(.entity(id.index)) else { throw NoGraft() }
    return EntityID(index: place)
  }

  func attribute(_ id: AttributeID) throws(NoGraft) -> AttributeID {
    guard case .attribute(let entity, let slot)? = partner(.attribute(id.entity.index, id.slot))
    else { throw NoGraft() }
    return AttributeID(entity: EntityID(index: entity), slot: slot)
  }

  func step(_ step: Int, of action: ActionID?) throws(NoGraft) -> Int {
    guard let action, case .step(_, let place)? = partner(.step(action.index, step)) else {
      throw NoGraft()
    }
    return place
  }

  func translated(_ value: Value) throws(NoGraft) -> Value {
    switch value {
    case .none, .boolean, .text, .number, .date: return value
    case .enumCase(let id, let index):
      guard case .enumCase(let place, let found)? = partner(.enumCase(id.index, index)) else {
        throw NoGraft()
      }
      return .enumCase(EnumID(index: place), found)
    // No constant is a record.
    case .record: throw NoGraft()
    case .set(let members):
      return .set(try members.map { member throws(NoGraft) in try translated(member) })
    }
  }

  func types(_ types: [ValueType]) throws(NoGraft) -> [ValueType] {
    try types.map { type throws(NoGraft) in try translated(type) }
  }

  func translated(_ type: ValueType) throws(NoGraft) -> ValueType {
    ValueType(try translated(type.base), isOptional: type.isOptional)
  }

  private func translated(_ type: BaseType) throws(NoGraft) -> BaseType {
    switch type {
    case .boolean, .text, .date, .nothing: return type
    case .number(let isInteger, let dimension):
      let powers = try dimension.powers.map { power throws(NoGraft) -> Dimension.Power in
        guard case .unit(let place)? = partner(.unit(power.unit.index)) else { throw NoGraft() }
        return Dimension.Power(unit: BaseUnitID(index: place), exponent: power.exponent)
      }
      return .number(isInteger: isInteger, Dimension(powers: powers))
    case .enumeration(let id):
      guard case .enumeration(let place)? = partner(.enumeration(id.index)) else { throw NoGraft() }
      return .enumeration(EnumID(index: place))
    case .entity(let id): return .entity(try entity(id))
    case .set(let element): return .set(of: try translated(element))
    }
  }

  /// The place of what an expression calls.
  mutating func called(_ symbol: Symbol) throws(NoGraft) -> Int { try place(symbol) }
}

/// Where the slots of a frame are in the host: an action's parameters by name, binders after them.
struct Slots {
  let map: [Int?]
  let shift: Int

  /// Every slot where it was.
  static let same = Slots(map: [], shift: 0)

  func callAsFunction(_ slot: Int) throws(Graft.NoGraft) -> Int {
    guard map.indices.contains(slot) else { return slot + shift }
    guard let place = map[slot] else { throw Graft.NoGraft() }
    return place
  }
}

extension Symbol {
  /// The place of what is called by an expression.
  fileprivate var index: Int? {
    switch self {
    case .parameter(let index), .definition(let index), .table(let index): index
    default: nil
    }
  }
}
