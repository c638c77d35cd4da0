internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads the parameters that a file sets for its own run.
  mutating func readOverrides(_ node: Int, in tree: YAMLTree) -> [ParameterOverride] {
    guard tree[node].kind == .mapping else {
      if tree[node].kind != .hole, !tree[node].isEmpty {
        report(.overridesNeeded(at: tree[node].span))
      }
      return []
    }
    var overrides: [ParameterOverride] = []
    var keys: [Int: Int] = [:]
    for (key, value) in tree.entries(of: node) {
      guard let text = keyText(key, in: tree) else { continue }
      guard let index = parameter(named: text, at: tree[key]) else { continue }
      if let first = keys[index] {
        report(.duplicateKey(tree[key], first: tree[first]))
        continue
      }
      keys[index] = key
      let declaration = schema.parameters[index]
      guard declaration.arguments.isEmpty else {
        report(.overrideTakesArguments(tree[key], declaration.name))
        continue
      }
      let place = Place(.policyParameter(index))
      let read: Value?
      switch self.read(value, in: tree, as: declaration.type, at: place, code: .badOverride) {
      case .omitted, .failed: read = nil
      case .value(let value): read = value
      case .references(let targets, let isSet):
        let span = tree[value].span
        read = resolve(
          SlotReferences(slot: 0, targets: targets, isSet: isSet, span: span), at: place)
      }
      if let read {
        overrides.append(ParameterOverride(parameter: index, value: read, span: tree[value].span))
      }
    }
    // Nested records of a parameter's value refer to others like any.
    resolvePending()
    return overrides
  }

  /// The parameter with a name, `policy.name` or the bare one where no other has it.
  private mutating func parameter(named text: String, at key: YAMLTree.Node) -> Int? {
    var matches: [Int] = []
    for (index, parameter) in schema.parameters.enumerated() {
      for form in parameter.name.forms {
        if text == form || parameter.policy.forms.contains(where: { text == "\($0).\(form)" }) {
          matches.append(index)
          break
        }
      }
    }
    if matches.count == 1 { return matches[0] }
    if matches.isEmpty {
      report(.unknownParameter(key, among: schema.parameters))
    } else {
      report(.ambiguousParameter(key, among: matches.map { schema.parameters[$0] }))
    }
    return nil
  }
}
