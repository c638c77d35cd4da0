import CharterDiagnostics
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
}
