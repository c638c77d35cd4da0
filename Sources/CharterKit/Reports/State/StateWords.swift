internal import CharterData
package import CharterDiagnostics
package import CharterEngine
package import CharterSemantics
internal import CharterValues

/// Words and figures of replies about norms on the registry.
extension ReportContext {
  // MARK: Outcomes

  package func words(_ outcome: StateOutcome) -> String {
    switch outcome {
    case .met: say("达标", "met")
    case .notMet: say("未达标", "not met")
    case .undetermined: say("待定", "undetermined")
    case .notYetDue: say("未到期", "not yet due")
    }
  }

  /// What departs from a descriptive policy rejects nothing and is told as a remark.
  func words(_ outcome: StateOutcome, in policy: PolicyID) -> String {
    outcome == .notMet && program[policy].force == .descriptive
      ? say("偏离", "deviation") : words(outcome)
  }

  func mark(_ outcome: StateOutcome, in policy: PolicyID) -> Mark {
    switch outcome {
    case .met: .good
    case .notMet: program[policy].force == .descriptive ? .remark : .bad
    case .undetermined: .open
    case .notYetDue: .faint
    }
  }

  // MARK: Subjects

  /// `育才教育集团`, `育才教育集团 · 秋季学期`, or the whole jurisdiction.
  package func text(_ subject: Subject, of norm: AnyNormID) -> String {
    guard !subject.values.isEmpty else { return say("全辖区", "the whole jurisdiction") }
    let types = subjectTypes(of: norm)
    return subject.values.enumerated().map { index, value in
      text(value, type: types.indices.contains(index) ? types[index].type : .text)
    }.joined(separator: " · ")
  }

  /// The id of the one value; several by their variables; null for the jurisdiction as a whole.
  package func json(_ subject: Subject, of norm: AnyNormID) -> JSONValue {
    let types = subjectTypes(of: norm)
    let values = subject.values.enumerated().map { index, value in
      json(value, type: types.indices.contains(index) ? types[index].type : .text)
    }
    if values.isEmpty { return .null }
    if values.count == 1 { return values[0] }
    return .object(
      values.enumerated().map { index, value in
        .init(types.indices.contains(index) ? types[index].name.canonical : "\(index + 1)", value)
      })
  }

  /// The ids of a subject in one cell.
  package func id(_ subject: Subject, of norm: AnyNormID) -> String {
    let types = subjectTypes(of: norm)
    return subject.values.enumerated().map { index, value -> String in
      switch json(value, type: types.indices.contains(index) ? types[index].type : .text) {
      case .string(let text): text
      case .null: ""
      case let other:
        other["value"].flatMap { if case .string(let text) = $0 { text } else { nil } }
          ?? other.flat
      }
    }.joined(separator: " · ")
  }

  /// The variables of a norm, each with the type of its values; that of a shared subsidy's sharer comes last.
  private func subjectTypes(of norm: AnyNormID) -> [(name: Name, type: ValueType)] {
    let header: StateHeader
    var sharer: Binder?
    switch norm {
    case .norm: return []
    case .rule(let id): header = program[id].header
    case .quota(let id): header = program[id].header
    case .subsidy(let id):
      header = program[id].header
      sharer = program[id].sharedAmong
    }
    let binders = (header.subjects?.binders ?? []) + (sharer.map { [$0] } ?? [])
    return binders.map { binder in
      guard case .set(let of) = binder.collection.type.base else { return (binder.name, .text) }
      return (binder.name, ValueType(of))
    }
  }

  /// What is said of a norm that applies to no subject.
  func noSubjects(of norm: AnyNormID) -> String {
    subjectTypes(of: norm).isEmpty
      ? say("不适用", "does not apply") : say("没有适用的对象", "applies to nobody")
  }

  /// The context of the rows about one subject: its own records are not named again.
  func about(_ subject: Subject) -> ReportContext {
    var context = self
    context.hidesVariables = true
    for case .record(let id) in subject.values { context.ownRecords.insert(id) }
    return context
  }

  // MARK: Figures

  /// `12`, `12–14`, `12 or more`.
  package func text(_ heads: HeadRange) -> String {
    if let known = heads.known { return "\(known)" }
    guard let most = heads.most else {
      return say("\(heads.least) 以上", "\(heads.least) or more")
    }
    return "\(heads.least)–\(most)"
  }

  /// `60%`, `60%–70%`; a decimal that does not end, or is long, is marked as near.
  ///
  /// - Parameters:
  ///   - share: from 0 to 1.
  ///   - bounds: what the share is held against; a rounded share never looks like one of them.
  /// - Returns: the percentage, or the range of percentages.
  func text(_ share: ShareRange, against bounds: [ExactNumber] = []) -> String {
    if let known = share.known { return percent(known, apartFrom: bounds) }
    return percent(share.least, apartFrom: bounds) + "–" + percent(share.most, apartFrom: bounds)
  }

  /// A share as a percentage: exact where it has at most four decimals, else marked as near.
  func percent(_ share: ExactNumber, apartFrom bounds: [ExactNumber] = []) -> String {
    let hundred = ExactNumber(100)
    let exact = share * hundred
    let digits = exact.description
    let decimals = digits.split(separator: ".").dropFirst().first?.utf8.count ?? 0
    if !digits.contains("/"), decimals <= 4 { return digits + "%" }
    let others = (bounds + [.zero, .one]).map { $0 * hundred }.filter { $0 != exact }
    for places in 2...12 {
      guard let step = Int("1" + String(repeating: "0", count: places)),
        let unit = ExactNumber(numerator: 1, denominator: step)
      else { break }
      let near = exact.rounded(.halfEven, toMultipleOf: unit)
      if !others.contains(near) || places == 12 { return say("约\(near)%", "≈ \(near)%") }
    }
    return digits + "%"
  }

  /// `不少于 85%`, `不超过 3`; a limit that nobody knows is open.
  func text(_ bound: BoundReport) -> String {
    let value =
      bound.value.map { bound.isShare ? percent($0) : $0.description }
      ?? say("待定", "(open)")
    switch bound.side {
    case .atLeast: return say("不少于 \(value)", "at least \(value)")
    case .atMost: return say("不超过 \(value)", "at most \(value)")
    }
  }

  /// All limits in a row.
  package func text(_ bounds: [BoundReport]) -> String {
    bounds.map { text($0) }.joined(separator: say(" 且", " and "))
  }

  /// What a share comes to in whole heads: `应有 17`; empty where the limits are heads themselves.
  func needed(_ bounds: [BoundReport]) -> String {
    bounds.filter(\.isShare).compactMap { bound in
      bound.heads.map { heads in
        switch bound.side {
        case .atLeast: say("应有 \(text(heads))", "needs \(text(heads))")
        case .atMost: say("至多 \(text(heads))", "at most \(text(heads))")
        }
      }
    }.joined(separator: say("，", ", "))
  }

  /// `缺 5`, `超 2`, `余 3`: how far the count is from its limits, in heads.
  func gap(_ report: QuotaReport) -> String {
    guard let deficit = report.deficit else { return "" }
    if deficit.known == 0 {
      guard let headroom = report.headroom else { return "" }
      return say("余 \(text(headroom))", "\(text(headroom)) to spare")
    }
    let isOver = report.bounds.contains { bound in
      guard bound.side == .atMost, let most = bound.heads?.least else { return false }
      return report.counted.least > most
    }
    return isOver
      ? say("超 \(text(deficit))", "\(text(deficit)) over")
      : say("缺 \(text(deficit))", "\(text(deficit)) short")
  }

  /// What was counted of how many: `12/20`.
  func counted(_ report: QuotaReport) -> String {
    "\(text(report.counted))/\(text(report.population))"
  }

  // MARK: Reasons

  /// Reasons in a row: `缺 甲、乙 等 5 项；待定参数：丙（文件未定）`.
  func remarks(_ reasons: [Reason], most: Int = 3) -> [String] {
    let facts = reasons.filter { if case .missingFact = $0 { true } else { false } }
    let others = reasons.filter { if case .missingFact = $0 { false } else { true } }
    var parts: [String] = []
    if !facts.isEmpty {
      let items = list(facts.prefix(most).map { item($0, action: nil) })
      let more =
        facts.count > most ? say(" 等 \(facts.count) 项", " and more, \(facts.count) in all") : ""
      parts.append(say("缺 ", "missing: ") + items + more)
    }
    parts += others.prefix(most).map { remark($0, action: nil) }
    if others.count > most {
      parts[parts.count - 1] += say(" 等 \(others.count) 项", " and more, \(others.count) in all")
    }
    return parts.isEmpty ? [] : [parts.joined(separator: say("；", "; "))]
  }
}
