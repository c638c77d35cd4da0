import CharterDiagnostics
import CharterSemantics
import CharterValues

/// What a quota came to for one subject, with what a comparison of two states needs.
struct QuotaFinding: Sendable {
  /// A member of whom it is unknown whether it belongs or counts.
  struct OpenMember: Sendable {
    let value: Value
    let belongs: Bool
    let counts: Bool?
    /// Everything that was read of it.
    let reads: Set<ReadLog.Entry>
  }

  let report: QuotaReport
  let applies: StateApplication
  let tally: Tally
  /// Kept where what is read is kept.
  let openMembers: [OpenMember]
  /// `nil`: a limit is unknown.
  let limits: Limits?
  /// Why members or limits are open, also where the quota is decided all the same.
  let doubts: [Reason]
  /// What was read for the whole of it, and for its limits.
  let reads: Set<ReadLog.Entry>
  let limitReads: Set<ReadLog.Entry>
}

/// The members of a quota's population for one subject, as far as they are known.
struct Population: Sendable {
  var tally = Tally()
  /// Why members are open.
  var reasons: [Reason] = []
  /// Kept where what is read is kept.
  var openMembers: [QuotaFinding.OpenMember] = []
}

extension Evaluation {
  /// Evaluates a quota for one subject.
  ///
  /// - Parameters:
  ///   - id: the quota.
  ///   - subject: the subject, whose variables the frame holds.
  ///   - applies: whether the quota applies to it.
  ///   - frame: the subject's variables.
  ///   - groups: the members by group, where they have been told already.
  /// - Returns: the report, and what a comparison with another state needs.
  mutating func quota(
    _ id: QuotaID, _ subject: Subject, _ applies: StateApplication, in frame: inout Frame,
    groups: MemberGroups? = nil
  ) -> QuotaFinding {
    let quota = program[id]
    let (population, memberReads) = logged { evaluation in
      groups?.population(&evaluation, &frame)
        ?? evaluation.population(of: quota, in: &frame)
    }
    let tally = population.tally
    let (((due, bounds), values, _), limitReads) = logged { evaluation in
      evaluation.capture { evaluation in
        (evaluation.due(quota.header, in: &frame), evaluation.bounds(of: quota, tally, in: &frame))
      }
    }
    let unknown = Reason.union(bounds.map(\.reasons))
    let limits = Limits(
      lower: bounds.lazy.compactMap { $0.limit(.atLeast) }.first,
      upper: bounds.lazy.compactMap { $0.limit(.atMost) }.first)
    let margins = limits.margins(of: tally)
    let holds: Truth
    switch margins.isKept {
    case false: holds = .false
    case true where unknown.isEmpty: holds = .true
    case nil, true: holds = .unknown(Reason.union([population.reasons, unknown]))
    }
    let (outcome, reasons) = StateOutcome.of(
      applies: applies.truth, holds: holds, due: due, on: date)
    let isSettled = unknown.isEmpty
    let report = QuotaReport(
      quota: id, subject: subject, outcome: outcome, due: due?.value?.date,
      population: tally.population, counted: tally.counted, share: tally.share,
      bounds: bounds.map(\.report), deficit: isSettled ? margins.deficit : nil,
      headroom: isSettled ? margins.headroom : nil, values: Self.once(applies.values + values),
      reasons: reasons)
    return QuotaFinding(
      report: report, applies: applies, tally: tally, openMembers: population.openMembers,
      limits: isSettled ? limits : nil,
      doubts: Reason.union([population.reasons, unknown]),
      reads: memberReads.union(limitReads).union(applies.reads), limitReads: limitReads)
  }

  // MARK: Members

  /// Tells of each member of a quota's population whether it belongs and counts.
  ///
  /// - Parameters:
  ///   - quota: the quota; its own population may be told in other words.
  ///   - members: the members to ask, in place of all.
  ///   - frame: the subject's variables.
  /// - Returns: how they stand, and why some are open.
  mutating func population(
    of quota: Quota, among members: Collection? = nil, in frame: inout Frame
  ) -> Population {
    let policy = program[quota.header.policy]
    var tally = Tally()
    var reasons: [[Reason]] = []
    var openMembers: [QuotaFinding.OpenMember] = []
    let slot = quota.population.slot
    let asking = [quota.counted].compactMap { $0 }
    let others = unobserved { evaluation in
      evaluation.forEach(
        quota.population, in: &frame, byName: true, asking: asking, among: members
      ) {
        evaluation, frame, inclusion in
        guard let member = frame[slot].outcome.value else { return }
        let ((belongs, counts), reads) = evaluation.logged { evaluation in
          let belongs = Truth.all([
            inclusion, evaluation.belongs(member, of: quota.population, to: policy),
          ])
          if belongs.known == false { return (belongs, Truth.false) }
          return (belongs, quota.counted.map { evaluation.truth($0, in: &frame) } ?? .true)
        }
        if belongs.known == false { return }
        tally.add(belongs: belongs.known == true, counts: counts.known)
        guard belongs.known == nil || counts.known == nil else { return }
        reasons.append(Reason.union([belongs.reasons, counts.reasons]))
        if evaluation.readLog != nil {
          let membership = evaluation.readsOfMembership(member, quota.population, frame)
          openMembers.append(
            .init(
              value: member, belongs: belongs.known == true, counts: counts.known,
              reads: reads.union(membership)))
        }
      }
    }
    if let others {
      tally.isOpen = true
      reasons.append(others)
    }
    return Population(
      tally: tally, reasons: Reason.union(reasons), openMembers: openMembers)
  }

  // MARK: Limits

  private struct Bound {
    let report: BoundReport
    let reasons: [Reason]

    func limit(_ side: BoundReport.Side) -> Limits.Limit? {
      guard report.side == side, let value = report.value else { return nil }
      return Limits.Limit(value: value, isShare: report.isShare)
    }
  }

  private mutating func bounds(
    of quota: Quota, _ tally: Tally, in frame: inout Frame
  ) -> [Bound] {
    var bounds: [Bound] = []
    for bound in quota.bounds {
      switch bound {
      case .atLeast(let value, _): bounds.append(self.bound(.atLeast, value, tally, in: &frame))
      case .atMost(let value): bounds.append(self.bound(.atMost, value, tally, in: &frame))
      case .between(let low, let high):
        bounds.append(self.bound(.atLeast, low, tally, in: &frame))
        bounds.append(self.bound(.atMost, high, tally, in: &frame))
      }
    }
    return bounds
  }

  private mutating func bound(
    _ side: BoundReport.Side, _ expression: Expression, _ tally: Tally, in frame: inout Frame
  ) -> Bound {
    let isShare = !expression.type.base.isInteger
    var result = evaluate(expression, in: &frame).present
    if isShare, let share = result.value?.number, share.sign < 0 || share > .one {
      result = .unknown([.shareOutOfRange(expression.span)])
    }
    let value = result.value?.number
    var heads: HeadRange?
    if let value {
      let limit = Limits.Limit(value: value, isShare: isShare)
      let limits = side == .atLeast ? Limits(lower: limit) : Limits(upper: limit)
      let (least, most) = (tally.population.least, tally.population.most)
      let of = { side == .atLeast ? limits.least(of: $0) : limits.most(of: $0) }
      heads = of(least).map { low in HeadRange(low, most.flatMap(of) ?? (isShare ? nil : low)) }
    }
    // Of nobody any share is kept, also one that nobody knows.
    let isIdle = isShare && tally.population.known == 0
    return Bound(
      report: BoundReport(
        side: side, isShare: isShare, value: value, heads: heads, span: expression.span),
      reasons: isIdle ? [] : result.reasons)
  }
}
