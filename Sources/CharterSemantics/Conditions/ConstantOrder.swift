import CharterValues

/// The order of constants: numbers, dates and cases of one ordered enum.
enum ConstantOrder {
  /// Whether a relation holds; `nil` where the two have no order.
  static func holds(_ left: Value, _ comparison: Comparison, _ right: Value) -> Bool? {
    guard let isLess = less(left, right), let isGreater = less(right, left) else { return nil }
    return switch comparison {
    case .less: isLess
    case .lessOrEqual: !isGreater
    case .greater: isGreater
    case .greaterOrEqual: !isLess
    }
  }

  static func less(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    case (.enumCase(let a, let i), .enumCase(let b, let j)): a == b ? i < j : nil
    default: nil
    }
  }
}
