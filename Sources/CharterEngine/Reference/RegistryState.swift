public import CharterData
import CharterDiagnostics
public import CharterValues

/// The registry with what the decided actions of a plan have written on top.
///
/// A value: keeping one before an action costs nothing, and the registry is never copied.
public struct RegistryState: Sendable {
  /// What an attribute of a record holds.
  enum Content: Sendable {
    case fact(Fact)
    /// Nobody has said.
    case missing
    case unknown([Reason])
  }

  private struct Place: Hashable {
    let record: RecordID
    let slot: Int
  }

  /// The registry as it was loaded.
  public let registry: Registry
  private var written: [Place: Content] = [:]
  /// Whether a record is there, where that differs from how the registry has it.
  private var presences: [RecordID: Truth] = [:]
  /// The records that actions have created or may have, in order.
  private var created: [EntityID: [RecordID]] = [:]
  /// Records that the loader could not announce: those created inside a `for each`.
  private var added: [Record] = []
  /// Why there may be more records of an entity than anybody knows of.
  private var openings: [EntityID: [Reason]] = [:]

  /// The state before any action.
  public init(_ registry: Registry) { self.registry = registry }

  /// A record of the registry, or one that an action has created.
  public func record(_ id: RecordID) -> Record {
    let count = registry.records.count
    return id.index < count ? registry[id] : added[id.index - count]
  }

  /// Every record there is to know of, in order: nested, planned and removed ones too.
  var allRecords: [RecordID] {
    (0..<registry.records.count + added.count).map { RecordID(index: $0) }
  }

  /// How many records there are to know of.
  var recordCount: Int { registry.records.count + added.count }

  /// What an attribute of a record holds, without its place, which a table would have to look for.
  ///
  /// - Parameters:
  ///   - id: the record.
  ///   - slot: the place of the attribute in its entity.
  /// - Returns: the value or why it is unknown; `nil`: nobody has said.
  func value(of id: RecordID, slot: Int) -> Outcome? {
    if let content = written[Place(record: id, slot: slot)] {
      switch content {
      case .fact(let fact): return .known(fact.value)
      case .missing: return nil
      case .unknown(let reasons): return .unknown(reasons)
      }
    }
    let slots = record(id).slots
    guard slots.indices.contains(slot) else { return nil }
    return slots.value(slot).map(Outcome.known)
  }

  /// Whether a record is there: a planned one only once its action is permitted.
  func presence(of id: RecordID) -> Truth {
    presences[id] ?? (record(id).standing == .planned ? .false : .true)
  }

  func content(of id: RecordID, slot: Int) -> Content {
    if let content = written[Place(record: id, slot: slot)] { return content }
    let slots = record(id).slots
    guard slots.indices.contains(slot), let fact = slots[slot] else { return .missing }
    return .fact(fact)
  }

  /// The registered and created records of an entity; open where the registry does not mention it.
  func extent(of entity: EntityID) -> Collection {
    let ids = (registry.extents[entity] ?? []) + (created[entity] ?? [])
    let path: FactPath? = nil
    let members = ids.compactMap { id -> Collection.Member? in
      let presence = presence(of: id)
      return presence.known == false
        ? nil : Collection.Member(value: .record(id), membership: presence, path: path)
    }
    return Collection(members: members, others: openings(of: entity))
  }

  /// Why there may be more records of an entity than ``extent(of:)`` lists; `nil`: there are none.
  func openings(of entity: EntityID) -> [Reason]? {
    let reasons = Reason.union([
      registry.extents[entity] == nil ? [.unknownExtent(entity)] : [], openings[entity] ?? [],
    ])
    return reasons.isEmpty ? nil : reasons
  }

  /// The registered, planned or created record of an entity with an id.
  func find(_ entity: EntityID, id: String) -> RecordID? {
    if let found = registry.record(entity, id: id) { return found }
    let place = added.firstIndex {
      $0.entity == entity && $0.id.unicodeScalars.elementsEqual(id.unicodeScalars)
    }
    return place.map { RecordID(index: registry.records.count + $0) }
  }

  // MARK: Writing

  mutating func write(_ content: Content, to id: RecordID, slot: Int) {
    written[Place(record: id, slot: slot)] = content
  }

  /// Adds a record that nobody announced; it is not there until ``setPresence(_:of:)`` says so.
  mutating func add(_ entity: EntityID, id: String, slotCount: Int, at span: Span) -> RecordID {
    let place = RecordID(index: registry.records.count + added.count)
    added.append(
      Record(
        entity: entity, id: id, standing: .planned,
        slots: Array(repeating: nil, count: slotCount), span: span))
    return place
  }

  /// Lets a record be there, be gone, or be in doubt.
  mutating func setPresence(_ presence: Truth, of id: RecordID) {
    let record = record(id)
    presences[id] = presence
    if record.standing == .planned, !(created[record.entity] ?? []).contains(id) {
      created[record.entity, default: []].append(id)
    }
  }

  /// Says that there may be records of an entity that nobody knows of.
  mutating func open(_ entity: EntityID, for reasons: [Reason]) {
    openings[entity] = Reason.union([openings[entity] ?? [], reasons])
  }
}
