import CharterData
import CharterDiagnostics
import CharterValues

extension RegistryState {
  /// Carries out what an action changes, all of it or, where it cannot be, nothing.
  ///
  /// - Parameters:
  ///   - changes: worked out on this state.
  ///   - proposal: names the records created.
  ///   - schema: the entities' attributes and their defaults.
  /// - Returns: why it cannot be carried out; empty where it has been.
  mutating func apply(
    _ changes: [Change], of proposal: Proposal, schema: Schema
  ) -> [Diagnostic] {
    var next = self
    var diagnostics: [Diagnostic] = []
    var written: [RecordID: [Int: Span]] = [:]
    var removed: [RecordID: Span] = [:]
    let impossible = ImpossibleEffect(schema: schema, state: self, proposal: proposal.span)
    for change in changes {
      let isCertain = change.condition.known == true
      let doubts = change.condition.reasons
      switch change.kind {
      case .write(let id, let slot, let content):
        if isCertain {
          if let first = written[id]?[slot] {
            diagnostics.append(impossible.writtenTwice(id, slot, change.span, first: first))
          }
          written[id, default: [:]][slot] = change.span
        }
        next.write(isCertain ? content : .unknown(doubts), to: id, slot: slot)
      case .writeSomewhere(let attribute):
        for id in allRecords where record(id).entity == attribute.entity {
          next.write(.unknown(doubts), to: id, slot: attribute.slot)
        }
      case .create(let entity, let contents, let place):
        let name = place == 0 ? proposal.createdID : "\(proposal.createdID)-\(place + 1)"
        let attributes = schema[entity].attributes
        let id =
          next.find(entity, id: name)
          ?? next.add(entity, id: name, slotCount: attributes.count, at: proposal.span)
        guard next.isFree(id) else {
          if isCertain { diagnostics.append(impossible.exists(id, change.span)) }
          continue
        }
        next.setPresence(change.condition, of: id)
        for (slot, attribute) in attributes.enumerated() where attribute.inverseOf == nil {
          let content = contents[slot] ?? attribute.initialContent(at: change.span)
          next.write(isCertain ? content : .unknown(doubts), to: id, slot: slot)
        }
      case .createSome(let entity): next.open(entity, for: doubts)
      case .remove(let id):
        if isCertain {
          if let first = removed[id] {
            diagnostics.append(impossible.removedTwice(id, change.span, first: first))
          }
          removed[id] = change.span
        }
        next.setPresence(.all([next.presence(of: id), change.condition.negated]), of: id)
      case .removeOne(let entity):
        for id in allRecords where record(id).entity == entity && record(id).standing != .nested {
          let presence = next.presence(of: id)
          if presence.known == false { continue }
          next.setPresence(.all([presence, .unknown(doubts)]), of: id)
        }
      }
    }
    for (id, span) in removed.sorted(by: { $0.key < $1.key }) {
      if let referrer = next.referrer(to: id, schema: schema) {
        diagnostics.append(impossible.stillReferred(id, by: referrer, span))
      }
    }
    if diagnostics.isEmpty { self = next }
    return diagnostics
  }

  /// Whether an action may create a record: it was only announced so far.
  private func isFree(_ id: RecordID) -> Bool {
    record(id).standing == .planned && presence(of: id).known == false
  }

  /// A record that is there and refers to another one, itself or by a record nested in it.
  private func referrer(to id: RecordID, schema: Schema) -> RecordID? {
    let isReferrer = { (candidate: RecordID) in
      candidate != id && record(candidate).standing != .nested
        && presence(of: candidate).known == true && refers(candidate, to: id)
    }
    if isIndexed { return holders(of: id, schema: schema).filter(isReferrer).min() }
    return allRecords.first(where: isReferrer)
  }

  /// The records that may refer to a record, or to a nested one that does.
  private func holders(of id: RecordID, schema: Schema) -> Set<RecordID> {
    var holders: Set<RecordID> = []
    var targets = [id]
    while let target = targets.popLast() {
      for attribute in schema.references(to: record(target).entity) {
        for holder in candidates(by: attribute, to: .record(target)) ?? []
        where holders.insert(holder).inserted && record(holder).standing == .nested {
          targets.append(holder)
        }
      }
    }
    return holders
  }

  private func refers(_ holder: RecordID, to id: RecordID) -> Bool {
    record(holder).slots.indices.contains { slot in
      guard case .fact(let fact) = content(of: holder, slot: slot) else { return false }
      let values: [Value] = if case .set(let members) = fact.value { members } else { [fact.value] }
      return values.contains { value in
        guard case .record(let referred) = value else { return false }
        return referred == id
          || (record(referred).standing == .nested && refers(referred, to: id))
      }
    }
  }
}

extension AttributeDeclaration {
  /// What a created record has where the effect does not say.
  fileprivate func initialContent(at span: Span) -> RegistryState.Content {
    defaultValue.map { .fact(Fact($0, at: self.span ?? span)) } ?? .missing
  }
}

extension Schema {
  /// The attributes that refer to records of an entity, one each or several.
  fileprivate func references(to target: EntityID) -> [AttributeID] {
    entities.indices.flatMap { index in
      entities[index].attributes.indices.compactMap { slot in
        let attribute = entities[index].attributes[slot]
        guard attribute.inverseOf == nil else { return nil }
        switch attribute.type.base {
        case .entity(target), .set(of: .entity(target)):
          return AttributeID(entity: EntityID(index: index), slot: slot)
        default: return nil
        }
      }
    }
  }
}
