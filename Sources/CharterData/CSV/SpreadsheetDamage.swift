internal import CharterDiagnostics

/// What a spreadsheet program left in the place of a value.
enum SpreadsheetDamage {
  /// `#REF!`, `#N/A`: a formula that came to nothing.
  case failedFormula
  /// `#####`: a column that was too narrow for its numbers.
  case tooNarrow
  /// `1.2E+17`: a long number whose last digits are lost.
  case scientific
  /// `="007"`, with the text in it, or any formula.
  case formula(String?)
}

extension TableText {
  /// Whether a cell holds what a spreadsheet program left in the place of a value.
  func damage(in range: Range) -> SpreadsheetDamage? {
    let first = bytes[range.start]
    switch first {
    case UInt8(ascii: "#"): return failure(in: range)
    case UInt8(ascii: "="): return .formula(quoted(in: range))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      return isScientific(range) ? .scientific : nil
    default: return nil
    }
  }

  private func failure(in range: Range) -> SpreadsheetDamage? {
    let length = range.end - range.start
    guard length >= 3, length <= 255 else { return nil }
    if bytes[range.start..<range.end].allSatisfy({ $0 == UInt8(ascii: "#") }) { return .tooNarrow }
    let failures = [
      "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
    ]
    return failures.contains { holds($0.utf8, at: range) } ? .failedFormula : nil
  }

  /// `1.23457E+17`: one digit, then a fraction, then the power of ten.
  private func isScientific(_ range: Range) -> Bool {
    var index = range.start
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    func digits() -> Int {
      let start = index
      while index < range.end, bytes[index] &- UInt8(ascii: "0") <= 9 { index += 1 }
      return index - start
    }
    guard digits() == 1 else { return false }
    if index < range.end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { return false }
    }
    guard index + 1 < range.end, bytes[index] | 0x20 == UInt8(ascii: "e"),
      bytes[index + 1] == UInt8(ascii: "+")
    else { return false }
    index += 2
    return digits() > 0 && index == range.end
  }

  /// The text of `="007"`.
  private func quoted(in range: Range) -> String? {
    let text = string(range)
    guard text.count > 3, text.hasPrefix("=\""), text.hasSuffix("\"") else { return nil }
    return String(text.dropFirst(2).dropLast())
  }
}
