internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads the tests of subsidies.
  mutating func readSubsidyTests(_ list: Int, in tree: YAMLTree) -> [SubsidyTest] {
    guard let norms else { return [] }
    var tests: [SubsidyTest] = []
    for item in testItems(list, in: tree, FileKey.subsidies) {
      if let test = readSubsidyTest(item, in: tree, among: norms) { tests.append(test) }
    }
    return tests
  }

  private mutating func readSubsidyTest(
    _ node: Int, in tree: YAMLTree, among norms: NormCatalogue
  ) -> SubsidyTest? {
    let (values, rest) = split(tree.entries(of: node), in: tree, by: SubsidyTestKey.self)
    for (key, _) in rest {
      report(
        .unknownKey(
          tree[key], among: SubsidyTestKey.names, of: SubsidyTestKey.owner, code: .badExpectation,
          meant: SubsidyTestKey.meant(by: tree[key].text)))
    }
    let title = (values[.title] ?? values[.name]).flatMap {
      readLayoutText($0, in: tree, SubsidyTestKey.title)
    }
    let date = day(values[.date], in: tree, SubsidyTestKey.date)
    let overrides = values[.parameters].map { readOverrides($0, in: tree) } ?? []
    let tested: [SubsidyTestKey] = [.expect, .total, .budget]
    let isWhole = values[.subsidy] != nil && tested.contains { values[$0] != nil }
    // What lacks may stand there under a wrong key, which was reported.
    guard rest.isEmpty || isWhole else { return nil }
    let entry = norm(
      values[.subsidy], of: node, in: tree, SubsidyTestKey.subsidy, among: norms, .subsidy)
    guard let entry else { return nil }
    guard tested.contains(where: { values[$0] != nil }) else {
      report(.testWithoutExpectation(at: tree[values[.subsidy] ?? node].span))
      return nil
    }
    let entries = tree.entries(of: node)
    for key in [SubsidyTestKey.total, .budget] {
      if let value = values[key], tree[value].isEmpty {
        report(.nothingExpected(self.key(of: value, in: entries, tree)))
      }
    }
    let total = values[.total].flatMap {
      readAmount($0, in: tree, SubsidyTestKey.total, entry.amount)?.number
    }
    return SubsidyTest(
      subsidy: entry.index, date: date, overrides: overrides,
      expected: values[.expect].map {
        readPayments($0, at: key(of: $0, in: entries, tree), of: entry, in: tree)
      } ?? SubjectExpectations(),
      total: total,
      budget: values[.budget].flatMap { readWord($0, in: tree, as: SubsidyTestKey.budget) },
      title: title, span: tree[node].span)
  }

  /// Reads what a proposal expects of subsidies after its action, by their names.
  mutating func readExpectedSubsidies(_ node: Int, in tree: YAMLTree) -> [ExpectedSubsidy] {
    guard let norms, !tree[node].isEmpty, tree[node].kind != .hole else { return [] }
    guard tree[node].kind == .mapping else {
      report(.subsidyMapNeeded(tree[node]))
      return []
    }
    var expected: [ExpectedSubsidy] = []
    var keys: [Int: Int] = [:]
    for (key, value) in tree.entries(of: node) {
      guard keyText(key, in: tree) != nil,
        let entry = norm(
          key, of: node, in: tree, ExpectationKey.subsidies, among: norms, .subsidy)
      else { continue }
      if let first = keys[entry.index] {
        report(.duplicateKey(tree[key], first: tree[first]))
        continue
      }
      keys[entry.index] = key
      expected.append(
        ExpectedSubsidy(
          subsidy: entry.index,
          expected: readPayments(value, at: tree[key], of: entry, in: tree),
          span: tree[key].span))
    }
    return expected
  }

  private mutating func readPayments(
    _ node: Int, at key: YAMLTree.Node, of entry: NormCatalogue.Entry, in tree: YAMLTree
  ) -> SubjectExpectations<PaymentExpectation> {
    readSubjects(node, at: key, of: entry, in: tree) { loader, node in
      loader.readPayment(node, of: entry, in: tree)
    }
  }

  /// Reads what is expected of one payment: its amount alone, or a map.
  private mutating func readPayment(
    _ node: Int, of entry: NormCatalogue.Entry, in tree: YAMLTree
  ) -> PaymentExpectation? {
    let found = tree[node]
    var expectation = PaymentExpectation(span: found.span)
    switch found.kind {
    case .hole: return nil
    case .scalar:
      let excluded = ExpectedOutcome.notApplicable
      if found.text == excluded.rawValue || found.text == excluded.words.zh {
        expectation.isExcluded = true
        return expectation
      }
      expectation.amount = readAmount(node, in: tree, PaymentKey.amount, entry.amount)
      return expectation.amount == nil ? nil : expectation
    case .sequence:
      report(.expectationOfSubjectNeeded(found))
      return nil
    case .mapping: break
    }
    let (values, rest) = split(tree.entries(of: node), in: tree, by: PaymentKey.self)
    for (key, _) in rest {
      report(
        .unknownKey(
          tree[key], among: PaymentKey.names, of: PaymentKey.owner, code: .badExpectation,
          meant: PaymentKey.meant(by: tree[key].text)))
    }
    expectation.amount = values[.amount].flatMap {
      readAmount($0, in: tree, PaymentKey.amount, entry.amount)
    }
    if let lines = values[.lines] {
      let entries = tree.entries(of: node)
      if expectsNothing(lines, in: tree), !expectsNothing(node, in: tree) {
        report(.nothingExpected(key(of: lines, in: entries, tree)))
      }
      expectation.lines = readLines(lines, of: entry, in: tree)
    }
    expectation.payer = values[.payer].flatMap {
      readParties($0, in: tree, PaymentKey.payer, types: entry.payers)
    }
    expectation.payee = values[.payee].flatMap {
      readParties($0, in: tree, PaymentKey.payee, types: entry.payees)
    }
    expectation.missing = readNames(values, .missing, in: tree)
    for name in expectation.missing ?? [] { checkMissing(name, steps: []) }
    return expectation
  }

  private mutating func readLines(
    _ node: Int, of entry: NormCatalogue.Entry, in tree: YAMLTree
  ) -> [(line: Int, amount: ExpectedAmount)] {
    guard tree[node].kind == .mapping else {
      if tree[node].kind != .hole, !tree[node].isEmpty { report(.lineMapNeeded(tree[node])) }
      return []
    }
    var lines: [(line: Int, amount: ExpectedAmount)] = []
    var keys: [Int: Int] = [:]
    for (key, value) in tree.entries(of: node) {
      guard let text = keyText(key, in: tree) else { continue }
      guard let line = entry.lines.firstIndex(where: { $0?.has(text) ?? false }) else {
        report(.unknownLine(tree[key], of: entry))
        continue
      }
      if let first = keys[line] {
        report(.duplicateKey(tree[key], first: tree[first]))
        continue
      }
      keys[line] = key
      if let amount = readAmount(value, in: tree, PaymentKey.lines, entry.amount) {
        lines.append((line, amount))
      }
    }
    return lines
  }

  /// Reads an amount, or the word for one that cannot be told.
  private mutating func readAmount(
    _ node: Int, in tree: YAMLTree, _ key: some LayoutKey, _ type: BaseType
  ) -> ExpectedAmount? {
    if UndeterminedWord.isForm(tree[node].text) { return ExpectedAmount(nil) }
    let place = place(of: key)
    guard
      case .value(.number(let number)) = read(
        node, in: tree, as: ValueType(type), at: place, code: .badExpectation)
    else { return nil }
    return ExpectedAmount(number)
  }

  /// Reads who pays or is paid: one party, or a list of them.
  private mutating func readParties(
    _ node: Int, in tree: YAMLTree, _ key: PaymentKey, types: [BaseType]
  ) -> [Value]? {
    let words = place(of: key).words(in: schema)
    guard tree[node].kind == .sequence else {
      return readActor(node, at: words, types: types, in: tree).map { [$0] }
    }
    var parties: [Value] = []
    for item in tree.items(of: node) where !tree[item].isEmpty {
      guard let party = readActor(item, at: words, types: types, in: tree) else { return nil }
      parties.append(party)
    }
    return parties
  }
}
