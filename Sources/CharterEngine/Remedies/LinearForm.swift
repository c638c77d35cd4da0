import CharterSemantics
import CharterValues

/// A lever as an expression reads it: its value, or of a step the day or the actor.
struct Variable: Hashable {
  let lever: Lever
  var isActor = false
}

/// `c + a·x + b·y …` in levers: numbers as they are, days by their number.
struct LinearForm {
  var constant: ExactNumber
  var coefficients: [Variable: ExactNumber] = [:]

  init(_ constant: ExactNumber) { self.constant = constant }

  init(_ variable: Variable) {
    constant = .zero
    coefficients = [variable: .one]
  }

  static func + (left: LinearForm, right: LinearForm) -> LinearForm {
    var sum = left
    sum.constant = sum.constant + right.constant
    for (variable, factor) in right.coefficients {
      let total = (sum.coefficients[variable] ?? .zero) + factor
      sum.coefficients[variable] = total == .zero ? nil : total
    }
    return sum
  }

  static func * (left: LinearForm, factor: ExactNumber) -> LinearForm {
    var product = left
    product.constant = product.constant * factor
    product.coefficients = factor == .zero ? [:] : left.coefficients.mapValues { $0 * factor }
    return product
  }

  static func - (left: LinearForm, right: LinearForm) -> LinearForm {
    left + right * ExactNumber(-1)
  }

  /// The value of one variable at which the form is zero, the others being what they are.
  ///
  /// `nil`: it does not take part, or another one is not known.
  func root(of variable: Variable, where known: (Variable) -> ExactNumber?) -> ExactNumber? {
    guard let factor = coefficients[variable] else { return nil }
    var rest = constant
    for (other, weight) in coefficients where other != variable {
      guard let value = known(other) else { return nil }
      rest = rest + weight * value
    }
    return (-rest).divided(by: factor)
  }
}

/// A comparison of a linear form with zero, which says where a variable in it is cut.
struct LinearComparison {
  /// Which values of the form are told apart.
  enum Kind {
    /// `< 0` from the rest.
    case below
    /// `<= 0` from the rest.
    case upTo
    /// `= 0` from less and from more.
    case equal
  }

  let form: LinearForm
  let kind: Kind

  /// The cuts of a variable whose factor is `factor`, where the form is zero at `root`.
  func cuts(at root: ExactNumber, factor: ExactNumber) -> [Cut] {
    let before = Cut(at: root, isAfter: false)
    let after = Cut(at: root, isAfter: true)
    switch kind {
    case .equal: return [before, after]
    case .below: return [factor.sign > 0 ? before : after]
    case .upTo: return [factor.sign > 0 ? after : before]
    }
  }
}

extension Value {
  /// A number, or the number of a day.
  var onLine: ExactNumber? {
    switch self {
    case .number(let number): number
    case .date(let date): ExactNumber(date.dayNumber)
    case .none, .boolean, .text, .enumCase, .record, .set: nil
    }
  }
}
