import CharterDiagnostics
import CharterKit
import Testing

/// The examples of the pages are true: the wrong one leads to its code, the right one to nothing.
@Suite struct ExplanationExampleTests {
  /// Pages whose examples are no whole declarations of their own; each says why.
  static let sketches: [DiagnosticCode: String] = [
    .invalidUTF8: "bytes that are no text", .tooDeep: "too long to show",
    .sourceTooLarge: "too long to show", .notUnderstood: "no known text leads to it",
    .unknownEscape: "a header line by itself", .missingTranslation: "a part of a statement",
    .tableTooComplex: "too long to show", .definitionTooLarge: "too long to show",
    .notDelegable: "two policies", .outsideJurisdiction: "two policies",
    .weakerForce: "two policies", .noPlace: "two files",
    .untested: "a command, which takes tests",
  ]

  static let told: [DiagnosticCode] = DiagnosticCode.allCases.filter { code in
    let family = code.rawValue.dropFirst().prefix(2)
    return sketches[code] == nil && family != "08" && family != "09"
  }

  @Test(arguments: told, Language.allCases)
  func wrongExamplesLeadToTheirCode(_ code: DiagnosticCode, language: Language) {
    let found = diagnostics(code.explanation.wrong[language], code, language)
    #expect(Set(found.map(\.code)) == [code], "\(found.map(\.message.en))")
  }

  @Test(arguments: told, Language.allCases)
  func rightExamplesAreClean(_ code: DiagnosticCode, language: Language) {
    let found = diagnostics(code.explanation.right[language], code, language)
    #expect(found.isEmpty, "\(found.map(\.message.en))")
  }

  private func diagnostics(
    _ example: String, _ code: DiagnosticCode, _ language: Language
  ) -> [Diagnostic] {
    let first = example.prefix { !$0.isWhitespace }
    let head: String
    switch first {
    case "单位", "unit", "实体", "entity", "行动", "action":
      head = "vocabulary extra 附加 { uses sample }\n"
    case "政策", "policy": head = ""
    case _ where language == .zh:
      head =
        "政策 例示 example { 辖区 \"360100\"  施行 自 2021-01-01  使用 样例 }\n"
    default:
      head =
        "policy example 例示 { jurisdiction \"360100\"  in force from 2021-01-01  uses sample }\n"
    }
    // The exceptions are made to a norm that another example states.
    let target =
      code == .exceptionsMayOverlap
      ? "rule size 规模 for admit { require school.students <= 3000人 }\n" : ""
    var workspace = Workspace()
    workspace.loadPolicies(texts: [
      SourceText(name: "sample.charter", text: Sample.vocabulary),
      SourceText(name: "national.charter", text: Sample.national),
      SourceText(name: "example.charter", text: head + target + example + "\n"),
    ])
    // A second look is taken at examples that are about one; of the sample's own files it finds nothing here.
    if code.rawValue.hasPrefix("W10") { workspace.lint(unlooked: [.untested]) }
    let example = workspace.sources.texts.count - 1
    return workspace.diagnostics.filter { $0.span.source.index == example }
  }
}
