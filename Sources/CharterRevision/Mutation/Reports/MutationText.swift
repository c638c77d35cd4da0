import CharterDiagnostics
import CharterKit

/// What no test would notice, for a reader.
struct MutationText {
  let invocation: Invocation

  private var style: TextStyle { invocation.outputStyle }

  private func say(_ zh: String, _ en: String) -> String {
    invocation.language == .zh ? zh : en
  }

  func text(_ report: MutationReport) -> String {
    var lines: [String] = []
    for survivor in report.unjustified { lines += self.lines(survivor) + [""] }
    lines += summary(report)
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(_ survivor: MutationReport.Survivor) -> [String] {
    let mutant = survivor.mutant
    let clause = mutant.clause.map { Neutralised.text($0) + "  " } ?? ""
    let name = Neutralised.text(mutant.declaration?[invocation.language] ?? "")
    let place =
      "\(Neutralised.text(Shortened.path(survivor.path))):\(survivor.location.line):\(survivor.location.column)"
    let head = "? \(clause)\(name)"
    let gap = max(invocation.width - DisplayWidth.of(head) - DisplayWidth.of(place), 2)
    let first =
      style.paint("?", .open) + " \(clause)" + style.paint(name, .strong)
      + String(repeating: " ", count: gap) + style.paint(place, .faint)
    let told = TextWrapping.lines(
      of: survivor.words.unnoticed[invocation.language], width: max(invocation.width - 4, 40))
    return [first] + told.enumerated().map { ($0 == 0 ? "  " : "    ") + $1 } + test(survivor)
  }

  /// A test that would notice, to paste into a file of tests.
  private func test(_ survivor: MutationReport.Survivor) -> [String] {
    guard !invocation.isQuiet else { return [] }
    guard let test = survivor.test else {
      let words = say(
        "把已有的测试改动一项事实，得不到能发现它的测试：请自己写一项；确实不用测试的，在政策里写“// 容许变异：理由”。",
        "No test that differs from yours in one fact would notice: write one by hand, or let it stand in the policy"
          + " by `// allow mutant: reason`.")
      return TextWrapping.lines(of: words, width: max(invocation.width - 4, 40)).enumerated()
        .map { style.paint(($0 == 0 ? "  " : "    ") + $1, .faint) }
    }
    let lead = say("能发现它的测试：", "A test that would notice:")
    let lines = test.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return ["  " + lead] + lines.map { "    " + Neutralised.text(String($0)) }
  }

  private func summary(_ report: MutationReport) -> [String] {
    var parts = [
      say("发现 \(report.killed)", "\(report.killed) noticed"),
      style.paint(
        say("没有发现 \(report.unjustified.count)", "\(report.unjustified.count) unnoticed"),
        report.unjustified.isEmpty ? .good : .bad),
    ]
    if report.justified > 0 {
      parts.append(say("已说明 \(report.justified)", "\(report.justified) justified"))
    }
    let share = "\(report.unnoticedPerMille / 10).\(report.unnoticedPerMille % 10)%"
    var lines = [
      say(
        "共改动 \(report.viable) 处（\(report.tests) 项测试）：",
        "\(report.viable) changes (\(report.tests) tests): ")
        + parts.joined(separator: say("，", ", "))
        + say("；没有发现的占 \(share)", "; \(share) unnoticed")
    ]
    let idle = report.notViable + report.unchanged
    if idle > 0 {
      lines.append(
        say(
          "另有 \(report.notViable) 处改动后政策有错误，\(report.unchanged) 处改动后意思不变，都不计。",
          "Not counted: \(report.notViable) that leave an error in the policy, and \(report.unchanged) that mean the same."
        ))
    }
    if let all = report.allCount {
      lines.append(
        say("这是 \(all) 处改动中等距抽取的一部分。", "This is a sample at equal distances of \(all) changes."))
    }
    return lines
  }
}
