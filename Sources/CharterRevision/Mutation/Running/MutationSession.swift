import CharterData
import CharterDiagnostics
import CharterKit
import CharterSemantics
import CharterSyntax
import Synchronization

/// One run of mutants: the sets of policies, their tests, and what came of every change.
struct MutationSession {
  /// What came of a mutant.
  enum Outcome: Sendable {
    /// A test notices.
    case killed
    /// None does.
    case survived
    /// The policies with it have an error.
    case notViable
    /// The policies with it mean the same.
    case unchanged
  }

  /// A mutant with the file that it is of and what came of it.
  struct Tried: Sendable {
    let mutant: Mutant
    /// The set of policies in which it was found.
    let set: Int
    var outcome: Outcome
    /// Of one that survived and is not let be: the file of a test that would notice, where one was found.
    var test: String?
    /// Why the policy lets it be; `nil`: it does not.
    var justification: String?
  }

  /// A set of policies with its tests.
  struct TestedSet: Sendable {
    let workspace: Workspace
    let meanings: Meanings
    let bench: TestBench
    /// By the path of a policy file: its text in this set.
    let sources: [String: SourceID]
  }

  private(set) var projects: Projects
  private(set) var sets: [Int: TestedSet] = [:]
  private(set) var tried: [Tried] = []
  /// How many mutants there would be without a sample.
  private(set) var allCount = 0
  private let filter: String?

  init(places: Places, filter: String?, passesOverBlank: Bool = false) {
    projects = Projects(places, passesOverBlank: passesOverBlank)
    self.filter = filter
  }

  /// Whether every test ran and passed.
  var passes: Bool {
    !projects.hasErrors && !sets.isEmpty && sets.values.allSatisfy(\.bench.passes)
      && sets.values.contains { $0.bench.testCount > 0 }
  }

  // MARK: Loading

  /// Loads the tests of files, or of those below folders, and runs them once.
  mutating func load(_ paths: [String], _ invocation: Invocation) {
    var files: [Int: [String]] = [:]
    for file in projects.files(paths, for: .tests) {
      guard let set = projects.set(for: file) else {
        projects.reportStray(file)
        continue
      }
      files[set, default: []].append(file)
    }
    for (set, paths) in files.sorted(by: { $0.key < $1.key }) {
      let loaded = projects.with(set) { workspace in
        workspace.diagnostics.hasErrors
          ? [] : paths.compactMap { path in workspace.loadProposals(path).map { (path, $0) } }
      }
      let workspace = projects.sets[set]
      guard let program = workspace.program, !workspace.diagnostics.hasErrors else { continue }
      let filter = self.filter
      let bench = TestBench(
        workspace, program: program, files: loaded.map { (path: $0.0, tests: $0.1) },
        isChosen: { TestRunner.isChosen($0, $1, by: filter) }, invocation)
      let sources = workspace.trees.map { (tidied(workspace.sources[$0.source].name), $0.source) }
      sets[set] = TestedSet(
        workspace: workspace, meanings: Meanings(program), bench: bench,
        sources: Dictionary(sources, uniquingKeysWith: { first, _ in first }))
    }
  }

  // MARK: Trying

  /// Makes the mutants and tries each, or so many of them at equal distances.
  mutating func run(sample: Int?, _ invocation: Invocation) {
    var all = mutants()
    allCount = all.count
    if let sample, sample > 0, sample < all.count {
      let step = (all.count + sample - 1) / sample
      all = stride(from: 0, to: all.count, by: step).map { all[$0] }
    }
    let sets = self.sets.sorted { $0.key < $1.key }
    let mutants = all
    let done = Mutex(0)
    let task = Words(zh: "变异（共 \(all.count) 处）", en: "mutants (\(all.count) in all)")
    let outcomes = invocation.each(mutants.count) { number in
      let (set, mutant) = mutants[number]
      let outcome = Self.outcome(of: mutant, foundIn: set, sets)
      let count = done.withLock { count in
        count += 1
        return count
      }
      invocation.progress?(Progress(task: task, done: count))
      return outcome
    }
    tried = zip(mutants, outcomes).map { Tried(mutant: $0.mutant, set: $0.set, outcome: $1) }
    justify(isWhole: sample == nil)
    findTests(invocation)
  }

  /// Lets be what comments in the policies let be; one that lets nothing be is noted where all was tried.
  private mutating func justify(isWhole: Bool) {
    for (index, set) in sets {
      var judge = MutantAllowances(set.workspace.allowances)
      var files: Set<SourceID> = []
      for place in tried.indices where tried[place].set == index {
        files.insert(tried[place].mutant.focus.source)
        guard tried[place].outcome == .survived else { continue }
        tried[place].justification = judge.reason(for: tried[place].mutant)
      }
      if isWhole {
        projects.with(index) { $0.note(judge.unused.filter { files.contains($0.span.source) }) }
      }
    }
  }

  /// Looks for a test that would notice, for each change that none does.
  private mutating func findTests(_ invocation: Invocation) {
    let open = tried.indices.filter {
      tried[$0].outcome == .survived && tried[$0].justification == nil
    }
    let survivors = open.map { tried[$0] }
    let sets = self.sets
    let done = Mutex(0)
    let task = Words(
      zh: "没有发现的改动（共 \(open.count) 处）", en: "unnoticed changes (\(open.count) in all)")
    let texts = invocation.each(survivors.count) { number -> String? in
      let survivor = survivors[number]
      let text = sets[survivor.set].flatMap { Self.test(for: survivor.mutant, $0, invocation) }
      let count = done.withLock { count in
        count += 1
        return count
      }
      invocation.progress?(Progress(task: task, done: count))
      return text
    }
    for (place, text) in zip(open, texts) { tried[place].test = text }
  }

  private static func test(
    for mutant: Mutant, _ set: TestedSet, _ invocation: Invocation
  ) -> String? {
    let source = mutant.focus.source
    let bytes = mutant.applied(to: set.workspace.sources[source].bytes)
    guard let program = set.workspace.program,
      let changed = set.workspace.program(replacing: source, by: bytes)
    else { return nil }
    return NoticingTest(
      set: set, program: program, changed: changed,
      change: set.meanings.change(to: Meanings(changed)), mutant: mutant, invocation: invocation
    ).text()
  }

  /// The mutants of the policies that belong to the sets, each once, by set and in the order of the texts.
  private func mutants() -> [(set: Int, mutant: Mutant)] {
    var result: [(set: Int, mutant: Mutant)] = []
    var seen: Set<String> = []
    for (index, set) in sets.sorted(by: { $0.key < $1.key }) {
      guard let program = set.workspace.program else { continue }
      for tree in set.workspace.trees {
        let path = tidied(set.workspace.sources[tree.source].name)
        // What other projects share, such as vocabularies, or a policy of an upper level, is theirs.
        if let folder = projects.folders[index], !Self.lies(path, in: folder) { continue }
        guard seen.insert(path).inserted else { continue }
        result += MutantFinder(tree, schema: program.schema).all().map { (index, $0) }
      }
    }
    return result
  }

  /// Whether a file lies in a folder or below it; the empty one is the working directory.
  static func lies(_ path: String, in folder: String) -> Bool {
    folder.isEmpty
      ? !path.hasPrefix("../") && !path.hasPrefix("/") : path.hasPrefix(folder + "/")
  }

  /// Tries a mutant in every set that reads its file, its own first.
  private static func outcome(
    of mutant: Mutant, foundIn own: Int, _ sets: [(key: Int, value: TestedSet)]
  ) -> Outcome {
    guard let home = sets.first(where: { $0.key == own })?.value else { return .notViable }
    let source = home.workspace.sources[mutant.focus.source]
    let path = tidied(source.name)
    let bytes = mutant.applied(to: source.bytes)
    var outcome = Outcome.notViable
    for (_, set) in sets.filter({ $0.key == own }) + sets.filter({ $0.key != own }) {
      guard let source = set.sources[path],
        let changed = set.workspace.program(replacing: source, by: bytes)
      else { continue }
      let change = set.meanings.change(to: Meanings(changed))
      if case .none = change {
        if outcome == .notViable { outcome = .unchanged }
        continue
      }
      if set.bench.notices(changed, change) { return .killed }
      outcome = .survived
    }
    return outcome
  }
}
