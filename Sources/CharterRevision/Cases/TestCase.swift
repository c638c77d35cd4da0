import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// One case to decide by itself: a proposal, or a norm on the registry.
struct TestCase: Sendable {
  /// What is decided.
  enum Work: Sendable {
    case proposal(Proposal)
    case quota(QuotaID)
    case rule(RuleID)
    case subsidy(SubsidyID)
  }

  /// The records, those of the test's file included.
  var registry: Registry
  var work: Work
  /// Values of parameters: the file's and the test's own.
  let overrides: [ParameterOverride]
  var date: CalendarDate
  /// The file of the test that it was made from.
  let source: SourceID

  /// The case that a test states, less the actions before it.
  init(_ item: TestBench.Item, of bench: TestBench) {
    let file = bench.files[item.file].tests
    registry = file.registry
    switch item.work {
    case .proposal(let place):
      let proposal = file.proposals[place]
      work = .proposal(proposal)
      overrides = file.overrides + proposal.overrides
      date = proposal.date ?? bench.invocation.date
      source = proposal.span.source
    case .audit(let place):
      let audit = file.audits[place]
      work =
        audit.isQuota ? .quota(QuotaID(index: audit.norm)) : .rule(RuleID(index: audit.norm))
      overrides = file.overrides + audit.overrides
      date = audit.date ?? bench.invocation.date
      source = audit.span.source
    case .subsidy(let place):
      let test = file.subsidies[place]
      work = .subsidy(SubsidyID(index: test.subsidy))
      overrides = file.overrides + test.overrides
      date = test.date ?? bench.invocation.date
      source = test.span.source
    }
  }

  /// What comes of it, as tests can expect it.
  func reply(by program: Program, _ trail: Trail? = nil) -> CaseReply {
    var evaluator = ReferenceEvaluator(program: program, registry: registry, overrides: overrides)
    evaluator.trail = trail
    let writer = ValueWriter(program: program, registry: registry)
    var reply = CaseReply()
    func isInForce(_ header: StateHeader) -> Bool {
      program[header.policy].inForce.contains(date)
    }
    switch work {
    case .proposal(let proposal):
      let decision = evaluator.decide(proposal, on: date, in: evaluator.initialState)
      reply.add("", decision, program)
    case .quota(let id):
      guard isInForce(program[id].header) else { break }
      _ = evaluator.evaluate(id, on: date, in: evaluator.initialState) {
        reply.add(writer.subject($0.subject), $0, program)
      }
    case .rule(let id):
      guard isInForce(program[id].header) else { break }
      _ = evaluator.evaluate(id, on: date, in: evaluator.initialState) {
        reply.add(writer.subject($0.subject), $0, program)
      }
    case .subsidy(let id):
      guard isInForce(program[id].header) else { break }
      _ = evaluator.evaluate(id, on: date, in: evaluator.initialState) {
        reply.add(writer.subject($0.subject), $0, program, writer)
      }
    }
    return reply
  }
}
