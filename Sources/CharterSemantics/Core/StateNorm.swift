public import CharterDiagnostics
public import CharterValues

/// What a rule, a quota or a subsidy on the registry ranges over: each combination of its binders' members.
public struct Subjects: Sendable {
  public let binders: [Binder]

  public init(binders: [Binder]) { self.binders = binders }
}

/// The parts that every norm on the state has.
public struct StateHeader: Sendable {
  public let name: Name
  public let policy: PolicyID
  public let clause: ClauseID?
  /// `nil`: the jurisdiction as a whole is the one subject.
  public let subjects: Subjects?
  /// The due date; before and on it, not yet due.
  public let by: Expression?
  public let enforcedOn: [ActionID]
  public let isDelegable: Bool
  public let frameSize: Int
  public let span: Span

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
  public let header: StateHeader
  public let category: Norm.Category
  public let conditions: [Expression]
  public let statements: [Statement]

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

  public let header: StateHeader
  public let conditions: [Expression]
  public let population: Binder
  /// Which members count; reads the population's variable.
  public let counted: Expression?
  public let bounds: [Bound]

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
  public struct Rounding: Sendable {
    public let mode: RoundingMode
    public let step: ExactNumber
    public let isByLargestRemainder: Bool

    public init(mode: RoundingMode, step: ExactNumber, isByLargestRemainder: Bool) {
      self.mode = mode
      self.step = step
      self.isByLargestRemainder = isByLargestRemainder
    }
  }

  /// A pool that is shared; `amount` nil: the rest of the fund.
  public struct Pool: Sendable {
    public let amount: Expression?
    public let weight: Expression
    public let condition: Expression?

    public init(amount: Expression?, weight: Expression, condition: Expression?) {
      self.amount = amount
      self.weight = weight
      self.condition = condition
    }
  }

  public struct Line: Sendable {
    public enum Kind: Sendable {
      /// An amount, zero where the condition fails.
      case amount(Expression, when: Expression?)
      case pool(Pool)
    }

    public let name: Name?
    /// The slot that `amount` reads it from.
    public let slot: Int
    public let kind: Kind
    public let span: Span

    public init(name: Name?, slot: Int, kind: Kind, span: Span) {
      self.name = name
      self.slot = slot
      self.kind = kind
      self.span = span
    }
  }

  public let header: StateHeader
  public let conditions: [Expression]
  /// Among whom each pool is shared.
  public let sharedAmong: Binder?
  public let lines: [Line]
  /// `nil`: the sum of the lines.
  public let amount: Expression?
  public let atLeast: Expression?
  public let atMost: Expression?
  public let rounding: Rounding?
  public let payer: Parties?
  public let payee: Parties?
  public let budget: Expression?
  public let fund: Expression?

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
}
