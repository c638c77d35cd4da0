import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// A demand that is not met, or may not be, with the levers that it turns on.
struct Shortfall {
  let obstacle: Obstacle
  let levers: Set<Lever>
}

extension Situation {
  /// Every demand that stands between a decision and a permission.
  ///
  /// A demand comes to something else only where something that was read for it does: every operand is
  /// evaluated, also one that a decided operator drops.
  func shortfalls(of decision: Decision) -> [Shortfall] {
    guard decision.verdict != .permitted else { return [] }
    let reader = ShortfallReader(situation: self, evaluation: evaluation)
    var found: [Shortfall] = []
    for report in decision.norms
    where report.outcome == .violated || report.outcome == .undetermined {
      let norm = scenario.program[report.norm]
      guard scenario.program[norm.policy].force != .descriptive, scenario.program.isDecisive(norm)
      else { continue }
      found += reader.shortfalls(of: norm, report)
    }
    for change in decision.changes
    where change.isEnforced && (change.outcome == .violated || change.outcome == .undetermined) {
      found.append(reader.shortfall(of: change))
    }
    if found.isEmpty {
      // No norm applies, or nobody knows what would be written.
      found.append(reader.wholeAction())
    }
    return found
  }
}

/// Finds what was read for each demand.
private struct ShortfallReader {
  let situation: Situation
  let evaluation: Evaluation

  private var program: Program { situation.scenario.program }

  private func frame(_ size: Int) -> Frame {
    Frame(size: size, arguments: situation.arguments, ofAction: true)
  }

  private func levers(_ part: (inout Evaluation) -> Void) -> Set<Lever> {
    var evaluation = evaluation
    return situation.levers(in: evaluation.logged { part(&$0) }.reads)
  }

  /// What decides whether a norm applies, and what stands in its place.
  private func base(of norm: Norm) -> Set<Lever> {
    let frame = frame(norm.frameSize)
    var found = levers { evaluation in
      var frame = frame
      for condition in norm.conditions { _ = evaluation.truth(condition, in: &frame) }
      if !norm.exceptions.isEmpty {
        _ = evaluation.resolve(
          .statements(.suspended), of: nil, norm.exceptions, norm.id, situation.arguments)
      }
    }
    let policies = [norm.policy] + norm.exceptions.map { program[$0].policy }
    if policies.contains(where: { !program[$0].governsEverywhere }) {
      found.formUnion(situation.levers(in: situation.placeReads))
    }
    return found
  }

  func shortfalls(of norm: Norm, _ report: NormReport) -> [Shortfall] {
    let base = base(of: norm)
    guard report.exceptions.isEmpty else {
      var all = base
      for statement in norm.statements { all.formUnion(levers(of: statement, norm.frameSize)) }
      return [Shortfall(obstacle: Obstacle(norm: .norm(norm.id), span: norm.span), levers: all)]
    }
    var found: [Shortfall] = []
    // Each statement has a report, duties aside.
    for (own, statement) in zip(norm.statements.filter { $0.reportKind != nil }, report.statements)
    where own.isDecisive
      && (statement.outcome == .violated || statement.outcome == .undetermined)
    {
      if case .procedure(let steps) = own.kind {
        for (place, step) in steps.enumerated()
        where statement.steps.indices.contains(place)
          && statement.steps[place].outcome != .satisfied
        {
          let levers = base.union(levers(of: steps, at: place, norm.frameSize))
          found.append(
            Shortfall(obstacle: Obstacle(norm: .norm(norm.id), span: step.span), levers: levers))
        }
      } else {
        let levers = base.union(levers(of: own, norm.frameSize))
        found.append(
          Shortfall(obstacle: Obstacle(norm: .norm(norm.id), span: own.span), levers: levers))
      }
    }
    // What is demanded is met, but nobody knows whether any norm applies.
    return found.isEmpty ? [wholeAction()] : found
  }

  private func levers(of statement: Statement, _ frameSize: Int) -> Set<Lever> {
    let frame = frame(frameSize)
    return levers { evaluation in
      var frame = frame
      for part in statement.guards { _ = evaluation.truth(part, in: &frame) }
      switch statement.kind {
      case .require(let condition), .forbid(.some(let condition)):
        _ = evaluation.truth(condition, in: &frame)
      case .grounds(let least, let grounds):
        _ = evaluation.evaluate(least, in: &frame)
        for ground in grounds { _ = evaluation.truth(ground.condition, in: &frame) }
      case .procedure(let steps):
        for step in steps { evaluation.read(step, in: &frame) }
      case .forbid(nil), .advise, .duty: break
      }
    }
  }

  /// What a step turns on: only itself where it is not done.
  private func levers(
    of steps: [ProcedureStep], at place: Int, _ frameSize: Int
  ) -> Set<Lever> {
    let step = steps[place]
    let frame = frame(frameSize)
    let isDone = evaluation.step(step.step, .on, type: .date).outcome.value != nil
    return levers { evaluation in
      var frame = frame
      if isDone {
        evaluation.read(step, in: &frame)
        for other in steps[..<place] { _ = evaluation.step(other.step, .on, type: .date) }
      } else {
        _ = evaluation.step(step.step, .on, type: .date)
      }
    }
  }

  /// What an enforced norm on the registry turns on: what the action writes, and what it reads of the file.
  func shortfall(of change: StateChange) -> Shortfall {
    let footprint: Footprint?
    let span: Span
    switch change.norm {
    case .quota(let id):
      footprint = Footprint(reading: program[id], in: program)
      span = program[id].header.span
    case .rule(let id):
      footprint = Footprint(reading: program[id], in: program)
      span = program[id].header.span
    case .norm(let id):
      footprint = nil
      span = program[id].span
    case .subsidy(let id):
      footprint = nil
      span = program[id].header.span
    }
    var found = effects(readBy: footprint)
    for attribute in footprint?.attributes ?? [] {
      found.formUnion(situation.levers(in: [.referrers(RecordID(index: 0), attribute)]))
    }
    return Shortfall(obstacle: Obstacle(norm: change.norm, span: span), levers: found)
  }

  /// What the action's effects lean on, as far as they write what is read; all of them without a footprint.
  private func effects(readBy footprint: Footprint? = nil) -> Set<Lever> {
    let rules = program.actions[situation.proposal.action.index]
    let frame = frame(rules.frameSize)
    return levers { evaluation in
      var frame = frame
      evaluation.read(rules.effects, writing: footprint, in: &frame)
    }
  }

  /// What decides whether any norm applies, and what the action writes.
  func wholeAction() -> Shortfall {
    var found = effects()
    for id in program.normsByAction[situation.proposal.action.index]
    where program[program[id].policy].inForce.contains(situation.date) {
      found.formUnion(base(of: program[id]))
    }
    let first = program.normsByAction[situation.proposal.action.index].first
    let norm = first.map { AnyNormID.norm($0) } ?? .norm(NormID(index: 0))
    return Shortfall(
      obstacle: Obstacle(norm: norm, span: situation.proposal.span), levers: found)
  }
}

extension Evaluation {
  /// Reads what effects lean on, as far as they write what a footprint holds.
  fileprivate mutating func read(
    _ effects: [Effect], writing footprint: Footprint?, in frame: inout Frame
  ) {
    let counts = { (attribute: AttributeID) in footprint?.attributes.contains(attribute) ?? true }
    for effect in effects {
      switch effect {
      case .assign(let record, let attribute, let value, _):
        guard counts(attribute) else { continue }
        for part in [record, value] { _ = evaluate(part, in: &frame) }
      case .create(let entity, let values, _):
        for (slot, value) in values where counts(AttributeID(entity: entity, slot: slot)) {
          _ = evaluate(value, in: &frame)
        }
      case .remove(let record, _): _ = evaluate(record, in: &frame)
      case .forEach(let binder, let inner, _):
        _ = forEach(binder, in: &frame) { evaluation, frame, _ in
          evaluation.read(inner, writing: footprint, in: &frame)
        }
      }
    }
  }

  /// Reads all that a step of a procedure asks for.
  fileprivate mutating func read(_ step: ProcedureStep, in frame: inout Frame) {
    _ = self.step(step.step, .on, type: .date)
    for part in (step.by?.parties ?? []) + [step.earliest, step.latest].compactMap({ $0 }) {
      _ = evaluate(part, in: &frame)
    }
  }
}
