internal import CharterDiagnostics
internal import CharterValues

extension DataLoader {
  /// Reads what is expected of the subjects of a norm.
  ///
  /// - Parameters:
  ///   - node: a map from subjects, or what is expected of the one subject where there is no `for each`.
  ///   - key: its key, where an expectation of nothing is reported.
  ///   - entry: the norm.
  ///   - tree: the tree that it stands in.
  ///   - read: reads what is expected of one subject.
  /// - Returns: what could be read.
  mutating func readSubjects<Expected>(
    _ node: Int, at key: YAMLTree.Node, of entry: NormCatalogue.Entry, in tree: YAMLTree,
    by read: (inout DataLoader, Int) -> Expected?
  ) -> SubjectExpectations<Expected> {
    var result = SubjectExpectations<Expected>()
    let found = tree[node]
    if found.kind == .hole { return result }
    if found.isEmpty || (found.kind == .mapping && tree.entries(of: node).isEmpty) {
      report(.nothingExpected(key))
      return result
    }
    if entry.subjects.isEmpty {
      if expectsNothing(node, in: tree) { report(.nothingExpected(key)) }
      if let expected = read(&self, node) {
        result.named = [.init(values: [], expected: expected, span: found.span)]
      }
      return result
    }
    guard found.kind == .mapping else {
      report(.subjectsNeeded(found, of: entry, kinds(of: entry.subjects)))
      return result
    }
    let (values, rest) = split(tree.entries(of: node), in: tree, by: SubjectKey.self)
    if let others = values[.others] {
      if expectsNothing(others, in: tree) {
        report(.nothingExpected(self.key(of: others, in: tree.entries(of: node), tree)))
      } else {
        result.others = read(&self, others)
      }
    }
    var keys: [[Value]: Int] = [:]
    for (key, value) in rest {
      guard let subject = subject(key, of: entry, in: tree) else { continue }
      if let first = keys[subject] {
        report(.duplicateKey(tree[key], first: tree[first]))
        continue
      }
      keys[subject] = key
      if tree[value].isEmpty {
        report(.expectationOfSubjectNeeded(tree[key]))
      } else if expectsNothing(value, in: tree), !isExempt(value, from: values[.others], tree) {
        report(.nothingExpected(tree[key]))
      } else if let expected = read(&self, value) {
        result.named.append(.init(values: subject, expected: expected, span: tree[key].span))
      }
    }
    return result
  }

  /// Whether `{}` takes a subject out of what is expected of all others.
  private func isExempt(_ value: Int, from others: Int?, _ tree: YAMLTree) -> Bool {
    others != nil && tree.entries(of: value).isEmpty
  }

  /// What a norm ranges over, a few words a variable.
  private func kinds(of types: [BaseType]) -> [Words] {
    types.map { type in
      switch type {
      case .entity(let id): schema[id].name.words
      case .enumeration(let id): schema[id].name.words
      case .boolean, .text, .date, .number, .set, .nothing: schema.words(for: type)
      }
    }
  }

  /// The subject that a key names: one id or case a variable, in one text.
  private mutating func subject(
    _ key: Int, of entry: NormCatalogue.Entry, in tree: YAMLTree
  ) -> [Value]? {
    let found = tree[key]
    let types = entry.subjects
    let parts = types.count == 1 ? [found.text] : listParts(found.text) ?? [found.text]
    guard parts.count == types.count else {
      report(.subjectPartsNeeded(found, of: entry, kinds(of: types)))
      return nil
    }
    var values: [Value] = []
    for (part, type) in zip(parts, types) {
      guard let value = member(part, of: type, in: found, entry) else { return nil }
      values.append(value)
    }
    return values
  }

  /// One part of a subject; reports what there is not.
  private mutating func member(
    _ text: String, of type: BaseType, in key: YAMLTree.Node, _ entry: NormCatalogue.Entry
  ) -> Value? {
    var unknown = UnknownSubject(
      text: text, key: key, kind: schema.words(for: type), isWhole: entry.subjects.count == 1)
    switch type {
    case .entity(let entity):
      if let record = registry.record(entity, id: text) { return .record(record) }
      guard !registry.mayLackRecords else { return nil }
      unknown.kind = schema[entity].name.words
      unknown.isRecord = true
      if nearIDSearches > 0 {
        nearIDSearches -= 1
        unknown.named = soleID(of: entity, named: text)
        if unknown.named == nil {
          unknown.near = nearName(to: text, among: registry.knownIDs(of: entity))
        }
      }
    case .enumeration(let id):
      if let index = schema[id].caseIndex(named: text) { return .enumCase(id, index) }
      unknown.kind = schema[id].name.words
      unknown.near = nearName(to: text, among: schema[id].cases.flatMap(\.forms))
    case .boolean, .text, .date, .number, .set, .nothing:
      if case .success(let value) = scalars.read(text, as: type) { return value }
    }
    report(
      .slippedKey(key, .unknownExpectation)
        ?? .unknownSubject(unknown, parts: listParts(text)?.count ?? 1, of: entry))
    return nil
  }

  // MARK: Words and ranges

  /// Reads one of a few words, in either language.
  mutating func readWord<Word: ExpectedWord>(
    _ node: Int, in tree: YAMLTree, as key: some LayoutKey
  ) -> Word? {
    let found = tree[node]
    if found.isEmpty || found.kind == .hole { return nil }
    if found.kind == .scalar,
      let word = Word.allCases.first(where: { $0.forms.contains(found.text) })
    {
      return word
    }
    report(.unknownWord(found, of: key.words.words, among: Word.allCases.map(\.forms)))
    return nil
  }

  /// Reads a number of heads, a share, or a range `a..b` of them; `a..` has no end.
  mutating func readRange(
    _ node: Int, in tree: YAMLTree, _ key: AuditExpectationKey, isShare: Bool
  ) -> ExpectedRange? {
    let found = tree[node]
    if found.isEmpty || found.kind == .hole { return nil }
    guard found.kind == .scalar else {
      report(.rangeNeeded(found, key.words.words, isShare: isShare))
      return nil
    }
    if let dots = Self.dots(in: found.text) {
      let least = number(String(found.text[..<dots.lowerBound]), isShare)
      let end = String(found.text[dots.upperBound...])
      let most = end.isEmpty ? nil : number(end, isShare)
      if let least, end.isEmpty || most != nil, most.map({ least <= $0 }) ?? true {
        return ExpectedRange(least, most)
      }
    } else if let exact = number(found.text, isShare) {
      return ExpectedRange(exact, exact)
    }
    report(.rangeNeeded(found, key.words.words, isShare: isShare))
    return nil
  }

  private static func dots(in text: String) -> Range<String.Index>? {
    guard let first = text.firstIndex(of: ".") else { return nil }
    var index = first
    while index < text.endIndex {
      let next = text.index(after: index)
      if next < text.endIndex, text[index] == ".", text[next] == "." {
        return index..<text.index(after: next)
      }
      index = next
    }
    return nil
  }

  /// A number of heads, or a share: `15%`, `0.15`, `7/9`.
  private func number(_ text: String, _ isShare: Bool) -> ExactNumber? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if isShare, parts.count == 2 {
      guard let over = whole(parts[0]), let under = whole(parts[1]) else { return nil }
      return over.divided(by: under)
    }
    let type = BaseType.number(isInteger: !isShare, .plain)
    guard case .success(.number(let number)) = scalars.read(text, as: type) else { return nil }
    return number
  }

  private func whole(_ text: String) -> ExactNumber? {
    let type = BaseType.number(isInteger: true, .plain)
    guard case .success(.number(let number)) = scalars.read(text, as: type) else { return nil }
    return number
  }
}

/// A word of which an expectation is made, in both languages.
protocol ExpectedWord: CaseIterable, RawRepresentable where RawValue == String {
  var words: Words { get }
}

extension ExpectedWord {
  /// Every way to write it; the English one first, the Chinese one last.
  var forms: [String] {
    let inReports = rawValue == UndeterminedWord.latin ? [UndeterminedWord.inReports] : []
    return [rawValue] + inReports + [words.zh]
  }
}

/// What cannot be told: decisions call it 待补, reports on the registry 待定; a test may write either.
enum UndeterminedWord {
  static let latin = "undetermined"
  static let inReports = "待定"

  /// Whether a text is one of its forms.
  static func isForm(_ text: String) -> Bool {
    ExpectedOutcome.undetermined.forms.contains(text)
  }
}

extension ExpectedOutcome: ExpectedWord {}
extension ExpectedBudget: ExpectedWord {}
