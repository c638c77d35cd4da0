import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// The words about proposals: what they were tried on, what differs, and why.
extension DiffWords {
  /// What the two were tried on.
  var basis: [String] {
    var lines: [String] = []
    if let cases = difference.cases {
      lines.append(
        say(
          "\(cases.count) 件事项：\(cases.untouched) 件与变更无关，"
            + "\(cases.decided) 件按两个版本各办一遍，\(cases.flips.count) 件不同"
            + "（改判 \(cases.flips.count(where: \.changesVerdict))）。",
          "\(cases.count) proposals: no change bears on "
            + "\(cases.untouched), \(cases.decided) were decided by both, "
            + "\(cases.flips.count) differ (\(cases.flips.count(where: \.changesVerdict)) in the verdict)."
        ))
    }
    return lines
  }

  /// Which records and proposals were used.
  var used: String? {
    guard let cases = difference.cases, cases.fileCount > 0 else { return nil }
    var folders: [String] = []
    var counts: [String: Int] = [:]
    for path in cases.paths {
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      if counts[folder] == nil { folders.append(folder) }
      counts[folder, default: 0] += 1
    }
    let places = folders.map { folder in
      Neutralised.text(folder)
        + bracketed(say("\(counts[folder] ?? 0) 个文件", files(counts[folder] ?? 0)))
    }
    let registry = difference.registryPlaces.map { Neutralised.text($0) }
    return (registry.isEmpty ? "" : say("登记 ", "records ") + list(registry) + say("；", "; "))
      + say("提案 ", "proposals ") + list(places)
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
        say(
          "登记在\(side(problem.side))下读不通：",
          "The records cannot be read under \(side(problem.side)): ")
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
    if difference.weight == .substance, !difference.hasProposals || difference.cases?.fileCount == 0
    {
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
        context.name(context.program.name(of: $0.norm)) + " "
          + context.text($0.subject, of: $0.norm)
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
    case nil: say("不在其列", "no norm of it")
    }
  }

  /// Which changes make the difference, with what leads a line.
  func cause(_ cause: Cause) -> String {
    switch cause {
    case .needs, .alone, .anyOf, .together, .follows:
      say("缘由：", "Cause: ") + trial(cause)
    case .related, .unknown: trial(cause)
    }
  }

  /// Which changes make the difference, as far as that was tried.
  func trial(_ cause: Cause) -> String {
    switch cause {
    case .needs(let changes) where changes.count == 1:
      return say("变更 \(numbers(changes))", "change \(numbers(changes))")
        + say("（没有它，就没有不同）", " (without it, nothing differs)")
    case .needs(let changes):
      return say(
        "变更 \(numbers(changes)) 共同作用，少一项就没有不同",
        "changes \(numbers(changes)) together; without any one of them, nothing differs")
    case .alone(let change):
      return say(
        "变更 \(numbers([change]))，单独就足够", "change \(numbers([change])), enough alone")
    case .anyOf(let changes):
      return say(
        "变更 \(numbers(changes))，每一项单独就足够",
        "changes \(numbers(changes)), each of which is enough alone")
    case .together(let changes):
      return say(
        "变更 \(numbers(changes)) 共同作用，没有哪一项单独起作用",
        "changes \(numbers(changes)) together; none of them makes the difference alone")
    case .follows(let index):
      return say(
        "随同一文件里第 \(index + 1) 件的结论而变",
        "it follows from proposal \(index + 1) of the same file")
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
