import CharterData
import CharterSemantics
import CharterValues

/// A quota whose members can be told once, whichever subject asks: each belongs to one group, and counts or not
/// whatever its group is.
struct GroupedQuota: Sendable {
  /// How the members of one subject are found.
  fileprivate enum Membership {
    /// They refer to it: `s.teachers`.
    case referrers(AttributeID, set: Name)
    /// They lead to what it says: `t in Teacher where t.school = s`.
    case equation(GroupEquation)
    /// They are the same for every subject.
    case everybody
  }

  let id: QuotaID
  /// Whose records the members are.
  let entity: EntityID
  fileprivate let membership: Membership
  /// The subject's variable; `nil`: there is one subject.
  private let subject: Binder?
  private let quota: Quota
  /// What tells of a member whether it belongs and counts.
  let reach: Reach

  /// - Returns: `nil` where what is asked of a member depends on the subject, or leaves notes.
  init?(_ id: QuotaID, in program: Program) {
    let quota = program[id]
    let binders = quota.header.subjects?.binders ?? []
    guard binders.count <= 1 else { return nil }
    let population = quota.population
    var asked = quota.counted.map { [$0] } ?? []
    switch population.collection.kind {
    case .attribute(let holder, let attribute):
      guard let inverse = program.schema[attribute].inverseOf, let subject = binders.first,
        case .variable(subject.slot) = holder.kind, case .entity = program.schema[inverse].type.base
      else { return nil }
      entity = inverse.entity
      membership = .referrers(inverse, set: program.schema[attribute].name)
      asked += population.condition.map { [$0] } ?? []
    case .extent(let extent):
      entity = extent
      if let equation = GroupEquation(of: population, in: program.schema) {
        membership = .equation(equation)
        asked += population.others(than: equation)
      } else {
        membership = .everybody
        asked += population.condition.map { [$0] } ?? []
      }
    default: return nil
    }
    guard !binders.contains(where: { binder in asked.contains { $0.mentions(binder.slot) } })
    else { return nil }
    self.id = id
    self.quota = quota
    subject = binders.first
    var reach = Reach()
    let scope: Reach.Scope = [population.slot: []]
    for expression in asked { reach.add(expression, scope, in: program) }
    switch membership {
    case .referrers(let inverse, _): reach.addReading(inverse)
    case .equation(let equation):
      // The key is the subject's to read.
      if let side = equation.side(of: population) { reach.add(side, scope, in: program) }
    case .everybody: break
    }
    if !program[quota.header.policy].governsEverywhere, case .extent = population.collection.kind {
      reach.addPlace(of: entity, [], in: program)
    }
    self.reach = reach
    if reach.leavesNotes { return nil }
  }

  // MARK: Groups

  /// The group that a member belongs to.
  enum Group: Sendable, Hashable {
    case of(Value)
    /// Nobody knows: it may be any.
    case open
  }

  /// The group of a record that is there.
  func group(of record: RecordID, _ evaluation: Evaluation) -> Group {
    switch membership {
    case .everybody: .of(.none)
    case .referrers(let inverse, _):
      evaluation.leads(from: record, along: [inverse]).map(Group.of) ?? .open
    case .equation(let equation):
      evaluation.leads(from: record, along: equation.path).map(Group.of) ?? .open
    }
  }

  /// The group that a subject asks for, read as the quota reads it, and what each of its members is asked beside
  /// its own facts; `nil`: nobody knows which.
  func key(
    _ evaluation: inout Evaluation, _ frame: inout Frame
  ) -> (value: Value, reads: Set<ReadLog.Entry>)? {
    switch membership {
    case .everybody:
      evaluation.readLog?.insert(.extent(entity))
      return (.none, [])
    case .referrers(let inverse, _):
      guard let subject, let key = frame[subject.slot].outcome.value,
        case .record(let record) = key
      else { return nil }
      evaluation.readLog?.insert(.referrers(record, inverse))
      return (key, [])
    case .equation(let equation):
      let (sought, reads) = evaluation.logged { $0.evaluate(equation.key, in: &frame).outcome }
      guard let key = sought.value else { return nil }
      evaluation.readLog?.insert(.group(entity, equation.path, key))
      return (key, reads)
    }
  }

  /// The subjects that ask for a group; `nil`: any of them may.
  func subjects(of group: Group) -> [RecordID]? {
    guard case .of(let key) = group else { return nil }
    switch membership {
    case .everybody: return nil
    case .equation(let equation):
      guard let subject, case .variable(subject.slot) = equation.key.kind else { return nil }
    case .referrers: break
    }
    if case .record(let record) = key { return [record] }
    return []
  }

  // MARK: Members

  /// One member, told by the reference as for a subject that asks for its group.
  struct Row: Sendable {
    let group: Group
    let population: Population
    /// What was read of it, where that is kept.
    let reads: Set<ReadLog.Entry>

    /// Whether it belongs and counts, or not, for certain.
    var isSettled: Bool { population.reasons.isEmpty && population.tally.perhaps == 0 }
  }

  /// Tells of one record whether it belongs and counts; `nil`: it is not there.
  func row(_ record: RecordID, _ evaluation: inout Evaluation) -> Row? {
    guard evaluation.state.recordCount > record.index,
      let member = evaluation.state.members(of: entity, among: [record]).first
    else { return nil }
    let group = evaluation.unobserved { (evaluation: inout Evaluation) in
      self.group(of: record, evaluation)
    }
    var frame = Frame(size: quota.header.frameSize)
    let (population, reads) = evaluation.logged { evaluation -> Population in
      let asked = quota.asking(of: group, membership.equation)
      var members = [member]
      if case .referrers(let inverse, let set) = membership {
        // Of a member without a known group it is unknown whether it is in this one or that.
        let holder: RecordID = if case .of(.record(let known)) = group { known } else { record }
        let names = [subject?.name, set].compactMap { $0 }
        let truth = evaluation.unobserved {
          $0.membership(of: member, in: holder, inverse: inverse, path: FactPath(names: names))
        }
        members =
          truth.known == false ? [] : [.init(value: member.value, membership: truth, path: nil)]
      }
      return evaluation.population(
        of: asked, among: Collection(members: members, others: nil), in: &frame)
    }
    return Row(group: group, population: population, reads: reads)
  }
}

extension GroupedQuota {
  /// Whether there may be members that nobody knows of.
  func isOpen(in state: RegistryState) -> Bool { state.openings(of: entity) != nil }
}

extension GroupedQuota.Membership {
  fileprivate var equation: GroupEquation? {
    if case .equation(let equation) = self { equation } else { nil }
  }
}

extension Quota {
  /// The same quota, asking of a member of a group what it would ask for a subject of that group.
  fileprivate func asking(of group: GroupedQuota.Group, _ equation: GroupEquation?) -> Quota {
    guard let equation, let condition = population.condition else { return self }
    let key: Value = if case .of(let value) = group { value } else { .none }
    let asked = Binder(
      slot: population.slot, name: population.name, collection: population.collection,
      condition: condition.replacingKey(of: equation, with: key))
    return Quota(
      header: header, conditions: conditions, population: asked, counted: counted, bounds: bounds)
  }
}

extension Binder {
  /// The conjuncts of its condition beside an equation.
  fileprivate func others(than equation: GroupEquation) -> [Expression] {
    condition?.conjuncts.enumerated().filter { $0.offset != equation.place }.map(\.element) ?? []
  }
}

extension Expression {
  /// A chain of conjuncts with the key of its equation replaced.
  fileprivate func replacingKey(of equation: GroupEquation, with key: Value) -> Expression {
    var result: Expression?
    for (place, conjunct) in conjuncts.enumerated() {
      let next = place == equation.place ? equation.equating(conjunct, with: key) : conjunct
      result = result.map { Expression(.and($0, next), type: type, span: span) } ?? next
    }
    return result ?? self
  }
}
