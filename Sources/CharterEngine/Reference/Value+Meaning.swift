import CharterSemantics
import CharterValues

extension Value {
  /// Whether two known values are equal as the language has it: sets, when they have the same members.
  func isSame(as other: Value) -> Bool {
    if case .set(let left) = self, case .set(let right) = other { return Set(left) == Set(right) }
    return self == other
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
