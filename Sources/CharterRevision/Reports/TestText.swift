import CharterDiagnostics
import CharterKit

/// What came of tests, for a reader: a line a file, and each failure with what decided it.
struct TestText {
  let invocation: Invocation

  private var style: TextStyle { invocation.outputStyle }

  private func say(_ zh: String, _ en: String) -> String {
    invocation.language == .zh ? zh : en
  }

  func text(_ run: TestRun) -> String {
    var lines: [String] = []
    for file in run.files where !invocation.isQuiet || file.failures > 0 || file.isBroken {
      // A file that the filter leaves out is not told of.
      if file.tests.isEmpty, !file.isBroken { continue }
      lines.append(line(file))
      for test in file.tests where !test.isPassed { lines += failure(test) }
    }
    let tests = run.tests
    if !tests.isEmpty { lines.append(summary(tests, files: run.files)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ file: TestFileResult) -> String {
    let path = Neutralised.text(Shortened.path(file.path))
    let name = file.name.map { "  " + Neutralised.text($0) } ?? ""
    if file.isBroken {
      return style.paint("✗", .bad) + " \(path)  " + say("有错误，没有运行", "has errors; did not run")
    }
    let count = file.tests.count
    let state =
      file.failures == 0
      ? say("\(count) 项通过", "\(count) passed")
      : say(
        "\(count - file.failures) 项通过，\(file.failures) 项不符",
        "\(count - file.failures) passed, \(file.failures) failed")
    let sign = file.failures == 0 ? style.paint("✓", .good) : style.paint("✗", .bad)
    return "\(sign) \(path)  \(state)" + style.paint(name, .faint)
  }

  private func failure(_ test: TestResult) -> [String] {
    let name = Neutralised.text(test.name.words[invocation.language])
    let place = "\(Neutralised.text(Shortened.path(test.file))):\(test.line)"
    let head = "  ✗ \(name)"
    let gap = max(invocation.width - DisplayWidth.of(head) - DisplayWidth.of(place), 2)
    var lines = [
      "  \(style.paint("✗", .bad)) \(style.paint(name, .strong))"
        + String(repeating: " ", count: gap) + style.paint(place, .faint)
    ]
    let differences = invocation.isQuiet ? [] : test.differences
    for difference in differences {
      let text = Neutralised.text(difference.text(invocation.language))
      lines += TextWrapping.lines(of: text, width: max(invocation.width - 6, 40)).enumerated()
        .map { ($0 == 0 ? "    " : "      ") + $1 }
    }
    if !invocation.isQuiet { lines += test.why.map { "    " + $0 } }
    return lines
  }

  private func summary(_ tests: [TestResult], files: [TestFileResult]) -> String {
    let failed = tests.count { !$0.isPassed }
    let passed = tests.count - failed
    let count = files.count { !$0.tests.isEmpty }
    let all = say(
      "共 \(tests.count) 项测试（\(count) 个文件）：",
      "\(tests.count) test\(tests.count == 1 ? "" : "s") in \(count) file\(count == 1 ? "" : "s"): "
    )
    let parts =
      [style.paint(say("通过 \(passed)", "\(passed) passed"), .good)]
      + (failed > 0 ? [style.paint(say("不符 \(failed)", "\(failed) failed"), .bad)] : [])
    return all + parts.joined(separator: say("，", ", "))
  }
}
