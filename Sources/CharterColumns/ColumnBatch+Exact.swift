package import CharterValues

extension ColumnBatch {
  /// The numbers of all rows as exact ones, in lowest terms.
  package func exact(_ number: ColumnNumber) -> [ExactNumber] {
    guard case .register(let register) = number.operand, case .narrow(let machine) = machine,
      let reduction = Reduction(over: number.denominator)
    else {
      return (0..<rows.count).map {
        ExactNumber(numerator(of: number, at: $0), over: number.denominator)
      }
    }
    let numerators = machine.number(register)
    return (0..<rows.count).map { reduction.number(numerators[$0]) }
  }
}

/// Fractions of one small denominator, which are reduced by a table instead of Euclid's algorithm.
private struct Reduction {
  private let denominator: Int64
  /// By remainder: the greatest number that divides it and the denominator.
  private let divisors: [Int64]

  /// `nil`: a table would be too large.
  init?(over denominator: Int128) {
    guard denominator <= 2048 else { return nil }
    self.denominator = Int64(denominator)
    divisors = (0..<denominator).map {
      Int64(ColumnProgramBuilder.commonDivisor(denominator, $0))
    }
  }

  @inline(__always)
  func number(_ numerator: Int64) -> ExactNumber {
    if numerator == .min { return ExactNumber(Int128(numerator), over: Int128(denominator)) }
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    let divisor = divisors[Int(rest.magnitude)]
    if divisor == denominator { return ExactNumber(smallLowest: whole, 1) }
    return divisor == 1
      ? ExactNumber(smallLowest: numerator, denominator)
      : ExactNumber(smallLowest: numerator / divisor, denominator / divisor)
  }
}
