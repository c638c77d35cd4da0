import CharterData
import CharterSemantics
import CharterValues

/// Makes remedies of sets of changes: checks them anew, and finds how far their values may go.
struct RemedyAssembly {
  /// The proposal as it is.
  let situation: Situation
  /// Whether to leave it at what is found: ranges take as long as the search.
  let shouldStop: () -> Bool

  private var scenario: Scenario { situation.scenario }

  private static let mostCombinations = 64
  private static let mostNeighbours = 12

  /// A set as a remedy; `nil`: a part of it is enough.
  ///
  /// - Parameters:
  ///   - set: the changes.
  ///   - ignored: demands that the set is not to meet; `nil`: it is to permit the action.
  /// - Returns: the changes with the values that do as well, each end of a range tried.
  func remedy(_ set: Assignment, allBut ignored: Set<Obstacle>? = nil) -> Remedy? {
    func holds(_ changes: Assignment) -> Bool {
      guard let decision = scenario.decideAnew(changes) else { return false }
      guard let ignored else { return decision.verdict == .permitted }
      if decision.verdict == .ungoverned { return false }
      let left = Situation(scenario, scenario.changed(by: changes)).shortfalls(of: decision)
      return left.allSatisfy { ignored.contains($0.obstacle) }
    }
    for lever in set.keys {
      var rest = set
      rest[lever] = nil
      if !rest.isEmpty, holds(rest) { return nil }
    }
    let ranges = ranges(of: set, holds)
    // The way to a fact of a document leads through the document that is supplied.
    let changed = Situation(scenario, scenario.changed(by: set))
    let amendments = set.map { lever, setting in
      var amendment = amendment(lever, setting, range: ranges[lever], named: changed)
      amendment.latest = latestLater(amendment, in: set, holds)
      return amendment
    }.sorted { left, right in
      left.kind == right.kind
        ? left.lever.comes(before: right.lever) : left.kind.rawValue < right.kind.rawValue
    }
    return Remedy(amendments: amendments, isVerified: holds(set))
  }

  func amendment(
    _ lever: Lever, _ setting: Setting, range: ValueRange?, named: Situation? = nil
  ) -> Amendment {
    let (path, record) = (named ?? situation).name(of: lever)
    var kind = situation.kind(of: lever)
    if case .step(let on, _) = setting, case .step(on, nil)? = situation.setting(of: lever) {
      kind = .factToState
    }
    return Amendment(
      lever: lever, kind: kind, path: path, record: record,
      type: situation.type(of: lever), from: situation.setting(of: lever), to: setting,
      range: range)
  }

  /// The last day of a step by its own limit, where only the day of the decision is before it, and where the
  /// action is permitted on that day too.
  private func latestLater(
    _ amendment: Amendment, in set: Assignment, _ holds: (Assignment) -> Bool
  ) -> CalendarDate? {
    guard case .step(let step) = amendment.lever, amendment.kind == .stepToDo,
      case .step(let on, let by) = amendment.to, set[.date] == nil,
      case .date(situation.date)? = amendment.range?.greatest ?? .date(on)
    else { return nil }
    var rest = set
    rest[amendment.lever] = nil
    // The reply's next step, with all else done.
    let next = scenario.decideAnew(rest)?.nextSteps.first { $0.step == step }
    guard let latest = next?.latest, latest > situation.date, latest <= scenario.lastDate else {
      return nil
    }
    var later = set
    later[amendment.lever] = .step(on: latest, by: by)
    later[.date] = .value(.date(latest))
    return holds(later) ? latest : nil
  }

  // MARK: Ranges

  /// Answers to a question, neighbours on the line with the same verdict as one.
  func answers(
    _ single: [(choice: LeverChoice, verdict: Verdict)], _ lever: Lever, _ domain: LeverDomain
  ) -> [NextQuestion.Answer] {
    var runs: [(cells: [Cell], first: Setting, verdict: Verdict)] = []
    for (choice, verdict) in single {
      let place = choice.cell.flatMap { domain.cells.firstIndex(of: $0) }
      if domain.isTransparent, let place, let cell = choice.cell, let last = runs.indices.last,
        runs[last].verdict == verdict,
        runs[last].cells.last == domain.cells.before(place)
          || runs[last].cells.first == domain.cells.after(place), !runs[last].cells.isEmpty
      {
        let isAbove = runs[last].cells.last == domain.cells.before(place)
        runs[last].cells.insert(cell, at: isAbove ? runs[last].cells.count : 0)
      } else {
        runs.append((choice.cell.map { [$0] } ?? [], choice.setting, verdict))
      }
    }
    return runs.flatMap { run -> [NextQuestion.Answer] in
      let isOnLine = domain.isTransparent && !run.cells.isEmpty
      let range = isOnLine ? self.range(of: run.cells, run.first, lever, run.verdict) : nil
      if range == nil, run.cells.count > 1 {
        let own = single.filter { answer in answer.choice.cell.map(run.cells.contains) ?? false }
        return own.flatMap { answers([$0], lever, domain) }
      }
      let amendment = amendment(lever, run.first, range: range)
      return [NextQuestion.Answer(amendment: amendment, verdict: run.verdict)]
    }
  }

  /// Neighbouring cells of an answer as a range, where both its ends lead to the same verdict.
  private func range(
    of cells: [Cell], _ setting: Setting, _ lever: Lever, _ verdict: Verdict
  ) -> ValueRange? {
    guard let low = cells.first, let high = cells.last, !low.isOpenBelow, !high.isOpenAbove else {
      return nil
    }
    let isSame = [low.least, high.greatest].allSatisfy { end in
      scenario.changed(by: [lever: setting.moved(to: end)]).decide().verdict == verdict
    }
    return isSame ? range(from: low, to: high, lever) : nil
  }

  /// From the least value of a cell to the greatest of another; `nil`: there is but one.
  private func range(from low: Cell, to high: Cell, _ lever: Lever) -> ValueRange? {
    let isDate = situation.type(of: lever).base == .date
    let ends = [CalendarDate.earliest, .latest].map { ExactNumber($0.dayNumber) }
    func value(_ number: ExactNumber?) -> Value? {
      guard let number, !isDate || !ends.contains(number) else { return nil }
      return LeverDomain.value(number, isDate: isDate)
    }
    // An end that does not belong to it is better said by a value.
    if low.isOpenBelow || high.isOpenAbove { return nil }
    let range = ValueRange(least: value(low.low), greatest: value(high.high))
    return range.least == range.greatest && range.least != nil ? nil : range
  }

  /// The values that do as well as those of a set, for as many levers as can be said of at once.
  private func ranges(
    of set: Assignment, _ holds: (Assignment) -> Bool
  ) -> [Lever: ValueRange] {
    var runs: [Lever: [Cell]] = [:]
    var own: [Lever: Cell] = [:]
    for lever in situation.sorted(Set(set.keys)) {
      guard !shouldStop() else { return [:] }
      guard let setting = set[lever], let value = setting.onLine else { continue }
      var rest = set
      rest[lever] = nil
      let around = Situation(scenario, scenario.changed(by: rest))
      var walk = LeverWalk(around)
      walk.walk()
      let domain = LeverDomain(lever, in: around, walk.notes)
      guard domain.isTransparent,
        let place = domain.cells.firstIndex(where: { $0.contains(value) })
      else { continue }
      let compared = domain.partners.filter { runs[$0] != nil }
      if !compared.isEmpty {
        // Two that are compared with one another are free as far as neither moves the other's bounds.
        guard isApart(lever, domain.cells[place], from: compared, runs, in: set) else { continue }
        own[lever] = domain.cells[place]
        runs[lever] = [domain.cells[place]]
        continue
      }
      func works(_ cell: Cell) -> Bool {
        var tried = set
        tried[lever] = setting.moved(to: cell.representative(near: value))
        return holds(tried)
      }
      var first = place
      var last = place
      while first > 0, place - first < Self.mostNeighbours, works(domain.cells[first - 1]) {
        first -= 1
      }
      while last + 1 < domain.cells.count, last - place < Self.mostNeighbours,
        works(domain.cells[last + 1])
      {
        last += 1
      }
      own[lever] = domain.cells[place]
      runs[lever] = Array(domain.cells[first...last])
    }
    if !holdTogether(runs, in: set, holds) { runs = own.mapValues { [$0] } }
    return endsTried(runs, in: set, holds)
  }

  /// Whether a cell stays one wherever in their ranges some levers are.
  private func isApart(
    _ lever: Lever, _ cell: Cell, from others: Set<Lever>, _ runs: [Lever: [Cell]],
    in set: Assignment
  ) -> Bool {
    // A straight line that no end of a cell meets cannot cross that cell without being a cut in it.
    var corners = [set]
    for other in others {
      var ends: [ExactNumber] = []
      for cell in runs[other] ?? [] {
        guard let low = cell.low, let high = cell.high, !cell.isOpenBelow, !cell.isOpenAbove else {
          return false
        }
        ends += [low, high]
      }
      corners = corners.flatMap { corner in
        ends.map { end in
          var next = corner
          next[other] = set[other]?.moved(to: end)
          return next
        }
      }
      guard corners.count <= Self.mostCombinations else { return false }
    }
    return corners.allSatisfy { corner in
      var rest = corner
      rest[lever] = nil
      let around = Situation(scenario, scenario.changed(by: rest))
      var walk = LeverWalk(around)
      walk.walk()
      return LeverDomain(lever, in: around, walk.notes).cells.contains(cell)
    }
  }

  /// Whether every combination of cells does as well.
  private func holdTogether(
    _ runs: [Lever: [Cell]], in set: Assignment, _ holds: (Assignment) -> Bool
  ) -> Bool {
    let wide = runs.filter { $0.value.count > 1 }
    guard wide.count > 1 else { return true }
    guard wide.values.reduce(1, { $0 * $1.count }) <= Self.mostCombinations else { return false }
    var combinations = [set]
    for (lever, cells) in wide {
      combinations = combinations.flatMap { known in
        cells.map { cell in
          var next = known
          next[lever] = set[lever]?.moved(to: cell.representative(near: set[lever]?.onLine))
          return next
        }
      }
    }
    return combinations.allSatisfy(holds)
  }

  /// The ranges whose ends were tried, each by itself and all at once.
  private func endsTried(
    _ runs: [Lever: [Cell]], in set: Assignment, _ holds: (Assignment) -> Bool
  ) -> [Lever: ValueRange] {
    var ranges: [Lever: ValueRange] = [:]
    var lowest = set
    var highest = set
    for (lever, cells) in runs {
      guard let low = cells.first, let high = cells.last, let setting = set[lever] else { continue }
      guard let range = range(from: low, to: high, lever) else { continue }
      var ends = [set, set]
      ends[0][lever] = setting.moved(to: low.least)
      ends[1][lever] = setting.moved(to: high.greatest)
      guard ends.allSatisfy(holds) else { continue }
      ranges[lever] = range
      lowest[lever] = ends[0][lever]
      highest[lever] = ends[1][lever]
    }
    return ranges.isEmpty || (holds(lowest) && holds(highest)) ? ranges : [:]
  }
}

extension [Cell] {
  fileprivate func before(_ place: Int) -> Cell? { place > 0 ? self[place - 1] : nil }
  fileprivate func after(_ place: Int) -> Cell? { place + 1 < count ? self[place + 1] : nil }
}

extension Setting {
  /// The value, or the day of a step, on its line.
  fileprivate var onLine: ExactNumber? {
    switch self {
    case .value(let value): value.onLine
    case .step(let on, _): ExactNumber(on.dayNumber)
    }
  }

  /// The same with another value or day.
  fileprivate func moved(to number: ExactNumber) -> Setting {
    switch self {
    case .value(.date):
      LeverDomain.value(number, isDate: true).map { .value($0) } ?? self
    case .value: .value(.number(number))
    case .step(let on, let by):
      .step(on: number.intValue.flatMap { CalendarDate(dayNumber: $0) } ?? on, by: by)
    }
  }
}
