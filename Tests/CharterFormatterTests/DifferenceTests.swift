import CharterFormatter
import CharterTestSupport
import Testing

/// A unified difference leads from the old text to the new one.
@Suite struct DifferenceTests {
  @Test func showsThreeLinesAround() {
    let old = (1...20).map { "line \($0)\n" }.joined()
    let new = old.replacingLine("line 10", with: "line ten\nline 10½")
    let hunks = UnifiedDifference(from: old, to: new).hunks
    #expect(hunks.map(\.header) == ["@@ -7,7 +7,8 @@"])
    #expect(
      hunks.first?.lines == [
        .same("line 7"), .same("line 8"), .same("line 9"), .removed("line 10"),
        .added("line ten"), .added("line 10½"), .same("line 11"), .same("line 12"),
        .same("line 13"),
      ])
  }

  @Test func equalTextsHaveNone() {
    #expect(UnifiedDifference(from: "a\nb\n", to: "a\nb\n").hunks.isEmpty)
    #expect(UnifiedDifference(from: "", to: "").hunks.isEmpty)
  }

  @Test func aLineWithoutItsEndDiffers() {
    let hunks = UnifiedDifference(from: "a", to: "a\n").hunks
    #expect(
      hunks.first?.lines == [.removed("a\n\\ No newline at end of file"), .added("a")])
    #expect(UnifiedDifference(from: "", to: "a\n").hunks.map(\.header) == ["@@ -0,0 +1 @@"])
  }

  @Test(arguments: 0..<200)
  func leadsFromOneToTheOther(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let old = lines(&random)
    var new = old
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      switch Int.random(in: 0..<3, using: &random) {
      case 0 where !new.isEmpty: new.remove(at: Int.random(in: 0..<new.count, using: &random))
      case 1: new.insert("new", at: Int.random(in: 0...new.count, using: &random))
      default: new.shuffle(using: &random)
      }
    }
    let texts = [old, new].map { $0.map { $0 + "\n" }.joined() }
    #expect(patched(old, UnifiedDifference(from: texts[0], to: texts[1])) == new)
  }

  @Test func largeFilesAreQuick() {
    let old = (0..<30_000).map { "  line \($0)\n" }.joined()
    let new = (0..<30_000).map { "line \($0)\n" }.joined()
    #expect(UnifiedDifference(from: old, to: new).hunks.count == 1)
  }

  private func lines(_ random: inout SeededGenerator) -> [String] {
    (0..<Int.random(in: 0...40, using: &random)).map { _ in
      "line \(Int.random(in: 0...12, using: &random))"
    }
  }

  /// The old lines with the hunks applied, as `patch` would.
  private func patched(_ old: [String], _ difference: UnifiedDifference) -> [String] {
    var result: [String] = []
    var position = 0
    for hunk in difference.hunks {
      let start = hunk.oldCount == 0 ? hunk.oldStart : hunk.oldStart - 1
      result += old[position..<start]
      position = start
      for line in hunk.lines {
        switch line {
        case .same(let text):
          #expect(old[position] == text)
          result.append(text)
          position += 1
        case .removed(let text):
          #expect(old[position] == text)
          position += 1
        case .added(let text): result.append(text)
        }
      }
      #expect(position == start + hunk.oldCount)
      #expect(
        result.count == (hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1 + hunk.newCount))
    }
    return result + old[position...]
  }
}

extension String {
  fileprivate func replacingLine(_ line: String, with other: String) -> String {
    split(separator: "\n").map { ($0 == line ? other : String($0)) + "\n" }.joined()
  }
}
