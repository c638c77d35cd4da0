import CharterSemantics
import CharterValues

/// What may stand in a norm's place: its own statements or those of an exception.
struct Candidate: Sendable {
  enum Consequence: Sendable {
    case statements(StatementBlock)
    /// What an empty exception to an exception does: its target is as if it did not hold.
    case lift
  }

  let consequence: Consequence
  /// `nil`: the norm itself.
  let source: ExceptionID?
  /// It takes its place for certain, though another one may claim the same place.
  let isCertain: Bool
}

/// What may stand in a norm's or an exception's place.
struct Resolution: Sendable {
  var candidates: [Candidate] = []
  /// Why it cannot be told which of them does.
  var doubts: [Reason] = []
  /// Exceptions further in that hold at the same time and disagree.
  var innerConflicts: [Reason] = []
  /// The exceptions that hold for certain, with what comes of each where that is known.
  var claims: [(exception: ExceptionID, holds: Bool)] = []
  /// The exceptions that hold or may hold.
  var reports: [ExceptionReport] = []
}

extension Evaluation {
  /// What may stand in the place of something that has exceptions.
  ///
  /// Its own consequence, unless some exception is true; and every exception that is not known to be
  /// false. Exceptions nest, so each is resolved against its own exceptions first.
  mutating func resolve(
    _ own: Candidate.Consequence, of source: ExceptionID?, _ exceptions: [ExceptionID],
    _ norm: NormID, _ arguments: [Evaluated]
  ) -> Resolution {
    var resolution = Resolution()
    var isReplaced = false
    for id in exceptions {
      let (applies, inner) = exception(id, norm, arguments)
      resolution.reports += inner.reports
      if applies.known == false { continue }
      if applies.known == true { isReplaced = true }
      resolution.doubts = Reason.union([resolution.doubts, applies.reasons, inner.doubts])
      resolution.innerConflicts = Reason.union([resolution.innerConflicts, inner.conflicts])
      if applies.known == true, let holds = inner.holds.known {
        resolution.claims.append((id, holds))
      }
      let isSole = inner.candidates.count == 1
      resolution.candidates += inner.candidates.map {
        Candidate(
          consequence: $0.consequence, source: $0.source,
          isCertain: applies.known == true && isSole && $0.isCertain)
      }
    }
    if !isReplaced {
      let itself = Candidate(
        consequence: own, source: source, isCertain: resolution.candidates.isEmpty)
      resolution.candidates.insert(itself, at: 0)
    }
    return resolution
  }

  /// Whether an exception applies, and what then stands in its target's place.
  private mutating func exception(
    _ id: ExceptionID, _ norm: NormID, _ arguments: [Evaluated]
  ) -> (applies: Truth, inner: Resolution) {
    let exception = program[id]
    let policy = program[exception.policy]
    guard policy.inForce.contains(date) else { return (.false, Resolution()) }
    trail?.insert(.exception(id))
    let frame = Frame(size: exception.frameSize, arguments: arguments, ofAction: true)
    let (holds, values, _) = capture { evaluation in
      var frame = frame
      let place = evaluation.lies(in: policy)
      return place.known == false
        ? .false
        : Truth.all([place, evaluation.truth(ofAll: exception.conditions, in: &frame)])
    }
    if holds.known == false { return (.false, Resolution()) }

    var inner = resolve(
      consequence(of: exception, norm, frame), of: id, exception.exceptions, norm, arguments)
    let lifts = inner.candidates.filter { $0.isLift && $0.source != id }
    inner.candidates.removeAll { $0.isLift && $0.source != id }
    var applies = holds
    if inner.candidates.isEmpty {
      applies = .false
    } else if !lifts.isEmpty {
      // It may be lifted: nobody knows, or two exceptions to it say so and otherwise.
      let claims = (lifts + inner.candidates).filter(\.isCertain).compactMap(\.source)
      let conflict = claims.count > 1 ? [Reason.conflict(claims)] : []
      applies = .all([holds, .unknown(Reason.union([inner.doubts, conflict]))])
    }
    if applies.known != false {
      inner.reports.insert(
        ExceptionReport(exception: id, holds: applies.known, values: values), at: 0)
    }
    return (applies, inner)
  }

  /// What an exception puts in its target's place: an empty one suspends a norm and lifts an exception.
  private mutating func consequence(
    of exception: NormException, _ norm: NormID, _ frame: Frame
  ) -> Candidate.Consequence {
    guard exception.statements.isEmpty else {
      return .statements(block(exception.statements, of: .norm(norm), in: frame))
    }
    switch exception.target {
    case .norm: return .statements(.suspended)
    case .exception: return .lift
    }
  }
}

extension Candidate {
  var isLift: Bool {
    if case .lift = consequence { return true }
    return false
  }

  var block: StatementBlock? {
    if case .statements(let block) = consequence { return block }
    return nil
  }
}

extension Resolution {
  /// The outcome that all candidates agree on, else unknown.
  var holds: Truth {
    let truths = candidates.compactMap { $0.block?.holds }
    guard let first = truths.first else { return .true }
    if truths.count == 1 { return first }
    if let known = first.known, truths.allSatisfy({ $0.known == known }) { return first }
    return .unknown(Reason.union([doubts] + truths.map(\.reasons) + [conflicts]))
  }

  /// Why exceptions that hold leave it open: here, and further in.
  var conflicts: [Reason] {
    Reason.union([innerConflicts, conflict.map { [.conflict($0)] } ?? []])
  }

  /// The exceptions that hold at the same time and disagree.
  private var conflict: [ExceptionID]? {
    Set(claims.map(\.holds)).count > 1 ? claims.map(\.exception) : nil
  }

  /// The statements that stand; the norm's own where that cannot be told.
  var standing: StatementBlock {
    let own = candidates.first { $0.source == nil } ?? candidates.first
    return own?.block ?? .suspended
  }

  /// The duties of the statements that stand, or may stand.
  var duties: [DutyReport] {
    let reasons =
      candidates.count > 1
      ? Reason.union([doubts, conflicts]) : []
    return candidates.flatMap { $0.block?.duties ?? [] }.map { $0.inDoubt(for: reasons) }
  }
}

extension DutyReport {
  /// The same duty where it cannot be told whether it arises.
  func inDoubt(for more: [Reason]) -> DutyReport {
    DutyReport(
      norm: norm, text: text, by: by, to: to, byAll: byAll, due: due, isDueUnknown: isDueUnknown,
      label: label, span: span, reasons: Reason.union([reasons, more]))
  }
}
