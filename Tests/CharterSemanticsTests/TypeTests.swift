import Testing

@Suite struct TypeTests {
  /// Conditions, and the codes that they lead to.
  @Test(arguments: [
    ("school.students >= 30人", []),
    ("school.students / 3人 > 1", []),
    ("school.fund / school.students > 5元/人", []),
    ("school.fund / school.students > 5元", ["E0203"]),
    ("school.fund * school.students > 5元", ["E0203"]),
    ("100元/人 * school.students = school.fund", []),
    ("500元/人/月 * 12月 * 30人 > 5700万元", []),
    ("school.fund > 0", ["E0204"]),
    ("2 + school.students > 5人", ["E0204"]),
    ("3.05亿元 = 305_000_000元", []),
    ("3千万元 = 30_000_000元", []),
    ("80% = 0.8", []),
    ("today + 3年 > school.opened", []),
    ("today - school.opened > 30日", []),
    ("today - school.opened > 30", ["E0204"]),
    ("today + school.students > today", ["E0203"]),
    ("today + today > today", ["E0202"]),
    ("today + 1.5年 > today", ["E0206"]),
    ("school.rating >= good", []),
    ("good <= school.rating", []),
    ("primary = school.stage", []),
    ("school.stage in {primary, junior}", []),
    ("school.stage in {primary, good}", ["E0201"]),
    ("school.students in 1人..30人", []),
    ("school.students in 1..30", ["E0204"]),
    ("school in group.members", []),
    ("school in School", []),
    ("group in School", ["E0201"]),
    ("count(School) >= 1", []),
    ("count(school.code) >= 1", ["E0209"]),
    ("count(s in School where s.stage = primary) >= 1", []),
    ("sum(s in School: s.students) >= 1人", []),
    ("sum(s in School: s.stage) >= 1", ["E0201"]),
    ("mean(s in School: s.students) >= 1.5人", []),
    ("cv(s in School: s.fund / s.students weighted by s.students) <= 0.5", []),
    ("sum(s in School: s.students weighted by s.students) >= 1人", ["E0202"]),
    ("sum(School) >= 1人", ["E0207"]),
    ("max(school.opened, today) = today", []),
    ("min(1, 2.5) = 1", []),
    ("min(1, 2元) = 1", ["E0204"]),
    ("sqrt(4) = 2", []),
    ("sqrt(4元) = 2", ["E0202"]),
    ("abs(-3元) = 3元", []),
    ("floor(school.fund) = 3元", []),
    ("school.fund rounded half up to 0.01元 = 3元", []),
    ("school.fund rounded half up to 0.01 = 3元", ["E0204"]),
    ("school.fund rounded half up to 0元 = 3元", ["E0213"]),
    ("year(today) = 2021", []),
    ("school_year(today) = 2020", []),
    ("within(school.code, \"360100\")", []),
    ("within(school.code, \"36\")", ["E0702"]),
    ("length(school.code) = 6", []),
    ("school.code = \"{school.students}人\"", []),
    ("school.code < \"a\"", ["E0202"]),
    ("not school.stage", ["E0201"]),
    ("if flag then 1 else 2.5 > 1", ["E0210"]),
    ("(if flag then 1 else 2.5) > 1", []),
    ("every s in School satisfies s.stage = primary", []),
    ("some x in Stage satisfies school.stage = x", []),
    ("match school.stage { primary => flag, junior => true }", []),
    ("match school.stage { primary, junior => flag }", []),
    ("match school.stage { primary => flag, primary => true, otherwise => true }", ["E0211"]),
    ("school.stage = Stage.primary", []),
    ("School", ["E0301"]),
    ("today()= today", []),
    ("agreement = none", []),
    // A percentage is never a whole number, whatever it comes to.
    ("count_of = 100% or true", []),
    ("year = 2021", ["E0315"]),
    ("school.stage且flag", ["E0313"]),
  ])
  func checks(_ condition: String, _ expected: [String]) {
    #expect(codes(inNorm: "require " + condition) == expected)
  }

  @Test func oneMistakeIsOneDiagnostic() {
    // What uses a name that could not be resolved stays quiet.
    let text =
      vocabulary + """
        define a: Stagge = primary
        define b = a
        rule r for admit { require b = primary and a = junior }
        """
    #expect(codes(text) == ["E0303"])
  }

  @Test func aPercentageIsNoInteger() {
    #expect(codes(vocabulary + "parameter n: integer = 100%") == ["E0206"])
  }

  @Test func whatTheParserCouldNotReadIsNotToldTwice() {
    #expect(codes(inNorm: "require school.students >= 5 人") == ["E0108"])
    #expect(codes(vocabulary + "unit 万人\nrule r for admit { require flag }").contains("E0114"))
  }

  @Test func unitsDoNotBeginWithMultipliers() {
    #expect(codes("vocabulary v { }\nunit 万人\nunit 项") == ["E0111", "E0111"])
  }

  @Test func nothingBeforeAHeaderIsLost() {
    #expect(codes("unit 人\nvocabulary v { }") == ["E0701"])
    #expect(codes("define x = 1") == ["E0701"])
    #expect(codes(vocabulary, "rule r for admit { require flag }") == ["E0701"])
  }

  @Test func normsForSeveralActionsCheckAgainstEach() {
    let text =
      vocabulary.replacing(
        "policy p", with: "action leave { school: School\n place = school.code }\npolicy p")
      + "rule r for admit, leave { require group.core = school }"
    #expect(codes(text) == ["E0301"])
  }
}
