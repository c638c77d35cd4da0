import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// One member of what an aggregate ranges over.
  fileprivate struct Item {
    /// Never false.
    let inclusion: Truth
    let value: Outcome
    /// The weight, where the aggregate has one.
    let weight: Outcome?
  }

  mutating func aggregate(_ expression: Expression, in frame: inout Frame) -> Outcome {
    switch expression.kind {
    case .count(let set):
      let members = evaluate(set, in: &frame).members
      var count = Count()
      for member in members.members { count.add(member.membership) }
      return count.outcome(others: members.others)
    case .aggregate(.count, let binder, _, _):
      var count = Count()
      let others = forEach(binder, in: &frame) { _, _, inclusion in count.add(inclusion) }
      return count.outcome(others: others)
    case .aggregate(.sum, let binder, .some(let value), _):
      var sum = Sum()
      let others = forEach(binder, in: &frame, asking: [value]) { evaluation, frame, inclusion in
        sum.add(evaluation.evaluate(value, in: &frame).present, inclusion)
      }
      return sum.outcome(others: others)
    case .aggregate(let aggregate, let binder, .some(let value), let weight):
      var items: [Item] = []
      let asking = [value] + [weight].compactMap { $0 }
      let others = forEach(binder, in: &frame, asking: asking) { evaluation, frame, inclusion in
        items.append(
          Item(
            inclusion: inclusion, value: evaluation.evaluate(value, in: &frame).present,
            weight: weight.map { evaluation.evaluate($0, in: &frame).present }))
      }
      return statistic(aggregate, items, others: others, at: expression.span)
    default: preconditionFailure("only aggregates come here")
    }
  }

  /// How many there are: known once every membership is.
  fileprivate struct Count {
    private var total = 0
    private var reasons: [[Reason]] = []

    mutating func add(_ membership: Truth) {
      total += 1
      if membership.known == nil { reasons.append(membership.reasons) }
    }

    func outcome(others: [Reason]?) -> Outcome {
      let all = Reason.union(reasons + [others ?? []])
      return all.isEmpty ? .known(.number(ExactNumber(total))) : .unknown(all)
    }
  }

  /// The sum: a possible member leaves it known only where what it would add is zero.
  fileprivate struct Sum {
    private var total = ExactNumber.zero
    private var reasons: [[Reason]] = []

    mutating func add(_ term: Outcome, _ inclusion: Truth) {
      switch term {
      case .unknown(let why): reasons.append(Reason.union([inclusion.reasons, why]))
      case .known(let term):
        if inclusion.known == true {
          total += term.number
        } else if term.number.sign != 0 {
          reasons.append(inclusion.reasons)
        }
      }
    }

    func outcome(others: [Reason]?) -> Outcome {
      let all = Reason.union(reasons + [others ?? []])
      return all.isEmpty ? .known(.number(total)) : .unknown(all)
    }
  }

  /// The aggregates that are unknown as soon as one membership, value or weight is.
  fileprivate func statistic(
    _ aggregate: Aggregate, _ items: [Item], others: [Reason]?, at span: Span
  ) -> Outcome {
    let unknown = items.map {
      Reason.union([$0.inclusion.reasons, $0.value.reasons, $0.weight?.reasons ?? []])
    }
    let reasons = Reason.union(unknown + [others ?? []])
    if !reasons.isEmpty { return .unknown(reasons) }
    let values = items.compactMap { $0.value.value }
    guard let first = values.first else { return .unknown([.emptyAggregate(span)]) }
    switch aggregate {
    case .min: return .known(values.reduce(first) { $0.lesser($1) })
    case .max: return .known(values.reduce(first) { $0.greater($1) })
    case .mean, .median, .stdev, .cv:
      let weights = items.map { $0.weight?.value?.number ?? .one }
      let sample = Sample(values: values.map(\.number), weights: weights)
      return sample.statistic(aggregate, at: span)
    case .count, .sum: preconditionFailure("counts and sums are known earlier")
    }
  }
}

/// Known numbers with their weights, at least one.
struct Sample {
  let values: [ExactNumber]
  let weights: [ExactNumber]

  func statistic(_ aggregate: Aggregate, at span: Span) -> Outcome {
    if case .median = aggregate { return .known(.number(median)) }
    guard let mean = weighted(values) else { return .unknown([.divisionByZero(span)]) }
    if case .mean = aggregate { return .known(.number(mean)) }
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    guard var radicand = weighted(squares) else { return .unknown([.divisionByZero(span)]) }
    if case .cv = aggregate {
      // The root of variance over mean squared, so that it is rounded once.
      guard let ratio = radicand.divided(by: mean * mean) else {
        return .unknown([.divisionByZero(span)])
      }
      radicand = ratio
    }
    guard let root = radicand.squareRoot() else { return .unknown([.negativeRoot(span)]) }
    return .known(.number(aggregate == .cv && mean.sign < 0 ? -root : root))
  }

  /// The weighted mean of a term for each value; `nil` where the weights come to zero.
  private func weighted(_ terms: [ExactNumber]) -> ExactNumber? {
    zip(terms, weights).map { $0 * $1 }.reduce(.zero, +).divided(by: weights.reduce(.zero, +))
  }

  /// The middle value, or the mean of the two in the middle.
  private var median: ExactNumber {
    let order = values.sorted()
    let (low, high) = (order[(order.count - 1) / 2], order[order.count / 2])
    return (low + high).divided(by: ExactNumber(2)) ?? low
  }
}
