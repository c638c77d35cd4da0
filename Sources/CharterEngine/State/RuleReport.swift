public import CharterSemantics
public import CharterValues

/// What a rule on the registry came to for one subject.
public struct RuleReport: Sendable {
  /// The rule reported.
  public let rule: RuleID
  /// For whom.
  public let subject: Subject
  /// What became of it.
  public let outcome: StateOutcome
  /// The due date, where there is one and it is known.
  public let due: CalendarDate?
  /// What became of each statement.
  public let statements: [StatementReport]
  /// What the rule imposes.
  public let duties: [DutyReport]
  /// What its conditions and its due date read.
  public let conditionValues: [ObservedValue]
  /// Why it is undetermined; empty else.
  public let reasons: [Reason]

  /// A report with all its parts.
  public init(
    rule: RuleID, subject: Subject, outcome: StateOutcome, due: CalendarDate?,
    statements: [StatementReport], duties: [DutyReport], conditionValues: [ObservedValue],
    reasons: [Reason]
  ) {
    self.rule = rule
    self.subject = subject
    self.outcome = outcome
    self.due = due
    self.statements = statements
    self.duties = duties
    self.conditionValues = conditionValues
    self.reasons = reasons
  }
}
