import CharterDiagnostics
import CharterTestSupport
import Testing

/// Findings in the forms that services read, held to the public schemas.
@Suite struct ReviewFormatTests {
  static let sarif = SchemaValidator.sarif
  static let junit = SchemaValidator.junit

  /// A text with a letter beyond the Basic Multilingual Plane before what is underlined.
  private func sample(_ name: String = "政策/a b:1.charter") -> (SourceCollection, Diagnostic) {
    var sources = SourceCollection()
    let text = "一行\n𠮷校😀 要求, 100%\n"
    let id = sources.add(SourceText(name: name, text: text))
    let start = "一行\n𠮷校😀 ".utf8.count
    let span = Span(source: id, start: start, end: start + "要求".utf8.count)
    return (
      sources,
      Diagnostic(
        .unusedParameter, at: span, secondary: [.init(Span(source: id, start: 0, end: 3))],
        message: Words(zh: "第一行\n第二行，50%", en: "first line\nsecond: 50%, \u{1B}[31m"),
        help: Words(zh: "删去", en: "Delete it."),
        fixes: [.init(Words(zh: "删去", en: "Delete"), [.init(span, "")])])
    )
  }

  @Test(arguments: Language.allCases)
  func sarifIsValid(_ language: Language) throws {
    let (sources, diagnostic) = sample()
    let findings = [
      ReviewFinding(diagnostic, language),
      ReviewFinding(diagnostic, language, silencedBecause: "原意如此"),
      ReviewFinding(
        .init(id: "test_failed", title: "t", text: "x", severity: .error),
        at: .line(path: "/abs/a.yaml", 3), message: "m"),
      ReviewFinding(
        .init(id: "nothing", title: "t", text: "x", severity: .note), at: .nowhere, message: "m"),
    ]
    let text = SARIFDocument(sources: sources, language: language).text(findings)
    #expect(try SchemaValidator.problems(inJSON: text, schema: Self.sarif) == [])
    #expect(try SchemaValidator.problems(inJSON: "{\"version\": 1}", schema: Self.sarif) != [])
  }

  @Test func sarifCountsCodeUnits() {
    let (sources, diagnostic) = sample()
    let text = SARIFDocument(sources: sources, language: .zh).value(of: [
      ReviewFinding(diagnostic, .zh)
    ]).flat
    // 𠮷 and 😀 are two units each, 校 and the space one.
    #expect(
      text.contains("\"startLine\": 2, \"startColumn\": 7, \"endLine\": 2, \"endColumn\": 9"),
      "\(text)")
    #expect(text.contains("\"uri\": \"%E6%94%BF%E7%AD%96/a%20b%3A1.charter\""))
    #expect(text.contains("\"columnKind\": \"utf16CodeUnits\""))
  }

  /// A finding stays the same where lines are added above it, and is another where its own line changes.
  @Test func fingerprintsLast() throws {
    func print(_ text: String) throws -> String {
      var sources = SourceCollection()
      let id = sources.add(SourceText(name: "a.charter", text: text))
      let before = try #require(text.firstRange(of: "要求")).lowerBound
      let start = text[..<before].utf8.count
      let found = Diagnostic(
        .unusedParameter, at: Span(source: id, start: start, end: start + 6), message: Words("m"))
      let value = SARIFDocument(sources: sources, language: .zh).value(of: [
        ReviewFinding(found, .zh)
      ]).flat
      return String(value.split(separator: "charterFinding/v1")[1].prefix(24))
    }
    #expect(try print("要求 甲\n") == print("\n\n  要求  甲\n"))
    #expect(try print("要求 甲\n") != print("要求 乙\n"))
  }

  @Test func workflowCommandsAreEscaped() {
    let (sources, diagnostic) = sample("a,b:c%.charter")
    let text = WorkflowCommands(sources: sources).text([ReviewFinding(diagnostic, .en)])
    #expect(
      text == """
        ::warning file=a%2Cb%3Ac%25.charter,line=2,col=5,endColumn=7,title=W1006 Nothing uses this \
        parameter::first line%0Asecond: 50%25, ␛[31m%0ADelete it.

        """)
    #expect(
      WorkflowCommands(sources: sources).text([
        ReviewFinding(diagnostic, .en, silencedBecause: "x")
      ]).isEmpty)
  }

  @Test func junitIsValid() throws {
    let odd = "<&>\"'\u{1}\u{B}\u{FFFE}\n一😀]]>"
    let text = JUnitDocument(name: odd).text([
      .init(
        name: odd, path: odd,
        cases: [
          .init(name: odd, group: odd, .passed(note: nil)),
          .init(name: "a", group: "b", .passed(note: odd)),
          .init(name: "a", group: "b", .failed(kind: "W1006", message: odd, body: odd)),
          .init(name: "a", group: "b", .broken(kind: "E0101", message: odd, body: odd)),
        ]), .init(name: "none", cases: []),
    ])
    #expect(try SchemaValidator.problems(inXML: text, schema: Self.junit) == [])
    #expect(text.contains("tests=\"4\" failures=\"1\" errors=\"1\""))
    let wrong = text.replacing("type=\"W1006\"", with: "kind=\"W1006\"")
    #expect(try SchemaValidator.problems(inXML: wrong, schema: Self.junit) != [])
  }
}
