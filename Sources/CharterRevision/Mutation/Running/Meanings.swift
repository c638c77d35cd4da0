import CharterEngine
import CharterSemantics
import CharterValues

/// What each declaration of a program means, to find those that a change has touched.
struct Meanings {
  /// What a change comes to.
  enum Change: Sendable {
    /// Nothing: the program means the same.
    case none
    /// Only what leads through these declarations may come out otherwise.
    case declarations(Set<Trail.Entry>)
    /// Anything may.
    case everything
  }

  /// An exception by what stays the same where another one is left out.
  private struct ExceptionKey: Hashable {
    let policy: PolicyID
    let name: String
    let norm: NormID
  }

  private var parts: [Trail.Entry: Int] = [:]
  private var exceptions: [ExceptionKey: Int] = [:]
  private var exceptionIDs: [ExceptionKey: ExceptionID] = [:]
  /// What is no declaration that an evaluation leads through: the headers of policies.
  private var rest = 0

  init(_ program: Program) {
    for norm in program.norms {
      add(.conditions(norm.id)) {
        $0.add(norm.policy)
        $0.add(norm.conditions)
      }
      add(.statements(norm.id)) { $0.add(norm.statements) }
    }
    for exception in program.exceptions {
      let key = ExceptionKey(
        policy: exception.policy, name: exception.name.canonical,
        norm: Self.norm(of: exception.target, in: program))
      var hasher = MeaningHasher()
      hasher.add(exception.conditions)
      hasher.add(exception.statements)
      exceptions[key] = hasher.value()
      exceptionIDs[key] = exception.id
    }
    for (index, definition) in program.definitions.enumerated() {
      add(.definition(DefinitionID(index: index))) { $0.add(definition.body) }
    }
    for parameter in program.parameters {
      add(.parameter(parameter.id)) { hasher in
        hasher.add(parameter.values)
        for setting in parameter.settings {
          hasher.add(setting.policy)
          hasher.add(setting.arguments)
          hasher.add(setting.values)
        }
      }
    }
    for table in program.tables {
      add(.table(table.id)) { hasher in
        for row in table.rows {
          hasher.add(row.cells)
          hasher.add(row.result)
        }
        hasher.add(table.otherwise)
      }
    }
    for (index, rule) in program.rules.enumerated() {
      add(.rule(RuleID(index: index))) { hasher in
        hasher.add(rule.header)
        hasher.add(rule.conditions)
        hasher.add(rule.statements)
      }
    }
    for (index, quota) in program.quotas.enumerated() {
      add(.quota(QuotaID(index: index))) { hasher in
        hasher.add(quota.header)
        hasher.add(quota.conditions)
        hasher.add(quota.population)
        hasher.add(quota.counted)
        hasher.add(quota.bounds)
      }
    }
    for (index, subsidy) in program.subsidies.enumerated() {
      add(.subsidy(SubsidyID(index: index))) { $0.add(subsidy) }
    }
    var hasher = MeaningHasher()
    for policy in program.policies {
      hasher.add(policy.jurisdiction)
      hasher.add(policy.force)
      hasher.add(policy.inForce)
    }
    rest = hasher.value()
  }

  private mutating func add(_ entry: Trail.Entry, _ take: (inout MeaningHasher) -> Void) {
    var hasher = MeaningHasher()
    take(&hasher)
    parts[entry] = hasher.value()
  }

  private static func norm(of target: NormException.Target, in program: Program) -> NormID {
    switch target {
    case .norm(let id): id
    case .exception(let id): norm(of: program[id].target, in: program)
    }
  }

  /// What a later program changes in this one.
  func change(to later: Meanings) -> Change {
    guard rest == later.rest, parts.count == later.parts.count else { return .everything }
    var touched: Set<Trail.Entry> = []
    for (entry, meaning) in parts where later.parts[entry] != meaning { touched.insert(entry) }
    for (key, meaning) in exceptions where later.exceptions[key] != meaning {
      guard let id = exceptionIDs[key] else { return .everything }
      touched.insert(.exception(id))
      // An exception that demands something makes its norm one that decides.
      touched.insert(.statements(key.norm))
    }
    if later.exceptions.count > exceptions.count { return .everything }
    return touched.isEmpty ? .none : .declarations(touched)
  }
}
