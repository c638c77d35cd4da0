internal import BigInt

extension ExactNumber {
  /// The greatest integer that is not above the number.
  public func floor() -> ExactNumber {
    if isInteger { return self }
    let whole = rounded(.down)
    return sign < 0 ? whole - .one : whole
  }

  /// The least integer that is not below the number.
  public func ceiling() -> ExactNumber {
    if isInteger { return self }
    let whole = rounded(.down)
    return sign > 0 ? whole + .one : whole
  }

  /// The multiple of a step that the mode picks.
  ///
  /// - Parameters:
  ///   - mode: which of the two neighbouring multiples to take.
  ///   - step: the distance of the multiples; greater than zero.
  /// - Returns: the number itself where it is a multiple already.
  public func rounded(_ mode: RoundingMode, toMultipleOf step: ExactNumber) -> ExactNumber {
    precondition(step.sign > 0, "a rounding step is greater than zero")
    if step == .one { return rounded(mode) }
    guard let multiple = divided(by: step) else { return self }
    return multiple.rounded(mode) * step
  }

  /// The integer that the mode picks.
  private func rounded(_ mode: RoundingMode) -> ExactNumber {
    switch representation {
    case .small(let top, let bottom):
      if bottom == 1 { return self }
      let (whole, rest) = top.quotientAndRemainder(dividingBy: bottom)
      let twice = Int128(rest.magnitude) * 2
      let isAway = Self.goesAway(
        mode, half: twice < bottom ? -1 : (twice == bottom ? 0 : 1), isOdd: whole % 2 != 0)
      return ExactNumber(lowest: Int128(whole) + Int128(isAway ? top.signum() : 0), 1)
    case .big(let ratio):
      if ratio.denominator == 1 { return self }
      let (whole, rest) = ratio.numerator.quotientAndRemainder(dividingBy: ratio.denominator)
      let twice = BigInt(rest.magnitude) * 2
      let half = twice < ratio.denominator ? -1 : (twice == ratio.denominator ? 0 : 1)
      let isAway = Self.goesAway(mode, half: half, isOdd: whole % 2 != 0)
      return ExactNumber(whole + (isAway ? ratio.numerator.signum() : 0), over: 1)
    }
  }

  /// Whether a number with a fraction leaves its truncated value for the next one from zero.
  ///
  /// - Parameters:
  ///   - mode: the mode to follow.
  ///   - half: -1, 0 or 1: the fraction is below, at or above one half.
  ///   - isOdd: whether the truncated value is odd.
  /// - Returns: whether to take the next multiple.
  private static func goesAway(_ mode: RoundingMode, half: Int, isOdd: Bool) -> Bool {
    switch mode {
    case .up: true
    case .down: false
    case .halfUp: half >= 0
    case .halfEven: half > 0 || (half == 0 && isOdd)
    }
  }
}
