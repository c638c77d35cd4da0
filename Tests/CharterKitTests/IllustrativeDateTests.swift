import CharterKit
import Foundation
import Testing

/// What rests on a date that no document gives says so: the norm's own policy, and one that sets a value.
@Suite struct IllustrativeDateTests {
  static let upper = """
    policy upper 上级 { in force from 2022-01-01  uses districts }
    delegable parameter rate 标准: number in 元 = 5元
    delegable parameter share 比例: number = 10%
    quota seniors 高级 for each s in School enforced on move {
      of t in s.teachers  count t where t.senior  at least share
    }
    subsidy grant 补助 for each d in District { amount = rate }
    rule veteran 老教师 for move { require teacher.years >= share }
    """

  /// The policies that each command names among what no document gives.
  private func named(_ lower: String, jurisdiction: String = "360100") throws -> [String: [String]]
  {
    let world = try CommandTests.World()
    try world.write("state/districts.charter", StateSample.vocabulary)
    try world.write("state/upper.charter", Self.upper)
    try world.write(
      "state/lower.charter",
      """
      policy lower 下级 { jurisdiction "\(jurisdiction)"  in force \(lower) from 2022-01-01  uses districts }
      set rate = 7元
      set share = 20%
      """)
    try world.write("records/registry.yaml", StateSample.registry)
    try world.write(
      "move.yaml", "proposals: [{action: move, date: 2023-01-01, teacher: t1, to: b}]\n")
    var found: [String: [String]] = [:]
    for command in [
      ["audit"], ["subsidy", "grant"], ["check", "move.yaml"],
    ] {
      let result = try world.run(
        command + StateSample.arguments + ["--as-of", "2023-01-01", "--format", "json"])
      #expect(result.status != 2, "\(result.output)")
      let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      found[command.joined(separator: " ")] = Self.illustrative(in: document)
      let text = try world.run(
        command + StateSample.arguments + ["--as-of", "2023-01-01", "--language", "zh"])
      let isTold = text.output.contains("“下级”的施行日期 2022-01-01")
      #expect(isTold == (found[command.joined(separator: " ")] == ["lower"]), "\(text.output)")
    }
    return found
  }

  private static func illustrative(in value: Any) -> [String] {
    switch value {
    case let object as [String: Any]:
      (object["illustrative"] as? [String] ?? []) + object.values.flatMap(illustrative(in:))
    case let list as [Any]: list.flatMap(illustrative(in:))
    default: []
    }
  }

  @Test func settingsOfIllustrativePoliciesAreTold() throws {
    let found = try named("illustrative")
    let commands = ["audit", "subsidy grant", "check move.yaml"]
    #expect(found == Dictionary(uniqueKeysWithValues: commands.map { ($0, ["lower"]) }))
  }

  @Test func givenDatesAreNot() throws {
    #expect(try named("").values.allSatisfy(\.isEmpty))
  }

  /// A setting for elsewhere gives no value.
  @Test func settingsForElsewhereAreNot() throws {
    #expect(try named("illustrative", jurisdiction: "440100").values.allSatisfy(\.isEmpty))
  }

  @Test(arguments: [["audit"], ["subsidy"]])
  func theNormsOwnPolicyIsTold(command: [String]) throws {
    let world = try CommandTests.World()
    try world.write("state/districts.charter", StateSample.vocabulary)
    try world.write(
      "state/p.charter",
      """
      policy p 办法 { in force illustrative from 2022-01-01  uses districts }
      rule r for each d in District { require d.name != "" }
      illustrative parameter cap 上限: number in 元 = 9元
      subsidy s for each d in District { amount = 1元  within budget cap }
      """)
    try world.write("records/registry.yaml", StateSample.registry)
    let text = try world.run(
      command + StateSample.arguments + ["--as-of", "2023-01-01", "--language", "en"])
    #expect(text.output.contains("the date in force of p, 2022-01-01"), "\(text.output)")
    // What only the budget reads is leant on too.
    #expect(text.output.contains("cap = ") == (command == ["subsidy"]), "\(text.output)")
  }
}
