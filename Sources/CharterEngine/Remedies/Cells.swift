import CharterValues

/// A place where the truth of a comparison may change, on the line of numbers or of days.
struct Cut: Hashable, Comparable {
  /// The number, or the number of the day.
  let at: ExactNumber
  /// Whether the value itself still belongs to what lies below.
  let isAfter: Bool

  static func < (left: Cut, right: Cut) -> Bool {
    left.at == right.at ? !left.isAfter && right.isAfter : left.at < right.at
  }

  /// The same cut between two whole numbers: before the upper one.
  var whole: Cut {
    Cut(at: isAfter ? at.floor() + .one : at.ceiling(), isAfter: false)
  }
}

/// Values between two neighbouring cuts: every comparison has one truth on all of them.
struct Cell: Hashable {
  /// The least value, which belongs to it unless `isOpenBelow`.
  var low: ExactNumber?
  var isOpenBelow = false
  /// The greatest value, which belongs to it unless `isOpenAbove`.
  var high: ExactNumber?
  var isOpenAbove = false

  func contains(_ value: ExactNumber) -> Bool {
    if let low, isOpenBelow ? value <= low : value < low { return false }
    if let high, isOpenAbove ? value >= high : value > high { return false }
    return true
  }

  /// A value of the cell: the nearest to another one where that can be told.
  func representative(near value: ExactNumber?) -> ExactNumber {
    if let value, contains(value) { return value }
    if let value, let high, value > high || (value == high && isOpenAbove) { return greatest }
    if low != nil { return least }
    if high != nil { return greatest }
    return .zero
  }

  /// The least value, or one near it where there is none.
  var least: ExactNumber {
    guard let low else { return high.map { isOpenAbove ? $0 - .one : $0 } ?? .zero }
    guard isOpenBelow else { return low }
    let next = low + .one
    return contains(next) ? next : middle
  }

  /// The greatest value, or one near it where there is none.
  var greatest: ExactNumber {
    guard let high else { return low.map { isOpenBelow ? $0 + .one : $0 } ?? .zero }
    guard isOpenAbove else { return high }
    let previous = high - .one
    return contains(previous) ? previous : middle
  }

  private var middle: ExactNumber {
    guard let low, let high, let half = ExactNumber(numerator: 1, denominator: 2) else {
      return low ?? high ?? .zero
    }
    return (low + high) * half
  }

  /// The cells between cuts, lowest first.
  ///
  /// - Parameters:
  ///   - cuts: where comparisons change.
  ///   - isWhole: whether the values are whole numbers or days.
  ///   - bounds: the least and the greatest value that there may be.
  /// - Returns: the cells that hold a value.
  static func between(
    _ cuts: Set<Cut>, isWhole: Bool, within bounds: (low: ExactNumber?, high: ExactNumber?)
  ) -> [Cell] {
    let sorted = (isWhole ? Set(cuts.map(\.whole)) : cuts).sorted()
    var cells: [Cell] = []
    var next = Cell(low: bounds.low, high: nil)
    for cut in sorted {
      var cell = next
      if isWhole {
        cell.high = cut.at - .one
      } else {
        (cell.high, cell.isOpenAbove) = (cut.at, !cut.isAfter)
      }
      cells.append(cell)
      next = Cell(low: cut.at, isOpenBelow: cut.isAfter, high: nil)
    }
    cells.append(next)
    return cells.compactMap { $0.within(bounds) }
  }

  /// The part of the cell that lies within bounds, if any does.
  private func within(_ bounds: (low: ExactNumber?, high: ExactNumber?)) -> Cell? {
    var cell = self
    if let low = bounds.low, cell.low.map({ $0 < low }) ?? true {
      (cell.low, cell.isOpenBelow) = (low, false)
    }
    if let high = bounds.high, cell.high.map({ $0 > high }) ?? true {
      (cell.high, cell.isOpenAbove) = (high, false)
    }
    if let low = cell.low, let high = cell.high {
      if low > high || (low == high && (cell.isOpenBelow || cell.isOpenAbove)) { return nil }
    }
    return cell
  }
}
