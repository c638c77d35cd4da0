public import CharterDiagnostics
public import CharterValues

/// What a norm demands of one action. A norm stated `for a, b` is one core norm for each.
public struct Norm: Sendable {
  /// The word that reports show.
  public enum Category: String, Sendable {
    case admission
    case exit
    case rule
  }

  public let id: NormID
  public let name: Name
  public let category: Category
  public let policy: PolicyID
  public let clause: ClauseID?
  public let action: ActionID
  /// The `when` conditions; all must hold for the norm to apply.
  public let conditions: [Expression]
  public let statements: [Statement]
  /// The exceptions that name this norm as their target.
  public let exceptions: [ExceptionID]
  public let isDelegable: Bool
  /// Slots that a frame needs: the action's parameters and every binder.
  public let frameSize: Int
  public let span: Span

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

  public let id: ExceptionID
  public let name: Name
  public let policy: PolicyID
  public let clause: ClauseID?
  public let target: Target
  public let conditions: [Expression]
  /// Empty: a norm is suspended, an exception lifted.
  public let statements: [Statement]
  /// The exceptions that name this one as their target.
  public let exceptions: [ExceptionID]
  public let frameSize: Int
  public let span: Span

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
  public indirect enum Kind: Sendable {
    /// Must hold.
    case require(Expression)
    /// Must not hold: the expression is what is forbidden; `nil`: the act itself.
    case forbid(Expression?)
    /// Should hold.
    case advise(Expression)
    /// That many of the grounds hold.
    case grounds(atLeast: Expression, [Ground])
    case duty(Duty)
    case procedure([ProcedureStep])
  }

  public let kind: Kind
  public let label: Name?
  /// Presence tests of earlier `require`s that this statement leans on: where one is known to fail, this is passed over.
  public let guards: [Expression]
  /// What to tell the applicant where it fails.
  public let message: Template?
  public let span: Span

  public init(kind: Kind, label: Name?, guards: [Expression], message: Template?, span: Span) {
    self.kind = kind
    self.label = label
    self.guards = guards
    self.message = message
    self.span = span
  }

  public var isDecisive: Bool {
    switch kind {
    case .require, .forbid, .grounds, .procedure: true
    case .advise, .duty: false
    }
  }
}

public struct Ground: Sendable {
  public let label: Name?
  public let condition: Expression
  public let message: Template?
  public let span: Span

  public init(label: Name?, condition: Expression, message: Template?, span: Span) {
    self.label = label
    self.condition = condition
    self.message = message
    self.span = span
  }
}

/// Who acts, or is addressed: one of several, or all of them.
public struct Parties: Sendable {
  public let parties: [Expression]
  /// `a and b`: all of them; else any one.
  public let isAll: Bool

  public init(parties: [Expression], isAll: Bool) {
    self.parties = parties
    self.isAll = isAll
  }
}

/// What must be done if the action goes ahead.
public struct Duty: Sendable {
  public let text: Template
  public let by: Parties?
  public let to: Parties?
  /// The last day on which it may be done.
  public let due: Expression?

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
  public let name: Name
  public let by: Parties?
  public let to: Parties?
  /// The first day on which it may be done, from `not before`.
  public let earliest: Expression?
  /// The last day on which it may be done, from `within`.
  public let latest: Expression?
  /// What to tell the applicant where this step fails.
  public let message: Template?
  public let span: Span

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
