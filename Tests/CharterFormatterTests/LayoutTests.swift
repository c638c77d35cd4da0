import CharterDiagnostics
import CharterFormatter
import CharterSyntax
import Testing

/// What goes in, and what comes out.
@Suite struct LayoutTests {
  static let cases: [(why: String, before: String, after: String)] = [
    (
      "operators, full-width punctuation and spaces",
      "政策 p 甲\n定义 a 乙（x：整数，y：整数）：是非=x≥３ 且 y≠-1 或 x×2 ÷ y<=９９．５ 且 x==y\n",
      "政策 p 甲\n定义 a 乙(x: 整数, y: 整数): 是非 = x >= 3 且 y != -1 或 x * 2 / y <= 99.5 且 x = y\n"
    ),
    (
      "a statement to a line, otherwise below it, both languages below each other",
      "policy p\nrule r for a { when x. y  require l: x.y 否则 zh “甲” en \"b\"; forbid 。 }\n",
      """
      policy p
      rule r for a {
        when x.y
        require l: x.y
          否则 zh "甲"
               en "b"
        forbid
      }

      """
    ),
    (
      "a comment or an empty line between the arms of a match",
      "policy p\ndefine a(s: S) = match s.stage { b => 1 // one\n// two\n c, d => 2\n\n otherwise => 3 }\n",
      """
      policy p
      define a(s: S) = match s.stage {
        b => 1      // one
        // two
        c, d => 2

        otherwise => 3
      }

      """
    ),
    (
      "a wide match with an empty line in it",
      "policy p\ndefine a(s: S) = match s.stage { \(long("b")) => \(long("e")) + \(long("f"))\n\n\(long("c")) => \(long("d")) }\n",
      """
      policy p
      define a(s: S) = match s.stage {
        \(long("b")) => \(long("e")) + \(long("f"))

        \(long("c")) => \(long("d"))
      }

      """
    ),
    (
      "what is wider than 120 cells is broken before its outermost operators",
      """
      policy p
      rule r for a {
        require \(long("a")) and \(long("b")) or \(long("c")) and (\(long("d")) or \(long("e")) or \(long("f")))
      }

      """,
      """
      policy p
      rule r for a {
        require \(long("a")) and \(long("b"))
                or \(long("c"))
                   and (\(long("d")) or \(long("e")) or \(long("f")))
      }

      """
    ),
    (
      "line breaks in an expression that fits are taken back",
      "policy p\ndefine d: boolean =\n  a\n  and\n  b\n", "policy p\ndefine d: boolean = a and b\n"
    ),
    (
      "a table, aligned by what the eye sees",
      "policy p\n表 t 甲 (a: X, b: Y): 数 { a|b=>v\n 幼儿园 , primary | any => 1\nx | 1..<3=> 甲乙 + 1 // so\n"
        + "otherwise => unset }\n",
      """
      policy p
      表 t 甲(a: X, b: Y): 数 {
        a               | b     => v
        幼儿园, primary | any   => 1
        x               | 1..<3 => 甲乙 + 1      // so
        otherwise               => unset
      }

      """
    ),
    (
      "comments stay with what they stand beside, those of neighbouring lines below each other",
      "// top\npolicy p { // open\n title \"x\" // one\n issuer \"长\" // two\n // before the end\n }\n// end\n",
      """
      // top
      policy p {      // open
        title "x"        // one
        issuer "长"      // two
        // before the end
      }
      // end

      """
    ),
    (
      "a comment inside an expression breaks it",
      "policy p\ndefine d: boolean = a // why\n and b\n",
      "policy p\ndefine d: boolean =\n  a      // why\n  and b\n"
    ),
    (
      "one empty line at most, none at the edges of a block",
      "vocabulary v\n\n\n\nentity E {\n\n  a: text\n\n\n\n  b: text\n\n}\n\n\n",
      "vocabulary v\n\nentity E {\n  a: text\n\n  b: text\n}\n"
    ),
    (
      "a byte order mark, CRLF and a last line without its end",
      "\u{FEFF}vocabulary v\r\nunit 人 person", "vocabulary v\nunit 人 person\n"
    ),
    (
      "short lists on a line, long ones below each other",
      "vocabulary v\nenum A {\n a\n b 乙,\n }\nordered enum B { \((1...9).map { "quite_a_long_case_\($0)" }.joined(separator: ", ")) }\n",
      "vocabulary v\nenum A { a, b 乙 }\nordered enum B {\n"
        + (1...9).map { "  quite_a_long_case_\($0)\n" }.joined() + "}\n"
    ),
    (
      "else if, a line for each condition",
      "policy p\ndefine d: number = if a then 1 else if b then 2 else 3\n",
      "policy p\ndefine d: number =\n  if a then 1\n  else if b then 2\n  else 3\n"
    ),
    (
      "needless backticks and quotation marks of other kinds",
      "policy p { title “甲\"乙” }\ndefine d: boolean = `abc` = “x” and `无` = ‘y’\n",
      "policy p {\n  title “甲\"乙”\n}\ndefine d: boolean = abc = \"x\" and `无` = \"y\"\n"
    ),
    ("nothing", "", ""),
    ("comments alone", "  // a  \n\n\n//b", "// a\n\n//b\n"),
  ]

  /// A name of thirty cells.
  static func long(_ letter: String) -> String { String(repeating: letter, count: 30) }

  @Test(arguments: cases)
  func comesOutAsShown(_ example: (why: String, before: String, after: String)) throws {
    let text = try formatted(example.before)
    #expect(text == example.after, "\(example.why)")
    #expect(try formatted(text) == text, "\(example.why)")
  }

  @Test func aBrokenFileIsRefused() {
    #expect(throws: FormatRefusal.self) { try formatted("policy p {\n rule\n") }
    #expect(throws: FormatRefusal.self) { try formatted("vocabulary v\n#\n") }
  }

  @Test func manyOperandsAndMembersEnd() throws {
    let sum = (0..<1_900).map { "a\($0)" }.joined(separator: " + ")
    let members = "x" + String(repeating: ".y", count: 1_900)
    let nested = String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150)
    for expression in [sum, members, nested] {
      let text = try formatted("policy p\ndefine d: number = \(expression)\n")
      #expect(try formatted(text) == text)
    }
  }
}
