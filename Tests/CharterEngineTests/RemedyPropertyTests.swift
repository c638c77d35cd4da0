import CharterData
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// The search for remedies against trying everything: small policies, whose every case can be listed.
@Suite struct RemedyPropertyTests {
  @Test(arguments: 0..<24)
  func findsExactlyTheSmallestSets(seed: Int) throws {
    var cases = 0
    for round in 0..<6 {
      let world = try RemedyWorld(seed: seed &* 1_000 &+ round)
      guard try world.check() else { continue }
      cases += 1
    }
    #expect(cases >= 1)
  }

  /// Answers that lead to the same verdict are told as one, where rules cut the line between them.
  @Test func neighbouringAnswersAreOne() throws {
    let policy = """
      policy p { title "P" in force from 2020-01-01 uses v }
      rule r for act { require n >= 2 require n >= 4 }
      """
    let text = try StateText(PolicyWriter.vocabulary, policy, registry: "School: []\n")
    let proposal = Proposal(
      action: ActionID(index: 0), date: World.day, arguments: Array(repeating: nil, count: 6),
      steps: [], createdID: "act-1", expectation: nil, title: nil, span: nowhere)
    let file = ProposalFile(registry: text.registry, proposals: [proposal], overrides: [])
    let found = ReferenceEvaluator(program: text.program, registry: text.registry).remedies(
      forActionAt: 0, of: file, defaultDate: World.day)
    let question = try #require(found.nextQuestion)
    #expect(question.answers.map(\.verdict) == [.rejected, .permitted])
    #expect(found.rejecting.count == 1)
    #expect(found.rejecting.first?.range?.least == .number(.zero))
    #expect(found.rejecting.first?.range?.greatest == .number(ExactNumber(3)))
  }
}

/// A policy with a proposal that it does not permit, and all that might be proposed instead.
private struct RemedyWorld {
  private static let today = World.day
  private static let offsets = -6...11
  /// The last day of the decision that is tried, from today.
  private static let last = 6

  let text: StateText
  let policy: String
  let proposal: Proposal
  /// Everything that each lever might be, the present included where it is known.
  private let domains: [(lever: Lever, settings: [Setting?])]

  init(seed: Int) throws {
    var random = SeededRandom(seed)
    var writer = PolicyWriter(random: random)
    policy = writer.text()
    random = writer.random
    text = try StateText(PolicyWriter.vocabulary, policy, registry: "School: []\n")
    let schema = text.program.schema
    let grade = EnumID(index: 0)
    func day(_ offset: Int) -> CalendarDate {
      Self.today.adding(days: offset) ?? Self.today
    }
    let span = nowhere
    let all: [[Value]] = [
      [.boolean(true), .boolean(false)], [.boolean(true), .boolean(false)],
      (0...5).map { .number(ExactNumber($0)) }, (0...5).map { .number(ExactNumber($0)) },
      (0..<3).map { .enumCase(grade, $0) }, Self.offsets.map { .date(day($0)) },
    ]
    var arguments: [Fact?] = []
    var domains: [(Lever, [Setting?])] = []
    for (slot, values) in all.enumerated() {
      let isKnown = random.below(4) > 0
      // A day well inside of those that are tried, so that waiting for it is tried too.
      let place = slot == 5 ? 3 + random.below(7) : random.below(values.count)
      let value = isKnown ? values[place] : nil
      arguments.append(value.map { Fact($0, at: span) })
      guard writer.used.contains(slot) else { continue }
      domains.append((.argument(slot), (isKnown ? [] : [nil]) + values.map { .value($0) }))
    }
    var steps: [StepFact?] = []
    for step in schema.actions[0].steps.indices {
      let on = random.below(2) == 0 ? day(-random.below(5)) : nil
      steps.append(on.map { StepFact(on: Fact(.date($0), at: span), by: nil, span: span) })
      // What is done may only be done again later.
      let days = (-5...Self.last).map(day).filter { later in on.map { later > $0 } ?? true }
      domains.append(
        (
          .step(step),
          [on.map { .step(on: $0, by: nil) }] + days.map { .some(.step(on: $0, by: nil)) }
        ))
    }
    domains.append((.date, (0...Self.last).map { .value(.date(day($0))) }))
    self.domains = domains
    proposal = Proposal(
      action: ActionID(index: 0), date: Self.today, arguments: arguments, steps: steps,
      createdID: "act-1", expectation: nil, title: nil, span: span)
  }

  /// Compares the search with the whole list; `false`: there is nothing to compare.
  func check() throws -> Bool {
    let size = domains.reduce(1) { $0 * $1.settings.count }
    guard size <= 12_000, verdict(proposal) != .permitted, verdict(proposal) != .ungoverned else {
      return false
    }
    let file = self.file([proposal])
    let found = ReferenceEvaluator(program: text.program, registry: text.registry).remedies(
      forActionAt: 0, of: file, defaultDate: Self.today,
      limits: RemedyLimits(
        changes: 8, further: 8, sets: 1_000, evaluations: 100_000, furtherEvaluations: 100_000))
    #expect(!found.stoppedEarly)
    let expected = smallest()
    let sets = Set(found.permitting.map { Set($0.amendments.map(\.lever)) })
    #expect(
      sets == expected,
      "\(policy)\n\(proposal.arguments.map { $0?.value })\n\(proposal.steps.map { $0?.on?.value })")
    for remedy in found.permitting {
      #expect(remedy.isVerified)
      let changes = Dictionary(uniqueKeysWithValues: remedy.amendments.map { ($0.lever, $0.to) })
      #expect(verdict(changed(by: changes)) == .permitted)
      for part in parts(of: changes) { #expect(verdict(changed(by: part)) != .permitted) }
      // Every value of a range does as well, those of several in every combination of their ends.
      for amendment in remedy.amendments {
        if case .step(let done, _)? = amendment.from, case .step(let again, _) = amendment.to {
          #expect(again > done)
        }
        for setting in Self.within(amendment) {
          var other = changes
          other[amendment.lever] = setting
          #expect(verdict(changed(by: other)) == .permitted, "\(policy)\n\(amendment)")
        }
      }
    }
    if let question = found.nextQuestion {
      for answer in question.answers {
        #expect(
          verdict(changed(by: [answer.amendment.lever: answer.amendment.to])) == answer.verdict)
        for setting in Self.within(answer.amendment) {
          #expect(verdict(changed(by: [answer.amendment.lever: setting])) == answer.verdict)
        }
      }
    }
    return true
  }

  /// The smallest sets of levers that permit, of everything that might be proposed.
  private func smallest() -> Set<Set<Lever>> {
    var permitting: Set<Set<Lever>> = []
    func visit(_ place: Int, _ changes: [Lever: Setting]) {
      if permitting.contains(where: { $0.isSubset(of: changes.keys) }) { return }
      guard place < domains.count else {
        if verdict(changed(by: changes)) == .permitted { permitting.insert(Set(changes.keys)) }
        return
      }
      let (lever, settings) = domains[place]
      visit(place + 1, changes)
      for case .some(let setting) in settings where setting != now(lever) {
        var next = changes
        next[lever] = setting
        visit(place + 1, next)
      }
    }
    visit(0, [:])
    return permitting.filter { set in !permitting.contains { $0.isStrictSubset(of: set) } }
  }

  private func now(_ lever: Lever) -> Setting? {
    switch lever {
    case .argument(let slot): proposal.arguments[slot].map { .value($0.value) }
    case .step(let step):
      if case .date(let on)? = proposal.steps[step]?.on?.value {
        .step(on: on, by: nil)
      } else {
        nil
      }
    case .date: .value(.date(Self.today))
    case .attribute: nil
    }
  }

  // MARK: Deciding

  private func file(_ proposals: [Proposal]) -> ProposalFile {
    ProposalFile(registry: text.registry, proposals: proposals, overrides: [])
  }

  private func verdict(_ proposal: Proposal) -> Verdict {
    let evaluator = ReferenceEvaluator(program: text.program, registry: text.registry)
    return evaluator.decide(
      proposal, on: proposal.date ?? Self.today, in: evaluator.initialState
    ).verdict
  }

  private func changed(by changes: [Lever: Setting]) -> Proposal {
    var arguments = proposal.arguments
    var steps = proposal.steps
    var date = proposal.date
    for (lever, setting) in changes {
      switch (lever, setting) {
      case (.argument(let slot), .value(let value)): arguments[slot] = Fact(value, at: nowhere)
      case (.step(let step), .step(let on, _)):
        steps[step] = StepFact(on: Fact(.date(on), at: nowhere), by: nil, span: nowhere)
      case (.date, .value(.date(let day))): date = day
      default: break
      }
    }
    return Proposal(
      action: proposal.action, date: date, arguments: arguments, steps: steps,
      createdID: proposal.createdID, expectation: nil, title: nil, span: proposal.span)
  }

  private func parts(of changes: [Lever: Setting]) -> [[Lever: Setting]] {
    changes.keys.map { lever in changes.filter { $0.key != lever } }
  }

  /// Values of a range: all of a short one, the first ones of an open one.
  private static func within(_ amendment: Amendment) -> [Setting] {
    guard let range = amendment.range else { return [] }
    switch amendment.to {
    case .value(.number):
      let low = number(range.least) ?? 0
      let high = number(range.greatest) ?? low + 9
      return (low...high).map { .value(.number(ExactNumber($0))) }
    case .value(.date): return days(range).map { .value(.date($0)) }
    case .step(_, let by): return days(range).map { .step(on: $0, by: by) }
    case .value: return []
    }
  }

  private static func number(_ value: Value?) -> Int? {
    if case .number(let number)? = value { return number.intValue }
    return nil
  }

  private static func days(_ range: ValueRange) -> [CalendarDate] {
    func day(_ value: Value?) -> CalendarDate? {
      if case .date(let date)? = value { return date }
      return nil
    }
    let low = day(range.least) ?? day(range.greatest)?.adding(days: -9) ?? today
    let high = day(range.greatest) ?? low.adding(days: 9) ?? low
    return (low.dayNumber...high.dayNumber).compactMap { CalendarDate(dayNumber: $0) }
  }
}

/// Writes small policies.
private struct PolicyWriter {
  static let vocabulary = """
    vocabulary v { }
    ordered enum Grade 等级 { low 低, middle 中, high 高 }
    entity School 学校 { name 校名: text }
    action act 办理 {
      a: boolean
      b: boolean
      n: integer
      m: integer
      g: Grade
      d: date
    }
    """

  private static let names = ["a", "b", "n", "m", "g", "d"]

  var random: SeededRandom
  private(set) var used: Set<Int> = []

  init(random: SeededRandom) { self.random = random }

  mutating func text() -> String {
    var lines = ["policy p { title \"P\" in force from 2020-01-01 uses v }"]
    let slots = (0..<2 + random.below(2)).map { _ in random.below(6) }
    for number in 0..<1 + random.below(3) { lines.append(norm(number, slots)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func norm(_ number: Int, _ slots: [Int]) -> String {
    var statements: [String] = []
    if random.below(3) == 0 { statements.append("when \(condition(slots, 1))") }
    switch random.below(5) {
    case 0: statements.append("forbid \(condition(slots, 1))")
    case 1:
      statements.append(
        "any of { ground \(condition(slots, 0)) ground \(condition(slots, 1)) }")
    case 2 where number == 0: statements.append(procedure())
    default:
      statements.append("require \(condition(slots, 1))")
      if random.below(2) == 0 { statements.append("require \(condition(slots, 2))") }
    }
    if random.below(3) == 0 {
      let inner = random.below(2) == 0 ? "" : "require \(condition(slots, 1))"
      return "rule r\(number) for act { \(statements.joined(separator: "\n")) }\n"
        + "exception e\(number) to r\(number) when \(condition(slots, 1)) { \(inner) }"
    }
    return "rule r\(number) for act { \(statements.joined(separator: "\n")) }"
  }

  private mutating func procedure() -> String {
    let second =
      ["", " after first within 2日", " after first not before 1日"][random.below(3)]
    return random.below(2) == 0
      ? "procedure { step first within 3日 of today - 3日 }"
      : "procedure { step first, step second\(second) }"
  }

  private mutating func condition(_ slots: [Int], _ depth: Int) -> String {
    guard depth > 0, random.below(4) > 0 else { return atom(slots) }
    let left = condition(slots, depth - 1)
    let right = condition(slots, depth - 1)
    switch random.below(5) {
    case 0: return "(\(left) and \(right))"
    case 1: return "(\(left) or \(right))"
    case 2: return "(not (\(left)))"
    case 3: return "((\(left)) implies \(right))"
    default: return left
    }
  }

  private mutating func atom(_ slots: [Int]) -> String {
    let slot = slots[random.below(slots.count)]
    used.insert(slot)
    let name = Self.names[slot]
    switch slot {
    case 0, 1: return random.below(2) == 0 ? name : "\(name) = \(random.below(2) == 0)"
    case 2, 3:
      let sign = ["<=", ">=", "<", ">", "=", "!="][random.below(6)]
      if slots.contains(2), slots.contains(3), random.below(3) == 0 {
        used.formUnion([2, 3])
        return "n + m \(["<=", ">="][random.below(2)]) \(1 + random.below(4))"
      }
      return "\(name) \(sign) \(1 + random.below(4))"
    case 4:
      let grade = ["low", "middle", "high"][random.below(3)]
      return "g \(["=", ">=", "<", "!="][random.below(4)]) \(grade)"
    default:
      let other = ["today", "2021-04-19", "2021-04-21", "today - 2日", "today + 1日"][random.below(5)]
      return "d \(["<=", ">=", "<", "="][random.below(4)]) \(other)"
    }
  }
}
