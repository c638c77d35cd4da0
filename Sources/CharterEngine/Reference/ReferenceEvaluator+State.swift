public import CharterSemantics
public import CharterValues

extension ReferenceEvaluator {
  /// Evaluates a quota for each of its subjects, in the order of the registry.
  ///
  /// - Parameters:
  ///   - id: the quota; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - state: the registry.
  ///   - chosen: the subjects that are asked for; `nil`: all of them.
  ///   - visit: is called once a subject; those that it does not apply to are passed over.
  /// - Returns: what the reports lean on together.
  public func evaluate(
    _ id: QuotaID, on date: CalendarDate, in state: RegistryState,
    only chosen: Set<Subject>? = nil, visit: (QuotaReport) -> Void
  ) -> StateFootnotes {
    trail?.insert(.quota(id))
    let quota = program[id]
    var evaluation = stateEvaluation(on: date, in: state)
    let open = evaluation.forEachSubject(
      of: quota.header, when: quota.conditions, only: chosen
    ) {
      visit($0.quota(id, $2, $3, in: &$1).report)
    }
    return evaluation.footnotes(of: quota.header, openSubjects: open)
  }

  /// Evaluates a rule on the registry for each of its subjects, in the order of the registry.
  ///
  /// - Parameters:
  ///   - id: the rule; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - state: the registry.
  ///   - chosen: the subjects that are asked for; `nil`: all of them.
  ///   - visit: is called once a subject; those that it does not apply to are passed over.
  /// - Returns: what the reports lean on together.
  public func evaluate(
    _ id: RuleID, on date: CalendarDate, in state: RegistryState,
    only chosen: Set<Subject>? = nil, visit: (RuleReport) -> Void
  ) -> StateFootnotes {
    trail?.insert(.rule(id))
    let rule = program[id]
    var evaluation = stateEvaluation(on: date, in: state)
    let open = evaluation.forEachSubject(
      of: rule.header, when: rule.conditions, only: chosen
    ) {
      visit($0.rule(id, $2, $3, in: &$1).report)
    }
    return evaluation.footnotes(of: rule.header, openSubjects: open)
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
    trail?.insert(.subsidy(id))
    let subsidy = program[id]
    var evaluation = stateEvaluation(on: date, in: state)
    evaluation.keepsObserved = false
    var sum = ExactNumber.zero
    var lines = subsidy.lines.map { _ in ExactNumber.zero }
    var (paid, undetermined) = (0, 0)
    var reasons: [[Reason]] = []
    let open = evaluation.forEachSubject(of: subsidy.header, when: subsidy.conditions) {
      let left = $0.payments(of: id, $2, $3.truth, in: &$1) { payment in
        visit(payment)
        guard let amount = payment.amount.value?.number else {
          undetermined += 1
          return
        }
        paid += 1
        sum += amount
        for (place, line) in payment.lines.enumerated() {
          if let line = line.value?.number { lines[place] += line }
        }
      }
      if !left.isEmpty { reasons.append(left) }
    }
    let openSubjects = Reason.union([open] + reasons)
    let isComplete = undetermined == 0 && openSubjects.isEmpty
    // What the budget reads is leant on as well.
    let budget = evaluation.budget(of: subsidy)
    let footnotes = evaluation.footnotes(of: subsidy.header, openSubjects: openSubjects)
    return SubsidyTotal(
      subsidy: id, type: subsidy.amountType, known: sum, knownLines: lines, paid: paid,
      undetermined: undetermined, budget: budget,
      budgetState: budget.map { .of(sum, isComplete: isComplete, within: $0) },
      footnotes: footnotes)
  }
}

extension ReferenceEvaluator {
  /// An evaluation of many subjects, which keeps no derivations: there may be a million.
  func stateEvaluation(on date: CalendarDate, in state: RegistryState) -> Evaluation {
    var evaluation = evaluation(on: date, in: state)
    evaluation.keepsDerivations = false
    return evaluation
  }
}

extension Evaluation {
  /// What the payments together should keep to; the place is the whole jurisdiction.
  mutating func budget(of subsidy: Subsidy) -> Outcome? {
    guard let budget = subsidy.budget else { return nil }
    var frame = Frame(size: subsidy.header.frameSize)
    place = program[subsidy.header.policy].jurisdiction.map {
      Evaluated(.known(.text($0.prefix)))
    }
    return evaluate(budget, in: &frame).present
  }

  /// What everything evaluated so far leans on.
  func footnotes(
    of header: StateHeader, openSubjects: [Reason]
  ) -> StateFootnotes {
    var footnotes = StateFootnotes()
    footnotes.openSubjects = openSubjects
    footnotes.readings = parametersRead.filter { program[$0].reading != nil }
    footnotes.illustrativeParameters = illustrativeRead
    footnotes.illustrativePolicies = illustrativePolicies(of: header)
    footnotes.tableRows = tableRows
    return footnotes
  }
}

extension Evaluation {
  /// The policies of illustrative dates that a norm on the registry leans on: its own, and those that set values.
  func illustrativePolicies(of header: StateHeader) -> [PolicyID] {
    let own = program[header.policy].isPeriodIllustrative ? [header.policy] : []
    return own + illustrativeSettings.filter { !own.contains($0) }
  }
}

extension SubsidyTotal.BudgetState {
  /// One unknown payment leaves it open.
  static func of(
    _ sum: ExactNumber, isComplete: Bool, within budget: Outcome
  ) -> SubsidyTotal.BudgetState {
    guard isComplete, let budget = budget.value?.number else { return .undetermined }
    return sum <= budget ? .within : .exceeded
  }
}
