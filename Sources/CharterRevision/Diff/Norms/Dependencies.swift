import CharterSemantics
import CharterValues

/// What the outcome of a norm, or the verdict on an action, may depend on.
struct Dependencies {
  private let direct: [Symbol: Set<Symbol>]

  init(_ program: Program, _ declarations: [Declaration]) {
    var direct: [Symbol: Set<Symbol>] = [:]
    for declaration in declarations { direct[declaration.symbol] = declaration.references }
    // A norm gives way to its exceptions, whoever states them.
    for exception in program.exceptions {
      let target: Symbol =
        switch exception.target {
        case .norm(let id): .norm(id.index)
        case .exception(let id): .exception(id.index)
        }
      direct[target, default: []].insert(.exception(exception.id.index))
    }
    for (index, norms) in program.normsByAction.enumerated() {
      direct[.action(index), default: []].formUnion(norms.map { .norm($0.index) })
    }
    for (index, rule) in program.rules.enumerated() {
      for action in rule.header.enforcedOn {
        direct[.action(action.index), default: []].insert(.rule(index))
      }
    }
    for (index, quota) in program.quotas.enumerated() {
      for action in quota.header.enforcedOn {
        direct[.action(action.index), default: []].insert(.quota(index))
      }
    }
    let schema = program.schema
    for (index, action) in schema.actions.enumerated() {
      for slot in action.parameters.indices {
        direct[.action(index), default: []].insert(.argument(index, slot))
      }
    }
    for (index, found) in schema.enums.enumerated() {
      for place in found.cases.indices {
        direct[.enumCase(index, place), default: []].insert(.enumeration(index))
      }
    }
    // Where a record lies decides which policies govern it.
    for (index, entity) in schema.entities.enumerated() {
      for (slot, attribute) in entity.attributes.enumerated() {
        direct[.attribute(index, slot), default: []]
          .formUnion([.entity(index)] + Self.symbols(of: attribute.type.base))
      }
    }
    self.direct = direct
  }

  private static func symbols(of type: BaseType) -> [Symbol] {
    switch type {
    case .enumeration(let id): [.enumeration(id.index)]
    case .entity(let id): [.entity(id.index)]
    case .set(let element): symbols(of: element)
    case .boolean, .text, .date, .number, .nothing: []
    }
  }

  /// Everything that something leads to, itself included.
  func closure(of symbols: some Sequence<Symbol>) -> Set<Symbol> {
    var found = Set(symbols)
    var open = Array(found)
    while let next = open.popLast() {
      for symbol in direct[next] ?? [] where found.insert(symbol).inserted { open.append(symbol) }
    }
    return found
  }
}

/// Which changes may bear on what.
struct Bearing {
  private let comparison: ProgramComparison
  private let base: Dependencies
  private let head: Dependencies

  init(_ comparison: ProgramComparison) {
    self.comparison = comparison
    base = Dependencies(comparison.base, comparison.baseDeclarations)
    head = Dependencies(comparison.head, comparison.headDeclarations)
  }

  /// The changes of substance that something in either revision leads to, by their places in the list.
  func changes(base symbols: [Symbol], head others: [Symbol]) -> [Int] {
    let (before, after) = (base.closure(of: symbols), head.closure(of: others))
    return comparison.changes.indices.filter { index in
      let change = comparison.changes[index]
      guard change.weight == .substance else { return false }
      return change.touched(on: .base).contains(where: before.contains)
        || change.touched(on: .head).contains(where: after.contains)
    }
  }
}
