public import CharterDiagnostics
public import CharterValues

/// A step that a proposal says was done.
public struct StepFact: Sendable {
  /// The day of the step.
  public let on: Fact?
  /// The actor: a record, a text or an enum case, or a set of them where several acted.
  public let by: Fact?
  /// The step as the file states it, its name included.
  public let span: Span

  /// A step with what is known of it.
  public init(on: Fact?, by: Fact?, span: Span) {
    self.on = on
    self.by = by
    self.span = span
  }
}

/// A name or path in an expectation, with its place.
public struct ExpectedName: Sendable, Hashable {
  /// The name or path as written.
  public let name: String
  /// Where it is written.
  public let span: Span

  /// A name and its place.
  public init(_ name: String, at span: Span) {
    self.name = name
    self.span = span
  }
}

/// What a test expects of a decision; each list that is there is exact.
public struct Expectation: Sendable {
  /// What the decision is expected to be.
  public var verdict: Verdict?
  /// Norms and statements that are broken; what departs from a descriptive policy is none of them.
  public var violated: [ExpectedName]?
  /// Norms and statements of descriptive policies that the action departs from.
  public var deviations: [ExpectedName]?
  /// Facts that the decision waits for.
  public var missing: [ExpectedName]?
  /// Duties that follow.
  public var duties: [ExpectedName]?
  /// Grounds that hold.
  public var grounds: [ExpectedName]?
  /// Advice that is not followed.
  public var advised: [ExpectedName]?
  /// Enforced quotas that the action breaks, or makes worse.
  public var quotas: [ExpectedName]?
  /// Enforced rules on the registry that the action breaks, or makes worse.
  public var rules: [ExpectedName]?
  /// What subsidies come to on the state after the action.
  public var subsidies: [ExpectedSubsidy] = []
  /// The expectation as written.
  public let span: Span

  /// An expectation of nothing yet.
  public init(span: Span) { self.span = span }
}

/// One action that somebody proposes.
public struct Proposal: Sendable {
  /// What is proposed.
  public let action: ActionID
  /// The decision's date; `nil`: the run's.
  public let date: CalendarDate?
  /// One a parameter of the action; `nil`: not given.
  ///
  /// Defaults are filled in by the loader.
  public let arguments: [Fact?]
  /// One a step of the action; `nil`: not done as far as the proposal says.
  public let steps: [StepFact?]
  /// The id that the first created record takes: `as:`, else `<action>-<n>`, n from 1 in the file.
  public let createdID: String
  /// Values of parameters to try for this proposal alone; they win over the file's.
  public let overrides: [ParameterOverride]
  /// What a test expects of the decision.
  public let expectation: Expectation?
  /// A name given for people, in tests.
  public let title: String?
  /// The proposal as written.
  public let span: Span

  /// A proposal with all that is known of it.
  public init(
    action: ActionID, date: CalendarDate?, arguments: [Fact?], steps: [StepFact?],
    createdID: String, overrides: [ParameterOverride] = [], expectation: Expectation?,
    title: String?, span: Span
  ) {
    self.action = action
    self.date = date
    self.arguments = arguments
    self.steps = steps
    self.createdID = createdID
    self.overrides = overrides
    self.expectation = expectation
    self.title = title
    self.span = span
  }
}

/// A parameter's value that a test sets for its own run.
public struct ParameterOverride: Sendable {
  /// The place of the parameter in ``Schema/parameters``.
  public let parameter: Int
  /// The value that it takes.
  public let value: Value
  /// Where the value is written.
  public let span: Span

  /// A parameter and its value.
  public init(parameter: Int, value: Value, span: Span) {
    self.parameter = parameter
    self.value = value
    self.span = span
  }
}

/// A proposal file as loaded: its actions in order and the registry that they are decided on.
public struct ProposalFile: Sendable {
  /// The registry given, with the file's own records, nested ones and those that its actions will create.
  public let registry: Registry
  /// The actions, in the order in which they are decided.
  public let proposals: [Proposal]
  /// The parameters set for this run.
  public let overrides: [ParameterOverride]
  /// The file's own name for people, where it gives one.
  public let name: String?
  /// Tests of quotas and rules, on the registry before any action.
  public let audits: [AuditTest]
  /// Tests of subsidies, on the registry before any action.
  public let subsidies: [SubsidyTest]

  /// A file with all that it holds.
  public init(
    registry: Registry, proposals: [Proposal], overrides: [ParameterOverride],
    name: String? = nil, audits: [AuditTest] = [], subsidies: [SubsidyTest] = []
  ) {
    self.name = name
    self.audits = audits
    self.subsidies = subsidies
    self.registry = registry
    self.proposals = proposals
    self.overrides = overrides
  }
}
