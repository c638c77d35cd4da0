public import CharterSemantics
public import CharterValues

extension ReferenceEvaluator {
  /// Evaluates a quota for each of its subjects, in the order of the registry.
  ///
  /// - Parameters:
  ///   - id: the quota; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - state: the registry.
  ///   - visit: is called once a subject; those that it does not apply to are passed over.
  /// - Returns: what the reports lean on together.
  public func evaluate(
    _ id: QuotaID, on date: CalendarDate, in state: RegistryState, visit: (QuotaReport) -> Void
  ) -> StateFootnotes {
    StateFootnotes()
  }

  /// Evaluates a rule on the registry for each of its subjects, in the order of the registry.
  ///
  /// - Parameters:
  ///   - id: the rule; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - state: the registry.
  ///   - visit: is called once a subject; those that it does not apply to are passed over.
  /// - Returns: what the reports lean on together.
  public func evaluate(
    _ id: RuleID, on date: CalendarDate, in state: RegistryState, visit: (RuleReport) -> Void
  ) -> StateFootnotes {
    StateFootnotes()
  }

  /// Works out a subsidy for each of its subjects, in the order of the registry.
  ///
  /// - Parameters:
  ///   - id: the subsidy; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - state: the registry.
  ///   - visit: is called once a payment; those to whom it does not apply are passed over.
  /// - Returns: the sums, and how they stand to the budget.
  public func evaluate(
    _ id: SubsidyID, on date: CalendarDate, in state: RegistryState, visit: (Payment) -> Void
  ) -> SubsidyTotal {
    SubsidyTotal(
      subsidy: id, type: ValueType(.boolean), known: .zero, knownLines: [], paid: 0,
      undetermined: 0, budget: nil, budgetState: nil, footnotes: StateFootnotes())
  }
}
