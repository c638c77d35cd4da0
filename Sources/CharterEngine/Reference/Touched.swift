import CharterData
import CharterSemantics
import CharterValues

/// What an action changes, or may change.
struct Touched {
  private var written: Set<ReadLog.Entry> = []
  /// Attributes written on some record.
  private var attributes: Set<AttributeID> = []
  /// Attributes written on a record that nobody can name, so on any.
  private var anyRecord: Set<AttributeID> = []
  /// Records that come, go, or may.
  private var presences: Set<RecordID> = []
  private var extents: Set<EntityID> = []
  /// Entities of which records may come or go that nobody can name.
  private var anyPresence: Set<EntityID> = []
  /// The records that touched references lead to, before or after.
  private var targets: [AttributeID: Set<RecordID>] = [:]
  /// References of which nobody knows where they lead, before or after.
  private var openTargets: Set<AttributeID> = []
  private let schema: Schema

  /// What changes touch between two states.
  init(
    _ changes: [Change], of proposal: Proposal, from before: RegistryState,
    to after: RegistryState, schema: Schema
  ) {
    self.schema = schema
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
    let states = [before, after].filter {
      record.index < $0.allRecords.count && $0.presence(of: record).known != false
    }
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
    let isOld = record.index < before.allRecords.count
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
    written.insert(.attribute(record, attribute))
    attributes.insert(attribute)
    for content in contents {
      switch content {
      case .fact(let fact):
        let values: [Value] =
          if case .set(let members) = fact.value { members } else { [fact.value] }
        for case .record(let target) in values {
          targets[attribute, default: []].insert(target)
        }
      case .missing, .unknown: openTargets.insert(attribute)
      }
    }
  }

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
        || openTargets.contains(attribute) || targets[attribute]?.contains(record) ?? false
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
