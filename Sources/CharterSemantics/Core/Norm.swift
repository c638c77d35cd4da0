public import CharterDiagnostics
public import CharterValues

/// What a norm demands of one action.
///
/// A norm stated `for a, b` is one core norm for each.
public struct Norm: Sendable {
  /// The word that reports show.
  public enum Category: String, Sendable {
    case admission
    case exit
    case rule
  }

  /// Its identity in the program.
  public let id: NormID
  /// Its name; the norms that one text states `for a, b` share it.
  public let name: Name
  /// The word that the policy uses for it.
  public let category: Category
  /// The policy that it belongs to.
  public let policy: PolicyID
  /// The clause that it stands in, if any.
  public let clause: ClauseID?
  /// The one action that it is about.
  public let action: ActionID
  /// The `when` conditions; all must hold for the norm to apply.
  public let conditions: [Expression]
  /// What it demands, advises and imposes, in the order written.
  public let statements: [Statement]
  /// The exceptions that name this norm as their target.
  public let exceptions: [ExceptionID]
  /// Whether a lower policy may make exceptions to it.
  public let isDelegable: Bool
  /// Slots that a frame needs: the action's parameters and every binder.
  public let frameSize: Int
  /// Where its name is declared.
  public let span: Span

  /// A norm with its statements.
  public init(
    id: NormID, name: Name, category: Category, policy: PolicyID, clause: ClauseID?,
    action: ActionID, conditions: [Expression], statements: [Statement],
    exceptions: [ExceptionID], isDelegable: Bool, frameSize: Int, span: Span
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.policy = policy
    self.clause = clause
    self.action = action
    self.conditions = conditions
    self.statements = statements
    self.exceptions = exceptions
    self.isDelegable = isDelegable
    self.frameSize = frameSize
    self.span = span
  }

  /// Only norms that demand something decide a verdict; advice and duties alone do not.
  public var isDecisive: Bool { statements.contains { $0.isDecisive } }
}

/// What stands in a norm's place where its condition holds.
public struct NormException: Sendable {
  /// What the exception is to.
  public enum Target: Sendable, Hashable {
    case norm(NormID)
    case exception(ExceptionID)
  }

  /// Its identity in the program.
  public let id: ExceptionID
  /// Its name.
  public let name: Name
  /// The policy that states it, not always its target's.
  public let policy: PolicyID
  /// The clause that it stands in, if any.
  public let clause: ClauseID?
  /// What it takes the place of.
  public let target: Target
  /// The `when` conditions; all must hold for it to take its target's place.
  public let conditions: [Expression]
  /// Empty: a norm is suspended, an exception lifted.
  public let statements: [Statement]
  /// The exceptions that name this one as their target.
  public let exceptions: [ExceptionID]
  /// Slots that a frame needs: the action's parameters and every binder.
  public let frameSize: Int
  /// Where its name is declared.
  public let span: Span

  /// An exception with what stands in its target's place.
  public init(
    id: ExceptionID, name: Name, policy: PolicyID, clause: ClauseID?, target: Target,
    conditions: [Expression], statements: [Statement], exceptions: [ExceptionID], frameSize: Int,
    span: Span
  ) {
    self.id = id
    self.name = name
    self.policy = policy
    self.clause = clause
    self.target = target
    self.conditions = conditions
    self.statements = statements
    self.exceptions = exceptions
    self.frameSize = frameSize
    self.span = span
  }
}

/// One sentence of a norm.
public struct Statement: Sendable {
  /// What a statement demands, advises or imposes.
  public enum Kind: Sendable {
    /// Must hold.
    case require(Expression)
    /// Must not hold: the expression is what is forbidden; `nil`: the act itself.
    case forbid(Expression?)
    /// Should hold.
    case advise(Expression)
    /// That many of the grounds hold.
    case grounds(atLeast: Expression, [Ground])
    indirect case duty(Duty)
    case procedure([ProcedureStep])
  }

  /// Which of these it is, with its conditions.
  public let kind: Kind
  /// The name that the policy gives it, if any.
  public let label: Name?
  /// Presence tests of earlier `require`s that this statement leans on: where one is known to fail, this is passed over.
  public let guards: [Expression]
  /// What to tell the applicant where it fails.
  public let message: Template?
  /// The text of its condition, or of the whole statement.
  public let span: Span

  /// A statement with its message.
  public init(kind: Kind, label: Name?, guards: [Expression], message: Template?, span: Span) {
    self.kind = kind
    self.label = label
    self.guards = guards
    self.message = message
    self.span = span
  }

  /// Whether failing it rejects the action; advice and duties never do.
  public var isDecisive: Bool {
    switch kind {
    case .require, .forbid, .grounds, .procedure: true
    case .advise, .duty: false
    }
  }
}

/// One of several conditions of which a number must hold.
public struct Ground: Sendable {
  /// The name that the policy gives it, if any.
  public let label: Name?
  /// What makes it hold.
  public let condition: Expression
  /// What to tell the applicant where it fails.
  public let message: Template?
  /// The text of its condition.
  public let span: Span

  /// A ground with its condition.
  public init(label: Name?, condition: Expression, message: Template?, span: Span) {
    self.label = label
    self.condition = condition
    self.message = message
    self.span = span
  }
}

/// Who acts, or is addressed: one of several, or all of them.
public struct Parties: Sendable {
  /// Each names one party, or a set of them.
  public let parties: [Expression]
  /// `a and b`: all of them; else any one.
  public let isAll: Bool

  /// The parties named, and whether it takes them all.
  public init(parties: [Expression], isAll: Bool) {
    self.parties = parties
    self.isAll = isAll
  }
}

/// What must be done if the action goes ahead.
public struct Duty: Sendable {
  /// What is to be done, in the policy's own words.
  public let text: Template
  /// Who must act, if the policy says.
  public let by: Parties?
  /// Whom it is owed to, or addressed to, if the policy says.
  public let to: Parties?
  /// The last day on which it may be done.
  public let due: Expression?

  /// A duty with whom it binds.
  public init(text: Template, by: Parties?, to: Parties?, due: Expression?) {
    self.text = text
    self.by = by
    self.to = to
    self.due = due
  }
}

/// A step of a procedure: done, by the right actor, not before any step listed above it, in time.
public struct ProcedureStep: Sendable {
  /// The place of the step in the action's declaration.
  public let step: Int
  /// The step's name.
  public let name: Name
  /// Who may or must do it; `nil`: anyone.
  public let by: Parties?
  /// Whom it is addressed to; it decides nothing.
  public let to: Parties?
  /// The first day on which it may be done, from `not before`.
  public let earliest: Expression?
  /// The last day on which it may be done, from `within`.
  public let latest: Expression?
  /// What to tell the applicant where this step fails.
  public let message: Template?
  /// Where the step stands.
  public let span: Span

  /// A step with who does it and when.
  public init(
    step: Int, name: Name, by: Parties?, to: Parties?, earliest: Expression?,
    latest: Expression?, message: Template?, span: Span
  ) {
    self.step = step
    self.name = name
    self.by = by
    self.to = to
    self.earliest = earliest
    self.latest = latest
    self.message = message
    self.span = span
  }
}
