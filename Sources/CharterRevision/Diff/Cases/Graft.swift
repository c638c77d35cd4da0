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
  var actions: [ActionRules]
  var policies: [Policy]
  var parameters: [Parameter]
  var definitions: [Definition]
  var tables: [DecisionTable]
  var norms: [Norm]
  var normsByAction: [[NormID]]
  var exceptions: [NormException]
  var rules: [StateRule]
  var quotas: [Quota]
  let host: Program
  /// What was brought along without a partner, by its symbol in the donor.
  var guests: [Symbol: Symbol] = [:]

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

  mutating func remove(_ symbol: Symbol) throws(NoGraft) {
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

  mutating func release(_ id: ExceptionID) {
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

  mutating func bring(_ symbol: Symbol) throws(NoGraft) {
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

  func partner(_ symbol: Symbol) -> Symbol? {
    matching.partner(of: symbol, on: side) ?? guests[symbol]
  }

  mutating func bring(policy: Policy) throws(NoGraft) {
    guard case .policy(let place)? = partner(.policy(policy.id.index)) else { throw NoGraft() }
    policies[place] = policies[place].with(
      jurisdiction: policy.jurisdiction, force: policy.force, inForce: policy.inForce)
  }

  mutating func bring(action index: Int) throws(NoGraft) {
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

  mutating func bring(norm: Norm) throws(NoGraft) -> NormID {
    guard case .action(let action)? = partner(.action(norm.action.index)),
      case .policy(let policy)? = partner(.policy(norm.policy.index))
    else { throw NoGraft() }
    let slots = try slots(of: norm.action)
    let found: NormID? =
      if case .norm(let place)? = partner(.norm(norm.id.index)) { NormID(index: place) } else {
        nil
      }
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

  mutating func bring(exception: NormException) throws(NoGraft) -> ExceptionID {
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

  mutating func attach(_ id: ExceptionID, to target: NormException.Target) {
    switch target {
    case .norm(let place):
      norms[place.index] = norms[place.index].with(exceptions: norms[place.index].exceptions + [id])
    case .exception(let place):
      exceptions[place.index] = exceptions[place.index].with(
        exceptions: exceptions[place.index].exceptions + [id])
    }
  }
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
  var index: Int? {
    switch self {
    case .parameter(let index), .definition(let index), .table(let index): index
    default: nil
    }
  }
}
