internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// The value that references make; `nil` where a record is not there.
  func resolved(_ references: SlotReferences) -> Value? {
    var records: [Value] = []
    var seen: Set<RecordID> = []
    for reference in references.targets {
      guard let record = record(of: reference) else { return nil }
      if seen.insert(record).inserted { records.append(.record(record)) }
    }
    return references.isSet ? .set(records) : records.first
  }

  /// Resolves references or reports every one of them that leads nowhere.
  mutating func resolve(_ references: SlotReferences, at place: Place) -> Value? {
    if let value = resolved(references) { return value }
    for reference in references.targets where record(of: reference) == nil {
      reportDangling(reference, at: place)
    }
    return nil
  }

  /// Resolves what waited for records further on or in other files.
  mutating func resolvePending() {
    for waiting in pending {
      let holder = registry[waiting.holder]
      let slot = waiting.references.slot
      let name = schema[AttributeID(entity: holder.entity, slot: slot)].name
      let place =
        holder.standing == .nested
        ? Place(.nested(holder.entity), name)
        : Place(.record(holder.entity, id: holder.id), name)
      if let value = resolve(waiting.references, at: place) {
        registry[waiting.holder].slots[slot] = Fact(value, at: waiting.references.span)
      }
    }
    pending = []
  }

  private func record(of reference: Reference) -> RecordID? {
    switch reference.target {
    case .record(let record): record
    case .id(let id): registry.record(reference.entity, id: id)
    }
  }

  /// The id of the one record whose name is a text; `nil` where there are none or several.
  func soleID(of entity: EntityID, named text: String) -> String? {
    guard let slot = schema[entity].attributes.firstIndex(where: { $0.name.latin == "name" })
    else { return nil }
    let found = (registry.extents[entity] ?? []).lazy.filter {
      self.registry[$0].slots.value(slot) == .text(text)
    }.prefix(2).map { self.registry[$0].id }
    return found.count == 1 ? found.first : nil
  }

  private mutating func reportDangling(_ reference: Reference, at place: Place) {
    // The record may be one that an earlier mistake lost; that was reported.
    guard !registry.mayLackRecords, case .id(let id) = reference.target else { return }
    let words = place.words(in: schema)
    if let absence = reference.absence {
      return report(
        .absentReference(
          id, at: reference.span, to: schema[reference.entity].name, absence, place: words))
    }
    if !reference.parts.isEmpty,
      reference.parts.allSatisfy({ registry.record(reference.entity, id: $0) != nil })
    {
      return report(
        .unsplitReference(
          id, at: reference.span, to: schema[reference.entity].name, reference.parts,
          place: words, isInTable: isInTable(reference.span)))
    }
    if let (picture, rest) = Neutralised.unseen(in: id) {
      let isThere = registry.record(reference.entity, id: rest) != nil
      return report(
        .unseenInReference(
          id, picture, isThere ? rest : nil, at: reference.span,
          to: schema[reference.entity].name, place: words))
    }
    let mayLook = mayLookForNearID(of: reference.entity)
    if mayLook, let named = soleID(of: reference.entity, named: id) {
      return report(
        .nameForID(
          id, at: reference.span, to: schema[reference.entity].name, named, place: words))
    }
    var near: String?
    if mayLook {
      near = nearName(to: id, among: registry.knownIDs(of: reference.entity))
    }
    let other = schema.entities.indices.map(EntityID.init(index:)).first {
      $0 != reference.entity && registry.record($0, id: id) != nil
    }
    report(
      .danglingReference(
        id, at: reference.span, to: schema[reference.entity].name, near: near,
        other: other.map { schema[$0].name },
        isMentioned: registry.extents[reference.entity] != nil,
        isInTable: isInTable(reference.span), place: words))
  }
}
