public import CharterSemantics

/// What an action does to a quota, or to a rule that is enforced on it, for one subject.
public struct StateChange: Sendable {
  /// How a subject stands before and after; `nil`: it is no subject then.
  public enum Sides: Sendable {
    case quota(before: QuotaReport?, after: QuotaReport?)
    case rule(before: RuleReport?, after: RuleReport?)
  }

  /// The quota or rule.
  public let norm: AnyNormID
  /// For whom.
  public let subject: Subject
  /// How the subject stands before and after.
  public let sides: Sides
  /// Whether the policy enforces the norm on the action, and binds or guides.
  public let isEnforced: Bool
  /// Whether the action makes it worse; of a norm that is not enforced this decides nothing.
  public let outcome: NormOutcome
  /// Why that is undetermined; empty else.
  public let reasons: [Reason]

  /// A change with all its parts.
  public init(
    norm: AnyNormID, subject: Subject, sides: Sides, isEnforced: Bool, outcome: NormOutcome,
    reasons: [Reason]
  ) {
    self.norm = norm
    self.subject = subject
    self.sides = sides
    self.isEnforced = isEnforced
    self.outcome = outcome
    self.reasons = reasons
  }
}

/// Which quotas a decision is compared on before and after.
public enum ComparedQuotas: Sendable {
  /// Those that decide.
  case enforced
  /// Those too that are only reported.
  case all
}
