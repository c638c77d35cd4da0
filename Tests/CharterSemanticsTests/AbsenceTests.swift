import CharterSemantics
import Testing

@Suite struct AbsenceTests {
  /// Statements, and the codes that they lead to.
  @Test(arguments: [
    ("require agreement.signed_on <= today", ["E0401"]),
    ("require agreement is present and agreement.signed_on <= today", []),
    // The other way round, the test comes too late.
    ("require agreement.signed_on <= today and agreement is present", ["E0401"]),
    ("require agreement is none or agreement.signed_on <= today", []),
    ("require agreement is present or agreement.signed_on <= today", ["E0401"]),
    ("require agreement is present implies agreement.signed_on <= today", []),
    ("require not (agreement is none) and agreement.signed_on <= today", []),
    ("require if agreement is present then agreement.signed_on <= today else flag", []),
    ("require if agreement is none then flag else agreement.signed_on <= today", []),
    ("require if agreement is present then flag else agreement.signed_on <= today", ["E0401"]),
    ("when agreement is present\nrequire agreement.signed_on <= today", []),
    ("require agreement is present\nrequire agreement.signed_on <= today", []),
    // A later test does not reach back, and neither does advice reach forward.
    ("require agreement.signed_on <= today\nrequire agreement is present", ["E0401"]),
    ("advise agreement is present\nrequire agreement.signed_on <= today", ["E0401"]),
    ("forbid agreement is none\nrequire agreement.signed_on <= today", []),
    // Each part of a path is tested by itself.
    ("require agreement is present and agreement.fee > 0元", ["E0401"]),
    (
      "require agreement is present and agreement.fee is present and agreement.fee > 0元", []
    ),
    ("require every s in group.members where s.closed is present satisfies s.closed <= today", []),
    ("require every s in group.members satisfies s.closed <= today", ["E0401"]),
    ("require some s in group.members where s.closed is present", []),
    ("require match count_of { none => flag, otherwise => flag }", []),
    ("require match count_of { none => flag, otherwise => count_of > 1 }", []),
    ("require match count_of { 1 => flag, otherwise => count_of > 1 }", ["E0401"]),
    (
      "require match agreement is present { true => agreement.signed_on <= today, false => flag }",
      []
    ),
    ("require agreement != none and agreement.signed_on <= today", []),
    ("require agreement = none or agreement.signed_on <= today", []),
    ("require match count_of { 1 => flag, 2 => flag }", ["E0211"]),
    // What equals a value that is there is there.
    ("require school.group = group and school.group.core = school", []),
    ("require school.group = group.core.group and school.group.core = school", ["E0401"]),
    ("require school.group != group or school.group.core = school", []),
    // Equality itself is about absence too.
    ("require school.group = group", []),
    ("require school.group = none", []),
    ("require school.closed < today", ["E0401"]),
    ("require school.stage = none", ["E0402"]),
    ("require group is present", ["E0402"]),
    ("require count_of in 1..5", ["E0401"]),
    ("require count_of is present and count_of in 1..5", []),
  ])
  func narrows(_ statements: String, _ expected: [String]) {
    #expect(codes(inNorm: statements) == expected)
  }

  @Test func laterStatementsLeanOnEarlierOnes() throws {
    let program = try #require(
      checkedProgram(
        vocabulary + """
          rule r for admit {
            require agreement is present
            require agreement.signed_on <= today
            require flag
          }
          """))
    let statements = program.norms[0].statements
    #expect(statements.map(\.guards.count) == [0, 1, 0])
  }
}
