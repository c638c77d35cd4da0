import CharterDiagnostics
import CharterSemantics
import CharterSyntax
import Testing

/// What deserves a second look in sound policies, and what does not.
@Suite struct LintTests {
  /// The findings of a policy after the shared vocabulary, as codes with the text that is underlined.
  private func findings(_ policy: String) throws -> [String] {
    let source = SourceText(name: "test.charter", text: vocabulary + policy)
    let parsed = parse(SourceID(index: 0), source)
    let program = try #require(check([parsed.value], after: parsed.diagnostics).value)
    return lint(program, [parsed.value]).filter { $0.code != .mixedLanguages }
      .map { "\($0.code.rawValue) \(source.text(of: $0.span))" }
  }

  /// A condition, and whether it is proven to hold always, never, or neither.
  @Test(arguments: [
    ("school.students > 5人 or school.students <= 5人", "W1004"),
    ("school.students > 5人 or school.students < 5人", ""),
    ("school.students > 5人 and school.students < 6人", "W1005"),
    ("school.students > 5人 and school.students < 7人", ""),
    ("school.students in 9人..5人", "W1005"),
    ("school.students in 5人..<5人", "W1005"),
    ("school.fund > 5元 and school.fund < 6元", ""),
    ("school.stage = primary or school.stage = junior", "W1004"),
    ("school.stage != primary and school.stage != junior", "W1005"),
    ("school.stage in {primary}", ""),
    ("school.rating >= poor", "W1004"),
    ("school.rating > good", "W1005"),
    ("school.rating >= good", ""),
    ("school.opened < 2020-01-02 or school.opened > 2020-01-01", "W1004"),
    ("school.opened < 2020-01-02 and school.opened > 2020-01-01", "W1005"),
    ("today >= 2000-01-01", ""),
    ("flag or not flag", "W1004"),
    ("flag and not flag", "W1005"),
    ("flag implies flag", "W1004"),
    ("true", "W1004"),
    ("1 < 2 and flag", ""),
    ("school.closed is none or school.closed is present", "W1004"),
    ("school.closed is none and school.closed is present", "W1005"),
    ("school.group is none or school.group.core = school", ""),
    // A value that is compared with itself may be unknown, and no test of two values is looked into.
    ("school.students = school.students", ""),
    ("school.students < school.students", ""),
    ("group.core = school or group.core != school", "W1004"),
    ("school.code = \"a\" and school.code = \"b\"", "W1005"),
    ("school.code != \"a\" and school.code != \"b\"", ""),
    ("(every s in School satisfies s.students > 5人) or flag", ""),
    (
      "(every s in School satisfies s.students > 5人) and not (every t in School satisfies t.students > 5人)",
      "W1005"
    ),
    (
      "(every s in School satisfies s.students > 5人) and not (every t in School satisfies t.students > 6人)",
      ""
    ),
    ("count(School) > 3 and count(School) < 4", "W1005"),
  ])
  func provesConditions(_ condition: String, _ code: String) throws {
    let found = try findings("rule r for admit { require \(condition) }\n")
    #expect(found.map { String($0.prefix(5)) } == (code.isEmpty ? [] : [code]))
  }

  /// A parameter may be switched, so its value decides nothing beforehand.
  @Test func parametersAreOpen() throws {
    #expect(
      try findings(
        """
        parameter on: boolean = true
        parameter least: integer in 人 = 5人
        rule r for admit { require on  require school.students > least  require school.students < 5人 }
        """) == [])
  }

  @Test(arguments: [
    ("when flag  require flag", ["W1004 flag"]),
    ("when flag  require not flag", ["W1005 not flag"]),
    ("when flag  when not flag  require flag", ["W1003 r"]),
    ("when flag  when flag  require school.stage = primary", ["W1011 flag"]),
    ("require flag  require flag", ["W1011 flag"]),
    // Those that advise and those that require are not the same.
    ("require flag  advise flag", []),
    ("require flag  require not flag", ["W1005 not flag"]),
    ("forbid flag  require not flag", []),
    ("forbid flag  require flag", ["W1005 flag"]),
    ("require school.closed is present  require school.closed <= today", []),
    ("require school.closed is none or school.closed <= today", []),
    ("any of { ground flag  ground school.stage = primary }", []),
    (
      "when school.stage = primary  any of { ground flag  ground school.stage = junior }",
      ["W1005 school.stage = junior"]
    ),
    ("forbid", []),
  ])
  func looksAtNorms(_ statements: String, _ expected: [String]) throws {
    #expect(try findings("rule r for admit { \(statements) }\n") == expected)
  }

  /// What is idle for one of two actions is not idle.
  @Test func everyActionCounts() throws {
    let two = vocabulary.replacing(
      "policy p",
      with: "action close { school: School, flag: boolean\n place = school.code }\npolicy p")
    let source = SourceText(
      name: "test.charter", text: two + "rule r for admit, close { when flag  require flag }\n")
    let parsed = parse(SourceID(index: 0), source)
    let program = try #require(check([parsed.value], after: parsed.diagnostics).value)
    let found = lint(program, [parsed.value])
    #expect(found.filter { $0.code == .alwaysHolds }.count == 1)
  }

  @Test func looksAtTheRegistryToo() throws {
    #expect(
      try findings(
        """
        rule r for each s in School where s.stage = primary { when s.stage = junior  require s.students > 5人 }
        quota q { of s in School where s.students > 5人  count s where s.students > 3人  at least 1 }
        subsidy f for each s in School { line a = 5元 when s.stage = primary and s.stage = junior  line b = 3元 }
        """) == [
          "W1003 r", "W1004 s.students > 3人", "W1005 s.stage = primary and s.stage = junior",
        ])
  }

  @Test(arguments: [
    ("define f(x: School): boolean = x.students > 5人\nrule r for admit { require f(school) }", []),
    (
      "define f(x: School): boolean = x.students > 5人\nrule r for admit { require flag }",
      ["W1007 f"]
    ),
    (
      "define f(x: School): boolean = g(x)\ndefine g(x: School): boolean = x.students > 5人\nrule r for admit { require f(school) }",
      []
    ),
    ("parameter n: integer = unset\nrule r for admit { require flag otherwise \"{n}\" }", []),
    ("parameter n: integer = unset\nrule r for admit { require flag }", ["W1006 n"]),
    (
      "parameter n: integer in 日 = 3日\nrule r for admit { require flag  duty \"x\" by school within n of today }",
      []
    ),
    (
      "rule r for admit { require every school in School satisfies school.students > 5人 }",
      ["W1010 school"]
    ),
    (
      "rule r for admit { require every x in School satisfies every x in School satisfies x.students > 5人 }",
      ["W1010 x"]
    ),
    (
      "rule r for admit { require (every x in School satisfies x.students > 5人) or (some x in School satisfies x.students > 5人) }",
      []
    ),
    ("rule r for each school in School { require school.students > 5人 }", []),
  ])
  func looksAtNames(_ policy: String, _ expected: [String]) throws {
    #expect(try findings(policy + "\n") == expected)
  }
}
