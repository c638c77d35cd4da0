import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// What one step of a procedure came to.
  struct StepFinding {
    let truth: Truth
    let report: StepReport
    /// What to do, where the step is not done.
    let next: NextStep?
  }

  /// Evaluates each step: done, by the right actor, not before any step listed above it, in time.
  mutating func procedure(
    _ steps: [ProcedureStep], of norm: NormID, in frame: Frame
  ) -> [StepFinding] {
    var findings: [StepFinding] = []
    for place in steps.indices {
      findings.append(finding(steps[place], after: steps[..<place], norm, in: frame))
    }
    return findings
  }

  private mutating func finding(
    _ step: ProcedureStep, after above: ArraySlice<ProcedureStep>, _ norm: NormID,
    in frame: Frame
  ) -> StepFinding {
    let done = self.step(step.step, .on, type: .date)
    var problems: [StepReport.Problem] = []
    var earliest: CalendarDate?
    var latest: CalendarDate?
    let (truth, values, _) = capture { evaluation in
      if let observation = done.observation { evaluation.observed.insert(observation) }
      var parts = [Truth.isKnown(done.outcome)]
      if done.outcome.value != nil, let by = step.by {
        let (isRight, expected) = evaluation.actor(of: step, by, in: frame)
        if isRight.known == false { problems.append(.wrongActor(expected: expected)) }
        parts.append(isRight)
      }
      for other in above {
        // A step that is not done counts as missing by itself.
        guard let day = done.outcome.value?.date,
          let otherDay = evaluation.step(other.step, .on, type: .date).outcome.value?.date
        else { continue }
        if day < otherDay { problems.append(.beforeStep(other.name)) }
        parts.append(Truth(day >= otherDay))
      }
      if let bound = step.earliest {
        let (isInTime, limit) = evaluation.compare(done, .greaterOrEqual, bound, in: frame)
        earliest = limit
        if isInTime.known == false, let limit { problems.append(.tooEarly(earliest: limit)) }
        parts.append(isInTime)
      }
      if let bound = step.latest {
        let (isInTime, limit) = evaluation.compare(done, .lessOrEqual, bound, in: frame)
        latest = limit
        if isInTime.known == false, let limit { problems.append(.tooLate(latest: limit)) }
        parts.append(isInTime)
      }
      return Truth.all(parts)
    }
    let message = truth.known == false ? step.message.map { render($0, in: frame) } : nil
    let report = StepReport(
      name: step.name, outcome: StatementOutcome(truth), problems: problems,
      on: done.outcome.value?.date, message: message, values: values, reasons: truth.reasons,
      span: step.span)
    guard done.outcome.value == nil else {
      return StepFinding(truth: truth, report: report, next: nil)
    }
    let next = NextStep(
      norm: norm, step: step.step, name: step.name, by: parties(step.by, in: frame),
      to: parties(step.to, in: frame), earliest: earliest, latest: latest)
    return StepFinding(truth: truth, report: report, next: next)
  }

  /// Whether the day of a step keeps to a bound, and the bound where it is known.
  private mutating func compare(
    _ done: Evaluated, _ comparison: Comparison, _ bound: Expression, in frame: Frame
  ) -> (truth: Truth, bound: CalendarDate?) {
    var inner = frame
    let limit = evaluate(bound, in: &inner).present
    guard let day = done.outcome.value, let last = limit.value else {
      return (.unknown(Reason.union([done.outcome.reasons, limit.reasons])), limit.value?.date)
    }
    return (Truth(day.satisfies(comparison, last) ?? false), last.date)
  }

  /// Whether those who did a step are all of those, or one of those, who should have.
  private mutating func actor(
    of step: ProcedureStep, _ expected: Parties, in frame: Frame
  ) -> (truth: Truth, expected: [ObservedValue]) {
    // All who acted, however many; an expression's own reading of `by` is one of them.
    let actual = self.step(step.step, .by, type: ValueType(.set(of: .text)))
    if let observation = actual.observation { observed.insert(observation) }
    let actors = actual.asMembers
    var inner = frame
    var operands: [Truth] = []
    for party in expected.parties {
      let members = evaluate(party, in: &inner).asMembers
      let others: [Truth] = members.others.map { [.unknown($0)] } ?? []
      // A party that is a set stands for all of its members, or for any one of them.
      operands.append(
        expected.isAll
          ? .all(
            members.members.map { .implies($0.membership, actors.contains($0.value)) } + others)
          : .any(members.members.map { .all([$0.membership, actors.contains($0.value)]) } + others))
    }
    return (
      expected.isAll ? .all(operands) : .any(operands), parties(expected, in: frame)
    )
  }
}

extension Truth {
  /// True of a value that is there, unknown for its reasons else.
  fileprivate static func isKnown(_ outcome: Outcome) -> Truth {
    switch outcome {
    case .known: .true
    case .unknown(let reasons): .unknown(reasons)
    }
  }
}

extension Evaluated {
  /// One value as the only member of a set; a set as it is.
  fileprivate var asMembers: Collection {
    switch outcome {
    case .known(.set), .known(.none), .unknown: members
    case .known(let value):
      Collection(members: [.init(value: value, membership: .true, path: path)], others: nil)
    }
  }
}
