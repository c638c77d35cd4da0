import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// A comparison for a comment on a pull request.
struct DiffMarkdown {
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

  private func say(_ zh: String, _ en: String) -> String { words.say(zh, en) }
  private func escaped(_ text: String) -> String { MarkdownTable.escaped(text) }

  var text: String {
    var parts = ["## " + say("政策差异：", "Policy difference: ") + escaped(names), headline]
    if !invocation.isQuiet { parts += changes + cases + state + subsidies }
    if difference.weight == .substance {
      let notes = (words.gaps + words.judgements).map { "- " + escaped($0) }
      if !notes.isEmpty { parts.append(notes.joined(separator: "\n")) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var names: String {
    words.clean(difference.base.name) + " → " + words.clean(difference.head.name)
  }

  private var headline: String {
    var text = "**" + escaped(words.summary) + "**"
    for line in words.basis { text += " " + escaped(line) }
    return text
  }

  private var changes: [String] {
    let changes = words.comparison.changes
    guard !changes.isEmpty else { return [] }
    var table = MarkdownTable([
      ("#", .right), (say("变更", "change"), .left), (say("规定", "norm"), .left),
      (say("原为", "was"), .left), (say("现为", "is"), .left),
    ])
    var form = table
    for change in changes {
      let kind = change.weight == .wording && change.kind == .changed
        ? Weight.wording.words : change.kind.words
      let lines = words.lines(change)
      let name = escaped(words.name(change))
      let was = lines.map { $0.was.map { cell($0) } ?? "" }
      let now = lines.map { line in line.is.map { cell($0) } ?? (line.was == nil ? escaped(line.lead) : "") }
      let leads = lines.map { $0.was == nil && $0.is == nil ? "" : escaped($0.lead) }
        .filter { !$0.isEmpty }
      let row = [
        String(change.number), escaped(kind[invocation.language]),
        ([name] + leads).joined(separator: "<br>"), was.joined(separator: "<br>"),
        now.joined(separator: "<br>"),
      ]
      if change.weight == .form { form.add(row) } else { table.add(row) }
    }
    var parts = ["### " + say("规定的变化", "What changed in the norms")]
    if !table.isEmpty { parts.append(table.text) }
    if !form.isEmpty {
      parts.append(folded(say("只是形式的变更", "Changes of form alone"), form.text))
    }
    return parts
  }

  private func cell(_ text: String) -> String { text.isEmpty ? "" : escaped(text) }

  private var cases: [String] {
    guard let flips = difference.cases?.flips, !flips.isEmpty else { return [] }
    var table = MarkdownTable([
      (say("事项", "proposal"), .left), (say("结论", "verdict"), .left),
      (say("不同之处", "what differs"), .left), (say("缘由", "cause"), .left),
    ])
    for flip in flips.prefix(max(top, 0)) {
      let before = words.verdict(flip.base.verdict)
      let after = words.verdict(flip.head.verdict)
      table.add([
        escaped(words.name(flip)) + "<br>" + escaped(words.place(flip)),
        flip.changesVerdict ? "\(before) → **\(after)**" : before,
        words.lines(flip).map(escaped).joined(separator: "<br>"),
        ([words.cause(flip.cause)] + (words.consequences(of: flip).map { [$0] } ?? []))
          .map(escaped).joined(separator: "<br>"),
      ])
    }
    return ["### " + say("对事项的影响", "What it does to proposals")]
      + list(table, flips.count, shown: min(top, flips.count))
  }

  /// A short table as it is, a long one folded; and how many are left out.
  private func list(_ table: MarkdownTable, _ count: Int, shown: Int) -> [String] {
    var parts: [String] = []
    if !table.isEmpty {
      parts.append(
        shown > 10 ? folded(say("列出 \(shown) 项", "\(shown) listed"), table.text) : table.text)
    }
    if count > shown { parts.append(say("另有 \(count - shown) 项。", "And \(count - shown) more.")) }
    return parts
  }

  private func folded(_ summary: String, _ text: String) -> String {
    "<details><summary>\(escaped(summary))</summary>\n\n\(text)\n</details>"
  }

  private var state: [String] {
    let norms = (difference.state?.norms ?? []).filter { !$0.moves.isEmpty }
    guard !norms.isEmpty else { return [] }
    var parts = [
      "### " + say("对配额和规则的影响", "What it does to quotas and rules") + " · \(difference.date)"
    ]
    for norm in norms {
      var table = MarkdownTable([
        (say("对象", "subject"), .left), (say("结果", "outcome"), .left),
        (say("数字", "figures"), .left),
      ])
      for move in norm.moves.prefix(top) {
        let row = words.row(move)
        table.add([escaped(row.subject), escaped(row.outcome), escaped(row.figures)])
      }
      parts.append("**" + escaped(words.name(base: norm.base, head: norm.head)) + "**")
      parts += list(table, norm.moves.count, shown: min(top, norm.moves.count))
    }
    return parts
  }

  private var subsidies: [String] {
    guard let found = difference.subsidies?.subsidies, !found.isEmpty else { return [] }
    var parts = ["### " + say("对补贴的影响", "What it does to subsidies") + " · \(difference.date)"]
    for subsidy in found {
      let name = words.name(
        base: subsidy.base.map { .subsidy($0) }, head: subsidy.head.map { .subsidy($0) })
      parts.append(
        "**\(escaped(name))** " + escaped(words.total(subsidy.baseTotal, .base)) + " → "
          + escaped(words.total(subsidy.headTotal, .head)) + say("（", " (")
          + escaped(words.totalGain(subsidy)) + say("）。", "). ") + escaped(words.counts(subsidy)))
      var sizes = MarkdownTable([
        (say("增减多少", "by how much"), .left), (say("增", "more"), .right),
        (say("减", "less"), .right),
      ])
      for size in subsidy.classes {
        sizes.add([escaped(words.range(size, subsidy)), "\(size.winners)", "\(size.losers)"])
      }
      if !sizes.isEmpty { parts.append(sizes.text) }
      var table = MarkdownTable([
        (say("对象", "subject"), .left), (say("原额", "was"), .right), (say("现额", "is"), .right),
        (say("增减", "gain"), .right),
      ])
      for move in subsidy.moves.prefix(top) {
        table.add([
          escaped(words.subject(move)), escaped(words.amount(move.base, .base)),
          escaped(words.amount(move.head, .head)),
          move.gain.map { escaped(words.gain($0, subsidy)) } ?? "",
        ])
      }
      parts += list(table, subsidy.moves.count, shown: min(top, subsidy.moves.count))
    }
    return parts
  }
}
