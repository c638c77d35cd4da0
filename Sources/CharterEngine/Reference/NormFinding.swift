import CharterSemantics
import CharterValues

/// The two truth values of a norm for one action, and what a report says of it.
///
/// What is said of a norm by itself, by whether it applies and whether its statements hold:
///
/// | applies | holds   | outcome        | reasons         |
/// |---------|---------|----------------|-----------------|
/// | true    | true    | satisfied      |                 |
/// | true    | false   | violated       |                 |
/// | true    | unknown | undetermined   | the statements' |
/// | false   | any     | not_applicable |                 |
/// | unknown | true    | satisfied      |                 |
/// | unknown | false   | undetermined   | the conditions' |
/// | unknown | unknown | undetermined   | both            |
///
/// A norm that may apply and would hold is undetermined after all where the verdict is, for no other
/// reason than that nobody knows whether any norm applies.
struct NormFinding {
  let norm: Norm
  let applies: Truth
  let holds: Truth
  /// Whether it has a say in the verdict: it demands something, and more than describes.
  let isDecisive: Bool
  let resolution: Resolution
  let conditionValues: [ObservedValue]
  let conditionDerivations: [Derivation]

  func outcome(needsToApply: Bool) -> NormOutcome {
    switch (applies.known, holds.known) {
    case (false, _): .notApplicable
    case (true, true): .satisfied
    case (true, false): .violated
    case (nil, true): needsToApply ? .undetermined : .satisfied
    case (_, nil), (nil, _): .undetermined
    }
  }

  func reasons(needsToApply: Bool) -> [Reason] {
    switch outcome(needsToApply: needsToApply) {
    case .undetermined: Reason.union([applies.reasons, holds.reasons])
    case .satisfied, .violated, .notApplicable: []
    }
  }

  func report(needsToApply: Bool) -> NormReport {
    NormReport(
      norm: norm.id, outcome: outcome(needsToApply: needsToApply),
      exceptions: resolution.reports, conditionValues: conditionValues,
      statements: resolution.standing.statements, reasons: reasons(needsToApply: needsToApply),
      conditionDerivations: conditionDerivations)
  }
}

extension Verdict {
  /// The verdict that norms come to by themselves; all of them have a say.
  ///
  /// - Parameter norms: whether each applies, and whether its statements hold.
  /// - Returns: the verdict before anything is asked of the action's effects.
  static func of(_ norms: [(applies: Truth, holds: Truth)]) -> Verdict {
    switch Truth.any(norms.map { .all([$0.applies, $0.holds.negated]) }) {
    case .true: .rejected
    case .unknown: .undetermined
    case .false:
      switch Truth.any(norms.map(\.applies)) {
      case .true: .permitted
      case .unknown: .undetermined
      case .false: .ungoverned
      }
    }
  }
}

extension Verdict {
  /// The verdict with what enforced norms on the registry, and the action's effects, add to that of the norms.
  ///
  /// They reject and leave open; they never make a basis for permitting.
  func enforcing(_ outcomes: [NormOutcome], hasOpenTargets: Bool) -> Verdict {
    if self == .rejected || outcomes.contains(.violated) { return .rejected }
    return hasOpenTargets || outcomes.contains(.undetermined) ? .undetermined : self
  }
}

extension Program {
  /// Whether a norm, or what may stand in its place, demands something.
  func isDecisive(_ norm: Norm) -> Bool {
    norm.isDecisive || norm.exceptions.contains(where: isDecisive)
  }

  private func isDecisive(_ id: ExceptionID) -> Bool {
    let exception = self[id]
    return exception.statements.contains(where: \.isDecisive)
      || exception.exceptions.contains(where: isDecisive)
  }
}
