import CharterData
import CharterSemantics
import CharterValues

/// What expressions read, told from the record that they are about: so that whom an action concerns is found
/// from what it writes, without asking everybody.
struct Reach: Sendable {
  /// A step from one record to others.
  enum Hop: Sendable, Hashable {
    /// To what an attribute refers to.
    case to(AttributeID)
    /// To those that refer by an attribute.
    case back(AttributeID)
    /// The same; who refers to none there may be anybody's.
    case match(AttributeID)
  }

  /// An attribute, or an inverse set, that is read of the records at the end of a way.
  private struct Place: Hashable {
    let hops: [Hop]
    let attribute: AttributeID
  }

  /// The records of an entity that a chain leads from to what stands at the end of a way.
  private struct Group: Hashable {
    let path: [AttributeID]
    let key: [Hop]
  }

  private var places: Set<Place> = []
  private var groups: Set<Group> = []
  /// Attributes read of records that no way leads to.
  private var anywhere: Set<AttributeID> = []
  /// Entities of which every record is read.
  private var extents: Set<EntityID> = []
  /// Whether the date matters: by itself, or for a value that changes with time.
  private(set) var isDated = false
  /// Whether a reply could name something that was leant on: a reading, a setting, a row of a table.
  private(set) var leavesNotes = false

  /// Nothing read yet.
  init() {}

  // MARK: Reading

  /// The ways to the records that variables stand for; those that are not in it may stand for any.
  typealias Scope = [Int: [Hop]]

  /// Adds what an expression reads.
  mutating func add(_ expression: Expression, _ scope: Scope, in program: Program) {
    var walk = Walk(program: program, reach: self)
    walk.run(expression, scope)
    self = walk.reach
  }

  /// Adds an attribute of the record itself.
  mutating func addReading(_ attribute: AttributeID) {
    places.insert(Place(hops: [], attribute: attribute))
  }

  /// Adds what a binder reads, and the place of its members where that decides whether they belong.
  ///
  /// - Returns: the scope with its variable.
  mutating func add(
    _ binder: Binder, _ scope: Scope, withPlace: Bool, in program: Program
  ) -> Scope {
    var walk = Walk(program: program, reach: self)
    let inner = walk.bind(binder, scope)
    walk.drain()
    if withPlace, case .set(of: .entity(let entity)) = binder.collection.type.base {
      walk.addPlace(of: entity, inner[binder.slot])
    }
    self = walk.reach
    return inner
  }

  /// Adds what the place of a record is read from.
  mutating func addPlace(of entity: EntityID, _ hops: [Hop], in program: Program) {
    var walk = Walk(program: program, reach: self)
    walk.addPlace(of: entity, hops)
    self = walk.reach
  }

  private struct Walk {
    let program: Program
    var reach: Reach
    private var stack: [(Expression, Scope)] = []
    /// What is called by name with which arguments, each once.
    private var called: Set<[ReachCall]> = []

    init(program: Program, reach: Reach) {
      self.program = program
      self.reach = reach
    }

    mutating func run(_ expression: Expression, _ scope: Scope) {
      stack.append((expression, scope))
      drain()
    }

    mutating func addPlace(of entity: EntityID, _ hops: [Hop]?) {
      guard program.places.indices.contains(entity.index), let rule = program.places[entity.index]
      else { return }
      run(rule, hops.map { [0: $0] } ?? [:])
    }

    mutating func drain() {
      while let (expression, scope) = stack.popLast() { visit(expression, scope) }
    }

    private mutating func visit(_ expression: Expression, _ scope: Scope) {
      switch expression.kind {
      case .attribute: attribute(expression, scope)
      case .extent(let entity): reach.extents.insert(entity)
      case .today: reach.isDated = true
      case .definition(let id, let arguments):
        call(.definition(id), arguments, scope, [program[id].body])
      case .parameter(let id, let arguments):
        let parameter = program[id]
        reach.isDated = true
        if parameter.reading != nil || parameter.isIllustrative || !parameter.settings.isEmpty {
          reach.leavesNotes = true
        }
        let values = parameter.values + parameter.settings.flatMap(\.values)
        call(.parameter(id), arguments, scope, values.compactMap { $0.value.expression })
      case .table(let id, let arguments):
        reach.leavesNotes = true
        let results = program[id].rows.map(\.result) + [program[id].otherwise].compactMap { $0 }
        call(.table(id), arguments, scope, results.compactMap(\.expression))
      case .quantifier(_, let binder, let body):
        let inner = bind(binder, scope)
        stack.append((body, inner))
      case .aggregate(_, let binder, let value, let weight):
        let inner = bind(binder, scope)
        stack += [value, weight].compactMap { $0 }.map { ($0, inner) }
      default: stack += expression.operands.map { ($0, scope) }
      }
    }

    private mutating func call(
      _ name: ReachCall, _ arguments: [Expression], _ scope: Scope, _ bodies: [Expression]
    ) {
      stack += arguments.map { ($0, scope) }
      let ways = arguments.map { way(to: $0, scope) }
      guard called.insert([name] + ways.map(ReachCall.way)).inserted else { return }
      var inner: Scope = [:]
      for (slot, way) in ways.enumerated() { inner[slot] = way }
      stack += bodies.map { ($0, inner) }
    }

    /// Adds what a binder reads; its variable has a way where its members do.
    mutating func bind(_ binder: Binder, _ scope: Scope) -> Scope {
      var inner = scope
      inner[binder.slot] = nil
      if let equation = GroupEquation(of: binder, in: program.schema) {
        if let key = way(to: equation.key, scope) {
          reach.groups.insert(Group(path: equation.path, key: key))
          inner[binder.slot] =
            key
            + equation.path.enumerated().reversed().map { place, attribute in
              place == equation.path.count - 1 && !key.mayBeNone
                ? .back(attribute) : .match(attribute)
            }
        }
      } else {
        inner[binder.slot] = way(to: binder.collection, scope)
      }
      if inner[binder.slot] == nil || binder.collection.isAttribute {
        stack.append((binder.collection, scope))
      }
      if let condition = binder.condition { stack.append((condition, inner)) }
      return inner
    }

    /// The way to the records that an expression is, or that its members are.
    private func way(to expression: Expression, _ scope: Scope) -> [Hop]? {
      var hops: [Hop] = []
      var base = expression
      while case .attribute(let inner, let attribute) = base.kind {
        hops.append(program.schema[attribute].inverseOf.map { .back($0) } ?? .to(attribute))
        base = inner
      }
      guard case .variable(let slot) = base.kind else { return nil }
      return scope[slot].map { $0 + hops.reversed() }
    }

    private mutating func attribute(_ expression: Expression, _ scope: Scope) {
      guard case .attribute(let base, let attribute) = expression.kind else { return }
      if case .variable = base.kind {} else { stack.append((base, scope)) }
      if let way = way(to: base, scope) {
        reach.places.insert(Place(hops: way, attribute: attribute))
      } else if let inverse = program.schema[attribute].inverseOf {
        reach.anywhere.insert(inverse)
        reach.extents.insert(inverse.entity)
      } else {
        reach.anywhere.insert(attribute)
      }
    }
  }

  // MARK: Whom an action concerns

  /// The records whose expressions read what an action touches.
  ///
  /// - Parameters:
  ///   - touched: what the action touches, all of it on records that can be named.
  ///   - states: before and after.
  ///   - schema: the entities.
  /// - Returns: a few too many, perhaps; `nil`: it may be any record.
  func roots(
    of touched: Touched, in states: [RegistryState], schema: Schema
  ) -> Set<RecordID>? {
    guard touched.isNamed else { return nil }
    var roots: Set<RecordID> = []
    func follow(_ hops: [Hop], _ records: Set<RecordID>, _ state: RegistryState) -> Bool {
      var records = records
      for hop in hops.reversed() {
        guard let next = state.undo(hop, from: records) else { return false }
        records = next
      }
      roots.formUnion(records)
      return true
    }
    for (record, attribute) in touched.places {
      if anywhere.contains(attribute) { return nil }
      for place in places {
        for state in states where record.index < state.recordCount {
          if place.attribute == attribute {
            if !follow(place.hops, [record], state) { return nil }
          } else if schema[place.attribute].inverseOf == attribute,
            !follow(place.hops + [.back(attribute)], [record], state)
          {
            return nil
          }
        }
      }
    }
    for group in groups {
      guard let ends = touched.ends(of: group.path) else { return nil }
      for end in ends {
        guard case .record(let key) = end else {
          // Whoever has no key asks for those without one.
          if group.key.mayBeNone { return nil }
          continue
        }
        for state in states where key.index < state.recordCount {
          if !follow(group.key, [key], state) { return nil }
        }
      }
    }
    for record in touched.presences {
      for state in states where record.index < state.recordCount {
        let entity = state.record(record).entity
        if extents.contains(entity) { return nil }
        for place in places where schema[place.attribute].refers(to: entity) {
          if !follow(place.hops + [.to(place.attribute)], [record], state) { return nil }
        }
      }
    }
    return roots
  }
}

/// What is called by name, and the ways to its arguments.
private enum ReachCall: Hashable {
  case definition(DefinitionID)
  case parameter(ParameterID)
  case table(TableID)
  case way([Reach.Hop]?)
}

extension RegistryState {
  /// The records from which a step leads to one of some records, or may; `nil`: nobody knows.
  fileprivate func undo(_ hop: Reach.Hop, from records: Set<RecordID>) -> Set<RecordID>? {
    var result: Set<RecordID> = []
    for record in records {
      switch hop {
      case .to(let attribute):
        guard let found = candidates(by: attribute, to: .record(record)) else { return nil }
        result.formUnion(found)
      case .back(let attribute), .match(let attribute):
        if presence(of: record).known == false { continue }
        guard case .fact(let fact) = placelessContent(of: record, slot: attribute.slot) else {
          return nil
        }
        let values: [Value] =
          if case .set(let members) = fact.value { members } else { [fact.value] }
        for value in values {
          guard isCertain(value) else { return nil }
          if case .record(let target) = value { result.insert(target) }
          if case .match = hop, value == .none { return nil }
        }
      }
    }
    return result
  }
}

extension [Reach.Hop] {
  /// Whether there may be nobody at the end of a way.
  fileprivate var mayBeNone: Bool {
    if case .to = last { return true }
    return false
  }
}

extension AttributeDeclaration {
  /// Whether it refers to records of an entity, one or several.
  fileprivate func refers(to entity: EntityID) -> Bool {
    guard inverseOf == nil else { return false }
    switch type.base {
    case .entity(entity), .set(of: .entity(entity)): return true
    default: return false
    }
  }
}

extension Expression {
  fileprivate var isAttribute: Bool { if case .attribute = kind { true } else { false } }
}

extension ParameterValue {
  fileprivate var expression: Expression? {
    if case .value(let expression) = self { expression } else { nil }
  }
}
