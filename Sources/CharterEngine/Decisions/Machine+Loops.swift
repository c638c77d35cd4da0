import CharterSemantics
import CharterValues

extension Machine {
  /// Runs over the members of a collection.
  static func loop(
    _ loop: Code.Loop, _ instructions: Swift.Span<Instruction>, _ code: borrowing Code,
    _ program: borrowing Program, _ registers: inout MutableSpan<Datum>, _ scratch: inout Scratch
  ) -> Datum {
    let set = registers[Int(loop.collection)]
    guard set.tag == .set || set.tag == .partial else { return set.unresolved }
    var tally = LoopTally(loop.kind)
    for place in 0..<set.count {
      var member = scratch.member(place, of: set)
      var inclusion = Logic.yes
      if member.tag == .record, member.denominator == 1 {
        (member.denominator, inclusion) = (0, .unknown)
      }
      registers[Int(loop.variable)] = member
      if let condition = loop.condition {
        run(condition.block, instructions, code, program, &registers, &scratch)
        inclusion = inclusion.and(registers[Int(condition.register)].logic)
        if inclusion == .no { continue }
      }
      run(loop.body, instructions, code, program, &registers, &scratch)
      tally.add(
        inclusion, loop.value < 0 ? .none : registers[Int(loop.value)],
        weight: loop.weight.map { registers[Int($0)] }, &scratch)
    }
    return tally.result(&scratch)
  }
}

/// What the members of a collection come to together.
struct LoopTally {
  let kind: Code.Loop.Kind
  private var truth: Logic
  private var isUnknown = false
  private var isBeyond = false
  private var count = 0
  private var sum = Datum(integer: 0)
  private var values: [Datum] = []
  private var weights: [ExactNumber] = []

  init(_ kind: Code.Loop.Kind) {
    self.kind = kind
    truth = if case .every = kind { .yes } else { .no }
  }

  mutating func add(_ inclusion: Logic, _ value: Datum, weight: Datum?, _ scratch: inout Scratch) {
    switch kind {
    case .some: truth = truth.or(inclusion.and(value.logic))
    case .every: truth = truth.and(inclusion.negated.or(value.logic))
    case .aggregate(.count):
      count += 1
      note(inclusion)
    case .aggregate(.sum):
      guard value.isNumber else { return note(value) }
      switch inclusion {
      case .yes: sum = scratch.sum(sum, value)
      case .unknown, .beyond: if value != Datum(integer: 0) { note(inclusion) }
      case .no: break
      }
    case .aggregate:
      note(inclusion)
      guard value.isKnown, value.tag != .none else { return note(value) }
      if let weight {
        guard weight.isNumber else { return note(weight) }
        weights.append(scratch.number(weight))
      } else {
        weights.append(.one)
      }
      values.append(value)
    }
  }

  private mutating func note(_ inclusion: Logic) {
    if inclusion == .unknown { isUnknown = true }
    if inclusion == .beyond { isBeyond = true }
  }

  private mutating func note(_ cell: Datum) {
    if cell.tag == .beyond { isBeyond = true } else { isUnknown = true }
  }

  mutating func result(_ scratch: inout Scratch) -> Datum {
    switch kind {
    case .some, .every: return truth.cell
    case .aggregate(let aggregate):
      if isBeyond { return .beyond }
      if isUnknown { return .unknown }
      switch aggregate {
      case .count: return Datum(integer: count)
      case .sum: return sum
      case .min, .max:
        guard var best = values.first else { return .unknown }
        for value in values.dropFirst() {
          let isBetter =
            aggregate == .min ? scratch.isLess(value, best) : scratch.isLess(best, value)
          if isBetter == true { best = value }
        }
        return best
      case .mean, .median, .stdev, .cv:
        if values.isEmpty { return .unknown }
        let sample = Sample(values: values.map { scratch.number($0) }, weights: weights)
        return scratch.cell(sample.statistic(aggregate, at: Machine.anywhere))
      }
    }
  }
}

extension Scratch {
  /// A sum of any size.
  mutating func sum(_ left: Datum, _ right: Datum) -> Datum {
    if left.denominator == 1, right.denominator == 1 {
      let (total, isTooLarge) = left.payload.addingReportingOverflow(right.payload)
      if !isTooLarge, total != .min { return Datum(.number, total, over: 1) }
    }
    return cell(number(left) + number(right))
  }
}
