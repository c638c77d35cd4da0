import CharterDiagnostics
import CharterSyntax
import Testing

@Suite struct ViewTests {
  @Test(arguments: [
    ("12", "12"), ("12.50", "12.50"), ("1_000.5", "1000.5"), ("１２．５", "12.5"),
    ("5700万元", "5700 万 | 元"), ("3千万", "3 千万 |"), ("80%", "80 % |"), ("８０％", "80 % |"),
    ("4000元/班/年", "4000 | 元 班 年"), ("12月／年", "12 | 月 年"), ("0.01yuan", "0.01 | yuan"),
    ("6m2", "6 | m2"), ("3元/m２", "3 | 元 m2"), ("1.2.3", "0"),
  ]) func numbers(text: String, expected: String) throws {
    let view = try #require(NumberLiteralSyntax(lone(text)))
    var shown = view.digits
    let multipliers = String(view.multipliers) + (view.isPercent ? "%" : "")
    if !multipliers.isEmpty { shown += " " + multipliers }
    if !view.unitParts.isEmpty || !multipliers.isEmpty {
      shown += " |" + view.unitParts.map { " " + $0.text }.joined()
    }
    #expect(shown == expected)
  }

  @Test func unitsKnowTheirPlace() throws {
    let node = lone("4000元/班/年")
    let view = try #require(NumberLiteralSyntax(node))
    #expect(view.unitParts.map { node.tree.text.text(of: $0.span) } == ["元", "班", "年"])
  }

  @Test(arguments: [
    ("2021-04-20", 2021, 4, 20), ("２０２１年４月２日", 2021, 4, 2), ("2021-13-99", 2021, 13, 99),
  ]) func dates(text: String, year: Int, month: Int, day: Int) throws {
    let view = try #require(DateLiteralSyntax(lone(text)))
    #expect(view.year == year && view.month == month && view.day == day)
  }

  @Test(arguments: [
    (#""a""#, "a"), (#""""#, ""), (#""a\n\"\\\{b\}""#, "a\n\"\\{b}"), ("“a\"b”", "a\"b"),
    (#""\q""#, #"\q"#), ("\"abc", "abc"), (#""甲{x}乙""#, "甲乙"),
  ]) func texts(text: String, expected: String) throws {
    let view = try #require(lone(text).first(.textLiteral).flatMap(TextLiteralSyntax.init))
    #expect(view.decoded == expected)
  }

  @Test func textParts() throws {
    let view = try #require(
      lone(#""甲{a.b}乙{"{c}"}""#).first(.textLiteral).flatMap(TextLiteralSyntax.init))
    let parts = view.parts.map { part in
      switch part {
      case .literal(let text): text
      case .interpolation(let node): "<\(node.text)>"
      }
    }
    #expect(parts == ["甲", "<a.b>", "乙", "<\"{c}\">"])
    #expect(!view.isPlain)
  }

  @Test func localizedTexts() throws {
    let header = try #require(
      read("policy p { title zh “甲” en \"a\" issuer \"b\" }").value.root.first(.policyHeader))
    let title = try #require(
      header.first(.titleItem)?.first(.localizedText).flatMap(LocalizedTextSyntax.init))
    #expect(title[.zh]?.decoded == "甲" && title[.en]?.decoded == "a" && title.plain == nil)
    let issuer = try #require(
      header.first(.issuerItem)?.first(.localizedText).flatMap(LocalizedTextSyntax.init))
    #expect(issuer[.zh] == nil && issuer.plain?.decoded == "b")
  }

  @Test func operators() {
    let operators: [(String, BinaryOperator)] = [
      ("and", .and), ("或", .or), ("implies", .implies), ("=", .equal), ("==", .equal),
      ("≠", .notEqual), ("<", .less), ("≤", .lessOrEqual), ("＞", .greater), (">=", .greaterOrEqual),
      ("+", .add), ("－", .subtract), ("×", .multiply), ("÷", .divide),
    ]
    for (text, expected) in operators {
      let node = lone("a \(text) b")
      #expect(node.operator == expected)
      #expect(node.left?.text == "a" && node.right?.text == "b")
      #expect(node.operatorToken?.text == text)
    }
  }

  @Test func calls() {
    let node = lone("a.f(b, c)")
    #expect(node.callee?.text == "a.f" && node.arguments.map(\.text) == ["b", "c"])
    #expect(node.callee?.memberToken?.text == "f")
    #expect(lone("x in 1..2").right?.isHalfOpen == false)
    #expect(lone("x in 1..<2").right?.isHalfOpen == true)
    #expect(lone("every x in y satisfies z").isUniversal)
    #expect(!lone("some x in y").isUniversal)
  }
}
