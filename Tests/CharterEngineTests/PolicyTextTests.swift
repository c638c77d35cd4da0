import Testing

/// From the text of a policy to its decisions: the checker and the evaluator mean the same.
@Suite struct PolicyTextTests {
  private static let vocabulary = """
    vocabulary v { }
    unit 人 person
    ordered enum Rating 等级 { poor 差, good 良, excellent 优 }
    entity School 学校 {
      name 校名: text
      code 代码: text
      rating 评级: Rating
      students 学生数: integer in 人
      group 所属集团: Group? = none
      closed 停办日: date?
      place = code
    }
    entity Group 集团 {
      name 名称: text
      core 核心校: School
      members 成员校: set of School inverse of group
    }
    action admit 纳新 {
      group 集团: Group
      school 学校: School
      flag 标志: boolean
      place = school.code
      effect school.group = group
    }
    action dissolve 撤销集团 {
      group 集团: Group
      effect for each s in group.members { s.group = none }
      effect remove group
    }
    action found 组建 {
      core 核心校: School
      effect create Group { name = "新集团", core = core }
    }
    """

  private static let header = """
    policy p { title "P" jurisdiction "360100" in force from 2021-01-01 uses v }

    """

  private static let registry = """
    School:
      - {id: a, name: 甲, code: "360102", rating: 优, students: 1200, closed: null}
      - {id: b, name: 乙, code: "360103", rating: 差, students: 300, closed: 2022-06-30, group: g}
      - {id: c, name: 丙, code: "360111", students: 90, group: g}
      - {id: d, name: 丁, code: "110101", rating: 良, students: 90, group: g}
      - {id: e, name: 戊, rating: 良, students: 90}
    Group:
      - {id: g, name: 集团, core: a}
    """

  private func decide(_ norms: String, _ proposals: String) throws -> [String] {
    try PolicyText(
      policies: [Self.vocabulary, Self.header + norms], registry: Self.registry
    ).decide("proposals:\n" + proposals)
  }

  @Test func ratingsAndPlaces() throws {
    let replies = try decide(
      """
      clause "1" "t" { admission core for admit { require school.rating >= good } }
      """,
      """
        - {action: admit, group: g, school: a, flag: true}
        - {action: admit, group: g, school: b, flag: true}
        - {action: admit, group: g, school: c, flag: true}
        - {action: admit, group: g, school: d, flag: true}
        - {action: admit, group: g, school: e, flag: true}
        - {action: admit, group: g, flag: true}
      """)
    #expect(
      replies == [
        "permitted", "rejected ✗core", "undetermined school.rating@c", "ungoverned",
        "undetermined school.code@e",
        "undetermined school",
      ])
  }

  /// Somebody of another kind, or several, may have acted: the step is judged, and what an expression
  /// reads of them is unknown where it cannot be told.
  @Test func actorsOfAnotherKindAndSeveral() throws {
    let replies = try decide(
      """
      clause "1" "t" {
        admission steps for admit { procedure { step application by group.core } }
        admission reader for admit { require application.by.students > 100人 }
      }
      """,
      """
        - {action: admit, group: g, school: b, flag: true, steps: {application: {on: 2021-02-01, by: a}}}
        - {action: admit, group: g, school: b, flag: true, steps: {application: {on: 2021-02-01, by: g}}}
        - {action: admit, group: g, school: b, flag: true, steps: {application: {on: 2021-02-01, by: [a]}}}
        - {action: admit, group: g, school: b, flag: true, steps: {application: {on: 2021-02-01, by: [a, b]}}}
      """)
    #expect(
      replies == [
        "permitted", "rejected ✗steps application.by.students", "permitted",
        "undetermined application.by",
      ])
  }

  /// Definitions that square each other come to an end, and to no verdict.
  @Test func numbersDoNotGrowWithoutEnd() throws {
    let squares = (1...12).map { "define n\($0) = n\($0 - 1) * n\($0 - 1)" }
    let replies = try decide(
      """
      clause "1" "t" {
        define n0 = 99999999999999999999
        \(squares.joined(separator: "\n  "))
        rule small for admit { require n2 > 1 }
        rule large for admit { require n12 > 1 }
      }
      """,
      """
        - {action: admit, group: g, school: a, flag: true}
      """)
    #expect(replies.count == 1)
    #expect(replies.first?.hasPrefix("undetermined numberTooLarge") ?? false)
  }

  /// Two exceptions disagree, one of them through two further in that agree with each other.
  @Test func conflictsThroughNestedExceptions() throws {
    let replies = try decide(
      """
      clause "1" "t" {
        rule n for admit { require school.students > 5000人 }
        exception e0 to n when flag { }
        exception e1 to e0 when school.rating >= good { require flag }
        exception e2 to n when school.students > 100人 { require not flag }
        exception e3 to e0 when school.students > 100人 { require flag }
      }
      """,
      """
        - {action: admit, group: g, school: a, flag: true}
      """)
    #expect(replies == ["undetermined conflict(e0,e2)"])
  }

  /// The second statement leans on the first; where that fails it is passed over.
  @Test func narrowing() throws {
    let replies = try decide(
      """
      clause "1" "t" {
        admission closing for admit {
          require school.closed is present
          require school.closed >= 2022-01-01
        }
      }
      """,
      """
        - {action: admit, group: g, school: a, flag: true}
        - {action: admit, group: g, school: b, flag: true}
        - {action: admit, group: g, school: c, flag: true}
      """)
    #expect(replies == ["rejected ✗closing", "permitted", "undetermined school.closed@c"])
  }

  @Test func exceptionsAndParameters() throws {
    let replies = try decide(
      """
      clause "1" "t" {
        parameter least: integer in 人 = 500人
        parameter open: boolean = unset
        define small(s: School): boolean = s.students < least
        rule size for admit { forbid small(school) }
        exception waiver to size when flag { require school.students >= 100人 }
        exception lifted to waiver when open and school.rating = poor { }
      }
      """,
      """
        - {action: admit, group: g, school: a, flag: false}
        - {action: admit, group: g, school: b, flag: false}
        - {action: admit, group: g, school: b, flag: true}
        - {action: admit, group: g, school: a, flag: true}
        - {action: admit, group: g, school: b}
      """)
    #expect(
      replies == [
        "permitted", "rejected ✗size", "undetermined parameter:open", "permitted",
        "undetermined flag parameter:open",
      ])
  }

  @Test func procedures() throws {
    let replies = try decide(
      """
      clause "1" "t" {
        rule steps for admit {
          procedure {
            step application by school,
            step approval by group.core after application within 30日
          }
        }
      }
      """,
      """
        - {action: admit, group: g, school: b, flag: true, date: 2021-04-20, steps: {application: {on: 2021-03-01, by: b}}}
        - {action: admit, group: g, school: b, flag: true, date: 2021-04-20, steps: {application: {on: 2021-03-01, by: b}, approval: {on: 2021-03-31, by: a}}}
        - {action: admit, group: g, school: b, flag: true, date: 2021-04-20, steps: {application: {on: 2021-03-01, by: b}, approval: {on: 2021-04-01, by: a}}}
        - {action: admit, group: g, school: b, flag: true, date: 2021-04-20, steps: {application: {on: 2021-03-01, by: a}, approval: {on: 2021-03-02}}}
      """)
    #expect(
      replies == ["undetermined step:approval", "permitted", "rejected ✗steps", "rejected ✗steps"])
  }

  @Test func plans() throws {
    let replies = try PolicyText(
      policies: [
        Self.vocabulary,
        """
        policy p { title "P" uses v }
        clause "1" "t" {
          rule room for admit { require count(group.members) < 4 }
          rule sound for dissolve { require count(group.members) > 0 }
          rule any_core for found { require core.students >= 100人 }
        }
        """,
      ], registry: Self.registry
    ).decide(
      """
      proposals:
        - {action: admit, group: g, school: a, flag: true}
        - {action: admit, group: g, school: e, flag: true}
        - {action: found, as: h, core: a}
        - {action: admit, group: h, school: a, flag: true}
        - {action: dissolve, group: g}
        - {action: admit, group: g, school: a, flag: true}
        - {action: found, as: i, core: c}
        - {action: admit, group: i, school: c, flag: true}
      """)
    #expect(
      replies == [
        "permitted", "rejected ✗room", "permitted", "permitted", "permitted",
        // The group is gone, so nobody has said which one is meant.
        "undetermined group",
        "rejected ✗any_core",
        "undetermined group",
      ])
  }
}
