import CharterColumns
import CharterValues

/// What an expression comes to in each row of a column program.
///
/// A row is known, none or unknown; `absent` and `unknown` share none. Where a row is not known its content means
/// nothing, but a truth value is false there.
struct BulkValue {
  enum Content {
    case number(ColumnNumber)
    /// The rows in which it is true.
    case truth(ColumnMask)
    /// Cases, days or records by their numbers.
    case code(ColumnNumber, BaseType)
  }

  let content: Content
  let absent: ColumnMask
  let unknown: ColumnMask

  init(_ content: Content, absent: ColumnMask = .none, unknown: ColumnMask = .none) {
    self.content = content
    self.absent = absent
    self.unknown = unknown
  }

  /// Something of a type that is known nowhere.
  init(nowhere type: ValueType, absent: ColumnMask, unknown: ColumnMask) {
    switch type.base {
    case .number: content = .number(ColumnNumber(0))
    case .boolean: content = .truth(.none)
    default: content = .code(ColumnNumber(0), type.base)
    }
    self.absent = absent
    self.unknown = unknown
  }
}

/// A truth value in each row, Kleene's three.
struct BulkTruth {
  /// Where it is true; nowhere where it is unknown.
  let holds: ColumnMask
  let unknown: ColumnMask

  static let `true` = BulkTruth(holds: .all, unknown: .none)

  init(holds: ColumnMask, unknown: ColumnMask) {
    self.holds = holds
    self.unknown = unknown
  }

  var value: BulkValue { BulkValue(.truth(holds), unknown: unknown) }
}

extension ColumnProgramBuilder {
  /// Where a truth value is not known to be false.
  mutating func mayHold(_ truth: BulkTruth) -> ColumnMask { or(truth.holds, truth.unknown) }

  mutating func not(_ truth: BulkTruth) -> BulkTruth {
    let mayHold = mayHold(truth)
    return BulkTruth(holds: not(mayHold), unknown: truth.unknown)
  }

  /// Kleene's `and`: false where one side is, whatever the other is.
  mutating func and(_ left: BulkTruth, _ right: BulkTruth) -> BulkTruth {
    let holds = and(left.holds, right.holds)
    let (leftMay, rightMay) = (mayHold(left), mayHold(right))
    let mayHold = and(leftMay, rightMay)
    return BulkTruth(holds: holds, unknown: and(mayHold, not: holds))
  }

  /// Kleene's `or`: true where one side is, whatever the other is.
  mutating func or(_ left: BulkTruth, _ right: BulkTruth) -> BulkTruth {
    let holds = or(left.holds, right.holds)
    let unknown = or(left.unknown, right.unknown)
    return BulkTruth(holds: holds, unknown: and(unknown, not: holds))
  }
}
