public import CharterDiagnostics
public import CharterValues

/// What a rule, a quota or a subsidy on the registry ranges over: each combination of its binders' members.
public struct Subjects: Sendable {
  /// In the order written; one may read those before it.
  public let binders: [Binder]

  /// Subjects for each combination of the binders' members.
  public init(binders: [Binder]) { self.binders = binders }
}

/// The parts that every norm on the state has.
public struct StateHeader: Sendable {
  /// Its name.
  public let name: Name
  /// The policy that it belongs to.
  public let policy: PolicyID
  /// The clause that it stands in, if any.
  public let clause: ClauseID?
  /// `nil`: the jurisdiction as a whole is the one subject.
  public let subjects: Subjects?
  /// The due date; before and on it, not yet due.
  public let by: Expression?
  /// The actions that are rejected where they break it, or make it worse.
  public let enforcedOn: [ActionID]
  /// Whether the policy marks it as left to lower ones.
  public let isDelegable: Bool
  /// Slots that a frame needs: every binder, and every line of a subsidy.
  public let frameSize: Int
  /// Where its name is declared.
  public let span: Span

  /// A header with all its parts.
  public init(
    name: Name, policy: PolicyID, clause: ClauseID?, subjects: Subjects?, by: Expression?,
    enforcedOn: [ActionID], isDelegable: Bool, frameSize: Int, span: Span
  ) {
    self.name = name
    self.policy = policy
    self.clause = clause
    self.subjects = subjects
    self.by = by
    self.enforcedOn = enforcedOn
    self.isDelegable = isDelegable
    self.frameSize = frameSize
    self.span = span
  }
}

/// A rule that stands on the registry.
public struct StateRule: Sendable {
  /// Its name, subjects and due date.
  public let header: StateHeader
  /// The word that reports show.
  public let category: Norm.Category
  /// The `when` conditions; all must hold of a subject for the rule to apply to it.
  public let conditions: [Expression]
  /// What is demanded of each subject, in the order written.
  public let statements: [Statement]

  /// A rule with its statements.
  public init(
    header: StateHeader, category: Norm.Category, conditions: [Expression], statements: [Statement]
  ) {
    self.header = header
    self.category = category
    self.conditions = conditions
    self.statements = statements
  }
}

/// A share or a number of heads that part of a population keeps to.
public struct Quota: Sendable {
  /// A limit: heads where its type is an integer, else a share from 0 to 1.
  public enum Bound: Sendable {
    case atLeast(Expression, roundedUp: Bool)
    case atMost(Expression)
    case between(Expression, Expression)
  }

  /// Its name, subjects and due date.
  public let header: StateHeader
  /// The `when` conditions; all must hold of a subject for the quota to apply to it.
  public let conditions: [Expression]
  /// Of whom a part is counted.
  public let population: Binder
  /// Which members count; reads the population's variable.
  public let counted: Expression?
  /// The limits, all of which must be kept.
  public let bounds: [Bound]

  /// A quota with its limits.
  public init(
    header: StateHeader, conditions: [Expression], population: Binder, counted: Expression?,
    bounds: [Bound]
  ) {
    self.header = header
    self.conditions = conditions
    self.population = population
    self.counted = counted
    self.bounds = bounds
  }
}

/// A payment worked out for each subject, or shared among several.
public struct Subsidy: Sendable {
  /// What an amount is rounded to, and which way.
  public struct Rounding: Sendable {
    /// Which way an amount goes; `down` where only the largest remainder is asked for.
    public let mode: RoundingMode
    /// What the amounts are multiples of; positive.
    public let step: ExactNumber
    /// Whether shares are rounded together, so that those of a pool add up to it exactly.
    public let isByLargestRemainder: Bool

    /// A rounding to a step.
    public init(mode: RoundingMode, step: ExactNumber, isByLargestRemainder: Bool) {
      self.mode = mode
      self.step = step
      self.isByLargestRemainder = isByLargestRemainder
    }
  }

  /// A pool that is shared; `amount` nil: the rest of the fund.
  public struct Pool: Sendable {
    /// What is shared out; `nil`: what the other pools leave of the fund.
    public let amount: Expression?
    /// What a member's share is in proportion to; a negative one leaves the pool undetermined.
    public let weight: Expression
    /// Which members share; `nil`: all of those that the subsidy names.
    public let condition: Expression?

    /// A pool with what its shares are in proportion to.
    public init(amount: Expression?, weight: Expression, condition: Expression?) {
      self.amount = amount
      self.weight = weight
      self.condition = condition
    }
  }

  /// One part of a payment.
  public struct Line: Sendable {
    /// How much a line pays.
    public enum Kind: Sendable {
      /// An amount, zero where the condition fails.
      case amount(Expression, when: Expression?)
      case pool(Pool)
    }

    /// Its name, by which `amount` reads it; `nil`: it has none.
    public let name: Name?
    /// The slot that `amount` reads it from.
    public let slot: Int
    /// How much it pays.
    public let kind: Kind
    /// Where its name is declared; the line itself where it has none.
    public let span: Span

    /// A line of a payment.
    public init(name: Name?, slot: Int, kind: Kind, span: Span) {
      self.name = name
      self.slot = slot
      self.kind = kind
      self.span = span
    }
  }

  /// Its name, subjects and due date.
  public let header: StateHeader
  /// The `when` conditions; all must hold of a subject for it to be paid.
  public let conditions: [Expression]
  /// Among whom each pool is shared.
  public let sharedAmong: Binder?
  /// The parts of the payment, in the order written.
  public let lines: [Line]
  /// `nil`: the sum of the lines.
  public let amount: Expression?
  /// The least that is paid, applied before rounding.
  public let atLeast: Expression?
  /// The most that is paid; rounding does not pass it.
  public let atMost: Expression?
  /// How the payment is rounded; `nil`: it stays exact.
  public let rounding: Rounding?
  /// Who pays, if the policy says.
  public let payer: Parties?
  /// Who is paid, if the policy says.
  public let payee: Parties?
  /// What the payments of all subjects should add up to at most; it changes none of them.
  public let budget: Expression?
  /// What all pools share out together; `rest` is what the others leave of it.
  public let fund: Expression?

  /// A payment with its lines.
  public init(
    header: StateHeader, conditions: [Expression], sharedAmong: Binder?, lines: [Line],
    amount: Expression?, atLeast: Expression?, atMost: Expression?, rounding: Rounding?,
    payer: Parties?, payee: Parties?, budget: Expression?, fund: Expression?
  ) {
    self.header = header
    self.conditions = conditions
    self.sharedAmong = sharedAmong
    self.lines = lines
    self.amount = amount
    self.atLeast = atLeast
    self.atMost = atMost
    self.rounding = rounding
    self.payer = payer
    self.payee = payee
    self.budget = budget
    self.fund = fund
  }

  /// The type of every amount of the subsidy.
  public var amountType: ValueType {
    if let amount { return amount.type.present }
    for line in lines {
      switch line.kind {
      case .amount(let amount, _): return amount.type.present
      case .pool(let pool):
        if let amount = pool.amount ?? fund { return amount.type.present }
      }
    }
    return .number(Dimension(Schema.yuan))
  }
}
