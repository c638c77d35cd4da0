import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// Looks for a test that would notice a change that none does.
struct NoticingTest {
  let set: MutationSession.TestedSet
  let program: Program
  let changed: Program
  let change: Meanings.Change
  let mutant: Mutant
  let invocation: Invocation

  /// How many of the tests that come near are varied, and how much work that may be.
  private static let mostItems = 8
  private static let mostSteps = 1_500_000
  private static let mostCases = 1_200

  /// The file of a test that passes by the policies as they are, and not by the change; `nil`: none was found.
  func text() -> String? {
    var near: [TestBench.Item] = set.bench.items.filter { change.reaches($0.entries) }
    // The cheapest, and those that make use of most of what the change has touched.
    near =
      Array(near.prefix(Self.mostItems / 2))
      + near.dropFirst(Self.mostItems / 2)
      .enumerated().filter { $0.offset % max(near.count / Self.mostItems, 1) == 0 }.map(\.element)
    var steps = 0
    var cases = 0
    for item in near.prefix(Self.mostItems) {
      let base = TestCase(item, of: set.bench)
      let trail = Trail(keepsFacts: true)
      _ = base.reply(by: program, trail)
      var search = CaseSearch(base: base, program: program, trail: trail)
      search.attributes = attributes
      search.comparisons = nearComparisons(trail)
      search.days = mutant.days
      for factChange in search.changes() {
        guard steps < Self.mostSteps, cases < Self.mostCases else { return nil }
        steps += trail.steps * 2
        cases += 1
        guard let variant = base.with(factChange),
          let difference = variant.reply(by: program).difference(from: variant.reply(by: changed)),
          let text = written(variant, base, factChange, difference)
        else { continue }
        return text
      }
    }
    return nil
  }

  /// What the declarations touched read; `nil`: a policy's header is touched, and everything may matter.
  private var attributes: Set<AttributeID>? {
    guard case .declarations(let entries) = change else { return nil }
    return program.attributes(of: entries)
  }

  /// The comparisons around the change; `nil`: there is none.
  private func nearComparisons(_ trail: Trail) -> Set<Span>? {
    let place = mutant.place
    let found = trail.pairs.keys.filter {
      $0.source == place.source && $0.start < place.end && place.start < $0.end
    }
    return found.isEmpty ? nil : Set(found)
  }

  // MARK: Writing

  private func written(
    _ variant: TestCase, _ base: TestCase, _ factChange: FactChange,
    _ difference: (subject: String, parts: [CaseReply.Part])
  ) -> String? {
    let said = base.words(factChange, program)[invocation.language]
    let name = mutant.declaration?[invocation.language] ?? ""
    let title = [mutant.clause ?? "", name, said].filter { !$0.isEmpty }.joined(separator: " ")
    var changed: Set<RecordID> = []
    if case .record(let id, _, _) = factChange { changed.insert(id) }
    let test = CaseWriter.Test(
      testCase: variant, title: title, subject: difference.subject, parts: difference.parts,
      changed: changed)
    let remark =
      invocation.language == .zh
      ? "请核对：文件是否这样说" : "to be confirmed: is this what the document says?"
    for isWhole in [false, true] {
      guard
        let text = CaseWriter(program: program).text(test, isWhole: isWhole, remark: remark),
        serves(text)
      else { continue }
      return text
    }
    return nil
  }

  /// Whether a file of tests passes by the policies as they are, and not by the change.
  private func serves(_ text: String) -> Bool {
    guard let bench = CaseBench(text, set.workspace, program, invocation), bench.passes else {
      return false
    }
    return bench.bench.notices(self.changed, change)
  }
}

extension Mutant {
  /// The days that it puts in the place of others.
  fileprivate var days: [CalendarDate] {
    guard kind == .date else { return [] }
    return edits.compactMap { edit in
      let parts = edit.text.split { !$0.isNumber }.compactMap { Int($0) }
      return parts.count == 3
        ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
    }
  }
}
