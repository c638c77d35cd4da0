import CharterData
import CharterSemantics
import CharterValues

extension Evaluation {
  static let stepDate = Name(latin: "on", han: "日期")
  static let stepActor = Name(latin: "by", han: "由")

  /// Variables, attributes, steps and whole entities: what is read rather than worked out.
  mutating func fact(_ expression: Expression, in frame: inout Frame, asBase: Bool) -> Evaluated {
    let result: Evaluated
    switch expression.kind {
    case .variable(let slot):
      result = frame[slot]
      if frame.argumentCount > slot { readLog?.insert(.argument(slot)) }
    case .attribute: result = attributes(expression, in: &frame)
    case .step(let step, let field): result = self.step(step, field, type: expression.type)
    case .extent(let entity):
      readLog?.insert(.extent(entity))
      let path = FactPath(names: [program.schema[entity].name])
      result = Evaluated(state.extent(of: entity).along(path), path: path)
    case .enumCases(let id):
      let cases = program.schema[id].cases.indices.map { Value.enumCase(id, $0) }
      result = Evaluated(.known(.set(cases)), path: FactPath(names: [program.schema[id].name]))
    default: preconditionFailure("only what is read comes here")
    }
    if keepsObserved, let observation = result.observation, !asBase || observation.isStep {
      observed.insert(observation)
    }
    return result
  }

  /// `a.b.c`, from the left without recursion: such chains may be long.
  private mutating func attributes(_ expression: Expression, in frame: inout Frame) -> Evaluated {
    let mark = derivations.count
    var nodes: [(node: Expression, attribute: AttributeID)] = []
    var base = expression
    while case .attribute(let inner, let attribute) = base.kind {
      nodes.append((base, attribute))
      base = inner
    }
    var current = evaluate(base, in: &frame, asBase: true)
    for (place, step) in nodes.reversed().enumerated() {
      if place > 0 { derive(nodes[nodes.count - place].node, current, from: mark) }
      current = attribute(step.attribute, of: current)
    }
    return current
  }

  /// Reads an attribute of a record; that of none is unknown.
  func attribute(_ id: AttributeID, of base: Evaluated) -> Evaluated {
    let declaration = program.schema[id]
    let path = FactPath(names: base.knownPath.names + [declaration.name])
    switch base.outcome {
    case .unknown(let reasons):
      readLog?.insert(.anywhere(id))
      return observe(.unknown(reasons), path, .fact(record: nil), declaration.type)
    case .known(.none):
      // Nothing was read, so nothing is shown.
      return Evaluated(.unknown([.missingFact(path, record: nil)]), path: path)
    case .known(.record(let record)):
      guard state.record(record).entity == id.entity else {
        // A step may have been taken by somebody of another kind, who has no such attribute.
        return observe(
          .unknown([.missingFact(path, record: nil)]), path, .fact(record: nil), declaration.type)
      }
      if let inverse = declaration.inverseOf {
        readLog?.insert(.referrers(record, inverse))
        let members = self.members(of: record, inverse: inverse, path: path)
        let set = Evaluated(members, path: path)
        let observation = ObservedValue(
          path: path, source: .fact(record: known(record)), value: set.outcome.value,
          type: declaration.type, origin: nil)
        return Evaluated(members, path: path, observation: observation)
      }
      trail?.insert(record, id)
      if let readLog { note(record, id, in: readLog) }
      return read(record, slot: id.slot, declaration.type, path)
    case .known: preconditionFailure("only records have attributes")
    }
  }

  /// Notes an attribute that is read, and the records that it names if they may not be there.
  private func note(_ record: RecordID, _ attribute: AttributeID, in log: ReadLog) {
    log.insert(.attribute(record, attribute))
    guard case .fact(let fact) = state.content(of: record, slot: attribute.slot) else { return }
    let values: [Value] = if case .set(let members) = fact.value { members } else { [fact.value] }
    for case .record(let named) in values { log.insert(.presence(named)) }
  }

  /// A record as reasons name it: a nested one belongs to its holder and has no name.
  private func known(_ record: RecordID) -> RecordID? {
    state.record(record).standing == .nested ? nil : record
  }

  /// The value of an attribute that is no inverse set, read without being kept or logged; `nil`: unknown.
  func value(of attribute: AttributeID, of record: RecordID) -> Value? {
    guard state.record(record).entity == attribute.entity else { return nil }
    trail?.insert(record, attribute)
    let path = FactPath(names: [])
    return read(record, slot: attribute.slot, program.schema[attribute].type, path).outcome.value
  }

  private func read(
    _ record: RecordID, slot: Int, _ type: ValueType, _ path: FactPath
  ) -> Evaluated {
    let source = ObservedValue.Source.fact(record: known(record))
    let missing = [Reason.missingFact(path, record: known(record))]
    let content =
      keepsPlaces
      ? state.content(of: record, slot: slot) : state.placelessContent(of: record, slot: slot)
    switch content {
    case .missing: return observe(.unknown(missing), path, source, type)
    case .unknown(let reasons): return observe(.unknown(reasons), path, source, type)
    case .fact(let fact):
      // Only a planned record can be named before it is there.
      let isPlanned = { (id: RecordID) in self.state.record(id).standing == .planned }
      return stated(fact, path, source, type, missing: missing, isInDoubt: isPlanned)
    }
  }

  /// A fact as data states it, less the records in it that are not there.
  ///
  /// - Parameters:
  ///   - fact: the value with its place.
  ///   - path: the way to it.
  ///   - source: what it is a fact of.
  ///   - type: its type.
  ///   - missing: why it is unknown where the record that it names is not there.
  ///   - isInDoubt: which records may not be there.
  /// - Returns: the fact; unknown where it names a record of an undetermined action.
  func stated(
    _ fact: Fact, _ path: FactPath, _ source: ObservedValue.Source, _ type: ValueType,
    missing: [Reason], isInDoubt: (RecordID) -> Bool
  ) -> Evaluated {
    switch fact.value {
    case .record(let id) where isInDoubt(id):
      switch state.presence(of: id) {
      case .true: break
      case .false: return observe(.unknown(missing), path, source, type)
      case .unknown(let reasons): return observe(.unknown(reasons), path, source, type)
      }
    case .set(let values):
      let members = values.compactMap { value -> Collection.Member? in
        guard case .record(let id) = value, isInDoubt(id) else {
          return Collection.Member(value: value, membership: .true, path: path)
        }
        let presence = state.presence(of: id)
        return presence.known == false
          ? nil : Collection.Member(value: value, membership: presence, path: path)
      }
      let set = Collection(members: members, others: nil)
      let observation = ObservedValue(
        path: path, source: source, value: set.value, type: type, origin: fact.span)
      return Evaluated(set, path: path, observation: observation)
    default: break
    }
    let observation = ObservedValue(
      path: path, source: source, value: fact.value, type: type, origin: fact.span)
    return Evaluated(.known(fact.value), path: path, observation: observation)
  }

  func observe(
    _ outcome: Outcome, _ path: FactPath, _ source: ObservedValue.Source, _ type: ValueType
  ) -> Evaluated {
    let observation = ObservedValue(
      path: path, source: source, value: outcome.value, type: type, origin: nil)
    return Evaluated(outcome, path: path, observation: observation)
  }

  /// The records whose attribute refers to a record; one whose reference is unknown is a possible member.
  private func members(of record: RecordID, inverse: AttributeID, path: FactPath) -> Collection {
    let declaration = program.schema[inverse]
    let candidates: [Collection.Member]
    if let found = state.candidates(by: inverse, to: .record(record)) {
      candidates = state.members(of: inverse.entity, among: found)
    } else {
      let table = inverseSets.table(of: inverse) { referrers(by: inverse, declaration) }
      candidates = table.candidates(for: record).map(\.member)
    }
    let members = candidates.compactMap { member -> Collection.Member? in
      let membership = membership(of: member, in: record, inverse: inverse, path: path)
      return membership.known == false
        ? nil : Collection.Member(value: member.value, membership: membership, path: path)
    }
    return Collection(members: members, others: state.openings(of: inverse.entity))
  }

  /// Whether a record that may be there refers to another one.
  ///
  /// - Parameters:
  ///   - member: the record that would refer.
  ///   - record: the one that it would refer to.
  ///   - inverse: the attribute by which.
  ///   - path: the way to the inverse set.
  /// - Returns: whether it is in the set.
  func membership(
    of member: Collection.Member, in record: RecordID, inverse: AttributeID, path: FactPath
  ) -> Truth {
    guard case .record(let referrer) = member.value else { return .false }
    let declaration = program.schema[inverse]
    let memberPath = FactPath(names: path.names + [declaration.name])
    let reference = read(referrer, slot: inverse.slot, declaration.type, memberPath)
    return .all([member.membership, reference.refers(to: record)])
  }

  /// Who refers to whom by an attribute.
  private func referrers(
    by inverse: AttributeID, _ declaration: AttributeDeclaration
  ) -> InverseSets.Table {
    var table = InverseSets.Table()
    for (place, member) in state.extent(of: inverse.entity).members.enumerated() {
      guard case .record(let referrer) = member.value else { continue }
      let candidate = InverseSets.Candidate(place: place, member: member)
      let reference = read(
        referrer, slot: inverse.slot, declaration.type, FactPath(names: [declaration.name]))
      switch reference.outcome {
      case .known(.record(let target)): table.byTarget[target, default: []].append(candidate)
      case .known(.set(let targets)):
        for case .record(let target) in targets {
          table.byTarget[target, default: []].append(candidate)
        }
      case .known(.none): break
      case .known, .unknown: table.open.append(candidate)
      }
    }
    return table
  }

  /// A step of the deciding action; one not done, or dated after today, is missing.
  func step(_ step: Int, _ field: StepField, type: ValueType) -> Evaluated {
    let name = stepName(step)
    let path = FactPath(names: [name, field == .on ? Self.stepDate : Self.stepActor])
    if let readLog {
      readLog.insert(.step(step))
      // A step of a later day is done once that day has come.
      if steps.indices.contains(step), steps[step] != nil { readLog.insert(.today) }
    }
    guard let fact = steps.indices.contains(step) ? steps[step] : nil,
      let on = fact.on, case .date(let day) = on.value, day <= date
    else {
      return observe(.unknown([.step(step)]), path, .step(step), type)
    }
    let missing = [Reason.missingFact(path, record: nil)]
    guard let stated = field == .on ? on : fact.by else {
      return observe(.unknown(missing), path, .step(step), type)
    }
    if case .set(let actors) = stated.value, !type.isSet {
      // Several acted: which of them an expression means cannot be told.
      guard let actor = actors.first, actors.count == 1 else {
        return observe(.unknown(missing), path, .step(step), type)
      }
      return self.stated(
        Fact(actor, at: stated.span), path, .step(step), type, missing: missing,
        isInDoubt: { _ in true })
    }
    return self.stated(
      stated, path, .step(step), type, missing: missing, isInDoubt: { _ in true })
  }

  func stepName(_ step: Int) -> Name {
    guard let action, program.schema[action].steps.indices.contains(step) else {
      preconditionFailure("a checked step belongs to its action")
    }
    return program.schema[action].steps[step].name
  }

  /// `{a, b}`: each member once; unknown as a whole where one of them is.
  mutating func list(_ elements: [Expression], in frame: inout Frame) -> Evaluated {
    var members: [Collection.Member] = []
    var reasons: [[Reason]] = []
    for element in elements {
      let result = evaluate(element, in: &frame)
      switch result.outcome {
      case .unknown(let why): reasons.append(why)
      case .known(let value):
        if members.contains(where: { $0.value.isSame(as: value) }) { continue }
        members.append(.init(value: value, membership: .true, path: result.path))
      }
    }
    if !reasons.isEmpty { return Evaluated(.unknown(Reason.union(reasons))) }
    return Evaluated(
      .known(.set(members.map(\.value))), collection: Collection(members: members, others: nil))
  }
}

extension Evaluated {
  /// Whether a reference, or one of a set of them, is to a record.
  func refers(to record: RecordID) -> Truth {
    switch outcome {
    case .known(.record(let referred)): Truth(referred == record)
    case .known(.none): .false
    case .known(.set), .unknown: members.contains(.record(record))
    case .known: preconditionFailure("a reference is a record")
    }
  }
}

extension Collection {
  /// The same members, reached along a path.
  func along(_ path: FactPath) -> Collection {
    Collection(
      members: members.map { Member(value: $0.value, membership: $0.membership, path: path) },
      others: others)
  }
}

extension ObservedValue {
  /// Whether it is a step, which counts as read wherever it stands.
  var isStep: Bool {
    if case .step = source { return true }
    return false
  }
}

extension ValueType {
  fileprivate var isSet: Bool { if case .set = base { true } else { false } }
}
