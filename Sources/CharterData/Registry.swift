public import CharterDiagnostics
public import CharterValues

/// A value as data states it, and where.
public struct Fact: Sendable, Hashable {
  /// What is stated.
  public let value: Value
  /// Where it is stated.
  public let span: Span

  /// A value and its place.
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

/// One record of an entity.
public struct Record: Sendable {
  /// How a record came to be known.
  public enum Standing: Sendable, Hashable {
    /// Written under its entity in a registry.
    case registered
    /// Written in place of an id; known to its holder alone, in no extent and no inverse set.
    case nested
    /// Announced by a proposal whose effect creates it; not there until that proposal is permitted.
    case planned
  }

  /// What the record is one of.
  public let entity: EntityID
  /// Empty for a nested record.
  public let id: String
  /// How the record came to be known.
  public let standing: Standing
  /// One a slot of the entity's attributes; `nil`: the data does not say.
  ///
  /// Defaults are filled in by the loader.
  public var slots: [Fact?]
  /// The record as written.
  public let span: Span

  /// A record with its facts.
  public init(
    entity: EntityID, id: String, standing: Standing = .registered, slots: [Fact?], span: Span
  ) {
    self.entity = entity
    self.id = id
    self.standing = standing
    self.slots = slots
    self.span = span
  }
}

/// The records of a run, in the order read.
public struct Registry: Sendable {
  /// Every record, nested and planned ones too; a ``RecordID`` is the place in it.
  public private(set) var records: [Record] = []
  /// The registered records of each mentioned entity.
  ///
  /// An entity without an entry has an unknown extent.
  public private(set) var extents: [EntityID: [RecordID]] = [:]
  /// Whether records may have been lost to a mistake that was reported.
  ///
  /// A reference that leads nowhere may then follow from that mistake.
  var mayLackRecords = false
  private var identifiers: [EntityID: [String: RecordID]] = [:]

  /// A registry without records.
  public init() {}

  /// The record at a place.
  public subscript(id: RecordID) -> Record {
    get { records[id.index] }
    set { records[id.index] = newValue }
  }

  /// The registered or planned record of an entity with an id.
  public func record(_ entity: EntityID, id: String) -> RecordID? { identifiers[entity]?[id] }

  /// Says that an entity's extent is known, even if it has no records.
  public mutating func mention(_ entity: EntityID) {
    if extents[entity] == nil { extents[entity] = [] }
  }

  /// Appends a record.
  ///
  /// A registered one enters its entity's extent; the caller has made sure that its id is new.
  public mutating func add(_ record: Record) -> RecordID {
    let id = RecordID(index: records.count)
    records.append(record)
    switch record.standing {
    case .registered:
      extents[record.entity, default: []].append(id)
      identifiers[record.entity, default: [:]][record.id] = id
    case .planned: identifiers[record.entity, default: [:]][record.id] = id
    case .nested: break
    }
    return id
  }

  /// The ids known for an entity, for "did you mean".
  public func knownIDs(of entity: EntityID) -> [String] {
    identifiers[entity].map { Array($0.keys) } ?? []
  }
}
