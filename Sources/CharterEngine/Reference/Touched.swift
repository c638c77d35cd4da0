import CharterData
import CharterSemantics
import CharterValues

/// What an action changes, or may change.
struct Touched {
  private var written: Set<ReadLog.Entry> = []
  /// The same in the order met, each once.
  private(set) var places: [(record: RecordID, attribute: AttributeID)] = []
  /// Attributes written on some record.
  private var attributes: Set<AttributeID> = []
  /// Attributes written on a record that nobody can name, so on any.
  private var anyRecord: Set<AttributeID> = []
  /// Records that come, go, or may.
  private(set) var presences: Set<RecordID> = []
  private var extents: Set<EntityID> = []
  /// Entities of which records may come or go that nobody can name.
  private var anyPresence: Set<EntityID> = []
  /// What touched attributes lead to, before or after.
  private var targets: [AttributeID: Set<Value>] = [:]
  /// References of which nobody knows where they lead, before or after.
  private var openTargets: Set<AttributeID> = []
  private let schema: Schema
  private let before: RegistryState
  private let after: RegistryState

  /// What changes touch between two states.
  init(
    _ changes: [Change], of proposal: Proposal, from before: RegistryState,
    to after: RegistryState, schema: Schema
  ) {
    self.schema = schema
    (self.before, self.after) = (before, after)
    for change in changes {
      switch change.kind {
      case .write(let record, let slot, _):
        let attribute = AttributeID(entity: after.record(record).entity, slot: slot)
        write(record, attribute, before, after)
      case .writeSomewhere(let attribute): anyRecord.insert(attribute)
      case .create(let entity, _, let place):
        let name = place == 0 ? proposal.createdID : "\(proposal.createdID)-\(place + 1)"
        extents.insert(entity)
        if let record = after.find(entity, id: name) { come(record, before, after) }
      case .remove(let record):
        extents.insert(after.record(record).entity)
        come(record, before, after)
      case .createSome(let entity), .removeOne(let entity):
        extents.insert(entity)
        anyPresence.insert(entity)
      }
    }
  }

  /// A record comes or goes, with all its attributes.
  private mutating func come(
    _ record: RecordID, _ before: RegistryState, _ after: RegistryState
  ) {
    presences.insert(record)
    let entity = after.record(record).entity
    let states = [before, after].filter { $0.hasOrMayHave(record) }
    for slot in schema[entity].attributes.indices
    where schema[entity].attributes[slot].inverseOf == nil {
      let attribute = AttributeID(entity: entity, slot: slot)
      note(record, attribute, states.map { $0.content(of: record, slot: slot) })
    }
  }

  private mutating func write(
    _ record: RecordID, _ attribute: AttributeID, _ before: RegistryState,
    _ after: RegistryState
  ) {
    let new = after.content(of: record, slot: attribute.slot)
    let isOld = record.index < before.recordCount
    let old = isOld ? before.content(of: record, slot: attribute.slot) : .missing
    if case .fact(let earlier) = old, case .fact(let later) = new,
      earlier.value.isSame(as: later.value)
    {
      return
    }
    note(record, attribute, [old, new])
  }

  private mutating func note(
    _ record: RecordID, _ attribute: AttributeID, _ contents: [RegistryState.Content]
  ) {
    if written.insert(.attribute(record, attribute)).inserted {
      places.append((record, attribute))
    }
    attributes.insert(attribute)
    for content in contents {
      switch content {
      case .fact(let fact):
        let values: [Value] =
          if case .set(let members) = fact.value { members } else { [fact.value] }
        targets[attribute, default: []].formUnion(values)
      case .missing, .unknown: openTargets.insert(attribute)
      }
    }
  }

  /// What a chain of attributes leads to from the records of it that are touched, before and after.
  ///
  /// - Returns: the values; `nil`: nobody knows where to, so it may be any.
  func ends(of path: [AttributeID]) -> Set<Value>? {
    if path.contains(where: anyRecord.contains) { return nil }
    var ends: Set<Value> = []
    for (record, attribute) in places {
      for (place, step) in path.enumerated() where step == attribute {
        for state in [before, after] where state.hasOrMayHave(record) {
          guard let end = state.end(of: path[place...], from: record) else { return nil }
          ends.insert(end)
        }
      }
    }
    return ends
  }

  /// Whether every record that is touched can be named.
  var isNamed: Bool { anyRecord.isEmpty && anyPresence.isEmpty }

  /// Whether anything of what was read may have changed.
  func touches(_ reads: Set<ReadLog.Entry>, in state: RegistryState) -> Bool {
    reads.contains { touches($0, in: state) }
  }

  private func touches(_ entry: ReadLog.Entry, in state: RegistryState) -> Bool {
    switch entry {
    case .attribute(_, let attribute):
      return written.contains(entry) || anyRecord.contains(attribute)
    case .referrers(let record, let attribute):
      return anyRecord.contains(attribute) || anyPresence.contains(attribute.entity)
        || openTargets.contains(attribute)
        || targets[attribute]?.contains(.record(record)) ?? false
    case .group(let entity, let path, let value):
      return anyPresence.contains(entity) || ends(of: path)?.contains(value) ?? true
    case .anywhere(let attribute):
      if let inverse = schema[attribute].inverseOf {
        return extents.contains(inverse.entity) || touches(.anywhere(inverse), in: state)
      }
      return attributes.contains(attribute) || anyRecord.contains(attribute)
        || extents.contains(attribute.entity)
    case .extent(let entity): return extents.contains(entity)
    // An action leaves alone what it is told and the day.
    case .argument, .step, .today: return false
    case .presence(let record):
      return presences.contains(record)
        || anyPresence.contains(state.record(record).entity)
    }
  }
}

extension RegistryState {
  /// Whether a record is there, or may be.
  func hasOrMayHave(_ record: RecordID) -> Bool {
    record.index < recordCount && presence(of: record).known != false
  }

  /// What a chain of attributes leads to from a record; `nil`: nobody knows.
  fileprivate func end(of path: ArraySlice<AttributeID>, from record: RecordID) -> Value? {
    var value = Value.record(record)
    for attribute in path {
      // An attribute of none is unknown.
      guard case .record(let holder) = value,
        case .fact(let fact) = placelessContent(of: holder, slot: attribute.slot)
      else { return nil }
      value = fact.value
      if !isCertain(value) { return nil }
    }
    return value
  }

  /// Whether a value names no record that may not be there.
  func isCertain(_ value: Value) -> Bool {
    guard case .record(let target) = value, record(target).standing == .planned else {
      return true
    }
    return presence(of: target).known == true
  }
}
