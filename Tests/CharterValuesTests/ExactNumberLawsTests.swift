import BigInt
import CharterTestSupport
import CharterValues
import Testing

/// A ratio done the plain way, to hold the fast paths against.
private struct Ratio: Equatable {
  let top: BigInt
  let bottom: BigInt

  init(_ top: BigInt, _ bottom: BigInt) {
    let divisor = top.greatestCommonDivisor(with: bottom) * (bottom < 0 ? -1 : 1)
    self.top = top / divisor
    self.bottom = bottom / divisor
  }

  var words: String { bottom == 1 ? "\(top)" : "\(top)/\(bottom)" }
}

/// A pair of one number held both ways.
private struct Twin {
  let exact: ExactNumber
  let plain: Ratio

  /// Integers of every size round the borders of 64 bits, and small ones.
  static func integer(_ random: inout SeededGenerator) -> Int {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: Int.random(in: -3...3, using: &random)
    case 1: Int.max - Int.random(in: 0...3, using: &random)
    case 2: Int.min + Int.random(in: 0...3, using: &random)
    case 3: (1 << Int.random(in: 0...62, using: &random)) + Int.random(in: -1...1, using: &random)
    case 4, 5: Int.random(in: -1000...1000, using: &random)
    default: Int.random(in: Int.min...Int.max, using: &random)
    }
  }

  static func any(_ random: inout SeededGenerator) throws -> Twin {
    let top = integer(&random)
    var bottom = integer(&random)
    if bottom == 0 || Bool.random(using: &random) { bottom = 1 }
    let exact = try #require(ExactNumber(numerator: top, denominator: bottom))
    return Twin(exact: exact, plain: Ratio(BigInt(top), BigInt(bottom)))
  }

  /// A number too large for 64 bits one time in two.
  static func large(_ random: inout SeededGenerator) throws -> Twin {
    let (left, right) = (try any(&random), try any(&random))
    if Bool.random(using: &random) { return left }
    return Twin(
      exact: left.exact * right.exact,
      plain: Ratio(left.plain.top * right.plain.top, left.plain.bottom * right.plain.bottom))
  }
}

@Suite("Exact numbers agree with plain big-integer fractions")
struct ExactNumberLawsTests {
  /// What `1/3` and `-12` read as, whether or not the decimal ends.
  private func fraction(_ number: ExactNumber) throws -> Ratio {
    var bottom = BigInt(1)
    var scaled = number
    // Multiply the fraction away: the denominator is the least common one by definition.
    let text = number.description
    if let slash = text.firstIndex(of: "/") {
      let top = try #require(BigInt(String(text[..<slash])))
      bottom = try #require(BigInt(String(text[text.index(after: slash)...])))
      return Ratio(top, bottom)
    }
    while !scaled.isInteger {
      scaled = scaled * ExactNumber(10)
      bottom *= 10
    }
    return Ratio(try #require(BigInt(scaled.description)), bottom)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func arithmetic(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let (a, b) = (try Twin.large(&random), try Twin.large(&random))
      let (p, q) = (a.plain, b.plain)
      #expect(
        try fraction(a.exact + b.exact)
          == Ratio(p.top * q.bottom + q.top * p.bottom, p.bottom * q.bottom))
      #expect(
        try fraction(a.exact - b.exact)
          == Ratio(p.top * q.bottom - q.top * p.bottom, p.bottom * q.bottom))
      #expect(try fraction(a.exact * b.exact) == Ratio(p.top * q.top, p.bottom * q.bottom))
      #expect((a.exact < b.exact) == (p.top * q.bottom < q.top * p.bottom))
      #expect((a.exact == b.exact) == (p == q))
      if let quotient = a.exact.divided(by: b.exact) {
        #expect(try fraction(quotient) == Ratio(p.top * q.bottom, p.bottom * q.top))
      } else {
        #expect(q.top == 0)
      }
    }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func laws(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let a = try Twin.large(&random).exact
      let b = try Twin.large(&random).exact
      let c = try Twin.large(&random).exact
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - a == .zero)
      #expect(-(-a) == a)
      #expect((a + b) - b == a)
      #expect(((a + b) - b).hashValue == a.hashValue, "a round trip through big integers")
      #expect(a.sign == (a < .zero ? -1 : (a == .zero ? 0 : 1)))
      #expect(a.abs * a.abs == a * a)
      if let quotient = a.divided(by: b) { #expect(quotient * b == a) }
    }
  }

  @Test func rounding() throws {
    var random = SeededGenerator(seed: 6)
    let half = try #require(ExactNumber(numerator: 1, denominator: 2))
    for _ in 0..<300 {
      let number = try Twin.large(&random).exact
      var step = try Twin.large(&random).exact.abs
      if step == .zero { step = .one }
      let floor = number.floor()
      let ceiling = number.ceiling()
      #expect(floor.isInteger && floor <= number && number < floor + .one)
      #expect(ceiling.isInteger && number <= ceiling && ceiling - .one < number)
      for mode in RoundingMode.allCases {
        let rounded = number.rounded(mode, toMultipleOf: step)
        let distance = (rounded - number).abs
        #expect(try #require(rounded.divided(by: step)).isInteger)
        #expect(-rounded == (-number).rounded(mode, toMultipleOf: step))
        switch mode {
        case .up: #expect(rounded.abs >= number.abs && distance < step)
        case .down: #expect(rounded.abs <= number.abs && distance < step)
        case .halfUp, .halfEven: #expect(distance <= step * half)
        }
      }
    }
  }

  @Test func roots() throws {
    var random = SeededGenerator(seed: 7)
    let lowest = ExactNumber(10).power(33)
    for _ in 0..<300 {
      let number = try Twin.large(&random).exact.abs
      #expect((number * number).squareRoot() == number)
      guard number != .zero else { continue }
      // The rounded root's neighbours half a digit away must lie on either side of the number.
      let root = try #require(number.squareRoot())
      guard root * root != number else { continue }
      var unit = ExactNumber.one
      var scaled = root
      while scaled < lowest {
        scaled = scaled * ExactNumber(10)
        unit = try #require(unit.divided(by: ExactNumber(10)))
      }
      while scaled >= lowest * ExactNumber(10) {
        scaled = try #require(scaled.divided(by: ExactNumber(10)))
        unit = unit * ExactNumber(10)
      }
      let half = try #require(unit.divided(by: ExactNumber(2)))
      #expect(scaled.isInteger)
      #expect((root - half) * (root - half) < number && number < (root + half) * (root + half))
    }
  }

  @Test func decimalsReadBack() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<500 {
      let places = Int.random(in: 0...40, using: &random)
      let ten = ExactNumber(10).power(places)
      let number = try #require(try Twin.large(&random).exact.floor().divided(by: ten))
      #expect(ExactNumber.decimal(number.description) == number)
    }
  }
}

extension ExactNumber {
  fileprivate func power(_ exponent: Int) -> ExactNumber {
    (0..<exponent).reduce(.one) { product, _ in product * self }
  }
}
