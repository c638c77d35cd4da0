import CharterDiagnostics
import CharterKit
import CharterValues

/// The trace of documents for a reader at a terminal.
struct TraceText {
  let invocation: Invocation

  private var style: TextStyle { invocation.outputStyle }

  private func say(_ zh: String, _ en: String) -> String {
    invocation.language == .zh ? zh : en
  }

  func text(_ documents: [DocumentTrace], failed: Int) -> String {
    var lines: [String] = []
    for document in documents {
      if !lines.isEmpty { lines.append("") }
      lines.append(heading(document))
      if !invocation.isQuiet {
        for clause in document.clauses + (document.loose.map { [$0] } ?? []) {
          lines += rows(clause)
        }
      }
      lines.append("  " + TraceWords(language: invocation.language).totals(document.totals))
    }
    if documents.count > 1 {
      let all = TraceWords(language: invocation.language).totals(TraceTotals(documents))
      lines += ["", say("总计：", "In all: ") + all]
    }
    if !invocation.isQuiet, documents.contains(where: { $0.totals.normCount > 0 }) {
      lines += ["", style.paint(TracedNorm.Tested.legend[invocation.language], .faint)]
    }
    if failed > 0 {
      let text = say(
        "有 \(failed) 项测试不符，不算检验过；见 charter test。",
        "\(failed) \(failed == 1 ? "test fails and counts" : "tests fail and count") for nothing here; "
          + "see charter test.")
      lines.append(style.paint("✗ ", .bad) + text)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func heading(_ document: DocumentTrace) -> String {
    let words = TraceWords(language: invocation.language)
    return aligned(words.heading(document), document.path, role: .strong)
  }

  private func rows(_ clause: ClauseTrace) -> [String] {
    let words = TraceWords(language: invocation.language)
    let state = clause.state
    let title = words.title(clause)
    let left =
      clause.number == nil
      ? "  \(title)"
      : "  \(mark(state)) \(title)" + (state == .gap ? "  " + state.words[invocation.language] : "")
    var lines = [left]
    for norm in clause.norms {
      let sign = style.paint(
        norm.tested.sign,
        [.both, .only].contains(norm.tested) ? .good : norm.tested == .one ? .open : .faint)
      lines.append("      \(sign) \(words.norm(norm))")
    }
    if let parts = words.parts(clause.parts) {
      lines += wrapped(parts, by: "         ")
    }
    for omission in clause.omissions {
      lines += wrapped(words.omission(omission), by: "      ").map { style.paint($0, .faint) }
    }
    return lines
  }

  private func mark(_ state: ClauseTrace.State) -> String {
    switch state {
    case .encoded: style.paint("✓", .good)
    case .partly: style.paint("◐", .open)
    case .excused: style.paint("–", .faint)
    case .gap: style.paint("✗", .bad)
    }
  }

  private func wrapped(_ text: String, by indentation: String) -> [String] {
    TextWrapping.lines(of: text, width: max(invocation.width - indentation.count, 30))
      .map { indentation + $0 }
  }

  private func aligned(_ left: String, _ place: String, role: TextStyle.Role) -> String {
    let place = Neutralised.text(Shortened.path(place))
    let gap = max(invocation.width - DisplayWidth.of(left) - DisplayWidth.of(place), 2)
    return style.paint(left, role) + String(repeating: " ", count: gap) + style.paint(place, .faint)
  }
}

/// The words of a trace, in a reader's language.
struct TraceWords {
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func clean(_ words: Words) -> String { Neutralised.text(words[language]) }

  /// `《…意见》 洪教义教字〔2021〕5号`.
  func heading(_ document: DocumentTrace) -> String {
    let title = document.title.map(clean) ?? clean(document.name.words)
    return title + (document.number.map { " " + clean($0) } ?? "")
  }

  func title(_ clause: ClauseTrace) -> String {
    guard let number = clause.number else { return say("不在条款之内", "outside of any clause") }
    return Neutralised.text(number) + (clause.title.map { " " + clean($0) } ?? "")
  }

  /// `配额 教师交流（3 项测试：达标 2，未达标 1）`; one test may find both, for several subjects:
  /// `配额 教师交流（2 项测试：达标见于 2 项，未达标见于 1 项）`.
  func norm(_ norm: TracedNorm) -> String {
    let name = "\(norm.kind.words[language]) \(clean(norm.name.words))"
    guard norm.cases > 0 else { return name + say("（没有测试）", " (no test)") }
    let (yes, no) = (norm.holding.count, norm.failing.count)
    let (holds, fails) = outcomes(norm.kind)
    let ways =
      yes + no > norm.cases
      ? say(
        "\(holds.zh)见于 \(yes) 项，\(fails.zh)见于 \(no) 项",
        "\(holds.en) in \(yes), \(fails.en) in \(no)")
      : say("\(holds.zh) \(yes)，\(fails.zh) \(no)", "\(holds.en) \(yes), \(fails.en) \(no)")
    return name
      + say(
        "（\(norm.cases) 项测试：\(ways)）", " (\(norm.cases) test\(norm.cases == 1 ? "" : "s"): \(ways))"
      )
  }

  private func outcomes(_ kind: TracedNorm.Kind) -> (Words, Words) {
    switch kind {
    case .norm: (Words(zh: "符合", en: "satisfied"), Words(zh: "不符合", en: "violated"))
    case .exception: (Words(zh: "成立", en: "held"), Words(zh: "不成立", en: "did not"))
    case .rule, .quota: (Words(zh: "达标", en: "met"), Words(zh: "未达标", en: "not met"))
    case .subsidy: (Words(zh: "计入", en: "applied"), Words(zh: "不计", en: "left out"))
    }
  }

  /// `参数 甲、乙 · 表 丙`; `nil`: there are none.
  func parts(_ parts: [ClauseTrace.Part]) -> String? {
    let groups = ClauseTrace.Part.Kind.allCases.compactMap { kind -> String? in
      let names = parts.filter { $0.kind == kind }.map { clean($0.name.words) }
      guard !names.isEmpty else { return nil }
      return "\(kind.words[language]) \(names.joined(separator: say("、", ", ")))"
    }
    return groups.isEmpty ? nil : groups.joined(separator: " · ")
  }

  func omission(_ omission: ClauseTrace.Omission) -> String {
    let reason = clean(omission.reason)
    guard let part = omission.part else { return say("不编码：\(reason)", "not encoded: \(reason)") }
    return say("不编码“\(clean(part))”：\(reason)", "not encoded, “\(clean(part))”: \(reason)")
  }

  func totals(_ totals: TraceTotals) -> String {
    let states = ClauseTrace.State.allCases.compactMap { state -> String? in
      let count = totals.clauses[state] ?? 0
      return count == 0 && state == .gap ? nil : "\(state.words[language]) \(count)"
    }
    let tested = { (tested: TracedNorm.Tested) in totals.norms[tested] ?? 0 }
    let clauses = say("条款 \(totals.clauseCount)：", "\(totals.clauseCount) clauses: ")
    let only = tested(.only)
    let onlyZH = only > 0 ? "只有一面、已测 \(only)，" : ""
    let onlyEN = only > 0 ? "\(only) in the only way, " : ""
    let norms = say(
      "规范 \(totals.normCount)：正反都测 \(tested(.both))，\(onlyZH)只测一面 \(tested(.one))，"
        + "未测 \(tested(.none))",
      "\(totals.normCount) norms: \(tested(.both)) tested both ways, \(onlyEN)\(tested(.one)) one way, "
        + "\(tested(.none)) not at all")
    return clauses + states.joined(separator: say("，", ", ")) + say("；", "; ") + norms
  }
}
