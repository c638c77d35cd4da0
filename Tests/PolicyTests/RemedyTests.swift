import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues
import Foundation
import Testing

/// What would change the verdicts on the proposals under `Policies/`: each set of changes permits when the file
/// is rewritten so, and no part of it does.
@Suite struct RemedyTests {
  /// Every sample, and a few files of tests of each document.
  static let files: [(document: String, path: String)] = {
    let documents = ["ankang", "fushun", "liaoyang", "nanchang", "weifang"]
    return documents.flatMap { document -> [(String, String)] in
      let folder = PolicyTests.policies.appendingPathComponent("\(document)/proposals")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let samples = names.filter { $0 == "proposals.yaml" }
      let tests = names.filter { $0.hasSuffix(".test.yaml") }.sorted().prefix(2)
      return (samples + tests).map { (document, folder.appendingPathComponent($0).path) }
    }
  }()

  @Test func thereAreFiles() {
    #expect(Self.files.count { $0.path.hasSuffix("/proposals.yaml") } == 5)
  }

  @Test(arguments: files.indices)
  func everySetPermitsAndNoPartDoes(_ index: Int) throws {
    let (document, path) = Self.files[index]
    var workspace = PolicyTests.load(document)
    let program = try #require(workspace.program)
    let loaded = workspace.loadProposals(path)
    let file = try #require(loaded)
    let today = try #require(CalendarDate.iso("2021-04-20"))
    let evaluator = ReferenceEvaluator(program: program, registry: file.registry)
    let decisions = evaluator.decide(file, defaultDate: today).value
    var left = 2
    for (place, decision) in decisions.enumerated() {
      let isOpen = decision.verdict == .rejected || decision.verdict == .undetermined
      guard isOpen, left > 0 else { continue }
      left -= 1
      let found = evaluator.remedies(
        forActionAt: place, of: file, defaultDate: today,
        limits: RemedyLimits(sets: 3, evaluations: 60, furtherEvaluations: 10))
      for remedy in found.permitting {
        #expect(remedy.isVerified)
        for change in remedy.amendments { Self.expectNoBackdating(change, path) }
        let plan = RewrittenPlan(program: program, file: file, place: place, today: today)
        let changes = remedy.amendments
        #expect(plan.verdict(with: changes) == .permitted, "\(path) \(place)")
        // All parts of a small set, and of a large one those that lack one change.
        let parts =
          changes.count <= 4
          ? (0..<1 << changes.count - 1).map { choice in
            changes.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
          }
          : changes.indices.map { gone in changes.indices.filter { $0 != gone }.map { changes[$0] }
          }
        for part in parts where part.count < changes.count {
          #expect(plan.verdict(with: part) != .permitted, "\(path) \(place)")
        }
      }
      // What cannot be met is still not met after everything else is.
      if found.permitting.isEmpty, let besides = found.besides {
        for change in besides.amendments { Self.expectNoBackdating(change, path) }
        let plan = RewrittenPlan(program: program, file: file, place: place, today: today)
        #expect(plan.verdict(with: besides.amendments) != .permitted, "\(path) \(place)")
      }
    }
  }
}

extension RemedyTests {
  /// A step that is done is done again on a later day only; who did it may be said if nobody has.
  static func expectNoBackdating(_ change: Amendment, _ path: String) {
    guard case .step(let on, let by)? = change.from, change.kind != .stepToDo,
      case .step(let later, _) = change.to
    else { return }
    if change.kind == .factToState {
      #expect(by == nil && later == on, "\(path)")
    } else {
      #expect(later > on, "\(path)")
    }
    guard let range = change.range else { return }
    if case .date(let least)? = range.least {
      #expect(least > on, "\(path)")
    } else {
      Issue.record("\(path): a step may be redone on any day")
    }
  }
}

/// A file of proposals with one of them rewritten, decided from its beginning.
private struct RewrittenPlan {
  let program: Program
  let file: ProposalFile
  let place: Int
  let today: CalendarDate

  func verdict(with changes: [Amendment]) -> Verdict? {
    var registry = file.registry
    let proposal = file.proposals[place]
    // A record for each document that is not there, as a supplied one would stand in the file.
    for (slot, parameter) in program.schema[proposal.action].parameters.enumerated() {
      guard parameter.type.isOptional, case .entity(let entity) = parameter.type.base else {
        continue
      }
      if let fact = proposal.arguments[slot], fact.value != .none { continue }
      let slots = program.schema[entity].attributes.map { attribute in
        attribute.inverseOf == nil
          ? attribute.defaultValue.map { Fact($0, at: proposal.span) } : nil
      }
      _ = registry.add(
        Record(entity: entity, id: "", standing: .nested, slots: slots, span: proposal.span))
    }
    var arguments = proposal.arguments
    var steps = proposal.steps
    var date = proposal.date
    for change in changes {
      switch (change.lever, change.to) {
      case (.argument(let slot), .value(let value)):
        arguments[slot] = Fact(value, at: proposal.span)
      case (.attribute(let record, let slot), .value(let value)):
        registry[record].slots[slot] = Fact(value, at: proposal.span)
      case (.step(let step), .step(let on, let by)):
        steps[step] = StepFact(
          on: Fact(.date(on), at: proposal.span), by: by.map { Fact($0, at: proposal.span) },
          span: proposal.span)
      case (.date, .value(.date(let day))): date = day
      default: return nil
      }
    }
    var proposals = Array(file.proposals.prefix(place))
    proposals.append(
      Proposal(
        action: proposal.action, date: date, arguments: arguments, steps: steps,
        createdID: proposal.createdID, overrides: proposal.overrides, expectation: nil, title: nil,
        span: proposal.span))
    let plan = ProposalFile(registry: registry, proposals: proposals, overrides: file.overrides)
    return ReferenceEvaluator(program: program, registry: registry)
      .decide(plan, defaultDate: today).value.last?.verdict
  }
}
