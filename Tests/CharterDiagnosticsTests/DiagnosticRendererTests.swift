import CharterDiagnostics
import Testing

/// Text in, text out: a source, the stretches to mark, and what a reader sees.
@Suite struct DiagnosticRendererTests {
  private let message = Words(zh: "说明。", en: "A message.")

  private func render(
    _ text: String, name: String = "a.charter", marks: [(String, Words?)], help: Words? = nil,
    code: DiagnosticCode = .unitMismatch, message: Words? = nil, language: Language = .en,
    width: Int = 60, style: TextStyle = .plain
  ) throws -> String {
    var sources = SourceCollection()
    let id = sources.add(SourceText(name: name, text: text))
    var labels: [Diagnostic.Label] = []
    var from = text.utf8.startIndex
    for (piece, words) in marks {
      let rest = Array(text.utf8[from...])
      let wanted = Array(piece.utf8)
      let offset = try #require(
        (0...max(rest.count - wanted.count, 0)).first { rest[$0...].starts(with: wanted) })
      let start = text.utf8.distance(from: text.utf8.startIndex, to: from) + offset
      labels.append(.init(Span(source: id, start: start, end: start + wanted.count), words))
      from = text.utf8.index(text.utf8.startIndex, offsetBy: start + (wanted.isEmpty ? 0 : 1))
    }
    let first = try #require(labels.first)
    let diagnostic = Diagnostic(
      code, at: first.span, label: first.words, secondary: Array(labels.dropFirst()),
      message: message ?? self.message, help: help)
    return DiagnosticRenderer(sources: sources, language: language, style: style, width: width)
      .render(diagnostic)
  }

  private func render(_ text: String, at start: Int, _ end: Int, _ label: Words? = nil) -> String {
    var sources = SourceCollection()
    let id = sources.add(SourceText(name: "a.charter", text: text))
    let diagnostic = Diagnostic(
      .unexpectedToken, at: Span(source: id, start: start, end: end), label: label,
      message: message)
    return DiagnosticRenderer(sources: sources, language: .en, width: 60).render(diagnostic)
  }

  @Test func theExampleOfTheDesign() throws {
    let rate = "\n\n\n  amount = 4000元/班/年 + 500元/班/月\n"
    let shown = try render(
      rate, name: "nanchang.charter",
      marks: [("4000元/班/年", Words("元/班/年")), ("500元/班/月", Words("元/班/月"))],
      help: Words(zh: "写 500元/班/月 * 12月/年。", en: "write 500元/班/月 * 12月/年."), width: 80)
    #expect(
      shown == """
        E0203  These two amounts have different units              nanchang.charter:4:12

          4 │   amount = 4000元/班/年 + 500元/班/月
            │            ────────────   ───────────
            │            元/班/年       元/班/月

          A message.
          Help: write 500元/班/月 * 12月/年.
        """)
  }

  @Test func inChinese() throws {
    let shown = try render(
      "要求 学校.学生数 <= 3000\n", marks: [("3000", Words(zh: "没有单位", en: "no unit"))],
      help: Words(zh: "写 3000人。", en: "write 3000人."), code: .missingUnit, language: .zh)
    #expect(
      shown == """
        E0204  数的单位缺少或多余                     a.charter:1:14

          1 │ 要求 学校.学生数 <= 3000
            │                     ────
            │                     没有单位

          说明。
          建议：写 3000人。
        """)
  }

  @Test func labelsThatDoNotFitSideBySideStandBelowEachOther() throws {
    let shown = try render(
      "a + b\n", marks: [("a", Words("the first operand")), ("b", Words("the second"))])
    #expect(
      shown == """
        E0203  These two amounts have different units  a.charter:1:1

          1 │ a + b
            │ ─   ─
            │ │   the second
            │ the first operand

          A message.
        """)
  }

  @Test func linesFarApart() throws {
    let text = "one\ntwo\nthree\nfour\nfive\n"
    let both = try render(
      text, marks: [("one", Words("first")), ("four", Words("second"))], width: 80)
    #expect(
      both.contains(
        """
          1 │ one
            │ ───
            │ first
          ⋮
          4 │ four
            │ ────
            │ second
        """))
  }

  @Test func tabsAndControlCharacters() throws {
    let shown = try render("\tx\u{1B}[31m = y", marks: [("y", nil)], width: 80)
    #expect(
      shown.contains(
        """
          1 │     x␛[31m = y
            │              ─
        """))
  }

  @Test func aPlaceOfNoWidth() {
    #expect(
      render("ab cd", at: 3, 3).contains(
        """
          1 │ ab cd
            │    ^
        """))
  }

  @Test func theEndOfTheFile() {
    #expect(
      render("rule a {\n", at: 9, 9, Words("expected `}`")).contains(
        """
          1 │ rule a {
          2 │
            │ ^
            │ expected `}`
        """))
    #expect(
      render("rule a {", at: 8, 8).contains(
        """
          1 │ rule a {
            │         ^
        """))
    #expect(render("", at: 0, 0).contains("E0108"))
  }

  @Test func severalLines() {
    let text = "ab {\n  cd\n  ef\n}\n"
    #expect(
      render(text, at: 3, 16, Words("this block")).contains(
        """
          1 │ ab {
            │    ─
          2 │   cd
            │   ──
          3 │   ef
            │   ──
          4 │ }
            │ ─
            │ this block
        """))
    let long = "{\n" + String(repeating: "x\n", count: 30) + "}"
    #expect(
      render(long, at: 0, 63).contains(
        """
           1 │ {
             │ ─
           ⋮
          32 │ }
             │ ─
        """))
  }

  @Test func longLinesAreCutAroundTheSpan() throws {
    let text =
      String(repeating: "一二三四五", count: 40) + "HERE" + String(repeating: "六七八九十", count: 40)
    let shown = try render(text, marks: [("HERE", Words("this"))], width: 60)
    for line in shown.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 60) }
    let lines = shown.split(separator: "\n").map(String.init)
    let source = try #require(lines.first { $0.contains("HERE") })
    let under = try #require(lines.first { $0.contains("────") })
    #expect(source.contains("…"))
    let before = { (line: String, mark: Character) in
      line.firstIndex(of: mark).map { DisplayWidth.of(line[..<$0]) }
    }
    #expect(before(source, "H") == before(under, "─"))
  }

  @Test func otherFilesHaveTheirPlace() {
    var sources = SourceCollection()
    let first = sources.add(SourceText(name: "a.charter", text: "use x\n"))
    let second = sources.add(SourceText(name: "b.charter", text: "\n\ndefine x\n"))
    let diagnostic = Diagnostic(
      .duplicateName, at: Span(source: first, start: 4, end: 5), label: Words("here"),
      secondary: [.init(Span(source: second, start: 9, end: 10), Words("declared here"))],
      message: message)
    #expect(
      DiagnosticRenderer(sources: sources, language: .en, width: 60).render(diagnostic) == """
        E0310  This name is taken                      a.charter:1:5

          1 │ use x
            │     ─
            │     here

          b.charter:3:8
          3 │ define x
            │        ─
            │        declared here

          A message.
        """)
  }

  @Test func coloursAreOnlyWhereAsked() throws {
    let plain = try render("a", marks: [("a", Words("label"))])
    let painted = try render(
      "a", marks: [("a", Words("label"))], style: TextStyle(isColoured: true))
    #expect(!plain.contains("\u{1B}"))
    #expect(painted.contains("\u{1B}[31m─\u{1B}[0m"))
  }

  @Test func invalidBytesDoNotMatter() {
    var sources = SourceCollection()
    let id = sources.add(SourceText(name: "a", bytes: [0x61, 0xFF, 0xFE, 0x62, 0x0A]))
    let renderer = DiagnosticRenderer(sources: sources, language: .en)
    for start in 0...5 {
      for end in start...5 {
        let diagnostic = Diagnostic(
          .invalidUTF8, at: Span(source: id, start: start, end: end), message: message)
        #expect(renderer.render(diagnostic).contains("E0101"))
      }
    }
  }

  @Test func json() {
    var sources = SourceCollection()
    let id = sources.add(SourceText(name: "a.charter", text: "甲 b\nc\n"))
    let span = Span(source: id, start: 4, end: 5)
    let diagnostic = Diagnostic(
      .unitMismatch, at: span, label: Words("unit"), message: message,
      fixes: [.init(Words(zh: "改", en: "mend"), [.init(span, "c")])])
    let value = DiagnosticJSON(sources: sources, language: .zh).value(of: diagnostic)
    #expect(value["code"] == "E0203" && value["severity"] == "error")
    #expect(value["title"] == "两个量的单位不同" && value["message"] == "说明。")
    #expect(value["file"] == "a.charter" && value["line"] == 1 && value["column"] == 3)
    #expect(value["end_line"] == 1 && value["end_column"] == 4)
    #expect(
      value["fixes"]?.flat
        == #"[{"title": "改", "edits": [{"file": "a.charter", "line": 1, "column": 3, "#
        + #""end_line": 1, "end_column": 4, "replacement": "c"}]}]"#)
  }
}
