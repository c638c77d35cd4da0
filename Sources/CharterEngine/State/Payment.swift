public import CharterSemantics
public import CharterValues

/// What a subsidy comes to for one subject.
public struct Payment: Sendable {
  /// The subsidy.
  public let subsidy: SubsidyID
  /// For whom; of a shared one the last value is the sharer.
  public let subject: Subject
  /// What each line comes to, in the order of the policy, exact; ``Outcome`` of a number in the subsidy's unit.
  public let lines: [Outcome]
  /// The amount before bounds and rounding.
  public let unbounded: Outcome
  /// What is paid; ``Outcome`` of a number in the subsidy's unit.
  public let amount: Outcome
  /// Who pays; several: any one of them, or all where ``Parties/isAll`` says so.
  public let payer: [ObservedValue]
  /// Who is paid.
  public let payee: [ObservedValue]

  /// A payment with all its parts.
  public init(
    subsidy: SubsidyID, subject: Subject, lines: [Outcome], unbounded: Outcome, amount: Outcome,
    payer: [ObservedValue], payee: [ObservedValue]
  ) {
    self.subsidy = subsidy
    self.subject = subject
    self.lines = lines
    self.unbounded = unbounded
    self.amount = amount
    self.payer = payer
    self.payee = payee
  }
}

/// What a subsidy comes to over all its subjects.
public struct SubsidyTotal: Sendable {
  /// How the sum stands to the budget.
  public enum BudgetState: String, Sendable, CaseIterable {
    case within
    case exceeded
    case undetermined
  }

  /// The subsidy.
  public let subsidy: SubsidyID
  /// The type of all its amounts.
  public let type: ValueType
  /// The sum of the payments that are known.
  public let known: ExactNumber
  /// The sum of each line where it is known, in the order of the policy.
  public let knownLines: [ExactNumber]
  /// How many payments are known.
  public let paid: Int
  /// How many are not.
  public let undetermined: Int
  /// What the sum should keep to; `nil`: the policy sets no budget.
  public let budget: Outcome?
  /// How the sum stands to the budget; `nil`: the policy sets none.
  public let budgetState: BudgetState?
  /// What the reply leaned on.
  public let footnotes: StateFootnotes

  /// A total with all its parts.
  public init(
    subsidy: SubsidyID, type: ValueType, known: ExactNumber, knownLines: [ExactNumber], paid: Int,
    undetermined: Int, budget: Outcome?, budgetState: BudgetState?, footnotes: StateFootnotes
  ) {
    self.subsidy = subsidy
    self.type = type
    self.known = known
    self.knownLines = knownLines
    self.paid = paid
    self.undetermined = undetermined
    self.budget = budget
    self.budgetState = budgetState
    self.footnotes = footnotes
  }

  /// Whether every payment is known, and every subject.
  public var isComplete: Bool { undetermined == 0 && footnotes.openSubjects.isEmpty }
}
