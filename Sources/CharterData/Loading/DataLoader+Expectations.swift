internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads what a test expects of a decision; reports one that expects nothing at its key.
  mutating func readExpectation(
    _ node: Int, of key: YAMLTree.Node, in tree: YAMLTree
  ) -> Expectation? {
    let found = tree[node]
    if found.kind == .hole { return nil }
    if expectsNothing(node, in: tree) { report(.nothingExpected(key)) }
    if found.isEmpty { return nil }
    guard found.kind == .mapping else {
      report(.expectationNeeded(found))
      return nil
    }
    var expectation = Expectation(span: found.span)
    let (values, rest) = split(tree.entries(of: node), in: tree, by: ExpectationKey.self)
    for (key, _) in rest {
      report(
        .unknownKey(
          tree[key], among: ExpectationKey.names, of: ExpectationKey.owner, code: .badExpectation,
          meant: ExpectationKey.meant(by: tree[key].text)))
    }
    expectation.verdict = values[.verdict].flatMap { readVerdict($0, in: tree) }
    expectation.violated = readNames(values, .violated, in: tree)
    expectation.deviations = readNames(values, .deviations, in: tree)
    expectation.missing = readNames(values, .missing, in: tree)
    expectation.duties = readNames(values, .duties, in: tree)
    expectation.grounds = readNames(values, .grounds, in: tree)
    expectation.advised = readNames(values, .advised, in: tree)
    expectation.quotas = readNames(values, .quotas, in: tree)
    expectation.rules = readNames(values, .rules, in: tree)
    if let subsidies = values[.subsidies] {
      // What is empty beside other keys; alone it is reported as a whole.
      if tree[subsidies].kind == .mapping, tree.entries(of: subsidies).isEmpty {
        report(.nothingExpected(self.key(of: subsidies, in: tree.entries(of: node), tree)))
      }
      expectation.subsidies = readExpectedSubsidies(subsidies, in: tree)
    }
    return expectation
  }

  /// Whether nothing is written in a place, or no key there has a value.
  func expectsNothing(_ node: Int, in tree: YAMLTree) -> Bool {
    if tree[node].isEmpty { return true }
    // A key with a slip in it is told as that.
    return tree[node].kind == .mapping
      && tree.entries(of: node).allSatisfy { tree[$0.value].isEmpty && tree[$0.key].slips.isEmpty }
  }

  private mutating func readVerdict(_ node: Int, in tree: YAMLTree) -> Verdict? {
    let found = tree[node]
    if found.isEmpty || found.kind == .hole { return nil }
    let verdict =
      UndeterminedWord.isForm(found.text)
      ? .undetermined
      : Verdict.allCases.first { found.text == $0.rawValue || found.text == $0.words.zh }
    guard found.kind == .scalar, let verdict else {
      report(.unknownVerdict(found))
      return nil
    }
    return verdict
  }

  /// Reads a list of names; a spelled-out null is the empty list.
  mutating func readNames<Key: LayoutKey>(
    _ values: [Key: Int], _ key: Key, in tree: YAMLTree
  ) -> [ExpectedName]? {
    guard let node = values[key], !tree[node].isEmpty, tree[node].kind != .hole else { return nil }
    if tree[node].isNull { return [] }
    guard tree[node].kind == .sequence else {
      report(.nameListNeeded(tree[node], key.words.words))
      return nil
    }
    var names: [ExpectedName] = []
    for item in tree.items(of: node) {
      let found = tree[item]
      if found.isEmpty || found.kind == .hole { continue }
      if found.kind == .scalar {
        names.append(ExpectedName(found.text, at: found.span))
      } else {
        report(.nameListNeeded(found, key.words.words))
      }
    }
    return names
  }
}
