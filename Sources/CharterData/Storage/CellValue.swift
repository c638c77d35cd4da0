internal import CharterColumns
internal import CharterValues

/// What one cell of a table says of an attribute.
enum CellValue {
  /// The data does not say.
  case unknown
  /// Nothing is written, and the attribute's default holds.
  case omitted
  case absent
  /// As the column's kind has it: a truth value, a whole number, a day, a case, a record.
  case integer(Int64)
  /// A number: the integer times ten to the power of minus the scale, which has no zero at its end.
  case decimal(Int64, scale: Int)
  /// The text that stands in the file.
  case text
  /// The ids that stand in the file, whose records are still to be found.
  case reference
  /// What no integer holds.
  case other(Value)

  /// The most decimal places of a column; what has more is kept apart.
  static let mostPlaces = 6
  /// The first number that is too large for a column whose numbers may have ``mostPlaces``.
  static let largestNumber: Int64 = 1_000_000_000_000
  /// The first whole number that is too large for a column of whole numbers.
  static let largestInteger: Int64 = 1_000_000_000_000_000_000

  /// A value of a type.
  init(_ value: Value, as type: BaseType) {
    switch value {
    case .none: self = .absent
    case .boolean(let truth): self = .integer(truth ? 1 : 0)
    case .number(let number): self = CellValue(number, isInteger: type.isInteger)
    case .date(let date): self = .integer(Int64(date.dayNumber))
    case .enumCase(_, let index): self = .integer(Int64(index))
    case .record(let id): self = .integer(Int64(id.index))
    case .text, .set: self = .other(value)
    }
  }

  /// A number, in a column of whole numbers or not.
  init(_ number: ExactNumber, isInteger: Bool) {
    self = .other(.number(number))
    guard let (top, bottom) = number.smallParts else { return }
    if isInteger {
      if bottom == 1, abs(top) < Self.largestInteger { self = .integer(top) }
      return
    }
    guard abs(top / bottom) < Self.largestNumber else { return }
    for scale in 0...Self.mostPlaces where PowersOfTen.of(scale) % bottom == 0 {
      // Not too large: the number is below 10^12, the power at most 10^6.
      let factor = PowersOfTen.of(scale) / bottom
      self = .decimal(top * factor, scale: scale)
      return
    }
  }

  /// A number of a mantissa and decimal places, zeros at its end perhaps; both as far as 17 digits go.
  init(mantissa: Int64, places: Int, isInteger: Bool) {
    var (mantissa, places) = (mantissa, places)
    while places > 0, mantissa % 10 == 0 {
      mantissa /= 10
      places -= 1
    }
    if isInteger, places == 0 {
      self = .integer(mantissa)
    } else if places <= Self.mostPlaces,
      abs(mantissa) / PowersOfTen.of(places) < Self.largestNumber
    {
      self = .decimal(mantissa, scale: places)
    } else {
      let number = ExactNumber(
        numerator: Int(mantissa), denominator: Int(PowersOfTen.of(places)))
      self = number.map { .other(.number($0)) } ?? .unknown
    }
  }
}

/// The powers of ten that 64 bits hold.
enum PowersOfTen {
  /// Ten to the power of an exponent from 0 to 18.
  static func of(_ exponent: Int) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}

extension ExactNumber {
  /// An integer times ten to the power of minus a scale, from 0 to 18.
  init(_ mantissa: Int64, scale: Int) {
    guard scale > 0, mantissa != 0 else {
      self.init(smallLowest: mantissa, 1)
      return
    }
    // Only twos and fives can be cancelled.
    let twos = min(mantissa.trailingZeroBitCount, scale)
    var top = mantissa >> Int64(twos)
    var bottom = PowersOfTen.of(scale) >> Int64(twos)
    var fives = 0
    while fives < scale, top % 5 == 0 {
      top /= 5
      bottom /= 5
      fives += 1
    }
    self.init(smallLowest: top, bottom)
  }
}
