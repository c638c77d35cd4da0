import CharterEngine
import CharterValues
import Testing

/// Rules on the registry.
@Suite struct StateRuleTests {
  private static let vocabulary = """
    vocabulary v {}
    enum Season { spring, autumn }
    entity District { code: text, ready_on: date?, schools: set of School inverse of district, place = code }
    entity School { district: District, students: integer, place = district.code }
    """

  private func lines(
    _ rule: String, _ registry: String, header: String = "jurisdiction \"360100\"",
    on day: String = "2021-04-20"
  ) throws -> [String] {
    try StateText(
      Self.vocabulary, "policy p { \(header) uses v }\n" + rule, registry: registry
    ).rule(on: CalendarDate.iso(day) ?? .earliest)
  }

  private static let mechanism = """
    rule mechanism for each d in District where within(d.code, "360100") by 2021-12-31 {
      require d.ready_on is present and d.ready_on <= 2021-12-31
    }
    """

  @Test func targets() throws {
    let registry = """
      District:
        - {id: a, code: "360102", ready_on: 2021-03-01}
        - {id: b, code: "360103", ready_on: 2022-03-01}
        - {id: c, code: "360104", ready_on: null}
        - {id: d, code: "360111"}
        - {id: e, code: "110101", ready_on: null}
        - {id: f, ready_on: null}
        - {id: g, ready_on: 2021-03-01}
      """
    #expect(
      try lines(Self.mechanism, registry) == [
        "a: met satisfied", "b: not_yet_due violated", "c: not_yet_due violated",
        "d: undetermined undetermined d.ready_on@d", "f: not_yet_due violated", "g: met satisfied",
      ])
    #expect(
      try lines(Self.mechanism, registry, on: "2022-06-01")
        == [
          "a: met satisfied", "b: not_met violated", "c: not_met violated",
          "d: undetermined undetermined d.ready_on@d",
          "f: undetermined violated d.code@f", "g: met satisfied",
        ])
  }

  @Test func severalVariables() throws {
    let rule = """
      rule each_term for each d in District, t in Season where d.code != "360199" {
        require t = autumn or some s in d.schools satisfies s.students > 10
        duty "file the list" by d
      }
      """
    let registry = """
      District: [{id: a, code: "360102"}, {id: b, code: "360199"}]
      School: [{id: s, district: a, students: 5}]
      """
    #expect(
      try lines(rule, registry) == [
        "a,spring: not_met violated duty file the list",
        "a,autumn: met satisfied duty file the list",
      ])
  }

  @Test func theJurisdictionIsOneSubject() throws {
    let rule = "rule some_school { require count(School) >= 2 }"
    #expect(try lines(rule, "School: [{id: a}]") == ["not_met violated"])
    #expect(try lines(rule, "District: []") == ["undetermined undetermined School"])
  }

  @Test func settingsOfTheSubjectsPlace() throws {
    let text = try StateText(
      Self.vocabulary,
      """
      policy nation { uses v }
      delegable parameter limit: integer = 100
      rule size for each s in School { require s.students <= limit }
      """,
      """
      policy city { jurisdiction "360100" uses v }
      set nation.limit = 50
      """,
      registry: """
        District: [{id: a, code: "360102"}, {id: b, code: "110101"}, {id: c}]
        School:
          - {id: x, district: a, students: 70}
          - {id: y, district: b, students: 70}
          - {id: z, district: c, students: 70}
          - {id: w, district: c, students: 30}
        """)
    #expect(
      text.rule()
        == [
          "x: not_met violated", "y: met satisfied",
          "z: undetermined undetermined s.district.code@c",
          "w: undetermined undetermined s.district.code@c",
        ])
  }

  /// A fact that two paths lead to goes by the shorter, in whatever order the records stand.
  @Test func missingFactsGoByTheShortestPath() throws {
    let rule = "rule r for each s in School { require count(s.district.schools) >= 2 }"
    let rows = ["{id: y}", "{id: x, district: k}"]
    for order in [rows, rows.reversed()] {
      let text = try StateText(
        Self.vocabulary, "policy p { uses v }\n" + rule,
        registry: "District: [{id: k}]\nSchool: [\(order.joined(separator: ", "))]")
      #expect(
        Set(text.rule()) == [
          "x: undetermined undetermined s.district.schools.district@y",
          "y: undetermined undetermined s.district@y",
        ])
    }
  }

  @Test func statementsLeanOnEarlierOnes() throws {
    let rule = """
      rule filed for each d in District {
        require d.ready_on is present
        require d.ready_on <= 2021-12-31
      }
      """
    #expect(
      try lines(rule, "District: [{id: a, code: '360102', ready_on: null}]") == [
        "a: not_met violated passed_over"
      ])
  }
}
