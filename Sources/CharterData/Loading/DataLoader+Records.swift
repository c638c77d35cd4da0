internal import CharterDiagnostics
internal import CharterValues

/// The attributes of a record or the arguments of a proposal as read.
struct Slots {
  var facts: [Fact?]
  var references: [SlotReferences] = []
}

extension DataLoader {
  /// Reads an item of an entity's list and adds it to the registry.
  mutating func readRecord(_ node: Int, in tree: YAMLTree, of entity: EntityID) {
    let found = tree[node]
    guard found.kind == .mapping else {
      if found.kind != .hole, !found.isEmpty {
        let slips = found.isPlain ? slips(within: found.span) : []
        reportLoss(
          .slipped(slips, at: found.span, .wrongShape)
            ?? .recordNeeded(found, of: schema[entity].name))
      }
      return
    }
    var identifier: Int?
    var rest: [(key: Int, value: Int)] = []
    for entry in tree.entries(of: node) {
      let key = tree[entry.key]
      guard key.kind == .scalar, key.text == "id" || key.text == "编号" else {
        rest.append(entry)
        continue
      }
      if let first = identifier {
        report(.duplicateKey(key, first: tree[first]))
      } else {
        identifier = entry.key
      }
    }
    let value = identifier.map { tree[tree[$0].next] }
    let id = value.flatMap { $0.kind == .scalar && !$0.isNull ? $0.text : nil } ?? ""
    if id.isEmpty, value?.kind != .hole { reportMissingID(node, value, in: tree, entity) }

    let slots = readSlots(
      rest, in: tree, by: entityTables[entity.index], of: .record(entity, id: id),
      span: found.span)
    guard let value, !id.isEmpty else { return }
    add(
      Record(entity: entity, id: id, slots: slots.facts, span: found.span), slots.references,
      idSpan: value.span)
  }

  /// Adds a record, or replaces one that an earlier run loaded.
  mutating func add(_ record: Record, _ references: [SlotReferences], idSpan: Span) {
    let holder: RecordID
    if let existing = registry.record(record.entity, id: record.id) {
      if let first = placeOfID(of: existing) {
        report(
          .duplicateRecord(record.id, at: idSpan, first: first, of: schema[record.entity].name))
        return
      }
      registry[existing] = record
      holder = existing
    } else {
      holder = registry.add(record)
    }
    idSpans[holder] = idSpan
    keep(references, of: holder)
  }

  /// Reads a record that stands in place of an id.
  mutating func readNestedRecord(
    _ node: Int, in tree: YAMLTree, of entity: EntityID
  ) -> RecordID? {
    let span = tree[node].span
    let table = entityTables[entity.index]
    var rest: [(key: Int, value: Int)] = []
    for entry in tree.entries(of: node) {
      let key = tree[entry.key]
      let isID = key.kind == .scalar && (key.text == "id" || key.text == "编号")
      if isID, table.slots[key.text] == nil {
        report(.nestedID(key, value: tree[entry.value], of: schema[entity].name))
      } else {
        rest.append(entry)
      }
    }
    let slots = readSlots(rest, in: tree, by: table, of: .nested(entity), span: span)
    let record = registry.add(
      Record(entity: entity, id: "", standing: .nested, slots: slots.facts, span: span))
    keep(slots.references, of: record)
    return record
  }

  /// Fills in the references that are there already and keeps the others for later.
  private mutating func keep(_ references: [SlotReferences], of holder: RecordID) {
    for reference in references {
      if let value = resolved(reference) {
        registry[holder].slots[reference.slot] = Fact(value, at: reference.span)
      } else {
        pending.append(PendingReference(holder: holder, references: reference))
      }
    }
  }

  /// Reads keys and values into slots, and fills in the defaults of what is omitted.
  ///
  /// - Parameters:
  ///   - entries: the keys and values, those of the file's own layout left out.
  ///   - tree: the tree that they stand in.
  ///   - table: the attributes or parameters that there are.
  ///   - subject: what they belong to, for messages.
  ///   - span: where defaults are said to stand.
  /// - Returns: the facts, and the references among them.
  mutating func readSlots(
    _ entries: [(key: Int, value: Int)], in tree: YAMLTree, by table: SlotTable,
    of subject: Place.Subject, span: Span
  ) -> Slots {
    var slots = Slots(facts: Array(repeating: nil, count: table.declarations.count))
    var keys: [Int?] = Array(repeating: nil, count: table.declarations.count)
    var isOmitted = Array(repeating: true, count: table.declarations.count)
    for (key, value) in entries {
      guard let text = keyText(key, in: tree) else { continue }
      guard let slot = table.slots[text] else {
        report(.unknownField(tree[key], among: table, of: subject, in: schema))
        continue
      }
      let declaration = table.declarations[slot]
      if let inverse = declaration.inverseOf {
        report(.derivedField(tree[key], declaration.name, inverse, in: schema))
        continue
      }
      if let first = keys[slot] {
        report(.duplicateKey(tree[key], first: tree[first]))
        continue
      }
      keys[slot] = key
      let place = Place(subject, declaration.name)
      switch read(value, in: tree, as: declaration.type, at: place) {
      case .omitted: continue
      case .failed: break
      case .value(let read): slots.facts[slot] = Fact(read, at: tree[value].span)
      case .references(let targets, let isSet):
        slots.references.append(
          SlotReferences(slot: slot, targets: targets, isSet: isSet, span: tree[value].span))
      }
      isOmitted[slot] = false
    }
    for (slot, declaration) in table.declarations.enumerated() where isOmitted[slot] {
      if let value = declaration.defaultValue { slots.facts[slot] = Fact(value, at: span) }
    }
    return slots
  }

  /// The text of a key; reports a key that is no name.
  mutating func keyText(_ key: Int, in tree: YAMLTree) -> String? {
    let found = tree[key]
    guard found.kind == .scalar, !found.text.isEmpty else {
      if found.kind != .hole { report(.nameNeeded(at: found.span)) }
      return nil
    }
    if found.isPlain, found.text == "<<" {
      report(.mergeKey(at: found.span))
      return nil
    }
    return found.text
  }

  private mutating func reportMissingID(
    _ node: Int, _ value: YAMLTree.Node?, in tree: YAMLTree, _ entity: EntityID
  ) {
    let hasSlippedID = tree.entries(of: node).contains {
      tree[$0.key].slips.contains { $0.name == "id" || $0.name == "编号" }
    }
    if hasSlippedID {
      // The key is reported as an unknown one.
      registry.mayLackRecords = true
      return
    }
    let name = schema[entity].name
    if let value, value.kind != .scalar { return reportLoss(.idNotText(value, of: name)) }
    let first = tree.entries(of: node).first.map { tree[$0.key].span }
    reportLoss(.missingID(at: value.map(\.span) ?? first ?? tree[node].span, of: name))
  }
}
