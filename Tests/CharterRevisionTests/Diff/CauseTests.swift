import CharterKit
import CharterRevision
import CharterTestSupport
import Foundation
import Testing

/// The causes that a comparison tells, held against the policy written without each change.
@Suite struct CauseTests {
  /// Edits of one declaration each, by its name.
  static let edits: [(name: String, old: String, new: String)] = [
    ("veteran", "teacher.years >= 3 otherwise", "teacher.years >= 13 otherwise"),
    ("first_year", "when today < 2022-01-01 { }", "when teacher.years < 3 { }"),
    ("small", "require count(s.teachers) <= 2", "require count(s.teachers) <= 1"),
    (
      "village", "not encoded \"期限\"",
      "exception village 下乡例外 to veteran when to_school.area = urban { }\n  not encoded \"期限\""
    ),
    ("rotation", "at least share rounded up", "at least 100%"),
    ("share", "number = 20%", "number = 90%"),
    (
      "new_rule", "illustrative parameter share",
      "rule new_rule for rotate { require teacher.moved = false }\n  illustrative parameter share"
    ),
    (
      "district_rules", "jurisdiction \"360100\"",
      "jurisdiction \"360100\" in force from 2022-01-01"
    ),
  ]

  static let proposals = """
    proposals:
      - {action: rotate, date: 2021-12-01, teacher: t3, to_school: s1}
      - {action: rotate, date: 2022-12-01, teacher: t3, to_school: s3}
      - {action: rotate, date: 2022-12-01, teacher: t4, to_school: s3}
      - {action: rotate, date: 2022-12-01, teacher: t1, to_school: s2}
      - {action: rotate, date: 2022-12-01, teacher: t5, to_school: s1}
      - {action: rotate, date: 2023-01-01, teacher: {school: s1, moved: true}, to_school: s3}
    """

  private static func report(_ edits: [(name: String, old: String, new: String)]) throws
    -> RevisionWorld.Report
  {
    try RevisionWorld(edits.map { ($0.old, $0.new) }, proposals: proposals).json()
  }

  /// The line of each proposal whose verdict differs.
  private static func changed(_ report: RevisionWorld.Report) -> Set<Int> {
    Set(
      report.flips.compactMap { flip in
        guard flip["before"] as? String != flip["after"] as? String else { return nil }
        return line(flip)
      })
  }

  private static func line(_ flip: [String: Any]) -> Int {
    (flip["at"] as? [String: Any])?["line"] as? Int ?? 0
  }

  @Test(arguments: 1...12)
  func whatIsNeededIsJustWhatIsNeeded(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let chosen = Array(Self.edits.shuffled(using: &generator).prefix(4))
    let report = try Self.report(chosen)
    let numbers = Dictionary(
      report.changes.map { ($0["name"] as? String ?? "", $0["number"] as? Int ?? 0) },
      uniquingKeysWith: { first, _ in first })
    // Without each edit: what no longer differs in the verdict needed it.
    var without: [Int: Set<Int>] = [:]
    for edit in chosen {
      let number = try #require(numbers[edit.name], "\(edit.name) is no change")
      without[number] = Self.changed(try Self.report(chosen.filter { $0.name != edit.name }))
    }
    for flip in report.flips where flip["before"] as? String != flip["after"] as? String {
      let cause = try #require(flip["cause"] as? [String: Any])
      let told = cause["kind"] as? String == "needs" ? cause["changes"] as? [Int] ?? [] : []
      let needed = without.filter { !$0.value.contains(Self.line(flip)) }.keys.sorted()
      #expect(told == needed, "\(chosen.map(\.name)), line \(Self.line(flip)): \(cause)")
    }
  }

  /// What one change is told to do alone, it does alone.
  @Test(arguments: 1...12)
  func whatIsEnoughIsEnough(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let chosen = Array(Self.edits.shuffled(using: &generator).prefix(4))
    let report = try Self.report(chosen)
    for flip in report.flips where flip["before"] as? String != flip["after"] as? String {
      let cause = try #require(flip["cause"] as? [String: Any])
      guard ["alone", "any_of"].contains(cause["kind"] as? String) else { continue }
      for number in cause["changes"] as? [Int] ?? [] {
        let name = report.changes.first { $0["number"] as? Int == number }?["name"] as? String
        let alone = try Self.report(chosen.filter { $0.name == name })
        #expect(Self.changed(alone).contains(Self.line(flip)), "\(name ?? ""): \(cause)")
      }
    }
  }
}
