import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Exceptions: what they are to, whether they may be, and one core exception for each norm they reach.
extension Checker {
  func resolveExceptionTargets() {
    for index in exceptionGroups.indices {
      let group = exceptionGroups[index]
      guard let reference = group.node.first(.nameReference) else {
        lost.append(group.nameSpan)
        continue
      }
      let symbol = normSymbol(reference.referenceParts, policy: group.policy)
      if let symbol { note(reference, norm: symbol, policy: group.policy) }
      switch symbol {
      case .norm(let target): exceptionGroups[index].target = .norm(target)
      case .exception(let target): exceptionGroups[index].target = .exception(target)
      case .other(let kind):
        report(.exceptionToState(kind, at: reference.span))
      case nil: reportUnknownNorm(reference, policy: group.policy)
      }
    }
    reportCycles()
    for group in exceptionGroups { checkPermission(of: group) }
  }

  private func reportUnknownNorm(_ reference: SyntaxNode, policy: Int) {
    let parts = reference.referenceParts
    guard let form = parts.last else { return }
    if parts.count == 1,
      let other = policies.first(where: { $0.normNames[form] != nil })
    {
      report(.unqualifiedName(form, policy: other.name, at: reference.span))
      return
    }
    let known =
      parts.count == 2
      ? policies.first { $0.name.forms.contains(parts[0]) }.map { Array($0.normNames.keys) } ?? []
      : Array(policies[policy].normNames.keys)
    report(.unknownNorm(form, at: reference.span, known: known))
  }

  private func reportCycles() {
    // Each exception has one target, so every walk ends in a norm, in one known to be sound, or in a circle.
    var depths: [Int?] = Array(repeating: nil, count: exceptionGroups.count)
    for start in exceptionGroups.indices where depths[start] == nil {
      var path: [Int] = []
      var places: [Int: Int] = [:]
      var current = start
      var isCircle = false
      while depths[current] == nil {
        if let place = places[current] {
          reportCircle(path[place...])
          isCircle = true
          break
        }
        places[current] = path.count
        path.append(current)
        guard case .exception(let next)? = exceptionGroups[current].target else { break }
        current = next
      }
      var depth = isCircle ? 0 : depths[current] ?? 0
      for member in path.reversed() {
        depth += 1
        depths[member] = depth
        // One message for a chain; what hangs on the cut end reaches no norm.
        if depth == Self.deepestExceptions + 1 {
          let group = exceptionGroups[member]
          report(.exceptionsTooDeep(Self.deepestExceptions, at: group.nameSpan))
          exceptionGroups[member].target = nil
        }
      }
    }
  }

  /// How many exceptions may stand one on the other: evaluators walk them on their stack.
  private static let deepestExceptions = 100

  private func reportCircle(_ circle: ArraySlice<Int>) {
    guard let first = circle.first else { return }
    report(
      .exceptionCycle(
        circle.map { exceptionGroups[$0].name }, at: exceptionGroups[first].nameSpan))
    for member in circle { exceptionGroups[member].target = nil }
  }

  private func checkPermission(of group: ExceptionGroup) {
    guard let target = group.target else { return }
    let (policy, isDelegable, span) =
      switch target {
      case .norm(let index):
        (normGroups[index].policy, normGroups[index].isDelegable, normGroups[index].nameSpan)
      case .exception(let index):
        (
          exceptionGroups[index].policy, exceptionGroups[index].isDelegable,
          exceptionGroups[index].nameSpan
        )
      }
    checkDelegation(
      isDelegable: isDelegable, target: policy, targetSpan: span, from: group.policy,
      at: group.nameSpan, isException: true)
  }

  /// Whether one policy may touch another's norm or parameter: delegated, inside, and no weaker.
  func checkDelegation(
    isDelegable: Bool, target: Int, targetSpan: Span, from policy: Int, at span: Span,
    isException: Bool
  ) {
    guard target != policy else { return }
    let upper = policies[target].jurisdiction ?? .nation
    let lower = policies[policy].jurisdiction ?? .nation
    guard upper.contains(lower) else {
      report(
        .outsideJurisdiction(
          lower: policies[policy].name, upper: policies[target].name, at: span,
          declared: targetSpan))
      return
    }
    if !isDelegable, upper != lower {
      report(.notDelegable(policies[target].name, at: span, declared: targetSpan, isException))
    }
    if isException, policies[policy].force.rank < policies[target].force.rank {
      report(
        .weakerForce(
          policies[policy].force.words, policies[target].force.words, at: span,
          declared: targetSpan))
    }
  }

  func instantiateExceptions() {
    var isDone = Array(repeating: false, count: exceptionGroups.count)
    for start in exceptionGroups.indices {
      // From the one whose target is ready back to this one; circles have lost their targets.
      var path: [Int] = []
      var current = start
      while !isDone[current] {
        isDone[current] = true
        path.append(current)
        guard case .exception(let next)? = exceptionGroups[current].target else { break }
        current = next
      }
      for index in path.reversed() { instantiate(index) }
    }
  }

  /// Builds one core exception for each core norm that an exception reaches; its target is built already.
  private func instantiate(_ index: Int) {
    switch exceptionGroups[index].target {
    case nil: return
    case .norm(let target):
      for norm in normGroups[target].norms { instantiate(index, on: .norm(norm), norm: norm) }
    case .exception(let target):
      for instance in exceptionGroups[target].instances {
        instantiate(index, on: .exception(instance.exception), norm: instance.norm)
      }
    }
  }

  private func instantiate(
    _ index: Int, on target: NormException.Target, norm: NormID
  ) {
    let group = exceptionGroups[index]
    let scope = scope(ofAction: norms[norm.index].action, policy: group.policy)
    let (conditions, statements) = checkStatements(group.node.statements, in: scope)
    if group.node.first(.whenStatement) == nil, group.node.first(.error) == nil {
      report(.exceptionWithoutCondition(group.name, at: group.nameSpan))
    }
    let id = ExceptionID(index: exceptions.count)
    exceptions.append(
      ExceptionDraft(
        group: index, target: target, norm: norm, conditions: conditions,
        statements: statements, frameSize: scope.frame.size))
    exceptionGroups[index].instances.append((norm, id))
    switch target {
    case .norm(let target): norms[target.index].exceptions.append(id)
    case .exception(let target): exceptions[target.index].exceptions.append(id)
    }
  }

  /// Warns of pairs of exceptions to one target that may hold together and then could disagree.
  func warnOfOverlaps() {
    var targets: [[ExceptionID]] = norms.map(\.exceptions)
    targets += exceptions.map(\.exceptions)
    let solver = ConditionSolver(enums: enums.map(\.declaration))
    for candidates in targets where candidates.count > 1 {
      for (offset, first) in candidates.enumerated() {
        for second in candidates.dropFirst(offset + 1) { warnOfOverlap(first, second, solver) }
      }
    }
  }

  private func warnOfOverlap(
    _ first: ExceptionID, _ second: ExceptionID, _ solver: ConditionSolver
  ) {
    let left = exceptions[first.index]
    let right = exceptions[second.index]
    // Two that demand nothing cannot disagree.
    if left.statements.isEmpty, right.statements.isEmpty { return }
    let leftPolicy = policies[exceptionGroups[left.group].policy]
    let rightPolicy = policies[exceptionGroups[right.group].policy]
    guard leftPolicy.inForce.overlaps(rightPolicy.inForce) else { return }
    let leftPlace = leftPolicy.jurisdiction ?? .nation
    let rightPlace = rightPolicy.jurisdiction ?? .nation
    guard leftPlace.contains(rightPlace) || rightPlace.contains(leftPlace) else { return }
    // Where the norm does not apply, neither matters.
    let norm = norms[left.norm.index]
    let conditions = norm.conditions + left.conditions + right.conditions
    let example: Words?
    switch solver.answer(conditions.map { ConditionSolver.Demand($0, true) }) {
    case .never: return
    case .open: example = nil
    case .example(let choices): example = words(for: choices, action: norm.action)
    }
    report(
      .exceptionsMayOverlap(
        exceptionGroups[left.group].name, exceptionGroups[right.group].name,
        at: exceptionGroups[right.group].nameSpan, first: exceptionGroups[left.group].nameSpan,
        example: example))
  }

  /// Values in words: `school.rating = good, school.students = 10人`; `nil`: nothing is tested.
  private func words(for choices: [ConditionSolver.Choice], action: ActionID) -> Words? {
    let parts = choices.map { choice in
      let name = words(for: choice.expression, action: action)
      let value: Words =
        switch choice.sample {
        case .value(let value): words(for: value, type: choice.expression.type)
        case .other: Words(zh: "别的值", en: "another value")
        }
      return Words(zh: "\(name.zh) = \(value.zh)", en: "\(name.en) = \(value.en)")
    }
    guard !parts.isEmpty else { return nil }
    return Words(
      zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
  }

  /// A way to a value as people write it.
  private func words(for path: Expression, action: ActionID) -> Words {
    let declaration = actions[action.index].declaration
    switch path.kind {
    case .variable(let slot) where slot < declaration.parameters.count:
      return declaration.parameters[slot].name.words
    case .attribute(let base, let id):
      let owner = words(for: base, action: action)
      let name = entities[id.entity.index].declaration.attributes[id.slot].name.words
      return Words(zh: "\(owner.zh).\(name.zh)", en: "\(owner.en).\(name.en)")
    case .step(let step, let field):
      let name = declaration.steps[step].name.words
      let suffix = field == .on ? Words(zh: "日期", en: "on") : Words(zh: "由", en: "by")
      return Words(zh: "\(name.zh).\(suffix.zh)", en: "\(name.en).\(suffix.en)")
    case .parameter(let id, _): return parameters[id.index].name.words
    case .definition(let id, _): return definitions[id.index].name.words
    case .today: return Words(zh: "今日", en: "today")
    default: return Words(text(of: path.span))
    }
  }
}

extension Force {
  /// Higher is stronger.
  var rank: Int {
    switch self {
    case .binding: 2
    case .guidance: 1
    case .descriptive: 0
    }
  }
}
