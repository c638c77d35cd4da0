internal import BigInt

extension ExactNumber {
  /// The most digits that ``decimal(_:)`` reads.
  public static let longestDecimal = 1000

  /// Reads a decimal: `12`, `-12.50`, `1_000`.
  ///
  /// Digits are ASCII, a point stands between digits, and so does an underscore; there is no
  /// exponent.
  ///
  /// - Parameter digits: the text, with nothing before or after the number.
  /// - Returns: the number; `nil` where the text is malformed or longer than ``longestDecimal``.
  public static func decimal(_ digits: some StringProtocol) -> ExactNumber? {
    var ascii: [UInt8] = []
    var fractionDigits: Int?
    var isNegative = false
    var afterDigit = false
    for (place, byte) in digits.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard ascii.count < longestDecimal else { return nil }
        ascii.append(byte)
        if let count = fractionDigits { fractionDigits = count + 1 }
        afterDigit = true
        continue
      case UInt8(ascii: "-") where place == 0: isNegative = true
      case UInt8(ascii: ".") where afterDigit && fractionDigits == nil: fractionDigits = 0
      case UInt8(ascii: "_") where afterDigit: break
      default: return nil
      }
      afterDigit = false
    }
    guard afterDigit else { return nil }
    let places = fractionDigits ?? 0
    if ascii.count <= 18 {
      var top: Int64 = 0
      for byte in ascii { top = top * 10 + Int64(byte - UInt8(ascii: "0")) }
      var bottom: Int64 = 1
      for _ in 0..<places { bottom *= 10 }
      return ExactNumber(numerator: Int(isNegative ? -top : top), denominator: Int(bottom))
    }
    guard let top = BigInt(String(decoding: ascii, as: UTF8.self), radix: 10) else { return nil }
    return ExactNumber(isNegative ? -top : top, over: BigInt(10).power(places))
  }
}

extension ExactNumber: CustomStringConvertible {
  /// The decimal where it ends (`0.125`, `-3`), else the fraction (`1/3`).
  public var description: String {
    if case .small(let top, 1) = representation { return String(top) }
    let (top, bottom) = parts
    if bottom == 1 { return String(top) }
    guard let places = decimalPlaces(of: bottom) else { return "\(top)/\(bottom)" }
    let scaled = top * BigInt(10).power(places) / bottom
    var digits = String(scaled.magnitude)
    if digits.utf8.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
    }
    let sign = top.sign == .minus ? "-" : ""
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }

  /// How many digits after the point a fraction needs; `nil` where it never ends.
  private func decimalPlaces(of denominator: BigInt) -> Int? {
    let twos = denominator.trailingZeroBitCount
    var rest = denominator >> twos
    var fives = 0
    while rest > 1 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      guard remainder == 0 else { return nil }
      rest = quotient
      fives += 1
    }
    return max(twos, fives)
  }
}
