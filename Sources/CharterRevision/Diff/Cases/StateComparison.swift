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
    let revisions = (
      Revision(comparison.base, base, comparison.matching, .base, date),
      Revision(comparison.head, head, comparison.matching, .head, date)
    )
    let quotas = (comparison.base.quotas.count, comparison.head.quotas.count)
    for (left, right) in Self.pairs(comparison, quotas.0, quotas.1, Symbol.quota) {
      let causes = bearing.changes(
        base: left.map { [.quota($0)] } ?? [], head: right.map { [.quota($0)] } ?? [])
      if causes.isEmpty { continue }
      let (before, after) = (left.map(QuotaID.init(index:)), right.map(QuotaID.init(index:)))
      var reports = Sided<QuotaReport>()
      if let before { revisions.0.visit(before) { reports.add(base: $0, $1) } }
      if let after { revisions.1.visit(after) { reports.add(head: $0, $1) } }
      add(before.map(AnyNormID.quota), after.map(AnyNormID.quota), reports, causes)
    }
    let rules = (comparison.base.rules.count, comparison.head.rules.count)
    for (left, right) in Self.pairs(comparison, rules.0, rules.1, Symbol.rule) {
      let causes = bearing.changes(
        base: left.map { [.rule($0)] } ?? [], head: right.map { [.rule($0)] } ?? [])
      if causes.isEmpty { continue }
      let (before, after) = (left.map(RuleID.init(index:)), right.map(RuleID.init(index:)))
      var reports = Sided<RuleReport>()
      if let before { revisions.0.visit(before) { reports.add(base: $0, $1) } }
      if let after { revisions.1.visit(after) { reports.add(head: $0, $1) } }
      add(before.map(AnyNormID.rule), after.map(AnyNormID.rule), reports, causes)
    }
  }

  private mutating func add<Report: StandingReport>(
    _ base: AnyNormID?, _ head: AnyNormID?, _ reports: Sided<Report>, _ causes: [Int]
  ) {
    var norm = ComparedStateNorm(base: base, head: head, causes: causes)
    for (base, head) in reports.pairs {
      norm.subjects += 1
      strictness.note(base?.outcome, head?.outcome)
      if base?.stand == head?.stand { continue }
      norm.moves.append(StateMove(sides: Report.sides(base: base, head: head)))
    }
    norms.append(norm)
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

/// One revision with the registry that it is applied to.
private struct Revision {
  private let engine: Engine
  private let reader: FaceReader
  private let date: CalendarDate

  init(
    _ program: Program, _ registry: Registry, _ matching: Matching, _ side: Side,
    _ date: CalendarDate
  ) {
    engine = Engine(program: program, registry: registry)
    reader = FaceReader(program: program, registry: registry, matching: matching, side: side)
    self.date = date
  }

  /// Visits the reports of a quota with their subjects' faces; of one that is not in force there is none.
  func visit(_ id: QuotaID, _ visit: (QuotaReport, String) -> Void) {
    guard isInForce(engine.program[id].header) else { return }
    _ = engine.evaluate(id, on: date) { visit($0, reader.subject($0.subject)) }
  }

  /// Visits the reports of a rule with their subjects' faces; of one that is not in force there is none.
  func visit(_ id: RuleID, _ visit: (RuleReport, String) -> Void) {
    guard isInForce(engine.program[id].header) else { return }
    _ = engine.evaluate(id, on: date) { visit($0, reader.subject($0.subject)) }
  }

  private func isInForce(_ header: StateHeader) -> Bool {
    engine.program[header.policy].inForce.contains(date)
  }
}

/// A report on one subject, as two revisions are compared by it.
private protocol StandingReport {
  /// How a subject stands, without what was read for it.
  associatedtype Stand: Equatable
  var outcome: StateOutcome { get }
  var stand: Stand { get }
  static func sides(base: Self?, head: Self?) -> StateMove.Sides
}

extension RuleReport: StandingReport {
  fileprivate struct Stand: Equatable {
    let outcome: StateOutcome
    let due: CalendarDate?
  }

  fileprivate var stand: Stand { Stand(outcome: outcome, due: due) }

  fileprivate static func sides(base: RuleReport?, head: RuleReport?) -> StateMove.Sides {
    .rule(base: base, head: head)
  }
}

extension QuotaReport: StandingReport {
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

  fileprivate static func sides(base: QuotaReport?, head: QuotaReport?) -> StateMove.Sides {
    .quota(base: base, head: head)
  }
}
