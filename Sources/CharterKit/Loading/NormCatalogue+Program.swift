package import CharterData
package import CharterSemantics
internal import CharterValues

extension NormCatalogue {
  /// The norms and tables of a program.
  package init(_ program: Program) {
    var entries: [Entry] = []
    for (index, norm) in program.norms.enumerated() {
      var entry = Entry(
        kind: .action(norm.action), index: index, name: norm.name,
        policy: program[norm.policy].name)
      entry.clause = program.place(of: norm.clause)
      entry.labels = program.labels(of: norm.statements, norm.exceptions)
      entries.append(entry)
    }
    for (index, rule) in program.rules.enumerated() {
      var entry = Entry(rule.header, kind: .rule, index: index, program)
      entry.labels = program.labels(of: rule.statements, [])
      entries.append(entry)
    }
    for (index, quota) in program.quotas.enumerated() {
      entries.append(Entry(quota.header, kind: .quota, index: index, program))
    }
    for (index, subsidy) in program.subsidies.enumerated() {
      var entry = Entry(subsidy.header, kind: .subsidy, index: index, program)
      if let binder = subsidy.sharedAmong { entry.subjects.append(binder.memberType) }
      entry.lines = subsidy.lines.map(\.name)
      // What is paid may have a fraction where no line has one: bounds and shares may.
      if case .number(_, let dimension) = subsidy.amountType.base {
        entry.amount = .number(isInteger: false, dimension)
      }
      entry.payers = subsidy.payer?.types ?? []
      entry.payees = subsidy.payee?.types ?? []
      entries.append(entry)
    }
    self.init(
      entries: entries, tables: program.tables.map(\.name),
      parameterClauses: program.parameters.map { program.place(of: $0.clause) })
  }
}

extension NormCatalogue.Entry {
  fileprivate init(
    _ header: StateHeader, kind: NormCatalogue.Kind, index: Int, _ program: Program
  ) {
    self.init(kind: kind, index: index, name: header.name, policy: program[header.policy].name)
    clause = program.place(of: header.clause)
    subjects = header.subjects?.binders.map(\.memberType) ?? []
  }
}

extension Binder {
  /// What its variable stands for.
  fileprivate var memberType: BaseType {
    if case .set(let element) = collection.type.base { return element }
    return collection.type.base
  }
}

extension Parties {
  /// What the parties are, each type once.
  fileprivate var types: [BaseType] {
    var types: [BaseType] = []
    for party in parties {
      var type = party.type.base
      if case .set(let element) = type { type = element }
      if !types.contains(type) { types.append(type) }
    }
    return types
  }
}

extension Program {
  /// A clause by its number and title.
  fileprivate func place(of clause: ClauseID?) -> NormCatalogue.Clause? {
    clause.map { NormCatalogue.Clause(number: self[$0].number, title: self[$0].title) }
  }

  /// The labels of statements, of their grounds, and of the exceptions to them.
  fileprivate func labels(of statements: [Statement], _ exceptions: [ExceptionID]) -> [Name] {
    var labels = statements.compactMap(\.label)
    for statement in statements {
      if case .grounds(_, let grounds) = statement.kind { labels += grounds.compactMap(\.label) }
    }
    for id in exceptions {
      labels += self.labels(of: self[id].statements, self[id].exceptions)
    }
    return labels
  }
}
