import CharterDiagnostics
import CharterKit
import CharterValues

/// One run of tests: what was loaded, what came of them, and what they decided.
struct TestSession {
  var projects: Projects
  private(set) var run = TestRun()
  /// What the tests decided, over all sets of policies; `nil`: not asked for.
  var coverage: MergedCoverage?
  private let filter: String?
  /// Whether it is wrong that there are no tests.
  private let needsTests: Bool
  /// Whether a test that fails decides something all the same.
  private let countsFailures: Bool
  /// Why nothing ran, where the diagnostics do not say it.
  private(set) var emptiness: Words?

  init(
    places: Places, filter: String?, notesCoverage: Bool, needsTests: Bool = true,
    countsFailures: Bool = true, passesOverBlank: Bool = false
  ) {
    self.needsTests = needsTests
    self.countsFailures = countsFailures
    projects = Projects(places, passesOverBlank: passesOverBlank)
    self.filter = filter
    coverage = notesCoverage ? MergedCoverage() : nil
  }

  /// Finds and runs the tests of files, or of those below folders.
  mutating func run(_ paths: [String], _ invocation: Invocation) {
    let files = projects.files(paths, for: .tests)
    if files.isEmpty, needsTests, !projects.hasErrors {
      projects.reportNothing(in: paths, kind: .tests)
    }
    // One set at a time, so that what its tests decide is gathered once.
    var sets: [Int: [Int]] = [:]
    for (place, file) in files.enumerated() {
      if let set = projects.set(for: file) {
        sets[set, default: []].append(place)
      } else {
        projects.reportStray(file)
      }
    }
    var results: [Int: TestFileResult] = [:]
    for (set, places) in sets.sorted(by: { $0.key < $1.key }) {
      for (place, result) in run(places.map { ($0, files[$0]) }, by: set, invocation) {
        results[place] = result
      }
    }
    run.files = results.sorted { $0.key < $1.key }.map(\.value)
    if run.tests.isEmpty, needsTests, !projects.hasErrors { emptiness = whyEmpty }
  }

  private mutating func run(
    _ files: [(place: Int, path: String)], by set: Int, _ invocation: Invocation
  ) -> [(Int, TestFileResult)] {
    let notesCoverage = coverage != nil
    let filter = self.filter
    let countsFailures = self.countsFailures
    let found = projects.with(set) { workspace -> (results: [(Int, TestFileResult)], Coverage?) in
      if !workspace.hasPolicyPlaces, !workspace.diagnostics.hasErrors {
        workspace.reportNothing(for: files[0].path, Self.noPolicies)
      }
      // Nothing is tested by half a set of policies or records: the answer might differ.
      guard let program = workspace.program, !workspace.diagnostics.hasErrors else {
        return (
          files.map {
            ($0.place, TestFileResult(path: $0.path, name: nil, tests: [], isBroken: true))
          }, nil
        )
      }
      var runner = TestRunner(program: program, invocation: invocation, filter: filter)
      runner.countsFailures = countsFailures
      if notesCoverage { runner.coverage = Coverage(program, workspace.sources) }
      let results = files.map { ($0.place, runner.run($0.path, in: &workspace)) }
      return (results, runner.coverage)
    }
    if let more = found.1 { coverage?.add(more) }
    return found.results
  }

  private static let noPolicies = Words(
    zh: "没有给出政策：请用 --policies 指明文件夹，或在 charter.yaml 里写明。",
    en: "No policies are given: name their folder with --policies, or in a charter.yaml.")

  private var whyEmpty: Words {
    if let filter {
      let shown = Neutralised.text(Shortened.path(filter))
      return Words(
        zh: "没有名称或文件名含“\(shown)”的测试，什么也没有检验。",
        en: "No test has “\(shown)” in its name or its file's, so nothing was tested.")
    }
    return Words(
      zh: "这些文件里没有一项写了“预期”，什么也没有检验。",
      en: "Nothing in these files has an `expect`, so nothing was tested.")
  }
}

// MARK: Replies

extension TestSession {
  /// Results with the diagnostics beside them.
  func reply(_ status: ExitStatus, _ invocation: Invocation, output: String) -> Reply {
    Reply(output: output, messages: messages(invocation), status: status)
  }

  /// Results and diagnostics in one document.
  func document(
    _ status: ExitStatus, _ invocation: Invocation, _ members: [JSONValue.Member]
  ) -> Reply {
    let empty = emptiness.map { [JSONValue.Member("empty", .string($0[invocation.language]))] }
    return projects.document(status, invocation, members + (empty ?? []))
  }

  private func messages(_ invocation: Invocation) -> String {
    var text = projects.messages(invocation)
    if let emptiness { text += emptiness[invocation.language] + "\n" }
    return text
  }
}
