import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Finds out which declarations of two revisions are the same: by their names, else by what they say.
struct Matcher {
  let base: Program
  let head: Program
  private(set) var matching = Matching()

  init(base: Program, head: Program) {
    self.base = base
    self.head = head
  }

  /// What a policy holds.
  private struct Held {
    let symbol: Symbol
    let owner: Owner
    let name: Name
  }

  /// What the policies of a program hold, by kind; those first that others are made of.
  private static func held(_ program: Program) -> [[Held]] {
    [
      program.parameters.map {
        Held(symbol: .parameter($0.id.index), owner: Owner($0.policy), name: $0.name)
      },
      program.tables.map {
        Held(symbol: .table($0.id.index), owner: Owner($0.policy), name: $0.name)
      },
      program.definitions.map {
        Held(symbol: .definition($0.id.index), owner: Owner($0.policy), name: $0.name)
      },
      program.norms.map {
        Held(symbol: .norm($0.id.index), owner: Owner($0.policy, $0.action), name: $0.name)
      },
      program.exceptions.map {
        Held(
          symbol: .exception($0.id.index), owner: Owner($0.policy, program.action(of: $0)),
          name: $0.name)
      },
      program.rules.enumerated().map { held($1.header, .rule($0)) },
      program.quotas.enumerated().map { held($1.header, .quota($0)) },
      program.subsidies.enumerated().map { held($1.header, .subsidy($0)) },
    ]
  }

  private static func held(_ header: StateHeader, _ symbol: Symbol) -> Held {
    Held(symbol: symbol, owner: Owner(header.policy), name: header.name)
  }

  /// Within what a name is one thing's.
  private struct Owner {
    let policy: Symbol
    let action: Symbol?

    init(_ policy: PolicyID, _ action: ActionID? = nil) {
      self.policy = .policy(policy.index)
      self.action = action.map { .action($0.index) }
    }
  }

  /// Pairs everything that has a partner.
  mutating func match(_ baseSources: SourceCollection, _ headSources: SourceCollection) {
    matchVocabulary()
    matchPolicies()
    let (old, new) = (Self.held(base), Self.held(head))
    for (left, right) in zip(old, new) { matchNames(left, right) }
    // A declaration under another name is known by what it says, once what it refers to is known.
    for acrossPolicies in [false, true] {
      for _ in 0..<10 {
        var hasNews = false
        for (left, right) in zip(old, new) {
          let found = matchBodies(
            left, right, acrossPolicies: acrossPolicies, baseSources, headSources)
          hasNews = hasNews || found
        }
        if !hasNews { break }
      }
    }
  }

  // MARK: Vocabulary

  private mutating func matchVocabulary() {
    let (old, new) = (base.schema, head.schema)
    pairNames(old.units.map(\.name), new.units.map(\.name), { .unit($0) }, { .unit($0) })
    for (left, right) in pairNames(
      old.enums.map(\.name), new.enums.map(\.name), { .enumeration($0) }, { .enumeration($0) })
    {
      pairNames(
        old.enums[left].cases, new.enums[right].cases, { .enumCase(left, $0) },
        { .enumCase(right, $0) })
    }
    for (left, right) in pairNames(
      old.entities.map(\.name), new.entities.map(\.name), { .entity($0) }, { .entity($0) })
    {
      pairNames(
        old.entities[left].attributes.map(\.name), new.entities[right].attributes.map(\.name),
        { .attribute(left, $0) }, { .attribute(right, $0) })
    }
    for (left, right) in pairNames(
      old.actions.map(\.name), new.actions.map(\.name), { .action($0) }, { .action($0) })
    {
      let (before, after) = (old.actions[left], new.actions[right])
      pairNames(
        before.parameters.map(\.name), after.parameters.map(\.name), { .argument(left, $0) },
        { .argument(right, $0) })
      pairNames(
        before.steps.map(\.name), after.steps.map(\.name), { .step(left, $0) }, { .step(right, $0) })
    }
  }

  /// Pairs what shares a form of its name; the places of the pairs.
  @discardableResult
  private mutating func pairNames(
    _ base: [Name], _ head: [Name], _ baseSymbol: (Int) -> Symbol, _ headSymbol: (Int) -> Symbol
  ) -> [(Int, Int)] {
    let pairs = Self.pairs(of: base, head)
    for (left, right) in pairs { matching.pair(baseSymbol(left), headSymbol(right)) }
    return pairs
  }

  /// The places of names that share a form: both before the Latin one, and that before the Han one.
  private static func pairs(of base: [Name], _ head: [Name]) -> [(Int, Int)] {
    var result: [(Int, Int)] = []
    var taken: (base: Set<Int>, head: Set<Int>) = ([], [])
    let forms: [(Name) -> String?] = [
      { name in "\(name.latin ?? "") \(name.han ?? "")" }, { $0.latin }, { $0.han },
    ]
    for form in forms {
      var places: [String: Int] = [:]
      for (place, name) in head.enumerated() where !taken.head.contains(place) {
        if let text = form(name), places[text] == nil { places[text] = place }
      }
      for (place, name) in base.enumerated() where !taken.base.contains(place) {
        guard let text = form(name), let partner = places.removeValue(forKey: text) else { continue }
        taken.base.insert(place)
        taken.head.insert(partner)
        result.append((place, partner))
      }
    }
    return result.sorted { $0.0 < $1.0 }
  }

  // MARK: Policies and clauses

  private mutating func matchPolicies() {
    pairNames(base.policies.map(\.name), head.policies.map(\.name), { .policy($0) }, { .policy($0) })
    for (left, old) in base.policies.enumerated() where matching.toHead[.policy(left)] == nil {
      // A policy under another name is the same document.
      let right = head.policies.indices.first { place in
        let new = head.policies[place]
        guard matching.toBase[.policy(place)] == nil else { return false }
        return old.number != nil && old.number == new.number
          || old.title != nil && old.title == new.title
      }
      if let right { matching.pair(.policy(left), .policy(right)) }
    }
    for (left, old) in base.policies.enumerated() {
      guard case .policy(let right)? = matching.toHead[.policy(left)] else { continue }
      matchClauses(old, head.policies[right])
    }
  }

  private mutating func matchClauses(_ old: Policy, _ new: Policy) {
    for key in [{ (clause: Clause) in clause.number }, { $0.title?.zh ?? "" }] {
      for left in old.clauses where matching.toHead[.clause(left.index)] == nil {
        let text = key(base[left])
        guard !text.isEmpty else { continue }
        let candidates = new.clauses.filter {
          matching.toBase[.clause($0.index)] == nil && key(head[$0]) == text
        }
        if candidates.count == 1 { matching.pair(.clause(left.index), .clause(candidates[0].index)) }
      }
    }
  }

  // MARK: What policies hold

  private mutating func matchNames(_ base: [Held], _ head: [Held]) {
    var groups: [String: (base: [Int], head: [Int])] = [:]
    for (place, found) in base.enumerated() {
      groups[key(found.owner, .base), default: ([], [])].base.append(place)
    }
    for (place, found) in head.enumerated() {
      groups[key(found.owner, .head), default: ([], [])].head.append(place)
    }
    for group in groups.values {
      let pairs = Self.pairs(
        of: group.base.map { base[$0].name }, group.head.map { head[$0].name })
      for (left, right) in pairs {
        matching.pair(base[group.base[left]].symbol, head[group.head[right]].symbol)
      }
    }
  }

  private func key(_ owner: Owner, _ side: Side, acrossPolicies: Bool = false) -> String {
    let policy = acrossPolicies ? "" : matching.key(of: owner.policy, on: side)
    return policy + " " + (owner.action.map { matching.key(of: $0, on: side) } ?? "")
  }

  /// Pairs what nobody's name matched and what says the same; whether anything was found.
  private mutating func matchBodies(
    _ base: [Held], _ head: [Held], acrossPolicies: Bool,
    _ baseSources: SourceCollection, _ headSources: SourceCollection
  ) -> Bool {
    let left = base.filter { matching.toHead[$0.symbol] == nil }
    let right = head.filter { matching.toBase[$0.symbol] == nil }
    guard !left.isEmpty, !right.isEmpty else { return false }
    let old = Portrait(program: self.base, sources: baseSources, side: .base, matching: matching)
    let new = Portrait(program: self.head, sources: headSources, side: .head, matching: matching)
    var waiting: [String: [(symbol: Symbol, name: Name, clause: String)]] = [:]
    for found in right {
      guard let declaration = new.declaration(found.symbol) else { continue }
      let text = key(found.owner, .head, acrossPolicies: acrossPolicies) + " " + declaration.body
      let clause = declaration.clause.map { self.head[$0].number } ?? ""
      waiting[text, default: []].append((found.symbol, found.name, clause))
    }
    var hasNews = false
    for found in left {
      guard let declaration = old.declaration(found.symbol) else { continue }
      let text = key(found.owner, .base, acrossPolicies: acrossPolicies) + " " + declaration.body
      guard let candidates = waiting[text], !candidates.isEmpty else { continue }
      let clause = declaration.clause.map { self.base[$0].number } ?? ""
      let named = candidates.firstIndex { candidate in
        candidate.name.forms.contains { found.name.has($0) }
      }
      // In another policy only the name tells; else the clause does, or that there is just one.
      let place =
        acrossPolicies
        ? named : named ?? candidates.firstIndex { $0.clause == clause }
          ?? (candidates.count == 1 ? 0 : nil)
      guard let place else { continue }
      matching.pair(found.symbol, candidates[place].symbol)
      waiting[text]?.remove(at: place)
      hasNews = true
    }
    return hasNews
  }
}
