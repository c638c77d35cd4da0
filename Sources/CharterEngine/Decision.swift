public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// The reply to one proposed action: the verdict and all that led to it.
public struct Decision: Sendable {
  /// The action that is decided.
  public let action: ActionID
  /// The day of the decision.
  public let date: CalendarDate
  /// The proposal in its file.
  public let span: Span
  /// What each parameter of the action was given, in order.
  public let arguments: [ObservedValue]
  /// What is decided.
  public let verdict: Verdict
  /// The norms of the policies in force at the date that are about the action, in the order of their texts.
  public let norms: [NormReport]
  /// Everything missing, each thing once, in the order met.
  public let missing: [MissingItem]
  /// What must be done if the action goes ahead.
  public let duties: [DutyReport]
  /// The first step not done of each procedure that applies.
  public let nextSteps: [NextStep]
  /// The parameters marked `reading` that the reply depends on.
  public let readings: [ParameterID]
  /// The parameters marked `illustrative` that the reply depends on.
  public let illustrativeParameters: [ParameterID]
  /// The policies whose date of coming into force is illustrative.
  public let illustrativePolicies: [PolicyID]

  /// A decision with all its parts.
  public init(
    action: ActionID, date: CalendarDate, span: Span, arguments: [ObservedValue],
    verdict: Verdict, norms: [NormReport], missing: [MissingItem], duties: [DutyReport],
    nextSteps: [NextStep], readings: [ParameterID], illustrativeParameters: [ParameterID],
    illustrativePolicies: [PolicyID]
  ) {
    self.action = action
    self.date = date
    self.span = span
    self.arguments = arguments
    self.verdict = verdict
    self.norms = norms
    self.missing = missing
    self.duties = duties
    self.nextSteps = nextSteps
    self.readings = readings
    self.illustrativeParameters = illustrativeParameters
    self.illustrativePolicies = illustrativePolicies
  }
}

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

/// A way to a fact, from an action's parameter, as the policy writes it: `school.students`.
public struct FactPath: Sendable, Hashable {
  /// The parameter first, then the attributes.
  public let names: [Name]

  /// A path of names.
  public init(names: [Name]) { self.names = names }

  /// The path as machines read it.
  public var canonical: String { names.map(\.canonical).joined(separator: ".") }
  /// The path as people read it.
  public var words: Words {
    Words(
      zh: names.map(\.words.zh).joined(separator: "."),
      en: names.map(\.words.en).joined(separator: "."))
  }
}

/// A fact or a parameter that was read, with its value and where that comes from.
public struct ObservedValue: Sendable, Hashable {
  /// Where a value was read.
  public enum Source: Sendable, Hashable {
    case fact(record: RecordID?)
    case step(Int)
    case parameter(ParameterID)
  }

  /// The way to it, as the policy writes it.
  public let path: FactPath
  /// What kind of thing was read.
  public let source: Source
  /// `nil`: unknown.
  public let value: Value?
  /// Its type.
  public let type: ValueType
  /// Where data or policy states it.
  public let origin: Span?

  /// An observed value with all its parts.
  public init(path: FactPath, source: Source, value: Value?, type: ValueType, origin: Span?) {
    self.path = path
    self.source = source
    self.value = value
    self.type = type
    self.origin = origin
  }
}

/// Why something is unknown.
///
/// There are no other run-time failures.
public enum Reason: Sendable, Hashable {
  /// A fact that the data does not say; `record`: the registry's record that it belongs to, if any.
  case missingFact(FactPath, record: RecordID?)
  /// An entity that the registry does not mention at all.
  case unknownExtent(EntityID)
  /// A parameter without a value: unset, or outside its periods.
  case parameter(ParameterID, UnsetParameter)
  /// A step that is not done, or dated after the decision.
  case step(Int)
  /// A table that leaves this case open.
  case openTable(TableID, Span)
  case divisionByZero(Span)
  case emptyAggregate(Span)
  case negativeRoot(Span)
  case dateOutOfRange(Span)
  /// A number of more than ``ExactNumber/longestResult`` digits.
  case numberTooLarge(Span)
  /// Exceptions that hold at the same time and disagree.
  case conflict([ExceptionID])
  /// An earlier action of the plan that is undetermined, by its place in the file from 0.
  case pendingAction(Int)

  /// Why a parameter has no value at a date.
  public enum UnsetParameter: Sendable, Hashable {
    case unset
    /// Outside its dates; the nearest period that has a value.
    case outside(nearest: Period?)
  }
}

/// Something missing, and the norms that wait for it.
public struct MissingItem: Sendable {
  /// What is missing.
  public let reason: Reason
  /// The norms that wait for it; none where the action's effects do.
  public let neededBy: [NormID]

  /// Something missing and who waits for it.
  public init(reason: Reason, neededBy: [NormID]) {
    self.reason = reason
    self.neededBy = neededBy
  }
}

/// A duty that follows, or may follow.
public struct DutyReport: Sendable {
  /// The norm that imposes it.
  public let norm: NormID
  /// What must be done.
  public let text: Words
  /// Who must do it.
  public let by: [ObservedValue]
  /// To whom.
  public let to: [ObservedValue]
  /// Whether every one of `by` must act, else any.
  public let byAll: Bool
  /// The last day on which it may be done, where that is known.
  public let due: CalendarDate?
  /// Whether the duty has a due date that cannot be told yet.
  public let isDueUnknown: Bool
  /// Its label, where the policy gives one.
  public let label: Name?
  /// The text of the duty.
  public let span: Span
  /// Why it cannot be told whether the duty arises at all; empty: it does.
  public let reasons: [Reason]

  /// A report with all its parts.
  public init(
    norm: NormID, text: Words, by: [ObservedValue], to: [ObservedValue], byAll: Bool,
    due: CalendarDate?, isDueUnknown: Bool, label: Name?, span: Span, reasons: [Reason] = []
  ) {
    self.norm = norm
    self.text = text
    self.by = by
    self.to = to
    self.byAll = byAll
    self.due = due
    self.isDueUnknown = isDueUnknown
    self.label = label
    self.span = span
    self.reasons = reasons
  }
}

/// The next thing to do in a procedure.
public struct NextStep: Sendable {
  /// The norm whose procedure it is.
  public let norm: NormID
  /// Its place in the action's declaration.
  public let step: Int
  /// Its name.
  public let name: Name
  /// Who must do it.
  public let by: [ObservedValue]
  /// To whom.
  public let to: [ObservedValue]
  /// The first day on which it may be done, where one is set and known.
  public let earliest: CalendarDate?
  /// The last day on which it may be done, where one is set and known.
  public let latest: CalendarDate?

  /// A step with all its parts.
  public init(
    norm: NormID, step: Int, name: Name, by: [ObservedValue], to: [ObservedValue],
    earliest: CalendarDate?, latest: CalendarDate?
  ) {
    self.norm = norm
    self.step = step
    self.name = name
    self.by = by
    self.to = to
    self.earliest = earliest
    self.latest = latest
  }
}
