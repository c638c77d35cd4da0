import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// Finds cases that differ from a test's in one fact.
///
/// The values tried lie where comparisons turn: what a comparison held against each other says by how much a fact would
/// have to move, and one more and one less are tried as well.
struct CaseSearch {
  let base: TestCase
  let program: Program
  /// What the case made use of.
  let trail: Trail
  /// The attributes worth changing; `nil`: all that were read.
  var attributes: Set<AttributeID>?
  /// The comparisons that tell how far to move; `nil`: all.
  var comparisons: Set<Span>?
  /// Days to try beside.
  var days: [CalendarDate] = []

  private static let mostFacts = 24
  private static let mostValues = 40

  /// The changes to try, those nothing and of the nearest facts first.
  func changes() -> [FactChange] {
    let hints = Hints(trail, comparisons, days)
    var changes: [FactChange] = [.none]
    if case .proposal(let proposal) = base.work {
      changes += self.changes(of: proposal, hints)
    }
    var facts = 0
    for read in trail.reads where attributes?.contains(read.attribute) ?? true {
      guard facts < Self.mostFacts, base.registry.records.indices.contains(read.record.index)
      else { break }
      let record = base.registry[read.record]
      guard record.standing != .planned, record.slots.indices.contains(read.attribute.slot) else {
        continue
      }
      facts += 1
      let type = program.schema[read.attribute].type
      for value in values(for: record.slots[read.attribute.slot]?.value, type, hints) {
        changes.append(.record(read.record, slot: read.attribute.slot, value))
      }
    }
    for day in hints.near(base.date) { changes.append(.date(day)) }
    return changes
  }

  private func changes(of proposal: Proposal, _ hints: Hints) -> [FactChange] {
    var changes: [FactChange] = []
    for (slot, parameter) in program.schema[proposal.action].parameters.enumerated() {
      guard proposal.arguments.indices.contains(slot) else { continue }
      for value in values(for: proposal.arguments[slot]?.value, parameter.type, hints) {
        changes.append(.argument(slot, value))
      }
    }
    for (index, step) in proposal.steps.enumerated() {
      guard let step else { continue }
      if case .date(let date)? = step.on?.value {
        changes += hints.near(date).map { .stepDate(index, $0) }
      }
      changes.append(.withoutStep(index))
    }
    return changes
  }

  // MARK: Values

  private func values(for value: Value?, _ type: ValueType, _ hints: Hints) -> [Value] {
    var values: [Value] = []
    switch type.base {
    case .boolean: values = [.boolean(true), .boolean(false)]
    case .enumeration(let id):
      values = program.schema[id].cases.indices.map { .enumCase(id, $0) }
    case .number(let isInteger, _):
      let number: ExactNumber? = if case .number(let number)? = value { number } else { nil }
      values = hints.near(number, isInteger: isInteger).map { .number($0) }
    case .date:
      let date: CalendarDate? = if case .date(let date)? = value { date } else { nil }
      values = hints.near(date).map { .date($0) }
    case .set(let element):
      if case .set(let members)? = value {
        values = members.indices.map { place in
          .set(members.enumerated().filter { $0.offset != place }.map(\.element))
        }
        if case .enumeration(let id) = element {
          for index in program.schema[id].cases.indices {
            let one = Value.enumCase(id, index)
            if !members.contains(one) { values.append(.set(members + [one])) }
          }
        }
      }
    case .entity(let entity):
      values = (base.registry.extents[entity] ?? []).prefix(6).map { .record($0) }
    case .text, .nothing: break
    }
    if type.isOptional, value != .some(.none) { values.append(.none) }
    return Array(values.filter { $0 != value }.prefix(Self.mostValues))
  }
}

/// Numbers and days at which comparisons turn.
private struct Hints {
  private var numbers: [ExactNumber] = []
  private var dates: [CalendarDate] = []
  private var gaps: [ExactNumber] = []
  private var dayGaps: [Int] = []
  private static let most = 8

  init(_ trail: Trail, _ comparisons: Set<Span>?, _ days: [CalendarDate]) {
    dates = days
    let spans = trail.pairs.keys.filter { comparisons?.contains($0) ?? true }
      .sorted { ($0.source, $0.start, $0.end) < ($1.source, $1.start, $1.end) }
    for span in spans {
      for pair in (trail.pairs[span] ?? []).prefix(Self.most) {
        switch (pair.left, pair.right) {
        case (.number(let left), .number(let right)):
          add(right, to: &numbers)
          add(left, to: &numbers)
          add(right - left, to: &gaps)
        case (.date(let left), .date(let right)):
          if dates.count < Self.most {
            for date in [right, left] where !dates.contains(date) { dates.append(date) }
          }
          let gap = right.dayNumber - left.dayNumber
          if dayGaps.count < Self.most, !dayGaps.contains(gap) { dayGaps.append(gap) }
        default: break
        }
      }
    }
  }

  private func add(_ number: ExactNumber, to list: inout [ExactNumber]) {
    if list.count < Self.most, !list.contains(number) { list.append(number) }
  }

  /// Numbers worth trying in the place of one.
  func near(_ number: ExactNumber?, isInteger: Bool) -> [ExactNumber] {
    var centres = number.map { own in gaps.flatMap { [own + $0, own - $0] } } ?? []
    centres += numbers
    if let number { centres.append(number) }
    let hundredth = ExactNumber.decimal("0.01") ?? ExactNumber(1)
    let steps = isInteger ? [ExactNumber(1)] : [ExactNumber(1), hundredth]
    var result: [ExactNumber] = []
    for centre in centres {
      for candidate in [centre] + steps.flatMap({ [centre + $0, centre - $0] })
      where candidate.sign >= 0 && !result.contains(candidate) {
        if isInteger, candidate.description.contains(where: { $0 == "." || $0 == "/" }) { continue }
        if candidate.description.contains("/") { continue }
        result.append(candidate)
      }
    }
    return result
  }

  /// Days worth trying in the place of one.
  func near(_ date: CalendarDate?) -> [CalendarDate] {
    var centres =
      date.map { own in
        dayGaps.flatMap { [own.dayNumber + $0, own.dayNumber - $0] }
      } ?? []
    centres += dates.map(\.dayNumber)
    if let date { centres.append(date.dayNumber) }
    var result: [CalendarDate] = []
    for centre in centres {
      for candidate in [centre, centre + 1, centre - 1] {
        guard let day = CalendarDate(dayNumber: candidate), day != date, !result.contains(day)
        else { continue }
        result.append(day)
      }
    }
    return result
  }
}
