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
        ? say("规定没有变化，只有版面或注释不同。", "The norms are the same; only layout or comments differ.")
        : say("两个版本相同。", "The two revisions are the same.")
    }
    let counts = [Weight.substance, .wording, .form].compactMap { weight -> String? in
      let count = changes.count { $0.weight == weight }
      guard count > 0 else { return nil }
      return say("\(weight.words.zh)变更 \(count)", "\(count) of \(weight.words.en)")
    }
    let order = comparison.reordered > 0
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
      let text = part.text.map(clean)
        ?? part.shape.span.map {
          Neutralised.text(
            sources[$0.source].text(of: $0).split(whereSeparator: \.isWhitespace)
              .joined(separator: " "))
        }
      return text.map { Line(lead: lead + say("：", ": ") + $0) }
    }
  }

  // MARK: Cases

  /// What the two were tried on.
  var basis: [String] {
    var lines: [String] = []
    if let cases = difference.cases {
      lines.append(
        say(
          "\(cases.fileCount) 个文件、\(cases.count) 件事项：\(cases.untouched) 件与变更无关，"
            + "\(cases.decided) 件按两个版本各办一遍，\(cases.flips.count) 件不同"
            + "（改判 \(cases.flips.count(where: \.changesVerdict))）。",
          "\(cases.count) proposals in \(files(cases.fileCount)): no change bears on "
            + "\(cases.untouched), \(cases.decided) were decided by both, "
            + "\(cases.flips.count) differ (\(cases.flips.count(where: \.changesVerdict)) in the verdict)."))
    }
    return lines
  }

  /// What follows from a flip in its own file; `nil`: nothing.
  func consequences(of flip: Flip) -> String? {
    let count = difference.cases?.consequences.count {
      $0.file == flip.file && $0.cause == .follows(flip.index)
    }
    guard let count, count > 0 else { return nil }
    return say(
      "同一文件里其后 \(count) 件也随之不同：这一件改判，留下的事实就不同",
      "\(count) later in the same file \(count == 1 ? "differs" : "differ") as well, on the facts that "
        + "the other verdict leaves")
  }

  private func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  /// What could not be tried.
  var gaps: [String] {
    var lines: [String] = []
    for problem in difference.registryProblems {
      lines.append(
        say("登记在\(side(problem.side))下读不通：", "The records cannot be read under \(side(problem.side)): ")
          + clean(problem.words) + bracketed(problem.place))
    }
    for file in difference.cases?.unreadable ?? [] {
      let problems = file.problems.map {
        side($0.side) + say("：", ": ") + clean($0.words) + bracketed($0.place)
      }
      lines.append(
        say("没有比较 ", "Not compared: ") + Neutralised.text(file.path)
          + say("，读不通。", ", which cannot be read. ") + problems.joined(separator: say("；", "; ")))
    }
    if difference.weight == .substance, difference.proposalPlaces.isEmpty {
      lines.append(
        say(
          "没有可以比较的事项；用 --proposals 指明提案或测试文件。",
          "There are no proposals to compare; name files of proposals or tests with --proposals."))
    }
    if difference.weight == .substance, difference.registryPlaces.isEmpty {
      lines.append(
        say(
          "没有登记，配额、规则和补贴没有比较；用 --registry 指明。",
          "There are no records, so quotas, rules and subsidies are not compared; name them with "
            + "--registry."))
    }
    if difference.cases?.isCutShort ?? false {
      lines.append(
        say(
          "变更太多，只有前 \(Causes.mostTried) 项单独试过。",
          "There are too many changes: only the first \(Causes.mostTried) were tried alone."))
    }
    return lines
  }

  private func side(_ side: Side) -> String {
    side == .base ? say("旧版", "BASE") : say("新版", "HEAD")
  }

  private func bracketed(_ text: String) -> String {
    say("（\(Neutralised.text(text))）", " (\(Neutralised.text(text)))")
  }

  /// `成员校退出 · 2021-05-28 “核心校不同意”`.
  func name(_ flip: Flip) -> String {
    var text = name(comparison.head.schema[flip.head.action].name) + " · \(flip.head.date)"
    if let title = flip.title, !title.isEmpty { text += " " + Neutralised.text(title) }
    return text
  }

  func verdict(_ verdict: Verdict) -> String { verdict.words[language] }

  func place(_ flip: Flip) -> String {
    let line = head.sources.location(of: flip.head.span).line
    return "\(Neutralised.text(Shortened.path(flip.path))):\(line)"
  }

  /// What differs in a decision: norms, then what is missing, then duties.
  func lines(_ flip: Flip) -> [String] {
    let file = difference.cases?.files[flip.file]
    let old = file.map { context(.base, $0.base.registry) } ?? base
    let new = file.map { context(.head, $0.head.registry) } ?? head
    var lines = flip.norms.map(shift)
    let before = flip.base.missing.map { old.item($0.reason, action: flip.base.action) }
    let after = flip.head.missing.map { new.item($0.reason, action: flip.head.action) }
    let (gone, come) = (
      before.filter { !after.contains($0) }, after.filter { !before.contains($0) }
    )
    if !come.isEmpty { lines.append(say("新缺：", "now missing: ") + list(come)) }
    if !gone.isEmpty, flip.head.verdict != .rejected || flip.base.verdict == flip.head.verdict {
      lines.append(say("不再缺：", "no longer missing: ") + list(gone))
    }
    let enforced = { (decision: Decision, context: ReportContext) in
      decision.changes.filter { $0.isEnforced && $0.outcome == .violated }.map {
        context.name(context.program.name(of: $0.norm)) + " " + context.text($0.subject, of: $0.norm)
      }
    }
    let (held, holds) = (enforced(flip.base, old), enforced(flip.head, new))
    let (eased, broken) = (
      held.filter { !holds.contains($0) }, holds.filter { !held.contains($0) }
    )
    if !broken.isEmpty { lines.append(say("新触犯：", "now breaks: ") + list(broken)) }
    if !eased.isEmpty { lines.append(say("不再触犯：", "no longer breaks: ") + list(eased)) }
    return lines + duties(flip, old, new)
  }

  private func duties(_ flip: Flip, _ old: ReportContext, _ new: ReportContext) -> [String] {
    let words = { (duty: DutyReport, context: ReportContext) in
      context.clean(duty.text)
        + (duty.due.map { context.say("（限 \($0)）", " (by \($0))") } ?? "")
    }
    let before = flip.base.duties.map { words($0, old) }
    let after = flip.head.duties.map { words($0, new) }
    let (gone, come) = (
      before.filter { !after.contains($0) }, after.filter { !before.contains($0) }
    )
    var lines: [String] = []
    if !come.isEmpty { lines.append(say("新义务：", "new duty: ") + list(come)) }
    if !gone.isEmpty { lines.append(say("不再有义务：", "duty gone: ") + list(gone)) }
    return lines
  }

  func context(_ side: Side, _ registry: Registry) -> ReportContext {
    let context = context(side)
    return ReportContext(
      program: context.program, registry: registry, sources: context.sources, language: language)
  }

  private func list(_ texts: [String]) -> String { texts.joined(separator: say("、", ", ")) }

  /// `二(二)3 退出事由：不符 → 符合（例外 照顾 成立）`.
  private func shift(_ shift: NormShift) -> String {
    let side: Side = shift.head == nil ? .base : .head
    guard let report = shift.head ?? shift.base else { return "" }
    let program = comparison.program(side)
    let norm = program[report.norm]
    var text = norm.clause.map { Neutralised.text(program[$0].number) + " " } ?? ""
    text += name(norm.name) + say("：", ": ")
    text += outcome(shift.base?.outcome) + " → " + outcome(shift.head?.outcome)
    let holding = { (report: NormReport?, program: Program) in
      (report?.exceptions ?? []).filter { $0.holds == true }.map { program[$0.exception].name }
    }
    let (before, after) = (
      holding(shift.base, comparison.base), holding(shift.head, comparison.head)
    )
    for exception in after where !before.contains(exception) {
      text += say("（例外“\(name(exception))”成立）", " (the exception \(name(exception)) holds)")
    }
    for exception in before where !after.contains(exception) {
      text += say(
        "（不再有例外“\(name(exception))”）", " (the exception \(name(exception)) no longer holds)")
    }
    return text
  }

  private func outcome(_ outcome: NormOutcome?) -> String {
    switch outcome {
    case .satisfied?: say("符合", "satisfied")
    case .violated?: say("不符", "violated")
    case .undetermined?: say("待补", "undetermined")
    case .notApplicable?: say("不适用", "not applicable")
    case nil: say("没有", "none")
    }
  }

  /// Which changes make the difference.
  func cause(_ cause: Cause) -> String {
    switch cause {
    case .needs(let changes) where changes.count == 1:
      return say("缘由：变更 \(numbers(changes))", "Cause: change \(numbers(changes))")
        + say("（没有它，结论不变）", " (without it, nothing differs)")
    case .needs(let changes):
      return say(
        "缘由：变更 \(numbers(changes)) 共同作用，少一项结论就不变",
        "Cause: changes \(numbers(changes)) together; without any one of them, nothing differs")
    case .alone(let change):
      return say("缘由：变更 \(numbers([change]))，单独就足够", "Cause: change \(numbers([change])), enough alone")
    case .anyOf(let changes):
      return say(
        "缘由：变更 \(numbers(changes))，每一项单独就足够",
        "Cause: changes \(numbers(changes)), each of which is enough alone")
    case .together(let changes):
      return say(
        "缘由：变更 \(numbers(changes)) 共同作用，没有哪一项单独起作用",
        "Cause: changes \(numbers(changes)) together; none of them makes the difference alone")
    case .follows(let index):
      return say(
        "缘由：随同一文件里第 \(index + 1) 件的结论而变",
        "Cause: it follows from proposal \(index + 1) of the same file")
    case .related(let changes):
      return say(
        "相关的变更：\(numbers(changes))（没能单独验证）",
        "Changes that bear on it: \(numbers(changes)) (not verified one by one)")
    case .unknown: return say("缘由不明", "The cause was not found")
    }
  }

  func numbers(_ changes: [Int]) -> String {
    changes.map { String(comparison.changes[$0].number) }.joined(separator: say("、", ", "))
  }
}
