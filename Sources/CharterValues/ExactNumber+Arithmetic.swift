internal import BigInt

// 64-bit numerators and denominators multiply into 127 bits at most, so `Int128` holds every
// product and sum of two below without overflow; only the result may need big integers.

extension ExactNumber {
  /// The sum of two numbers.
  public static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if case .small(let a, let b) = left.representation,
      case .small(let c, let d) = right.representation
    {
      return sum(a, b, c, d)
    }
    let (l, r) = (left.parts, right.parts)
    // Two in lowest terms: what can be reduced lies in what their denominators share.
    let shared = BigInt(commonDivisor(l.denominator.magnitude, r.denominator.magnitude))
    if shared == 1 {
      return ExactNumber(
        lowest: l.numerator * r.denominator + r.numerator * l.denominator,
        l.denominator * r.denominator)
    }
    let (below, above) = (l.denominator / shared, r.denominator / shared)
    let top = l.numerator * above + r.numerator * below
    let second = BigInt(commonDivisor(top.magnitude, shared.magnitude))
    return ExactNumber(lowest: top / second, below * (r.denominator / second))
  }

  /// The difference of two numbers.
  public static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if case .small(let a, let b) = left.representation,
      case .small(let c, let d) = right.representation
    {
      // A small numerator is never `Int64.min`, so its negation fits.
      return sum(a, b, -c, d)
    }
    return left + -right
  }

  /// The product of two numbers.
  public static func * (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if case .small(let a, let b) = left.representation,
      case .small(let c, let d) = right.representation
    {
      return product(a, b, c, d)
    }
    let (l, r) = (left.parts, right.parts)
    return product(l.numerator, l.denominator, r.numerator, r.denominator)
  }

  /// The number with the other sign.
  public static prefix func - (number: ExactNumber) -> ExactNumber {
    switch number.representation {
    case .small(let top, let bottom): ExactNumber(.small(-top, bottom))
    case .big(let ratio):
      // Negation cannot bring a big number into 64 bits: ±2⁶³ count as big both.
      ExactNumber(
        .big(BigRatio(numerator: -ratio.numerator, denominator: ratio.denominator)))
    }
  }

  /// Adds a number in place.
  public static func += (left: inout ExactNumber, right: ExactNumber) { left = left + right }

  /// The quotient of two numbers; `nil` where the divisor is zero.
  public func divided(by divisor: ExactNumber) -> ExactNumber? {
    if case .small(let a, let b) = representation,
      case .small(let c, let d) = divisor.representation
    {
      if c == 0 { return nil }
      return c > 0 ? Self.product(a, b, d, c) : Self.product(a, b, -d, -c)
    }
    if divisor.sign == 0 { return nil }
    let (l, r) = (parts, divisor.parts)
    return r.numerator.sign == .minus
      ? Self.product(l.numerator, l.denominator, -r.denominator, -r.numerator)
      : Self.product(l.numerator, l.denominator, r.denominator, r.numerator)
  }

  /// `a/b · c/d`, reduced crosswise before multiplying; `b` and `d` are positive.
  private static func product(
    _ a: BigInt, _ b: BigInt, _ c: BigInt, _ d: BigInt
  ) -> ExactNumber {
    let first = BigInt(commonDivisor(a.magnitude, d.magnitude))
    let second = BigInt(commonDivisor(c.magnitude, b.magnitude))
    return ExactNumber(lowest: (a / first) * (c / second), (b / second) * (d / first))
  }

  /// `a/b + c/d`, reduced by the divisors that the denominators share.
  private static func sum(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64) -> ExactNumber {
    if b == 1, d == 1 { return ExactNumber(lowest: Int128(a) + Int128(c), 1) }
    let shared = commonDivisor(b.magnitude, d.magnitude)
    if shared == 1 {
      return ExactNumber(
        lowest: Int128(a) * Int128(d) + Int128(c) * Int128(b), Int128(b) * Int128(d))
    }
    let common = Int128(shared)
    let top = Int128(a) * (Int128(d) / common) + Int128(c) * (Int128(b) / common)
    let rest = UInt64((top % common).magnitude)
    let second = Int128(commonDivisor(rest, shared))
    return ExactNumber(lowest: top / second, (Int128(b) / common) * (Int128(d) / second))
  }

  /// `a/b · c/d`, reduced crosswise before multiplying; `b` and `d` are positive.
  private static func product(_ a: Int64, _ b: Int64, _ c: Int64, _ d: Int64) -> ExactNumber {
    if b == 1, d == 1 { return ExactNumber(lowest: Int128(a) * Int128(c), 1) }
    let first = Int64(commonDivisor(a.magnitude, d.magnitude))
    let second = Int64(commonDivisor(c.magnitude, b.magnitude))
    return ExactNumber(
      lowest: Int128(a / first) * Int128(c / second), Int128(b / second) * Int128(d / first))
  }
}

extension ExactNumber: Comparable {
  /// Whether the left number is the smaller.
  public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if case .small(let a, let b) = left.representation,
      case .small(let c, let d) = right.representation
    {
      return b == d ? a < c : Int128(a) * Int128(d) < Int128(c) * Int128(b)
    }
    if left.sign != right.sign { return left.sign < right.sign }
    let (l, r) = (left.parts, right.parts)
    return l.numerator * r.denominator < r.numerator * l.denominator
  }
}
