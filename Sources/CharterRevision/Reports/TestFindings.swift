import CharterDiagnostics
import CharterKit

/// Tests that failed, as findings at their places, and what is wrong with what was read.
extension TestSession {
  /// The failures and the diagnostics in the form asked for, which is SARIF or workflow commands.
  func written(_ invocation: Invocation) -> String {
    invocation.written(findings(invocation.language), SourceCollection())
  }

  /// The failures, what no test decides where that was asked for, and the diagnostics.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - errorsOnly: whether warnings and what no test decides are left out.
  /// - Returns: the findings, their places by path and line.
  func findings(_ language: Language, errorsOnly: Bool = false) -> [ReviewFinding] {
    let rule = ReviewFinding.Rule(
      id: "test_failed",
      title: Words(zh: "测试没有通过", en: "a test failed")[language],
      text: Words(
        zh: "政策的结论与测试里写的预期不同：不是政策变了，就是预期写错了。",
        en:
          "The policies reply otherwise than the test expects: either they changed, or it is wrong."
      )[
        language], severity: .error)
    let failures = run.tests.filter { !$0.isPassed }.map { test in
      let lines = [test.name.words[language]] + test.differences.map { $0.text(language) }
      return ReviewFinding(
        rule, at: .line(path: test.file, test.line), message: lines.joined(separator: "\n"))
    }
    var all = failures
    if let emptiness {
      let empty = ReviewFinding.Rule(
        id: "nothing_tested", title: Words(zh: "什么也没有检验", en: "nothing was tested")[language],
        text: emptiness[language], severity: .error)
      all.append(ReviewFinding(empty, at: .nowhere, message: emptiness[language]))
    }
    if let coverage, !errorsOnly { all += undecided(coverage, language) }
    // Each set of policies has texts of its own; their places are told by path and line.
    var seen: Set<String> = []
    for workspace in projects.workspaces {
      for diagnostic in workspace.diagnostics.sorted()
      where !errorsOnly || diagnostic.severity == .error {
        let path = workspace.sources[diagnostic.span.source].name
        let line = workspace.sources.location(of: diagnostic.span).line
        let found = ReviewFinding(diagnostic, language)
        // Sets of policies may share a file.
        guard seen.insert("\(path):\(diagnostic.span.start) \(found.message)").inserted else {
          continue
        }
        all.append(
          ReviewFinding(found.rule, at: .line(path: path, line), message: found.message))
      }
    }
    return all
  }

  /// What no test decides each way, as notes.
  private func undecided(_ coverage: MergedCoverage, _ language: Language) -> [ReviewFinding] {
    let rule = ReviewFinding.Rule(
      id: "undecided", title: Words(zh: "没有测试判定过", en: "no test decides it")[language],
      text: Words(
        zh: "没有一项测试判定过这一面，改错了也不会有测试发现。",
        en: "No test decides it this way, so none would notice a mistake there.")[language],
      severity: .note)
    return coverage.untested.map { point, gap in
      let name = point.name.words[language]
      let kind = point.identity.kind.one
      let message = Words(
        zh: "\(kind.zh)“\(name)”\(gap.zh)。", en: "The \(kind.en) `\(name)`: \(gap.en).")
      return ReviewFinding(
        rule, at: .line(path: point.identity.path, point.line), message: message[language])
    }
  }
}
