import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterTestSupport
import Foundation
import Testing

/// What changes nothing is known to change nothing.
@Suite struct FormTests {
  static let policies = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Policies").path

  /// Every folder with a project of its own.
  static let packs: [String] = {
    let files = FileManager.default.enumerator(atPath: policies)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix("/charter.yaml") }
      .map { String($0.dropLast("/charter.yaml".count)) }.sorted()
  }()

  @Test func thereArePacks() { #expect(Self.packs.count >= 6) }

  @Test(arguments: packs)
  func aPolicyDoesNotDifferFromItself(_ pack: String) throws {
    let path = Self.policies + "/" + pack
    let reply = DiffCommand(base: path, head: path, places: Places())
      .run(World.invocation(.text, .en, false))
    #expect(reply.status == .success)
    #expect(reply.output.hasSuffix("The two revisions are the same.\n"))
  }

  /// The parts of a policy in pieces that may stand in any order.
  static let pieces = [
    "parameter limit 上限: integer = 3",
    "parameter share 比例: number { from 2020-01-01: 10%  from 2022-01-01: 20% }",
    "define senior 资深(t: Teacher): boolean = t.years >= limit and t.moved",
    "define any_senior 有资深(s: School): boolean = some t in s.teachers satisfies senior(t)",
    "table pay 津贴 (area: Area): money { area => amount\n urban => 0元\n rural => 400元 }",
    "admission a 甲 for rotate { require one: senior(teacher) otherwise \"不行。\"  advise teacher.moved }",
    "exception e 例 to a when any_senior(to_school) { }",
    "rule r 规 for each s in School { require any_senior(s) }",
    "quota q 额 for each s in School { of t in s.teachers  count t where senior(t)  at least share }",
    "subsidy p 贴 for each t in Teacher { line l 一 = pay(t.school.area) }",
  ]

  static func policy(_ pieces: [String]) -> String {
    let vocabulary = World.policy.components(separatedBy: "policy district_rules")[0]
    return vocabulary + "policy x 某 { }\nclause \"1\" \"一\" {\n" + pieces.joined(separator: "\n")
      + "\n}\n"
  }

  @Test(arguments: 1...12)
  func anotherOrderIsForm(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let shuffled = Self.pieces.shuffled(using: &generator)
    let report = try RevisionWorld(base: Self.policy(Self.pieces), head: Self.policy(shuffled))
      .json()
    #expect(report.status == .success)
    #expect(report.changes.isEmpty)
    #expect((report.fields["reordered"] as? Int ?? 0 > 0) == (shuffled != Self.pieces))
  }

  /// Every name but those of data in another word, and in another order.
  @Test(arguments: 1...6)
  func otherNamesAreForm(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = [
      ("limit", "threshold"), ("上限", "门槛"), ("share", "portion"), ("比例", "份额"),
      ("any_senior", "has_old_hand"), ("有资深", "有老手"), ("senior", "old_hand"), ("资深", "老手"),
      ("pay", "allowance"), ("津贴", "补助"),
    ]
    let renamed = Self.pieces.shuffled(using: &generator).map { piece in
      names.reduce(piece) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
    let report = try RevisionWorld(base: Self.policy(Self.pieces), head: Self.policy(renamed))
      .json()
    #expect(report.status == .success, "\(report.told)")
    #expect(
      report.told.sorted() == [
        "form renamed definition has_old_hand", "form renamed definition old_hand",
        "form renamed parameter portion", "form renamed parameter threshold",
        "form renamed table allowance",
      ])
  }

  /// A piece that says something else is never taken for form, whichever it is.
  @Test(arguments: [
    ("= 3", "= 4"), ("10%", "11%"), ("2022-01-01", "2022-01-02"), (">= limit", "> limit"),
    ("and t.moved", "or t.moved"), ("some t in", "every t in"), ("400元", "401元"),
    ("require one", "forbid one"), ("advise teacher.moved", "require teacher.moved"),
    ("any_senior(to_school) {", "not any_senior(to_school) {"),
    ("for each s in School { require", "for each s in School where s.area = rural { require"),
    ("at least share", "at most share"), ("line l 一 = pay", "line l 一 = 2 * pay"),
  ])
  func substanceIsNoForm(_ edit: (String, String)) throws {
    let head = Self.pieces.map { $0.replacingOccurrences(of: edit.0, with: edit.1) }
    try #require(head != Self.pieces)
    let report = try RevisionWorld(base: Self.policy(Self.pieces), head: Self.policy(head)).json()
    #expect(report.weight == "substance")
    #expect(report.status == .rejected)
  }
}
