import CharterSyntax
import Foundation
import Testing

/// `Grammar/charter.ebnf` held against the code.
@Suite struct GrammarTests {
  let grammar: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    grammar = try String(contentsOf: root.appending(path: "Grammar/charter.ebnf"), encoding: .utf8)
  }

  @Test func everyKeywordIsSpelledInIt() {
    for keyword in Keyword.allCases {
      let rule = "\(capitals(keyword)) = \"\(keyword.latin)\" | \"\(keyword.han)\" ;"
      #expect(grammar.contains("\n" + rule + "\n"))
    }
    #expect(grammar.contains("\"\(Keyword.atLeastOfEnd.latin)\" | \"\(Keyword.atLeastOfEnd.han)\""))
  }

  @Test func everyKeywordIsUsedInIt() throws {
    let rules = try #require(grammar.components(separatedBy: "(* 9  Keywords *)").first)
    let words = Set(rules.split { !($0.isLetter || $0 == "_") }.map(String.init))
    for keyword in Keyword.allCases { #expect(words.contains(capitals(keyword))) }
  }

  @Test func everyNodeHasItsRule() {
    let holes: Set<SyntaxKind> = [.error, .missingExpression]
    for kind in SyntaxKind.allCases where !holes.contains(kind) {
      #expect(grammar.contains("\n\(kind) = "))
    }
  }

  @Test func everyNameInItIsDefined() {
    var text = grammar
    for pattern in [/\(\*[\s\S]*?\*\)/, /\?[^?\n]*\?/, /"[^"]*"/] {
      text.replace(pattern, with: " ")
    }
    let words = text.split { !($0.isLetter || $0 == "_" || $0 == "=") }.map(String.init)
    var defined: Set<String> = []
    for index in words.indices.dropFirst() where words[index] == "=" {
      defined.insert(words[index - 1])
    }
    #expect(words.filter { $0 != "=" && !defined.contains($0) } == [])
  }

  @Test func everyAggregateIsSpelledInIt() {
    for function in BuiltinFunction.allCases where function.isAggregate {
      #expect(grammar.contains("\"\(function.latin)\" | \"\(function.han)\""))
    }
  }

  private func capitals(_ keyword: Keyword) -> String {
    "\(keyword)".reduce(into: "") { result, letter in
      if letter.isUppercase { result += "_" }
      result += letter.uppercased()
    }
  }
}
