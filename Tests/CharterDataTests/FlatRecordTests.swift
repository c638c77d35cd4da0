import CharterData
import CharterDiagnostics
import CharterTestSupport
import Testing

/// Records of a registry file are read at a glance where they can be; in a proposal file they never are.
@Suite("A record is the same wherever it is written")
struct FlatRecordTests {
  private static let keys = [
    "id", "编号", "t", "to", "b", "open", "开放", "d", "n", "i", "fee", "heads", "no", "r", "ro", "ts",
    "other", "\"t\"", "<<",
  ]
  private static let plain = [
    "x", "李老师", "true", "否", "2021-04-20", "12", "-0.50", "007", "poor", "差", "无", "null", "~",
    "\"\"",
    "\"quoted\"", "'it''s'", "\"a\\nb\"", "1_000",
  ]
  private static let odd = [
    "", "[]", "[a, b]", "{a: 1}", "!!str x", "&a x", "*a", "TRUE", "2021/4/20", "2021-02-30", "1e5",
    "5万",
    "12人", "99999999999999999999", "0.12345678901234567890", ".5", "5.", "+1", "yes", "１２",
    "\"\\0\"",
    "\"true\\0\"", "|\n      two\n      lines",
  ]

  private static func records(_ random: inout SeededGenerator) -> String {
    var text = "Plain:\n"
    let oddity = [40, 12, 4].randomElement(using: &random) ?? 12
    var keys = Self.keys.dropFirst(2).shuffled(using: &random).prefix(6)
    for number in 0..<Int.random(in: 0...12, using: &random) {
      func isOdd() -> Bool { Int.random(in: 0..<oddity, using: &random) == 0 }
      if isOdd() { keys.shuffle(using: &random) }
      if isOdd() { text += "  - [a]\n" }
      var lines = isOdd() ? [] : ["\(isOdd() ? "编号" : "id"): \(isOdd() ? "r0" : "r\(number)")"]
      for key in keys {
        let value = (isOdd() ? odd : plain).randomElement(using: &random) ?? ""
        lines.append("\(isOdd() ? Self.keys.randomElement(using: &random) ?? key : key): \(value)")
      }
      text += "  - " + lines.joined(separator: "\n    ") + "\n"
      if isOdd() { text += "  - {id: f\(number), t: x, n: 1}\n" }
    }
    return text
  }

  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func whereverItIsWritten(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = Self.records(&random)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let section =
      "registry:\n" + lines.map { "  " + $0 }.joined(separator: "\n") + "\nproposals: []\n"
    let flat = DataProbe(registry: text)
    let tree = DataProbe(proposals: section)
    #expect(flat.records == tree.records, "\(text)")
    // The empty list of proposals is told of; indentation is another.
    let findings = { (probe: DataProbe) in
      probe.findings.map { $0.filter { !$0.isWhitespace } }.filter { !$0.hasSuffix("[]") }
    }
    #expect(findings(flat) == findings(tree), "\(text)")
    let facts = { (probe: DataProbe) in
      probe.registry.records.map { record in
        record.slots.map { fact in
          fact.map { probe.texts[$0.span.source].text(of: $0.span).filter { !$0.isWhitespace } }
        }
      }
    }
    #expect(facts(flat) == facts(tree), "\(text)")
  }
}
