public import CharterDiagnostics
public import CharterValues

/// From a least to a greatest number that a test expects, both possible.
public struct ExpectedRange: Sendable, Hashable {
  /// The least number.
  public let least: ExactNumber
  /// The greatest number; `nil`: there is none.
  public let most: ExactNumber?

  /// A range of numbers.
  public init(_ least: ExactNumber, _ most: ExactNumber?) {
    self.least = least
    self.most = most
  }
}

/// What a quota, or a rule on the registry, is expected to come to for a subject.
public enum ExpectedOutcome: String, Sendable, CaseIterable {
  case met
  case notMet = "not_met"
  case undetermined
  case notYetDue = "not_yet_due"
  /// The subject is none: excluded by a condition or by its place.
  case notApplicable = "not_applicable"

  /// The outcome for people.
  public var words: Words {
    switch self {
    case .met: Words(zh: "达标", en: "met")
    case .notMet: Words(zh: "未达标", en: "not met")
    case .undetermined: Words(zh: "待补", en: "undetermined")
    case .notYetDue: Words(zh: "未到期", en: "not yet due")
    case .notApplicable: Words(zh: "不适用", en: "not applicable")
    }
  }
}

/// How a sum is expected to stand to its budget.
public enum ExpectedBudget: String, Sendable, CaseIterable {
  case within
  case exceeded
  case undetermined

  /// The state for people.
  public var words: Words {
    switch self {
    case .within: Words(zh: "未超", en: "within")
    case .exceeded: Words(zh: "超出", en: "exceeded")
    case .undetermined: Words(zh: "待补", en: "undetermined")
    }
  }
}

/// What a test expects of one subject of a quota or a rule; what is `nil` is not tested.
public struct AuditExpectation: Sendable {
  /// What it comes to.
  public var outcome: ExpectedOutcome?
  /// Of how many a part is counted.
  public var population: ExpectedRange?
  /// How many count.
  public var counted: ExpectedRange?
  /// The part that counts.
  public var share: ExpectedRange?
  /// By how many heads it is missed.
  public var shortfall: ExpectedRange?
  /// By how many heads it is more than met.
  public var headroom: ExpectedRange?
  /// Facts that it waits for, all of them.
  public var missing: [ExpectedName]?
  /// Of a rule: statements that are broken, all of them.
  public var violated: [ExpectedName]?
  /// Of a rule: advice that is not followed, all of it.
  public var advised: [ExpectedName]?
  /// The expectation as written.
  public let span: Span

  /// An expectation of nothing yet.
  public init(span: Span) { self.span = span }
}

/// An amount that a test expects; `nil`: it is expected to be undetermined.
public struct ExpectedAmount: Sendable, Hashable {
  /// The amount, in the subsidy's unit.
  public let number: ExactNumber?

  /// An amount.
  public init(_ number: ExactNumber?) { self.number = number }
}

/// What a test expects of one payment; what is `nil` is not tested.
public struct PaymentExpectation: Sendable {
  /// What is paid.
  public var amount: ExpectedAmount?
  /// What lines come to, by their places in the subsidy.
  public var lines: [(line: Int, amount: ExpectedAmount)] = []
  /// Who pays.
  public var payer: [Value]?
  /// Who is paid.
  public var payee: [Value]?
  /// Facts that the amount waits for, all of them.
  public var missing: [ExpectedName]?
  /// Whether the subject is expected to be none.
  public var isExcluded = false
  /// The expectation as written.
  public let span: Span

  /// An expectation of nothing yet.
  public init(span: Span) { self.span = span }
}

/// What a test expects of the subjects of one norm on the registry.
public struct SubjectExpectations<Expected: Sendable>: Sendable {
  /// One subject by one value for each variable, as written and as read.
  public struct Named: Sendable {
    /// One a variable; empty: the one subject of a norm without `for each`.
    public let values: [Value]
    /// What is expected of it.
    public let expected: Expected
    /// Where it is named.
    public let span: Span

    /// An expectation of a subject.
    public init(values: [Value], expected: Expected, span: Span) {
      self.values = values
      self.expected = expected
      self.span = span
    }
  }

  /// The subjects that are named, in the order written, each once.
  public var named: [Named] = []
  /// What is expected of every other subject; `nil`: they are not tested.
  public var others: Expected?

  /// No expectations yet.
  public init() {}
}

/// A test of a quota, or of a rule on the registry.
public struct AuditTest: Sendable {
  /// The place of the norm among the quotas or the rules, from 0.
  public let norm: Int
  /// Whether it is a quota, else a rule.
  public let isQuota: Bool
  /// The day that `today` stands for; `nil`: the run's.
  public let date: CalendarDate?
  /// Values of parameters to try for this test alone; they win over the file's.
  public let overrides: [ParameterOverride]
  /// What is expected.
  public let expected: SubjectExpectations<AuditExpectation>
  /// A name for people.
  public let title: String?
  /// The test as written.
  public let span: Span

  /// A test with all its parts.
  public init(
    norm: Int, isQuota: Bool, date: CalendarDate?, overrides: [ParameterOverride],
    expected: SubjectExpectations<AuditExpectation>, title: String?, span: Span
  ) {
    self.norm = norm
    self.isQuota = isQuota
    self.date = date
    self.overrides = overrides
    self.expected = expected
    self.title = title
    self.span = span
  }
}

/// A test of a subsidy.
public struct SubsidyTest: Sendable {
  /// The place of the subsidy in the program, from 0.
  public let subsidy: Int
  /// The day that `today` stands for; `nil`: the run's.
  public let date: CalendarDate?
  /// Values of parameters to try for this test alone; they win over the file's.
  public let overrides: [ParameterOverride]
  /// What is expected of the payments.
  public let expected: SubjectExpectations<PaymentExpectation>
  /// What all known payments come to together.
  public let total: ExactNumber?
  /// How they stand to the budget.
  public let budget: ExpectedBudget?
  /// A name for people.
  public let title: String?
  /// The test as written.
  public let span: Span

  /// A test with all its parts.
  public init(
    subsidy: Int, date: CalendarDate?, overrides: [ParameterOverride],
    expected: SubjectExpectations<PaymentExpectation>, total: ExactNumber?,
    budget: ExpectedBudget?, title: String?, span: Span
  ) {
    self.subsidy = subsidy
    self.date = date
    self.overrides = overrides
    self.expected = expected
    self.total = total
    self.budget = budget
    self.title = title
    self.span = span
  }
}

/// What a proposal expects of a subsidy on the state that its action leaves.
public struct ExpectedSubsidy: Sendable {
  /// The place of the subsidy in the program, from 0.
  public let subsidy: Int
  /// What is expected of the payments.
  public let expected: SubjectExpectations<PaymentExpectation>
  /// Where the subsidy is named.
  public let span: Span

  /// An expectation of a subsidy.
  public init(subsidy: Int, expected: SubjectExpectations<PaymentExpectation>, span: Span) {
    self.subsidy = subsidy
    self.expected = expected
    self.span = span
  }
}
