import CharterDiagnostics
import CharterFormatter
import CharterKit
import CharterSemantics
import CharterSyntax
import CharterTestSupport
import Testing

/// What holds for every file: formatting twice is formatting once, and what is checked says the same.
@Suite struct LawTests {
  @Test func policiesHaveTheirLayout() throws {
    #expect(Corpus.policies.count >= 26)
    for (name, text) in Corpus.policies {
      #expect(try formatted(text) == text, "\(name)")
      #expect(try formatted(text, in: .zh) == text, "\(name): run charter fmt --language zh")
    }
  }

  /// A line is wider than the layout allows only where a text makes it so.
  @Test func linesFit() throws {
    for (name, text) in Corpus.policies {
      for line in text.split(separator: "\n") where !line.contains("\"") && !line.contains("//") {
        #expect(DisplayWidth.of(line) <= formattedWidth || line.contains("|"), "\(name): \(line)")
      }
    }
  }

  @Test(arguments: Corpus.examples.indices)
  func examplesSayTheSame(_ index: Int) throws {
    let (name, text) = Corpus.examples[index]
    guard parsed(text).diagnostics.allSatisfy({ $0.severity != .error }) else { return }
    let new = try formatted(text)
    #expect(try formatted(new) == new, "\(name)")
    let (before, after) = (checked(text), checked(new))
    #expect(before.codes == after.codes, "\(name)")
    #expect(
      ProgramText.fingerprint(before.program) == ProgramText.fingerprint(after.program), "\(name)")
    for language in Language.allCases {
      let rendered = try formatted(text, in: language)
      #expect(try formatted(rendered, in: language) == rendered, "\(name)")
      let found = checked(rendered)
      #expect(found.codes == before.codes, "\(name) in \(language)")
      #expect(
        ProgramText.fingerprint(before.program) == ProgramText.fingerprint(found.program),
        "\(name) in \(language)")
    }
  }

  @Test func thereAreExamples() {
    #expect(Corpus.examples.count > 150)
  }

  /// However the lines of a file are broken, set in and spaced, it has one layout.
  @Test(arguments: 0..<40)
  func layoutsOfOneFileAreOne(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (name, text) = try #require(Corpus.policies.randomElement(using: &random))
    var mangled = Mangler(text, &random)
    mangled.respace(&random)
    mangled.widen(&random)
    #expect(try formatted(mangled.text) == text, "\(name)")
    mangled.translate(&random)
    #expect(try formatted(mangled.text, in: .zh) == text, "\(name)")
    mangled.remark(&random)
    let new = try formatted(mangled.text, in: .zh)
    #expect(try formatted(new, in: .zh) == new, "\(name)")
    #expect(new.filter { !$0.isWhitespace } != "")
  }

  private func checked(_ text: String) -> (program: Program?, codes: [String]) {
    var workspace = Workspace()
    workspace.loadPolicies(texts: [SourceText(name: "p.charter", text: text)])
    return (workspace.program, workspace.diagnostics.map(\.code.rawValue).sorted())
  }
}
