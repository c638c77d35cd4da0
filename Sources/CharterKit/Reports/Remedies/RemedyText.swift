internal import CharterDiagnostics
public import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What would change a verdict, as an officer tells it to whoever applied.
public struct RemedyText: Sendable {
  let context: ReportContext

  /// The most sets of changes that are shown; a document for machines has more.
  static let mostSets = 3
  private static let mostAnswers = 6

  /// A writer of remedies in a context.
  public init(_ context: ReportContext) { self.context = context }

  private var words: AmendmentWords { AmendmentWords(context: context) }

  /// The part of a report on what would change a verdict, its lines set in as those of a decision are.
  ///
  /// - Parameters:
  ///   - remedies: what was found.
  ///   - decision: the decision that it is about.
  /// - Returns: the lines; none where nothing is to be said.
  public func lines(_ remedies: Remedies, of decision: Decision) -> [String] {
    guard decision.verdict == .rejected || decision.verdict == .undetermined else { return [] }
    var lines = permitting(remedies, of: decision)
    lines += obstacles(remedies, of: decision)
    lines += question(remedies)
    lines += rejecting(remedies)
    if remedies.stoppedEarly {
      lines += wrapped(
        context.say(
          "搜索在时限内没有查完，可能还有别的办法。", "The search stopped early: there may be other ways."))
    }
    return lines
  }

  // MARK: Permission

  private func permitting(_ remedies: Remedies, of decision: Decision) -> [String] {
    let sets = remedies.permitting
    guard let first = sets.first else {
      return remedies.obstacles.isEmpty && !remedies.stoppedEarly ? [nothing] : []
    }
    if sets.count == 1, first.amendments.count == 1 {
      return wrapped(
        context.say("改动一处即可准予：", "One change would permit it: ")
          + words.text(first.amendments[0]))
    }
    var lines: [String] = []
    if sets.count == 1 {
      let count = first.amendments.count
      lines.append(
        "  "
          + context.say(
            "以下 \(count) 处一并改动即可准予（缺一不可）：",
            "These \(count) changes together would permit it (none can be left out):"))
      lines += bullets(first, indent: "    ")
      return lines
    }
    lines.append(
      "  " + context.say("以下任一办法都可准予：", "Each of these would permit it:"))
    for (place, set) in sets.prefix(Self.mostSets).enumerated() {
      let count = set.amendments.count
      if count == 1 {
        lines += indented(
          words.text(set.amendments[0]), by: "    \(place + 1). ", width: context.width)
      } else {
        let lead = context.say("以下 \(count) 处一并改动：", "these \(count) changes together:")
        lines.append("    \(place + 1). " + lead)
        lines += bullets(set, indent: "       ")
      }
    }
    let rest = sets.count - Self.mostSets
    if rest > 0 {
      lines.append(
        "    "
          + context.say(
            "另有 \(rest) 种办法（见 --format json）",
            "\(rest) more \(rest == 1 ? "way" : "ways") (see --format json)"))
    }
    return lines
  }

  private func bullets(_ remedy: Remedy, indent: String) -> [String] {
    remedy.amendments.flatMap {
      indented(words.text($0), by: indent + "· ", width: context.width)
    }
  }

  private var nothing: String {
    "  "
      + context.say(
        "没有找到可以准予的改动。",
        "No change was found that would permit it.")
  }

  // MARK: Obstacles

  private func obstacles(_ remedies: Remedies, of decision: Decision) -> [String] {
    guard !remedies.obstacles.isEmpty else { return [] }
    let isOpen = decision.verdict == .undetermined
    let proven = remedies.obstacles.filter { !remedies.unproven.contains($0) }
    let unproven = remedies.obstacles.filter(remedies.unproven.contains)
    var lines: [String] = []
    for (obstacles, lead) in [(proven, lead(isOpen)), (unproven, unprovenLead)]
    where !obstacles.isEmpty {
      lines += wrapped(lead)
      lines += obstacles.flatMap {
        indented(text($0, in: decision), by: "    · ", width: context.width)
      }
    }
    if let besides = remedies.besides {
      let count = besides.amendments.count
      lines.append(
        "  "
          + context.say(
            "此外的问题，改动以下 \(count) 处即可解决：",
            "All else would be settled by \(count == 1 ? "this change" : "these \(count) changes"):"
          ))
      lines += bullets(besides, indent: "    ")
    }
    return lines
  }

  private func lead(_ isOpen: Bool) -> String {
    isOpen
      ? context.say(
        "以下各项不由申请人决定，补充材料也不能定论：",
        "These are not for the applicant, whatever is supplied:")
      : context.say(
        "以下各项申请人无法改变，改动其他也不能准予：",
        "These the applicant cannot change, whatever else changes:")
  }

  private var unprovenLead: String {
    context.say(
      "没有找到能满足以下各项的改动（试过规则写明的值及其上下，不是所有的值）：",
      "No change was found that meets these (values that the rules name and those next to them were "
        + "tried, not all there are):")
  }

  /// `二(一)1  公办与民办不可混编：学校.性质 = 民办，应为 公办`.
  func text(_ obstacle: Obstacle, in decision: Decision) -> String {
    let clause = context.program.clause(of: obstacle.norm)
      .map { Neutralised.text(context.program[$0].number) + "  " }
    let row: ReportRow?
    switch obstacle.norm {
    case .norm(let id): row = self.row(id, obstacle.span, decision)
    case .rule, .quota, .subsidy:
      row = decision.changes.first { $0.norm == obstacle.norm }
        .map { ChangeRows(context: context).row($0) }
    }
    let name = context.name(context.program.name(of: obstacle.norm))
    let title = row?.title ?? name
    let details = row?.details.joined(separator: context.say("；", "; ")) ?? ""
    return (clause ?? "") + title + (details.isEmpty ? "" : context.say("：", ": ") + details)
  }

  private func row(_ id: NormID, _ span: Span, _ decision: Decision) -> ReportRow? {
    guard let report = decision.norms.first(where: { $0.norm == id }) else { return nil }
    let rows = NormRows(context: context, action: decision.action)
    for statement in report.statements {
      if let step = statement.steps.first(where: { $0.span == span }) {
        let title =
          context.name(context.program[id].name) + context.say("：", ": ") + context.name(step.name)
        let missing = step.reasons.map { context.remark($0, action: decision.action) }
        return ReportRow(mark: .bad, title: title, details: missing)
      }
      if statement.span == span {
        return rows.rows(
          statement, norm: NormSource(context.program[id]), clause: "", isPartOfWhole: false
        ).first
      }
    }
    let open = report.statements.filter { $0.outcome == .violated || $0.outcome == .undetermined }
    guard let first = open.first else { return rows.rows(report).first }
    var row = rows.rows(
      first, norm: NormSource(context.program[id]), clause: "", isPartOfWhole: false
    ).first
    for statement in open.dropFirst() {
      row?.details += rows.remarks(statement.reasons)
    }
    return row
  }

  // MARK: Questions

  private func question(_ remedies: Remedies) -> [String] {
    guard let question = remedies.nextQuestion, let first = question.answers.first?.amendment else {
      return []
    }
    let subject = words.subject(first)
    let lead = context.say("最先问清：", "Ask first: ")
    guard question.deciding > 0 else {
      return wrapped(
        lead + subject
          + context.say("（一项还不能定论，但牵涉的规定最多）", " (it does not decide alone, but most hangs on it)"))
    }
    var lines = wrapped(lead + subject)
    for answer in shownAnswers(remedies) {
      let verdict = context.clean(answer.verdict.words)
      lines += indented(
        "\(words.answer(answer.amendment)) → \(verdict)", by: "    · ", width: context.width)
    }
    let rest = question.answers.count - Self.mostAnswers
    if rest > 0 { lines.append(more(rest)) }
    return lines
  }

  /// The answers to the question that are shown: of many those that decide first.
  private func shownAnswers(_ remedies: Remedies) -> [NextQuestion.Answer] {
    guard let question = remedies.nextQuestion, question.deciding > 0 else { return [] }
    guard question.answers.count > Self.mostAnswers else { return question.answers }
    let deciding = question.answers.filter { $0.verdict != .undetermined }
    let others = question.answers.filter { $0.verdict == .undetermined }
    return Array((deciding + others).prefix(Self.mostAnswers))
  }

  private func rejecting(_ remedies: Remedies) -> [String] {
    // What an answer to the question above leads to is told there.
    let told = shownAnswers(remedies).map(\.amendment)
    let others = remedies.rejecting.filter { rejecting in
      !told.contains { $0.lever == rejecting.lever && $0.to == rejecting.to }
    }
    guard !others.isEmpty else { return [] }
    let isMore = others.count < remedies.rejecting.count
    var lines = [
      "  "
        + (isMore
          ? context.say("以下任一情形属实，也不予：", "Any one of these would reject it as well:")
          : context.say("以下任一情形属实，即不予：", "Any one of these would reject it:"))
    ]
    for amendment in others.prefix(Self.mostAnswers) {
      let text =
        if case .step = amendment.to {
          words.text(amendment)
        } else {
          context.say(
            "\(words.subject(amendment))：\(words.answer(amendment))",
            "\(words.subject(amendment)): \(words.answer(amendment))")
        }
      lines += indented(text, by: "    · ", width: context.width)
    }
    let rest = others.count - Self.mostAnswers
    if rest > 0 { lines.append(more(rest)) }
    return lines
  }

  private func more(_ count: Int) -> String {
    "    " + context.say("另有 \(count) 种（见 --format json）", "\(count) more (see --format json)")
  }

  private func wrapped(_ text: String) -> [String] {
    indented(text, by: "  ", width: context.width)
  }
}
