internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads the steps that a proposal says were done, one place a step of the action.
  mutating func readSteps(
    _ node: Int?, of action: ActionID, in tree: YAMLTree
  ) -> [StepFact?] {
    let declared = schema[action].steps
    var steps = [StepFact?](repeating: nil, count: declared.count)
    guard let node, !tree[node].isEmpty else { return steps }
    guard tree[node].kind == .mapping else {
      if tree[node].kind != .hole { report(.stepsNeeded(at: tree[node].span)) }
      return steps
    }
    var keys = [Int?](repeating: nil, count: declared.count)
    let owner = Place(.action(action)).words(in: schema)
    for (key, value) in tree.entries(of: node) {
      guard let text = keyText(key, in: tree) else { continue }
      guard let step = schema[action].step(named: text) else {
        report(.unknownStep(tree[key], among: declared.map(\.name), of: owner))
        continue
      }
      if let first = keys[step] {
        report(.duplicateKey(tree[key], first: tree[first]))
        continue
      }
      keys[step] = key
      let subject = Place.Subject.step(action, step)
      steps[step] = readStep(
        value, from: tree[key].span, of: subject, by: declared[step].actors, in: tree)
    }
    return steps
  }

  private mutating func readStep(
    _ node: Int, from key: Span, of subject: Place.Subject, by actors: [BaseType],
    in tree: YAMLTree
  ) -> StepFact? {
    let span = key.joined(with: tree[node].span)
    guard tree[node].kind == .mapping else {
      // A bare value is the step's date.
      guard let date = readDay(node, of: subject, in: tree) else { return nil }
      return StepFact(on: date, by: nil, span: span)
    }
    let (values, rest) = split(tree.entries(of: node), in: tree, by: StepKey.self)
    for (key, _) in rest {
      report(.unknownKey(tree[key], among: StepKey.names, of: StepKey.owner))
    }
    let on = values[.on].flatMap { readDay($0, of: subject, in: tree) }
    let by = values[.by].flatMap { readActors($0, of: subject, types: actors, in: tree) }
    return StepFact(on: on, by: by, span: span)
  }

  private mutating func readDay(
    _ node: Int, of subject: Place.Subject, in tree: YAMLTree
  ) -> Fact? {
    let place = Place(subject, StepKey.on.words)
    guard case .value(let value) = read(node, in: tree, as: .date, at: place) else { return nil }
    return Fact(value, at: tree[node].span)
  }

  /// Reads who did a step: one actor, or a list of them.
  private mutating func readActors(
    _ node: Int, of subject: Place.Subject, types: [BaseType], in tree: YAMLTree
  ) -> Fact? {
    let found = tree[node]
    let place = Place(subject, StepKey.by.words).words(in: schema)
    guard found.kind == .sequence else {
      return readActor(node, at: place, types: types, in: tree).map { Fact($0, at: found.span) }
    }
    var members: [Value] = []
    var hasFailed = false
    for item in tree.items(of: node) where !tree[item].isEmpty {
      if let member = readActor(item, at: place, types: types, in: tree) {
        if !members.contains(member) { members.append(member) }
      } else {
        hasFailed = true
      }
    }
    return hasFailed ? nil : Fact(.set(members), at: found.span)
  }

  /// Reads one actor as the first of some types that has it.
  mutating func readActor(
    _ node: Int, at place: Words, types: [BaseType], in tree: YAMLTree
  ) -> Value? {
    let found = tree[node]
    if found.isEmpty { return nil }
    guard found.kind == .scalar, !found.isNull else {
      if found.isNull {
        report(.nullNotAllowed(found, .text, place))
      } else if found.kind != .hole {
        report(.wrongShape(found, Words(zh: "编号或文字", en: "an id or a text"), .text, place))
      }
      return nil
    }
    // No policy says who takes the step, so anybody may be written.
    if types.isEmpty { return .text(found.text) }
    var candidates: [String] = []
    var named: String?
    var kinds: [Words] = []
    for type in types {
      var type = type
      if case .set(let element) = type { type = element }
      if case .entity(let entity) = type {
        if let record = registry.record(entity, id: found.text) { return .record(record) }
        kinds.append(schema[entity].name.words)
        if nearIDSearches > 0 {
          candidates += registry.knownIDs(of: entity)
          named = named ?? soleID(of: entity, named: found.text)
        }
      } else {
        if case .success(let value) = scalars.read(found.text, as: type) { return value }
        if case .enumeration(let id) = type { candidates += schema[id].cases.flatMap(\.forms) }
        kinds.append(schema.words(for: type))
      }
    }
    // Somebody of another kind may have acted: that is for the policy to judge, not an error of the data.
    for entity in schema.entities.indices {
      if let record = registry.record(EntityID(index: entity), id: found.text) {
        return .record(record)
      }
    }
    guard !registry.mayLackRecords else { return nil }
    nearIDSearches -= 1
    report(
      .unknownActor(
        found, kinds: kinds, named: named, near: nearName(to: found.text, among: candidates),
        place: place))
    return nil
  }
}
