internal import CharterValues

/// Reads the plainest forms of scalars straight from their bytes.
///
/// What it reads it reads as ``ScalarReader`` does, to which it leaves everything else: other forms, and every mistake.
struct QuickScalar: Sendable {
  private enum Form: Sendable {
    /// Truth values or cases.
    case words([(word: [UInt8], value: Value)])
    case text
    case date
    case number(isInteger: Bool)
    case other
  }

  private let form: Form

  init(_ type: BaseType, in schema: Schema) {
    switch type {
    case .boolean:
      form = .words(
        [("true", true), ("false", false), ("是", true), ("否", false)].map {
          (Array($0.0.utf8), .boolean($0.1))
        })
    case .enumeration(let id):
      let cases = schema[id].cases.enumerated().flatMap { index, name in
        name.forms.map { (Array($0.utf8), Value.enumCase(id, index)) }
      }
      // More of them are looked up by their names.
      form = cases.count <= 16 ? .words(cases) : .other
    case .text: form = .text
    case .date: form = .date
    case .number(let isInteger, _): form = .number(isInteger: isInteger)
    case .entity, .set, .nothing: form = .other
    }
  }

  /// The value of a scalar, neither empty nor a spelled-out null; `nil` where it takes more to tell.
  func value(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Value? {
    switch form {
    case .words(let words):
      for (word, value) in words where word.count == end - start {
        if (0..<word.count).allSatisfy({ word[$0] == bytes[start + $0] }) { return value }
      }
      return nil
    case .text: return .text(String(decoding: bytes[start..<end], as: UTF8.self))
    case .date:
      return CalendarDate.iso(String(decoding: bytes[start..<end], as: UTF8.self)).map(Value.date)
    case .number(let isInteger): return Self.number(bytes, start, end, isInteger: isInteger)
    case .other: return nil
    }
  }

  /// Digits with a minus before them and a point within them, as far as they surely fit.
  private static func number(
    _ bytes: [UInt8], _ start: Int, _ end: Int, isInteger: Bool
  ) -> Value? {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    guard first < end, end - first <= 17 else { return nil }
    var number: Int64 = 0
    var point: Int?
    for index in first..<end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit <= 9 {
        number = number * 10 + Int64(digit)
      } else if bytes[index] == UInt8(ascii: "."), point == nil, index > first, !isInteger {
        point = index
      } else {
        return nil
      }
    }
    guard point != end - 1 else { return nil }
    let scale = point.map { end - 1 - $0 } ?? 0
    return .number(ExactNumber(isNegative ? -number : number, scale: scale))
  }
}
