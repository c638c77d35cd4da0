internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads one proposal and plans the records that it would create.
  ///
  /// - Parameters:
  ///   - node: an item of the list.
  ///   - number: its place in the list, from 1.
  ///   - tree: the tree that it stands in.
  ///   - last: the date of the proposal before it, and then its own.
  /// - Returns: the proposal; `nil` where its action is not known.
  mutating func readProposal(
    _ node: Int, number: Int, in tree: YAMLTree, after last: inout Fact?
  ) -> Proposal? {
    let found = tree[node]
    guard found.kind == .mapping else {
      if found.kind != .hole { report(.proposalNeeded(at: found.span)) }
      return nil
    }
    let entries = tree.entries(of: node)
    var (values, rest) = split(entries, in: tree, by: ProposalKey.self)
    let date = values[.date].flatMap { readDate($0, in: tree, ProposalKey.date) }
    if let date {
      if let last, case .date(let earlier) = last.value, case .date(let own) = date.value,
        own < earlier
      {
        report(.outOfOrder(own, at: date.span, after: earlier, at: last.span))
      }
      last = date
    }
    let title = (values[.title] ?? values[.name]).flatMap {
      readLayoutText($0, in: tree, ProposalKey.title)
    }
    if let title = values[.title], let name = values[.name] {
      report(
        .duplicateKey(key(of: name, in: entries, tree), first: key(of: title, in: entries, tree)))
    }
    let id = values[.id].flatMap { readLayoutText($0, in: tree, ProposalKey.id) }
    let expectation = values[.expect].flatMap {
      readExpectation($0, of: key(of: $0, in: entries, tree), in: tree)
    }

    guard let action = readAction(values[.action], of: node, in: tree) else { return nil }
    if let expectation { checkNames(of: expectation, for: action) }
    if let arguments = values[.arguments], !tree[arguments].isEmpty {
      if tree[arguments].kind == .mapping {
        rest += tree.entries(of: arguments)
      } else if tree[arguments].kind != .hole {
        report(.argumentsNeeded(at: tree[arguments].span))
      }
    }
    let table = SlotTable(schema[action].parameters)
    rest.removeAll { key, _ in
      let text = tree[key].text
      guard table.slots[text] == nil, let meant = ProposalKey.meant(by: text) else { return false }
      report(
        .unknownKey(tree[key], among: ProposalKey.names, of: ProposalKey.owner, meant: meant))
      return true
    }
    var slots = readSlots(rest, in: tree, by: table, of: .action(action), span: found.span)
    for reference in slots.references {
      let name = schema[action].parameters[reference.slot].name
      if let value = resolve(reference, at: Place(.action(action), name)) {
        slots.facts[reference.slot] = Fact(value, at: reference.span)
      }
    }
    resolvePending()
    let steps = readSteps(values[.steps], of: action, in: tree)
    let overrides = values[.parameters].map { readOverrides($0, in: tree) } ?? []

    if schema[action].creates.isEmpty, id != nil, let written = values[.id] {
      report(.uselessID(key(of: written, in: entries, tree), of: schema[action]))
    }
    let createdID = id ?? "\(schema[action].name.canonical)-\(number)"
    let place = (id == nil ? values[.action] : values[.id]).map { tree[$0].span } ?? found.span
    plan(schema[action].creates, as: createdID, at: place, span: found.span)
    var day: CalendarDate?
    if case .date(let own)? = date?.value { day = own }
    return Proposal(
      action: action, date: day, arguments: slots.facts, steps: steps, createdID: createdID,
      overrides: overrides, expectation: expectation, title: title, span: found.span)
  }

  /// The action that a proposal names; reports a missing or unknown one.
  private mutating func readAction(
    _ value: Int?, of node: Int, in tree: YAMLTree
  ) -> ActionID? {
    guard let value, !tree[value].isEmpty, !tree[value].isNull else {
      let first = tree.entries(of: node).first.map { tree[$0.key].span }
      report(
        .missingAction(at: value.map { tree[$0].span } ?? first ?? tree[node].span, in: schema))
      return nil
    }
    let found = tree[value]
    guard found.kind == .scalar else {
      if found.kind != .hole { report(.missingAction(at: found.span, in: schema)) }
      return nil
    }
    let index = schema.actions.firstIndex {
      $0.name.latin == found.text || $0.name.han == found.text
    }
    if index == nil { report(.unknownAction(found, in: schema)) }
    return index.map(ActionID.init(index:))
  }

  /// Adds the records that an action would create, so that later proposals may refer to them.
  private mutating func plan(
    _ entities: [EntityID], as id: String, at place: Span, span: Span
  ) {
    for (number, entity) in entities.enumerated() {
      let id = number == 0 ? id : "\(id)-\(number + 1)"
      if let existing = registry.record(entity, id: id) {
        report(
          .plannedIDTaken(
            id, at: place, first: idSpans[existing] ?? registry[existing].span,
            of: schema[entity].name))
        continue
      }
      let slots = [Fact?](repeating: nil, count: schema[entity].attributes.count)
      let record = registry.add(
        Record(entity: entity, id: id, standing: .planned, slots: slots, span: span))
      idSpans[record] = place
    }
  }

  /// Reads a date of the file's own layout.
  mutating func readDate(
    _ node: Int, in tree: YAMLTree, _ key: some LayoutKey
  ) -> Fact? {
    guard case .value(let value) = read(node, in: tree, as: .date, at: place(of: key))
    else { return nil }
    return Fact(value, at: tree[node].span)
  }

  /// The key of a value.
  func key(
    of value: Int, in entries: [(key: Int, value: Int)], _ tree: YAMLTree
  ) -> YAMLTree.Node {
    tree[entries.first { $0.value == value }?.key ?? value]
  }
}
