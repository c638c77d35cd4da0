import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

extension TestBench {
  /// Whether some test comes out otherwise by a changed program.
  ///
  /// Only what made use of a changed declaration is run again, the cheapest first. An action that is decided
  /// otherwise leaves another state: what follows it in its file is then run in order.
  func notices(_ changed: Program, _ change: Meanings.Change) -> Bool {
    var firstOther: [Int: Int] = [:]
    for item in items where change.reaches(item.entries) || change.reaches(item.effects) {
      switch item.work {
      case .proposal(let place):
        let (isNoticed, isOther) = decide(place, of: files[item.file], item, by: changed, change)
        if isNoticed { return true }
        if isOther { firstOther[item.file] = min(firstOther[item.file] ?? place, place) }
      case .audit(let place):
        var none: Coverage?
        let file = files[item.file]
        let found = tests(of: file, by: changed)
          .findings(of: file.tests.audits[place], noting: &none)
        if !found.differences.isEmpty { return true }
      case .subsidy(let place):
        var none: Coverage?
        let file = files[item.file]
        let found = tests(of: file, by: changed)
          .findings(of: file.tests.subsidies[place], noting: &none)
        if !found.differences.isEmpty { return true }
      }
    }
    return firstOther.sorted { $0.key < $1.key }.contains { file, place in
      notices(changed, inFile: file, from: place)
    }
  }

  /// Decides a proposal again on the state that was before it.
  private func decide(
    _ place: Int, of file: File, _ item: Item, by changed: Program, _ change: Meanings.Change
  ) -> (isNoticed: Bool, isOther: Bool) {
    let proposal = file.tests.proposals[place]
    let date = proposal.date ?? invocation.date
    let evaluator = evaluator(of: file, by: changed)
    let decision = evaluator.decide(proposal, on: date, in: file.states[place])
    if item.isTest, let expectation = proposal.expectation {
      let found = tests(of: file, by: changed).findings(of: proposal, decision, expectation) {
        var state = file.states[place]
        _ = evaluator.carryOut(
          proposal, at: place, verdict: decision.verdict, on: date, in: &state)
        return state
      }
      if !found.differences.isEmpty { return (true, false) }
    }
    return (false, decision.verdict != file.verdicts[place] || change.reaches(item.effects))
  }

  /// Runs the actions of a file from one on, on the states that they leave now.
  private func notices(_ changed: Program, inFile index: Int, from first: Int) -> Bool {
    let file = files[index]
    let evaluator = evaluator(of: file, by: changed)
    let tested = Set(
      items.compactMap { item -> Int? in
        guard item.file == index, item.isTest, case .proposal(let place) = item.work else {
          return nil
        }
        return place
      })
    var state = file.states[first]
    for place in first..<file.tests.proposals.count {
      let proposal = file.tests.proposals[place]
      let date = proposal.date ?? invocation.date
      let decision = evaluator.decide(proposal, on: date, in: state)
      let slips = evaluator.carryOut(
        proposal, at: place, verdict: decision.verdict, on: date, in: &state)
      // An action that cannot be carried out stops the run of the tests.
      if slips.hasErrors { return true }
      guard tested.contains(place), let expectation = proposal.expectation else { continue }
      let found = tests(of: file, by: changed).findings(of: proposal, decision, expectation) {
        state
      }
      if !found.differences.isEmpty { return true }
    }
    return false
  }
}

extension Meanings.Change {
  /// Whether what made use of declarations may come out otherwise.
  func reaches(_ entries: Set<Trail.Entry>) -> Bool {
    switch self {
    case .none: false
    case .declarations(let changed): !changed.isDisjoint(with: entries)
    case .everything: true
    }
  }
}
