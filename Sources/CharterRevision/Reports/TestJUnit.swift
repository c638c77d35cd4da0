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
    let errors = files.count(where: \.isBroken) + others.count
    let tests = files.map(\.tests.count).reduce(0, +) + errors
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"charter test\" tests=\"\(tests)\" failures=\"\(run.tests.count { !$0.isPassed })\""
        + " errors=\"\(errors)\">",
    ]
    for trouble in others { lines += suite(trouble) }
    for file in files { lines += suite(file, own[file.path]) }
    return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
  }

  private func suite(_ file: TestFileResult, _ trouble: TestTrouble?) -> [String] {
    let count = file.tests.count + (file.isBroken ? 1 : 0)
    var lines = [
      head(
        file.name ?? file.path, path: file.path, tests: count, failures: file.failures,
        errors: file.isBroken ? 1 : 0)
    ]
    for test in file.tests { lines += testCase(test) }
    if file.isBroken {
      let elsewhere = Words(
        zh: "政策或登记有错误，没有运行", en: "the policies or the registry have errors; did not run")
      lines += error(
        trouble ?? TestTrouble(path: file.path, lines: [elsewhere[language]], code: "not_run"))
    }
    return lines + ["  </testsuite>"]
  }

  /// A suite of what is wrong with a file of policies or records, or with the run.
  private func suite(_ trouble: TestTrouble) -> [String] {
    let name = trouble.path.isEmpty ? "charter test" : trouble.path
    return [head(name, path: trouble.path, tests: 1, failures: 0, errors: 1)] + error(trouble)
      + ["  </testsuite>"]
  }

  private func head(
    _ name: String, path: String, tests: Int, failures: Int, errors: Int
  ) -> String {
    "  <testsuite name=\(quoted(name)) tests=\"\(tests)\" failures=\"\(failures)\" "
      + "errors=\"\(errors)\" skipped=\"0\"" + (path.isEmpty ? ">" : " file=\(quoted(path))>")
  }

  private func error(_ trouble: TestTrouble) -> [String] {
    let name = trouble.path.isEmpty ? "charter test" : trouble.path
    return [
      "    <testcase name=\(quoted(name)) classname=\(quoted(name))>",
      "      <error message=\(quoted(trouble.lines.first ?? "")) type=\(quoted(trouble.code))>"
        + escaped(trouble.lines.joined(separator: "\n")) + "</error>", "    </testcase>",
    ]
  }

  private func testCase(_ test: TestResult) -> [String] {
    let head =
      "    <testcase name=\(quoted(test.name.words[language])) classname=\(quoted(test.file)) "
      + "file=\(quoted(test.file)) line=\"\(test.line)\""
    if test.isPassed { return [head + "/>"] }
    let differences = test.differences.map { $0.text(language) }
    let body = (differences + test.why).joined(separator: "\n")
    return [
      head + ">",
      "      <failure message=\(quoted(differences.joined(separator: "; "))) type=\"failure\">"
        + escaped(body) + "</failure>", "    </testcase>",
    ]
  }

  private func quoted(_ text: String) -> String {
    // A line break in an attribute would be read as a space.
    "\"" + escaped(text).replacing("\n", with: "&#10;") + "\""
  }

  /// The text as XML may hold it: what XML 1.0 has no way to write is left out.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let isAllowed =
          (0x20...0xD7FF).contains(scalar.value) || (0xE000...0xFFFD).contains(scalar.value)
          || scalar.value >= 0x10000
        // 0x7F to 0x9F are allowed, and discouraged.
        if isAllowed, !(0x7F...0x9F).contains(scalar.value) {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}

extension String {
  fileprivate func replacing(_ character: Character, with text: String) -> String {
    reduce(into: "") { $0 += $1 == character ? text : String($1) }
  }
}
