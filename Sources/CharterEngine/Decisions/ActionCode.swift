import CharterSemantics
import CharterValues

/// An action as it runs: what all its norms read, and where they are found.
struct ActionCode {
  /// Works out the place of the action and what the guards of its norms test.
  var prologue = Block()
  /// What the prologue works out.
  var known: [Emission.Key: Int32] = [:]
  /// The register of the place; -1: it has none.
  var place: Int32 = -1
  /// The registers of the parameters.
  var arguments: [Int32] = []
  /// The records that the effects write; `nil`: the reference evaluator tells.
  var targets: [Int32]? = []
  /// When an enforced norm on the registry reads what the action writes.
  var enforced: [Period] = []
  /// The days on which another index begins to hold, in order.
  private var epochs: [(first: Int, index: NormIndex?)] = []
  private let guards: [NormGuard?]

  init(_ action: ActionID, _ machine: inout Machine) {
    let program = machine.program
    let rules = program.actions[action.index]
    arguments = program.schema[action].parameters.indices.map { machine.inputs.argument($0) }
    let slots = Slots(arguments)
    var out = Emission()
    if let expression = rules.place { place = machine.compile(expression, slots, &out) }
    out.place = place
    let norms = program.normsByAction[action.index]
    guards = NormGuard.guards(of: norms, arguments.count, in: program) { path in
      machine.compile(path, slots, &out)
    }
    var targets: [Int32] = []
    var isCompiled = true
    for effect in rules.effects {
      switch effect {
      case .create: break
      case .assign(let record, _, _, _), .remove(let record, _):
        targets.append(machine.compile(record, slots, &out))
      case .forEach: isCompiled = false
      }
    }
    self.targets = isCompiled ? targets : nil
    prologue = machine.finish(&out)
    known = out.known[0]
    enforced = program.enforcedPeriods(on: action)

    var days: Set<Int> = [Int.min]
    for id in norms {
      let period = program[program[id].policy].inForce
      if let first = period.first { days.insert(first.dayNumber) }
      if let last = period.last { days.insert(last.dayNumber + 1) }
    }
    epochs = days.sorted().map { ($0, nil) }
  }

  /// The norms of a day, found once for all days on which the same policies are in force.
  mutating func index(
    on date: CalendarDate, of action: ActionID, _ machine: inout Machine
  ) -> Int {
    var (low, high) = (0, epochs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if epochs[middle].first <= date.dayNumber { low = middle } else { high = middle }
    }
    if epochs[low].index == nil {
      epochs[low].index = NormIndex(
        machine.program.normsByAction[action.index], guards, on: date, &machine)
    }
    return low
  }

  /// Adds the places of the norms that may apply, in order.
  mutating func candidates(
    _ epoch: Int, _ registers: borrowing [Datum], _ scratch: borrowing Scratch,
    into found: inout [Int32]
  ) {
    found.removeAll(keepingCapacity: true)
    let place = self.place < 0 ? nil : registers[Int(self.place)]
    epochs[epoch].index?.find(at: place, registers, scratch, into: &found)
  }
}

extension Program {
  /// When each norm on the registry that is enforced on an action, and reads what it writes, is in force.
  fileprivate func enforcedPeriods(on action: ActionID) -> [Period] {
    let written = Footprint(writing: actions[action.index].effects)
    func enforced(_ header: StateHeader, _ reads: () -> Footprint) -> Period? {
      guard header.enforcedOn.contains(action), self[header.policy].force != .descriptive,
        reads().meets(written)
      else { return nil }
      return self[header.policy].inForce
    }
    return quotas.compactMap { quota in
      enforced(quota.header) { Footprint(reading: quota, in: self) }
    }
      + rules.compactMap { rule in
        enforced(rule.header) { Footprint(reading: rule, in: self) }
      }
  }
}
