import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Declarations under other names, known by what they say.
extension Matcher {
  /// Pairs what nobody's name matched and what says the same; whether anything was found.
  mutating func matchBodies(
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
        ? named
        : named ?? candidates.firstIndex { $0.clause == clause }
          ?? (candidates.count == 1 ? 0 : nil)
      guard let place else { continue }
      matching.pair(found.symbol, candidates[place].symbol)
      waiting[text]?.remove(at: place)
      hasNews = true
    }
    return hasNews
  }

  /// Pairs the one norm of a clause that is gone with the one that came, where they say much the same.
  mutating func matchLikes(
    _ base: [Held], _ head: [Held], _ baseSources: SourceCollection,
    _ headSources: SourceCollection
  ) {
    let old = Portrait(program: self.base, sources: baseSources, side: .base, matching: matching)
    let new = Portrait(program: self.head, sources: headSources, side: .head, matching: matching)
    var places: [String: (base: [Declaration], head: [Declaration])] = [:]
    for found in base where matching.toHead[found.symbol] == nil {
      guard let declaration = old.declaration(found.symbol), let id = declaration.clause else {
        continue
      }
      let place = key(found.owner, .base) + " " + matching.key(of: .clause(id.index), on: .base)
      places[place, default: ([], [])].base.append(declaration)
    }
    for found in head where matching.toBase[found.symbol] == nil {
      guard let declaration = new.declaration(found.symbol), let id = declaration.clause else {
        continue
      }
      let place = key(found.owner, .head) + " " + matching.key(of: .clause(id.index), on: .head)
      places[place, default: ([], [])].head.append(declaration)
    }
    for (left, right) in places.values where left.count == 1 && right.count == 1 {
      let (before, after) = (Self.pieces(left[0]), Self.pieces(right[0]))
      let shared = before.intersection(after).count
      guard shared > 0, shared * 2 >= max(before.count, after.count) else { continue }
      matching.pair(left[0].symbol, right[0].symbol)
    }
  }

  private static func pieces(_ declaration: Declaration) -> Set<String> {
    Set(declaration.parts.filter { $0.weight == .substance }.map(\.fingerprint))
  }
}
