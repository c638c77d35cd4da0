import CharterDiagnostics
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("学校", 4), ("，。（）", 8), ("ａ１", 4), ("e\u{301}", 1), ("ｶﾅ", 2),
    ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1),
    ("✓✗?–", 4), ("─│⋮…", 4), ("“”", 2), ("①", 1), ("〇々", 4), ("𠀀", 2), ("\u{200B}", 0), ("㎡", 2),
  ])
  func cells(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test func padding() {
    #expect("学校".padded(to: 6) == "学校  ")
    #expect("学校".paddedLeft(to: 5) == " 学校")
    #expect("学校".padded(to: 3) == "学校")
  }
}

@Suite struct TextWrappingTests {
  @Test func chineseBreaksAnywhereButNotBeforePunctuation() {
    #expect(TextWrapping.lines(of: "一二三四五，六七", width: 10) == ["一二三四", "五，六七"])
    #expect(TextWrapping.lines(of: "一二三四五六七八", width: 10) == ["一二三四五", "六七八"])
  }

  @Test func noOpeningBracketEndsALine() {
    #expect(TextWrapping.lines(of: "一二三四（五）", width: 10) == ["一二三四", "（五）"])
  }

  @Test func aFigureStaysWithItsUnit() {
    #expect(TextWrapping.lines(of: "不超过1200人的", width: 10) == ["不超过", "1200人的"])
  }

  @Test func wordsBreakAtSpacesAndLongOnesAnywhere() {
    #expect(TextWrapping.lines(of: "one two three", width: 8) == ["one two", "three"])
    #expect(TextWrapping.lines(of: "abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(TextWrapping.lines(of: "a\n\nb", width: 8) == ["a", "", "b"])
    #expect(TextWrapping.lines(of: "", width: 8) == [""])
  }

  @Test func noLineIsWiderThanAsked() {
    let text = "学校的学生数须在 100 人至 3000 人之间（含），and no more than 12 classes per grade。"
    for width in 6...60 {
      for line in TextWrapping.lines(of: text, width: width) {
        #expect(DisplayWidth.of(line) <= width)
      }
    }
  }
}
