import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// Looks for cases that do what no test does yet, in one set of policies.
struct SuggestionSearch: Sendable {
  /// A case that was found, as a test.
  struct Found: Sendable {
    let written: WrittenTest
    /// What of it is looked for.
    let changedRecord: Bool
  }

  let workspace: Workspace
  let program: Program
  let bench: TestBench
  let invocation: Invocation

  private static let mostItems = 6
  private static let mostSteps = 1_500_000
  private static let mostCases = 800
  private static let mostFound = 3

  /// Cases that serve an aim, each by another change.
  ///
  /// - Parameters:
  ///   - aim: what the cases are to do.
  ///   - title: what their tests are called.
  ///   - number: a number that no other aim has.
  /// - Returns: the cases, the nearest first.
  func cases(for aim: Aim, titled title: String, number: Int) -> [Found] {
    let near = bench.items.filter { item in reaches(aim, item.entries) }
    var found: [Found] = []
    var (steps, cases) = (0, 0)
    for item in near.prefix(Self.mostItems) {
      let base = TestCase(item, of: bench)
      let trail = Trail(keepsFacts: true)
      _ = base.reply(by: program, trail)
      var search = CaseSearch(base: base, program: program, trail: trail)
      switch aim {
      case .limit(let span, _):
        if trail.pairs[span] == nil { continue }
        search.comparisons = [span]
        search.attributes = program.attributes(of: entries(of: aim))
      case .way: search.attributes = program.attributes(of: entries(of: aim))
      }
      for change in search.changes() {
        guard steps < Self.mostSteps, cases < Self.mostCases else { return found }
        steps += trail.steps
        cases += 1
        guard let variant = base.with(change), serves(variant, aim) else { continue }
        if let test = written(variant, base, change, titled: title, number, aim) {
          found.append(test)
          if found.count == Self.mostFound { return found }
          // Another case would be of other records: the tests stand in one file.
          break
        }
      }
    }
    return found
  }

  // MARK: Aims

  private func entries(of aim: Aim) -> [Trail.Entry] {
    switch aim {
    case .limit(let span, _): program.limits.first { $0.span == span }.map { [$0.entry] } ?? []
    case .way(let point, _): program.entries(of: point)
    }
  }

  private func reaches(_ aim: Aim, _ entries: Set<Trail.Entry>) -> Bool {
    self.entries(of: aim).contains { entry in
      if entries.contains(entry) { return true }
      // A norm that no case applies to is reached by its conditions.
      if case .statements(let id) = entry { return entries.contains(.conditions(id)) }
      return false
    }
  }

  private func serves(_ variant: TestCase, _ aim: Aim) -> Bool {
    switch aim {
    case .limit(let span, let side):
      let trail = Trail(keepsFacts: true)
      _ = variant.reply(by: program, trail)
      return (trail.pairs[span] ?? []).contains { side.holds(of: $0) }
    case .way(let point, let holds):
      var coverage: Coverage? = Coverage(program, workspace.sources)
      _ = variant.reply(by: program, noting: &coverage)
      let points = (coverage?.documents ?? []).flatMap(\.points)
      guard let found = points.first(where: { $0.identity == point.identity }) else {
        return false
      }
      return holds ? found.yes > 0 : found.no > 0
    }
  }

  // MARK: Writing

  private func written(
    _ variant: TestCase, _ base: TestCase, _ change: FactChange, titled title: String,
    _ number: Int, _ aim: Aim
  ) -> Found? {
    let reply = variant.reply(by: program)
    var records: Set<RecordID> = []
    var preferred: String?
    if case .record(let id, _, _) = change {
      records.insert(id)
      preferred = YAMLText.scalar(variant.registry[id].id)
    }
    guard
      let (subject, parts) = reply.expectation(of: preferred, unlike: base.reply(by: program))
    else { return nil }
    let said = base.words(change, program)[invocation.language]
    let test = CaseWriter.Test(
      testCase: variant, title: said.isEmpty ? title : "\(title)：\(said)", subject: subject,
      parts: parts, changed: records)
    // A record of another id stands beside the one that it was made from, and in the way of no other test.
    for id in records where variant.registry[id].standing == .registered {
      let name = "\(variant.registry[id].id)-\(number)"
      var copy = CaseWriter.Test(
        testCase: variant, title: test.title,
        subject: subject == preferred ? YAMLText.scalar(name) : subject, parts: parts,
        changed: records)
      copy.renamed = [id: name]
      if let found = verified(copy, aim, hasRecord: true) { return found }
    }
    return verified(test, aim, hasRecord: !records.isEmpty)
  }

  /// The test as written, where it reads back, passes and does what it is for.
  private func verified(_ test: CaseWriter.Test, _ aim: Aim, hasRecord: Bool) -> Found? {
    for isWhole in [false, true] {
      guard
        let written = CaseWriter(program: program).written(
          test, isWhole: isWhole, remark: CaseWriter.remark[invocation.language]),
        let bench = CaseBench([written].text, workspace, program, invocation), bench.passes,
        let item = bench.bench.items.first, serves(TestCase(item, of: bench.bench), aim)
      else { continue }
      return Found(written: written, changedRecord: hasRecord)
    }
    return nil
  }
}

extension CaseReply {
  /// What a test expects of one subject: the one preferred, else one that another reply has otherwise.
  fileprivate func expectation(
    of preferred: String?, unlike other: CaseReply
  ) -> (subject: String, parts: [Part])? {
    let different = difference(from: other)?.subject
    let chosen =
      subjects.first { $0.name == preferred } ?? subjects.first { $0.name == different }
      ?? subjects.first
    guard let (name, parts) = chosen, let lead = parts.first else { return nil }
    return (name, [lead] + parts.dropFirst().filter { $0.value != "[]" && $0.value != "{}" })
  }
}
