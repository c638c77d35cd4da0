internal import CharterValues

/// A positive constant to divide by, and how quotients by it are rounded.
///
/// Dividends from 0 up, small enough, are multiplied by a 64-bit reciprocal instead: with `m = ⌈2⁶⁴ ∕ d⌉` the upper
/// half of `x · m` is `⌊x ∕ d⌋` wherever `x · d < 2⁶⁴`, since `m` is less than 1 too large.
struct Divider {
  let divisor: UInt64
  let reciprocal: UInt64
  /// Added before dividing: half of the divisor, all but one of it, or nothing.
  let added: UInt64
  /// Whether a quotient from halfway that came out odd is one too large.
  let isHalfEven: Bool

  /// `nil`: the dividends may be negative or too large.
  init?(by divisor: Int128, _ rounder: ColumnProgram.Rounder, dividends: Interval?) {
    guard let dividends, dividends.low >= 0, let small = UInt64(exactly: divisor), small > 1,
      dividends.high < Int128(UInt64.max), (dividends.high + divisor) < (Int128(1) << 64) / divisor
    else { return nil }
    self.divisor = small
    reciprocal = UInt64.max / small + 1
    switch rounder {
    case .mode(.down), .floor: added = 0
    case .mode(.up), .ceiling: added = small - 1
    case .mode(.halfUp), .mode(.halfEven): added = small / 2
    }
    // From halfway there is a tie only where the divisor is even.
    isHalfEven = rounder == .mode(.halfEven) && small.isMultiple(of: 2)
  }

  @inline(__always)
  func quotient(_ dividend: Int64) -> Int64 {
    let sum = UInt64(bitPattern: dividend) &+ added
    return Int64(bitPattern: sum.multipliedFullWidth(by: reciprocal).high)
  }

  /// The quotient rounded half even.
  @inline(__always)
  func evenQuotient(_ dividend: Int64) -> Int64 {
    let sum = UInt64(bitPattern: dividend) &+ added
    let whole = sum.multipliedFullWidth(by: reciprocal).high
    let isTie = whole &* divisor == sum
    return Int64(bitPattern: isTie ? whole & ~1 : whole)
  }
}
