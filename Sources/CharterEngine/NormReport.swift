public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// What became of a norm.
public enum NormOutcome: String, Sendable {
  case satisfied
  case violated
  case undetermined
  case notApplicable = "not_applicable"
}

/// What became of a statement; `passedOver`: it leans on something that an earlier one found absent.
public enum StatementOutcome: String, Sendable {
  case satisfied
  case violated
  case undetermined
  case passedOver = "passed_over"
}

/// What became of a norm, and why.
public struct NormReport: Sendable {
  /// The norm reported.
  public let norm: NormID
  /// What became of it.
  public let outcome: NormOutcome
  /// The exceptions that hold, or may hold, in the norm's place.
  public let exceptions: [ExceptionReport]
  /// What decided whether it applies: the values that its `when` and its place read.
  public let conditionValues: [ObservedValue]
  /// The statements that stand: the norm's own, or those of the exception in its place.
  public let statements: [StatementReport]
  /// Why it is undetermined; empty else.
  public let reasons: [Reason]
  /// How each `when` came to its value, where the caller asked for it.
  public let conditionDerivations: [Derivation]

  /// A report with all its parts.
  public init(
    norm: NormID, outcome: NormOutcome, exceptions: [ExceptionReport],
    conditionValues: [ObservedValue], statements: [StatementReport], reasons: [Reason],
    conditionDerivations: [Derivation] = []
  ) {
    self.norm = norm
    self.outcome = outcome
    self.exceptions = exceptions
    self.conditionValues = conditionValues
    self.statements = statements
    self.reasons = reasons
    self.conditionDerivations = conditionDerivations
  }
}

/// An exception that holds, or may hold, in a norm's place.
public struct ExceptionReport: Sendable {
  /// The exception reported.
  public let exception: ExceptionID
  /// `true`: it holds; `nil`: it cannot be told.
  public let holds: Bool?
  /// The facts and parameters that its place and its `when` read.
  public let values: [ObservedValue]

  /// A report with all its parts.
  public init(exception: ExceptionID, holds: Bool?, values: [ObservedValue]) {
    self.exception = exception
    self.holds = holds
    self.values = values
  }
}

/// What became of one statement.
public struct StatementReport: Sendable {
  /// The kinds of statements that are reported.
  public enum Kind: String, Sendable {
    case require, forbid, advise, grounds, procedure
  }

  /// What kind of statement it is; a duty is reported by itself.
  public let kind: Kind
  /// Its label, where the policy gives one.
  public let label: Name?
  /// What became of it.
  public let outcome: StatementOutcome
  /// The policy's own words, where it gives some for a failure.
  public let message: Words?
  /// The facts and parameters that the statement read.
  public let values: [ObservedValue]
  /// Why it is undetermined; empty else.
  public let reasons: [Reason]
  /// Of `any of` and `at least N of`: each ground.
  public let grounds: [GroundReport]
  /// Of a `procedure`: each step.
  public let steps: [StepReport]
  /// The text of the condition, or of the whole statement.
  public let span: Span
  /// How its condition came to its value, where the caller asked for it.
  public let derivation: Derivation?

  /// A report with all its parts.
  public init(
    kind: Kind, label: Name?, outcome: StatementOutcome, message: Words?,
    values: [ObservedValue], reasons: [Reason], grounds: [GroundReport] = [],
    steps: [StepReport] = [], span: Span, derivation: Derivation? = nil
  ) {
    self.kind = kind
    self.label = label
    self.outcome = outcome
    self.message = message
    self.values = values
    self.reasons = reasons
    self.grounds = grounds
    self.steps = steps
    self.span = span
    self.derivation = derivation
  }
}

/// What became of one ground.
public struct GroundReport: Sendable {
  /// Its label, where the policy gives one.
  public let label: Name?
  /// `nil`: it cannot be told.
  public let holds: Bool?
  /// The policy's own words, where it gives some and the ground does not hold.
  public let message: Words?
  /// The facts and parameters that it read.
  public let values: [ObservedValue]
  /// Why it cannot be told; empty where it can.
  public let reasons: [Reason]
  /// The text of the ground.
  public let span: Span

  /// A report with all its parts.
  public init(
    label: Name?, holds: Bool?, message: Words?, values: [ObservedValue], reasons: [Reason],
    span: Span
  ) {
    self.label = label
    self.holds = holds
    self.message = message
    self.values = values
    self.reasons = reasons
    self.span = span
  }
}

/// What became of one step of a procedure.
public struct StepReport: Sendable {
  /// What is wrong with a step that is done.
  public enum Problem: Sendable, Hashable {
    case wrongActor(expected: [ObservedValue])
    /// Done before a step that is listed above it.
    case beforeStep(Name)
    case tooLate(latest: CalendarDate)
    case tooEarly(earliest: CalendarDate)
  }

  /// The name of the step.
  public let name: Name
  /// What became of it.
  public let outcome: StatementOutcome
  /// What is wrong with it, all at once.
  public let problems: [Problem]
  /// The day on which it was done; `nil`: it is not done.
  public let on: CalendarDate?
  /// The policy's own words, where it gives some and the step fails.
  public let message: Words?
  /// The steps, facts and parameters that it read.
  public let values: [ObservedValue]
  /// Why it is undetermined; empty else.
  public let reasons: [Reason]
  /// The text of the step.
  public let span: Span

  /// A report with all its parts.
  public init(
    name: Name, outcome: StatementOutcome, problems: [Problem], on: CalendarDate?,
    message: Words?, values: [ObservedValue], reasons: [Reason], span: Span
  ) {
    self.name = name
    self.outcome = outcome
    self.problems = problems
    self.on = on
    self.message = message
    self.values = values
    self.reasons = reasons
    self.span = span
  }
}
