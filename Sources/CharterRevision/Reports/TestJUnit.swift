import CharterDiagnostics

/// What came of tests in the XML that continuous integration reads.
struct TestJUnit {
  let language: Language

  func text(_ run: TestRun) -> String {
    let files = run.files.filter { !$0.tests.isEmpty || $0.isBroken }
    let tests = files.map { $0.tests.count + ($0.isBroken ? 1 : 0) }.reduce(0, +)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"charter test\" tests=\"\(tests)\" failures=\"\(run.tests.count { !$0.isPassed })\""
        + " errors=\"\(files.count(where: \.isBroken))\">",
    ]
    for file in files { lines += suite(file) }
    return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
  }

  private func suite(_ file: TestFileResult) -> [String] {
    let isBroken = file.isBroken
    let count = file.tests.count + (isBroken ? 1 : 0)
    var lines = [
      "  <testsuite name=\(quoted(file.name ?? file.path)) tests=\"\(count)\" "
        + "failures=\"\(file.failures)\" errors=\"\(isBroken ? 1 : 0)\" skipped=\"0\" file=\(quoted(file.path))>"
    ]
    for test in file.tests { lines += testCase(test) }
    if isBroken {
      let message = Words(
        zh: "文件、政策或登记有错误，没有运行", en: "the file, the policies or the registry have errors")
      lines += [
        "    <testcase name=\(quoted(file.path)) classname=\(quoted(file.path))>",
        "      <error message=\(quoted(message[language])) type=\"error\"/>", "    </testcase>",
      ]
    }
    return lines + ["  </testsuite>"]
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
