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
  /// The policies whose date of coming into force is illustrative: of norms that apply or may, of settings
  /// that gave a value, and of enforced norms on the registry.
  public let illustrativePolicies: [PolicyID]
  /// What the action would do to the quotas that read what it writes, and to the rules enforced on it:
  /// the subjects that stand otherwise after it, and those of an enforced norm that cannot be told.
  public let changes: [StateChange]
  /// The rows of tables that gave a value.
  public let tableRows: Set<TableRow>

  /// A decision with all its parts.
  public init(
    action: ActionID, date: CalendarDate, span: Span, arguments: [ObservedValue],
    verdict: Verdict, norms: [NormReport], missing: [MissingItem], duties: [DutyReport],
    nextSteps: [NextStep], readings: [ParameterID], illustrativeParameters: [ParameterID],
    illustrativePolicies: [PolicyID], changes: [StateChange] = [], tableRows: Set<TableRow> = []
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
    self.changes = changes
    self.tableRows = tableRows
  }
}

/// Something missing, and the norms that wait for it.
public struct MissingItem: Sendable {
  /// What is missing.
  public let reason: Reason
  /// The norms that wait for it, enforced quotas and rules too; none where the action's effects do.
  public let neededBy: [AnyNormID]

  /// Something missing and who waits for it.
  public init(reason: Reason, neededBy: [AnyNormID]) {
    self.reason = reason
    self.neededBy = neededBy
  }
}

/// A duty that follows, or may follow.
public struct DutyReport: Sendable {
  /// The norm that imposes it.
  public let norm: AnyNormID
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
    norm: AnyNormID, text: Words, by: [ObservedValue], to: [ObservedValue], byAll: Bool,
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
