import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// A comparison for a reader at a terminal.
struct DiffText {
  private let difference: RevisionDifference
  private let invocation: Invocation
  private let top: Int
  private let words: DiffWords

  init(_ difference: RevisionDifference, _ invocation: Invocation, top: Int) {
    self.difference = difference
    self.invocation = invocation
    self.top = top
    words = DiffWords(difference, invocation.language)
  }

  private var style: TextStyle { invocation.outputStyle }

  private func say(_ zh: String, _ en: String) -> String { words.say(zh, en) }

  var text: String {
    var lines = [style.paint(words.title, .strong), words.summary]
    if !invocation.isQuiet {
      lines += changes + cases + state + subsidies
    }
    if difference.weight == .substance {
      let ending = (invocation.isQuiet ? words.basis : []) + words.gaps + words.judgements
      if !ending.isEmpty { lines += (invocation.isQuiet ? [] : [""]) + ending.flatMap { wrapped($0) } }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: Changes

  private var changes: [String] {
    guard !words.comparison.changes.isEmpty else { return [] }
    var lines = ["", style.paint(say("规定的变化", "What changed in the norms"), .strong)]
    let width = String(words.comparison.changes.count).count
    for change in words.comparison.changes {
      let number = String(repeating: " ", count: width - String(change.number).count)
        + "\(change.number)"
      let kind = change.weight == .wording && change.kind == .changed
        ? Weight.wording.words : change.kind.words
      let head = "  \(number) \(style.paint(kind[invocation.language], role(change)))  "
        + words.name(change)
      lines.append(aligned(head, words.place(change) ?? ""))
      for line in words.lines(change) {
        lines += wrapped(line.text(invocation.language), by: "     " + String(repeating: " ", count: width))
      }
    }
    return lines
  }

  private func role(_ change: Change) -> TextStyle.Role {
    switch (change.weight, change.kind) {
    case (.form, _): .faint
    case (.wording, _): .note
    case (.substance, .added): .good
    case (.substance, .removed): .bad
    case (.substance, _): .open
    }
  }

  // MARK: Cases

  private var cases: [String] {
    guard let cases = difference.cases, cases.fileCount > 0 else { return [] }
    var lines = ["", style.paint(say("对事项的影响", "What it does to proposals"), .strong)]
    lines += words.basis.flatMap { wrapped($0, by: "  ") }
    for flip in cases.flips.prefix(top) {
      let before = words.verdict(flip.base.verdict)
      let after = words.verdict(flip.head.verdict)
      let verdict = flip.changesVerdict
        ? "\(before) → \(style.paint(after, role(flip.head.verdict)))" : before
      lines.append(aligned("  \(sign(flip)) \(verdict)  \(words.name(flip))", words.place(flip)))
      let following = words.consequences(of: flip).map { [$0] } ?? []
      for line in words.lines(flip) + [words.cause(flip.cause)] + following {
        lines += wrapped(line, by: "      ")
      }
    }
    return lines + rest(cases.flips.count)
  }

  private func sign(_ flip: Flip) -> String {
    switch Strictness.judgement(flip.base.verdict, flip.head.verdict) {
    case .stricter: style.paint("▼", .bad)
    case .looser: style.paint("▲", .good)
    case .equal: "="
    case .incomparable: style.paint("◇", .open)
    }
  }

  private func role(_ verdict: Verdict) -> TextStyle.Role {
    switch verdict {
    case .permitted: .good
    case .rejected: .bad
    case .undetermined: .open
    case .ungoverned: .note
    }
  }

  private func rest(_ count: Int) -> [String] {
    guard count > top else { return [] }
    return [
      "  "
        + say("……另有 \(count - top) 项（--top 可以多列）", "… and \(count - top) more (see --top)")
    ]
  }

  // MARK: Quotas, rules and subsidies

  private var state: [String] {
    guard let state = difference.state else { return [] }
    let norms = state.norms.filter { !$0.moves.isEmpty }
    guard !norms.isEmpty else { return [] }
    var lines = [
      "",
      style.paint(
        say("对配额和规则的影响", "What it does to quotas and rules") + " · \(difference.date)", .strong),
    ]
    for norm in norms {
      lines.append(
        "  " + words.name(base: norm.base, head: norm.head)
          + say("（变更 \(words.numbers(norm.causes))）", " (change \(words.numbers(norm.causes)))"))
      for move in norm.moves.prefix(top) {
        let row = words.row(move)
        let parts = [row.subject, row.outcome, row.figures].filter { !$0.isEmpty }
        lines += wrapped(parts.joined(separator: "  "), by: "      ")
      }
      lines += rest(norm.moves.count)
    }
    return lines
  }

  private var subsidies: [String] {
    guard let found = difference.subsidies?.subsidies, !found.isEmpty else { return [] }
    var lines = [
      "",
      style.paint(say("对补贴的影响", "What it does to subsidies") + " · \(difference.date)", .strong),
    ]
    for subsidy in found {
      lines.append(
        "  "
          + words.name(base: subsidy.base.map { .subsidy($0) }, head: subsidy.head.map { .subsidy($0) })
          + say("（变更 \(words.numbers(subsidy.causes))）", " (change \(words.numbers(subsidy.causes)))"))
      lines.append(
        "      " + say("合计 ", "total ") + words.total(subsidy.baseTotal, .base) + " → "
          + words.total(subsidy.headTotal, .head) + say("（", " (") + words.totalGain(subsidy)
          + say("）", ")"))
      lines.append("      " + words.counts(subsidy))
      lines += histogram(subsidy)
      for move in subsidy.moves.prefix(top) {
        let gain = move.gain.map { say("（", " (") + words.gain($0, subsidy) + say("）", ")") } ?? ""
        lines.append(
          "      \(words.subject(move))  \(words.amount(move.base, .base)) → "
            + "\(words.amount(move.head, .head))\(gain)")
      }
      lines += rest(subsidy.moves.count)
    }
    return lines
  }

  /// Gains and losses by size, a bar each.
  private func histogram(_ subsidy: ComparedSubsidy) -> [String] {
    let classes = subsidy.classes
    let most = classes.map { max($0.winners, $0.losers) }.max() ?? 0
    guard most > 0, subsidy.moves.count > 1 else { return [] }
    let labels = classes.map { words.range($0, subsidy) }
    let width = labels.map { DisplayWidth.of($0) }.max() ?? 0
    return zip(classes, labels).map { sizes, label in
      let bar = { (count: Int) in
        count == 0 ? "" : String(repeating: "█", count: max(1, count * 20 / most))
      }
      let losers = sizes.losers == 0
        ? "" : say("减 ", "less ") + "\(sizes.losers) " + style.paint(bar(sizes.losers), .bad)
      let winners = sizes.winners == 0
        ? "" : say("增 ", "more ") + "\(sizes.winners) " + style.paint(bar(sizes.winners), .good)
      return "      " + label.padded(to: width) + "  "
        + [winners, losers].filter { !$0.isEmpty }.joined(separator: "  ")
    }
  }

  // MARK: Layout

  private func wrapped(_ text: String, by indentation: String = "") -> [String] {
    TextWrapping.lines(of: text, width: max(invocation.width - indentation.count, 30))
      .map { indentation + $0 }
  }

  private func aligned(_ left: String, _ place: String) -> String {
    let gap = invocation.width - DisplayWidth.of(left) - DisplayWidth.of(place)
    // What does not fit beside it stands on the next line.
    if gap < 2 {
      return left + "\n" + String(repeating: " ", count: max(invocation.width - DisplayWidth.of(place), 6))
        + style.paint(place, .faint)
    }
    return left + String(repeating: " ", count: gap) + style.paint(place, .faint)
  }
}
