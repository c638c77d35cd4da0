import CharterDiagnostics
import Testing

/// Long lines and many diagnostics: what is shown stays short, true and quick.
@Suite struct ManyDiagnosticsTests {
  private let message = Words(zh: "说明。", en: "A message.")

  private func diagnostic(_ source: SourceID, _ start: Int, _ end: Int) -> Diagnostic {
    diagnostic(.unexpectedToken, source, start, end)
  }

  private func diagnostic(
    _ code: DiagnosticCode, _ source: SourceID, _ start: Int, _ end: Int
  ) -> Diagnostic {
    Diagnostic(
      code, at: Span(source: source, start: start, end: end), label: Words("here"),
      message: message)
  }

  @Test func aLineOfMegabytesIsShownAroundTheSpan() {
    var sources = SourceCollection()
    let text =
      String(repeating: "甲乙丙，", count: 200_000) + "HERE" + String(repeating: "x", count: 900_000)
    let id = sources.add(SourceText(name: "a.charter", text: text))
    let start = 200_000 * 12
    let renderer = DiagnosticRenderer(sources: sources, language: .en, width: 60)
    let clock = ContinuousClock()
    var shown = ""
    let time = clock.measure {
      for _ in 0..<50 { shown = renderer.render(diagnostic(id, start, start + 4)) }
    }
    #expect(time < .seconds(5))
    let lines = shown.split(separator: "\n").map(String.init)
    #expect(lines[0].hasSuffix("a.charter:1:800001"))
    #expect(lines[1].hasPrefix("  1 │ …") && lines[1].hasSuffix("x…"))
    #expect(lines[2].hasSuffix("────") && !lines[2].hasSuffix("─────"))
    let before = lines[1].prefix { $0 != "H" }
    #expect(DisplayWidth.of(before) == DisplayWidth.of(lines[2].prefix { $0 != "─" }))
    for line in lines { #expect(DisplayWidth.of(line) <= 60) }
  }

  @Test func marksFarApartOnALongLineAreShownApart() {
    var sources = SourceCollection()
    let text =
      "ONE" + String(repeating: "a ", count: 20_000) + "TWO THREE"
      + String(repeating: " b", count: 20_000) + "END"
    let id = sources.add(SourceText(name: "a", text: text))
    let two = 3 + 40_000
    let end = text.utf8.count
    let diagnostic = Diagnostic(
      .unitMismatch, at: Span(source: id, start: two, end: two + 3), label: Words("two"),
      secondary: [
        .init(Span(source: id, start: 0, end: 3), Words("one")),
        .init(Span(source: id, start: two + 4, end: two + 9), Words("three")),
        .init(Span(source: id, start: end - 3, end: end), Words("end")),
        .init(Span(source: id, start: end, end: end), Words("point")),
        .init(Span(source: id, start: 0, end: end), Words("all")),
      ], message: message)
    let shown = DiagnosticRenderer(sources: sources, language: .en, width: 60).render(diagnostic)
    for word in ["ONE", "TWO THREE", "END"] { #expect(shown.contains(word)) }
    #expect(shown.contains("│   three"))
    #expect(shown.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 60 }, "\(shown)")
  }

  @Test(arguments: [
    "a", "甲", "，", "é", "e\u{301}", "👨‍👩‍👧", "\u{1F1E8}\u{1F1F3}", "\t", "a甲", "甲，b", "\u{600}甲",
  ])
  func columnsOfLongLinesAreThoseOfShortOnes(piece: String) {
    let line = String(repeating: piece, count: 1_500)
    for lead in ["", "\u{FEFF}", "first\r\n"] {
      let source = SourceText(name: "a", text: lead + line + "\r\nb")
      let start = lead.utf8.count
      for count in stride(from: 0, through: 1_500, by: 77) {
        let prefix = String(repeating: piece, count: count)
        #expect(
          source.location(at: start + prefix.utf8.count)
            == SourceLocation(line: lead.hasPrefix("first") ? 2 : 1, column: prefix.count + 1))
      }
      #expect(source.location(at: source.bytes.count - 1).column == 1)
      #expect(source.location(at: source.bytes.count + 9).column == 2)
    }
  }

  @Test func brokenBytesOnALongLine() {
    let bytes = (0..<9_000).map { index in UInt8(truncatingIfNeeded: index &* 73 &+ index / 256) }
      .map { $0 == 0x0A || $0 == 0x0D ? 0x61 : $0 }
    let source = SourceText(name: "a", bytes: bytes)
    for offset in stride(from: 0, through: 9_000, by: 97) {
      let expected = String(decoding: bytes[..<offset], as: UTF8.self).count + 1
      #expect(source.location(at: offset).column == expected)
    }
    var sources = SourceCollection()
    let id = sources.add(source)
    let renderer = DiagnosticRenderer(sources: sources, language: .zh)
    for start in stride(from: 0, through: 9_000, by: 111) {
      #expect(renderer.render(diagnostic(id, start, min(start + 5, 9_000))).contains("E0108"))
    }
  }

  @Test func manyAreSortedOnceAndQuickly() {
    var sources = SourceCollection()
    let id = sources.add(SourceText(name: "a", text: String(repeating: "}", count: 50_000)))
    let all = (0..<100_000).map { diagnostic(id, ($0 * 7_919) % 50_000, ($0 * 7_919) % 50_000 + 1) }
    var sorted: [Diagnostic] = []
    let time = ContinuousClock().measure { sorted = all.sorted() }
    #expect(time < .seconds(10))
    #expect(sorted.map { Int($0.span.start) } == Array(0..<50_000))
  }

  @Test func onlyEqualOnesAreDropped() {
    let id = SourceID(index: 0)
    let one = diagnostic(id, 3, 4)
    let other = Diagnostic(.unexpectedToken, at: one.span, message: message)
    let warning = diagnostic(.missingTranslation, id, 3, 4)
    let later = diagnostic(id, 5, 6)
    #expect(
      [later, warning, one, other, one, later, warning].sorted() == [one, other, warning, later])
  }

  @Test func noMoreThanAReaderCanUse() throws {
    var sources = SourceCollection()
    let id = sources.add(SourceText(name: "a", text: String(repeating: "}", count: 4_000)))
    // As many warnings before the errors as could hide them.
    let all =
      (0..<300).map { diagnostic(.missingTranslation, id, $0, $0 + 1) }
      + (300..<4_000).map { diagnostic(id, $0, $0 + 1) }
    let english = DiagnosticRenderer(sources: sources, language: .en).render(all)
    #expect(english.hasSuffix("\n\n… and 3,800 more\n\n"))
    #expect(english.split(separator: "\n").count { $0.hasPrefix("E0108") } == 200)
    #expect(
      DiagnosticRenderer(sources: sources, language: .zh).render(all).hasSuffix(
        "……另有 3,800 处\n\n"))
    #expect(DiagnosticRenderer.count(all)?.en == "3700 errors, 300 warnings")
    let few = DiagnosticRenderer(sources: sources, language: .en).render(Array(all.prefix(200)))
    #expect(!few.contains("more\n"))

    let json = DiagnosticJSON(sources: sources, language: .en)
    let members = JSONValue.object(json.members(for: all))
    #expect(members["diagnostics_omitted"] == 3_000)
    guard case .array(let kept) = try #require(members["diagnostics"]) else {
      Issue.record("diagnostics are a list")
      return
    }
    #expect(kept.count == 1_000 && kept[0]["column"] == 301 && kept[999]["column"] == 1_300)
    #expect(
      JSONValue.object(json.members(for: Array(all.prefix(1_000))))["diagnostics_omitted"] == nil)
  }

  @Test func mixedOnesStayInOrder() {
    let id = SourceID(index: 0)
    let all = [
      diagnostic(.missingTranslation, id, 0, 1), diagnostic(id, 1, 2),
      diagnostic(.missingTranslation, id, 2, 3), diagnostic(id, 3, 4),
    ]
    #expect(all.foremost(3) == [all[0], all[1], all[3]])
    #expect(all.foremost(1) == [all[1]])
    #expect(all.foremost(0).isEmpty && all.foremost(4) == all)
  }

  @Test func longPathsKeepTheirEnd() {
    let long = String(repeating: "文件夹/", count: 100) + "a.charter"
    #expect(Shortened.path(long).count == 200 && Shortened.path(long).hasPrefix("…"))
    #expect(Shortened.path(long).hasSuffix("文件夹/a.charter"))
    #expect(Shortened.path(String(repeating: "长", count: 200)).count == 200)
    #expect(Shortened.path("pol/a.charter") == "pol/a.charter")
  }
}
