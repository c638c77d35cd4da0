import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterSyntax
import CharterValues
import Foundation
import Testing

/// Each fixture is a mistake as somebody would make it, with what Charter says of it in both languages.
///
/// `CHARTER_RECORD=1 swift test --filter FixtureTests` writes the answers anew and fails, so that they are read.
@Suite struct FixtureTests {
  @Test(arguments: Fixture.all)
  func saysWhatIsWrong(_ fixture: Fixture) throws {
    let diagnostics = fixture.run()
    let codes = Set(diagnostics.values.map(\.code.rawValue))
    #expect(codes == [fixture.code], "\(fixture.name) is about \(fixture.code)")
    for language in Language.allCases {
      let rendered = DiagnosticRenderer(sources: diagnostics.sources, language: language)
        .render(diagnostics.values).trimmed
      if ProcessInfo.processInfo.environment["CHARTER_RECORD"] == "1" {
        try fixture.record(rendered, language)
        Issue.record("recorded \(fixture.name) anew")
      } else {
        #expect(rendered == fixture.sections["diagnostics \(language.rawValue)"]?.trimmed)
      }
    }
  }

  @Test func thereAreFixtures() {
    #expect(Fixture.all.count > 80)
  }

  /// Codes that no text of a fixture's size leads to; each says why.
  static let without: [DiagnosticCode: String] = [
    .invalidUTF8: "bytes that are no text cannot stand in a text file; see the parser's tests",
    .sourceTooLarge: "a fixture would be too large; see the parser's tests",
    .notUnderstood: "a net under the checker that no known text falls into",
    .tableTooComplex: "a fixture would be too large; see the table tests",
    .unreadableFile: "about the file system; see the command's tests",
    .untested: "takes running tests; see the tests of validate",
    .unwritableFile: "about the file system; see the formatter's tests",
    .cannotFormat: "a net under the formatter that no known text falls into",
  ]

  @Test(arguments: DiagnosticCode.allCases)
  func everyCodeIsShown(_ code: DiagnosticCode) {
    let isShown = Fixture.all.contains { $0.code == code.rawValue }
    #expect(isShown != (Self.without[code] != nil), "\(code.rawValue)")
  }

  @Test(arguments: Fixture.all)
  func fixesParse(_ fixture: Fixture) {
    let result = fixture.run()
    for fix in result.values.flatMap(\.fixes) {
      for edit in fix.edits where edit.span.source.index == 0 {
        let text = result.sources[edit.span.source]
        var bytes = text.bytes
        bytes.replaceSubrange(
          Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.replacement.utf8))
        let mended = SourceText(name: text.name, bytes: bytes)
        guard fixture.sections["source"] != nil else { continue }
        let before = parse(SourceID(index: 0), text).diagnostics.count
        let after = parse(SourceID(index: 0), mended).diagnostics.count
        #expect(after <= before, "\(fixture.name): \(fix.title.en)")
      }
    }
  }
}

/// A file of `Fixtures/`: a sentence of why, then sections that begin with `--- NAME`.
struct Fixture: CustomTestStringConvertible, Sendable {
  let url: URL
  let why: String
  let sections: [String: String]
  let order: [String]

  var name: String { url.deletingPathExtension().lastPathComponent }
  var code: String { String(name.prefix(5)) }
  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static let all: [Fixture] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    return files.filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .compactMap { try? Fixture($0) }
  }()

  init(_ url: URL) throws {
    self.url = url
    let text = try String(contentsOf: url, encoding: .utf8)
    var sections: [String: String] = [:]
    var order: [String] = []
    var why = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        order.append(String(line.dropFirst(4)))
        sections[order[order.count - 1]] = ""
      } else if let current = order.last {
        sections[current, default: ""] += line + "\n"
      } else {
        why += line + "\n"
      }
    }
    for (name, body) in sections {
      sections[name] = String(body.dropLast(body.hasSuffix("\n\n") ? 1 : 0))
    }
    self.why = why
    self.sections = sections
    self.order = order
  }

  /// Parses and checks the policies, then loads and decides where there are data; what all of it reports.
  func run() -> (values: [Diagnostic], sources: SourceCollection) {
    var sources = SourceCollection()
    var diagnostics: [Diagnostic] = []
    var trees: [SyntaxTree] = []
    var allowances: [Allowance] = []
    for name in ["source", "second", "third"] {
      guard let body = sections[name] else { continue }
      let text = SourceText(name: "\(name).charter", text: body)
      let result = parse(sources.add(text), text)
      trees.append(result.value)
      diagnostics += result.diagnostics
      let allowed = result.value.allowances
      allowances += allowed.value
      diagnostics += allowed.diagnostics
    }
    let checked = check(trees, after: diagnostics)
    let silencing = Silencing(diagnostics + checked.diagnostics, allowances: allowances)
    diagnostics = silencing.told
    if code.hasPrefix("W10"), let program = checked.value {
      // As `charter validate` does: what deserves a second look is told of sound policies.
      let second = Silencing(
        diagnostics + lint(program, trees), allowances: allowances)
      diagnostics = second.told + second.unused { $0 != .untested }
    }
    // A section that is called like a table is one.
    let data = order.filter { $0 == "registry" || $0.hasSuffix(".csv") }
    guard let program = checked.value, !diagnostics.hasErrors, !data.isEmpty else {
      return (diagnostics.sorted(), sources)
    }
    let files = data.map { name in
      let file = name == "registry" ? "registry.yaml" : name
      return sources.add(SourceText(name: file, text: sections[name] ?? ""))
    }
    let registry = loadRegistry(from: files, in: sources, schema: program.schema)
    diagnostics += registry.diagnostics
    if let body = sections["proposals"], !diagnostics.hasErrors {
      let id = sources.add(SourceText(name: "proposals.yaml", text: body))
      let file = loadProposals(
        from: id, in: sources, schema: program.schema, registry: registry.value,
        norms: NormCatalogue(program))
      diagnostics += file.diagnostics
      if !diagnostics.hasErrors, let date = CalendarDate.iso("2021-04-20") {
        let evaluator = ReferenceEvaluator(program: program, registry: registry.value)
        diagnostics += evaluator.decide(file.value, defaultDate: date).diagnostics
      }
    }
    return (diagnostics.sorted(), sources)
  }

  func record(_ rendered: String, _ language: Language) throws {
    let text = try String(contentsOf: url, encoding: .utf8)
    let heading = "--- diagnostics \(language.rawValue)"
    var lines = text.components(separatedBy: "\n")
    if let start = lines.firstIndex(of: heading) {
      let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("--- ") } ?? lines.count
      lines.removeSubrange(start..<end)
    }
    while lines.last == "" { lines.removeLast() }
    lines += [heading] + rendered.components(separatedBy: "\n") + [""]
    try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .newlines) }
}
