internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads the tests of quotas and rules on the registry.
  mutating func readAuditTests(_ list: Int, in tree: YAMLTree) -> [AuditTest] {
    guard let norms else { return [] }
    var tests: [AuditTest] = []
    for item in testItems(list, in: tree, FileKey.audits) {
      if let test = readAuditTest(item, in: tree, among: norms) { tests.append(test) }
    }
    return tests
  }

  private mutating func readAuditTest(
    _ node: Int, in tree: YAMLTree, among norms: NormCatalogue
  ) -> AuditTest? {
    let (values, rest) = split(tree.entries(of: node), in: tree, by: AuditKey.self)
    for (key, _) in rest {
      report(
        .unknownKey(
          tree[key], among: AuditKey.names, of: AuditKey.owner, code: .badExpectation,
          meant: AuditKey.meant(by: tree[key].text)))
    }
    let title = (values[.title] ?? values[.name]).flatMap {
      readLayoutText($0, in: tree, AuditKey.title)
    }
    let date = day(values[.date], in: tree, AuditKey.date)
    let overrides = values[.parameters].map { readOverrides($0, in: tree) } ?? []
    // What lacks may stand there under a wrong key, which was reported.
    guard rest.isEmpty || (values[.norm] != nil && values[.expect] != nil) else { return nil }
    let entry = norm(
      values[.norm], of: node, in: tree, AuditKey.norm, among: norms, .quotaOrRule)
    guard let entry else { return nil }
    guard let expect = values[.expect] else {
      report(.testWithoutExpectation(at: tree[values[.norm] ?? node].span))
      return nil
    }
    let isQuota = entry.kind == .quota
    let key = key(of: expect, in: tree.entries(of: node), tree)
    let expected = readSubjects(expect, at: key, of: entry, in: tree) { loader, node in
      loader.readAuditExpectation(node, of: entry, in: tree)
    }
    return AuditTest(
      norm: entry.index, isQuota: isQuota, date: date, overrides: overrides, expected: expected,
      title: title, span: tree[node].span)
  }

  /// Reads what is expected of one subject: its outcome alone, or a map.
  private mutating func readAuditExpectation(
    _ node: Int, of entry: NormCatalogue.Entry, in tree: YAMLTree
  ) -> AuditExpectation? {
    let found = tree[node]
    var expectation = AuditExpectation(span: found.span)
    switch found.kind {
    case .hole: return nil
    case .scalar:
      expectation.outcome = readWord(node, in: tree, as: AuditExpectationKey.outcome)
      return expectation.outcome == nil ? nil : expectation
    case .sequence:
      report(.expectationOfSubjectNeeded(found))
      return nil
    case .mapping: break
    }
    let keys = AuditExpectationKey.keys(isQuota: entry.kind == .quota)
    let (values, rest) = split(tree.entries(of: node), in: tree, by: AuditExpectationKey.self)
    let strange = values.filter { !keys.contains($0.key) }.values
    let others = tree.entries(of: node).filter { strange.contains($0.value) }
    for (key, _) in rest + others {
      report(
        .unknownKey(
          tree[key], among: keys.map(\.words), of: AuditExpectationKey.owner,
          code: .badExpectation, meant: AuditExpectationKey.meant(by: tree[key].text)))
    }
    expectation.outcome = values[.outcome].flatMap {
      readWord($0, in: tree, as: AuditExpectationKey.outcome)
    }
    expectation.population = heads(values, .population, in: tree)
    expectation.counted = heads(values, .counted, in: tree)
    expectation.shortfall = heads(values, .shortfall, in: tree)
    expectation.headroom = heads(values, .headroom, in: tree)
    expectation.share = values[.share].flatMap {
      readRange($0, in: tree, AuditExpectationKey.share, isShare: true)
    }
    expectation.missing = readNames(values, .missing, in: tree)
    for name in expectation.missing ?? [] { checkMissing(name, steps: []) }
    if keys.contains(.violated) { expectation.violated = readNames(values, .violated, in: tree) }
    if keys.contains(.advised) { expectation.advised = readNames(values, .advised, in: tree) }
    for name in (expectation.violated ?? []) + (expectation.advised ?? []) {
      checkPart(name, of: entry)
    }
    return expectation
  }

  private mutating func heads(
    _ values: [AuditExpectationKey: Int], _ key: AuditExpectationKey, in tree: YAMLTree
  ) -> ExpectedRange? {
    values[key].flatMap { readRange($0, in: tree, key, isShare: false) }
  }

  // MARK: Parts that tests of every kind have

  /// The items of a list of tests, each a map.
  mutating func testItems(_ list: Int, in tree: YAMLTree, _ key: FileKey) -> [Int] {
    let found = tree[list]
    guard found.kind == .sequence else {
      if found.kind != .hole, !found.isEmpty, !found.isNull {
        report(.testListNeeded(found, key.words.words))
      }
      return []
    }
    return tree.items(of: list).filter { item in
      if tree[item].kind == .mapping { return true }
      if tree[item].kind != .hole, !tree[item].isEmpty {
        report(.testListNeeded(tree[item], key.words.words))
      }
      return false
    }
  }

  /// The day that a test speaks of, where it names one.
  mutating func day(_ node: Int?, in tree: YAMLTree, _ key: some LayoutKey) -> CalendarDate? {
    guard let node, case .date(let date)? = readDate(node, in: tree, key)?.value else { return nil }
    return date
  }
}
