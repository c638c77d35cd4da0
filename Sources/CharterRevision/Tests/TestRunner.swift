package import CharterData
package import CharterDiagnostics
import CharterEngine
package import CharterKit
package import CharterSemantics
import CharterValues

/// Runs the tests of files against one set of policies and records.
package struct TestRunner {
  private let program: Program
  private let invocation: Invocation
  /// What a test's name, or its file's, must contain; `nil`: every test runs.
  private let filter: String?
  /// What the tests decide, where the caller wants to know.
  package var coverage: Coverage?
  /// Whether a test that fails decides something all the same.
  package var countsFailures = true

  /// A runner of the tests of a program.
  package init(program: Program, invocation: Invocation, filter: String? = nil) {
    self.program = program
    self.invocation = invocation
    self.filter = filter
  }

  /// Runs the tests of a file.
  mutating func run(_ path: String, in workspace: inout Workspace) -> TestFileResult {
    guard let file = workspace.loadProposals(path) else {
      return TestFileResult(path: path, name: nil, tests: [], isBroken: true)
    }
    let (results, diagnostics) = results(of: file, at: path, workspace.sources)
    workspace.note(diagnostics)
    return TestFileResult(
      path: path, name: file.name, tests: results, isBroken: diagnostics.hasErrors)
  }

  /// Runs the tests of a file as loaded.
  ///
  /// - Parameters:
  ///   - file: the tests, with the registry that they are run on.
  ///   - path: the name of the file.
  ///   - sources: every text of the run.
  /// - Returns: what came of them, and the effects of actions that could not be carried out.
  package mutating func results(
    of file: ProposalFile, at path: String, _ sources: SourceCollection
  ) -> (results: [TestResult], diagnostics: [Diagnostic]) {
    let tests = FileTests(
      path: path, file: file, program: program, sources: sources, invocation: invocation)
    var results: [TestResult] = []
    func keep(_ result: TestResult, else before: Coverage?) {
      results.append(result)
      if !countsFailures, !result.isPassed { coverage = before }
    }
    let (decided, diagnostics) = tests.decide()
    for (index, decision) in decided.enumerated() {
      let proposal = file.proposals[index]
      guard let expectation = proposal.expectation,
        isChosen(tests.name(of: proposal), path)
      else { continue }
      let before = begin(proposal.span, path, tests)
      coverage?.note(decision)
      keep(tests.result(of: proposal, at: index, decision, expectation), else: before)
    }
    for audit in file.audits where isChosen(tests.name(of: audit), path) {
      let before = begin(audit.span, path, tests)
      keep(tests.result(of: audit, noting: &coverage), else: before)
    }
    for subsidy in file.subsidies where isChosen(tests.name(of: subsidy), path) {
      let before = begin(subsidy.span, path, tests)
      keep(tests.result(of: subsidy, noting: &coverage), else: before)
    }
    return (results, diagnostics)
  }

  /// Names the test that decides from here on; gives what was decided before it, where that may be wanted.
  private mutating func begin(_ span: Span, _ path: String, _ tests: FileTests) -> Coverage? {
    coverage?.test = "\(path):\(tests.line(span))"
    return countsFailures ? nil : coverage
  }

  private func isChosen(_ name: Shown, _ path: String) -> Bool {
    Self.isChosen(name, path, by: filter)
  }

  /// Whether a test of a name in a file is one of those asked for.
  static func isChosen(_ name: Shown, _ path: String, by filter: String?) -> Bool {
    guard let filter else { return true }
    return [path, name.canonical, name.words.zh, name.words.en].contains { $0.contains(filter) }
  }
}

/// The tests of one file, with what they are run on.
struct FileTests {
  let path: String
  let file: ProposalFile
  let program: Program
  let sources: SourceCollection
  let invocation: Invocation
  /// Whether to tell what decided a test that did not come out as expected.
  var explains = true
  /// Takes what declarations are made use of; `nil`: nobody asks.
  var trail: Trail?

  var speaker: Speaker { Speaker(program: program, registry: file.registry, sources: sources) }

  /// The context that reasons are told in.
  var context: ReportContext {
    let isText = invocation.format == .text
    return ReportContext(
      program: program, registry: file.registry, sources: sources,
      language: invocation.language, style: isText ? invocation.outputStyle : .plain,
      width: isText ? invocation.width - 4 : 100)
  }

  /// Decides every action of the file, those too of which nothing is expected.
  func decide() -> (decisions: [Decision], diagnostics: [Diagnostic]) {
    let plan = ReferenceEvaluator(program: program, registry: file.registry)
      .plan(file, defaultDate: invocation.date, derivations: true)
    return (plan.decisions, plan.diagnostics)
  }

  /// The state after the first actions of the file.
  func state(afterActions count: Int) -> RegistryState {
    let part = ProposalFile(
      registry: file.registry, proposals: Array(file.proposals.prefix(count)),
      overrides: file.overrides)
    return ReferenceEvaluator(program: program, registry: file.registry)
      .plan(part, defaultDate: invocation.date).state
  }

  /// An evaluator with the file's parameters and a test's own.
  func evaluator(_ overrides: [ParameterOverride]) -> ReferenceEvaluator {
    var evaluator = ReferenceEvaluator(
      program: program, registry: file.registry, overrides: file.overrides + overrides)
    evaluator.trail = trail
    return evaluator
  }

  // MARK: Names

  func name(of proposal: Proposal) -> Shown {
    name(proposal.title, program.schema[proposal.action].name, proposal.date, proposal.span)
  }

  func name(of audit: AuditTest) -> Shown {
    let name =
      audit.isQuota
      ? program.quotas[audit.norm].header.name : program.rules[audit.norm].header.name
    return self.name(audit.title, name, audit.date, audit.span)
  }

  func name(of test: SubsidyTest) -> Shown {
    name(test.title, program.subsidies[test.subsidy].header.name, test.date, test.span)
  }

  private func name(
    _ title: String?, _ norm: Name, _ date: CalendarDate?, _ span: Span
  ) -> Shown {
    if let title, !title.isEmpty { return Shown(title) }
    let day = (date ?? invocation.date).description
    let line = line(span)
    return Shown(
      "\(norm.canonical) \(day) line \(line)",
      Words(
        zh: "\(norm.words.zh) \(day) 第\(line)行", en: "\(norm.words.en) \(day) line \(line)"))
  }

  func line(_ span: Span) -> Int { sources.location(of: span).line }

  // MARK: Proposals

  func result(
    of proposal: Proposal, at index: Int, _ decision: Decision, _ expectation: Expectation
  ) -> TestResult {
    let found = findings(of: proposal, decision, expectation) {
      state(afterActions: index + 1)
    }
    return TestResult(
      name: name(of: proposal), file: path, line: line(proposal.span),
      differences: found.differences, why: found.why)
  }

  /// Holds a decision to what a proposal expects of it, and of the state after it.
  func findings(
    of proposal: Proposal, _ decision: Decision, _ expectation: Expectation,
    stateAfter: () -> RegistryState
  ) -> Findings {
    let check = ExpectationCheck(program: program, decision: decision)
    var differences = check.differences(from: expectation)
    var why =
      differences.isEmpty || !explains
      ? [] : Why(context: context).lines(decision, check.norms(of: differences))
    if !expectation.subsidies.isEmpty {
      let state = stateAfter()
      for expected in expectation.subsidies {
        var none: Coverage?
        let found = payments(
          SubsidyID(index: expected.subsidy), expected.expected, total: nil, budget: nil,
          proposal.overrides, on: decision.date, in: state, noting: &none)
        differences += found.differences
        why += found.why
      }
    }
    return Findings(differences: differences, why: why)
  }
}
