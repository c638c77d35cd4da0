/// Draws diagnostics as text for people.
public struct DiagnosticRenderer: Sendable {
  private let sources: SourceCollection
  private let language: Language
  private let style: TextStyle
  private let width: Int

  /// A renderer of diagnostics about some texts.
  ///
  /// - Parameters:
  ///   - sources: every text that the diagnostics point into.
  ///   - language: the reader's.
  ///   - style: with colours or plain.
  ///   - width: the cells of a row, at least 40.
  public init(
    sources: SourceCollection, language: Language, style: TextStyle = .plain, width: Int = 100
  ) {
    self.sources = sources
    self.language = language
    self.style = style
    self.width = max(width, 40)
  }

  /// How many diagnostics are drawn in one run; nobody reads more at once.
  public static let mostShown = 200

  /// The first ``mostShown`` diagnostics in order, a blank line after each, and how many more there are.
  ///
  /// Where not all are drawn, no warning takes the place of an error.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    let shown = diagnostics.foremost(DiagnosticRenderer.mostShown)
    let text = shown.map { render($0) + "\n\n" }.joined()
    guard shown.count < diagnostics.count else { return text }
    let number = grouped(diagnostics.count - shown.count)
    return text + (language == .zh ? "……另有 \(number) 处\n\n" : "… and \(number) more\n\n")
  }

  /// `3,800`.
  private func grouped(_ number: Int) -> String {
    var groups: [String] = []
    var digits = String(number)[...]
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = digits.dropLast(3)
    }
    return ([String(digits)] + groups).joined(separator: ",")
  }

  /// One diagnostic, without a line break at its end.
  public func render(_ diagnostic: Diagnostic) -> String {
    var rows = heading(diagnostic)
    let excerpts = self.excerpts(diagnostic)
    if !excerpts.isEmpty { rows += [""] + excerpts }
    rows += [""] + indented(clean(diagnostic.message[language]), by: "  ", width: width)
    for advice in advice(diagnostic) { rows += advice }
    return rows.joined(separator: "\n")
  }

  /// How many errors and warnings there are, in words; `nil` where there are none.
  public static func count(_ diagnostics: [Diagnostic]) -> Words? {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    var zh: [String] = []
    var en: [String] = []
    if errors > 0 {
      zh.append("\(errors) 处错误")
      en.append("\(errors) error\(errors == 1 ? "" : "s")")
    }
    if warnings > 0 {
      zh.append("\(warnings) 处提醒")
      en.append("\(warnings) warning\(warnings == 1 ? "" : "s")")
    }
    guard !zh.isEmpty else { return nil }
    return Words(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
  }

  // MARK: The parts

  private var accent: (Severity) -> TextStyle.Role {
    { severity in
      switch severity {
      case .error: .bad
      case .warning: .open
      case .note: .note
      }
    }
  }

  private func heading(_ diagnostic: Diagnostic) -> [String] {
    let code = diagnostic.code.rawValue
    let title = diagnostic.code.explanation.title[language]
    let place = self.place(diagnostic.span)
    let plainWidth = DisplayWidth.of(code) + 2 + DisplayWidth.of(title)
    let painted =
      style.paint(code, accent(diagnostic.severity), .strong) + "  " + style.paint(title, .strong)
    let gap = width - plainWidth - DisplayWidth.of(place)
    guard gap >= 2 else { return [painted, "  " + style.paint(place, .faint)] }
    return [painted + String(repeating: " ", count: gap) + style.paint(place, .faint)]
  }

  /// `nanchang.charter:41:18`.
  private func place(_ span: Span) -> String {
    let location = sources.location(of: span)
    let name = clean(Shortened.path(sources[span.source].name))
    // A file that could not be read, or an empty one, has no lines.
    return sources[span.source].bytes.isEmpty
      ? name : name + ":\(location.line):\(location.column)"
  }

  private func excerpts(_ diagnostic: Diagnostic) -> [String] {
    var order: [SourceID] = []
    var marks: [SourceID: [SourceExcerpt.Mark]] = [:]
    for (index, label) in ([diagnostic.primary] + diagnostic.secondary).enumerated() {
      let source = label.span.source
      if marks[source] == nil { order.append(source) }
      let words = clean(label.words?[language] ?? "")
      marks[source, default: []].append(
        .init(span: label.span, label: words, isPrimary: index == 0))
    }
    // A text of nothing, such as a file that could not be read, has nothing to show.
    order = order.filter { !sources[$0].bytes.isEmpty }
    let gutter =
      order.map { SourceExcerpt.gutter(for: marks[$0] ?? [], in: sources[$0]) }.max() ?? 1
    var rows: [String] = []
    for source in order {
      let here = marks[source] ?? []
      if source != diagnostic.span.source, let first = here.first {
        rows += ["", "  " + style.paint(place(first.span), .faint)]
      }
      rows += SourceExcerpt(
        source: sources[source], marks: here, style: style, accent: accent(diagnostic.severity),
        width: width, gutter: gutter
      ).rows()
    }
    return rows
  }

  /// The help, else the title of each fix.
  private func advice(_ diagnostic: Diagnostic) -> [[String]] {
    let lead = language == .zh ? "建议：" : "Help: "
    let texts = diagnostic.help.map { [$0] } ?? diagnostic.fixes.map(\.title)
    return texts.map { text in
      var rows = indented(lead + clean(text[language]), by: "  ", width: width)
      if let first = rows.first, first.hasPrefix("  " + lead) {
        rows[0] = "  " + style.paint(lead, .note) + first.dropFirst(2 + lead.count)
      }
      return rows
    }
  }

  private func clean(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Neutralised.text($0) }.joined(separator: "\n")
  }
}
