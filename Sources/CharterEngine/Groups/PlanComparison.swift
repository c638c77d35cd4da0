import CharterData
import CharterSemantics
import CharterValues

/// What the actions of a plan share when they are compared before and after: how the members of quotas stand,
/// kept up with each action, and whom an action concerns.
///
/// Belongs to one plan, whose actions are decided one after the other.
final class PlanComparison {
  /// Whom of the subjects of a norm an action concerns, and how its members stand.
  struct Scope {
    /// The subjects to compare; `nil`: all of them.
    var subjects: Set<RecordID>?
    var before: MemberGroups?
    var after: MemberGroups?

    /// Every subject, with everything read anew.
    static let everybody = Scope(subjects: nil)
  }

  private struct Table {
    let quota: GroupedQuota
    /// The date that it holds for, where that matters.
    let date: CalendarDate
    var members: MemberTable
  }

  private let program: Program
  private var tables: [QuotaID: Table] = [:]
  private var grouped: [QuotaID: GroupedQuota?] = [:]
  private var reaches: [Part: Reach] = [:]

  /// What of a norm is read.
  private enum Part: Hashable {
    case whole(AnyNormID)
    /// A quota without its members.
    case subject(QuotaID)
  }

  init(_ program: Program) { self.program = program }

  // MARK: Quotas and rules

  /// Whom of a quota's subjects an action concerns.
  func scope(
    of id: QuotaID, _ touched: Touched, before: Evaluation, after: Evaluation
  ) -> Scope {
    let header = program[id].header
    guard touched.isNamed else { return .everybody }
    let states = [before.state, after.state]
    guard let quota = groupedQuota(id), !states.contains(where: quota.isOpen(in:)),
      let changed = quota.members(touched, in: states, schema: program.schema)
    else {
      let reach = reach(of: .whole(.quota(id)), header) {
        self.wholeReach(of: self.program[id], $0)
      }
      return Scope(subjects: subjects(of: header, reach, touched, states))
    }
    let table = table(of: quota, before)
    var (earlier, later) = (before, after)
    earlier.readLog = ReadLog()
    later.readLog = ReadLog()
    var scope = Scope()
    var groups = MemberGroups(quota: quota, table: table)
    var newGroups = groups
    var concerned: Set<RecordID>? = []
    for record in changed {
      let old = quota.row(record, &earlier)
      let new = quota.row(record, &later)
      groups.removed[record] = old
      groups.added[record] = old
      newGroups.removed[record] = old
      newGroups.added[record] = new
      for row in [old, new] {
        guard let row else { continue }
        let found = quota.subjects(of: row.group)
        if let found { concerned?.formUnion(found) } else { concerned = nil }
      }
    }
    (scope.before, scope.after) = (groups, newGroups)
    guard concerned != nil else { return scope }
    let reach = reach(of: .subject(id), header) { self.subjectReach(of: self.program[id], $0) }
    if let own = subjects(of: header, reach, touched, states) {
      scope.subjects = concerned?.union(own)
    }
    return scope
  }

  /// Whom of a rule's subjects an action concerns.
  func scope(
    of id: RuleID, _ touched: Touched, before: RegistryState, after: RegistryState
  ) -> Scope {
    let rule = program[id]
    let reach = reach(of: .whole(.rule(id)), rule.header) { scope in
      var reach = Reach()
      for condition in rule.conditions { reach.add(condition, scope, in: self.program) }
      for statement in rule.statements {
        for expression in statement.expressions { reach.add(expression, scope, in: self.program) }
      }
      return reach
    }
    return Scope(subjects: subjects(of: rule.header, reach, touched, [before, after]))
  }

  /// The subjects that read what is touched; `nil`: it may be any.
  private func subjects(
    of header: StateHeader, _ reach: Reach?, _ touched: Touched, _ states: [RegistryState]
  ) -> Set<RecordID>? {
    guard let reach,
      let roots = reach.roots(of: touched, in: states, schema: program.schema)
    else { return nil }
    return roots.union(touched.presences)
  }

  // MARK: What is read

  /// What is read of a subject beside what only its norm says; `nil`: it is not told from the subject.
  private func reach(
    of part: Part, _ header: StateHeader, _ make: (Reach.Scope) -> Reach
  ) -> Reach? {
    let binders = header.subjects?.binders ?? []
    guard binders.count <= 1 else { return nil }
    if let known = reaches[part] { return known }
    var reach: Reach
    if let binder = binders.first {
      guard case .extent(let entity) = binder.collection.kind else { return nil }
      let scope: Reach.Scope = [binder.slot: []]
      reach = make(scope)
      if let condition = binder.condition { reach.add(condition, scope, in: program) }
      if let by = header.by { reach.add(by, scope, in: program) }
      reach.addPlace(of: entity, [], in: program)
    } else {
      reach = make([:])
      if let by = header.by { reach.add(by, [:], in: program) }
    }
    reaches[part] = reach
    return reach
  }

  /// What a quota reads of a subject beside its members.
  private func subjectReach(of quota: Quota, _ scope: Reach.Scope) -> Reach {
    var reach = Reach()
    for condition in quota.conditions { reach.add(condition, scope, in: program) }
    for bound in quota.bounds {
      for limit in bound.expressions { reach.add(limit, scope, in: program) }
    }
    if let equation = GroupEquation(of: quota.population, in: program.schema) {
      reach.add(equation.key, scope, in: program)
    }
    return reach
  }

  /// What a quota reads of a subject and its members.
  private func wholeReach(of quota: Quota, _ scope: Reach.Scope) -> Reach {
    var reach = subjectReach(of: quota, scope)
    let inner = reach.add(quota.population, scope, withPlace: true, in: program)
    if let counted = quota.counted { reach.add(counted, inner, in: program) }
    return reach
  }

  // MARK: Members

  private func groupedQuota(_ id: QuotaID) -> GroupedQuota? {
    if let known = grouped[id] { return known }
    let quota = GroupedQuota(id, in: program)
    grouped[id] = .some(quota)
    return quota
  }

  /// How the members stand before an action.
  private func table(of quota: GroupedQuota, _ evaluation: Evaluation) -> MemberTable {
    if let known = tables[quota.id], !quota.reach.isDated || known.date == evaluation.date {
      return known.members
    }
    var evaluation = evaluation
    let members = quota.table(&evaluation)
    tables[quota.id] = Table(quota: quota, date: evaluation.date, members: members)
    return members
  }

  /// Takes in what an action has changed.
  func advance(_ touched: Touched, before: Evaluation, after: Evaluation) {
    for (id, table) in tables {
      let states = [before.state, after.state]
      guard let changed = table.quota.members(touched, in: states, schema: program.schema),
        !table.quota.reach.isDated || table.date == before.date
      else {
        tables[id] = nil
        continue
      }
      var (earlier, later) = (before, after)
      for record in changed {
        if let old = table.quota.row(record, &earlier) { tables[id]?.members.remove(record, old) }
        if let new = table.quota.row(record, &later) { tables[id]?.members.add(record, new) }
      }
    }
  }
}

extension GroupedQuota {
  /// The records that may stand otherwise after an action, as members; `nil`: it may be any.
  fileprivate func members(
    _ touched: Touched, in states: [RegistryState], schema: Schema
  ) -> Set<RecordID>? {
    reach.roots(of: touched, in: states, schema: schema)?.union(touched.presences)
  }

  /// How every member stands in one state.
  func table(_ evaluation: inout Evaluation) -> MemberTable {
    var table = MemberTable()
    for member in evaluation.state.extent(of: entity).members {
      guard case .record(let record) = member.value, let row = row(record, &evaluation) else {
        continue
      }
      table.add(record, row)
    }
    return table
  }
}

extension Quota.Bound {
  fileprivate var expressions: [Expression] {
    switch self {
    case .atLeast(let value, _), .atMost(let value): [value]
    case .between(let low, let high): [low, high]
    }
  }
}

extension Statement {
  /// Everything that is evaluated for it, the texts for people too.
  fileprivate var expressions: [Expression] {
    var result = guards + (message?.expressions ?? [])
    switch kind {
    case .require(let condition), .forbid(.some(let condition)), .advise(let condition):
      result.append(condition)
    case .forbid(nil): break
    case .grounds(let least, let grounds):
      result.append(least)
      for ground in grounds { result += [ground.condition] + (ground.message?.expressions ?? []) }
    case .duty(let duty):
      result += duty.text.expressions + (duty.by?.parties ?? []) + (duty.to?.parties ?? [])
      result += duty.due.map { [$0] } ?? []
    // A checked rule on the registry has no procedure.
    case .procedure: break
    }
    return result
  }
}

extension Template {
  fileprivate var expressions: [Expression] {
    (zh + en).compactMap { if case .value(let expression) = $0 { expression } else { nil } }
  }
}
