import CharterValues

/// A truth value of Kleene's three; an unknown one says why.
enum Truth: Sendable, Hashable {
  case `true`
  case `false`
  /// Each reason once, in the order met.
  case unknown([Reason])

  init(_ known: Bool) { self = known ? .true : .false }

  /// `nil`: unknown.
  var known: Bool? {
    switch self {
    case .true: true
    case .false: false
    case .unknown: nil
    }
  }

  /// Why it is unknown; empty where it is not.
  var reasons: [Reason] {
    if case .unknown(let reasons) = self { return reasons }
    return []
  }

  var negated: Truth {
    switch self {
    case .true: .false
    case .false: .true
    case .unknown: self
    }
  }

  /// `and` over any number of operands: one false operand decides, and drops what is unknown.
  static func all(_ operands: [Truth]) -> Truth {
    if operands.contains(where: { $0.known == false }) { return .false }
    return operands.contains { $0.known == nil }
      ? .unknown(Reason.union(operands.map(\.reasons))) : .true
  }

  /// `or` over any number of operands: one true operand decides, and drops what is unknown.
  static func any(_ operands: [Truth]) -> Truth {
    if operands.contains(where: { $0.known == true }) { return .true }
    return operands.contains { $0.known == nil }
      ? .unknown(Reason.union(operands.map(\.reasons))) : .false
  }

  /// `implies`: false only where the left is true and the right false.
  static func implies(_ left: Truth, _ right: Truth) -> Truth {
    any([left.negated, right])
  }

  var outcome: Outcome {
    switch self {
    case .true: .known(.boolean(true))
    case .false: .known(.boolean(false))
    case .unknown(let reasons): .unknown(reasons)
    }
  }
}
