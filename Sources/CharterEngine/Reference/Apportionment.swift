import CharterValues

/// Dividing a whole number of steps in proportion to weights, so that the parts add up to it exactly.
///
/// The method of the largest remainder (Hamilton, Hare–Niemeyer): every exact share is cut down to whole
/// steps, and those that are left go, one each, to the largest parts cut off.
enum Apportionment {
  /// - Parameters:
  ///   - steps: how many there are to divide; not negative.
  ///   - weights: not negative, and their sum is positive.
  ///   - precedes: whether the first of two places takes precedence where as much was cut off of both.
  /// - Returns: the steps for each weight, in the same order.
  static func largestRemainder(
    _ steps: ExactNumber, by weights: [ExactNumber], precedes: (Int, Int) -> Bool
  ) -> [ExactNumber] {
    guard let each = steps.divided(by: weights.reduce(.zero, +)) else {
      preconditionFailure("weights add up to more than zero")
    }
    var shares: [ExactNumber] = []
    var cut: [ExactNumber] = []
    for weight in weights {
      let exact = weight * each
      let whole = exact.floor()
      shares.append(whole)
      cut.append(exact - whole)
    }
    // Fewer than there are weights, since each was cut by less than one.
    let left = (steps - shares.reduce(.zero, +)).intValue ?? 0
    let order = shares.indices.sorted { left, right in
      if cut[left] != cut[right] { return cut[left] > cut[right] }
      return precedes(left, right)
    }
    for place in order.prefix(left) { shares[place] += .one }
    return shares
  }
}
