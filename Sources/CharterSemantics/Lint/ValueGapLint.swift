import CharterDiagnostics
import CharterValues

/// Parameters without a value on days on which their policy is in force.
///
/// A value that is `unset` is said to be open and counts as one; so does a delegable one's gap, which others may fill.
struct ValueGapLint {
  private(set) var findings: [Diagnostic] = []

  init(_ program: Program) {
    for parameter in program.parameters where !parameter.isDelegable {
      let policy = program[parameter.policy]
      // Where the document does not say when it began, days before the first value may not be its.
      let whole =
        policy.isPeriodIllustrative
        ? Period(first: nil, last: policy.inForce.last) : policy.inForce
      let gaps = Self.gaps(in: parameter.values.map(\.period), of: whole)
      guard !gaps.isEmpty else { continue }
      findings.append(.valueGap(parameter.name, gaps, policy: policy, at: parameter.span))
    }
  }

  /// The days of a period that none of the others holds, in order; those are sorted and never overlap.
  ///
  /// A policy that has been in force from ever on asks nothing of the days before the first value.
  private static func gaps(in periods: [Period], of whole: Period) -> [Period] {
    guard let earliest = periods.first else { return [] }
    var gaps: [Period] = []
    /// The first day that is still without a value; `nil`: from ever on.
    var open = whole.first ?? earliest.first
    for period in periods {
      if let first = period.first, let start = open, start < first {
        let last = first.adding(days: -1)
        gaps.append(Period(first: start, last: [last, whole.last].compactMap { $0 }.min()))
      }
      guard let last = period.last else { return gaps.filter { !$0.isEmpty } }
      open = [last.adding(days: 1), open].compactMap { $0 }.max()
    }
    gaps.append(Period(first: open, last: whole.last))
    return gaps.filter { !$0.isEmpty }
  }
}

extension Period {
  fileprivate var isEmpty: Bool {
    guard let first, let last else { return false }
    return last < first
  }
}
