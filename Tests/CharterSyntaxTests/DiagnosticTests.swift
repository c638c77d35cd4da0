import CharterDiagnostics
import CharterSyntax
import Testing

/// Every mistake of this room: its code and exactly what is underlined, and nothing besides.
@Suite struct DiagnosticTests {
  @Test(arguments: [
    // E0102
    ("require a & b", ["E0102 [&]"]),
    ("require a && b", ["E0102 [&&]"]),
    ("require !a", ["E0102 [!]"]),
    ("require a 80 %", ["E0108 [80]", "E0102 [%]"]),
    ("require a — b", ["E0102 [—]"]),
    ("require a\u{200B} = b", ["E0102 [\u{200B}]"]),
    ("require a\u{0} = b", ["E0102 [\u{0}]"]),
    ("require a = 😀😀", ["E0102 [😀😀]"]),
    ("require 「a」 = b", ["E0102 [「]", "E0102 [」]"]),
    // E0103
    ("require a otherwise \"b", ["E0103 [\"b]"]),
    ("require a otherwise “b\"  ", ["E0103 [“b\"]"]),
    ("require a otherwise \"b {c", ["E0103 [\"b {c]"]),
    ("require a otherwise \"b {c\"", ["E0103 [\"b {c\"]"]),
    ("require a otherwise \"b {\"c", ["E0103 [\"b {\"c]"]),
    // E0104
    ("require a otherwise \"b\\q\\d\"", ["E0104 [\\q]", "E0104 [\\d]"]),
    // E0105
    ("require `a = b", ["E0105 [`a]"]),
    ("require `a b` = c", ["E0105 [`a b`]"]),
    ("require `1a` = c", ["E0105 [`1a`]"]),
    ("require `` = c", ["E0105 [``]"]),
    // E0106
    ("require a = 2021-02-29", ["E0106 [2021-02-29]"]),
    ("require a = 2021年13月1日", ["E0106 [2021年13月1日]"]),
    ("require a = 0000-01-01", ["E0106 [0000-01-01]"]),
    ("require a = 2021年4月", ["E0106 [2021年4月]"]),
    ("require a = 1900-02-29 or b = 2000-02-29", ["E0106 [1900-02-29]"]),
    // E0107
    ("require a = 1.2.3元", ["E0107 [1.2.3]"]),
    ("require a = 3万5千元", ["E0107 [3万5千]"]),
    ("require a = max(1,000, 2)", ["E0107 [1,000]"]),
    ("require a in {1,100}", []),
    ("require a = 1亿亿亿亿亿", ["E0107 [1亿亿亿亿亿]"]),
    // E0108
    ("require", ["E0108 []"]),
    ("require a b", ["E0108 [b]"]),
    ("require a = ", ["E0108 []"]),
    ("require (a b) and c", ["E0108 [b]"]),
    ("require a otherwise b", ["E0108 [b]"]),
    ("require a 不存在", ["E0108 [不存在]"]),
    ("requires a\n forbids b", ["E0108 [requires]", "E0108 [forbids]"]),
    ("要求a = b", ["E0108 [要求a]"]),
    ("至少6项 { 事由 a }", ["E0108 [至少6项]"]),
    ("duty a", ["E0108 [a]"]),
    ("any of ground a", ["E0108 [ground]"]),
    ("at least 3 { ground a }", ["E0108 [{]"]),
    ("procedure { step a by b after }", ["E0108 [}]"]),
    ("require a + \"{b c}\"", ["E0108 [c]"]),
    ("require a + \"{}\"", ["E0108 [}]"]),
    ("require [a]", ["E0108 [[]"]),
    // E0109
    ("require (a and b", ["E0109 [(]"]),
    ("require f(a, b", ["E0109 [(]"]),
    ("require a in {b, c", ["E0109 [{]"]),
    ("require a)", ["E0109 [)]"]),
    ("require a]", ["E0109 []]"]),
    ("any of { ground a\n require b", ["E0109 [{]"]),
    // E0111
    ("require every if in xs satisfies a", ["E0111 [if]"]),
    // E0113
    ("require a < b <= c < d", ["E0113 [<=]"]),
    ("require a is present is none", ["E0113 [is]"]),
    ("require a in 1..2..3", ["E0113 [..]"]),
    // E0114
    ("entity X { a: text }", ["E0114 [entity]"]),
    ("rule s for b { require c }", ["E0114 [rule]"]),
    ("at most 3", ["E0114 [at most]"]),
    ("ground a: b", ["E0114 [ground]"]),
    ("delegable parameter p: T = 1", ["E0114 [parameter]"]),
    ("rounded to 1", ["E0114 [rounded]"]),
  ]) func inANorm(text: String, expected: [String]) {
    let file =
      "policy p\nclause \"1\" \"t\" {\n  rule r for a {\n    \(text)\n    require z\n  }\n}\n"
    let result = read(file)
    #expect(problems(result) == expected)
    // What follows is read all the same.
    let norm = result.value.root.first(.clause)?.first(.norm)
    #expect(norm?.all(.requireStatement).last?.text == "require z" || text.contains("any of"))
  }

  @Test(arguments: [
    // E0112
    ("vocabulary a\nvocabulary b", ["E0112 [vocabulary]"]),
    ("policy a\npolicy b", ["E0112 [policy]"]),
    ("policy a\nvocabulary b", ["E0112 [vocabulary]"]),
    ("vocabulary a\npolicy b", []),
    // E0114
    ("vocabulary a\nrule r for b { }", ["E0114 [rule]"]),
    ("vocabulary a\nclause \"1\" \"t\" { }", ["E0114 [clause]"]),
    ("vocabulary a\nparameter p: T = 1", ["E0114 [parameter]"]),
    ("policy a\nentity X { }", ["E0114 [entity]"]),
    ("policy a\nordered enum X { a }", ["E0114 [ordered]"]),
    ("policy a\nclause \"1\" \"t\" {\n  clause \"2\" \"u\" { }\n}", ["E0114 [clause]"]),
    ("policy a\nclause \"1\" \"t\" {\n  unit b\n}", ["E0114 [unit]"]),
    ("policy a\nrequire b", ["E0114 [require]"]),
    ("policy a {\n  require b\n}", ["E0114 [require]"]),
    // A block whose first line was lost is one mistake.
    (
      "clause \"1\" \"t\" {\n    when a\n    require b\n    forbid c\n  }\n  rule s for a { }\n}",
      ["E0114 [when]"]
    ),
    ("  a: text\n  b: text\n}\nunit c", ["E0108 [a]"]),
    ("rule r for a {\n      step a by b, step c by d\n    }\n  require e\n}", ["E0114 [step]"]),
    // E0109, and a brace that was forgotten where the next declaration begins
    ("policy a {\n  title \"b\"", ["E0109 [{]"]),
    ("rule r for a {\n  require b\nrule s for a {\n  require c\n}", ["E0109 [{]"]),
    (
      "clause \"1\" \"t\" {\n  rule r for a {\n    require b\nclause \"2\" \"u\" { }", ["E0109 [{]"]
    ),
    ("entity A {\n  a: text\nentity B {\n  b: text\n}", ["E0109 [{]"]),
    ("enum A { a, b\nenum B { c }", ["E0109 [{]"]),
    ("rule r for a { }\n}", ["E0109 [}]"]),
    // E0108
    ("polcy a", ["E0108 [polcy]"]),
    ("hello world\nunit a", ["E0108 [hello]"]),
    ("unit", ["E0108 []"]),
    ("enum A { a b }", ["E0108 [b]"]),
    ("enum A a", ["E0108 [a]"]),
    ("entity A { a text }", ["E0108 [text]"]),
    ("entity A { a: text b: text }", ["E0108 [b]"]),
    ("entity A { a: , b: text }", ["E0108 [,]"]),
    ("entity A { a: integer in }", ["E0108 [}]"]),
    ("entity A { 3, b: text }", ["E0108 [3]"]),
    ("entity A { a: set of B inverse of }", ["E0108 [}]"]),
    ("action a { effect }", ["E0108 [}]"]),
    ("action a { effect x.y }", ["E0108 [}]"]),
    ("policy p { tittle \"a\" }", ["E0108 [tittle]"]),
    ("policy p { title a }", ["E0108 [a]"]),
    ("policy p { force strong }", ["E0108 [strong]"]),
    ("policy p { in force 2021-01-01 }", ["E0108 [2021-01-01]"]),
    ("clause \"1\" \"t\"", ["E0108 []"]),
    ("clause 1 { }", ["E0108 [1]"]),
    ("clause \"1\" \"t\" not encoded", ["E0108 []"]),
    ("parameter p = 3", ["E0108 [=]"]),
    ("parameter p 3", ["E0108 [3]"]),
    ("parameter p: T { from 2021-01-01 1 }", ["E0108 [1]"]),
    ("define f(x: T) 3", ["E0108 [3]"]),
    ("table t(a: A): B {\n  a | b => c\n  1 | 2\n  3 | 4 => 5\n}", ["E0108 []"]),
    (
      "table t(a: A): B {\n  a | b => c\n  1 | => 2\n  3 | 4 => 5 6\n}",
      ["E0108 [=>]", "E0108 [6]"]
    ),
    ("table t: B {\n  a => c\n}", ["E0108 [:]"]),
    ("rule r for a\n  require b\n}", ["E0108 []"]),
    ("exception a b when c { }", ["E0108 [b]"]),
    ("illustrative rule r for a { }", ["E0108 [illustrative]"]),
    ("delegable unit a", ["E0108 [delegable]"]),
    ("delegable", ["E0108 []"]),
    ("quota q { of t in T\n  count t\n  at least 3\n}", ["E0108 []"]),
    ("quota q { between 1 or 2 }", ["E0108 [or]"]),
    ("subsidy s { line a 3 }", ["E0108 [3]"]),
    ("subsidy s { amount 3 }", ["E0108 [3]"]),
    ("subsidy s { rounded up }", ["E0108 [}]"]),
  ]) func inAFile(text: String, expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func bytesThatAreNotUTF8() {
    // In a comment or a text the rest is still checked; in code everything else would only follow.
    #expect(
      problems(readBytes(Array("// a".utf8) + [0xFF, 0xFE] + Array("\nunit".utf8)))
        == ["E0101 [\u{FFFD}]", "E0108 []"])
    #expect(
      problems(readBytes(Array("unit ".utf8) + [0xC8, 0xCB, 0x0A] + Array("rule".utf8)))
        == ["E0101 [\u{FFFD}]"])
  }

  @Test(arguments: [
    ("rule r for a {\n  require a < b < c\n}", "rule r for a {\n  require a < b and b < c\n}"),
    ("rule r for a {\n  require (a\n}", "rule r for a {\n  require (a)\n}"),
    ("rule r for a {\n  require a)\n}", "rule r for a {\n  require a\n}"),
    ("rule r for a {\n  require a is not present\n}", "rule r for a {\n  require a is none\n}"),
    ("rule r for a {\n  requires a\n}", "rule r for a {\n  require a\n}"),
    ("rule r for a {\n  要求学校\n}", "rule r for a {\n  要求 学校\n}"),
    ("rule r for a {\n  require a 不存在\n}", "rule r for a {\n  require a 为无\n}"),
    (
      "rule r for a {\n  require a otherwise \"b\n}",
      "rule r for a {\n  require a otherwise \"b\"\n}"
    ),
    (
      "rule r for a {\n  require a otherwise “b\"\n}",
      "rule r for a {\n  require a otherwise “b”\n}"
    ),
    ("rule r for a {\n  require a = \"\\q\"\n}", "rule r for a {\n  require a = \"\\\\q\"\n}"),
    ("rule r for a {\n  require a = `b\n}", "rule r for a {\n  require a = `b`\n}"),
    ("rule r for a {\n  require a = max(1,000)\n}", "rule r for a {\n  require a = max(1000)\n}"),
    ("rule r for a {\n  require a\u{200B}\n}", "rule r for a {\n  require a\n}"),
    ("rule r for a\n  require a\n}", "rule r for a {\n  require a\n}"),
    (
      "clause \"1\" {\n  rule r for a {\n    require a",
      "clause \"1\" {\n  rule r for a {\n    require a\n  }\n}"
    ),
    (
      "rule r for a {\n  require b\nrule s for a { }",
      "rule r for a {\n  require b\n}\nrule s for a { }"
    ),
    ("enum A { a b }", "enum A { a, b }"),
    ("entity A { a text }", "entity A { a: text }"),
    ("subsidy s { line a 3 }", "subsidy s { line a = 3 }"),
    ("parameter x 存在: T = 3", "parameter x `存在`: T = 3"),
  ]) func fixes(text: String, expected: String) throws {
    let result = read(text)
    let fix = try #require(result.diagnostics.first?.fixes.first)
    var bytes = Array(text.utf8)
    for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: edit.replacement.utf8)
    }
    let mended = String(decoding: bytes, as: UTF8.self)
    #expect(mended == expected)
    #expect(problems(mended) == [])
  }

  @Test func secondaryLabelsPointWhereTheExpectationCameFrom() {
    func others(_ text: String) -> [String] {
      let result = read(text)
      return result.diagnostics.flatMap(\.secondary).map { result.value.text.text(of: $0.span) }
    }
    #expect(others("define f = (a b)") == ["("])
    #expect(others("define f = a < b < c") == ["<"])
    #expect(others("policy a\npolicy b") == ["policy"])
    #expect(others("policy a\nvocabulary b") == ["policy"])
    #expect(others("define f = \"a {b") == ["{"])
    #expect(others("clause \"1\" {\n  unit a\n}") == ["{"])
  }

  /// Both languages are there, end properly, and blame the text.
  @Test func wordsAreSentencesInBothLanguages() {
    var texts = Samples.all.map {
      $0.replacing("require", with: "requires").replacing("}", with: "")
    }
    texts += [
      "policy a policy b", "unit \"a", "define f = 1.2.3 < `x < 2021-13-13 & 1", "rule r { a b }",
    ]
    for diagnostic in texts.flatMap({ read($0).diagnostics }) {
      #expect(diagnostic.message.en.hasSuffix("."))
      #expect(diagnostic.message.zh.hasSuffix("。"))
      #expect(diagnostic.message.en.first?.isLowercase == false)
      #expect(!diagnostic.message.en.lowercased().contains("you "))
      if let help = diagnostic.help {
        #expect(help.en.hasSuffix(".") || help.en.hasSuffix("?"))
        #expect(help.zh.hasSuffix("。") || help.zh.hasSuffix("？"))
      }
    }
  }
}
