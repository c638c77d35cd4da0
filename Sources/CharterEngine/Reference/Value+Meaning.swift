import CharterSemantics
import CharterValues

extension Value {
  /// Whether two known values are equal as the language has it.
  ///
  /// Text compares scalar by scalar, where Swift's own `==` would take composed and decomposed letters for
  /// the same; sets are equal when they have the same members.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.text(let left), .text(let right)):
      return left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.set(let left), .set(let right)):
      return left.allSatisfy { member in right.contains { $0.isSame(as: member) } }
        && right.allSatisfy { member in left.contains { $0.isSame(as: member) } }
    case (.none, .none): return true
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right
    case (.date(let left), .date(let right)): return left == right
    case (.enumCase(let left, let leftCase), .enumCase(let right, let rightCase)):
      return left == right && leftCase == rightCase
    case (.record(let left), .record(let right)): return left == right
    case (.none, _), (.boolean, _), (.text, _), (.number, _), (.date, _), (.enumCase, _),
      (.record, _), (.set, _):
      return false
    }
  }

  /// Whether a value that has an order comes before another of its kind; `nil`: they have no common order.
  func isLess(than other: Value) -> Bool? {
    switch (self, other) {
    case (.number(let left), .number(let right)): left < right
    case (.date(let left), .date(let right)): left < right
    case (.enumCase(let left, let leftCase), .enumCase(let right, let rightCase)):
      left == right ? leftCase < rightCase : nil
    default: nil
    }
  }

  /// The lesser of two values; this one where neither is.
  func lesser(_ other: Value) -> Value { other.isLess(than: self) == true ? other : self }

  /// The greater of two values; this one where neither is.
  func greater(_ other: Value) -> Value { isLess(than: other) == true ? other : self }

  /// Whether a comparison holds; `nil`: the values have no common order.
  func satisfies(_ comparison: Comparison, _ other: Value) -> Bool? {
    switch comparison {
    case .less: isLess(than: other)
    case .lessOrEqual: other.isLess(than: self).map { !$0 }
    case .greater: other.isLess(than: self)
    case .greaterOrEqual: isLess(than: other).map { !$0 }
    }
  }

  /// Whether the value lies between two others, the second left out where the range is half open.
  func lies(from low: Value, to high: Value, isHalfOpen: Bool) -> Bool? {
    guard let isBelow = isLess(than: low),
      let isInside = satisfies(isHalfOpen ? .less : .lessOrEqual, high)
    else { return nil }
    return !isBelow && isInside
  }
}
