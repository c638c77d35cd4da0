import CharterColumns
import CharterSemantics
import CharterValues

extension BulkCompiler {
  /// Numbers: exact, and strict in unknown.
  mutating func arithmetic(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    switch expression.kind {
    case .arithmetic(let symbol, _, _):
      return try chain(expression, symbol, scope, reach: reach)
    case .negate(let operand):
      let (number, unknown) = try number(operand, scope, reach: reach)
      return BulkValue(
        .number(try builder.difference(ColumnNumber(0), number)), unknown: unknown)
    case .rounded(let operand, let mode, let step):
      guard let (top, bottom) = step.smallParts else { throw BeyondColumns() }
      return try rounded(
        operand, .mode(mode), step: (Int128(top), Int128(bottom)), scope, reach: reach)
    case .daysBetween(let later, let earlier):
      let a = try value(later, scope, reach: reach)
      let b = try value(earlier, scope, reach: reach)
      guard case .code(let first, .date) = a.content, case .code(let second, .date) = b.content
      else { throw BeyondColumns() }
      return BulkValue(
        .number(try builder.difference(first, second)), unknown: builder.notThere(a, b))
    case .function(let function, let operands):
      return try self.function(function, operands, scope, reach: reach)
    default: throw BeyondColumns()
    }
  }

  /// `a + b - c` or `a * b / c`, from the left in a loop: such chains may be long.
  private mutating func chain(
    _ expression: Expression, _ outermost: Arithmetic, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    let isSum = outermost == .add || outermost == .subtract
    var steps: [(symbol: Arithmetic, operand: Expression)] = []
    var left = expression
    while case .arithmetic(let symbol, let inner, let right) = left.kind,
      (symbol == .add || symbol == .subtract) == isSum
    {
      steps.append((symbol, right))
      left = inner
    }
    var (result, unknown) = try number(left, scope, reach: reach)
    for step in steps.reversed() {
      let (operand, isUnknown) = try number(step.operand, scope, reach: reach)
      unknown = builder.or(unknown, isUnknown)
      switch step.symbol {
      case .add: result = try builder.sum(result, operand)
      case .subtract: result = try builder.difference(result, operand)
      case .multiply: result = try builder.product(result, operand)
      case .divide:
        guard let reciprocal = operand.reciprocal else { throw BeyondColumns() }
        result = try builder.product(result, reciprocal)
      }
    }
    return BulkValue(.number(result), unknown: unknown)
  }

  /// A rounded number; a quotient is divided and rounded at once, so that it need not be a decimal.
  mutating func rounded(
    _ operand: Expression, _ rounder: ColumnProgram.Rounder,
    step: (numerator: Int128, denominator: Int128), _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    let sources = try sources(of: operand, scope)
    if case .arithmetic(.divide, let above, let below) = operand.kind, sources.count > 1 {
      var (dividend, unknown) = try number(above, scope, reach: reach)
      var (divisor, isUnknown) = try number(below, scope, reach: reach)
      if divisor.reciprocal == nil {
        let zero = ColumnNumber(0)
        let isZero = try builder.compare(.equal, divisor, zero)
        unknown = builder.or(unknown, isUnknown)
        unknown = builder.or(unknown, isZero)
        // A negative divisor changes the sign of both; one that is zero gives way to one.
        let isNegative = try builder.compare(.less, divisor, zero)
        dividend = try builder.select(
          isNegative, try builder.difference(zero, dividend), dividend)
        divisor = try builder.select(isNegative, try builder.difference(zero, divisor), divisor)
        isUnknown = builder.or(isZero, isUnknown)
        divisor = try builder.select(isUnknown, ColumnNumber(1), divisor)
        let result = try builder.roundedQuotient(dividend, over: divisor, rounder, step: step)
        return BulkValue(.number(result), unknown: unknown)
      }
    }
    let (number, unknown) = try number(operand, scope, reach: reach)
    return BulkValue(.number(try builder.rounded(number, rounder, step: step)), unknown: unknown)
  }

  private mutating func function(
    _ function: Function, _ operands: [Expression], _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    switch function {
    case .min, .max:
      var found: [(number: ColumnNumber, unknown: ColumnMask)] = []
      for operand in operands { found.append(try number(operand, scope, reach: reach)) }
      guard var (result, unknown) = found.first else { throw BeyondColumns() }
      for next in found.dropFirst() {
        result = try builder.extreme(result, next.number, isGreater: function == .max)
        unknown = builder.or(unknown, next.unknown)
      }
      return BulkValue(.number(result), unknown: unknown)
    case .abs:
      let (number, unknown) = try number(operands[0], scope, reach: reach)
      let negated = try builder.difference(ColumnNumber(0), number)
      return BulkValue(
        .number(try builder.extreme(number, negated, isGreater: true)), unknown: unknown)
    case .floor:
      return try rounded(operands[0], .floor, step: (1, 1), scope, reach: reach)
    case .ceil:
      return try rounded(operands[0], .ceiling, step: (1, 1), scope, reach: reach)
    case .year, .month, .day, .schoolYear:
      return try calendar(function, operands[0], scope)
    case .sqrt, .length, .contains, .startsWith, .within: throw BeyondColumns()
    }
  }

  /// A part of the date of a column, looked up by its day.
  private mutating func calendar(
    _ function: Function, _ operand: Expression, _ scope: BulkScope
  ) throws(BeyondColumns) -> BulkValue {
    guard let path = scope.path(of: operand), !path.isEmpty else { throw BeyondColumns() }
    let place = try column(path)
    let bounds = builder.columns[place].bounds
    guard builder.columns[place].kind == .date, bounds.count <= max(16_384, rowCount / 4) else {
      throw BeyondColumns()
    }
    var entries: [Int128] = []
    for day in bounds {
      guard let date = CalendarDate(dayNumber: Int(day)) else { throw BeyondColumns() }
      switch function {
      case .year: entries.append(Int128(date.year))
      case .month: entries.append(Int128(date.month))
      case .day: entries.append(Int128(date.day))
      default: entries.append(Int128(date.schoolYear))
      }
    }
    let unknown = builder.rows(of: place, in: .unknown)
    let absent = builder.rows(of: place, in: .absent)
    let number = builder.lookup(
      place, entries, absent: entries[0], unknown: entries[0], over: 1)
    return BulkValue(.number(number), unknown: builder.or(unknown, absent))
  }
}

extension ColumnProgramBuilder {
  /// Where one of two values is not there.
  fileprivate mutating func notThere(_ left: BulkValue, _ right: BulkValue) -> ColumnMask {
    let a = or(left.absent, left.unknown)
    let b = or(right.absent, right.unknown)
    return or(a, b)
  }
}

extension ColumnNumber {
  /// One over a constant that is not zero.
  fileprivate var reciprocal: ColumnNumber? {
    guard case .constant(let constant) = operand, constant != 0, constant != .min else {
      return nil
    }
    return constant < 0
      ? ColumnNumber(-denominator, over: -constant) : ColumnNumber(denominator, over: constant)
  }
}
