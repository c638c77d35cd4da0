import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// The payments of a subsidy for one subject: one, or one for each of those who share.
  ///
  /// - Parameters:
  ///   - id: the subsidy.
  ///   - subject: the subject, whose variables the frame holds.
  ///   - applies: whether the subsidy applies to it.
  ///   - frame: the subject's variables.
  ///   - visit: takes each payment.
  /// - Returns: why there may be more payments, or a pool is left that nobody shares.
  mutating func payments(
    of id: SubsidyID, _ subject: Subject, _ applies: Truth, in frame: inout Frame,
    visit: (Payment) -> Void
  ) -> [Reason] {
    let subsidy = program[id]
    guard let binder = subsidy.sharedAmong else {
      var lines: [Outcome] = []
      for line in subsidy.lines { lines.append(amount(of: line, in: &frame)) }
      visit(payment(id, subsidy, subject, lines, applies, in: &frame))
      return []
    }
    let policy = program[subsidy.header.policy]
    let (sharers, others) = sharers(binder, of: policy, in: &frame)
    let (shares, unshared) = shares(
      subsidy, among: binder, sharers, others: others, in: &frame)
    for (place, sharer) in sharers.enumerated() {
      frame[binder.slot] = Evaluated(.known(sharer.value), path: FactPath(names: [binder.name]))
      visit(
        payment(
          id, subsidy, Subject(subject.values + [sharer.value]), shares.map { $0[place] },
          .all([applies, sharer.membership]), in: &frame))
    }
    return Reason.union([others, unshared])
  }

  /// A line that is no pool; zero where its condition fails.
  private mutating func amount(of line: Subsidy.Line, in frame: inout Frame) -> Outcome {
    guard case .amount(let expression, let condition) = line.kind else {
      preconditionFailure("a checked pool is shared among somebody")
    }
    let amount = evaluate(expression, in: &frame).present
    switch condition.map({ truth($0, in: &frame) }) ?? .true {
    case .true: return amount
    case .false: return .known(.number(.zero))
    case .unknown(let reasons):
      return amount.value?.number.sign == 0
        ? amount : .unknown(Reason.union([reasons, amount.reasons]))
    }
  }

  /// From lines to what is paid: the amount, its bounds, its rounding.
  private mutating func payment(
    _ id: SubsidyID, _ subsidy: Subsidy, _ subject: Subject, _ lines: [Outcome],
    _ applies: Truth, in frame: inout Frame
  ) -> Payment {
    let unbounded: Outcome
    if let expression = subsidy.amount {
      for (line, amount) in zip(subsidy.lines, lines) {
        frame[line.slot] = Evaluated(amount)
      }
      unbounded = evaluate(expression, in: &frame).present
    } else {
      unbounded = Self.sum(lines)
    }
    var result = bounded(unbounded, by: subsidy, in: &frame)
    if let amount = result.value?.number, amount.sign != 0, applies.known == nil {
      result = .unknown(applies.reasons)
    } else if result.value == nil {
      result = .unknown(Reason.union([applies.reasons, result.reasons]))
    }
    return Payment(
      subsidy: id, subject: subject, lines: lines, unbounded: unbounded, amount: result,
      payer: parties(subsidy.payer, in: frame), payee: parties(subsidy.payee, in: frame))
  }

  private static func sum(_ amounts: [Outcome]) -> Outcome {
    let reasons = Reason.union(amounts.map(\.reasons))
    guard reasons.isEmpty else { return .unknown(reasons) }
    return .known(.number(amounts.compactMap { $0.value?.number }.reduce(.zero, +)))
  }

  /// The amount within its bounds, rounded; the upper bound wins over both.
  private mutating func bounded(
    _ amount: Outcome, by subsidy: Subsidy, in frame: inout Frame
  ) -> Outcome {
    let least = subsidy.atLeast.map { evaluate($0, in: &frame).present }
    let most = subsidy.atMost.map { evaluate($0, in: &frame).present }
    let reasons = Reason.union([amount.reasons, least?.reasons ?? [], most?.reasons ?? []])
    guard reasons.isEmpty, var number = amount.value?.number else { return .unknown(reasons) }
    if let least = least?.value?.number { number = max(number, least) }
    let cap = most?.value?.number
    if let cap { number = min(number, cap) }
    if number.sign < 0 {
      let span = subsidy.amount?.span ?? subsidy.lines.first?.span ?? subsidy.header.span
      return .unknown([.unpayable(.negativeAmount, span)])
    }
    if let rounding = subsidy.rounding {
      let rounded = number.rounded(rounding.mode, toMultipleOf: rounding.step)
      number =
        cap.map { rounded > $0 } ?? false
        ? number.rounded(.down, toMultipleOf: rounding.step) : rounded
    }
    return .known(.number(number))
  }
}
