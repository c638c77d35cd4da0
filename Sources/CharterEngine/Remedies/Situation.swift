import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// A proposal as changed so far, with what may still be changed about it.
struct Situation {
  let scenario: Scenario
  let proposal: Proposal
  let date: CalendarDate
  let state: RegistryState
  let evaluation: Evaluation
  let arguments: [Evaluated]
  /// What the place of the action was read from.
  let placeReads: Set<ReadLog.Entry>
  /// The records nested in what the action is given.
  private let own: Set<RecordID>

  init(_ scenario: Scenario, _ found: Scenario.Case) {
    self.scenario = scenario
    proposal = found.proposal
    date = found.date
    state = found.state
    var (evaluation, arguments, _) = found.evaluator.prepare(
      found.proposal, found.date, found.state, false)
    if let place = scenario.program.actions[proposal.action.index].place {
      let log = ReadLog()
      evaluation.readLog = log
      let size = scenario.program.actions[proposal.action.index].frameSize
      var frame = Frame(size: size, arguments: arguments, ofAction: true)
      _ = evaluation.untraced { $0.evaluate(place, in: &frame) }
      placeReads = log.entries
    } else {
      placeReads = []
    }
    evaluation.readLog = ReadLog()
    evaluation.keepsObserved = false
    (self.evaluation, self.arguments) = (evaluation, arguments)
    own = Self.nested(in: found.proposal.arguments.compactMap { $0?.value }, found.state)
  }

  private static func nested(in values: [Value], _ state: RegistryState) -> Set<RecordID> {
    var found: Set<RecordID> = []
    var open = values
    while let value = open.popLast() {
      switch value {
      case .record(let record):
        guard state.record(record).standing == .nested, found.insert(record).inserted else {
          continue
        }
        for slot in state.record(record).slots.indices {
          if case .fact(let fact) = state.content(of: record, slot: slot) {
            open.append(fact.value)
          }
        }
      case .set(let members): open += members
      case .none, .boolean, .text, .number, .date, .enumCase: continue
      }
    }
    return found
  }

  // MARK: Levers

  /// Whether an attribute of a record is the proposal's to change, or nobody has stated it.
  func isLever(_ record: RecordID, slot: Int) -> Bool {
    guard record.index < scenario.file.registry.records.count else { return false }
    let found = scenario.file.registry[record]
    guard scenario.program.schema[found.entity].attributes.indices.contains(slot),
      scenario.program.schema[found.entity].attributes[slot].inverseOf == nil
    else { return false }
    if own.contains(record) { return true }
    switch found.standing {
    case .planned: return false
    case .nested, .registered:
      let stated = found.slots.indices.contains(slot) ? found.slots[slot] : nil
      guard let stated else {
        guard found.standing == .registered, case .missing = state.content(of: record, slot: slot)
        else { return false }
        return true
      }
      // What an earlier action has written is not the file's to state.
      guard case .fact(let now) = state.content(of: record, slot: slot),
        now == stated, stated.span.source == scenario.source
      else { return false }
      return !scenario.file.proposals.contains { $0.span.contains(found.span) }
    }
  }

  /// The levers behind what was read.
  func levers(in reads: Set<ReadLog.Entry>) -> Set<Lever> {
    var levers: Set<Lever> = []
    for entry in reads {
      switch entry {
      case .argument(let slot): levers.insert(.argument(slot))
      case .step(let step): levers.insert(.step(step))
      case .today: levers.insert(.date)
      case .attribute(let record, let attribute):
        if isLever(record, slot: attribute.slot) {
          levers.insert(.attribute(record, slot: attribute.slot))
        }
      case .referrers(_, let attribute): levers.formUnion(referring(by: attribute))
      case .group(_, let path, _):
        for attribute in path { levers.formUnion(referring(by: attribute)) }
      case .anywhere, .extent, .presence: break
      }
    }
    return levers
  }

  /// The references by which a record might come into a set, or leave it.
  private func referring(by attribute: AttributeID) -> [Lever] {
    let extent = scenario.file.registry.extents[attribute.entity] ?? []
    guard extent.count <= 2_000 else { return [] }
    return extent.filter { isLever($0, slot: attribute.slot) }
      .map { .attribute($0, slot: attribute.slot) }
  }

  // MARK: What a lever is

  func type(of lever: Lever) -> ValueType {
    let schema = scenario.program.schema
    switch lever {
    case .argument(let slot): return schema[proposal.action].parameters[slot].type
    case .attribute(let record, let slot):
      return schema[state.record(record).entity].attributes[slot].type
    case .step, .date: return .date
    }
  }

  func setting(of lever: Lever) -> Setting? {
    switch lever {
    case .argument(let slot):
      guard proposal.arguments.indices.contains(slot), let fact = proposal.arguments[slot] else {
        return nil
      }
      return .value(fact.value)
    case .attribute(let record, let slot):
      guard case .fact(let fact) = state.content(of: record, slot: slot) else { return nil }
      return .value(fact.value)
    case .step(let step):
      guard proposal.steps.indices.contains(step), let fact = proposal.steps[step],
        case .date(let on)? = fact.on?.value
      else { return nil }
      return .step(on: on, by: fact.by?.value)
    case .date: return .value(.date(date))
    }
  }

  /// The way to a lever as the policy writes it, and the registered record that it belongs to.
  func name(of lever: Lever) -> (path: FactPath, record: RecordID?) {
    let schema = scenario.program.schema
    switch lever {
    case .argument(let slot):
      return (FactPath(names: [schema[proposal.action].parameters[slot].name]), nil)
    case .step(let step): return (FactPath(names: [schema[proposal.action].steps[step].name]), nil)
    case .date: return (FactPath(names: [Evaluation.stepDate]), nil)
    case .attribute(let record, let slot):
      let name = schema[state.record(record).entity].attributes[slot].name
      let path = FactPath(names: (self.path(to: record) ?? []) + [name])
      return (path, state.record(record).standing == .nested ? nil : record)
    }
  }

  /// From a parameter of the action to a record, by the shortest way through what is given.
  private func path(to record: RecordID) -> [Name]? {
    let schema = scenario.program.schema
    var seen: Set<RecordID> = []
    var front: [(record: RecordID, path: [Name])] = []
    for (slot, fact) in proposal.arguments.enumerated() {
      let name = schema[proposal.action].parameters[slot].name
      for target in fact?.value.references ?? [] { front.append((target, [name])) }
    }
    while !front.isEmpty {
      if let found = front.first(where: { $0.record == record }) { return found.path }
      var next: [(record: RecordID, path: [Name])] = []
      for (holder, path) in front where seen.insert(holder).inserted && path.count < 4 {
        for (slot, attribute) in schema[state.record(holder).entity].attributes.enumerated()
        where attribute.inverseOf == nil {
          guard case .fact(let fact) = state.content(of: holder, slot: slot) else { continue }
          for target in fact.value.references { next.append((target, path + [attribute.name])) }
        }
      }
      front = next
    }
    return nil
  }
}

extension Value {
  /// The records that a value names.
  var references: [RecordID] {
    switch self {
    case .record(let record): [record]
    case .set(let members): members.flatMap(\.references)
    case .none, .boolean, .text, .number, .date, .enumCase: []
    }
  }
}
