/// What an integer is known to lie between, both ends included.
package struct Interval: Sendable, Hashable {
  /// The least that it may be.
  package let low: Int128
  /// The greatest that it may be.
  package let high: Int128

  /// From the first to the second, which is not the smaller.
  package init(_ low: Int128, _ high: Int128) {
    self.low = low
    self.high = high
  }

  /// One integer.
  package init(_ only: Int128) { self.init(only, only) }

  /// Both intervals and what lies between them.
  func union(_ other: Interval) -> Interval {
    Interval(Swift.min(low, other.low), Swift.max(high, other.high))
  }

  /// Whether every integer in it fits a width.
  func fits<Word: FixedWidthInteger>(_ type: Word.Type) -> Bool {
    low >= Int128(Word.min) && high <= Int128(Word.max)
  }

  /// Its image under an operation that is greatest and least at the corners; `nil`: past 128 bits.
  private static func corners(
    _ left: Interval, _ right: Interval,
    _ apply: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> Interval? {
    var found: [Int128] = []
    for a in [left.low, left.high] {
      for b in [right.low, right.high] {
        let (value, overflow) = apply(a, b)
        if overflow { return nil }
        found.append(value)
      }
    }
    return found.min().flatMap { low in found.max().map { Interval(low, $0) } }
  }

  static func sum(_ left: Interval, _ right: Interval) -> Interval? {
    corners(left, right) { $0.addingReportingOverflow($1) }
  }

  static func difference(_ left: Interval, _ right: Interval) -> Interval? {
    corners(left, right) { $0.subtractingReportingOverflow($1) }
  }

  static func product(_ left: Interval, _ right: Interval) -> Interval? {
    corners(left, right) { $0.multipliedReportingOverflow(by: $1) }
  }
}
