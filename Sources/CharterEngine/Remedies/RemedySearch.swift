import CharterData
import CharterSemantics
import CharterValues

/// Looks for the smallest sets of changes that reach a goal: sets of one change, then of two, and so on.
///
/// A set that reaches the goal must change, for every demand that is not met, something that was read for
/// it; so the search takes one such demand after the other and tries what it turns on. What the change
/// leads to is decided anew each time: nothing is concluded that was not tried.
struct RemedySearch {
  /// What a set of changes has to bring about.
  enum Goal {
    case permission
    /// Everything but these.
    case allBut(Set<Obstacle>)
    /// This, whatever becomes of the rest.
    case meeting(Obstacle)
  }

  /// What a set of changes leads to.
  private struct Node {
    let isGoal: Bool
    /// The demands that are left, each with the levers that may be tried.
    let open: [(levers: [Lever], choices: Int)]
    let domains: [Lever: LeverDomain]
  }

  let scenario: Scenario
  let goal: Goal
  let limits: RemedyLimits
  let shouldStop: () -> Bool

  /// The sets found: no set in it holds another one.
  private(set) var found: [Assignment] = []
  private(set) var stoppedEarly = false
  private(set) var evaluations = 0
  /// All sets of up to so many changes were looked at.
  private(set) var searchedTo = 0
  /// Whether there may be larger sets.
  private var isCutOff = false
  /// Whether somebody outside asked to stop.
  private var wasStopped = false
  /// How often the proposal is decided at most, for now.
  private var most = 0
  private var nodes: [Assignment: Node] = [:]
  private var seen: Set<Assignment> = []

  init(
    _ scenario: Scenario, goal: Goal, limits: RemedyLimits, shouldStop: @escaping () -> Bool
  ) {
    self.scenario = scenario
    self.goal = goal
    self.limits = limits
    self.shouldStop = shouldStop
  }

  /// Searches until every set within the limits is found, or it has to stop.
  mutating func run() {
    var last = limits.changes
    var size = 1
    most = limits.evaluations
    while size <= last, !stoppedEarly {
      isCutOff = false
      seen = []
      let known = found.count
      if known > 0 {
        // What is asked for is there; larger sets are looked for with some of the effort only.
        most = min(limits.evaluations, evaluations + limits.furtherEvaluations)
      }
      explore([:], more: size)
      if stoppedEarly, known > 0, evaluations < limits.evaluations, !wasStopped {
        stoppedEarly = false
        break
      }
      if stoppedEarly || found.count >= limits.sets { break }
      searchedTo = size
      // Nothing larger is left to try.
      if !isCutOff { break }
      if known == 0, !found.isEmpty {
        last = min(last, size + limits.further)
      }
      size += 1
    }
  }

  /// Whether everything was looked at, however large.
  var isExhaustive: Bool { !stoppedEarly && !isCutOff }

  private mutating func explore(_ assignment: Assignment, more: Int) {
    guard let node = node(assignment, isLeaf: more == 0) else { return }
    if node.isGoal {
      found.append(assignment)
      return
    }
    if more == 0 {
      isCutOff = true
      return
    }
    if node.open.contains(where: \.levers.isEmpty) { return }
    if Self.needed(node.open) > more {
      isCutOff = true
      return
    }
    // What has to change in any case may be a set that is found already.
    let forced = node.open.compactMap { $0.levers.count == 1 ? $0.levers[0] : nil }
    if holdsFound(Set(assignment.keys).union(forced)) { return }
    guard let narrowest = node.open.min(by: { $0.choices < $1.choices }) else { return }
    for lever in narrowest.levers {
      if holdsFound(Set(assignment.keys).union([lever])) { continue }
      for choice in node.domains[lever]?.choices ?? [] {
        var next = assignment
        next[lever] = choice.setting
        guard seen.insert(next).inserted else { continue }
        explore(next, more: more - 1)
        if stoppedEarly || found.count >= limits.sets { return }
        if holdsFound(Set(next.keys)) { break }
      }
    }
  }

  private func holdsFound(_ levers: Set<Lever>) -> Bool {
    found.contains { $0.keys.allSatisfy(levers.contains) }
  }

  /// How many changes are needed at least: demands that turn on different levers need one each.
  private static func needed(_ open: [(levers: [Lever], choices: Int)]) -> Int {
    var taken: Set<Lever> = []
    var count = 0
    for demand in open.sorted(by: { $0.levers.count < $1.levers.count })
    where demand.levers.allSatisfy({ !taken.contains($0) }) {
      taken.formUnion(demand.levers)
      count += 1
    }
    return count
  }

  /// What a set of changes leads to; `nil`: the search has to stop.
  private mutating func node(_ assignment: Assignment, isLeaf: Bool) -> Node? {
    if let known = nodes[assignment] { return known }
    if shouldStop() { wasStopped = true }
    if wasStopped || evaluations >= most {
      stoppedEarly = true
      return nil
    }
    evaluations += 1
    let changed = scenario.changed(by: assignment)
    let decision = changed.decide()
    if decision.verdict == .permitted {
      let node = Node(isGoal: true, open: [], domains: [:])
      nodes[assignment] = node
      return node
    }
    if case .permission = goal, isLeaf { return Node(isGoal: false, open: [], domains: [:]) }
    let situation = Situation(scenario, changed)
    let demands = situation.shortfalls(of: decision).filter(counts)
    if demands.isEmpty {
      return Node(isGoal: decision.verdict != .ungoverned, open: [], domains: [:])
    }
    if isLeaf { return Node(isGoal: false, open: [], domains: [:]) }
    var walk = LeverWalk(situation)
    walk.walk()
    var domains: [Lever: LeverDomain] = [:]
    let open = demands.map { demand in
      var choices = 0
      let levers = demand.levers.subtracting(assignment.keys).filter { lever in
        let domain = domains[lever] ?? LeverDomain(lever, in: situation, walk.notes)
        domains[lever] = domain
        choices += domain.choices.count
        return !domain.choices.isEmpty
      }
      return (levers: situation.sorted(levers), choices: choices)
    }
    let node = Node(isGoal: false, open: open, domains: domains)
    nodes[assignment] = node
    return node
  }

  private func counts(_ shortfall: Shortfall) -> Bool {
    switch goal {
    case .permission: true
    case .allBut(let ignored): !ignored.contains(shortfall.obstacle)
    case .meeting(let obstacle): shortfall.obstacle == obstacle
    }
  }
}

extension Situation {
  /// Levers in the order in which they are tried: what is missing first, the day of the decision last.
  func sorted(_ levers: Set<Lever>) -> [Lever] {
    levers.sorted { left, right in
      let (first, second) = (kind(of: left).rawValue, kind(of: right).rawValue)
      return first == second ? left.comes(before: right) : first < second
    }
  }

  /// What has to be done about a lever as it stands here.
  func kind(of lever: Lever) -> Amendment.Kind {
    switch (lever, setting(of: lever)) {
    case (.date, _): .dateToMove
    case (.step, .step(let on, _)?): on <= date ? .stepToRedo : .stepToDo
    case (.step, _): .stepToDo
    case (.argument(let slot), nil) where scenario.blanks[slot] != nil: .documentToSupply
    case (.argument(let slot), .value(.none)?) where scenario.blanks[slot] != nil: .documentToSupply
    case (_, nil): .factToState
    case (_, _?): .factToChange
    }
  }
}

extension Lever {
  fileprivate var sortKey: (Int, Int, Int) {
    switch self {
    case .argument(let slot): (0, slot, 0)
    case .attribute(let record, let slot): (1, record.index, slot)
    case .step(let step): (2, step, 0)
    case .date: (3, 0, 0)
    }
  }

  /// The order of the action's declaration; the day of the decision last.
  func comes(before other: Lever) -> Bool { sortKey < other.sortKey }
}
