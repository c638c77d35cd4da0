import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// The words of a comparison in a reader's language, as text and Markdown both show them.
struct DiffWords {
  let difference: RevisionDifference
  let language: Language
  /// Contexts without a case at hand.
  let base: ReportContext
  let head: ReportContext

  init(_ difference: RevisionDifference, _ language: Language) {
    self.difference = difference
    self.language = language
    let comparison = difference.comparison
    base = ReportContext(
      program: comparison.base, registry: difference.base.workspace.registry,
      sources: difference.base.workspace.sources, language: language)
    head = ReportContext(
      program: comparison.head, registry: difference.head.workspace.registry,
      sources: difference.head.workspace.sources, language: language)
  }

  var comparison: ProgramComparison { difference.comparison }

  func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    language == .zh ? zh() : en()
  }

  func clean(_ words: Words) -> String { Neutralised.text(words[language]) }

  func context(_ side: Side) -> ReportContext { side == .base ? base : head }

  // MARK: Headline

  var title: String {
    say("比较 ", "Comparing ") + clean(difference.base.name) + " → " + clean(difference.head.name)
  }

  /// How much changed, in a sentence.
  var summary: String {
    let changes = comparison.changes
    guard !changes.isEmpty || comparison.reordered > 0 else {
      return difference.differsInLayout
        ? say(
          "规定没有变化，只是写法不同（版面、注释或变量名）。",
          "The norms are the same; only how they are written differs (layout, comments, variables)."
        )
        : say("两个版本相同。", "The two revisions are the same.")
    }
    let counts = [Weight.substance, .wording, .form].compactMap { weight -> String? in
      let count = changes.count { $0.weight == weight }
      guard count > 0 else { return nil }
      return say("\(weight.words.zh)变更 \(count)", "\(count) of \(weight.words.en)")
    }
    let order =
      comparison.reordered > 0
      ? [say("次序变动 \(comparison.reordered)", "\(comparison.reordered) in another order")] : []
    let list = (counts + order).joined(separator: say("，", ", "))
    let isPlural = changes.count != 1
    let lead = say("", isPlural ? "Changes: " : "Change: ")
    let effect: String
    switch comparison.weight {
    case .substance?, nil: effect = ""
    case .wording?: effect = say("；不影响任何结论。", "; no verdict is affected.")
    case .form?: effect = say("；只是形式，不影响任何结论。", "; of form alone, no verdict is affected.")
    }
    return lead + list + (effect.isEmpty ? say("。", ".") : effect)
  }

  // MARK: Changes

  /// `参数 社会声誉标准 · 二(二)3`.
  func name(_ change: Change) -> String {
    guard let declaration = change.declaration else { return "" }
    let side: Side = change.head == nil ? .base : .head
    var text = kind(declaration) + " " + name(declaration.name)
    if let clause = declaration.clause {
      text += " · " + Neutralised.text(comparison.program(side)[clause].number)
    }
    if comparison.head.policies.count > 1 || comparison.base.policies.count > 1,
      let policy = declaration.policy, declaration.kind != .policy
    {
      text += say("（", " (") + name(comparison.program(side)[policy].name) + say("）", ")")
    }
    return text
  }

  private func kind(_ declaration: Declaration) -> String { clean(declaration.kindWords) }

  func name(_ name: Name) -> String { head.name(name) }

  func place(_ change: Change) -> String? {
    guard let span = change.declaration?.span else { return nil }
    return change.head == nil ? base.shortPlace(span) : head.shortPlace(span)
  }

  /// What is told below the name of a change: a lead, and what was and is.
  struct Line {
    let lead: String
    var was: String?
    var `is`: String?

    /// `规模上限：3000人 → 2500人`.
    func text(_ language: Language) -> String {
      let colon = language == .zh ? "：" : ": "
      switch (was, self.is) {
      case (let was?, let now?): return "\(lead)\(colon)\(was) → \(now)"
      case (let was?, nil):
        return language == .zh ? "删去\(lead)：\(was)" : "dropped \(lead): \(was)"
      case (nil, let now?):
        return language == .zh ? "新增\(lead)：\(now)" : "added \(lead): \(now)"
      case (nil, nil): return lead
      }
    }
  }

  func lines(_ change: Change) -> [Line] {
    var lines: [Line] = []
    if let rename = change.rename {
      lines.append(
        Line(
          lead: say("名称", "name"), was: forms(rename.was), is: forms(rename.is)))
    }
    if let move = change.move {
      let none = say("条款之外", "outside of clauses")
      lines.append(
        Line(
          lead: say("条款", "clause"), was: Neutralised.text(move.was.isEmpty ? none : move.was),
          is: Neutralised.text(move.is.isEmpty ? none : move.is)))
    }
    switch change.kind {
    case .added: lines += whole(change.head, .head)
    case .removed: lines += whole(change.base, .base)
    case .changed, .renamed, .moved: lines += change.details.map(line)
    }
    if !change.twins.isEmpty {
      let count = change.twins.count + 1
      lines.append(
        Line(lead: say("同一规范适用 \(count) 种行动", "one text for \(count) actions")))
    }
    return lines
  }

  private func forms(_ name: Name) -> String {
    Neutralised.text(name.forms.joined(separator: " "))
  }

  private func line(_ detail: Detail) -> Line {
    var lead = clean(detail.part.words)
    if let label = detail.label { lead += " " + name(label) }
    return Line(
      lead: lead, was: detail.was.map { excerpt($0, detail.is) },
      is: detail.is.map { excerpt($0, detail.was) })
  }

  /// The words of a piece; of texts that differ in the other language alone, those.
  private func excerpt(_ piece: Detail.Excerpt, _ other: Detail.Excerpt?) -> String {
    let own = clean(piece.text)
    guard let other, clean(other.text) == own, other.text != piece.text else { return own }
    return Neutralised.text(piece.text[language == .zh ? .en : .zh])
  }

  /// What an added or dropped declaration says, where that is short.
  private func whole(_ declaration: Declaration?, _ side: Side) -> [Line] {
    guard let declaration, declaration.kind != .clause, declaration.kind != .policy,
      !declaration.kind.isVocabulary
    else { return [] }
    let sources = context(side).sources
    return declaration.parts.compactMap { part -> Line? in
      guard part.weight == .substance, part.kind != .type else { return nil }
      var lead = clean(part.kind.words)
      if let label = part.label { lead += " " + name(label) }
      let text =
        part.text.map(clean)
        ?? part.shape.span.map {
          Neutralised.text(
            sources[$0.source].text(of: $0).split(whereSeparator: \.isWhitespace)
              .joined(separator: " "))
        }
      return text.map { Line(lead: lead + say("：", ": ") + $0) }
    }
  }
}
