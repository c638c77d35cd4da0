import CharterData
import CharterEngine
import CharterSemantics
import CharterValues

/// What a subsidy comes to for one subject in both revisions.
struct PaymentMove: Sendable {
  /// `nil`: it is no subject.
  let base: Payment?
  let head: Payment?

  /// By how much it gets more, where both amounts are known; who is no subject gets nothing.
  var gain: ExactNumber? {
    guard let before = Self.amount(base), let after = Self.amount(head) else { return nil }
    return after - before
  }

  var isNewlyUndetermined: Bool { Self.amount(base) != nil && Self.amount(head) == nil }

  /// The amount; zero for who is no subject, `nil` for what is undetermined.
  static func amount(_ payment: Payment?) -> ExactNumber? {
    guard let payment else { return .zero }
    guard case .known(.number(let amount)) = payment.amount else { return nil }
    return amount
  }
}

/// A subsidy in both revisions.
struct ComparedSubsidy: Sendable {
  let base: SubsidyID?
  let head: SubsidyID?
  var baseTotal: SubsidyTotal?
  var headTotal: SubsidyTotal?
  /// The subjects that get another amount, those that win or lose most first.
  var moves: [PaymentMove] = []
  var subjects = 0
  let causes: [Int]

  var winners: Int { moves.count { $0.gain.map { $0 > .zero } ?? false } }
  var losers: Int { moves.count { $0.gain.map { $0 < .zero } ?? false } }

  /// How many gain and lose by size: each class goes from its least to under ten times that.
  var classes: [SizeClass] {
    var found: [Int: SizeClass] = [:]
    for gain in moves.compactMap(\.gain) where gain != .zero {
      let size = gain < .zero ? ExactNumber.zero - gain : gain
      let rank = Self.rank(size)
      found[rank, default: SizeClass(rank: rank)].note(gain)
    }
    return found.values.sorted { $0.rank > $1.rank }
  }

  /// The place of the first digit: 0 for 1 to under 10, -1 for a tenth to under one.
  private static func rank(_ size: ExactNumber) -> Int {
    var rank = 0
    var least = ExactNumber(1)
    let ten = ExactNumber(10)
    while rank < 60, size >= least * ten {
      least = least * ten
      rank += 1
    }
    while rank > -12, size < least, let next = least.divided(by: ten) {
      least = next
      rank -= 1
    }
    return rank
  }
}

/// Gains and losses of about one size.
struct SizeClass: Sendable {
  let rank: Int
  var winners = 0
  var losers = 0

  init(rank: Int) { self.rank = rank }

  mutating func note(_ gain: ExactNumber) {
    if gain > .zero { winners += 1 } else { losers += 1 }
  }

  /// The least amount of the class.
  var least: ExactNumber { Self.power(rank) }
  /// What all amounts of the class are under.
  var limit: ExactNumber { Self.power(rank + 1) }

  private static func power(_ rank: Int) -> ExactNumber {
    var result = ExactNumber(1)
    for _ in 0..<abs(rank) {
      result = rank > 0 ? result * ExactNumber(10) : result.divided(by: ExactNumber(10)) ?? result
    }
    return result
  }
}

/// What a revision does to subsidies.
struct SubsidyComparison: Sendable {
  private(set) var subsidies: [ComparedSubsidy] = []

  mutating func compare(
    _ comparison: ProgramComparison, base: Registry, head: Registry, on date: CalendarDate
  ) {
    let bearing = Bearing(comparison)
    let (old, new) = (comparison.base, comparison.head)
    let oldReader = FaceReader(
      program: old, registry: base, matching: comparison.matching, side: .base)
    let newReader = FaceReader(
      program: new, registry: head, matching: comparison.matching, side: .head)
    let pairs = StateComparison.pairs(
      comparison, old.subsidies.count, new.subsidies.count, Symbol.subsidy)
    for (left, right) in pairs {
      let causes = bearing.changes(
        base: left.map { [.subsidy($0)] } ?? [], head: right.map { [.subsidy($0)] } ?? [])
      guard !causes.isEmpty else { continue }
      var found = ComparedSubsidy(
        base: left.map(SubsidyID.init(index:)), head: right.map(SubsidyID.init(index:)),
        causes: causes)
      var payments = Sided<Payment>()
      if let id = found.base {
        found.baseTotal = Self.pay(id, old, base, on: date) {
          payments.add(base: $0, oldReader.subject($0.subject))
        }
      }
      if let id = found.head {
        found.headTotal = Self.pay(id, new, head, on: date) {
          payments.add(head: $0, newReader.subject($0.subject))
        }
      }
      found.subjects = payments.pairs.count
      for (before, after) in payments.pairs {
        let isSame = (before == nil) == (after == nil)
          && PaymentMove.amount(before) == PaymentMove.amount(after)
        if !isSame { found.moves.append(PaymentMove(base: before, head: after)) }
      }
      found.moves = Self.sorted(found.moves)
      subsidies.append(found)
    }
  }

  private static func pay(
    _ id: SubsidyID, _ program: Program, _ registry: Registry, on date: CalendarDate,
    _ visit: (Payment) -> Void
  ) -> SubsidyTotal? {
    guard program[program[id].header.policy].inForce.contains(date) else { return nil }
    let evaluator = ReferenceEvaluator(program: program, registry: registry)
    return evaluator.evaluate(id, on: date, in: evaluator.initialState, visit: visit)
  }

  /// What cannot be told first, then by how much, those of one size in the order of the registry.
  private static func sorted(_ moves: [PaymentMove]) -> [PaymentMove] {
    let sizes = moves.enumerated().map { place, move -> (size: ExactNumber?, place: Int) in
      (move.gain.map { $0 < .zero ? ExactNumber.zero - $0 : $0 }, place)
    }
    return sizes.sorted { left, right in
      switch (left.size, right.size) {
      case (.none, .none): left.place < right.place
      case (.none, .some): true
      case (.some, .none): false
      case (.some(let one), .some(let other)):
        one == other ? left.place < right.place : one > other
      }
    }.map { moves[$0.place] }
  }
}
