import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// One among whom the pools of a subsidy are shared.
struct Sharer: Sendable {
  let value: Value
  /// Never false.
  let membership: Truth
}

extension Evaluation {
  /// Those among whom a subsidy is shared, for one subject.
  mutating func sharers(
    _ binder: Binder, of policy: Policy, in frame: inout Frame
  ) -> (sharers: [Sharer], others: [Reason]) {
    var sharers: [Sharer] = []
    let slot = binder.slot
    let others = unobserved { evaluation in
      evaluation.forEach(binder, in: &frame, byName: true) { evaluation, frame, inclusion in
        guard let value = frame[slot].outcome.value else { return }
        let membership = Truth.all([inclusion, evaluation.belongs(value, of: binder, to: policy)])
        if membership.known != false {
          sharers.append(Sharer(value: value, membership: membership))
        }
      }
    }
    return (sharers, others ?? [])
  }

  /// What each line of a shared subsidy gives each sharer, and why a pool is left that nobody shares.
  ///
  /// - Parameters:
  ///   - subsidy: the subsidy, whose lines all have pools.
  ///   - binder: its sharers' variable.
  ///   - sharers: those who share, or may.
  ///   - others: why there may be more of them.
  ///   - frame: the subject's variables.
  /// - Returns: by line, then by sharer, in their orders; and the reasons where there are no sharers at all.
  mutating func shares(
    _ subsidy: Subsidy, among binder: Binder, _ sharers: [Sharer], others: [Reason],
    in frame: inout Frame
  ) -> (shares: [[Outcome]], unshared: [Reason]) {
    var result: [[Outcome]] = []
    var unshared: [[Reason]] = []
    var shared: [Outcome] = []
    for line in subsidy.lines {
      guard case .pool(let pool) = line.kind else {
        preconditionFailure("a checked subsidy that is shared has pools")
      }
      let amount: Outcome
      if let fixed = pool.amount {
        amount = unobserved { $0.evaluate(fixed, in: &frame).present }
      } else {
        let fund = subsidy.fund.map { fund in
          unobserved { $0.evaluate(fund, in: &frame).present }
        }
        amount = Self.rest(of: fund ?? .known(.number(.zero)), less: shared)
      }
      shared.append(amount)
      let (parts, left) = share(
        pool, amount, subsidy.rounding, line.span, among: binder, sharers, others: others,
        in: &frame)
      result.append(parts)
      unshared.append(left)
    }
    return (result, Reason.union(unshared))
  }

  private static func rest(of fund: Outcome, less pools: [Outcome]) -> Outcome {
    let reasons = Reason.union([fund.reasons] + pools.map(\.reasons))
    guard reasons.isEmpty, let whole = fund.value?.number else { return .unknown(reasons) }
    return .known(.number(pools.compactMap { $0.value?.number }.reduce(whole, -)))
  }

  /// Divides one pool.
  private mutating func share(
    _ pool: Subsidy.Pool, _ amount: Outcome, _ rounding: Subsidy.Rounding?, _ span: Span,
    among binder: Binder, _ sharers: [Sharer], others: [Reason], in frame: inout Frame
  ) -> (parts: [Outcome], unshared: [Reason]) {
    // Who shares: the place among the sharers, with the weight. A known absence is a share of zero.
    var places: [Int] = []
    var weights: [Outcome] = []
    var doubts: [[Reason]] = [amount.reasons, others]
    var hasCertainSharer = false
    for (place, sharer) in sharers.enumerated() {
      frame[binder.slot] = Evaluated(.known(sharer.value), path: FactPath(names: [binder.name]))
      var takesPart = sharer.membership
      if let condition = pool.condition {
        takesPart = .all([takesPart, unobserved { $0.truth(condition, in: &frame) }])
      }
      if takesPart.known == false { continue }
      if takesPart.known == true { hasCertainSharer = true }
      doubts.append(takesPart.reasons)
      let weight = unobserved { $0.evaluate(pool.weight, in: &frame).present }
      doubts.append(weight.reasons)
      if let value = weight.value?.number, value.sign < 0 {
        doubts.append([.unpayable(.negativeWeight, pool.weight.span)])
      }
      places.append(place)
      weights.append(weight)
    }
    var parts: [Outcome] = sharers.map { _ in .known(.number(.zero)) }
    if let value = amount.value?.number, value.sign < 0 {
      doubts.append([.unpayable(.negativePool, span)])
    }
    if places.isEmpty { doubts.append([.unpayable(.nobodyShares, span)]) }
    let reasons = Reason.union(doubts)
    guard reasons.isEmpty, let whole = amount.value?.number else {
      if !hasCertainSharer {
        // Perhaps nobody takes the pool; nobody's line can be told to be zero then, or it would be lost.
        return (sharers.map { _ in .unknown(reasons) }, sharers.isEmpty ? reasons : [])
      }
      for place in places { parts[place] = .unknown(reasons) }
      return (parts, [])
    }
    let numbers = weights.compactMap { $0.value?.number }
    let shares = Self.divide(
      whole, by: numbers, rounding, weightSpan: pool.weight.span, poolSpan: span
    ) { self.precedes(sharers[places[$0]].value, sharers[places[$1]].value) }
    switch shares {
    case .failure(let why): for place in places { parts[place] = .unknown([why.reason]) }
    case .success(let shares):
      for (place, share) in zip(places, shares) { parts[place] = .known(.number(share)) }
    }
    return (parts, [])
  }

  private struct Undivided: Error { let reason: Reason }

  private static func divide(
    _ pool: ExactNumber, by weights: [ExactNumber], _ rounding: Subsidy.Rounding?,
    weightSpan: Span, poolSpan: Span, precedes: (Int, Int) -> Bool
  ) -> Result<[ExactNumber], Undivided> {
    guard let each = pool.divided(by: weights.reduce(.zero, +)) else {
      return .failure(Undivided(reason: .divisionByZero(weightSpan)))
    }
    guard let rounding, rounding.isByLargestRemainder else {
      return .success(weights.map { $0 * each })
    }
    guard let steps = pool.divided(by: rounding.step), steps.isInteger else {
      return .failure(Undivided(reason: .unpayable(.unevenPool, poolSpan)))
    }
    let shares = Apportionment.largestRemainder(steps, by: weights, precedes: precedes)
    return .success(shares.map { $0 * rounding.step })
  }

  /// Whether one sharer comes before another where both have the same claim: by id, scalar by scalar.
  private func precedes(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.record(let a), .record(let b)):
      let (first, second) = (state.record(a).id.unicodeScalars, state.record(b).id.unicodeScalars)
      if first.elementsEqual(second) { return a < b }
      return first.lexicographicallyPrecedes(second)
    default: return left.isLess(than: right) ?? false
    }
  }
}
