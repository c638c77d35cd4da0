import CharterData
import CharterEngine
import CharterKit
import CharterSemantics
import CharterTestSupport
import CharterValues
import Foundation
import Testing

/// Compiled decisions give the reference's replies on every proposal and test of `Policies/`.
@Suite struct DecisionEngineTests {
  @Test(arguments: DataSchemaTests.documents)
  func everyProposal(of document: String) throws {
    let folder = PolicyTests.policies
    var workspace = Workspace.load(
      Places(
        policies: ["vocabulary", document].map { folder.appending(path: $0).path },
        registry: [folder.appending(path: "\(document)/registry").path]))
    let program = try #require(workspace.program)
    let today = try #require(CalendarDate.iso("2021-04-20"))
    let proposals = folder.appending(path: "\(document)/proposals").path
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: proposals).sorted() {
      guard let file = workspace.loadProposals("\(proposals)/\(name)") else { continue }
      count += file.proposals.count
      try compare(file, program, on: today, "\(document)/\(name)")
    }
    #expect(count >= 5)
  }

  /// Decides each proposal on the registry, and on the state that those before it leave.
  private func compare(
    _ file: ProposalFile, _ program: Program, on today: CalendarDate, _ name: String
  ) throws {
    let evaluator = ReferenceEvaluator(
      program: program, registry: file.registry, overrides: file.overrides)
    var engine = DecisionEngine(
      program: program, registry: file.registry, overrides: file.overrides)
    var state = evaluator.initialState
    // A plan of its own for each action takes long; the first few lean on each other most.
    let most = 4
    for (index, proposal) in file.proposals.enumerated() {
      let date = proposal.date ?? today
      let alone = engine.decide(proposal, on: date)
      let decision = evaluator.decide(proposal, on: date, in: evaluator.initialState)
      #expect(alone.differences(from: decision) == [], "\(name), \(index)")

      guard index < most else { continue }
      var later = DecisionEngine(program: program, state: state, overrides: file.overrides)
      let inPlan = evaluator.decide(proposal, on: date, in: state)
      let afterOthers = later.decide(proposal, on: date)
      #expect(afterOthers.differences(from: inPlan) == [], "\(name), \(index) in turn")
      _ = evaluator.carryOut(
        proposal, at: index, verdict: inPlan.verdict, on: date, in: &state)
    }
  }
}
