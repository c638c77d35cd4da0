import CharterValues
import Testing

/// A number from its text, a fraction `1/3` included.
private func number(_ text: String) throws -> ExactNumber {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  let top = try #require(ExactNumber.decimal(parts[0]))
  guard parts.count == 2 else { return top }
  let bottom = try #require(ExactNumber.decimal(parts[1]))
  return try #require(top.divided(by: bottom))
}

@Suite("Exact numbers")
struct ExactNumberTests {
  @Test(
    "reads decimals and writes them in the shortest way",
    arguments: [
      ("0", "0"), ("-0", "0"), ("007", "7"), ("12.50", "12.5"), ("-12.50", "-12.5"),
      ("0.125", "0.125"), ("-0.001", "-0.001"), ("1_000", "1000"), ("1_0.0_5", "10.05"),
      ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
      ("0.000000000000000000000000000001", "0.000000000000000000000000000001"),
      ("1/3", "1/3"), ("-2/6", "-1/3"), ("3/8", "0.375"), ("7/50", "0.14"), ("10/5", "2"),
    ])
  func text(_ written: String, _ shown: String) throws {
    #expect(try number(written).description == shown)
  }

  @Test(
    "reads nothing else",
    arguments: [
      "", "-", "+1", "--1", ".5", "5.", "1..2", "1.2.3", "_1", "1_", "1__0", "1_.5", "1._5", "1e3",
      "0x10", " 1", "1 ", "1,000", "１２", "१", "inf", "nan", "1\0",
    ])
  func malformed(_ text: String) {
    #expect(ExactNumber.decimal(text) == nil)
  }

  @Test func thousandDigitsAreTheMost() throws {
    let most = String(repeating: "7", count: 1000)
    #expect(ExactNumber.decimal(most)?.description == most)
    #expect(ExactNumber.decimal(most + "7") == nil)
    #expect(ExactNumber.decimal("0." + most) == nil)
    #expect(ExactNumber.decimal(Substring("12.5"))?.description == "12.5")
  }

  @Test(
    "rounds by every mode, at ties and beside them, on both sides of zero",
    arguments: [
      // number, step, half up, half even, up, down
      ("2.5", "1", "3", "2", "3", "2"),
      ("3.5", "1", "4", "4", "4", "3"),
      ("-2.5", "1", "-3", "-2", "-3", "-2"),
      ("-3.5", "1", "-4", "-4", "-4", "-3"),
      ("0.5", "1", "1", "0", "1", "0"),
      ("-0.5", "1", "-1", "0", "-1", "0"),
      ("2.4", "1", "2", "2", "3", "2"),
      ("-2.4", "1", "-2", "-2", "-3", "-2"),
      ("2.6", "1", "3", "3", "3", "2"),
      ("7", "1", "7", "7", "7", "7"),
      ("0", "0.01", "0", "0", "0", "0"),
      ("0.125", "0.01", "0.13", "0.12", "0.13", "0.12"),
      ("0.135", "0.01", "0.14", "0.14", "0.14", "0.13"),
      ("-0.125", "0.01", "-0.13", "-0.12", "-0.13", "-0.12"),
      ("25", "10", "30", "20", "30", "20"),
      ("1/3", "0.25", "0.25", "0.25", "0.5", "0.25"),
      ("1", "2/3", "4/3", "4/3", "4/3", "2/3"),
      (
        "123456789012345678901.5", "1", "123456789012345678902", "123456789012345678902",
        "123456789012345678902", "123456789012345678901"
      ),
      (
        "-123456789012345678902.5", "1", "-123456789012345678903", "-123456789012345678902",
        "-123456789012345678903", "-123456789012345678902"
      ),
    ])
  func rounding(
    _ text: String, _ step: String, _ halfUp: String, _ halfEven: String, _ up: String,
    _ down: String
  ) throws {
    let (value, unit) = (try number(text), try number(step))
    #expect(value.rounded(.halfUp, toMultipleOf: unit) == (try number(halfUp)))
    #expect(value.rounded(.halfEven, toMultipleOf: unit) == (try number(halfEven)))
    #expect(value.rounded(.up, toMultipleOf: unit) == (try number(up)))
    #expect(value.rounded(.down, toMultipleOf: unit) == (try number(down)))
  }

  @Test(
    "floors and ceilings",
    arguments: [("1.5", "1", "2"), ("-1.5", "-2", "-1"), ("4", "4", "4"), ("-1/3", "-1", "0")])
  func neighbours(_ text: String, _ floor: String, _ ceiling: String) throws {
    #expect(try number(text).floor() == (try number(floor)))
    #expect(try number(text).ceiling() == (try number(ceiling)))
  }

  @Test(
    "takes roots, exact or to 34 digits",
    arguments: [
      ("0", "0"), ("1", "1"), ("144", "12"), ("0.0625", "0.25"), ("4/9", "2/3"),
      ("2", "1.414213562373095048801688724209698"),
      ("3", "1.732050807568877293527446341505872"),
      ("5", "2.236067977499789696409173668731276"),
      ("200", "14.14213562373095048801688724209698"),
      ("0.02", "0.1414213562373095048801688724209698"),
      ("10", "3.162277660168379331998893544432719"),
      ("0.5", "0.7071067811865475244008443621048490"),
      ("1/3", "0.5773502691896257645091487805019575"),
      // All nines: the 34 digits carry into the next one.
      ("0.99999999999999999999999999999999999999", "1"),
      (
        "100000000000000000000000000000000000000000000000000000000000000000000000000",
        "10000000000000000000000000000000000000"
      ),
    ])
  func roots(_ text: String, _ root: String) throws {
    #expect(try number(text).squareRoot() == (try number(root)))
  }

  @Test func noRootsOfNegatives() throws {
    #expect(try number("-0.01").squareRoot() == nil)
    #expect(ExactNumber(-4).squareRoot() == nil)
  }

  @Test func machineIntegers() throws {
    #expect(ExactNumber(Int.min).intValue == Int.min)
    #expect(ExactNumber(Int.max).intValue == Int.max)
    #expect((ExactNumber(Int.max) + .one).intValue == nil)
    #expect(try number("1.5").intValue == nil)
    #expect(-ExactNumber(Int.min) - .one == ExactNumber(Int.max))
    #expect(ExactNumber(numerator: 1, denominator: 0) == nil)
    #expect(ExactNumber(numerator: Int.min, denominator: Int.min) == .one)
    #expect(ExactNumber(numerator: Int.min, denominator: -1) == -ExactNumber(Int.min))
    #expect(ExactNumber(numerator: 1, denominator: Int.min)?.sign == -1)
    #expect(ExactNumber.one.divided(by: .zero) == nil)
    #expect(ExactNumber(Int.min).divided(by: .zero) == nil)
  }

  @Test func oneValueHasOneRepresentation() throws {
    let huge = try number("123456789012345678901234567890")
    let back = try #require(huge.divided(by: huge * ExactNumber(4)))
    #expect(back == (try number("0.25")))
    #expect(Set([back, try number("1/4"), try number("0.250")]).count == 1)
  }

  @Test(
    "measures size for bounds",
    arguments: [("0", 2), ("7", 2), ("999", 4), ("0.001", 5)])
  func digitCount(_ text: String, _ least: Int) throws {
    let value = try number(text)
    #expect((least...least + 2).contains(value.digitCount))
    let huge = try number("1" + String(repeating: "0", count: 500))
    #expect((500...503).contains((huge + value.abs).floor().digitCount))
  }
}
