import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterRevision
import CharterSemantics
import CharterTestSupport
import CharterValues
import Foundation
import Testing

/// Everything under `Policies/`: it checks without a warning, and every expectation holds.
@Suite struct PolicyTests {
  static let policies = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Policies")

  /// A document with the vocabularies and its registry.
  static func load(_ document: String) -> Workspace {
    let places = ["vocabulary", "\(document)/\(document).charter"]
    return Workspace.load(
      Places(
        policies: places.map { policies.appendingPathComponent($0).path },
        registry: [policies.appendingPathComponent("\(document)/registry").path]))
  }

  static let nanchang = load("nanchang")

  static let proposalFiles: [String] = {
    let folder = policies.appendingPathComponent("nanchang/proposals")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".test.yaml") }.sorted()
      .map { folder.appendingPathComponent($0).path }
  }()

  @Test func everythingChecksWithoutAWarning() {
    let workspace = Workspace.load(Places(policies: [Self.policies.path]))
    let text = DiagnosticRenderer(sources: workspace.sources, language: .en)
      .render(workspace.diagnostics)
    #expect(workspace.diagnostics.isEmpty, "\(text)")
    #expect(workspace.program != nil)
  }

  @Test func thereAreExpectations() {
    var workspace = Self.nanchang
    let count = Self.proposalFiles.map { path in
      workspace.loadProposals(path)?.proposals.filter { $0.expectation != nil }.count ?? 0
    }.reduce(0, +)
    #expect(count >= 60)
  }

  /// What `charter test Policies` says: every test of every document passes.
  @Test func everythingIsAsExpected() {
    let command = TestCommand(paths: [Self.policies.path], places: Places())
    let invocation = Invocation(
      language: .en, isQuiet: true, today: Day(year: 2021, month: 4, day: 20))
    let reply = command.run(invocation)
    #expect(reply.status == .success, "\(reply.output)\(reply.messages)")
  }

  /// Each norm on an action is satisfied by some proposal and violated by another.
  @Test func everyNormIsDecidedBothWays() {
    var workspace = Self.nanchang
    guard let program = workspace.program, let today = CalendarDate.iso("2021-04-20") else {
      return
    }
    var outcomes: [String: Set<NormOutcome>] = [:]
    for path in Self.proposalFiles {
      guard let file = workspace.loadProposals(path) else { continue }
      let evaluator = ReferenceEvaluator(program: program, registry: workspace.registry)
      for decision in evaluator.decide(file, defaultDate: today).value {
        for report in decision.norms {
          outcomes[program[report.norm].name.canonical, default: []].insert(report.outcome)
        }
      }
    }
    for norm in program.norms where norm.isDecisive {
      let seen = outcomes[norm.name.canonical] ?? []
      // What forbids the act itself is never satisfied: it applies or it does not.
      let other: NormOutcome = norm.forbidsTheAct ? .notApplicable : .satisfied
      #expect(seen.contains(other), "\(norm.name.canonical) is never \(other)")
      #expect(seen.contains(.violated), "\(norm.name.canonical) is never violated")
    }
  }
}

extension Norm {
  var forbidsTheAct: Bool {
    statements.contains { if case .forbid(nil) = $0.kind { true } else { false } }
  }
}
