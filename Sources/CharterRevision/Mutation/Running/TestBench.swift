import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// The tests of one set of policies, run once, with what each of them made use of.
struct TestBench: Sendable {
  /// One thing to decide: a proposal, tested or not, or a test of a norm on the registry.
  struct Item: Sendable {
    /// Which one of its file.
    enum Work: Sendable {
      case proposal(Int)
      case audit(Int)
      case subsidy(Int)
    }

    /// The file, by its place.
    let file: Int
    let work: Work
    /// How much work it is.
    let cost: Int
    /// What it made use of; whatever else changes, it comes out the same.
    let entries: Set<Trail.Entry>
    /// What carrying out the action made use of.
    var effects: Set<Trail.Entry> = []
    /// Whether something is expected of it, by a test that runs.
    let isTest: Bool
    /// Whether it came out as expected.
    let passes: Bool
  }

  /// A file of tests with the states that its actions lead through.
  struct File: Sendable {
    let path: String
    let tests: ProposalFile
    /// By proposal: the registry before it.
    var states: [RegistryState] = []
    /// By proposal: what was decided.
    var verdicts: [Verdict] = []
  }

  let program: Program
  let sources: SourceCollection
  let invocation: Invocation
  private(set) var files: [File] = []
  /// The cheapest first.
  private(set) var items: [Item] = []
  /// Whether something in a file cannot be carried out.
  private(set) var isBroken = false

  /// Runs the tests of files once.
  ///
  /// - Parameters:
  ///   - workspace: the policies and the registry, without errors.
  ///   - program: the policies as checked.
  ///   - files: the files as loaded.
  ///   - isChosen: whether a test of a name in a file runs.
  ///   - invocation: how the command speaks, and the day it speaks of.
  init(
    _ workspace: Workspace, program: Program, files: [(path: String, tests: ProposalFile)],
    isChosen: @escaping @Sendable (Shown, String) -> Bool, _ invocation: Invocation
  ) {
    self.program = program
    sources = workspace.sources
    self.invocation = invocation
    let bench = self
    let runs = invocation.each(files.count) { index in
      bench.firstRun(index, files[index].path, files[index].tests, isChosen)
    }
    self.files = runs.map(\.file)
    isBroken = runs.contains(where: \.isBroken)
    items = runs.flatMap(\.items).enumerated().sorted { left, right in
      (left.element.cost, left.offset) < (right.element.cost, right.offset)
    }.map(\.element)
  }

  /// Whether every test comes out as expected.
  var passes: Bool { !isBroken && items.allSatisfy(\.passes) }
  /// How many tests there are.
  var testCount: Int { items.count(where: \.isTest) }

  func tests(of file: File, by program: Program, _ trail: Trail? = nil) -> FileTests {
    var tests = FileTests(
      path: file.path, file: file.tests, program: program, sources: sources,
      invocation: invocation)
    tests.explains = false
    tests.trail = trail
    return tests
  }

  func evaluator(of file: File, by program: Program, _ trail: Trail? = nil) -> ReferenceEvaluator {
    var evaluator = ReferenceEvaluator(
      program: program, registry: file.tests.registry, overrides: file.tests.overrides)
    evaluator.trail = trail
    return evaluator
  }

  // MARK: The first run

  private struct FirstRun: Sendable {
    var file: File
    var items: [Item] = []
    var isBroken = false
  }

  private func firstRun(
    _ index: Int, _ path: String, _ loaded: ProposalFile,
    _ isChosen: (Shown, String) -> Bool
  ) -> FirstRun {
    var run = FirstRun(file: File(path: path, tests: loaded))
    let names = tests(of: run.file, by: program)
    var state = RegistryState(loaded.registry)
    for (place, proposal) in loaded.proposals.enumerated() {
      let (trail, effects) = (Trail(), Trail())
      run.file.states.append(state)
      let date = proposal.date ?? invocation.date
      let decision = evaluator(of: run.file, by: program, trail)
        .decide(proposal, on: date, in: state)
      run.file.verdicts.append(decision.verdict)
      let slips = evaluator(of: run.file, by: program, effects).carryOut(
        proposal, at: place, verdict: decision.verdict, on: date, in: &state)
      if slips.hasErrors { run.isBroken = true }
      let isTest = proposal.expectation != nil && isChosen(names.name(of: proposal), path)
      var passes = true
      if isTest, let expectation = proposal.expectation {
        passes =
          tests(of: run.file, by: program, trail)
          .findings(of: proposal, decision, expectation) { state }.differences.isEmpty
      }
      run.items.append(
        Item(
          file: index, work: .proposal(place), cost: trail.steps, entries: trail.entries,
          effects: effects.entries, isTest: isTest, passes: passes))
    }
    var none: Coverage?
    for (place, audit) in loaded.audits.enumerated() where isChosen(names.name(of: audit), path) {
      let trail = Trail()
      let found = tests(of: run.file, by: program, trail).findings(of: audit, noting: &none)
      run.items.append(
        Item(
          file: index, work: .audit(place), cost: trail.steps, entries: trail.entries,
          isTest: true, passes: found.differences.isEmpty))
    }
    for (place, test) in loaded.subsidies.enumerated() where isChosen(names.name(of: test), path) {
      let trail = Trail()
      let found = tests(of: run.file, by: program, trail).findings(of: test, noting: &none)
      run.items.append(
        Item(
          file: index, work: .subsidy(place), cost: trail.steps, entries: trail.entries,
          isTest: true, passes: found.differences.isEmpty))
    }
    return run
  }
}
