import CharterDiagnostics

/// The trace of documents for a reviewer: a table a document, in Markdown.
struct TraceMarkdown {
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
  private var words: TraceWords { TraceWords(language: language) }

  func text(_ documents: [DocumentTrace], failed: [TestResult]) -> String {
    var lines = ["# " + say("条款对照", "Clauses and what encodes them")]
    for document in documents {
      lines += [
        "", "## " + escaped(words.heading(document)), "", escaped(words.totals(document.totals)),
        "",
        say("| 条款 | 状态 | 编码 | 不编码的部分和理由 |", "| clause | state | encoded by | left out, and why |"),
        "|---|---|---|---|",
      ]
      for clause in document.clauses + (document.loose.map { [$0] } ?? []) {
        lines.append(row(clause))
      }
    }
    if documents.count > 1 {
      lines += ["", say("总计：", "In all: ") + escaped(words.totals(TraceTotals(documents)))]
    }
    lines += ["", escaped(TracedNorm.Tested.legend[language])]
    if !failed.isEmpty {
      lines += ["", say("不符的测试，不算检验过：", "Failing tests, which count for nothing here:"), ""]
      lines += failed.map {
        "- \(escaped($0.name.words[language])) (\(escaped($0.file)):\($0.line))"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func row(_ clause: ClauseTrace) -> String {
    let state = clause.number == nil ? "" : clause.state.words[language]
    let norms = clause.norms.map { "\($0.tested.sign) \(words.norm($0))" }
    let encoded = norms + (words.parts(clause.parts).map { [$0] } ?? [])
    let omissions = clause.omissions.map(words.omission)
    let cells = [[words.title(clause)], [state], encoded, omissions]
    let texts = cells.map { $0.map(escaped).joined(separator: "<br>") }
    return "| " + texts.joined(separator: " | ") + " |"
  }

  /// A text that no sign of Markdown steers.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in Neutralised.text(text) {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]", "#": result += "\\" + String(character)
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
