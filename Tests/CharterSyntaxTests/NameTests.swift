import CharterDiagnostics
import CharterSyntax
import Testing

/// Names, their aliases, and where keywords stop being names.
@Suite struct NameTests {
  @Test(arguments: [
    ("unit a 人", "a 人"), ("unit 人 a", "a 人"), ("unit a", "a -"), ("unit 人", "- 人"),
    // An alias stands on the name's line and is of the other script.
    ("unit a\n人", "a -"), ("unit A甲 b", "b A甲"),
    ("unit `unit` `单位`", "unit 单位"),
    ("unit a `存在`", "a 存在"),
    ("exit member_exit 适用 leave_group { }", "member_exit -"),
    ("退出 成员校退出条件 for 成员校退出 { }", "- 成员校退出条件"),
    ("退出 成员校退出条件 member_exit for a { }", "member_exit 成员校退出条件"),
    ("quota 名额 by 2021-01-01 { }", "- 名额"),
    ("exception 甲 to 乙 { }", "- 甲"),
    ("exception a 针对 乙 { }", "a -"),
    ("subsidy 甲 shared among s in S { }", "- 甲"),
    ("parameter title: T", "title -"),
    ("define count(x: T) = 1", "count -"),
    ("rule quota for a { }", "quota -"),
  ]) func declared(text: String, expected: String) {
    let name = read(text).value.root.childNodes.first?.name
    #expect("\(name?.latin ?? "-") \(name?.han ?? "-")" == expected)
  }

  @Test(arguments: [
    ("parameter x 存在: integer = 3", ["E0111 [存在]"]),
    ("parameter 存在: integer = 3", ["E0111 [存在]"]),
    ("unit 人 step", ["E0111 [step]"]),
    ("enum A { none 无, b }", ["E0111 [none]", "E0111 [无]"]),
    ("define and(x: T) = 1", ["E0111 [and]"]),
    ("exit for a { }", ["E0111 [for]"]),
    ("exit for for a { }", ["E0111 [for]"]),
    ("rule r for each in xs { }", ["E0111 [in]"]),
    // Attributes are used after a point only: any word will do, but an alias is never a keyword.
    ("entity A { and: text, if 条件: text }", []),
    ("entity A { amount 金额: number }", ["E0111 [金额]"]),
    ("entity A { amount `金额`: number }", []),
    ("rule { }", ["E0108 [{]"]),
    ("unit", ["E0108 []"]),
    ("unit a b", ["E0108 [b]"]),
  ]) func mistakes(text: String, expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test(arguments: [
    ("适用", true), ("for", true), ("存在", true), ("项", true), ("title", true), ("至少", true),
    ("at", true), ("of", true), ("least", false), ("present", false), ("budget", false),
    ("school", false), ("学校", false), ("sum", false), ("text", false), ("", false),
  ]) func reserved(word: String, expected: Bool) {
    #expect(Keyword.isReserved(word) == expected)
  }

  @Test func reservedInExpressions() {
    let words = Set(Keyword.allCases.map(\.latin).filter(Keyword.isReservedInExpressions))
    #expect(
      words == [
        "and", "or", "not", "implies", "if", "then", "else", "match", "every", "some", "satisfies",
        "in", "where", "rounded", "none", "true", "false",
      ])
    #expect(Keyword.isReservedInExpressions("is") && Keyword.isReservedInExpressions("weighted"))
    #expect(Keyword.isReservedInExpressions("且") && !Keyword.isReservedInExpressions("计数"))
  }
}
