import CharterData
import CharterSemantics
import CharterValues

extension Evaluation {
  /// The norms for the deciding action whose policies are in force at the date.
  ///
  /// - Parameters:
  ///   - action: the deciding action.
  ///   - arguments: the values of its parameters.
  ///   - placeValues: what its place was read from.
  /// - Returns: a finding for each norm, in the order of the policies and their texts.
  mutating func norms(
    for action: ActionID, _ arguments: [Evaluated], placeValues: [ObservedValue]
  ) -> [NormFinding] {
    var findings: [NormFinding] = []
    for id in program.normsByAction[action.index] {
      let norm = program[id]
      guard program[norm.policy].inForce.contains(date) else { continue }
      findings.append(finding(norm, arguments, placeValues: placeValues))
    }
    return findings
  }

  /// What becomes of one norm.
  mutating func finding(
    _ norm: Norm, _ arguments: [Evaluated], placeValues: [ObservedValue]
  ) -> NormFinding {
    trail?.insert(.conditions(norm.id))
    let policy = program[norm.policy]
    let frame = Frame(size: norm.frameSize, arguments: arguments, ofAction: true)
    let (applies, values, derivations) = capture { evaluation in
      var frame = frame
      if !policy.governsEverywhere {
        for value in placeValues { evaluation.observed.insert(value) }
      }
      let place = evaluation.lies(in: policy)
      return place.known == false
        ? .false : Truth.all([place, evaluation.truth(ofAll: norm.conditions, in: &frame)])
    }
    var resolution = Resolution()
    if applies.known != false {
      trail?.insert(.statements(norm.id))
      let own = block(norm.statements, of: .norm(norm.id), in: frame)
      resolution = resolve(.statements(own), of: nil, norm.exceptions, norm.id, arguments)
    }
    return NormFinding(
      norm: norm, applies: applies, holds: resolution.holds,
      isDecisive: policy.force != .descriptive && program.isDecisive(norm),
      resolution: resolution, conditionValues: values, conditionDerivations: derivations)
  }

  /// What the parameters of an action were given; one that names a record that is not there has no value.
  func arguments(of proposal: Proposal) -> [Evaluated] {
    let declarations = program.schema[proposal.action].parameters
    return declarations.indices.map { slot in
      let declaration = declarations[slot]
      let path = FactPath(names: [declaration.name])
      let missing = [Reason.missingFact(path, record: nil)]
      guard proposal.arguments.indices.contains(slot), let fact = proposal.arguments[slot] else {
        return observe(.unknown(missing), path, .fact(record: nil), declaration.type)
      }
      return stated(
        fact, path, .fact(record: nil), declaration.type, missing: missing,
        isInDoubt: { _ in true })
    }
  }
}
