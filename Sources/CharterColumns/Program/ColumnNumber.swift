/// A number in each row of a program: a whole number over a denominator that all rows share.
package struct ColumnNumber: Sendable, Hashable {
  /// Where the whole numbers stand.
  package enum Operand: Sendable, Hashable {
    case constant(Int128)
    case register(Int)
  }

  /// The whole numbers.
  package let operand: Operand
  /// What they are over; positive.
  package let denominator: Int128
  /// What the whole numbers lie between; `nil`: past 128 bits.
  package let range: Interval?

  /// The same number in each row.
  package init(_ numerator: Int128, over denominator: Int128 = 1) {
    operand = .constant(numerator)
    self.denominator = denominator
    range = Interval(numerator)
  }

  init(register: Int, over denominator: Int128, range: Interval?) {
    operand = .register(register)
    self.denominator = denominator
    self.range = range
  }

  /// The whole numbers as they are, over something else.
  func over(_ denominator: Int128) -> ColumnNumber {
    switch operand {
    case .constant(let value): ColumnNumber(value, over: denominator)
    case .register(let register):
      ColumnNumber(register: register, over: denominator, range: range)
    }
  }
}

/// Some of the rows of a program.
package enum ColumnMask: Sendable, Hashable {
  case none
  case all
  case register(Int)
}

/// No column program says this: it needs numbers that fit no constant, or work that is not done by columns.
package struct BeyondColumns: Error {
  /// The only one there is.
  package init() {}
}
