import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// Numbers and dates: exact, and strict in unknown (`0 * u` is unknown).
  mutating func arithmetic(_ expression: Expression, in frame: inout Frame) -> Outcome {
    switch expression.kind {
    case .arithmetic: return chainedArithmetic(expression, in: &frame)
    case .shiftDate: return chainedShifts(expression, in: &frame)
    case .negate(let operand):
      return strict([operand], in: &frame) { .known(.number(-$0[0].number)) }
    case .rounded(let operand, let mode, let step):
      return strict([operand], in: &frame) {
        .known(.number($0[0].number.rounded(mode, toMultipleOf: step)))
      }
    case .daysBetween(let later, let earlier):
      return strict([later, earlier], in: &frame) {
        .known(.number(ExactNumber($0[0].date.dayNumber - $0[1].date.dayNumber)))
      }
    default: preconditionFailure("only arithmetic comes here")
    }
  }

  /// `a + b - c` or `a * b / c`, from the left without recursion: such chains may be long.
  private mutating func chainedArithmetic(
    _ expression: Expression, in frame: inout Frame
  ) -> Outcome {
    guard case .arithmetic(let outermost, _, _) = expression.kind else {
      preconditionFailure("only chains of arithmetic come here")
    }
    var steps: [(operator: Arithmetic, operand: Expression, span: Span)] = []
    var left = expression
    while case .arithmetic(let symbol, let inner, let right) = left.kind,
      symbol.isAdditive == outermost.isAdditive
    {
      steps.append((symbol, right, left.span))
      left = inner
    }
    var result = evaluate(left, in: &frame).present
    for step in steps.reversed() {
      let operand = evaluate(step.operand, in: &frame).present
      switch (result, operand) {
      case (.known(let left), .known(let right)):
        result = Self.apply(step.operator, left.number, right.number, at: step.span)
      default: result = .unknown(Reason.union([result.reasons, operand.reasons]))
      }
    }
    return result
  }

  /// Applies one operation, within the bounds of what may be worked out.
  static func apply(
    _ symbol: Arithmetic, _ left: ExactNumber, _ right: ExactNumber, at span: Span
  ) -> Outcome {
    let result: ExactNumber
    switch symbol {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply:
      // Before it is worked out: two long numbers would already take their time.
      guard left.digitCount + right.digitCount <= ExactNumber.longestResult + 8 else {
        return .unknown([.numberTooLarge(span)])
      }
      result = left * right
    case .divide:
      guard let quotient = left.divided(by: right) else { return .unknown([.divisionByZero(span)]) }
      result = quotient
    }
    return result.digitCount <= ExactNumber.longestResult
      ? .known(.number(result)) : .unknown([.numberTooLarge(span)])
  }

  /// `date + 1年 - 2月`, left to right; each step must come to a day of the calendar.
  private mutating func chainedShifts(
    _ expression: Expression, in frame: inout Frame
  ) -> Outcome {
    var steps: [(amount: Expression, unit: CalendarUnit, backwards: Bool, span: Span)] = []
    var base = expression
    while case .shiftDate(let inner, let amount, let unit, let backwards) = base.kind {
      steps.append((amount, unit, backwards, base.span))
      base = inner
    }
    var result = evaluate(base, in: &frame).present
    for step in steps.reversed() {
      let amount = evaluate(step.amount, in: &frame).present
      switch (result, amount) {
      case (.known(let from), .known(let by)):
        let number = step.backwards ? -by.number : by.number
        result =
          from.date.moved(by: number, step.unit).map { .known(.date($0)) }
          ?? .unknown([.dateOutOfRange(step.span)])
      default: result = .unknown(Reason.union([result.reasons, amount.reasons]))
      }
    }
    return result
  }
}

extension Arithmetic {
  fileprivate var isAdditive: Bool { self == .add || self == .subtract }
}

extension CalendarDate {
  /// The date moved by a whole amount; `nil` for a fraction, and outside the years 1 to 9999.
  func moved(by amount: ExactNumber, _ unit: CalendarUnit) -> CalendarDate? {
    guard let count = amount.intValue else { return nil }
    switch unit {
    case .day: return adding(days: count)
    case .month: return adding(months: count)
    case .year: return adding(years: count)
    }
  }
}

extension Value {
  /// The number that a checked operand is.
  var number: ExactNumber {
    guard case .number(let number) = self else {
      preconditionFailure("a checked operand is a number")
    }
    return number
  }

  /// The date that a checked operand is.
  var date: CalendarDate {
    guard case .date(let date) = self else { preconditionFailure("a checked operand is a date") }
    return date
  }

  /// The text that a checked operand is.
  var text: String {
    guard case .text(let text) = self else { preconditionFailure("a checked operand is a text") }
    return text
  }
}
