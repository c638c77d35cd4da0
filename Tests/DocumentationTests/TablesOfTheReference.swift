import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterSyntax
import Foundation
import Testing

/// The tables of the reference say what the code says, no more and no less.
@Suite struct TablesOfTheReference {
  /// The rows of the tables of a page, without headings and rules; backticks are left out.
  static func rows(of page: String, under headings: [String]? = nil) throws -> [[String]] {
    let text = try String(
      contentsOf: Page.grammar.appendingPathComponent(page), encoding: .utf8)
    var rows: [[String]] = []
    var heading = ""
    var isInTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") { heading = String(line.drop { $0 == "#" || $0 == " " }) }
      guard line.hasPrefix("|") else {
        isInTable = false
        continue
      }
      let isHeader = !isInTable
      isInTable = true
      if isHeader || line.hasPrefix("|---") { continue }
      if let headings, !headings.contains(heading) { continue }
      let cells = line.replacingOccurrences(of: "`", with: "")
        .split(separator: "|", omittingEmptySubsequences: false)
      rows.append(cells.dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) })
    }
    return rows
  }

  private func pairs(_ headings: [String]) throws -> [String] {
    try Self.rows(of: "09-keywords.md", under: headings).map { $0[0] + " " + $0[1] }
  }

  @Test func keywords() throws {
    let listed = try pairs(
      ["Declarations", "Norms", "Subsidies and rounding", "Expressions", "Texts"])
    let declared = Keyword.allCases.map { keyword in
      keyword == .atLeastOf
        ? "\(keyword.latin) … \(Keyword.atLeastOfEnd.latin) \(keyword.han) … \(Keyword.atLeastOfEnd.han)"
        : "\(keyword.latin) \(keyword.han)"
    }
    #expect(Set(listed) == Set(declared))
    #expect(listed.count == declared.count)
  }

  @Test func types() throws {
    #expect(try pairs(["Types"]) == BuiltinType.allCases.map { "\($0.latin) \($0.han)" })
  }

  @Test func functions() throws {
    let listed = try pairs(["Functions"])
    let declared = BuiltinFunction.allCases.map { "\($0.latin) \($0.han)" }
    #expect(Set(listed) == Set(declared))
    #expect(listed.count == declared.count)
  }

  @Test func diagnosticCodes() throws {
    let listed = try Self.rows(of: "10-diagnostics.md")
    for row in listed {
      let code = try #require(DiagnosticCode(rawValue: row[0]), "\(row[0]) is no code")
      let title = code.explanation.title
      #expect(row == [code.rawValue, title.en, title.zh])
    }
    let codes = listed.map { $0[0] }
    #expect(Set(codes) == Set(DiagnosticCode.allCases.map(\.rawValue)))
    #expect(codes.count == DiagnosticCode.allCases.count)
  }

  @Test func kindsOfMutants() throws {
    let listed = try Self.rows(of: "14-testing.md", under: ["The changes"])
    let declared = MutantKind.allCases.map { kind in
      [kind.words.en, kind.words.zh]
        + [kind.change.en, kind.change.zh].map { $0.replacingOccurrences(of: "`", with: "") }
    }
    #expect(listed == declared)
  }

  /// The formats for services, command by command.
  @Test func formatsForServices() throws {
    let listed = try Self.rows(of: "16-ci.md", under: ["Formats"])
    let commands = [
      CheckCommand.formats, ValidateCommand.formats, ExplainCommand.formats, AuditCommand.formats,
      SubsidyCommand.formats, TestCommand.formats, TraceCommand.formats, EvalCommand.formats,
      FormatCommand.formats, SchemaCommand.formats, DiffCommand.formats, InitCommand.formats,
      ReplSession.formats,
    ]
    let services: [OutputFormat] = [.sarif, .junit, .github]
    let declared = commands.map { formats in
      [formats.command] + services.map { formats.all.contains($0) ? "✓" : "–" }
    }
    #expect(Set(listed) == Set(declared))
    #expect(listed.count == declared.count)
  }

  /// Every code that the prose names is one.
  @Test(arguments: Page.all)
  func namedCodesExist(_ page: Page) throws {
    let text = try String(contentsOf: page.url, encoding: .utf8)
    let known = Set(DiagnosticCode.allCases.map(\.rawValue))
    for match in text.matches(of: /\b[EW][01][0-9]{3}\b/) {
      #expect(known.contains(String(match.output)), "\(page.name) names \(match.output)")
    }
  }

  /// Every link from a page of the reference to another leads to a heading that is there.
  @Test(arguments: Page.all)
  func linksLead(_ page: Page) throws {
    let text = try String(contentsOf: page.url, encoding: .utf8)
    for match in text.matches(of: /\]\(([^)#: ]*\.md)?(#[^)]+)?\)/) {
      let target = match.output.1.map {
        page.url.deletingLastPathComponent().appendingPathComponent(String($0))
      }
      let linked = try? String(contentsOf: target ?? page.url, encoding: .utf8)
      #expect(linked != nil, "\(page.name) links to \(match.output.0)")
      guard let linked, let anchor = match.output.2 else { continue }
      let anchors = linked.split(separator: "\n").filter { $0.hasPrefix("#") }.map(Self.anchor)
      #expect(anchors.contains(String(anchor)), "\(page.name) links to \(match.output.0)")
    }
  }

  /// What a heading is called in links: `## Words and names` is `#words-and-names`.
  private static func anchor(of heading: Substring) -> String {
    let title = heading.drop { $0 == "#" || $0 == " " }.lowercased()
    return "#"
      + title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
      .replacingOccurrences(of: " ", with: "-")
  }
}
