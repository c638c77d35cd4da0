package import CharterColumns
public import CharterValues

/// The records of a run, in the order read.
public struct Registry: Sendable {
  /// Every record, nested and planned ones too; a ``RecordID`` is the place in it.
  public private(set) var records = RecordList()
  /// The registered records of each mentioned entity.
  ///
  /// An entity without an entry has an unknown extent.
  public private(set) var extents: [EntityID: Extent] = [:]
  /// Whether records may have been lost to a mistake that was reported.
  ///
  /// A reference that leads nowhere may then follow from that mistake.
  var mayLackRecords = false
  /// The records that were written one by one.
  private var identifiers: [EntityID: [ScalarKey: RecordID]] = [:]
  /// The same of a registry that is finished, which copies with further records share.
  private var frozenIdentifiers: [EntityID: [ScalarKey: RecordID]] = [:]
  private var tables: [EntityID: [(first: Int, table: RecordTable)]] = [:]

  /// A registry without records.
  public init() {}

  /// The record at a place.
  public subscript(id: RecordID) -> Record {
    get { records[id.index] }
    set { records[id.index] = newValue }
  }

  /// What a slot of a record holds; quicker than its fact, whose place may have to be looked for.
  public func value(of id: RecordID, slot: Int) -> Value? {
    guard let (table, row) = records.row(id.index) else {
      return records[id.index].slots.value(slot)
    }
    return table.value(row, slot: slot)
  }

  /// An attribute of all registered records of an entity, in the order of its extent, without a copy.
  ///
  /// - Returns: `nil` where they are not the rows of one table, or the attribute has no column in it or holds texts or
  ///   sets; then ``value(of:slot:)`` has what there is.
  package func column(of entity: EntityID, slot: Int) -> Column? {
    guard let numbers = extents[entity]?.row else { return nil }
    return records.table(of: numbers)?.column(slot: slot)
  }

  /// The registered or planned record of an entity with an id.
  public func record(_ entity: EntityID, id: String) -> RecordID? {
    if let found = written(entity, ScalarKey(id)) { return found }
    return tables[entity] == nil ? nil : tableRecord(entity, id: id.utf8)
  }

  /// The same by the bytes of the id.
  func record(_ entity: EntityID, id: some Collection<UInt8>) -> RecordID? {
    if identifiers[entity] != nil || frozenIdentifiers[entity] != nil,
      let found = written(entity, ScalarKey(String(decoding: id, as: UTF8.self)))
    {
      return found
    }
    return tableRecord(entity, id: id)
  }

  /// The record written by itself that has an id.
  private func written(_ entity: EntityID, _ id: ScalarKey) -> RecordID? {
    identifiers[entity]?[id] ?? frozenIdentifiers[entity]?[id]
  }

  private func tableRecord(_ entity: EntityID, id: some Collection<UInt8>) -> RecordID? {
    guard let tables = tables[entity] else { return nil }
    for (first, table) in tables {
      if let row = table.row(id: id) { return RecordID(index: first + row) }
    }
    return nil
  }

  /// The way to an entity's records, for so many searches.
  func finder(of entity: EntityID, forMany count: Int) -> RecordFinder {
    RecordFinder(
      identifiers: [identifiers[entity], frozenIdentifiers[entity]].compactMap(\.self),
      tables: (tables[entity] ?? []).map { first, table in
        // An index pays for itself after a few searches a row.
        (first, count > table.count / 8 ? table.ids.indexed : table.ids)
      })
  }

  /// Lets copies that records are added to share what is there.
  mutating func freeze() {
    records.freeze()
    for entity in extents.keys { extents[entity]?.freeze() }
    if frozenIdentifiers.isEmpty { swap(&identifiers, &frozenIdentifiers) }
  }

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
      extents[record.entity, default: []].append(id.index..<id.index + 1)
      identifiers[record.entity, default: [:]][ScalarKey(record.id)] = id
    case .planned: identifiers[record.entity, default: [:]][ScalarKey(record.id)] = id
    case .nested: break
    }
    return id
  }

  /// Appends the records of a table, whose ids are new.
  mutating func add(_ table: RecordTable) {
    mention(table.entity)
    guard table.count > 0 else { return }
    let first = records.count
    records.append(table)
    tables[table.entity, default: []].append((first, table))
    extents[table.entity, default: []].append(first..<first + table.count)
  }

  /// Puts a table with its references resolved in the place of itself.
  mutating func replaceTable(startingAt first: Int, with table: RecordTable) {
    records.replaceTable(startingAt: first, with: table)
    for place in (tables[table.entity] ?? []).indices
    where tables[table.entity]?[place].first == first {
      tables[table.entity]?[place].table = table
    }
  }

  /// Whether any record of an entity has an id.
  func knowsIDs(of entity: EntityID) -> Bool {
    identifiers[entity] != nil || frozenIdentifiers[entity] != nil || tables[entity] != nil
  }

  /// How many ids are known for an entity.
  func idCount(of entity: EntityID) -> Int {
    (tables[entity] ?? []).reduce(writtenIDs(of: entity).count) { $0 + $1.table.count }
  }

  /// The ids known for an entity, for "did you mean".
  public func knownIDs(of entity: EntityID) -> [String] {
    var ids = writtenIDs(of: entity).map(\.text)
    for (_, table) in tables[entity] ?? [] { ids += (0..<table.count).lazy.map(table.id) }
    return ids
  }

  private func writtenIDs(
    of entity: EntityID
  ) -> some Collection<ScalarKey> {
    [identifiers[entity], frozenIdentifiers[entity]].compactMap { $0?.keys }.joined()
  }
}
