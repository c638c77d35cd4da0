import CharterSemantics
import CharterValues

/// The part of a binder's condition that picks one group out of a whole entity: `t in Teacher where
/// t.school = s`.
///
/// Whoever is known to be in another group is no more asked than those outside of an inverse set are: nothing
/// is read of them but where they belong.
struct GroupEquation {
  /// From the variable to what is compared.
  let path: [AttributeID]
  /// What it is compared with; the binder's variable is not in it.
  let key: Expression
  /// The place of the equation among the conjuncts of the condition.
  let place: Int
  /// Whether the variable stands on its left.
  private let isLeft: Bool

  /// The equation of a binder that ranges over an entity; `nil`: its condition has none.
  init?(of binder: Binder, in schema: Schema) {
    guard case .extent = binder.collection.kind, let condition = binder.condition else {
      return nil
    }
    for (place, conjunct) in condition.conjuncts.enumerated() {
      guard case .equal(let left, let right) = conjunct.kind else { continue }
      for (side, key, isLeft) in [(left, right, true), (right, left, false)] {
        if let path = side.path(from: binder.slot, in: schema), !key.mentions(binder.slot) {
          self.path = path
          self.key = key
          self.place = place
          self.isLeft = isLeft
          return
        }
      }
    }
    return nil
  }

  /// The side of the equation that begins at the binder's variable.
  func side(of binder: Binder) -> Expression? {
    guard let conjunct = binder.condition?.conjuncts[place],
      case .equal(let left, let right) = conjunct.kind
    else { return nil }
    return isLeft ? left : right
  }

  /// The equation with another key.
  func equating(_ equation: Expression, with key: Value) -> Expression {
    guard case .equal(let left, let right) = equation.kind else { return equation }
    let constant = Expression(.constant(key), type: self.key.type, span: self.key.span)
    return Expression(
      isLeft ? .equal(left, constant) : .equal(constant, right), type: equation.type,
      span: equation.span)
  }
}

extension Expression {
  /// The operands of `a and b and c`, in the order written; itself where it is no such chain.
  var conjuncts: [Expression] {
    var result: [Expression] = []
    var stack = [self]
    while let next = stack.popLast() {
      if case .and(let left, let right) = next.kind {
        stack += [right, left]
      } else {
        result.append(next)
      }
    }
    return result
  }

  /// Whether a variable stands anywhere in it.
  func mentions(_ slot: Int) -> Bool {
    var isFound = false
    forEach { if case .variable(slot) = $0.kind { isFound = true } }
    return isFound
  }

  /// The attributes, one or more and none of them a set, that lead from a variable to it; `nil`: it is
  /// something else.
  fileprivate func path(from slot: Int, in schema: Schema) -> [AttributeID]? {
    var path: [AttributeID] = []
    var base = self
    while case .attribute(let inner, let attribute) = base.kind {
      if case .set = schema[attribute].type.base { return nil }
      path.append(attribute)
      base = inner
    }
    guard case .variable(slot) = base.kind, !path.isEmpty else { return nil }
    return path.reversed()
  }
}

extension Evaluation {
  /// Those of an entity who belong, or may, to the group that a binder's condition picks; `nil`: it picks
  /// none, or nobody knows which.
  mutating func group(of binder: Binder, in frame: inout Frame) -> Collection? {
    guard let equation = GroupEquation(of: binder, in: program.schema),
      case .extent(let entity) = binder.collection.kind
    else { return nil }
    let mark = derivations.count
    let sought = evaluate(equation.key, in: &frame).outcome
    derivations.removeSubrange(mark...)
    guard let key = sought.value else { return nil }
    readLog?.insert(.group(entity, equation.path, key))
    let path = FactPath(names: [program.schema[entity].name])
    let all =
      state.candidates(along: equation.path, to: key).map { candidates in
        Collection(
          members: state.members(of: entity, among: candidates), others: state.openings(of: entity))
      } ?? state.extent(of: entity)
    let members = all.members.filter { member in
      guard case .record(let record) = member.value else { return true }
      return leads(from: record, along: equation.path).map { $0.isSame(as: key) } ?? true
    }
    let group = Collection(members: members, others: all.others).along(path)
    derive(binder.collection, Evaluated(group, path: path), from: mark)
    return group
  }

  /// What a chain of attributes leads to from a record; `nil`: nobody knows.
  func leads(from record: RecordID, along path: [AttributeID]) -> Value? {
    var value = Value.record(record)
    for attribute in path {
      // An attribute of none is unknown.
      guard case .record(let record) = value,
        let next = self.value(of: attribute, of: record)
      else { return nil }
      value = next
    }
    return value
  }
}
