import CharterDiagnostics
import CharterSyntax
import Testing

@Suite struct TokenTests {
  @Test(arguments: [
    ("12", "number:12"),
    ("12.50", "number:12.50"),
    ("1_000", "number:1_000"),
    ("5700万元", "number:5700万元"),
    ("4000元/班/年", "number:4000元/班/年"),
    ("12月/年", "number:12月/年"),
    ("80%", "number:80%"),
    ("８０％", "number:８０％"),
    ("10..19", "number:10 dotDot:.. number:19"),
    ("10..<20", "number:10 dotDotLess:..< number:20"),
    ("a..b", "word:a dotDot:.. word:b"),
    // 项 closes a count and is no unit; a longer word is one.
    ("6项", "number:6 word:项"),
    ("6项目", "number:6项目"),
    // Without a unit before it, a stroke divides.
    ("6/人", "number:6 slash:/ word:人"),
    ("100元 /人", "number:100元 slash:/ word:人"),
    ("100元//人", "number:100元 comment://人"),
    ("１００元／人", "number:１００元／人"),
    ("3.5.a", "number:3.5 dot:. word:a"),
    ("2021-04-20", "date:2021-04-20"),
    ("2021－04－20", "date:2021－04－20"),
    ("2021年4月20日", "date:2021年4月20日"),
    ("２０２１年４月２０日", "date:２０２１年４月２０日"),
    ("2021 - 04 - 20", "number:2021 minus:- number:04 minus:- number:20"),
    ("2021-04", "number:2021 minus:- number:04"),
    ("2021-04-200", "number:2021 minus:- number:04 minus:- number:200"),
    ("12021-04-20", "number:12021 minus:- number:04 minus:- number:20"),
    ("2021年", "number:2021年"),
    ("2021年4月20日前", "date:2021年4月20日 word:前"),
  ]) func numbersAndDates(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    (
      "= == != < <= > >= =>",
      "equal:= equal:== notEqual:!= less:< lessOrEqual:<= greater:> "
        + "greaterOrEqual:>= arrow:=>"
    ),
    (
      "＝ ＝＝ ！＝ ＜ ＜＝ ＞ ＞＝ ＝＞",
      "equal:＝ equal:＝＝ notEqual:！＝ less:＜ lessOrEqual:＜＝ "
        + "greater:＞ greaterOrEqual:＞＝ arrow:＝＞"
    ),
    ("≤ ≥ ≠ × ÷ −", "lessOrEqual:≤ greaterOrEqual:≥ notEqual:≠ star:× slash:÷ minus:−"),
    (
      "（ ） ｛ ｝ ［ ］ ，、： ； ？ ｜ ＋ － ＊ ／",
      "leftParenthesis:（ rightParenthesis:） leftBrace:｛ rightBrace:｝ leftBracket:［ rightBracket:］ "
        + "comma:， comma:、 colon:： semicolon:； question:？ pipe:｜ plus:＋ minus:－ star:＊ slash:／"
    ),
    ("a／／b", "word:a comment:／／b"),
    ("a　b", "word:a word:b"),
    ("甲１乙", "word:甲１乙"),
    ("`any of` ", "word:`any of`"),
    ("`if`", "word:`if`"),
    ("naïve_1 Ω é", "word:naïve_1 word:Ω word:é"),
  ]) func symbolsAndWords(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    // A name follows at once: a point.
    ("学校。等级", "word:学校 dot:。 word:等级"),
    ("学校。`要求`", "word:学校 dot:。 word:`要求`"),
    // A space, a bracket, a digit or nothing follows: the end of the statement.
    ("学校。 等级", "word:学校 semicolon:。 word:等级"),
    ("学校。）", "word:学校 semicolon:。 rightParenthesis:）"),
    ("学校。3", "word:学校 semicolon:。 number:3"),
    ("学校。", "word:学校 semicolon:。"),
    // What begins a statement follows: its end.
    ("学校。要求 甲", "word:学校 semicolon:。 word:要求 word:甲"),
    ("学校。条款", "word:学校 semicolon:。 word:条款"),
    ("学校。require", "word:学校 semicolon:。 word:require"),
    // A keyword that begins none is a name here.
    ("学校。且", "word:学校 dot:。 word:且"),
  ]) func fullStops(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    (#""a""#, #"quoteOpen:" textSegment:a quoteClose:""#),
    ("“a\"b”", "quoteOpen:“ textSegment:a\"b quoteClose:”"),
    ("‘a”b’", "quoteOpen:‘ textSegment:a”b quoteClose:’"),
    ("＂a“b＂", "quoteOpen:＂ textSegment:a“b quoteClose:＂"),
    (#""a\"b\\""#, #"quoteOpen:" textSegment:a\"b\\ quoteClose:""#),
    (#""""#, #"quoteOpen:" quoteClose:""#),
    // Only ASCII braces interpolate.
    ("“a｛b｝”", "quoteOpen:“ textSegment:a｛b｝ quoteClose:”"),
    (
      #""a{b}c""#,
      #"quoteOpen:" textSegment:a interpolationOpen:{ word:b interpolationClose:} "#
        + #"textSegment:c quoteClose:""#
    ),
    (#""a\{b}""#, #"quoteOpen:" textSegment:a\{b} quoteClose:""#),
    (
      #""{x in {a}}""#,
      #"quoteOpen:" interpolationOpen:{ word:x word:in leftBrace:{ word:a "#
        + #"rightBrace:} interpolationClose:} quoteClose:""#
    ),
    (
      #""{f("{a}")}""#,
      #"quoteOpen:" interpolationOpen:{ word:f leftParenthesis:( quoteOpen:" "#
        + #"interpolationOpen:{ word:a interpolationClose:} quoteClose:" rightParenthesis:) "#
        + #"interpolationClose:} quoteClose:""#
    ),
    ("\"a // b\"", "quoteOpen:\" textSegment:a // b quoteClose:\""),
    // The line's end closes whatever is open, with tokens of no width.
    ("\"a\nb", "quoteOpen:\" textSegment:a quoteClose: word:b"),
    ("\"{a\nb", "quoteOpen:\" interpolationOpen:{ word:a interpolationClose: quoteClose: word:b"),
  ]) func texts(text: String, expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [("\n", 1), ("\r\n", 1), ("\r", 1), ("\n\r", 2), ("\r\r\n", 2)])
  func lineBreaks(text: String, count: Int) {
    #expect(read("a" + text + "b").value.tokens.filter { $0.kind == .newline }.count == count)
  }

  @Test func byteOrderMarkIsTrivia() {
    let tree = readBytes([0xEF, 0xBB, 0xBF] + Array("unit 人".utf8)).value
    #expect(tree.tokens.first?.kind == .byteOrderMark)
    #expect(tree.root.span.start == 3)
    #expect(tree.root.first(.unitDeclaration) != nil)
  }

  @Test func identifiersAreNormalised() throws {
    let words = read("unit `if`\nunit 甲１２\nunit ｀且｀").value.root.childNodes
    #expect(words.compactMap { $0.name?.latin ?? $0.name?.han } == ["if", "甲12", "且"])
  }
}
