import CharterDiagnostics
public import CharterKit

/// `charter test`: runs the tests of the files named, or of those below the folders named.
public struct TestCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats(
    "test", [.text, .json, .junit, .lcov, .sarif, .github])

  /// Files and folders of tests.
  public var paths: [String]
  /// Where policies and registry are; without either, each file's nearest `charter.yaml` says it.
  public var places: Places
  /// What a test's name, or its file's, must contain.
  public var filter: String?
  /// Whether to say what no test decides.
  public var reportsCoverage: Bool
  /// Whether to break the policies one small change at a time, and to tell those that no test notices.
  public var mutates: Bool
  /// Whether to write tests of what no test does yet.
  public var suggests: Bool
  /// How many of the changes to try at most; `nil`: all.
  public var sample: Int?

  /// A run of tests.
  public init(
    paths: [String], places: Places, filter: String? = nil, reportsCoverage: Bool = false,
    mutates: Bool = false, sample: Int? = nil, suggests: Bool = false
  ) {
    self.suggests = suggests
    self.mutates = mutates
    self.sample = sample
    self.paths = paths
    self.places = places
    self.filter = filter
    self.reportsCoverage = reportsCoverage
  }

  /// Runs the tests and reports.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    if let refusal = contradiction(invocation) { return refusal }
    if mutates { return mutate(invocation) }
    if suggests { return suggest(invocation) }
    return runTests(invocation)
  }

  /// Runs the tests as they stand.
  func runTests(_ invocation: Invocation) -> Reply {
    var session = TestSession(
      places: places, filter: filter, notesCoverage: reportsCoverage || invocation.format == .lcov,
      passesOverBlank: suggests)
    session.run(paths.isEmpty ? ["."] : paths, invocation)
    let ending = status(session)
    switch invocation.format {
    case .text, .markdown, .csv:
      return session.reply(ending, invocation, output: text(session, invocation))
    case .junit:
      return session.reply(
        ending, invocation,
        output: TestJUnit(language: invocation.language)
          .text(session.run, session.troubles(invocation.language)))
    case .sarif, .github:
      return Reply(output: session.written(invocation), status: ending)
    case .lcov:
      return session.reply(
        ending, invocation, output: session.coverage.map { CoverageLCOV().text($0) } ?? "")
    case .json:
      let json = TestJSON(language: invocation.language)
      let coverage = session.coverage.map { [JSONValue.Member("coverage", json.value($0))] } ?? []
      return session.document(ending, invocation, json.members(session.run) + coverage)
    }
  }

  /// What was asked for that does not go together.
  private func contradiction(_ invocation: Invocation) -> Reply? {
    if [mutates, suggests, reportsCoverage].count(where: \.self) > 1 {
      return invocation.usage(
        Words(
          zh: "--coverage、--mutate、--suggest 一次只能用一个。",
          en: "--coverage, --mutate and --suggest go one at a time."))
    }
    if let sample, !mutates || sample < 1 {
      return invocation.usage(
        Words(
          zh: "--sample 用在 --mutate 之后，数目至少是 1。",
          en: "--sample goes with --mutate, and its number is at least 1."))
    }
    let (option, formats): (String, [OutputFormat])
    switch (suggests, mutates, reportsCoverage) {
    case (true, _, _): (option, formats) = ("--suggest", [.text])
    case (_, true, _): (option, formats) = ("--mutate", [.text, .json])
    case (_, _, true): (option, formats) = ("--coverage", [.text, .json, .lcov, .sarif, .github])
    default: return nil
    }
    guard !formats.contains(invocation.format) else { return nil }
    let names = formats.map(\.rawValue)
    return invocation.usage(
      Words(
        zh: "\(option) 的格式只有 \(names.joined(separator: "、"))。",
        en: "\(option) has no format but \(names.joined(separator: ", "))."))
  }

  private func text(_ session: TestSession, _ invocation: Invocation) -> String {
    var text = TestText(invocation: invocation).text(session.run)
    if reportsCoverage, let coverage = session.coverage {
      text += "\n" + CoverageText(invocation: invocation).text(coverage)
    }
    return text
  }

  /// What is wrong with policies or data is told first; and that nothing ran is no success.
  private func status(_ session: TestSession) -> ExitStatus {
    if session.projects.hasErrors || session.run.tests.isEmpty { return .faulty }
    return session.run.tests.allSatisfy(\.isPassed) ? .success : .rejected
  }
}
