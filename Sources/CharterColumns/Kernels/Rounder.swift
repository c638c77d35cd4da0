internal import CharterValues

extension ColumnProgram.Rounder {
  /// A quotient rounded to a whole number.
  ///
  /// - Parameters:
  ///   - dividend: any number.
  ///   - divisor: a positive one.
  /// - Returns: the neighbour of the exact quotient that is picked.
  @inline(__always)
  func quotient<Word: FixedWidthInteger & SignedInteger>(_ dividend: Word, _ divisor: Word) -> Word
  {
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    if rest == 0 { return whole }
    let isNegative = dividend < 0
    // The magnitudes are compared by what is left over: doubling could overflow.
    let size = isNegative ? 0 &- rest : rest
    let isAway: Bool
    switch self {
    case .mode(.down): isAway = false
    case .mode(.up): isAway = true
    case .mode(.halfUp): isAway = size >= divisor &- size
    case .mode(.halfEven):
      isAway = size > divisor &- size || (size == divisor &- size && whole & 1 == 1)
    case .floor: isAway = isNegative
    case .ceiling: isAway = !isNegative
    }
    return isAway ? (isNegative ? whole &- 1 : whole &+ 1) : whole
  }
}
