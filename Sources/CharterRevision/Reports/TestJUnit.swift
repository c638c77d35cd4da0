import CharterDiagnostics

/// What came of tests in the XML that continuous integration reads.
struct TestJUnit {
  let language: Language

  /// - Parameters:
  ///   - run: what came of the tests.
  ///   - troubles: what is wrong, each in the suite of its file.
  /// - Returns: the document.
  func text(_ run: TestRun, _ troubles: [TestTrouble]) -> String {
    let files = run.files.filter { !$0.tests.isEmpty || $0.isBroken }
    let own = Dictionary(troubles.map { ($0.path, $0) }) { first, _ in first }
    let known = Set(files.map(\.path))
    let others = troubles.filter { !known.contains($0.path) }
    return JUnitDocument(name: "charter test")
      .text(others.map(suite) + files.map { suite($0, own[$0.path]) })
  }

  private func suite(_ file: TestFileResult, _ trouble: TestTrouble?) -> JUnitDocument.Suite {
    var cases = file.tests.map(testCase)
    if file.isBroken {
      let elsewhere = Words(
        zh: "政策或登记有错误，没有运行", en: "the policies or the registry have errors; did not run")
      cases.append(
        broken(
          trouble ?? TestTrouble(path: file.path, lines: [elsewhere[language]], code: "not_run")))
    }
    return JUnitDocument.Suite(name: file.name ?? file.path, path: file.path, cases: cases)
  }

  /// A suite of what is wrong with a file of policies or records, or with the run.
  private func suite(_ trouble: TestTrouble) -> JUnitDocument.Suite {
    let name = trouble.path.isEmpty ? "charter test" : trouble.path
    return JUnitDocument.Suite(name: name, path: trouble.path, cases: [broken(trouble)])
  }

  private func broken(_ trouble: TestTrouble) -> JUnitDocument.Case {
    let name = trouble.path.isEmpty ? "charter test" : trouble.path
    return JUnitDocument.Case(
      name: name, group: name,
      .broken(
        kind: trouble.code, message: trouble.lines.first ?? "",
        body: trouble.lines.joined(separator: "\n")))
  }

  private func testCase(_ test: TestResult) -> JUnitDocument.Case {
    let name = test.name.words[language]
    if test.isPassed { return JUnitDocument.Case(name: name, group: test.file, .passed(note: nil)) }
    let differences = test.differences.map { $0.text(language) }
    // The schema has no attribute for a case's line, so the text begins with it.
    let body = ["\(test.file):\(test.line)"] + differences + test.why
    return JUnitDocument.Case(
      name: name, group: test.file,
      .failed(
        kind: "failure", message: differences.joined(separator: "; "),
        body: body.joined(separator: "\n")))
  }
}
