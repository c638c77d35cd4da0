import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

/// Taking one fact out of a permitted proposal leaves it permitted where the fact cannot matter, and
/// otherwise undetermined, with the fact named: never a rejection, and never a silent change.
@Suite struct MissingFactTests {
  /// A proposal with the registry that it is decided on.
  struct Case {
    var registry: Registry
    var proposal: Proposal
    let file: String
  }

  /// A fact that can be taken out.
  enum Removal: CustomStringConvertible {
    case argument(Int)
    case attribute(RecordID, Int)
    case step(Int)
    case actor(Int)

    var description: String {
      switch self {
      case .argument(let slot): "argument \(slot)"
      case .attribute(let record, let slot): "attribute \(slot) of record \(record.index)"
      case .step(let step): "step \(step)"
      case .actor(let step): "the actor of step \(step)"
      }
    }
  }

  @Test(arguments: PolicyTests.proposalFiles)
  func aFactTakenOutIsNamed(_ path: String) throws {
    let checked = try check(path, variants: 0, seed: 1)
    #expect(checked.permitted > 0 || checked.proposals < 10)
  }

  @Test(arguments: PolicyTests.proposalFiles)
  func soItIsInGeneratedProposals(_ path: String) throws {
    let checked = try check(path, variants: 12, seed: 7)
    #expect(checked.permitted > 0 || checked.proposals < 10)
  }

  /// Takes facts out of each proposal of a file that is permitted by itself, and of variants of it.
  private func check(
    _ path: String, variants: Int, seed: UInt64
  ) throws -> (proposals: Int, permitted: Int) {
    var random = SeededGenerator(seed: seed)
    var workspace = PolicyTests.nanchang
    let loaded = workspace.loadProposals(path)
    let file = try #require(loaded)
    let program = try #require(workspace.program)
    var permitted = 0
    for proposal in file.proposals {
      let original = Case(registry: file.registry, proposal: proposal, file: path)
      var cases = variants == 0 ? [original] : []
      for _ in 0..<variants { cases.append(vary(original, program, &random)) }
      for current in cases {
        let decision = decide(current, program)
        guard decision.verdict == .permitted else { continue }
        permitted += 1
        var removals = removals(read: decision, current, program)
        // Every fact that was read of the proposals themselves; of the variants a few.
        if variants > 0 { removals = Array(removals.shuffled(using: &random).prefix(6)) }
        for removal in removals { hold(removal, current, program) }
      }
    }
    return (file.proposals.count, permitted)
  }

  private func decide(_ current: Case, _ program: Program) -> Decision {
    let evaluator = ReferenceEvaluator(program: program, registry: current.registry)
    let date = current.proposal.date ?? CalendarDate.earliest
    return evaluator.decide(current.proposal, on: date, in: evaluator.initialState)
  }

  private func hold(_ removal: Removal, _ current: Case, _ program: Program) {
    let poorer = take(removal, from: current)
    let decision = decide(poorer, program)
    guard decision.verdict != .permitted else { return }
    let line = "\(current.file), action \(current.proposal.action.index), without \(removal)"
    #expect(decision.verdict == .undetermined, "\(line)")
    #expect(
      decision.missing.contains { names($0.reason, removal, program, poorer.registry) },
      "\(line): \(decision.missing.map(\.reason))")
  }

  private func names(
    _ reason: Reason, _ removal: Removal, _ program: Program, _ registry: Registry
  ) -> Bool {
    switch (reason, removal) {
    case (.step(let missing), .step(let step)): return missing == step
    case (.missingFact(let path, _), .actor(_)):
      return path.names.last.map { $0.canonical == "by" } ?? false
    case (.missingFact(let path, nil), .argument(_)): return path.names.count == 1
    case (.missingFact(let path, let owner), .attribute(let record, let slot)):
      let attribute = program.schema[registry[record].entity].attributes[slot].name
      let isOwner = registry[record].standing == .nested ? owner == nil : owner == record
      return isOwner && path.names.last == attribute
    default: return false
    }
  }

  /// What the decision read, and what else the proposal states.
  private func removals(
    read decision: Decision, _ current: Case, _ program: Program
  ) -> [Removal] {
    var removals: [Removal] = []
    for (slot, fact) in current.proposal.arguments.enumerated() {
      guard let fact else { continue }
      removals.append(.argument(slot))
      if case .record(let record) = fact.value, current.registry[record].standing == .nested {
        removals += stated(record, current.registry)
      }
    }
    for (step, fact) in current.proposal.steps.enumerated() {
      guard let fact else { continue }
      removals.append(.step(step))
      if fact.by != nil { removals.append(.actor(step)) }
    }
    var seen: Set<RecordID> = []
    for report in decision.norms {
      let values = report.conditionValues + report.statements.flatMap(\.values)
      for value in values {
        guard case .fact(let record?) = value.source, seen.insert(record).inserted else { continue }
        removals += stated(record, current.registry)
      }
    }
    return removals
  }

  private func stated(_ record: RecordID, _ registry: Registry) -> [Removal] {
    registry[record].slots.indices.filter { registry[record].slots[$0] != nil }
      .map { .attribute(record, $0) }
  }

  private func take(_ removal: Removal, from current: Case) -> Case {
    var result = current
    switch removal {
    case .argument(let slot): result.proposal = current.proposal.with(argument: slot, nil)
    case .attribute(let record, let slot): result.registry[record].slots[slot] = nil
    case .step(let step): result.proposal = current.proposal.with(step: step, nil)
    case .actor(let step):
      guard let fact = current.proposal.steps[step] else { return current }
      result.proposal = current.proposal.with(
        step: step, StepFact(on: fact.on, by: nil, span: fact.span))
    }
    return result
  }

  // MARK: Variants

  /// The same kind of proposal with one to three facts changed at random.
  private func vary(_ original: Case, _ program: Program, _ random: inout SeededGenerator) -> Case {
    var result = original
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        let given = result.proposal.arguments
        let slots = given.indices.filter { given[$0] != nil }
        guard let slot = slots.randomElement(using: &random),
          let fact = result.proposal.arguments[slot]
        else { continue }
        let value = other(than: fact.value, result.registry, program, &random)
        result.proposal = result.proposal.with(argument: slot, Fact(value, at: fact.span))
      case 1:
        guard let step = result.proposal.steps.indices.randomElement(using: &random),
          let fact = result.proposal.steps[step], let on = fact.on
        else { continue }
        let value = other(than: on.value, result.registry, program, &random)
        result.proposal = result.proposal.with(
          step: step, StepFact(on: Fact(value, at: on.span), by: fact.by, span: fact.span))
      default:
        guard let index = result.registry.records.indices.randomElement(using: &random) else {
          continue
        }
        let record = RecordID(index: index)
        guard let slot = result.registry[record].slots.indices.randomElement(using: &random),
          let fact = result.registry[record].slots[slot]
        else { continue }
        let value = other(than: fact.value, result.registry, program, &random)
        result.registry[record].slots[slot] = Fact(value, at: fact.span)
      }
    }
    return result
  }

  /// Another value of the same type.
  private func other(
    than value: Value, _ registry: Registry, _ program: Program, _ random: inout SeededGenerator
  ) -> Value {
    switch value {
    case .none, .text, .set: return value
    case .boolean(let flag): return .boolean(!flag)
    case .number(let number):
      return .number(number + ExactNumber(Int.random(in: -2...2, using: &random)))
    case .date(let date):
      return date.adding(days: Int.random(in: -40...10, using: &random)).map { .date($0) } ?? value
    case .enumCase(let id, _):
      return .enumCase(id, Int.random(in: program.schema[id].cases.indices, using: &random))
    case .record(let record):
      let entity = registry[record].entity
      guard registry[record].standing == .registered,
        let found = registry.extents[entity]?.randomElement(using: &random)
      else { return value }
      return .record(found)
    }
  }
}

extension Proposal {
  func with(argument slot: Int, _ fact: Fact?) -> Proposal {
    var arguments = arguments
    arguments[slot] = fact
    return copy(arguments: arguments, steps: steps)
  }

  func with(step: Int, _ fact: StepFact?) -> Proposal {
    var steps = steps
    steps[step] = fact
    return copy(arguments: arguments, steps: steps)
  }

  private func copy(arguments: [Fact?], steps: [StepFact?]) -> Proposal {
    Proposal(
      action: action, date: date, arguments: arguments, steps: steps, createdID: createdID,
      overrides: overrides, expectation: nil, title: title, span: span)
  }
}
