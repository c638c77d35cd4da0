import CharterColumns
import CharterValues

/// A sum of whole numbers over one denominator, which grows past any width where it has to.
struct BulkSum {
  private var whole: Int128 = 0
  /// What does not fit any more, and what was added as it is.
  private var rest = ExactNumber.zero
  private let denominator: Int128

  init(over denominator: Int128) { self.denominator = denominator }

  /// Adds a whole number over the denominator.
  mutating func add(_ number: Int128) {
    let (sum, overflow) = whole.addingReportingOverflow(number)
    if overflow {
      rest += ExactNumber(whole, over: denominator)
      whole = number
    } else {
      whole = sum
    }
  }

  mutating func add(_ number: ExactNumber) { rest += number }

  var value: ExactNumber { rest + ExactNumber(whole, over: denominator) }
}

/// The sums of some of the rows of a subsidy.
struct BulkSubsidySums {
  var amount = ExactNumber.zero
  var lines: [ExactNumber]
  var paid = 0
  var undetermined = 0
  var notes: BulkNoteLog
}
