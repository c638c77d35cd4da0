public import CharterDiagnostics
public import CharterValues

/// A step that a proposal says was done.
public struct StepFact: Sendable {
  public let on: Fact?
  /// The actor: a record, a text or an enum case, or a set of them where several acted.
  public let by: Fact?
  public let span: Span

  public init(on: Fact?, by: Fact?, span: Span) {
    self.on = on
    self.by = by
    self.span = span
  }
}

/// A name or path in an expectation, with its place.
public struct ExpectedName: Sendable, Hashable {
  public let name: String
  public let span: Span

  public init(_ name: String, at span: Span) {
    self.name = name
    self.span = span
  }
}

/// What a test expects of a decision; each list that is there is exact.
public struct Expectation: Sendable {
  public var verdict: Verdict?
  public var violated: [ExpectedName]?
  public var missing: [ExpectedName]?
  public var duties: [ExpectedName]?
  public var grounds: [ExpectedName]?
  public var advised: [ExpectedName]?
  public let span: Span

  public init(span: Span) { self.span = span }
}

/// One action that somebody proposes.
public struct Proposal: Sendable {
  public let action: ActionID
  /// The decision's date; `nil`: the run's.
  public let date: CalendarDate?
  /// One a parameter of the action; `nil`: not given. Defaults are filled in by the loader.
  public let arguments: [Fact?]
  /// One a step of the action; `nil`: not done as far as the proposal says.
  public let steps: [StepFact?]
  /// The id that the first created record takes: `as:`, else `<action>-<n>`, n from 1 in the file.
  public let createdID: String
  public let expectation: Expectation?
  /// A name given for people, in tests.
  public let title: String?
  public let span: Span

  public init(
    action: ActionID, date: CalendarDate?, arguments: [Fact?], steps: [StepFact?],
    createdID: String, expectation: Expectation?, title: String?, span: Span
  ) {
    self.action = action
    self.date = date
    self.arguments = arguments
    self.steps = steps
    self.createdID = createdID
    self.expectation = expectation
    self.title = title
    self.span = span
  }
}

/// A parameter's value that a test sets for its own run.
public struct ParameterOverride: Sendable {
  /// The place of the parameter in ``Schema/parameters``.
  public let parameter: Int
  public let value: Value
  public let span: Span

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
  public let proposals: [Proposal]
  public let overrides: [ParameterOverride]
  /// The file's own name for people, where it gives one.
  public let name: String?

  public init(
    registry: Registry, proposals: [Proposal], overrides: [ParameterOverride], name: String? = nil
  ) {
    self.name = name
    self.registry = registry
    self.proposals = proposals
    self.overrides = overrides
  }
}
