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

  /// Finds whose attribute leads where without asking every record; `nil`: every record is asked.
  private let indexes: RegistryIndexes?
  /// The records that actions have let lead somewhere, also where later ones have let them lead elsewhere;
  /// by `nil`: nobody knows where to.
  private var moved: [AttributeID: [Value?: [RecordID]]] = [:]

  /// The state before any action.
  public init(_ registry: Registry) { self.init(registry, indexes: nil) }

  /// The state before any action, with a quicker way to those that refer to a record.
  init(_ registry: Registry, indexes: RegistryIndexes?) {
    self.registry = registry
    self.indexes = indexes
  }

  /// A record of the registry, or one that an action has created.
  public func record(_ id: RecordID) -> Record {
    let count = registry.records.count
    return id.index < count ? registry[id] : added[id.index - count]
  }

  /// How many records there are to know of.
  var recordCount: Int { registry.records.count + added.count }

  /// Every record there is to know of, in order: nested, planned and removed ones too.
  var allRecords: some RandomAccessCollection<RecordID> {
    (0..<recordCount).lazy.map { RecordID(index: $0) }
  }

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
    if !presences.isEmpty, let presence = presences[id] { return presence }
    return record(id).standing == .planned ? .false : .true
  }

  func content(of id: RecordID, slot: Int) -> Content {
    if !written.isEmpty, let content = written[Place(record: id, slot: slot)] { return content }
    let slots = record(id).slots
    guard slots.indices.contains(slot), let fact = slots[slot] else { return .missing }
    return .fact(fact)
  }

  /// The same without the place where the registry states it: looking for that takes longer.
  func placelessContent(of id: RecordID, slot: Int) -> Content {
    if !written.isEmpty, let content = written[Place(record: id, slot: slot)] { return content }
    guard id.index < registry.records.count else { return content(of: id, slot: slot) }
    return registry.value(of: id, slot: slot).map { .fact(Fact($0, at: Self.nowhere)) } ?? .missing
  }

  private static let nowhere = Span(source: SourceID(index: -1), start: 0, end: 0)

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
    if indexes != nil { noteMove(to: content, of: id, slot: slot) }
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
    let isNew = presences.updateValue(presence, forKey: id) == nil
    if record.standing == .planned, isNew {
      created[record.entity, default: []].append(id)
    }
  }

  /// Says that there may be records of an entity that nobody knows of.
  mutating func open(_ entity: EntityID, for reasons: [Reason]) {
    openings[entity] = Reason.union([openings[entity] ?? [], reasons])
  }
}

// MARK: Looking for records

extension RegistryState {
  /// Whether there are indexes, so that looking for records costs what is found.
  var isIndexed: Bool { indexes != nil }

  /// The records whose attribute leads to a value, or may, nested ones too; a few that lead elsewhere may be
  /// among them.
  ///
  /// - Returns: in the order of their numbers, each once; `nil` where there are no indexes.
  func candidates(by attribute: AttributeID, to value: Value) -> [RecordID]? {
    guard let index = indexes?.index(by: attribute) else { return nil }
    var found = Array(index.records(value))
    let moves = moved[attribute]
    if index.open.isEmpty && moves == nil { return found }
    found += index.open
    for key in [value, nil] { found += moves?[key] ?? [] }
    found.sort()
    var last: RecordID?
    found.removeAll { id in
      defer { last = id }
      return id == last
    }
    return found
  }

  /// The records from which a chain of attributes leads to a value, or may, as ``candidates(by:to:)`` has them.
  func candidates(along path: some BidirectionalCollection<AttributeID>, to value: Value)
    -> [RecordID]?
  {
    guard let last = path.last, let found = candidates(by: last, to: value) else { return nil }
    let rest = path.dropLast()
    if rest.isEmpty { return found }
    // An attribute of none is unknown; with it come those of which nobody knows where they lead.
    var result = Set(candidates(along: rest, to: .none) ?? [])
    for id in found { result.formUnion(candidates(along: rest, to: .record(id)) ?? []) }
    return result.sorted()
  }

  /// The members of an entity's extent among some records, in the order of the extent.
  func members(of entity: EntityID, among ids: some Sequence<RecordID>) -> [Collection.Member] {
    var members: [Collection.Member] = []
    var late: [Collection.Member] = []
    for id in ids {
      let record = record(id)
      guard record.entity == entity, record.standing != .nested else { continue }
      let presence = presence(of: id)
      if presence.known == false { continue }
      let member = Collection.Member(value: .record(id), membership: presence, path: nil)
      if record.standing == .planned { late.append(member) } else { members.append(member) }
    }
    guard !late.isEmpty else { return members }
    let order = created[entity] ?? []
    return members + order.compactMap { id in late.first { $0.value == .record(id) } }
  }

  private mutating func noteMove(to content: Content, of id: RecordID, slot: Int) {
    let attribute = AttributeID(entity: record(id).entity, slot: slot)
    guard case .fact(let fact) = content else {
      moved[attribute, default: [:]][nil, default: []].append(id)
      return
    }
    let values: [Value] = if case .set(let members) = fact.value { members } else { [fact.value] }
    for value in values {
      moved[attribute, default: [:]][value, default: []].append(id)
      // Whether a planned record is there changes; a reference to one that is not is unknown.
      if case .record(let target) = value, record(target).standing == .planned {
        moved[attribute, default: [:]][nil, default: []].append(id)
      }
    }
  }
}
