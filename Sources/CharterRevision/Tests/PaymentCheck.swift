import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// Holds what a subsidy came to for a subject to what a test expects of it.
struct PaymentCheck {
  let speaker: Speaker
  let program: Program
  /// The type of the subsidy's amounts.
  let type: ValueType

  /// What differs in a payment.
  func differences(_ payment: Payment, _ expected: PaymentExpectation) -> [Difference] {
    guard !expected.isExcluded else {
      return [
        Difference(
          Self.amountKey, expected: Self.excluded,
          got: speaker.amount(payment.amount.value?.number, type))
      ]
    }
    var differences: [Difference] = []
    if let amount = expected.amount {
      differences += difference(Self.amountKey, amount, payment.amount)
    }
    let lines = program[payment.subsidy].lines
    for (line, amount) in expected.lines {
      let name = lines[line].name.map { Shown($0) } ?? Shown(zh: "分项", en: "line")
      differences += difference(name, amount, payment.lines[line])
    }
    differences += parties(Shown(zh: "付款方", en: "payer"), expected.payer, payment.payer)
    differences += parties(Shown(zh: "收款方", en: "payee"), expected.payee, payment.payee)
    let missing = FactNames(program: program, action: nil)
      .difference(expected.missing, payment.amount.reasons)
    return differences + (missing.map { [$0] } ?? [])
  }

  /// What differs where the subject is none.
  func differences(ofNone expected: PaymentExpectation) -> [Difference] {
    if expected.isExcluded { return [] }
    let amount = expected.amount.map { speaker.amount($0.number, type) }
    return [
      Difference(
        Self.amountKey, expected: amount ?? Shown(zh: "是对象", en: "a subject"),
        got: Self.excluded)
    ]
  }

  /// What differs in the sums.
  func differences(
    _ total: SubsidyTotal, total expected: ExactNumber?, budget: ExpectedBudget?
  ) -> [Difference] {
    var differences: [Difference] = []
    if let expected, expected != total.known {
      differences.append(
        Difference(
          Shown(zh: "合计", en: "total"), expected: speaker.amount(expected, type),
          got: speaker.amount(total.known, type)))
    }
    if let budget, budget.rawValue != total.budgetState?.rawValue {
      let state = total.budgetState.flatMap { ExpectedBudget(rawValue: $0.rawValue) }
      differences.append(
        Difference(
          Shown(zh: "预算", en: "budget"), expected: Shown(budget.rawValue, budget.words),
          got: state.map { Shown($0.rawValue, $0.words) }
            ?? Shown("none", Words(zh: "没有预算", en: "no budget"))))
    }
    return differences
  }

  private static let amountKey = Shown(zh: "金额", en: "amount")
  private static let excluded = Shown(
    ExpectedOutcome.notApplicable.rawValue, AuditCheck.noSubject)

  private func difference(
    _ about: Shown, _ expected: ExpectedAmount, _ got: Outcome
  ) -> [Difference] {
    let number = got.value?.number
    return number == expected.number
      ? []
      : [
        Difference(
          about, expected: speaker.amount(expected.number, type),
          got: speaker.amount(number, type))
      ]
  }

  private func parties(
    _ about: Shown, _ expected: [Value]?, _ got: [ObservedValue]
  ) -> [Difference] {
    guard let expected else { return [] }
    var values: [Value] = []
    var isKnown = true
    for party in got {
      switch party.value {
      case .set(let members)?: values += members
      case let value?: values.append(value)
      case nil: isKnown = false
      }
    }
    if isKnown, Set(values) == Set(expected) { return [] }
    let shown = { (values: [Value]) in Shown.list(values.map { speaker.shown([$0]) }) }
    return [
      Difference(
        about, expected: shown(expected), got: isKnown ? shown(values) : Speaker.unknown)
    ]
  }
}

extension Value {
  /// The number, where it is one.
  var number: ExactNumber? {
    if case .number(let number) = self { return number }
    return nil
  }
}
