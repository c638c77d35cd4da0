import CharterKit
import CharterRevision
import Foundation
import Testing

/// What changed in the norms, piece by piece.
@Suite struct NormDifferenceTests {
  struct Edit: CustomTestStringConvertible {
    let name: String
    let edits: [(String, String)]
    let told: [String]
    let status: CharterKit.ExitStatus
    var testDescription: String { name }
  }

  static let edits: [Edit] = [
    Edit(
      name: "a threshold",
      edits: [("teacher.years >= 3 otherwise", "teacher.years >= 5 otherwise")],
      told: ["substance changed norm veteran: require 3 → 5"], status: .rejected),
    Edit(
      name: "a limit and not a number of heads", edits: [("at least 1 }", "at least 100% }")],
      told: ["substance changed quota any_moved: bound 1 → 100%"], status: .rejected),
    Edit(
      name: "a comparison", edits: [("t.years >= 3\n", "t.years > 3\n")],
      told: ["substance changed quota rotation: population t.years >= 3 → t.years > 3"],
      status: .rejected),
    Edit(
      name: "a further condition",
      edits: [
        (
          "by 2021-12-31 {\n    require published",
          "by 2021-12-31 {\n    when d.code != \"360102\"\n    require published"
        )
      ],
      told: ["substance changed rule plans_made: condition - → d.code != \"360102\""],
      status: .rejected),
    Edit(
      name: "one more in a chain",
      edits: [
        (
          "d.plan_on is present and d.plan_on <= 2021-12-31",
          "d.plan_on is present and d.plan_on <= 2021-12-31 and d.plan_on >= 2021-03-01"
        )
      ],
      told: ["substance changed rule plans_made: require - → d.plan_on >= 2021-03-01"],
      status: .rejected),
    Edit(
      name: "a statement dropped", edits: [("    advise teacher.moved\n", "")],
      told: ["substance changed norm veteran: advise teacher.moved → -"], status: .rejected),
    Edit(
      name: "a ground dropped",
      edits: [("ground same 同区: to_school.district = teacher.school.district ", "")],
      told: [
        "substance changed norm veteran: grounds to_school.district = teacher.school.district → -"
      ], status: .rejected),
    Edit(
      name: "an exception's day", edits: [("today < 2022-01-01", "today < 2024-01-01")],
      told: ["substance changed exception first_year: condition 2022-01-01 → 2024-01-01"],
      status: .rejected),
    Edit(
      name: "an exception added",
      edits: [
        (
          "not encoded \"期限\"",
          "exception village 下乡例外 to veteran when to_school.area = rural { }\n  not encoded \"期限\""
        )
      ], told: ["substance added exception village"], status: .rejected),
    Edit(
      name: "a dated value",
      edits: [
        (
          "parameter share 比例: number = 20%",
          "parameter share 比例: number { from 2020-01-01: 20%  from 2023-01-01: 30% }"
        )
      ],
      told: [
        "substance changed parameter share: value 20% → from 2020-01-01 20%; value - → from 2023-01-01 30%"
      ],
      status: .rejected),
    Edit(
      name: "a row of a table", edits: [("rural => 400元", "rural => 450元")],
      told: ["substance changed table base: row 400元 → 450元"], status: .rejected),
    Edit(
      name: "a line of a subsidy", edits: [("12.50元 * t.years", "13元 * t.years")],
      told: ["substance changed subsidy rural_teacher: line 12.50元 → 13元"], status: .rejected),
    Edit(
      name: "the force of the policy",
      edits: [("jurisdiction \"360100\" }", "jurisdiction \"360100\" force descriptive }")],
      told: ["substance changed policy district_rules: force binding → descriptive"],
      status: .rejected),
    Edit(
      name: "when the policy applies",
      edits: [("jurisdiction \"360100\" }", "jurisdiction \"360100\" in force from 2021-01-01 }")],
      told: ["substance changed policy district_rules: period always → from 2021-01-01"],
      status: .rejected),
    Edit(
      name: "an attribute that may be absent",
      edits: [("moved 交流: boolean", "moved 交流: boolean = false")],
      told: [
        "substance changed entity Teacher: attribute moved 交流: boolean → moved 交流: boolean = no"
      ],
      status: .rejected),
    Edit(
      name: "what an action changes",
      edits: [
        (
          "effect teacher.school = to_school }",
          "effect teacher.school = to_school, effect teacher.moved = true }"
        )
      ],
      told: ["substance changed action rotate: effect - → teacher.moved = true"], status: .rejected),
    Edit(
      name: "a message alone", edits: [("教龄不足三年。", "任教未满三年。")],
      told: ["wording changed norm veteran: message 教龄不足三年。 → 任教未满三年。"], status: .rejected),
    Edit(
      name: "the document's title", edits: [("县区办法（试行）", "县区办法")],
      told: ["wording changed policy district_rules: title 县区办法（试行） → 县区办法"],
      status: .rejected),
    Edit(
      name: "why something is left out", edits: [("because \"没有写明。\"", "because \"文件没有写明。\"")],
      told: ["wording changed clause 2: omission “期限” because “没有写明。” → “期限” because “文件没有写明。”"],
      status: .rejected),
    Edit(
      name: "a name in one language", edits: [("quota rotation 教师交流", "quota rotation 教师轮岗")],
      told: ["form renamed quota rotation"], status: .success),
    Edit(
      name: "a name in both languages, used elsewhere",
      edits: [
        ("parameter share 比例", "parameter quota_share 份额"),
        ("at least share rounded", "at least quota_share rounded"),
      ],
      told: ["form renamed parameter quota_share"], status: .success),
    Edit(
      name: "another name and another figure",
      edits: [
        ("quota rotation 教师交流", "quota exchange 轮岗"),
        ("where t.years >= 3\n", "where t.years >= 4\n"),
      ], told: ["substance changed quota exchange: population 3 → 4"], status: .rejected),
    Edit(
      name: "a label", edits: [("require long 教龄:", "require long_enough 教龄:")],
      told: ["form changed norm veteran: require long 教龄 → long_enough 教龄"], status: .success),
    Edit(
      name: "the label of a ground", edits: [("ground village 下乡:", "ground country 下乡:")],
      told: [
        "form changed norm veteran: grounds village 下乡, same 同区 → country 下乡, same 同区"
      ], status: .success),
    Edit(
      name: "the name of a bound variable",
      edits: [
        (
          "quota any_moved 有人交流 { of t in Teacher  count t where t.moved",
          "quota any_moved 有人交流 { of x in Teacher  count x where x.moved"
        )
      ],
      told: [], status: .success),
    Edit(
      name: "a further name for data", edits: [("years 教龄: integer", "years 教龄: integer // 整年\n")],
      told: [], status: .success),
    Edit(
      name: "another name for data",
      edits: [
        ("moved 交流: boolean", "rotated 交流: boolean"), ("advise teacher.moved", "advise teacher.交流"),
        ("{ of t in Teacher  count t where t.moved", "{ of t in Teacher  count t where t.交流"),
        ("    count t where t.moved", "    count t where t.交流"),
      ],
      told: ["substance changed entity Teacher: attribute moved 交流 → rotated 交流"],
      status: .rejected),
    Edit(
      name: "brackets, order and the other language",
      edits: [
        ("teacher.years >= 3 otherwise", "(教师.教龄 >= 3) 否则"),
        (
          "ground village 下乡: to_school.area = rural  ground same 同区: to_school.district = teacher.school.district",
          "事由 same 同区: teacher.school.district = to_school.district\n 事由 village 下乡: 乡村 = 去向.区域"
        ),
      ],
      told: [], status: .success),
  ]

  @Test(arguments: edits)
  func isTold(_ edit: Edit) throws {
    let report = try RevisionWorld(edit.edits).json()
    #expect(report.told == edit.told)
    #expect(report.status == edit.status)
    #expect(
      report.weight
        == (edit.status == .success
          ? "form" : edit.told.first.map { String($0.prefix { $0 != " " }) }))
  }

  /// What is added one way is dropped the other way, and nothing weighs less.
  @Test(arguments: edits)
  func isToldBackwards(_ edit: Edit) throws {
    let world = try RevisionWorld(edit.edits)
    let (forth, back) = (try world.json(), try world.json(reversed: true))
    #expect(forth.status == back.status)
    #expect(forth.changes.count == back.changes.count)
  }

  @Test func aMoveIsForm() throws {
    let veteran = "      exception first_year 首年 to veteran when today < 2022-01-01 { }\n"
    let line = try #require(
      World.policy.split(separator: "\n").first { $0.contains("exception first_year") }
        .map(String.init))
    let report = try RevisionWorld([
      (line + "\n", ""),
      (
        "clause \"4\" \"保障\" not encoded because \"没有可以检验的要求。\"",
        "clause \"4\" \"保障\" {\n\(veteran)}"
      ),
    ]).json()
    #expect(report.told.contains("form moved exception first_year"))
    #expect(
      report.changes.first { $0["kind"] as? String == "exception" }?["clause_before"] as? String
        == "2")
  }

  @Test func aWholePolicyIsOneChange() throws {
    let using = World.policy.replacingOccurrences(of: "{ title", with: "{ uses districts title")
    let world = try RevisionWorld(base: World.policy, head: using)
    try world.world.write("policies: [p.charter, more.charter]\n", to: "head/charter.yaml")
    try world.world.write(
      "policy more 更多办法 { uses districts }\nrule r for rotate { require teacher.years >= 1 }\n",
      to: "head/more.charter")
    #expect(try world.json().told == ["substance added policy more"])
    #expect(try world.json(reversed: true).told == ["substance removed policy more"])
  }
}
