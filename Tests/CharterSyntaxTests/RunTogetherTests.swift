import CharterSyntax
import Testing

@Suite struct RunTogetherTests {
  static let known: Set<String> = ["学校", "优", "等级", "且慢", "集团", "A甲", "x", "有"]

  @Test(arguments: [
    ("优且学校", "优 且 学校"),
    ("至少6项", "至少 6 项"),
    ("非学校", "非 学校"),
    ("学校存在且集团为无", "学校 存在 且 集团 为无"),
    ("若学校则优另等级", "若 学校 则 优 另 等级"),
    // The longer known name is likelier.
    ("且慢或优", "且慢 或 优"),
    ("x且学校", "x 且 学校"),
    ("A甲且x", "A甲 且 x"),
    ("要求学校", "要求 学校"),
  ]) func splits(word: String, expected: String) {
    let pieces = splitRunTogether(word) { Self.known.contains($0) }
    #expect(pieces?.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    "学校", "学校优", "且", "不明且学校", "band", "andor", "x1", "", "6", String(repeating: "且", count: 65),
  ]) func leavesOthersAlone(word: String) {
    #expect(splitRunTogether(word) { Self.known.contains($0) } == nil)
  }
}
