public import CharterSemantics
public import CharterValues

extension ReferenceEvaluator {
  /// Whether the condition of each line of a subsidy holds for a subject, as a report on coverage asks.
  ///
  /// - Parameters:
  ///   - id: the subsidy; its policy is in force at the date.
  ///   - subject: a subject of the subsidy; of a shared one, the sharer comes last.
  ///   - date: the day that `today` stands for.
  ///   - state: the registry.
  /// - Returns: one a line, true where it has no condition; `nil`: it cannot be told.
  public func lineConditions(
    of id: SubsidyID, for subject: Subject, on date: CalendarDate, in state: RegistryState
  ) -> [Bool?] {
    let subsidy = program[id]
    let binders = subsidy.header.subjects?.binders ?? []
    let variables = binders + (subsidy.sharedAmong.map { [$0] } ?? [])
    guard variables.count == subject.values.count else { return subsidy.lines.map { _ in nil } }
    var evaluation = evaluation(on: date, in: state)
    evaluation.keepsObserved = false
    evaluation.keepsDerivations = false
    var frame = Frame(size: subsidy.header.frameSize)
    for (binder, value) in zip(variables, subject.values) {
      frame[binder.slot] = Evaluated(.known(value), path: FactPath(names: [binder.name]))
    }
    evaluation.place = evaluation.place(
      of: Array(subject.values.prefix(binders.count)), binders, in: program[subsidy.header.policy])
    return subsidy.lines.map { line in
      let condition: Expression? =
        switch line.kind {
        case .amount(_, let condition): condition
        case .pool(let pool): pool.condition
        }
      return condition.map { evaluation.truth($0, in: &frame).known } ?? true
    }
  }
}
