internal import CharterData
public import CharterEngine
internal import CharterDiagnostics
internal import CharterSemantics
internal import CharterValues

/// A decision as an officer reads it: the verdict, every norm with what was found, and all that is missing.
public struct DecisionText: Sendable {
  let context: ReportContext

  /// A writer of decisions in a context.
  public init(_ context: ReportContext) { self.context = context }

  /// One decision, ending with a line break.
  ///
  /// - Parameters:
  ///   - decision: what was decided.
  ///   - number: its place among several, from 1; `nil` where it is the only one.
  /// - Returns: the report.
  public func render(_ decision: Decision, number: Int? = nil) -> String {
    var lines = heading(decision, number: number)
    for group in policyGroups(decision) {
      lines.append("")
      lines += basis(group.policy)
      let norms = group.norms.flatMap {
        NormRows(context: context, action: decision.action).rows($0)
      }
      let rows = group.changes.map { ChangeRows(context: context).row($0) } + norms
      lines += ReportTable(style: context.style, width: context.width).lines(rows)
    }
    if decision.norms.isEmpty, !decision.changes.contains(where: ChangeRows.isDecisive) {
      lines += [
        "", "  " + context.say("没有适用于这项行动的规定。", "No norm is about this action here and now."),
      ]
    }
    let effects = ChangeRows(context: context).lines(decision.changes, decision.verdict)
    if !effects.isEmpty { lines += [""] + effects }
    let ending = DecisionEnding(context: context, decision: decision).lines()
    if !ending.isEmpty { lines += [""] + ending }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The verdict and what it is about, on one line.
  public func headline(_ decision: Decision, number: Int? = nil) -> String {
    heading(decision, number: number)[0] + "\n"
  }

  /// How many decisions came out which way; for more than one.
  public func summary(_ decisions: [Decision]) -> String {
    let counts = Verdict.allCases.compactMap { verdict -> String? in
      let count = decisions.count { $0.verdict == verdict }
      guard count > 0 else { return nil }
      let text = "\(context.clean(verdict.words)) \(count)"
      return context.style.paint(text, verdict.mark.role)
    }
    let all = context.say("共 \(decisions.count) 件：", "\(decisions.count) proposals: ")
    return all + counts.joined(separator: context.say("，", ", ")) + "\n"
  }

  /// How the readings that decisions rely on understand the documents, each told once.
  public func readingNotes(_ decisions: [Decision]) -> String {
    var relied = ReliedOn()
    for decision in decisions { relied.add(readings: decision.readings, illustrative: []) }
    return relied.notes(context)
  }

  // MARK: Heading

  private func heading(_ decision: Decision, number: Int?) -> [String] {
    let mark = decision.verdict.mark
    let verdict = "\(mark.sign) \(context.clean(decision.verdict.words))"
    let action = context.name(context.program.schema[decision.action].name)
    let order = number.map { context.say("第 \($0) 件 ", "\($0). ") } ?? ""
    let rest = "  \(order)\(action) · \(decision.date)"
    let location = context.sources.location(of: decision.span)
    let place =
      "\(Neutralised.text(Shortened.path(context.sources[decision.span.source].name))):\(location.line)"
    let used = DisplayWidth.of(verdict + rest)
    let gap = context.width - used - DisplayWidth.of(place)
    let head = context.style.paint(verdict, mark.role, .strong) + rest
    var lines: [String] = []
    if gap >= 2 {
      lines.append(head + String(repeating: " ", count: gap) + context.style.paint(place, .faint))
    } else {
      lines += [head, "  " + context.style.paint(place, .faint)]
    }
    return lines + arguments(decision)
  }

  /// What was proposed: `集团 育才教育集团 · 学校 昌南小学`.
  private func arguments(_ decision: Decision) -> [String] {
    let parts = decision.arguments.compactMap { argument -> String? in
      guard let value = argument.value, let name = argument.path.names.last else { return nil }
      return "\(context.name(name)) \(given(value, type: argument.type))"
    }
    var lines: [String] = []
    var line = ""
    for part in parts {
      let joined = line.isEmpty ? part : line + " · " + part
      if !line.isEmpty, DisplayWidth.of(joined) > context.width - 2 {
        lines.append("  " + line)
        line = part
      } else {
        line = joined
      }
    }
    return line.isEmpty ? lines : lines + ["  " + line]
  }

  /// A nested record without a name says no more than that it is there.
  private func given(_ value: Value, type: ValueType) -> String {
    guard case .record(let id) = value, context.registry.records.indices.contains(id.index),
      context.registry[id].standing == .nested
    else { return context.text(value, type: type) }
    let entity = context.name(context.program.schema[context.registry[id].entity].name)
    let label = context.label(of: id)
    return label == entity ? context.say("已提供", "given") : label
  }

  // MARK: Policies

  private struct PolicyGroup {
    let policy: PolicyID
    var norms: [NormReport] = []
    /// What the action breaks, or may break, of the policy's norms on the registry.
    var changes: [StateChange] = []
  }

  private func policyGroups(_ decision: Decision) -> [PolicyGroup] {
    var groups: [PolicyGroup] = []
    func place(_ policy: PolicyID) -> Int {
      if let index = groups.firstIndex(where: { $0.policy == policy }) { return index }
      groups.append(PolicyGroup(policy: policy))
      return groups.count - 1
    }
    for report in decision.norms {
      groups[place(context.program[report.norm].policy)].norms.append(report)
    }
    for change in decision.changes where ChangeRows.isDecisive(change) {
      groups[place(context.program.policy(of: change.norm))].changes.append(change)
    }
    for index in groups.indices {
      groups[index].norms = sorted(groups[index].norms)
      groups[index].changes.sort { $0.outcome == .violated && $1.outcome != .violated }
    }
    return groups
  }

  /// What fails first, then what is open, then the rest, each in the order of the text.
  private func sorted(_ norms: [NormReport]) -> [NormReport] {
    let order: [NormOutcome] = [.violated, .undetermined, .satisfied, .notApplicable]
    return order.flatMap { outcome in norms.filter { $0.outcome == outcome } }
  }

  /// `依据 《…实施意见》 洪教义教字〔2021〕5号（指导性文件）`.
  private func basis(_ id: PolicyID) -> [String] {
    let lead = context.say("依据 ", "Under ")
    return indented(context.title(of: id), by: "  " + lead, width: context.width).map {
      context.style.paint($0, .strong)
    }
  }
}

extension Verdict {
  var mark: Mark {
    switch self {
    case .permitted: .good
    case .rejected: .bad
    case .undetermined: .open
    case .ungoverned: .faint
    }
  }
}
