internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Words and figures of replies about subsidies.
extension ReportContext {
  /// `基础`; a line without a name is told by its place.
  func lineName(_ line: Subsidy.Line, at index: Int) -> String {
    line.name.map(name) ?? say("分项\(index + 1)", "line \(index + 1)")
  }

  /// The same for machines.
  func lineKey(_ line: Subsidy.Line, at index: Int) -> String {
    line.name?.canonical ?? "line_\(index + 1)"
  }

  /// The unit of a subsidy's amounts in the reader's language; empty for plain numbers.
  func unitWords(of type: ValueType) -> String {
    guard case .number(_, let dimension) = type.base else { return "" }
    return program.schema.words(for: dimension)[language]
  }

  /// `金额（元）`.
  func amountTitle(of subsidy: Subsidy) -> String {
    let unit = unitWords(of: subsidy.amountType)
    return say("金额", "amount") + (unit.isEmpty ? "" : bracketed(unit))
  }

  /// An amount with its unit.
  func amount(_ number: ExactNumber, _ type: ValueType) -> String {
    text(.number(number), type: type)
  }

  /// The digits of an amount in a table; what never ends is marked as near.
  func digits(_ number: ExactNumber) -> String {
    let exact = number.description
    guard exact.contains("/"), let step = ExactNumber(numerator: 1, denominator: 10_000) else {
      return exact
    }
    return say("约", "≈ ") + number.rounded(.halfEven, toMultipleOf: step).description
  }

  /// How a sum stands to its budget.
  func budget(_ total: SubsidyTotal) -> String? {
    guard let outcome = total.budget, let state = total.budgetState else { return nil }
    guard let budget = outcome.value?.number else {
      let why = remarks(outcome.reasons).joined()
      return say("预算待定：\(why)", "the budget is open: \(why)")
    }
    let sum = amount(budget, total.type)
    switch state {
    case .within:
      let rest = amount(budget - total.known, total.type)
      return say("预算 \(sum)：未超出，余 \(rest)", "budget \(sum): kept, \(rest) left")
    case .exceeded:
      let over = amount(total.known - budget, total.type)
      return say("预算 \(sum)：超出 \(over)", "budget \(sum): exceeded by \(over)")
    case .undetermined:
      let known = amount(total.known, total.type)
      guard total.known > budget else {
        return say(
          "预算 \(sum)：尚不能判断，已定部分 \(known)",
          "budget \(sum): cannot be told yet, \(known) is known")
      }
      return say(
        "预算 \(sum)：有待定的，而已定部分 \(known) 已超过预算",
        "budget \(sum): not all is known, and the \(known) that is known is more already")
    }
  }

  /// Who pays or is paid, in a cell.
  func cell(_ parties: [ObservedValue], isAll: Bool) -> String {
    self.parties(parties, isAll: isAll) ?? ""
  }
}

extension Value {
  /// The number, where it is one.
  var number: ExactNumber? { if case .number(let number) = self { number } else { nil } }
}

extension SubsidyTotal {
  /// How a reply ends by this subsidy: a budget of a descriptive policy binds nobody.
  func status(force: Force) -> ExitStatus {
    if budgetState == .exceeded, force != .descriptive { return .rejected }
    return isComplete && budgetState != .undetermined ? .success : .undetermined
  }

  /// How many payments there are, subjects that nobody knows of not counted.
  var count: Int { paid + undetermined }

  var mark: Mark {
    if budgetState == .exceeded { return .bad }
    if !isComplete || budgetState == .undetermined { return .open }
    return count == 0 ? .faint : .good
  }
}
