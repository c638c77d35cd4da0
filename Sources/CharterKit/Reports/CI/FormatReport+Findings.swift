internal import CharterDiagnostics

extension FormatReport {
  /// The files that are not in the one layout, as findings at the first line that would change.
  var findings: [ReviewFinding] {
    let rule = ReviewFinding.Rule(
      id: "not_formatted",
      title: Words(zh: "没有排版", en: "not formatted")[language],
      text: Words(
        zh: "文件的排版与 charter fmt 的不同；意思没有问题。运行 charter fmt 即可。",
        en:
          "The layout differs from that of `charter fmt`, which mends it; the meaning is not concerned."
      )[
        language], severity: .error)
    return results.changed.compactMap { file in
      guard case .changed(let old, let new) = file.outcome else { return nil }
      let (before, after) = (
        old.split(separator: "\n", omittingEmptySubsequences: false),
        new.split(separator: "\n", omittingEmptySubsequences: false)
      )
      let line = zip(before, after).prefix { $0 == $1 }.count + 1
      return ReviewFinding(
        rule, at: .line(path: file.path, min(line, max(before.count, 1))), message: rule.text)
    }
  }
}
