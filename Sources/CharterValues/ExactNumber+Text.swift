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
    // Up to 18 digits fit 64 bits; only then are the digits kept one by one.
    var top: Int64 = 0
    var ascii: [UInt8] = []
    var count = 0
    var places: Int?
    var isNegative = false
    var isAfterDigit = false
    var isFirst = true
    for byte in digits.utf8 {
      defer { isFirst = false }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        count += 1
        guard count <= longestDecimal else { return nil }
        if count <= 18 {
          top = top * 10 + Int64(byte - UInt8(ascii: "0"))
        } else {
          if ascii.isEmpty { ascii = Array(String(top).utf8) }
          ascii.append(byte)
        }
        if let before = places { places = before + 1 }
        isAfterDigit = true
        continue
      case UInt8(ascii: "-") where isFirst: isNegative = true
      case UInt8(ascii: ".") where isAfterDigit && places == nil: places = 0
      case UInt8(ascii: "_") where isAfterDigit: break
      default: return nil
      }
      isAfterDigit = false
    }
    guard isAfterDigit else { return nil }
    if ascii.isEmpty {
      var bottom: Int64 = 1
      for _ in 0..<(places ?? 0) { bottom *= 10 }
      return ExactNumber(numerator: Int(isNegative ? -top : top), denominator: Int(bottom))
    }
    guard let whole = BigInt(String(decoding: ascii, as: UTF8.self), radix: 10) else { return nil }
    return ExactNumber(isNegative ? -whole : whole, over: BigInt(10).power(places ?? 0))
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
