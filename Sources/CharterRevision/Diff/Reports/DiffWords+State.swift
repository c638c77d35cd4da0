import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// The words about quotas, rules and subsidies.
extension DiffWords {
  /// `城区学校覆盖 · 一(二)1`.
  func name(base: AnyNormID?, head: AnyNormID?) -> String {
    guard let norm = head ?? base else { return "" }
    let program = comparison.program(head == nil ? .base : .head)
    let clause = program.clause(of: norm).map { " · " + Neutralised.text(program[$0].number) } ?? ""
    return name(program.name(of: norm)) + clause
  }

  /// The subject of a move, and how it stands on both sides.
  func row(_ move: StateMove) -> (subject: String, outcome: String, figures: String) {
    let (before, after) = move.outcomes
    let outcome = self.outcome(before) + (before == after ? "" : " → " + self.outcome(after))
    switch move.sides {
    case .quota(let old, let new):
      let figures = [
        pair(
          old.map { base.text($0.bounds) }, new.map { head.text($0.bounds) }, say("限额", "limit")),
        pair(
          old.map { base.text($0.population) }, new.map { head.text($0.population) },
          say("总体", "population")),
        pair(
          old.map { base.text($0.counted) }, new.map { head.text($0.counted) }, say("计数", "counted")
        ),
        pair(
          old?.deficit.map { base.text($0) }, new?.deficit.map { head.text($0) },
          say("相差", "short by")),
      ].compactMap { $0 }
      return (subject(move), outcome, figures.joined(separator: say("，", ", ")))
    case .rule(let old, let new):
      let due = pair(old?.due?.description, new?.due?.description, say("截止日", "due"))
      return (subject(move), outcome, due ?? "")
    }
  }

  private func pair(_ was: String?, _ now: String?, _ lead: String) -> String? {
    guard was != now else { return nil }
    return "\(lead) \(was ?? "–") → \(now ?? "–")"
  }

  private func subject(_ move: StateMove) -> String {
    switch move.sides {
    case .quota(let old, let new):
      if let new { return head.text(new.subject, of: .quota(new.quota)) }
      return old.map { base.text($0.subject, of: .quota($0.quota)) } ?? ""
    case .rule(let old, let new):
      if let new { return head.text(new.subject, of: .rule(new.rule)) }
      return old.map { base.text($0.subject, of: .rule($0.rule)) } ?? ""
    }
  }

  func outcome(_ outcome: StateOutcome?) -> String {
    outcome.map { head.words($0) } ?? say("不在对象之列", "no subject")
  }

  // MARK: Subsidies

  func subject(_ move: PaymentMove) -> String {
    if let payment = move.head { return head.text(payment.subject, of: .subsidy(payment.subsidy)) }
    return move.base.map { base.text($0.subject, of: .subsidy($0.subsidy)) } ?? ""
  }

  func amount(_ payment: Payment?, _ side: Side) -> String {
    guard let payment else { return "–" }
    guard let amount = PaymentMove.amount(payment) else { return say("待补", "undetermined") }
    let program = comparison.program(side)
    return context(side).digits(amount, type: program[payment.subsidy].amountType)
  }

  /// `295000元`, and what cannot be told beside it.
  func total(_ total: SubsidyTotal?, _ side: Side) -> String {
    guard let total else { return "–" }
    let sum = context(side).digits(total.known, type: total.type)
    return total.undetermined == 0
      ? sum : sum + say("（待补 \(total.undetermined)）", " (\(total.undetermined) undetermined)")
  }

  func gain(_ gain: ExactNumber, _ subsidy: ComparedSubsidy) -> String {
    let (context, type) = measure(subsidy)
    let text = context.digits(gain, type: type)
    return gain > .zero ? "+" + text : text
  }

  /// By how much the known sums differ.
  func totalGain(_ subsidy: ComparedSubsidy) -> String {
    let before = subsidy.baseTotal?.known ?? .zero
    let after = subsidy.headTotal?.known ?? .zero
    return after == before ? say("不变", "the same") : gain(after - before, subsidy)
  }

  private func measure(_ subsidy: ComparedSubsidy) -> (ReportContext, ValueType) {
    if let id = subsidy.head { return (head, comparison.head[id].amountType) }
    if let id = subsidy.base { return (base, comparison.base[id].amountType) }
    return (head, .number())
  }

  /// `100元–1000元`: from the least to under the limit.
  func range(_ sizes: SizeClass, _ subsidy: ComparedSubsidy) -> String {
    let (context, type) = measure(subsidy)
    let least = context.text(.number(sizes.least), type: type)
    let limit = context.text(.number(sizes.limit), type: type)
    return say("\(least) 起，不到 \(limit)", "\(least) to under \(limit)")
  }

  /// The subsidies in which something moves.
  var movedSubsidies: [ComparedSubsidy] {
    (difference.subsidies?.subsidies ?? []).filter { !$0.isUnmoved }
  }

  /// How the sum stands to the budget, where that or the budget is another.
  func budget(_ subsidy: ComparedSubsidy) -> String? {
    let (old, new) = (subsidy.baseTotal, subsidy.headTotal)
    guard old?.budget != new?.budget || old?.budgetState != new?.budgetState else { return nil }
    return say("预算 ", "budget ") + budget(old, .base) + " → " + budget(new, .head)
  }

  private func budget(_ total: SubsidyTotal?, _ side: Side) -> String {
    guard let total, let budget = total.budget else { return say("没有", "none") }
    let amount =
      budget.value.map { context(side).text($0, type: total.type) } ?? say("待定", "undetermined")
    switch total.budgetState {
    case .within?: return amount + say("（未超）", " (kept)")
    case .exceeded?: return amount + say("（超出）", " (exceeded)")
    case .undetermined?, nil: return amount
    }
  }

  /// `（变更 1、2）`.
  func causes(_ changes: [Int]) -> String {
    say(
      "（变更 \(numbers(changes))）",
      " (\(changes.count == 1 ? "change" : "changes") \(numbers(changes)))")
  }

  /// Who wins, who loses, for whom nothing changes.
  func counts(_ subsidy: ComparedSubsidy) -> String {
    let undetermined = subsidy.moves.count(where: \.isNewlyUndetermined)
    let same = subsidy.subjects - subsidy.moves.count
    var text = say(
      "\(subsidy.subjects) 个对象：增 \(subsidy.winners)，减 \(subsidy.losers)，不变 \(same)",
      "\(subsidy.subjects) subjects: \(subsidy.winners) get more, \(subsidy.losers) less, \(same) the same"
    )
    if undetermined > 0 {
      text += say("，转为待补 \(undetermined)", ", \(undetermined) newly undetermined")
    }
    return text
  }

  // MARK: Judgement

  /// Stricter or looser, on the cases at hand only.
  var judgements: [String] {
    var lines: [String] = []
    if let cases = difference.cases, cases.count > 0 {
      let found = cases.strictness
      lines.append(
        say("就这 \(cases.count) 件事项而言：", "On these \(cases.count) proposals: ")
          + judgement(found) + say("。这不是证明，其他事项可能不同。", ". That is no proof; others may differ."))
    }
    if let state = difference.state, state.norms.contains(where: { $0.subjects > 0 }) {
      let count = state.norms.reduce(0) { $0 + $1.subjects }
      lines.append(
        say("就配额和规则的这 \(count) 个对象而言：", "On these \(count) subjects of quotas and rules: ")
          + judgement(state.strictness) + say("。", "."))
    }
    return lines
  }

  private func judgement(_ found: Strictness) -> String {
    let counts = [
      (found.stricter, say("更严", "stricter")), (found.looser, say("更宽", "looser")),
      (found.incomparable, say("无从比较", "incomparable")), (found.equal, say("相同", "equal")),
    ].filter { $0.0 > 0 }.map { say("\($0.1) \($0.0)", "\($0.0) \($0.1)") }
    return found.judgement.words[language]
      + say("（\(counts.joined(separator: "，"))）", " (\(counts.joined(separator: ", ")))")
  }
}
