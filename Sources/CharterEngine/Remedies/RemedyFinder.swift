public import CharterData
import CharterDiagnostics
import CharterSemantics
public import CharterValues

extension ReferenceEvaluator {
  /// What would turn the verdict on one action of a plan into a permission.
  ///
  /// The action keeps its place in the plan: those before it are decided and carried out first.
  ///
  /// - Parameters:
  ///   - index: the place of the action in the file, from 0.
  ///   - file: the plan with its registry and overrides, as in ``decide(_:defaultDate:derivations:)``.
  ///   - defaultDate: the day of the decisions that name none.
  ///   - limits: how far to search.
  ///   - shouldStop: asked again and again; `true` ends the search.
  /// - Returns: what was found; nothing for an action that is permitted, or governed by no norm.
  public func remedies(
    forActionAt index: Int, of file: ProposalFile, defaultDate: CalendarDate,
    limits: RemedyLimits = RemedyLimits(), shouldStop: @escaping () -> Bool = { false }
  ) -> Remedies {
    guard file.proposals.indices.contains(index) else { return Remedies() }
    let scenario = Scenario(
      program, file, at: index, defaultDate: defaultDate, overrides: allOverrides)
    var finder = RemedyFinder(scenario: scenario, limits: limits, shouldStop: shouldStop)
    finder.run()
    return finder.remedies
  }
}

/// Finds what would change a verdict, within limits.
private struct RemedyFinder {
  let scenario: Scenario
  let limits: RemedyLimits
  let shouldStop: () -> Bool
  var remedies = Remedies()

  mutating func run() {
    let changed = scenario.changed(by: [:])
    let decision = changed.decide()
    guard decision.verdict == .rejected || decision.verdict == .undetermined else { return }
    let situation = Situation(scenario, changed)
    let (sets, isExhaustive) = search(.permission)
    let assembly = RemedyAssembly(situation: situation, shouldStop: shouldStop)
    remedies.permitting = sets.compactMap { assembly.remedy($0) }
      .sorted { $0.precedes($1) }
    if decision.verdict == .undetermined { ask(situation, decision, assembly) }
    guard remedies.permitting.isEmpty else { return }
    findObstacles(situation.shortfalls(of: decision), situation, isExhaustive, assembly)
  }

  private mutating func search(
    _ goal: RemedySearch.Goal, _ own: RemedyLimits? = nil
  ) -> (sets: [Assignment], isExhaustive: Bool) {
    var rest = own ?? limits
    rest.evaluations = max(limits.evaluations - remedies.evaluations, 0)
    var search = RemedySearch(scenario, goal: goal, limits: rest, shouldStop: shouldStop)
    search.run()
    remedies.evaluations += search.evaluations
    if search.stoppedEarly { remedies.stoppedEarly = true }
    if case .permission = goal { remedies.searchedTo = search.searchedTo }
    return (search.found, search.isExhaustive)
  }

  /// The demands that nothing can meet by itself, and what would put the rest right.
  private mutating func findObstacles(
    _ shortfalls: [Shortfall], _ situation: Situation, _ isExhaustive: Bool,
    _ assembly: RemedyAssembly
  ) {
    var walk = LeverWalk(situation)
    walk.walk()
    defer {
      let open = shortfalls.filter { shortfall in
        shortfall.levers.contains { Self.isOpen($0, in: situation, walk.notes) }
      }
      remedies.unproven = Set(open.map(\.obstacle)).intersection(remedies.obstacles)
    }
    let few = RemedyLimits(
      changes: 4, further: 0, sets: 1, evaluations: limits.evaluations)
    for shortfall in shortfalls where !remedies.obstacles.contains(shortfall.obstacle) {
      let isFixed = shortfall.levers.allSatisfy {
        LeverDomain($0, in: situation, walk.notes).choices.isEmpty
      }
      if isFixed {
        remedies.obstacles.append(shortfall.obstacle)
      } else if isExhaustive {
        let (sets, isAll) = search(.meeting(shortfall.obstacle), few)
        if sets.isEmpty, isAll { remedies.obstacles.append(shortfall.obstacle) }
      }
    }
    if remedies.obstacles.isEmpty, isExhaustive { findSoleObstacle(shortfalls, assembly) }
    guard !remedies.obstacles.isEmpty,
      shortfalls.contains(where: { !remedies.obstacles.contains($0.obstacle) })
    else { return }
    if remedies.besides == nil {
      remedies.besides = settling(allBut: Set(remedies.obstacles), assembly)
    }
  }

  /// Whether a lever has values that the search did not try and cannot tell to be like one that it did.
  private static func isOpen(
    _ lever: Lever, in situation: Situation, _ notes: [Variable: LeverNotes]
  ) -> Bool {
    switch lever {
    case .date: return false
    case .step: return !LeverDomain(lever, in: situation, notes).isTransparent
    case .argument, .attribute:
      switch situation.type(of: lever).base {
      // Every case was tried; a record is not exchanged for another, which would be another application.
      case .boolean, .enumeration, .entity, .nothing: return false
      case .text, .set, .number, .date: return true
      }
    }
  }

  /// One demand that stands in the way by itself: without it, the rest could be met at once.
  private mutating func findSoleObstacle(_ shortfalls: [Shortfall], _ assembly: RemedyAssembly) {
    guard shortfalls.count > 1 else {
      remedies.obstacles = shortfalls.map(\.obstacle)
      return
    }
    for shortfall in shortfalls {
      guard let rest = settling(allBut: [shortfall.obstacle], assembly) else { continue }
      remedies.obstacles = [shortfall.obstacle]
      remedies.besides = rest
      return
    }
  }

  /// The smallest set of changes that puts everything right but some demands.
  private mutating func settling(
    allBut ignored: Set<Obstacle>, _ assembly: RemedyAssembly
  ) -> Remedy? {
    let one = RemedyLimits(
      changes: limits.changes, further: 0, sets: 1, evaluations: limits.evaluations)
    guard let set = search(.allBut(ignored), one).sets.first, !set.isEmpty else { return nil }
    return assembly.remedy(set, allBut: ignored)
  }

  // MARK: Questions

  /// What to ask first, and which answers would reject.
  private mutating func ask(
    _ situation: Situation, _ decision: Decision, _ assembly: RemedyAssembly
  ) {
    var walk = LeverWalk(situation)
    walk.walk()
    let open = decision.norms.filter { $0.outcome == .undetermined }.map(\.norm)
    var best: (question: NextQuestion, count: Int, deciding: Int, settled: Int)?
    var asked: Set<Lever> = []
    for shortfall in situation.shortfalls(of: decision) {
      for lever in situation.sorted(shortfall.levers)
      where situation.kind(of: lever).isOpen && asked.insert(lever).inserted {
        let domain = LeverDomain(lever, in: situation, walk.notes)
        var choices = domain.choices
        // Of a step it is asked whether it is done as it should be, not how else it might be done.
        let isStep = if case .step = lever { true } else { false }
        if isStep { choices = Array(choices.prefix(6)) }
        var answers: [(choice: LeverChoice, verdict: Verdict)] = []
        var settled = 0
        for choice in choices {
          if shouldStop() {
            remedies.stoppedEarly = true
            return
          }
          remedies.evaluations += 1
          let reply = scenario.changed(by: [lever: choice.setting]).decide()
          if isStep, reply.verdict == .rejected || !answers.isEmpty { continue }
          answers.append((choice, reply.verdict))
          settled += open.count { id in
            !reply.norms.contains { $0.norm == id && $0.outcome == .undetermined }
          }
        }
        guard !answers.isEmpty else { continue }
        let question = NextQuestion(answers: assembly.answers(answers, lever, domain))
        remedies.rejecting += question.answers.filter { $0.verdict == .rejected }.map(\.amendment)
        let count = answers.count
        let deciding = answers.count { $0.verdict != .undetermined }
        let isBetter =
          best.map { known in
            let (mine, theirs) = (deciding * known.count, known.deciding * count)
            return mine != theirs ? mine > theirs : settled * known.count > known.settled * count
          } ?? true
        if isBetter { best = (question, count, deciding, settled) }
      }
    }
    remedies.nextQuestion = best?.question
  }
}

extension Amendment.Kind {
  /// Whether it is about something that nobody has stated.
  fileprivate var isOpen: Bool {
    switch self {
    case .stepToDo, .documentToSupply, .factToState: true
    case .stepToRedo, .factToChange, .dateToMove: false
    }
  }
}

extension Remedy {
  /// Fewer changes first, then what is missing before what is stated.
  fileprivate func precedes(_ other: Remedy) -> Bool {
    if amendments.count != other.amendments.count {
      return amendments.count < other.amendments.count
    }
    let weight = amendments.map(\.kind.rawValue).reduce(0, +)
    let otherWeight = other.amendments.map(\.kind.rawValue).reduce(0, +)
    if weight != otherWeight { return weight < otherWeight }
    for (mine, theirs) in zip(amendments, other.amendments) where mine.lever != theirs.lever {
      return mine.lever.comes(before: theirs.lever)
    }
    return false
  }
}
