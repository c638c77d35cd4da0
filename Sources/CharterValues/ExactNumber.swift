internal import BigInt

/// An exact rational number of any size.
///
/// It is always in lowest terms with a positive denominator. Numbers whose two parts fit 64 bits
/// are held as plain integers, larger ones as big integers; which of the two holds a number is
/// settled by its value alone, so equal numbers are equal and hash alike however they arose.
public struct ExactNumber: Sendable, Hashable {
  /// The two ways to hold a number; only what does not fit the first takes the second.
  enum Representation: Sendable, Hashable {
    /// In lowest terms; the denominator is positive, the numerator never `Int64.min`.
    case small(Int64, Int64)
    case big(BigRatio)
  }

  let representation: Representation

  init(_ representation: Representation) { self.representation = representation }

  /// A whole number.
  public init(_ integer: Int) { self.init(lowest: Int128(integer), 1) }

  /// The quotient of two integers; `nil` where the denominator is zero.
  public init?(numerator: Int, denominator: Int) {
    guard denominator != 0 else { return nil }
    let (top, bottom) = (numerator.magnitude, denominator.magnitude)
    let divisor = commonDivisor(UInt64(top), UInt64(bottom))
    let size = Int128(UInt64(top) / divisor)
    let isNegative = (numerator < 0) != (denominator < 0)
    self.init(lowest: isNegative ? -size : size, Int128(UInt64(bottom) / divisor))
  }

  /// A ratio in lowest terms with a positive denominator.
  init(lowest numerator: Int128, _ denominator: Int128) {
    if let top = Int64(exactly: numerator), top != .min, let bottom = Int64(exactly: denominator) {
      representation = .small(top, bottom)
    } else {
      representation = .big(
        BigRatio(numerator: BigInt(numerator), denominator: BigInt(denominator)))
    }
  }

  /// A ratio in any terms.
  ///
  /// - Parameters:
  ///   - numerator: what is divided.
  ///   - denominator: a positive number.
  package init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator > 0, "a denominator is positive")
    if let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) {
      let shared = Int64(commonDivisor(bottom.magnitude, top.magnitude % bottom.magnitude))
      self.init(lowest: Int128(top / shared), Int128(bottom / shared))
    } else {
      self.init(BigInt(numerator), over: BigInt(denominator))
    }
  }

  /// A ratio in any terms; the denominator is not zero.
  init(_ numerator: BigInt, over denominator: BigInt) {
    let divisor = BigInt(commonDivisor(numerator.magnitude, denominator.magnitude))
    let isNegative = denominator.sign == .minus
    let (top, bottom) = (isNegative ? -numerator : numerator, BigInt(denominator.magnitude))
    self.init(lowest: divisor == 1 ? top : top / divisor, divisor == 1 ? bottom : bottom / divisor)
  }

  /// A ratio in lowest terms with a positive denominator.
  init(lowest top: BigInt, _ bottom: BigInt) {
    if let small = Int64(exactly: top), small != .min, let below = Int64(exactly: bottom) {
      representation = .small(small, below)
    } else {
      representation = .big(BigRatio(numerator: top, denominator: bottom))
    }
  }

  /// A ratio in lowest terms with a positive denominator, as ``smallParts`` gave it.
  package init(smallLowest numerator: Int64, _ denominator: Int64) {
    representation = .small(numerator, denominator)
  }

  /// The numerator and denominator where both fit 64 bits; else `nil`.
  package var smallParts: (numerator: Int64, denominator: Int64)? {
    guard case .small(let top, let bottom) = representation else { return nil }
    return (top, bottom)
  }

  /// The number 0.
  public static let zero = ExactNumber(.small(0, 1))
  /// The number 1.
  public static let one = ExactNumber(.small(1, 1))

  /// The numerator and denominator as big integers.
  var parts: (numerator: BigInt, denominator: BigInt) {
    switch representation {
    case .small(let top, let bottom): (BigInt(top), BigInt(bottom))
    case .big(let ratio): (ratio.numerator, ratio.denominator)
    }
  }
}

/// A ratio that does not fit 64 bits, in lowest terms with a positive denominator.
///
/// A class, so that the many numbers that never need one stay small themselves.
final class BigRatio: Sendable, Hashable {
  let numerator: BigInt
  let denominator: BigInt

  init(numerator: BigInt, denominator: BigInt) {
    self.numerator = numerator
    self.denominator = denominator
  }

  static func == (left: BigRatio, right: BigRatio) -> Bool {
    left.numerator == right.numerator && left.denominator == right.denominator
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(numerator)
    hasher.combine(denominator)
  }
}

/// The greatest common divisor; that of zero and `n` is `n`.
func commonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
  if left == 1 || right == 1 { return 1 }
  var (large, small) = (left, right)
  while small != 0 { (large, small) = (small, large % small) }
  return large
}

/// The greatest common divisor of big numbers, by division: fast where the two differ much in size.
func commonDivisor(_ left: BigUInt, _ right: BigUInt) -> BigUInt {
  if left == 1 || right == 1 { return 1 }
  var (large, small) = (left, right)
  while small.bitWidth > 64 { (large, small) = (small, large % small) }
  guard small != 0 else { return large }
  return BigUInt(commonDivisor(UInt64(large % small), UInt64(small)))
}

extension ExactNumber {
  /// Whether the number has no fraction.
  public var isInteger: Bool {
    switch representation {
    case .small(_, let bottom): bottom == 1
    case .big(let ratio): ratio.denominator == 1
    }
  }

  /// -1, 0 or 1.
  public var sign: Int {
    switch representation {
    case .small(let top, _): Int(top.signum())
    case .big(let ratio): Int(ratio.numerator.signum())
    }
  }

  /// The number without its sign.
  public var abs: ExactNumber { sign < 0 ? -self : self }

  /// The number as a machine integer; `nil` where it has a fraction or does not fit.
  public var intValue: Int? {
    switch representation {
    case .small(let top, let bottom): bottom == 1 ? Int(top) : nil
    case .big(let ratio): ratio.denominator == 1 ? Int(exactly: ratio.numerator) : nil
    }
  }

  /// The digits that the result of one operation may have, numerator and denominator together.
  ///
  /// Far more than any policy needs; without a bound, a few definitions that square each other would
  /// never come to an end.
  public static let longestResult = 10_000

  /// About how many decimal digits the numerator and the denominator have together.
  ///
  /// A measure of size for bounds: never too small, at most two too large.
  public var digitCount: Int {
    func digits(_ bits: Int) -> Int { bits * 30103 / 100_000 + 1 }
    switch representation {
    case .small(let top, let bottom):
      return digits(64 - top.magnitude.leadingZeroBitCount)
        + digits(64 - bottom.leadingZeroBitCount)
    case .big(let ratio):
      return digits(ratio.numerator.magnitude.bitWidth)
        + digits(ratio.denominator.magnitude.bitWidth)
    }
  }
}
