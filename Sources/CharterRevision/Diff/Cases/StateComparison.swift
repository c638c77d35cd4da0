import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// A subject of a quota or of a rule that stands otherwise under the revision.
struct StateMove: Sendable {
  enum Sides: Sendable {
    case quota(base: QuotaReport?, head: QuotaReport?)
    case rule(base: RuleReport?, head: RuleReport?)
  }

  let sides: Sides

  var outcomes: (base: StateOutcome?, head: StateOutcome?) {
    switch sides {
    case .quota(let base, let head): (base?.outcome, head?.outcome)
    case .rule(let base, let head): (base?.outcome, head?.outcome)
    }
  }

  /// Whether it is on another side of the limit, and not only at another distance.
  var changesSides: Bool { outcomes.base != outcomes.head }
}

/// A quota or rule on the registry with the subjects that stand otherwise.
struct ComparedStateNorm: Sendable {
  let base: AnyNormID?
  let head: AnyNormID?
  var moves: [StateMove] = []
  /// How many subjects it has in either revision.
  var subjects = 0
  /// The changes that bear on it.
  let causes: [Int]
}

/// What a revision does to quotas and rules on the registry.
struct StateComparison: Sendable {
  private(set) var norms: [ComparedStateNorm] = []
  private(set) var strictness = Strictness()

  mutating func compare(
    _ comparison: ProgramComparison, base: Registry, head: Registry, on date: CalendarDate
  ) {
    let bearing = Bearing(comparison)
    let (old, new) = (comparison.base, comparison.head)
    let readers = (
      FaceReader(program: old, registry: base, matching: comparison.matching, side: .base),
      FaceReader(program: new, registry: head, matching: comparison.matching, side: .head)
    )
    let evaluators = (
      ReferenceEvaluator(program: old, registry: base), ReferenceEvaluator(program: new, registry: head)
    )
    for (left, right) in Self.pairs(comparison, old.quotas.count, new.quotas.count, Symbol.quota) {
      let causes = bearing.changes(
        base: left.map { [.quota($0)] } ?? [], head: right.map { [.quota($0)] } ?? [])
      guard !causes.isEmpty else { continue }
      let (before, after) = (left.map(QuotaID.init(index:)), right.map(QuotaID.init(index:)))
      var reports = Sided<QuotaReport>()
      if let before, old[old[before].header.policy].inForce.contains(date) {
        _ = evaluators.0.evaluate(before, on: date, in: evaluators.0.initialState) {
          reports.add(base: $0, readers.0.subject($0.subject))
        }
      }
      if let after, new[new[after].header.policy].inForce.contains(date) {
        _ = evaluators.1.evaluate(after, on: date, in: evaluators.1.initialState) {
          reports.add(head: $0, readers.1.subject($0.subject))
        }
      }
      var norm = ComparedStateNorm(
        base: before.map(AnyNormID.quota), head: after.map(AnyNormID.quota), causes: causes)
      for (base, head) in reports.pairs {
        norm.subjects += 1
        strictness.note(base?.outcome, head?.outcome)
        guard base?.stand != head?.stand else { continue }
        norm.moves.append(StateMove(sides: .quota(base: base, head: head)))
      }
      norms.append(norm)
    }
    for (left, right) in Self.pairs(comparison, old.rules.count, new.rules.count, Symbol.rule) {
      let causes = bearing.changes(
        base: left.map { [.rule($0)] } ?? [], head: right.map { [.rule($0)] } ?? [])
      guard !causes.isEmpty else { continue }
      let (before, after) = (left.map(RuleID.init(index:)), right.map(RuleID.init(index:)))
      var reports = Sided<RuleReport>()
      if let before, old[old[before].header.policy].inForce.contains(date) {
        _ = evaluators.0.evaluate(before, on: date, in: evaluators.0.initialState) {
          reports.add(base: $0, readers.0.subject($0.subject))
        }
      }
      if let after, new[new[after].header.policy].inForce.contains(date) {
        _ = evaluators.1.evaluate(after, on: date, in: evaluators.1.initialState) {
          reports.add(head: $0, readers.1.subject($0.subject))
        }
      }
      var norm = ComparedStateNorm(
        base: before.map(AnyNormID.rule), head: after.map(AnyNormID.rule), causes: causes)
      for (base, head) in reports.pairs {
        norm.subjects += 1
        strictness.note(base?.outcome, head?.outcome)
        guard base?.outcome != head?.outcome || base?.due != head?.due else { continue }
        norm.moves.append(StateMove(sides: .rule(base: base, head: head)))
      }
      norms.append(norm)
    }
  }

  /// The norms of a kind in both revisions, those of the head in their order, then those that are gone.
  static func pairs(
    _ comparison: ProgramComparison, _ old: Int, _ new: Int, _ symbol: (Int) -> Symbol
  ) -> [(Int?, Int?)] {
    var places: [Symbol: Int] = [:]
    for index in 0..<old { places[symbol(index)] = index }
    let kept = (0..<new).map { index in
      (comparison.matching.toBase[symbol(index)].flatMap { places[$0] }, Optional(index))
    }
    let gone = (0..<old).filter { comparison.matching.toHead[symbol($0)] == nil }
    return kept + gone.map { (Optional($0), nil) }
  }
}

/// Reports of both revisions by their subjects, in the order met.
struct Sided<Report> {
  private var places: [String: Int] = [:]
  private(set) var pairs: [(base: Report?, head: Report?)] = []

  mutating func add(base report: Report, _ subject: String) {
    places[subject] = pairs.count
    pairs.append((report, nil))
  }

  mutating func add(head report: Report, _ subject: String) {
    if let place = places[subject] {
      pairs[place].head = report
    } else {
      pairs.append((nil, report))
    }
  }
}

extension QuotaReport {
  /// How a subject stands, without what was read for it.
  fileprivate struct Stand: Equatable {
    let outcome: StateOutcome
    let due: CalendarDate?
    let population: HeadRange
    let counted: HeadRange
    let limits: [String]
    let deficit: HeadRange?
  }

  fileprivate var stand: Stand {
    Stand(
      outcome: outcome, due: due, population: population, counted: counted,
      limits: bounds.map { "\($0.side) \($0.isShare) \($0.value?.description ?? "?")" },
      deficit: deficit)
  }
}
