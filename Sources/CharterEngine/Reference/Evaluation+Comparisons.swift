import CharterSemantics
import CharterValues

extension Evaluation {
  /// The operators that compare: strict in unknown, unlike those of logic.
  mutating func comparison(_ expression: Expression, in frame: inout Frame) -> Outcome {
    switch expression.kind {
    case .equal(let left, let right):
      let trail = self.trail
      return whole([left, right], in: &frame) {
        trail?.insert($0[0], $0[1], at: expression.span)
        return $0[0].isSame(as: $0[1])
      }
    case .isPresent(let operand):
      return whole([operand], in: &frame) { !$0[0].isSame(as: .none) }
    case .memberOfList(let element, let list):
      return whole([element] + list, in: &frame) { values in
        values.dropFirst().contains { $0.isSame(as: values[0]) }
      }
    case .memberOf(let element, let set): return member(element, of: set, in: &frame)
    case .compare(let comparison, let left, let right):
      let trail = self.trail
      return strict([left, right], in: &frame) {
        trail?.insert($0[0], $0[1], at: expression.span)
        return Self.decided($0[0].satisfies(comparison, $0[1]))
      }
    case .inRange(let element, let low, let high, let isHalfOpen):
      return strict([element, low, high], in: &frame) {
        Self.decided($0[0].lies(from: $0[1], to: $0[2], isHalfOpen: isHalfOpen))
      }
    default: preconditionFailure("only comparisons come here")
    }
  }

  /// Applies a test to which none is a value like any other.
  private mutating func whole(
    _ operands: [Expression], in frame: inout Frame, _ test: ([Value]) -> Bool
  ) -> Outcome {
    var values: [Value] = []
    var reasons: [[Reason]] = []
    for operand in operands {
      switch evaluate(operand, in: &frame).outcome {
      case .known(let value): values.append(value)
      case .unknown(let why): reasons.append(why)
      }
    }
    return reasons.isEmpty
      ? .known(.boolean(test(values))) : .unknown(Reason.union(reasons))
  }

  /// `e in xs`: the membership of one value, which may be settled where other memberships are not.
  private mutating func member(
    _ element: Expression, of set: Expression, in frame: inout Frame
  ) -> Outcome {
    let sought = evaluate(element, in: &frame)
    let members = evaluate(set, in: &frame).members
    switch sought.outcome {
    case .known(let value): return members.contains(value).outcome
    case .unknown(let reasons): return .unknown(Reason.union([reasons, members.reasons]))
    }
  }

  private static func decided(_ holds: Bool?) -> Outcome {
    guard let holds else { preconditionFailure("checked values that are compared have an order") }
    return .known(.boolean(holds))
  }
}
