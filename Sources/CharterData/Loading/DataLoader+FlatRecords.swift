internal import CharterDiagnostics
internal import CharterValues

/// How the records of one entity are read at a glance, and how the last of them was written.
struct FlatPlan {
  /// What a key stands for.
  enum Key {
    case id
    case slot(Int)
  }

  /// What is to be known of an attribute.
  struct Slot {
    let scalar: QuickScalar
    let isOptional: Bool
    /// Whether it is worked out from others, and never written.
    let isDerived: Bool
    /// The entity that it refers to.
    let target: EntityID?
  }

  let slots: [Slot]
  /// The keys of the last record in their order; one record is mostly written like the other.
  private var keys: [(bytes: [UInt8], key: Key)] = []

  init(_ table: SlotTable, _ schema: Schema) {
    slots = table.declarations.map { declaration in
      var target: EntityID?
      if case .entity(let entity) = declaration.type.base { target = entity }
      return Slot(
        scalar: QuickScalar(declaration.type.base, in: schema),
        isOptional: declaration.type.isOptional, isDerived: declaration.inverseOf != nil,
        target: target)
    }
  }

  /// What the key at a place stands for, where it was there in the last record.
  func key(_ place: Int, _ cell: FlatRecord.Cell, in bytes: [UInt8]) -> Key? {
    guard place < keys.count, keys[place].bytes.count == cell.end - cell.start else { return nil }
    for (offset, byte) in keys[place].bytes.enumerated() where bytes[cell.start + offset] != byte {
      return nil
    }
    return keys[place].key
  }

  /// Notes a key of the last record.
  mutating func note(_ key: Key, _ place: Int, _ bytes: ArraySlice<UInt8>) {
    if place < keys.count {
      keys[place] = (Array(bytes), key)
    } else if place == keys.count {
      keys.append((Array(bytes), key))
    }
  }
}

extension DataLoader {
  /// Reads a record of scalars about which there is nothing to say, and adds it to the registry.
  ///
  /// - Returns: whether it is one; else nothing was done.
  mutating func readFlatRecord(_ flat: FlatRecord, of entity: EntityID) -> Bool {
    let table = entityTables[entity.index]
    let plan = flatPlans[entity.index] ?? FlatPlan(table, schema)
    if flatPlans[entity.index] == nil { flatPlans[entity.index] = plan }
    guard table.declarations.count <= UInt64.bitWidth else { return false }
    var facts = [Fact?](repeating: nil, count: table.declarations.count)
    var references: [SlotReferences] = []
    var id: FlatRecord.Cell?
    // By slot: which were written, and which of them say something.
    var (written, given): (UInt64, UInt64) = (0, 0)
    for place in 0..<flat.cells.count / 2 {
      let (name, value) = (flat.cells[2 * place], flat.cells[2 * place + 1])
      let known = plan.key(place, name, in: flat.bytes)
      guard let key = known ?? flatKey(flat, name, place, table, entity) else { return false }
      guard case .slot(let slot) = key else {
        guard id == nil else { return false }
        id = value
        continue
      }
      let bit: UInt64 = 1 << UInt64(slot)
      guard written & bit == 0, !plan.slots[slot].isDerived else { return false }
      written |= bit
      if value.start == value.end {
        guard value.isPlain else { return false }
        continue
      }
      given |= bit
      if value.isPlain, flat.isNull(value) {
        guard plan.slots[slot].isOptional else { return false }
        facts[slot] = Fact(.none, at: value.span)
      } else if let target = plan.slots[slot].target {
        let text = flat.text(value)
        var reference = Reference(entity: target, target: .id(text), span: value.span)
        if plan.slots[slot].isOptional {
          reference.absence = absence(text, isHan: Name.isHan(flat.text(name)))
        }
        references.append(
          SlotReferences(slot: slot, targets: [reference], isSet: false, span: value.span))
      } else if let read = plan.slots[slot].scalar.value(flat.bytes, value.start, value.end) {
        facts[slot] = Fact(read, at: value.span)
      } else {
        return false
      }
    }
    guard let id, id.start < id.end, !(id.isPlain && flat.isNull(id)) else { return false }
    for slot in facts.indices where given & 1 << UInt64(slot) == 0 {
      if let value = table.declarations[slot].defaultValue {
        facts[slot] = Fact(value, at: flat.span)
      }
    }
    add(
      Record(entity: entity, id: flat.text(id), slots: facts, span: flat.span), references,
      idSpan: id.span)
    return true
  }

  /// What a key stands for that was not there in the last record; `nil`: nothing that is known.
  private mutating func flatKey(
    _ flat: FlatRecord, _ name: FlatRecord.Cell, _ place: Int, _ table: SlotTable,
    _ entity: EntityID
  ) -> FlatPlan.Key? {
    let text = flat.text(name)
    let key: FlatPlan.Key
    if text == "id" || text == "编号" {
      key = .id
    } else {
      guard let slot = table.slots[text] else { return nil }
      key = .slot(slot)
    }
    flatPlans[entity.index]?.note(key, place, flat.bytes[name.start..<name.end])
    return key
  }
}
