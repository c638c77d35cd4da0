import CharterSemantics
import Testing

@Suite struct ExceptionTests {
  /// The conditions of two exceptions, and whether they are warned of.
  @Test(arguments: [
    ("flag", "not flag", []),
    ("flag", "flag", ["W0601"]),
    ("school.stage = primary", "school.stage = junior", []),
    ("school.stage = primary", "school.rating = good", ["W0601"]),
    ("school.students < 5人", "school.students >= 5人", []),
    ("school.students <= 5人", "school.students >= 5人", ["W0601"]),
    ("school.students in 1人..5人", "school.students in 6人..9人", []),
    ("school.students in 1人..<5人", "school.students in 5人..9人", []),
    ("school.students in 1人..5人", "school.students in 5人..9人", ["W0601"]),
    ("school.stage in {primary}", "school.stage != primary", []),
    ("agreement is none", "agreement is present and agreement.signed_on <= today", []),
    ("flag or school.rating = good", "not flag and school.rating = poor", []),
    ("flag or school.rating = good", "not flag", ["W0601"]),
    ("school.opened < 2020-01-01", "school.opened >= 2020-01-01", []),
    ("flag implies school.rating = good", "flag and school.rating = poor", []),
    ("today < 2021-09-01", "today >= 2021-09-01", []),
    ("group.core = school", "group.core != school", []),
    ("school.students > 4人", "school.students < 6人", ["W0601"]),
    ("school.students > 5人", "school.students < 6人", []),
    ("school.rating < good", "school.rating != poor", []),
  ])
  func warnsOfOverlaps(_ first: String, _ second: String, _ expected: [String]) {
    let text =
      vocabulary + """
        rule r for admit { require flag }
        exception a to r when \(first) { require school.stage = primary }
        exception b to r when \(second) { require school.rating = good }
        """
    #expect(codes(text) == expected)
  }

  @Test func emptyOnesCannotDisagree() {
    let text =
      vocabulary + """
        rule r for admit { require flag }
        exception a to r when flag { }
        exception b to r when school.stage = primary { }
        """
    #expect(codes(text).isEmpty)
  }

  @Test func exceptionsNestAndReachEveryAction() throws {
    let text =
      vocabulary.replacing(
        "policy p",
        with: "action leave { school: School, flag: boolean\n place = school.code }\npolicy p")
        + """
        exception c to b when school.rating = good { }
        exception b to r when school.stage = primary { require flag }
        rule r for admit, leave { require school.students > 5人 }
        """
    let program = try #require(checkedProgram(text))
    #expect(program.norms.count == 2)
    #expect(program.exceptions.count == 4)
    #expect(program.norms.allSatisfy { $0.exceptions.count == 1 })
  }
}
