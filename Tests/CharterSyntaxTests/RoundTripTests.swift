import CharterDiagnostics
import CharterSyntax
import Testing

/// Whatever the bytes: the parser ends, and its tree holds each of them once.
@Suite struct RoundTripTests {
  @Test(arguments: Samples.all) func samplesAreCleanAndWhole(text: String) {
    let result = read(text)
    #expect(problems(result) == [])
    #expect(result.value.description == text)
    checkStructure(result.value)
  }

  @Test(arguments: Samples.all) func prefixes(text: String) {
    let bytes = Array(text.utf8)
    // By four, so that prefixes also end inside the three bytes of a Han letter.
    for end in stride(from: 0, through: bytes.count, by: 4) { check(Array(bytes[..<end])) }
  }

  @Test func randomMutations() {
    var random = Seeded(state: 1)
    let pieces = [
      "{", "}", "(", ")", "\"", "“", "”", "`", "。", "\n", "\r", "and", "且", "require", "=>", "..",
      "if", "then", "match", "every", "not", "=", "|", ",", "1.2.3", "2021-13-01", "\\", "//", "项",
      "clause", "policy", "rounded", "to", "by", "in", "\u{0}", "\u{200B}", "\u{FEFF}", "é", "😀",
    ]
    for round in 0..<800 {
      var bytes = Array(Samples.all[round % Samples.all.count].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          bytes.remove(at: place)
        case 1:
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2:
          let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
          bytes.removeSubrange(place..<end)
        default:
          bytes.insert(
            contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      check(bytes)
    }
  }

  @Test func randomBytes() {
    var random = Seeded(state: 2)
    for _ in 0..<600 {
      let count = Int.random(in: 0...200, using: &random)
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  @Test func randomWords() {
    var random = Seeded(state: 3)
    var words = Keyword.allCases.flatMap { [$0.latin, $0.han] }
    words += [
      "a", "甲", "1", "2021-01-01", "\"x\"", "\"{", "(", ")", "{", "}", "=", ":", ",", "=>", "|",
    ]
    words += [".", "..", "+", "-", "\n", "\n", "\n  ", "<", "?", "/"]
    for _ in 0..<800 {
      let text = (0..<Int.random(in: 1...60, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      check(Array(text.utf8))
    }
  }

  @Test(
    arguments: [
      [], [0], [0xFF], [0xEF, 0xBB, 0xBF], [0xEF, 0xBB], [0xE4], [0x22], [0x22, 0x5C], [0x60],
      [0x22, 0x7B], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x0D],
      [0x0D, 0x0A],
      Array("unit 人\r\nunit 班\r\n".utf8), [0xC9, 0xE8, 0xB6, 0xA8, 0x20, 0x3D],
    ] as [[UInt8]]) func oddBytes(bytes: [UInt8])
  {
    check(bytes)
  }

  private func check(_ bytes: [UInt8]) {
    let result = readBytes(bytes)
    if result.value.bytes != bytes {
      Issue.record("bytes lost in: \(String(decoding: bytes, as: UTF8.self))")
    }
    checkStructure(result.value)
    for diagnostic in result.diagnostics {
      let ends = [diagnostic.span.end] + diagnostic.fixes.flatMap { $0.edits.map(\.span.end) }
      if ends.contains(where: { $0 > bytes.count }) { Issue.record("a span outside the text") }
    }
  }

  /// Children lie inside their parents, in order, and every token is met once.
  private func checkStructure(_ tree: SyntaxTree) {
    var seen = 0
    var open = [tree.root]
    while let node = open.popLast() {
      var last = -1
      for child in node.children {
        switch child {
        case .token(let token):
          seen += 1
          if token.identity <= last { Issue.record("tokens out of order in \(node.kind)") }
          last = token.identity
        case .node(let inner):
          if inner.parent != node { Issue.record("\(inner.kind) has another parent") }
          if inner.identity <= node.identity { Issue.record("a child before its parent") }
          open.append(inner)
        }
      }
    }
    if seen != tree.tokenCount { Issue.record("\(seen) of \(tree.tokenCount) tokens met") }
  }
}
