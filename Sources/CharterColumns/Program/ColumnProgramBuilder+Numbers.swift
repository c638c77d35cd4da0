extension ColumnProgramBuilder {
  private mutating func number(
    _ instruction: ColumnProgram.Instruction, over denominator: Int128, range: Interval?,
    through inner: Interval? = nil
  ) -> ColumnNumber {
    let whole = range.flatMap { range in inner.map { range.union($0) } ?? range }
    return ColumnNumber(
      register: register(instruction, range: whole), over: denominator, range: range)
  }

  /// The numbers, or cases, dates and records, of a column; something within its bounds where it is not known.
  package mutating func cells(of column: Int) -> ColumnNumber {
    loaded(column, times: 1, plus: 0, over: denominator(of: column))
  }

  private func denominator(of column: Int) -> Int128 {
    guard case .number(let scale) = columns[column].kind else { return 1 }
    return (0..<scale).reduce(1) { power, _ in power * 10 }
  }

  private mutating func loaded(
    _ column: Int, times: Int128, plus: Int128, over denominator: Int128
  ) -> ColumnNumber {
    let bounds = columns[column].bounds
    let cells = Interval(Int128(bounds.lowerBound), Int128(bounds.upperBound))
    let product = Interval.product(cells, Interval(times))
    let range = product.flatMap { Interval.sum($0, Interval(plus)) }
    return number(
      .load(column: column, times: times, plus: plus), over: denominator, range: range,
      through: product)
  }

  /// What a table says of a column's cells.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - entries: one for each cell within the column's bounds.
  ///   - absent: for rows that are none.
  ///   - unknown: for rows that the data does not say.
  ///   - denominator: what the entries are over.
  /// - Returns: the numbers.
  package mutating func lookup(
    _ column: Int, _ entries: [Int128], absent: Int128, unknown: Int128,
    over denominator: Int128
  ) -> ColumnNumber {
    let isFull = columns[column].states == nil
    let table = ColumnProgram.Table(
      low: columns[column].bounds.lowerBound, entries: entries,
      absent: isFull ? entries[0] : absent, unknown: isFull ? entries[0] : unknown)
    return lookup(column, table, over: denominator)
  }

  private mutating func lookup(
    _ column: Int, _ table: ColumnProgram.Table<Int128>, over denominator: Int128
  ) -> ColumnNumber {
    var (low, high) = (min(table.absent, table.unknown), max(table.absent, table.unknown))
    for entry in table.entries { (low, high) = (min(low, entry), max(high, entry)) }
    if low == high { return ColumnNumber(low, over: denominator) }
    return number(
      .lookup(column: column, table: place(of: table)), over: denominator,
      range: Interval(low, high))
  }

  // MARK: Constants

  /// The whole numbers times and plus a constant, over another denominator.
  private mutating func scaled(
    _ value: ColumnNumber, times: Int128, plus: Int128, over denominator: Int128
  ) throws(BeyondColumns) -> ColumnNumber {
    func apply(_ number: Int128) throws(BeyondColumns) -> Int128 {
      let (product, isTooWide) = number.multipliedReportingOverflow(by: times)
      let (sum, isTooWideToo) = product.addingReportingOverflow(plus)
      if isTooWide || isTooWideToo { throw BeyondColumns() }
      return sum
    }
    if times == 1, plus == 0 { return value.over(denominator) }
    guard case .register(let register) = value.operand else {
      guard case .constant(let constant) = value.operand else { return value }
      return ColumnNumber(try apply(constant), over: denominator)
    }
    switch instructions[register] {
    case .load(let column, let innerTimes, let innerPlus):
      let (factor, isTooWide) = innerTimes.multipliedReportingOverflow(by: times)
      if isTooWide { throw BeyondColumns() }
      return loaded(column, times: factor, plus: try apply(innerPlus), over: denominator)
    case .lookup(let column, let place):
      let table = numberTables[place]
      var entries: [Int128] = []
      for entry in table.entries { entries.append(try apply(entry)) }
      let scaled = ColumnProgram.Table(
        low: table.low, entries: entries, absent: try apply(table.absent),
        unknown: try apply(table.unknown))
      return lookup(column, scaled, over: denominator)
    case .keep(let inner, let mask) where plus == 0:
      let number = ColumnNumber(register: inner, over: 1, range: value.range)
      let scaled = try scaled(number, times: times, plus: 0, over: denominator)
      return keep(scaled, where: .register(mask))
    default: break
    }
    let product = value.range.flatMap { Interval.product($0, Interval(times)) }
    let range = product.flatMap { Interval.sum($0, Interval(plus)) }
    return number(
      .scaled(register, times: times, plus: plus), over: denominator, range: range,
      through: product)
  }

  /// The same numbers over a multiple of their denominator.
  package mutating func rescaled(
    _ value: ColumnNumber, over denominator: Int128
  ) throws(BeyondColumns) -> ColumnNumber {
    try scaled(value, times: denominator / value.denominator, plus: 0, over: denominator)
  }

  /// Two numbers over the least denominator that they can share.
  package mutating func common(
    _ left: ColumnNumber, _ right: ColumnNumber
  ) throws(BeyondColumns) -> (ColumnNumber, ColumnNumber) {
    if left.denominator == right.denominator { return (left, right) }
    let shared = try Self.commonMultiple(left.denominator, right.denominator)
    return (try rescaled(left, over: shared), try rescaled(right, over: shared))
  }

  /// The least number that both divide.
  package static func commonMultiple(
    _ left: Int128, _ right: Int128
  ) throws(BeyondColumns) -> Int128 {
    let (product, isTooWide) = (left / commonDivisor(left, right))
      .multipliedReportingOverflow(by: right)
    if isTooWide { throw BeyondColumns() }
    return product
  }

  /// The greatest number that divides both; of positive ones.
  static func commonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (large, small) = (left, right)
    while small != 0 { (large, small) = (small, large % small) }
    return large
  }

  /// A number in a register.
  private mutating func register(of value: ColumnNumber) -> Int {
    switch value.operand {
    case .register(let register): register
    case .constant(let constant): register(.fill(constant), range: Interval(constant))
    }
  }

  // MARK: Arithmetic

  /// The sum of two numbers.
  package mutating func sum(
    _ left: ColumnNumber, _ right: ColumnNumber
  ) throws(BeyondColumns) -> ColumnNumber {
    let (left, right) = try common(left, right)
    switch (left.operand, right.operand) {
    case (_, .constant(let constant)):
      return try scaled(left, times: 1, plus: constant, over: left.denominator)
    case (.constant(let constant), _):
      return try scaled(right, times: 1, plus: constant, over: left.denominator)
    case (.register(let a), .register(let b)):
      let range = left.range.flatMap { a in right.range.flatMap { Interval.sum(a, $0) } }
      return number(.combine(.add, a, b), over: left.denominator, range: range)
    }
  }

  /// The difference of two numbers.
  package mutating func difference(
    _ left: ColumnNumber, _ right: ColumnNumber
  ) throws(BeyondColumns) -> ColumnNumber {
    let (left, right) = try common(left, right)
    switch (left.operand, right.operand) {
    case (_, .constant(let constant)):
      if constant == .min { throw BeyondColumns() }
      return try scaled(left, times: 1, plus: -constant, over: left.denominator)
    case (.constant(let constant), _):
      return try scaled(right, times: -1, plus: constant, over: left.denominator)
    case (.register(let a), .register(let b)):
      let range = left.range.flatMap { a in right.range.flatMap { Interval.difference(a, $0) } }
      return number(.combine(.subtract, a, b), over: left.denominator, range: range)
    }
  }

  /// The product of two numbers.
  package mutating func product(
    _ left: ColumnNumber, _ right: ColumnNumber
  ) throws(BeyondColumns) -> ColumnNumber {
    let (denominator, isTooWide) = left.denominator
      .multipliedReportingOverflow(by: right.denominator)
    if isTooWide { throw BeyondColumns() }
    switch (left.operand, right.operand) {
    case (_, .constant(let constant)):
      return try times(left, constant, over: denominator)
    case (.constant(let constant), _):
      return try times(right, constant, over: denominator)
    case (.register(let a), .register(let b)):
      let range = left.range.flatMap { a in right.range.flatMap { Interval.product(a, $0) } }
      return number(.combine(.multiply, a, b), over: denominator, range: range)
    }
  }

  /// A number times a constant, the whole in lower terms where the constant allows it.
  private mutating func times(
    _ value: ColumnNumber, _ constant: Int128, over denominator: Int128
  ) throws(BeyondColumns) -> ColumnNumber {
    if constant == 0 { return ColumnNumber(0) }
    if constant == .min { throw BeyondColumns() }
    let shared = Self.commonDivisor(constant < 0 ? -constant : constant, denominator)
    return try scaled(value, times: constant / shared, plus: 0, over: denominator / shared)
  }

  /// The lesser of two numbers, or the greater.
  package mutating func extreme(
    _ left: ColumnNumber, _ right: ColumnNumber, isGreater: Bool
  ) throws(BeyondColumns) -> ColumnNumber {
    let (left, right) = try common(left, right)
    if let a = left.range, let b = right.range {
      if isGreater ? a.low >= b.high : a.high <= b.low { return left }
      if isGreater ? b.low >= a.high : b.high <= a.low { return right }
    }
    let range: Interval?
    if let a = left.range, let b = right.range {
      range =
        isGreater
        ? Interval(max(a.low, b.low), max(a.high, b.high))
        : Interval(min(a.low, b.low), min(a.high, b.high))
    } else {
      range = nil
    }
    let (a, b) = (register(of: left), register(of: right))
    return number(
      .combine(isGreater ? .maximum : .minimum, a, b), over: left.denominator, range: range)
  }

  // MARK: Choices

  /// The number where a mask holds, else 0.
  package mutating func keep(_ value: ColumnNumber, where mask: ColumnMask) -> ColumnNumber {
    switch mask {
    case .all: return value
    case .none: return ColumnNumber(0)
    case .register(let mask):
      if case .constant(0) = value.operand { return ColumnNumber(0) }
      return number(
        .keep(register(of: value), where: mask), over: value.denominator,
        range: value.range?.union(Interval(0)))
    }
  }

  /// The second number where a mask holds, else the third.
  package mutating func select(
    _ mask: ColumnMask, _ then: ColumnNumber, _ otherwise: ColumnNumber
  ) throws(BeyondColumns) -> ColumnNumber {
    switch mask {
    case .all: return then
    case .none: return otherwise
    case .register(let register):
      let (then, otherwise) = try common(then, otherwise)
      if then == otherwise { return then }
      if case .constant(0) = otherwise.operand { return keep(then, where: mask) }
      if case .constant(0) = then.operand { return keep(otherwise, where: not(mask)) }
      let range = then.range.flatMap { a in otherwise.range.map { a.union($0) } }
      let (a, b) = (self.register(of: then), self.register(of: otherwise))
      return number(.select(register, a, b), over: then.denominator, range: range)
    }
  }

  // MARK: Rounding

  /// The multiple of a step that a way of rounding picks.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - rounder: the way.
  ///   - step: numerator and denominator of the step, both positive.
  /// - Throws: ``BeyondColumns`` where a constant does not fit.
  /// - Returns: the multiples, over the step's denominator.
  package mutating func rounded(
    _ value: ColumnNumber, _ rounder: ColumnProgram.Rounder,
    step: (numerator: Int128, denominator: Int128)
  ) throws(BeyondColumns) -> ColumnNumber {
    // n/d is n·q/(d·p) steps of p/q.
    let (below, isTooWide) = value.denominator.multipliedReportingOverflow(by: step.numerator)
    if isTooWide { throw BeyondColumns() }
    let shared = Self.commonDivisor(below, step.denominator)
    let raised = try scaled(value, times: step.denominator / shared, plus: 0, over: 1)
    let divisor = below / shared
    let steps: ColumnNumber
    switch raised.operand {
    case _ where divisor == 1: steps = raised
    case .constant(let constant):
      steps = ColumnNumber(rounder.quotient(constant, divisor))
    case .register(let register):
      let range = raised.range.map {
        Interval(rounder.quotient($0.low, divisor), rounder.quotient($0.high, divisor))
      }
      steps = number(
        .quotient(register, by: divisor, rounder), over: 1, range: range, through: raised.range)
    }
    return try scaled(steps, times: step.numerator, plus: 0, over: step.denominator)
  }

  /// The quotient of two numbers, rounded to multiples of a step.
  ///
  /// - Parameters:
  ///   - dividend: the number above.
  ///   - divisor: the number below; positive in every row.
  ///   - rounder: the way of rounding.
  ///   - step: numerator and denominator of the step, both positive.
  /// - Throws: ``BeyondColumns`` where a constant does not fit.
  /// - Returns: the multiples, over the step's denominator.
  package mutating func roundedQuotient(
    _ dividend: ColumnNumber, over divisor: ColumnNumber, _ rounder: ColumnProgram.Rounder,
    step: (numerator: Int128, denominator: Int128)
  ) throws(BeyondColumns) -> ColumnNumber {
    let (dividend, divisor) = try common(dividend, divisor)
    let above = try scaled(dividend, times: step.denominator, plus: 0, over: 1)
    let below = try scaled(divisor, times: step.numerator, plus: 0, over: 1)
    // A quotient by a whole number is never further from 0 than what is divided.
    let range = above.range.map { Interval(min($0.low, 0), max($0.high, 0)) }
    let steps = number(
      .ratio(register(of: above), over: register(of: below), rounder), over: 1, range: range)
    return try scaled(steps, times: step.numerator, plus: 0, over: step.denominator)
  }
}
