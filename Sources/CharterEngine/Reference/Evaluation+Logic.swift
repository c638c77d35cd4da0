import CharterSemantics
import CharterValues

extension Evaluation {
  /// The operators of Kleene's logic.
  mutating func logic(_ expression: Expression, in frame: inout Frame) -> Truth {
    switch expression.kind {
    case .not(let operand): return truth(operand, in: &frame).negated
    case .and: return .all(chain(expression, in: &frame))
    case .or: return .any(chain(expression, in: &frame))
    case .implies: return implication(expression, in: &frame)
    case .quantifier(let quantifier, let binder, let body):
      return self.quantifier(quantifier, binder, body, in: &frame)
    default: preconditionFailure("only logic comes here")
    }
  }

  /// The operands of `a and b and c`, gathered without recursion: such chains may be long.
  private mutating func chain(_ expression: Expression, in frame: inout Frame) -> [Truth] {
    var operands: [Expression] = []
    var left = expression
    walk: while true {
      switch (left.kind, expression.kind) {
      case (.and(let inner, let right), .and), (.or(let inner, let right), .or):
        operands.append(right)
        left = inner
      default: break walk
      }
    }
    operands.append(left)
    var truths: [Truth] = []
    for operand in operands.reversed() { truths.append(truth(operand, in: &frame)) }
    return truths
  }

  /// `a implies b implies c`, which groups to the right.
  private mutating func implication(_ expression: Expression, in frame: inout Frame) -> Truth {
    var truths: [Truth] = []
    var rest = expression
    while case .implies(let left, let right) = rest.kind {
      truths.append(truth(left, in: &frame))
      rest = right
    }
    var result = truth(rest, in: &frame)
    for condition in truths.reversed() { result = .implies(condition, result) }
    return result
  }

  /// `every` is the conjunction, `some` the disjunction over the members.
  ///
  /// A possible member stands in it with its membership: it must satisfy the body if it is a member.
  private mutating func quantifier(
    _ quantifier: Quantifier, _ binder: Binder, _ body: Expression, in frame: inout Frame
  ) -> Truth {
    var operands: [Truth] = []
    let others = forEach(binder, in: &frame, asking: [body]) { evaluation, frame, inclusion in
      let holds = evaluation.truth(body, in: &frame)
      switch quantifier {
      case .some: operands.append(.all([inclusion, holds]))
      case .every: operands.append(.implies(inclusion, holds))
      }
    }
    if let others { operands.append(.unknown(others)) }
    return quantifier == .some ? .any(operands) : .all(operands)
  }

  /// Binds each member that is not known to be left out, with the truth of its being in.
  ///
  /// - Parameters:
  ///   - binder: the variable, its collection and its condition.
  ///   - frame: takes the variable.
  ///   - byName: whether facts are reported along the variable's name (`t.school`), as those of an action's
  ///     parameters are, and not along its collection's path (`group.members.school`).
  ///   - asking: what is asked of each member, beside the binder's condition.
  ///   - chosen: the members to bind, in place of the whole entity that the binder ranges over.
  ///   - visit: is called once a member.
  /// - Returns: why there may be other members; `nil`: there are none.
  mutating func forEach(
    _ binder: Binder, in frame: inout Frame, byName: Bool = false, asking: [Expression] = [],
    among chosen: Collection? = nil,
    _ visit: (inout Evaluation, inout Frame, Truth) -> Void
  ) -> [Reason]? {
    let collection =
      chosen ?? group(of: binder, in: &frame)
      ?? evaluate(binder.collection, in: &frame, asBase: true).members
    let elementType = binder.collection.type.element
    for member in collection.members {
      frame[binder.slot] =
        byName
        ? Evaluated(.known(member.value), path: FactPath(names: [binder.name]))
        : Evaluated(member: member, type: elementType)
      var inclusion = member.membership
      if let condition = binder.condition {
        inclusion = .all([inclusion, truth(condition, in: &frame)])
      }
      if inclusion.known != false { visit(&self, &frame, inclusion) }
    }
    if let others = collection.others {
      noteUnseen(others, binder, [binder.condition].compactMap { $0 } + asking, in: &frame)
    }
    return collection.others
  }

  // MARK: Choices

  /// `if` and `match`: where the selector is unknown, the value that all remaining alternatives share.
  mutating func choice(
    _ expression: Expression, in frame: inout Frame, asBase: Bool
  ) -> Evaluated {
    switch expression.kind {
    case .conditional(let condition, let then, let otherwise):
      switch truth(condition, in: &frame) {
      case .true: return evaluate(then, in: &frame, asBase: asBase)
      case .false: return evaluate(otherwise, in: &frame, asBase: asBase)
      case .unknown(let reasons):
        return Self.shared(
          [evaluate(then, in: &frame), evaluate(otherwise, in: &frame)], selector: reasons)
      }
    case .match(let selector, let arms):
      switch evaluate(selector, in: &frame).outcome {
      case .unknown(let reasons):
        var alternatives: [Evaluated] = []
        for arm in arms { alternatives.append(evaluate(arm.result, in: &frame)) }
        return Self.shared(alternatives, selector: reasons)
      case .known(let value):
        let named = arms.first { $0.patterns?.contains { $0.isSame(as: value) } ?? false }
        guard let arm = named ?? arms.first(where: { $0.patterns == nil }) else {
          preconditionFailure("a checked match covers every value")
        }
        return evaluate(arm.result, in: &frame, asBase: asBase)
      }
    default: preconditionFailure("only choices come here")
    }
  }

  /// The value that all alternatives share; else unknown, for the selector's reasons and theirs.
  static func shared(_ alternatives: [Evaluated], selector: [Reason]) -> Evaluated {
    if let first = alternatives.first, case .known(let value) = first.outcome,
      alternatives.allSatisfy({ $0.outcome.value?.isSame(as: value) ?? false })
    {
      return Evaluated(first.outcome)
    }
    return Evaluated(.unknown(Reason.union([selector] + alternatives.map(\.outcome.reasons))))
  }
}

extension Evaluated {
  /// A member as the value of a binder's variable; its path is its collection's.
  init(member: Collection.Member, type: ValueType) {
    let observation = member.path.map {
      ObservedValue(
        path: $0, source: .fact(record: nil), value: member.value, type: type, origin: nil)
    }
    self.init(.known(member.value), path: member.path, observation: observation)
  }
}

extension ValueType {
  /// The type of a set's members.
  var element: ValueType {
    if case .set(let element) = base { return ValueType(element) }
    return present
  }
}
