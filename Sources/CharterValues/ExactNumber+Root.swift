internal import BigInt

extension ExactNumber {
  /// How many significant digits an inexact root has.
  public static let rootDigits = 34

  /// The square root; `nil` for a negative number.
  ///
  /// Exact where the root is rational, else rounded once to ``rootDigits`` significant digits, half
  /// even (though an irrational root never lies halfway).
  public func squareRoot() -> ExactNumber? {
    if sign < 0 { return nil }
    if sign == 0 { return .zero }
    let (top, bottom) = parts
    let (topRoot, bottomRoot) = (top.squareRoot(), bottom.squareRoot())
    // In lowest terms the root is rational only where both parts are squares.
    if topRoot * topRoot == top, bottomRoot * bottomRoot == bottom {
      return ExactNumber(topRoot, over: bottomRoot)
    }

    let lowest = BigInt(10).power(Self.rootDigits - 1)
    let highest = lowest * 10
    // The root times 10^shift shall have 34 digits before its point; the first guess may be off.
    var shift = Self.rootDigits - 1 - (Self.digits(top) - Self.digits(bottom)) / 2
    while true {
      let scaledTop = shift > 0 ? top * BigInt(10).power(2 * shift) : top
      let scaledBottom = shift < 0 ? bottom * BigInt(10).power(-2 * shift) : bottom
      let root = (scaledTop / scaledBottom).squareRoot()
      if root < lowest {
        shift += 1
      } else if root >= highest {
        shift -= 1
      } else {
        let twice = 2 * root + 1
        let isAboveHalf = twice * twice * scaledBottom < 4 * scaledTop
        let rounded = isAboveHalf ? root + 1 : root
        return shift > 0
          ? ExactNumber(rounded, over: BigInt(10).power(shift))
          : ExactNumber(rounded * BigInt(10).power(-shift), over: 1)
      }
    }
  }

  /// How many decimal digits a positive integer has, or one too many.
  private static func digits(_ number: BigInt) -> Int {
    number.magnitude.bitWidth * 30103 / 100_000 + 1
  }
}
