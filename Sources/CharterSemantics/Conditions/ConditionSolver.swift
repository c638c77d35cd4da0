import CharterValues

/// Whether conditions can hold together, shown on finitely many samples of each value that they test.
///
/// Sound and incomplete: ``Answer/never`` is proven. Conditions are split into cases of tests of single values
/// against constants; what is no such test counts as one that may go either way, the same wherever it stands.
struct ConditionSolver {
  /// A yes-or-no expression, and which of the two it is to be.
  struct Demand {
    let expression: Expression
    let holds: Bool
    /// The cases in which it is so; `nil`: they are too many.
    let cases: [[ConditionTest]]?

    init(_ expression: Expression, _ holds: Bool) {
      self.expression = expression
      self.holds = holds
      self.cases = expression.cases(when: holds)
    }
  }

  /// A value that is tested, and one that passes.
  typealias Choice = (expression: Expression, sample: TableAnalysis.Sample)

  enum Answer {
    /// They never hold together.
    case never
    /// They hold for these values, whatever all others are.
    case example([Choice])
    /// They may or may not.
    case open
  }

  /// The enums of the run; a test of one has its cases to choose from.
  let enums: [EnumDeclaration]

  /// Whether it is proven that not all of these can be at once.
  func isNever(_ demands: [Demand]) -> Bool {
    // By far the most questions are about one test that some value surely passes.
    if demands.count == 1, let cases = demands[0].cases, cases.count == 1, cases[0].count == 1,
      cases[0][0].isSurelyPossible
    {
      return false
    }
    if case .never = answer(demands) { return true }
    return false
  }

  func answer(_ demands: [Demand]) -> Answer {
    var cases: [[ConditionTest]] = [[]]
    var isWhole = true
    for demand in demands {
      guard let more = demand.cases, more.count * cases.count <= Expression.mostCases
      else {
        isWhole = false
        continue
      }
      cases = cases.flatMap { first in more.map { first + $0 } }
      // Pruned as it grows, so that long lists of conditions stay cheap.
      if cases.count > 1 { cases = cases.filter { choices(for: $0) != nil } }
    }
    for tests in cases {
      guard let found = choices(for: tests) else { continue }
      let isCertain = tests.allSatisfy { if case .path = $0.subject { true } else { false } }
      return isWhole && isCertain ? .example(found) : .open
    }
    return .never
  }

  // MARK: One case

  /// A value for each thing tested; `nil`: some has none.
  private func choices(for tests: [ConditionTest]) -> [Choice]? {
    guard tests.count > 1 || tests.first.map(isBounded) ?? false else {
      guard let test = tests.first else { return [] }
      return choice(for: [test]).map { [$0] }
    }
    let groups = grouped(tests)
    if asksOfAbsent(groups) { return nil }
    var found: [Choice] = []
    for group in groups {
      guard let choice = choice(for: group) else { return nil }
      found.append(choice)
    }
    return found
  }

  /// Those of one subject together, in the order in which the subjects are met.
  private func grouped(_ tests: [ConditionTest]) -> [[ConditionTest]] {
    var places: [ConditionTest.Subject: Int] = [:]
    var groups: [[ConditionTest]] = []
    for test in tests {
      let place = places[test.subject, default: groups.count]
      if place == groups.count {
        places[test.subject] = place
        groups.append([test])
      } else {
        groups[place].append(test)
      }
    }
    return groups
  }

  private func isBounded(_ test: ConditionTest) -> Bool {
    switch test.expression.type.base {
    case .boolean, .enumeration: true
    case .text, .date, .number, .entity, .set, .nothing: false
    }
  }

  /// Whether an attribute is tested of what is to be absent: such a test is never decided.
  private func asksOfAbsent(_ groups: [[ConditionTest]]) -> Bool {
    for tests in groups {
      guard case .path(let path)? = tests.first?.subject,
        tests.contains(where: { $0.demand == .presence(false) || $0.demand == .equal(.none, true) })
      else { continue }
      let isAsked = groups.contains { other in
        guard case .path(let longer)? = other.first?.subject else { return false }
        return longer.root == path.root && longer.attributes.count > path.attributes.count
          && longer.attributes.starts(with: path.attributes)
      }
      if isAsked { return true }
    }
    return false
  }

  private func choice(for tests: [ConditionTest]) -> Choice? {
    guard let first = tests.first else { return nil }
    let sample = samples(for: tests, of: first.expression.type.base).first { sample in
      tests.allSatisfy { $0.accepts(sample) }
    }
    return sample.map { (first.expression, $0) }
  }

  /// One value for each stretch on which no test changes.
  private func samples(
    for tests: [ConditionTest], of base: BaseType
  ) -> [TableAnalysis.Sample] {
    let named = tests.compactMap(\.constant).filter { $0 != .none }
    var samples: [TableAnalysis.Sample]
    switch base {
    case .boolean: samples = [.value(.boolean(true)), .value(.boolean(false))]
    case .enumeration(let id):
      samples = enums[id.index].cases.indices.map { .value(.enumCase(id, $0)) }
    case .number(let isInteger, _):
      samples = TableAnalysis.numbers(named, isInteger: isInteger)
      // A figure that the policy names shows more than one beside it.
      samples.sort { left, right in isNamed(left, named) && !isNamed(right, named) }
    case .date: samples = TableAnalysis.dates(named)
    case .text, .entity, .set, .nothing: samples = named.map { .value($0) } + [.other]
    }
    let mayBeAbsent = tests.contains { test in
      if case .presence = test.demand { return true }
      return test.expression.type.isOptional || test.constant == Value.none
    }
    return mayBeAbsent ? samples + [.value(.none)] : samples
  }

  private func isNamed(_ sample: TableAnalysis.Sample, _ named: [Value]) -> Bool {
    if case .value(let value) = sample { named.contains(value) } else { false }
  }
}
