import CharterSemantics
import CharterValues

/// What the variables of an expression stand for when it is compiled for many rows.
indirect enum BulkBinding {
  /// The record of the row.
  case row
  /// An argument, as the caller writes it: the row's record, or a fact of it.
  case expression(Expression, BulkScope)
  /// Something worked out already.
  case value(BulkValue)
  /// A member of a set, within a quantifier or an aggregate.
  case member
}

/// The variables of one norm, definition, parameter or table.
struct BulkScope {
  var bindings: [Int: BulkBinding]

  /// The chain of attributes that leads from the row's record to what an expression reads; `nil`: it reads something
  /// else, or works something out.
  func path(of expression: Expression) -> [AttributeID]? {
    var path: [AttributeID] = []
    var (base, scope) = (expression, self)
    while true {
      switch base.kind {
      case .attribute(let inner, let attribute):
        path.append(attribute)
        base = inner
      case .variable(let slot):
        switch scope.bindings[slot] {
        case .row: return path.reversed()
        case .expression(let argument, let outer): (base, scope) = (argument, outer)
        case .value, .member, nil: return nil
        }
      default: return nil
      }
    }
  }

  /// Whether a chain of attributes begins at a member of a set.
  func isOfMember(_ expression: Expression) -> Bool {
    var base = expression
    while case .attribute(let inner, _) = base.kind { base = inner }
    if case .variable(let slot) = base.kind, case .member = bindings[slot] { return true }
    return false
  }

  /// The scope within a binder, whose variable is a member.
  func binding(_ binder: Binder) -> BulkScope {
    var inner = self
    inner.bindings[binder.slot] = .member
    return inner
  }
}

/// What the value of an expression depends on, apart from the program and the date.
enum BulkSource: Hashable {
  /// A chain of attributes of the row's record; empty: the record itself.
  case path([AttributeID])
  /// The place of the row's record, which picks the settings of parameters.
  case place
  /// The records of an entity as a whole; the same in each row.
  case registry
  /// Something worked out already, or that no column holds.
  case other
}
