public import CharterSemantics
public import CharterValues

extension Engine {
  /// Works out a subsidy for each of its subjects.
  ///
  /// - Parameters:
  ///   - id: the subsidy; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - visit: is called once a payment, in the order of the registry.
  /// - Returns: the sums, and how they stand to the budget.
  public func evaluate(
    _ id: SubsidyID, on date: CalendarDate, visit: (Payment) -> Void
  ) -> SubsidyTotal {
    guard let run = BulkSubsidyRun(self, id, on: date) else {
      return reference.evaluate(id, on: date, in: reference.initialState, visit: visit)
    }
    return run.total(visit)
  }

  /// What a subsidy comes to, for whoever asks for no single payment.
  ///
  /// - Parameters:
  ///   - id: the subsidy; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  /// - Returns: the same sums as with every payment visited.
  public func total(of id: SubsidyID, on date: CalendarDate) -> SubsidyTotal {
    guard let run = BulkSubsidyRun(self, id, on: date) else {
      return reference.evaluate(id, on: date, in: reference.initialState) { _ in }
    }
    return run.total()
  }

  /// Whether a subsidy is worked out by columns, apart from rows that the reference is asked for.
  package func worksByColumns(_ id: SubsidyID, on date: CalendarDate) -> Bool {
    BulkSubsidyRun(self, id, on: date) != nil
  }
}
