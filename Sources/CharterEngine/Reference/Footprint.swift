import CharterSemantics
import CharterValues

/// What a norm on the registry reads, or what an action writes: attributes, and which records there are.
struct Footprint: Sendable {
  private(set) var attributes: Set<AttributeID> = []
  private(set) var extents: Set<EntityID> = []

  /// Whether what one writes is read by the other.
  func meets(_ other: Footprint) -> Bool {
    !attributes.isDisjoint(with: other.attributes) || !extents.isDisjoint(with: other.extents)
  }

  // MARK: Reading

  /// What a quota reads, of whatever subject.
  init(reading quota: Quota, in program: Program) {
    var walk = Walk(program: program)
    walk.add(quota.header)
    quota.conditions.forEach { walk.add($0) }
    walk.add(quota.population)
    if let counted = quota.counted { walk.add(counted) }
    for bound in quota.bounds {
      switch bound {
      case .atLeast(let value, _), .atMost(let value): walk.add(value)
      case .between(let low, let high):
        walk.add(low)
        walk.add(high)
      }
    }
    self = walk.found
  }

  /// What a rule on the registry reads, of whatever subject.
  init(reading rule: StateRule, in program: Program) {
    var walk = Walk(program: program)
    walk.add(rule.header)
    rule.conditions.forEach { walk.add($0) }
    for statement in rule.statements {
      switch statement.kind {
      case .require(let condition), .forbid(.some(let condition)): walk.add(condition)
      case .grounds(let least, let grounds):
        walk.add(least)
        grounds.forEach { walk.add($0.condition) }
      case .forbid(nil), .advise, .duty, .procedure: break
      }
    }
    self = walk.found
  }

  private init() {}

  /// Goes through expressions and what they call, each declaration once.
  private struct Walk {
    let program: Program
    var found = Footprint()
    private var definitions: Set<DefinitionID> = []
    private var parameters: Set<ParameterID> = []
    private var tables: Set<TableID> = []

    init(program: Program) { self.program = program }

    mutating func add(_ header: StateHeader) {
      header.subjects?.binders.forEach { add($0) }
      if let by = header.by { add(by) }
    }

    mutating func add(_ binder: Binder) {
      add(binder.collection)
      if let condition = binder.condition { add(condition) }
      // The place of a member decides whether it is one.
      guard case .set(of: .entity(let entity)) = binder.collection.type.base,
        program.places.indices.contains(entity.index), let place = program.places[entity.index]
      else { return }
      add(place)
    }

    mutating func add(_ expression: Expression) {
      var called: [Expression] = []
      expression.forEach { called += visit($0) }
      for expression in called { add(expression) }
    }

    /// Notes what one operation reads; hands back the expressions behind a name that is new.
    private mutating func visit(_ expression: Expression) -> [Expression] {
      switch expression.kind {
      case .attribute(_, let attribute):
        found.attributes.insert(attribute)
        if let inverse = program.schema[attribute].inverseOf {
          found.attributes.insert(inverse)
          found.extents.insert(inverse.entity)
        }
      case .extent(let entity): found.extents.insert(entity)
      case .definition(let id, _) where definitions.insert(id).inserted: return [program[id].body]
      case .parameter(let id, _) where parameters.insert(id).inserted:
        let parameter = program[id]
        let values = parameter.values + parameter.settings.flatMap(\.values)
        return values.compactMap { Self.expression($0.value) }
      case .table(let id, _) where tables.insert(id).inserted:
        let results = program[id].rows.map(\.result) + [program[id].otherwise].compactMap { $0 }
        return results.compactMap(Self.expression)
      default: break
      }
      return []
    }

    private static func expression(_ value: ParameterValue) -> Expression? {
      if case .value(let expression) = value { return expression }
      return nil
    }
  }

  // MARK: Writing

  /// What effects write, whoever they concern.
  init(writing effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .assign(_, let attribute, _, _): attributes.insert(attribute)
      case .create(let entity, _, _): extents.insert(entity)
      case .remove(let record, _):
        if case .entity(let entity) = record.type.base { extents.insert(entity) }
      case .forEach(_, let inner, _):
        let inside = Footprint(writing: inner)
        attributes.formUnion(inside.attributes)
        extents.formUnion(inside.extents)
      }
    }
  }
}
