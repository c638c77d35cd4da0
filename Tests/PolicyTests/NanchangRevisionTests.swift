import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// The revision of the Nanchang opinion that the documentation compares with it: three edits, and nothing else.
///
/// `CHARTER_RECORD=1 swift test --filter NanchangRevisionTests` writes it anew from the original, and fails.
@Suite struct NanchangRevisionTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let original = root.appendingPathComponent("Policies/nanchang/nanchang.charter")
  static let revision = root.appendingPathComponent("Tests/Revisions/nanchang/nanchang.charter")

  /// What is replaced, each text standing once in the original.
  static let edits = [
    // One threshold, with the note on how it is read.
    ("三种情形齐备才取消集团", "三种情形有其二即取消集团"),
    ("取消所需情形数: 整数 = 3", "取消所需情形数: 整数 = 2"),
    // One exception.
    (
      "  准入 admission_steps 纳新程序",
      """
        例外 own_application 公办学校自行申请 针对 core_applies 当 申请人 = 学校 且 学校.性质 = 公办 {}

        准入 admission_steps 纳新程序
      """
    ),
    // One wording.
    ("已是集团成员，不属于新成员。", "已在集团之中，须先退出，方可加入。"),
  ]

  @Test func theCopyIsInStep() throws {
    var text = try String(contentsOf: Self.original, encoding: .utf8)
    for (old, new) in Self.edits {
      let parts = text.components(separatedBy: old)
      try #require(parts.count == 2, "“\(old)” stands \(parts.count - 1) times in the original")
      text = parts.joined(separator: new)
    }
    let recorded = try? String(contentsOf: Self.revision, encoding: .utf8)
    guard recorded != text else { return }
    if ProcessInfo.processInfo.environment["CHARTER_RECORD"] == "1" {
      try text.write(to: Self.revision, atomically: true, encoding: .utf8)
    }
    Issue.record("the revision is out of step with the original; record it anew")
  }

  @Test func theReviewerSeesThreeChanges() throws {
    let reply = DiffCommand(
      base: Self.original.deletingLastPathComponent().path,
      head: Self.revision.deletingLastPathComponent().path, places: Places()
    ).run(
      Invocation(language: .en, format: .json, today: Day(year: 2026, month: 1, day: 1)))
    #expect(reply.status == .rejected)
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let changes = try #require(found["changes"] as? [[String: Any]])
    #expect(
      changes.map { $0["name"] as? String } == ["own_application", "cancel_findings", "newcomer"])
    #expect(changes.map { $0["weight"] as? String } == ["substance", "substance", "wording"])
    let cases = try #require(found["cases"] as? [String: Any])
    let flips = try #require(cases["flips"] as? [[String: Any]])
    #expect(flips.count >= 3)
    // Each difference has one cause, and it was tried.
    let causes = flips.compactMap { $0["cause"] as? [String: Any] }
    #expect(causes.allSatisfy { $0["kind"] as? String == "needs" })
    #expect(Set(causes.flatMap { $0["changes"] as? [Int] ?? [] }) == [1, 2])
  }
}
