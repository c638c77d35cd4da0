import CharterColumns
import CharterSemantics
import CharterValues

extension BulkCompiler {
  /// What the value of an expression depends on, or what the reference would note on the way.
  mutating func sources(
    of expression: Expression, _ scope: BulkScope
  ) throws(BeyondColumns) -> Set<BulkSource> {
    var found: Set<BulkSource> = []
    try gather(expression, scope, depth: 0, into: &found)
    return found
  }

  private mutating func gather(
    _ expression: Expression, _ scope: BulkScope, depth: Int, into found: inout Set<BulkSource>
  ) throws(BeyondColumns) {
    // Deeper than the parser lets anything nest, so only where definitions lead to definitions.
    if depth > 400 { throw BeyondColumns() }
    // Chains lean left and may be long, so they are walked in a loop.
    var stack = [(expression, scope)]
    func push(_ expressions: [Expression], _ scope: BulkScope) {
      stack += expressions.map { ($0, scope) }
    }
    while let (next, scope) = stack.popLast() {
      try spend()
      switch next.kind {
      case .constant, .today, .enumCases: break
      case .variable(let slot):
        switch scope.bindings[slot] {
        case .row: found.insert(.path([]))
        case .expression(let argument, let outer):
          try gather(argument, outer, depth: depth + 1, into: &found)
        case .member: break
        case .value, nil: found.insert(.other)
        }
      case .attribute:
        if let path = scope.path(of: next) {
          found.insert(.path(path))
        } else {
          found.insert(scope.isOfMember(next) ? .registry : .other)
        }
      case .parameter(let id, let arguments):
        push(arguments, scope)
        if overrides[id] != nil { break }
        if dependsOnPlace(id) {
          switch place {
          case .constant: break
          case .column: found.insert(.place)
          case .unavailable: throw BeyondColumns()
          }
        }
        let inner = called(arguments, in: scope)
        for values in [program[id].values] + program[id].settings.map(\.values) {
          for case .value(let body) in values.map(\.value) {
            try gather(body, inner, depth: depth + 1, into: &found)
          }
        }
      case .definition(let id, let arguments):
        // A fact that is handed on is read where it is used.
        push(arguments.filter { scope.path(of: $0) == nil }, scope)
        try gather(program[id].body, called(arguments, in: scope), depth: depth + 1, into: &found)
      case .table(let id, let arguments):
        push(arguments, scope)
        let inner = called(arguments, in: scope)
        let results = program[id].rows.map(\.result) + [program[id].otherwise].compactMap { $0 }
        for case .value(let body) in results {
          try gather(body, inner, depth: depth + 1, into: &found)
        }
      case .extent: found.insert(.registry)
      case .quantifier(_, let binder, _), .aggregate(_, let binder, _, _):
        // The collection stands outside of its variable, which changes nothing: the slot is its own.
        push(next.operands, scope.binding(binder))
      case .step: found.insert(.other)
      case .not, .and, .or, .implies, .equal, .compare, .arithmetic, .negate, .shiftDate,
        .daysBetween, .isPresent, .conditional, .match, .memberOf, .memberOfList, .inRange,
        .rounded, .function, .interpolation, .list, .count:
        push(next.operands, scope)
      }
    }
  }

  /// The scope of what is called with arguments.
  func called(_ arguments: [Expression], in scope: BulkScope) -> BulkScope {
    var inner = BulkScope(bindings: [:])
    for (slot, argument) in arguments.enumerated() {
      inner.bindings[slot] = .expression(argument, scope)
    }
    return inner
  }

  /// Whether a lower policy sets a parameter at the date for its own jurisdiction.
  func dependsOnPlace(_ id: ParameterID) -> Bool {
    program[id].settings.contains { setting in
      !program[setting.policy].governsEverywhere && isOpen(setting)
    }
  }

  /// Whether a setting may give the value at the date.
  func isOpen(_ setting: ParameterSetting) -> Bool {
    program[setting.policy].inForce.contains(date)
      && setting.values.contains { $0.period.contains(date) }
  }
}
