import CharterDiagnostics
import CharterKit
import CharterSemantics
import CharterValues

/// What changed from one checked program to another.
struct ProgramComparison {
  let base: Program
  let head: Program
  let baseSources: SourceCollection
  let headSources: SourceCollection
  let matching: Matching
  /// Every declaration of each revision.
  let baseDeclarations: [Declaration]
  let headDeclarations: [Declaration]
  /// In the order of the texts, those of substance first.
  private(set) var changes: [Change] = []
  /// How many declarations stand in another order.
  private(set) var reordered = 0

  init(
    base: Program, _ baseSources: SourceCollection, head: Program, _ headSources: SourceCollection
  ) {
    self.base = base
    self.head = head
    self.baseSources = baseSources
    self.headSources = headSources
    var matcher = Matcher(base: base, head: head)
    matcher.match(baseSources, headSources)
    matching = matcher.matching
    baseDeclarations =
      Portrait(program: base, sources: baseSources, side: .base, matching: matching)
      .declarations()
    headDeclarations =
      Portrait(program: head, sources: headSources, side: .head, matching: matching)
      .declarations()
    var changes = merged(found())
    changes.sort { left, right in
      left.weight == right.weight ? place(left) < place(right) : left.weight > right.weight
    }
    for index in changes.indices { changes[index].number = index + 1 }
    self.changes = changes
    reordered = countOfReordered()
  }

  /// The heaviest change; `nil`: none.
  var weight: Weight? { changes.map(\.weight).max() ?? (reordered > 0 ? .form : nil) }

  func declarations(of side: Side) -> [Declaration] {
    side == .base ? baseDeclarations : headDeclarations
  }

  func program(_ side: Side) -> Program { side == .base ? base : head }

  // MARK: Finding

  private func found() -> [Change] {
    let parts = PartComparison(base: baseSources, head: headSources)
    let partners = Dictionary(
      headDeclarations.map { ($0.symbol, $0) }, uniquingKeysWith: { first, _ in first })
    var result: [Change] = []
    for old in baseDeclarations {
      guard let new = matching.toHead[old.symbol].flatMap({ partners[$0] }) else {
        if isOwnLoss(old, .base) {
          result.append(Change(kind: .removed, weight: Self.weight(of: old), base: old, head: nil))
        }
        continue
      }
      if let change = change(old, new, parts) { result.append(change) }
    }
    for new in headDeclarations where matching.toBase[new.symbol] == nil && isOwnLoss(new, .head) {
      result.append(Change(kind: .added, weight: Self.weight(of: new), base: nil, head: new))
    }
    return result
  }

  /// Whether a declaration without a partner is told by itself: what a whole policy brings or takes is not.
  private func isOwnLoss(_ declaration: Declaration, _ side: Side) -> Bool {
    guard let policy = declaration.policy, declaration.kind != .policy else { return true }
    return matching.partner(of: .policy(policy.index), on: side) != nil
  }

  /// A clause holds words alone: its norms are declarations of their own.
  private static func weight(of declaration: Declaration) -> Weight {
    declaration.kind == .clause ? .wording : .substance
  }

  private func change(_ old: Declaration, _ new: Declaration, _ parts: PartComparison) -> Change? {
    var details = parts.details(old.parts, new.parts)
    var weight = details.map(\.weight).max()
    var rename: (Name, Name)?
    var move: (String, String)?
    if old.kind == .clause {
      if old.name != new.name { move = (old.name.canonical, new.name.canonical) }
    } else {
      if old.name != new.name { rename = (old.name, new.name) }
      let (before, after) = (clause(old, base), clause(new, head))
      let isSame =
        old.clause.map { matching.toHead[.clause($0.index)] } == new.clause.map { .clause($0.index) }
      if !isSame, before != after { move = (before, after) }
    }
    if let rename, old.kind.isVocabulary, rename.0.forms.contains(where: { !rename.1.has($0) }) {
      weight = .substance
    }
    if let policy = old.policy, old.kind != .policy,
      matching.toHead[.policy(policy.index)] != new.policy.map({ .policy($0.index) })
    {
      // Another policy may have another place, another force and other days.
      weight = .substance
      details.append(policyDetail(old, new))
    }
    guard weight != nil || rename != nil || move != nil else { return nil }
    let hasBody = details.contains { $0.weight > .form }
    let kind: Change.Kind = hasBody ? .changed : rename != nil ? .renamed : move != nil ? .moved : .changed
    return Change(
      kind: kind, weight: weight ?? .form, base: old, head: new, details: details, rename: rename,
      move: move)
  }

  private func policyDetail(_ old: Declaration, _ new: Declaration) -> Detail {
    let name = { (id: PolicyID?, program: Program) in
      Detail.Excerpt(text: id.map { program[$0].name.words } ?? Words("–"), span: nil)
    }
    return Detail(
      part: .body, label: Name(latin: "policy", han: "所属政策"), weight: .substance,
      was: name(old.policy, base), is: name(new.policy, head))
  }

  private func clause(_ declaration: Declaration, _ program: Program) -> String {
    declaration.clause.map { program[$0].number } ?? ""
  }

  // MARK: Telling

  /// The norms that one text states for several actions change as one.
  private func merged(_ changes: [Change]) -> [Change] {
    var result: [Change] = []
    var places: [String: Int] = [:]
    for change in changes {
      guard let declaration = change.declaration, [.norm, .exception].contains(declaration.kind),
        let span = declaration.span
      else {
        result.append(change)
        continue
      }
      let details = Set(change.details)
      let key = "\(change.kind) \(span) \(details.hashValue)"
      if let place = places[key], Set(result[place].details) == details {
        result[place].twins.append(change)
      } else {
        places[key] = result.count
        result.append(change)
      }
    }
    return result
  }

  private struct Place: Comparable {
    let values: [Int]
    static func < (left: Place, right: Place) -> Bool {
      left.values.lexicographicallyPrecedes(right.values)
    }
  }

  private func place(_ change: Change) -> Place {
    // What is gone stands where it stood.
    let rank = change.declaration?.kind.isVocabulary ?? false ? 1 : 0
    guard let span = change.declaration?.span else { return Place(values: [rank]) }
    let sources = change.head == nil ? baseSources : headSources
    let file = sources[span.source].name.split(separator: "/").last?.utf8.map(Int.init) ?? []
    return Place(values: [rank] + file + [-1, Int(span.start)])
  }

  /// How many pairs would have to be moved to stand in the order of the base again.
  private func countOfReordered() -> Int {
    var places: [Symbol: Int] = [:]
    for (place, declaration) in Self.ordered(baseDeclarations).enumerated() {
      if let partner = matching.toHead[declaration.symbol] { places[partner] = place }
    }
    let order = Self.ordered(headDeclarations).compactMap { places[$0.symbol] }
    // The longest run of pairs that kept their order: the least last place for each length.
    var tails: [Int] = []
    for place in order {
      var (low, index) = (0, tails.count)
      while low < index {
        let middle = (low + index) / 2
        if tails[middle] < place { low = middle + 1 } else { index = middle }
      }
      if index == tails.count { tails.append(place) } else { tails[index] = place }
    }
    return order.count - tails.count
  }

  private static func ordered(_ declarations: [Declaration]) -> [Declaration] {
    declarations.filter { $0.span != nil }.sorted { left, right in
      guard let one = left.span, let other = right.span else { return false }
      return (one.source, one.start) < (other.source, other.start)
    }
  }
}
