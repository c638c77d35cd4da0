import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// One place that a parameter's value may come from.
  private struct Candidate {
    let values: [DatedValue]
    let origin: Span
    /// The lower policy that sets it; `nil`: these are the parameter's own values.
    var setBy: PolicyID?
  }

  /// A parameter's value at the date and the place.
  mutating func parameter(_ id: ParameterID, _ arguments: [Evaluated]) -> Evaluated {
    if !parametersRead.contains(id) { parametersRead.append(id) }
    let parameter = program[id]
    if let override = overrides[id] {
      return observe(parameter, .known(override.value), at: override.span)
    }
    trail?.insert(.parameter(id))
    let (candidates, doubts) = candidates(for: parameter, arguments)
    var alternatives: [Evaluated] = []
    for candidate in candidates {
      alternatives.append(value(of: candidate, of: parameter, arguments))
    }
    if candidates.count == 1, let only = alternatives.first, let candidate = candidates.first {
      return observe(parameter, only.outcome, at: candidate.origin)
    }
    // Settings for two places at once, both of the action, are as good as no value where they differ.
    let selector = doubts.isEmpty ? [Reason.parameter(id, .unset)] : doubts
    return observe(
      parameter, Self.shared(alternatives, selector: selector).outcome, at: parameter.span)
  }

  /// Where the value may come from: the narrowest setting that fits, those narrower that may, else the
  /// parameter itself.
  private func candidates(
    for parameter: Parameter, _ arguments: [Evaluated]
  ) -> (candidates: [Candidate], doubts: [Reason]) {
    if parameter.settings.isEmpty {
      return ([Candidate(values: parameter.values, origin: parameter.span)], [])
    }
    let settings = parameter.settings.enumerated().filter { _, setting in
      program[setting.policy].inForce.contains(date)
        && setting.values.contains { $0.period.contains(date) }
    }.sorted { left, right in
      // The narrowest first; at one level a setting for these arguments goes before one for all.
      let leftRank = (narrowness(left.element), left.element.arguments == nil ? 0 : 1)
      let rightRank = (narrowness(right.element), right.element.arguments == nil ? 0 : 1)
      return leftRank == rightRank ? left.offset < right.offset : leftRank > rightRank
    }.map(\.element)

    var found: [Candidate] = []
    var doubts: [[Reason]] = []
    var settled: (narrowness: Int, isGeneral: Bool)?
    for setting in settings {
      let rank = (narrowness: narrowness(setting), isGeneral: setting.arguments == nil)
      if let settled, settled != rank { break }
      let fits = Truth.all([
        lies(in: program[setting.policy]), Self.fit(setting.arguments, arguments),
      ])
      switch fits {
      case .false: continue
      case .true: settled = rank
      case .unknown(let reasons): doubts.append(reasons)
      }
      found.append(
        Candidate(values: setting.values, origin: setting.span, setBy: setting.policy))
    }
    if settled == nil {
      found.append(Candidate(values: parameter.values, origin: parameter.span))
    }
    return (found, Reason.union(doubts))
  }

  private func narrowness(_ setting: ParameterSetting) -> Int {
    program[setting.policy].jurisdiction?.prefix.utf8.count ?? 0
  }

  /// Whether a setting for given arguments is for these.
  private static func fit(_ constants: [Value]?, _ arguments: [Evaluated]) -> Truth {
    guard let constants else { return .true }
    return .all(
      zip(constants, arguments).map { constant, argument in
        switch argument.outcome {
        case .known(let value): Truth(value.isSame(as: constant))
        case .unknown(let reasons): .unknown(reasons)
        }
      })
  }

  /// The value of the period that the date lies in.
  private mutating func value(
    of candidate: Candidate, of parameter: Parameter, _ arguments: [Evaluated]
  ) -> Evaluated {
    guard let dated = candidate.values.first(where: { $0.period.contains(date) }) else {
      return Evaluated(.unknown([.parameter(parameter.id, missing(candidate.values))]))
    }
    guard case .value(let expression) = dated.value else {
      return Evaluated(.unknown([.parameter(parameter.id, .unset)]))
    }
    if let policy = candidate.setBy {
      if program[policy].isPeriodIllustrative, !illustrativeSettings.contains(policy) {
        illustrativeSettings.append(policy)
      }
    } else if parameter.isIllustrative, !illustrativeRead.contains(parameter.id) {
      illustrativeRead.append(parameter.id)
    }
    var frame = Frame(size: parameter.frameSize, arguments: arguments)
    return evaluate(expression, in: &frame, asBase: true)
  }

  private func missing(_ values: [DatedValue]) -> Reason.UnsetParameter {
    let periods = values.compactMap { dated -> Period? in
      if case .value = dated.value { return dated.period }
      return nil
    }
    let nearest = periods.min { $0.distance(to: date) < $1.distance(to: date) }
    return values.isEmpty ? .unset : .outside(nearest: nearest)
  }

  private mutating func observe(
    _ parameter: Parameter, _ outcome: Outcome, at origin: Span
  ) -> Evaluated {
    let path = FactPath(names: [parameter.name])
    let observation = ObservedValue(
      path: path, source: .parameter(parameter.id), value: outcome.value, type: parameter.type,
      origin: origin)
    if keepsObserved { observed.insert(observation) }
    return Evaluated(outcome, path: path, observation: observation)
  }

  // MARK: Places

  /// Whether the place of the action lies in a policy's jurisdiction; of several places one is enough.
  func lies(in policy: Policy) -> Truth {
    if policy.governsEverywhere { return .true }
    guard let place, let jurisdiction = policy.jurisdiction else { return .false }
    func contains(_ value: Value) -> Truth { Truth(jurisdiction.contains(code: value.text)) }
    switch place.outcome {
    case .known(.none): return .false
    case .known(.text(let code)): return Truth(jurisdiction.contains(code: code))
    case .known, .unknown:
      let members = place.members
      let inside = members.members.map { Truth.all([$0.membership, contains($0.value)]) }
      return .any(inside + (members.others.map { [.unknown($0)] } ?? []))
    }
  }
}

extension Period {
  /// How many days a date lies outside; 0 within.
  fileprivate func distance(to date: CalendarDate) -> Int {
    if let first, date < first { return first.dayNumber - date.dayNumber }
    if let last, date > last { return date.dayNumber - last.dayNumber }
    return 0
  }
}
