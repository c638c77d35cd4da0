import CharterDiagnostics
import Testing

@Suite struct ExplanationTests {
  @Test(arguments: DiagnosticCode.allCases)
  func everyCodeHasAPageInBothLanguages(code: DiagnosticCode) {
    let page = code.explanation
    for words in [page.title, page.text] {
      #expect(!words.zh.isEmpty && !words.en.isEmpty && words.zh != words.en)
      #expect(words.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!words.en.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) })
    }
    #expect(page.wrong != page.right)
    #expect(!page.wrong.en.isEmpty && !page.right.zh.isEmpty)
    // A title stands beside the place where the mistake is: it is short and no sentence.
    #expect(DisplayWidth.of(page.title.en) <= 64 && DisplayWidth.of(page.title.zh) <= 40)
    #expect(!page.title.en.hasSuffix(".") && !page.title.zh.hasSuffix("。"))
    #expect(page.text.en.hasSuffix(".") && page.text.zh.hasSuffix("。"))
  }

  @Test func titlesTellCodesApart() {
    for language in Language.allCases {
      let titles = DiagnosticCode.allCases.map { $0.explanation.title[language] }
      #expect(Set(titles).count == titles.count)
    }
  }
}
