import CharterDiagnostics
import CharterValues

/// What came of tests, for machines.
struct TestJSON {
  /// The language of what is told in words: why a test failed, and what no test decides.
  let language: Language

  func members(_ run: TestRun) -> [JSONValue.Member] {
    let tests = run.tests
    return [
      .init(
        "summary",
        [
          "tests": .integer(tests.count), "passed": .integer(tests.count(where: \.isPassed)),
          "failed": .integer(tests.count { !$0.isPassed }),
          "broken_files": .array(run.files.filter(\.isBroken).map { .string($0.path) }),
        ]),
      .init("tests", .array(tests.map(value))),
    ]
  }

  private func value(_ test: TestResult) -> JSONValue {
    [
      "name": .string(test.name.canonical), "file": .string(test.file),
      "line": .integer(test.line), "outcome": test.isPassed ? "passed" : "failed",
      "differences": .array(test.differences.map(value)),
      "why": .array(test.why.map { .string($0) }),
    ]
  }

  private func value(_ difference: Difference) -> JSONValue {
    [
      "about": .string(difference.about.canonical),
      "subject": .optional(difference.subject?.canonical),
      "expected": .string(difference.expected.canonical),
      "got": .string(difference.got.canonical),
    ]
  }

  // MARK: Coverage

  func value(_ coverage: MergedCoverage) -> JSONValue {
    [
      "totals": totals(coverage, in: nil),
      "policies": .array(
        coverage.documents.filter { !$0.points.isEmpty }.map { document in
          [
            "name": .string(document.name.canonical), "file": .string(document.path),
            "totals": totals(coverage, in: document),
            "points": .array(document.points.map(value)),
          ]
        }),
    ]
  }

  private func totals(_ coverage: MergedCoverage, in document: Coverage.Document?) -> JSONValue {
    .object(
      CoveragePoint.Kind.allCases.map { kind in
        let total = coverage.total(of: kind, in: document)
        return .init(
          kind.rawValue, ["covered": .integer(total.covered), "all": .integer(total.all)])
      })
  }

  private func value(_ point: CoveragePoint) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("kind", .string(point.identity.kind.rawValue)),
      .init("name", .string(point.name.canonical)),
      .init("norm", .string(point.norm.canonical)), .init("clause", .optional(point.clause)),
      .init("line", .integer(point.line)),
    ]
    if !point.identity.action.isEmpty {
      members.append(.init("action", .string(point.identity.action)))
    }
    if point.ways != .no { members.append(.init("holds", .integer(point.yes))) }
    if point.ways != .yes { members.append(.init("fails", .integer(point.no))) }
    return .object(members + [.init("gap", .optional(point.gap?.en))])
  }
}
