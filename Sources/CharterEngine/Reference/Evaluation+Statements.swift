import CharterDiagnostics
import CharterSemantics
import CharterValues

/// What the statements of a norm, or of an exception in its place, came to.
struct StatementBlock: Sendable {
  /// Whether every statement that demands something holds.
  let holds: Truth
  let statements: [StatementReport]
  let duties: [DutyReport]
  let nextSteps: [NextStep]

  /// A norm that an exception suspends requires nothing.
  static let suspended = StatementBlock(holds: .true, statements: [], duties: [], nextSteps: [])
}

extension Evaluation {
  /// Evaluates statements in their order.
  mutating func block(
    _ statements: [Statement], of norm: AnyNormID, in frame: Frame
  ) -> StatementBlock {
    var frame = frame
    var demands: [Truth] = []
    var reports: [StatementReport] = []
    var duties: [DutyReport] = []
    var nextSteps: [NextStep] = []
    for statement in statements {
      if untraced({ $0.truth(ofAll: statement.guards, in: &frame) }).known == false {
        // The presence that it leans on failed in a `require` above, which is what counts.
        if let kind = statement.reportKind {
          reports.append(
            StatementReport(
              kind: kind, label: statement.label, outcome: .passedOver, message: nil, values: [],
              reasons: [], span: statement.span))
        }
        continue
      }
      switch statement.kind {
      case .require(let condition):
        let (truth, report) = single(condition, of: statement, .require, in: &frame)
        demands.append(truth)
        reports.append(report)
      case .forbid(.some(let condition)):
        let (truth, report) = single(condition, of: statement, .forbid, in: &frame)
        demands.append(truth)
        reports.append(report)
      case .forbid(nil):
        demands.append(.false)
        reports.append(report(of: statement, .forbid, .false, values: [], in: frame))
      case .advise(let condition):
        reports.append(single(condition, of: statement, .advise, in: &frame).report)
      case .grounds(let least, let grounds):
        let (truth, report) = self.grounds(grounds, atLeast: least, of: statement, in: &frame)
        demands.append(truth)
        reports.append(report)
      case .duty(let duty):
        duties.append(report(duty, of: statement, norm, in: frame))
      case .procedure(let steps):
        guard case .norm(let action) = norm else {
          preconditionFailure("a checked rule on the registry has no procedure")
        }
        let findings = procedure(steps, of: action, in: frame)
        let truth = Truth.all(findings.map(\.truth))
        demands.append(truth)
        reports.append(
          report(
            of: statement, .procedure, truth, values: Self.once(findings.flatMap(\.report.values)),
            steps: findings.map(\.report), in: frame))
        if let next = findings.lazy.compactMap(\.next).first { nextSteps.append(next) }
      }
    }
    return StatementBlock(
      holds: .all(demands), statements: reports, duties: duties, nextSteps: nextSteps)
  }

  /// A statement of one condition.
  private mutating func single(
    _ condition: Expression, of statement: Statement, _ kind: StatementReport.Kind,
    in frame: inout Frame
  ) -> (truth: Truth, report: StatementReport) {
    var inner = frame
    let (truth, values, derivations) = capture { $0.truth(condition, in: &inner) }
    let result = kind == .forbid ? truth.negated : truth
    return (
      result,
      report(
        of: statement, kind, result, values: values, in: frame, derivation: derivations.first)
    )
  }

  /// `any of`, `at least N of`: decided as soon as the unknown grounds cannot change the count.
  private mutating func grounds(
    _ grounds: [Ground], atLeast least: Expression, of statement: Statement,
    in frame: inout Frame
  ) -> (truth: Truth, report: StatementReport) {
    var inner = frame
    let (count, countValues, countDerivations) = capture { $0.evaluate(least, in: &inner).present }
    var truths: [Truth] = []
    var reports: [GroundReport] = []
    var derivations = countDerivations
    for ground in grounds {
      let (truth, values, derived) = capture { $0.truth(ground.condition, in: &inner) }
      let message = truth.known == false ? ground.message.map { render($0, in: frame) } : nil
      truths.append(truth)
      derivations += derived
      reports.append(
        GroundReport(
          label: ground.label, holds: truth.known, message: message, values: values,
          reasons: truth.reasons, span: ground.span))
    }
    let truth = Self.atLeast(count, of: truths)
    let whole = Derivation(
      span: statement.span, type: .boolean, value: truth.outcome.value, reasons: truth.reasons,
      observed: nil, children: derivations)
    let values = Self.once(countValues + reports.flatMap(\.values))
    return (
      truth,
      report(
        of: statement, .grounds, truth, values: values, grounds: reports, in: frame,
        derivation: keepsDerivations ? whole : nil)
    )
  }

  /// Whether at least so many of several truths hold.
  static func atLeast(_ count: Outcome, of truths: [Truth]) -> Truth {
    let unknown = Reason.union(truths.map(\.reasons))
    switch count {
    case .unknown(let reasons): return .unknown(Reason.union([reasons, unknown]))
    case .known(let value):
      let certain = truths.filter { $0.known == true }.count
      let possible = truths.filter { $0.known != false }.count
      if ExactNumber(certain) >= value.number { return .true }
      return ExactNumber(possible) < value.number ? .false : .unknown(unknown)
    }
  }

  private mutating func report(
    of statement: Statement, _ kind: StatementReport.Kind, _ truth: Truth,
    values: [ObservedValue], grounds: [GroundReport] = [], steps: [StepReport] = [],
    in frame: Frame, derivation: Derivation? = nil
  ) -> StatementReport {
    let message =
      truth.known == false ? statement.message.map { render($0, in: frame) } : nil
    return StatementReport(
      kind: kind, label: statement.label, outcome: StatementOutcome(truth), message: message,
      values: values, reasons: truth.reasons, grounds: grounds, steps: steps,
      span: statement.span, derivation: derivation)
  }

  private mutating func report(
    _ duty: Duty, of statement: Statement, _ norm: AnyNormID, in frame: Frame
  ) -> DutyReport {
    var inner = frame
    let due = duty.due.map { evaluate($0, in: &inner).present }
    let day: CalendarDate? = due.flatMap { $0.value?.date }
    return DutyReport(
      norm: norm, text: render(duty.text, in: frame), by: parties(duty.by, in: frame),
      to: parties(duty.to, in: frame), byAll: duty.by?.isAll ?? false, due: day,
      isDueUnknown: due != nil && day == nil, label: statement.label, span: statement.span)
  }

  /// Who acts, or is addressed, as far as it is known.
  mutating func parties(_ parties: Parties?, in frame: Frame) -> [ObservedValue] {
    var inner = frame
    var result: [ObservedValue] = []
    for party in parties?.parties ?? [] {
      let evaluated = evaluate(party, in: &inner)
      result.append(
        evaluated.observation
          ?? ObservedValue(
            path: evaluated.knownPath, source: .fact(record: nil),
            value: evaluated.outcome.value, type: party.type, origin: party.span))
    }
    return result
  }

  static func once(_ values: [ObservedValue]) -> [ObservedValue] {
    var result = ObservedValues()
    for value in values { result.insert(value) }
    return result.list
  }
}

extension StatementOutcome {
  init(_ truth: Truth) {
    switch truth {
    case .true: self = .satisfied
    case .false: self = .violated
    case .unknown: self = .undetermined
    }
  }
}

extension Statement {
  /// What it is called in reports; a duty is reported by itself.
  var reportKind: StatementReport.Kind? {
    switch kind {
    case .require: .require
    case .forbid: .forbid
    case .advise: .advise
    case .grounds: .grounds
    case .procedure: .procedure
    case .duty: nil
    }
  }
}
