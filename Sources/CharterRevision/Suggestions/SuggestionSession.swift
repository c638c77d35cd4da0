import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues
import Synchronization

/// One run of suggestions: what no test does yet, with a case for each where one was found.
struct SuggestionSession {
  /// Something that no test does, in words.
  struct Open: Sendable {
    let aim: Aim
    /// What it is about: clause, name and text.
    let title: Words
    /// Its file and line.
    let place: String
  }

  /// What came of one.
  struct Result: Sendable {
    let open: Open
    let found: [SuggestionSearch.Found]
  }

  let invocation: Invocation
  /// The tests that go together in one file, with what they are for.
  private(set) var tests: [WrittenTest] = []
  /// What no case was found for.
  private(set) var missing: [Open] = []
  /// What has a case that does not go together with the others.
  private(set) var postponed: [Open] = []

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// Looks for cases of everything that the tests of a set leave open.
  mutating func run(_ set: MutationSession.TestedSet, in folder: String?) {
    guard let program = set.workspace.program else { return }
    let search = SuggestionSearch(
      workspace: set.workspace, program: program, bench: set.bench, invocation: invocation)
    let open = self.open(set, program, in: folder)
    let language = invocation.language
    let done = Mutex(0)
    let task = Words(
      zh: "没有测试到的地方（共 \(open.count) 处）", en: "what no test does (\(open.count) in all)")
    let progress = invocation.progress
    let found = invocation.each(open.count) { number in
      let one = open[number]
      let cases = search.cases(for: one.aim, titled: one.title[language], number: number + 1)
      let count = done.withLock { count in
        count += 1
        return count
      }
      progress?(Progress(task: task, done: count))
      return cases
    }
    var chosen: [(open: Open, test: WrittenTest)] = []
    for (one, cases) in zip(open, found) {
      guard !cases.isEmpty else {
        missing.append(one)
        continue
      }
      let tests = chosen.map(\.test)
      if let fit = cases.first(where: { !tests.clashes(with: $0.written) }) {
        chosen.append((one, fit.written))
      } else {
        postponed.append(one)
      }
    }
    keepThosePassing(&chosen, set, program)
    tests += chosen.map(\.test)
  }

  /// Leaves out the tests that come out otherwise beside the others: they stand in one file, on one registry.
  private mutating func keepThosePassing(
    _ chosen: inout [(open: Open, test: WrittenTest)], _ set: MutationSession.TestedSet,
    _ program: Program
  ) {
    while !chosen.isEmpty {
      let ordered = WrittenTest.List.allCases.flatMap { list in
        chosen.indices.filter { chosen[$0].test.list == list }.sorted {
          (chosen[$0].test.date.dayNumber, $0) < (chosen[$1].test.date.dayNumber, $1)
        }
      }
      let text = chosen.map(\.test).text
      guard let bench = CaseBench(text, set.workspace, program, invocation)?.bench else {
        // Together they are no file at all: the half that came first is kept.
        let kept = chosen.count / 2
        postponed += chosen[kept...].map(\.open)
        chosen.removeSubrange(kept...)
        continue
      }
      let failing = bench.items.filter { !$0.passes }.map { item -> Int in
        let place: (WrittenTest.List, Int) =
          switch item.work {
          case .proposal(let place): (.proposals, place)
          case .audit(let place): (.audits, place)
          case .subsidy(let place): (.subsidies, place)
          }
        return ordered.filter { chosen[$0].test.list == place.0 }[place.1]
      }
      if failing.isEmpty { return }
      // The first that fails may be why others do.
      let leaving = Set(failing.sorted().prefix(max(failing.count / 2, 1)))
      postponed += leaving.sorted().map { chosen[$0].open }
      chosen = chosen.enumerated().filter { !leaving.contains($0.offset) }.map(\.element)
    }
  }

  // MARK: What is open

  private func open(
    _ set: MutationSession.TestedSet, _ program: Program, in folder: String?
  ) -> [Open] {
    let sources = set.workspace.sources
    var pairs: [Span: [Trail.Pair]] = [:]
    var coverage: Coverage? = Coverage(program, sources)
    for item in set.bench.items where item.isTest {
      let trail = Trail(keepsFacts: true)
      set.bench.note(item, trail, &coverage)
      for (span, more) in trail.pairs { pairs[span, default: []] += more }
    }
    func isOwn(_ path: String) -> Bool {
      folder.map { MutationSession.lies(path, in: $0) } ?? true
    }
    var open: [Open] = []
    for limit in program.limits where isOwn(tidied(sources[limit.span.source].name)) {
      let text = sources[limit.span.source].text(of: limit.span)
        .split { $0.isWhitespace }.joined(separator: " ")
      let place =
        "\(tidied(sources[limit.span.source].name)):\(sources.location(of: limit.span).line)"
      for side in Aim.Side.allCases
      where !(pairs[limit.span] ?? []).contains(where: { side.holds(of: $0) }) {
        let clause = limit.clause.map { $0 + " " } ?? ""
        open.append(
          Open(
            aim: .limit(limit.span, side),
            title: Words(
              zh: "\(clause)\(limit.name.words.zh) \(text) \(side.words.zh)",
              en: "\(clause)\(limit.name.words.en) \(text) \(side.words.en)"), place: place))
      }
    }
    for document in coverage?.documents ?? [] where isOwn(document.path) {
      for point in document.points where !point.isCovered {
        open += ways(of: point)
      }
    }
    return open
  }

  private func ways(of point: CoveragePoint) -> [Open] {
    var ways: [Bool] = []
    if point.ways != .no, point.yes == 0 { ways.append(true) }
    if point.ways != .yes, point.no == 0 { ways.append(false) }
    return ways.map { holds in
      let said = point.way(holds)
      let clause = point.clause.map { $0 + " " } ?? ""
      return Open(
        aim: .way(point, holds: holds),
        title: Words(
          zh: "\(clause)\(point.name.words.zh) \(said.zh)",
          en: "\(clause)\(point.name.words.en) \(said.en)"),
        place: "\(point.identity.path):\(point.line)")
    }
  }
}
