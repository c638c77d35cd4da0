import CharterData
import CharterSemantics
import CharterValues

extension DecisionEngine {
  /// A norm of the decision at hand.
  struct Standing {
    let norm: NormID
    let applies: Logic
    let holds: Logic
    let isDecisive: Bool
    /// Where its statements stand; -1: they are not compiled.
    let code: Int32
    /// Its place among the findings of the reference evaluator; -1: none is there.
    let finding: Int32

    func outcome(needsToApply: Bool) -> NormOutcome {
      switch (applies.known, holds.known) {
      case (false, _): .notApplicable
      case (true, true): .satisfied
      case (true, false): .violated
      case (nil, true): needsToApply ? .undetermined : .satisfied
      case (_, nil), (nil, _): .undetermined
      }
    }
  }

  mutating func finish(
    _ action: Int, _ leftover: inout Leftover, isLeft: Bool = false, into ruling: inout Ruling
  ) {
    var fails = Logic.no
    var applies = Logic.no
    for standing in standings where standing.isDecisive {
      fails = fails.or(standing.applies.and(standing.holds.negated))
      applies = applies.or(standing.applies)
    }
    let byNorms: Verdict =
      switch (fails, applies) {
      case (.yes, _): .rejected
      case (.unknown, _), (.beyond, _), (.no, .unknown), (.no, .beyond): .undetermined
      case (.no, .yes): .permitted
      case (.no, .no): .ungoverned
      }
    let needsToApply = byNorms == .undetermined && fails == .no
    var isOpen = false
    for (place, standing) in standings.enumerated() {
      let outcome = standing.outcome(needsToApply: needsToApply && standing.isDecisive)
      ruling.norms[place].outcome = outcome
      if outcome == .undetermined, standing.isDecisive { isOpen = true }
    }

    var enforced: [StateChange] = []
    var openTargets: [Reason] = []
    if !program.actions[action].effects.isEmpty {
      (enforced, openTargets) = consequences(action, byNorms, isLeft: isLeft, &leftover)
    }
    ruling.verdict = byNorms.enforcing(
      enforced.map(\.outcome), hasOpenTargets: !openTargets.isEmpty)
    if isOpen || !enforced.isEmpty || !openTargets.isEmpty {
      let waiting = standings.filter(\.isDecisive).map { standing in
        (
          norm: AnyNormID.norm(standing.norm),
          reasons: reasons(standing, needsToApply: needsToApply, &leftover)
        )
      }
      ruling.missing = MissingItem.all(waiting, enforced, openTargets)
    }
  }

  /// What the effects do to enforced norms on the registry, and why it cannot be told which records they write.
  private mutating func consequences(
    _ action: Int, _ byNorms: Verdict, isLeft: Bool, _ leftover: inout Leftover
  ) -> (enforced: [StateChange], openTargets: [Reason]) {
    let isDecided = byNorms == .rejected || byNorms == .ungoverned
    let date = leftover.date
    let isEnforced = isLeft || actions[action]?.enforced.contains { $0.contains(date) } ?? true
    if !isEnforced {
      if isDecided { return ([], []) }
      if let targets = actions[action]?.targets, let open = openTargets(targets, leftover) {
        return ([], open)
      }
    }
    let (reference, proposal) = (self.reference, leftover.proposal)
    let (open, changes) = leftover.with(reference) { evaluation, arguments, _ in
      reference.consequences(of: proposal, &evaluation, arguments, comparing: .enforced)
    }
    return (changes.changes.filter(\.isEnforced), isDecided ? [] : open)
  }

  private mutating func openTargets(_ targets: [Int32], _ leftover: Leftover) -> [Reason]? {
    var lists: [[Reason]] = []
    for target in targets where machine.registers[Int(target)].tag != .record {
      guard let reasons = try? machine.absence(of: target, for: leftover.prepared.action) else {
        return nil
      }
      lists.append(reasons)
    }
    return Reason.union(lists)
  }

  /// Why a norm is undetermined; empty where it is not.
  private mutating func reasons(
    _ standing: Standing, needsToApply: Bool, _ leftover: inout Leftover
  ) -> [Reason] {
    guard standing.outcome(needsToApply: needsToApply) == .undetermined else { return [] }
    if standing.finding >= 0 {
      return findings[Int(standing.finding)].reasons(needsToApply: needsToApply)
    }
    if let reasons = try? compiledReasons(standing, leftover) { return reasons }
    let norm = program[standing.norm]
    return leftover.with(reference) {
      $0.finding(norm, $1, placeValues: $2).reasons(needsToApply: needsToApply)
    }
  }

  private mutating func compiledReasons(
    _ standing: Standing, _ leftover: Leftover
  ) throws(Unexplained) -> [Reason] {
    let action = leftover.prepared.action
    let place = Int(standing.code)
    var lists = [try machine.reasons(of: compiled[place].applies, for: action)]
    if standing.holds == .unknown {
      // Of several candidates the reference evaluator was left to decide.
      var statements = compiled[place].statements
      if !compiled[place].exceptions.isEmpty,
        case .statements(let other) = claim(of: compiled[place].exceptions, on: leftover.date)
      {
        statements = other
      }
      for statement in statements.statements where statement.isDecisive {
        if statement.guards >= 0, machine.registers[Int(statement.guards)].logic == .no { continue }
        lists.append(try machine.absence(of: statement.truth, for: action))
      }
    }
    return Reason.union(lists)
  }
}
