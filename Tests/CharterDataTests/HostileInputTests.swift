import CharterData
import CharterDiagnostics
import CharterTestSupport
import CharterValues
import Testing

private let sampleRegistry = """
  # 南昌 é𠮷
  School:
    - {id: yucai, name: "育\\u624d学校", stage: 小学, district: donghu, students: 1260人}
    - id: changnan
      name: |
        昌南
        学校
      group: ~
      agreement:
        签订日期: 2021年4月18日
  县区: [{编号: donghu, 代码: '36''0102'}]
  """

private let sampleProposals = """
  proposals:
    - action: admit_member
      date: 2021-04-20
      school: yucai
      steps: {application: {on: 2021-04-02, by: yucai}}
      expect: {verdict: rejected, violated: [a.b], missing: []}
    - {行动: 成立集团, 牵头校: changnan, 编号: x}
  registry: {Teacher: [{id: t, school: yucai}]}
  parameters: {limit: 5人}
  """

@Suite("No input brings the loaders down")
struct HostileInputTests {
  /// Loads bytes both ways and holds what every run must: spans within the text, codes of the data.
  private func load(_ bytes: [UInt8]) {
    for probe in [
      DataProbe(registry: [bytes]), DataProbe(proposals: bytes, on: sampleRegistry),
    ] {
      for diagnostic in probe.diagnostics {
        let length = probe.texts[diagnostic.span.source].bytes.count
        let isInside = Int(diagnostic.span.end) <= length && diagnostic.span.start >= 0
        let isOurs = ["E08", "E09"].contains(diagnostic.code.rawValue.prefix(3))
        if !isInside || !isOurs { Issue.record("\(diagnostic.code) at \(diagnostic.span)") }
      }
    }
  }

  private func codes(_ bytes: [UInt8]) -> [DiagnosticCode] {
    DataProbe(registry: [bytes]).diagnostics.map(\.code)
  }

  @Test func theSamplesAreSound() {
    #expect(DataProbe(registry: sampleRegistry).findings == [])
    #expect(DataProbe(proposals: sampleProposals, on: sampleRegistry).findings == [])
  }

  @Test(arguments: [sampleRegistry, sampleProposals])
  func truncatedAtEveryByte(_ sample: String) {
    let bytes = Array(sample.utf8)
    for length in 0..<bytes.count { load(Array(bytes[..<length])) }
  }

  @Test(arguments: [sampleRegistry, sampleProposals], [1, 2] as [UInt64])
  func mutatedAtRandom(_ sample: String, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spice =
      Array("{}[]:,-?*&!|>'\"%@`#~<\n\r\t \0".utf8) + [0x80, 0xC3, 0xE5, 0xF0, 0xFE, 0xFF]
    for _ in 0..<400 {
      var bytes = Array(sample.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = spice.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        case 2: bytes.remove(at: place)
        default:
          let end = Int.random(in: place...min(place + 20, bytes.count), using: &random)
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      load(bytes)
    }
  }

  @Test(
    "unreadable bytes",
    arguments: [
      ([0xFF, 0xFE, 0x53, 0x00], 0),
      ([0xFE, 0xFF, 0x00, 0x53], 0),
      ([0x53, 0x00, 0x3A, 0x00], 1),
      ([0x00], 0),
      (Array("School: [{id: a, name: ".utf8) + [0xD3, 0xFD, 0xB2, 0xC5] + Array("}]".utf8), 23),
      (Array("School:\n# ".utf8) + [0xE5, 0xAD], 10),
      (Array("School: ".utf8) + [0xC0, 0x80], 8),
      (Array("School: ".utf8) + [0xED, 0xA0, 0x80], 8),
      ([0xEF, 0xBB, 0xBF] + Array("School: \u{7}".utf8), 11),
    ] as [([UInt8], Int32)])
  func unreadable(_ bytes: [UInt8], _ offset: Int32) throws {
    load(bytes)
    let probe = DataProbe(registry: [bytes])
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(probe.diagnostics.count == 1)
    #expect(diagnostic.code == .yamlSyntax)
    #expect(diagnostic.span.start == offset)
  }

  @Test func aliasesAreNotFollowed() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<50 {
      let last = "*a\(level - 1)"
      bomb +=
        "a\(level): &a\(level) [\(Array(repeating: last, count: 9).joined(separator: ", "))]\n"
    }
    #expect(codes(Array(bomb.utf8)).filter { $0 == .yamlFeature }.count == 49 * 9)
    #expect(codes(Array("School: &a [*a]".utf8)) == [.yamlFeature])
  }

  @Test(
    "deep nesting",
    arguments: [
      (String(repeating: "[", count: 100_000), DiagnosticCode.dataTooLarge),
      (String(repeating: "{a: ", count: 100_000), .dataTooLarge),
      (String(repeating: "- ", count: 100_000), .dataTooLarge),
      (String(repeating: "? ", count: 100_000), .dataTooLarge),
      ("School: [{id: a, name: " + String(repeating: "[", count: 70), .dataTooLarge),
      ("School: [{id: a, name: " + String(repeating: "[", count: 61), .yamlSyntax),
    ])
  func deepNesting(_ text: String, _ code: DiagnosticCode) {
    load(Array(text.utf8))
    #expect(codes(Array(text.utf8)).contains(code))
  }

  @Test(
    "huge scalars",
    arguments: [
      String(repeating: "9", count: 300_000), String(repeating: "育", count: 300_000),
      "1" + String(repeating: "亿", count: 100_000), "5" + String(repeating: "/人", count: 50_000),
      String(repeating: ",", count: 100_000),
      "\"" + String(repeating: "\\n", count: 100_000) + "\"",
      String(repeating: "2021-", count: 50_000),
    ])
  func hugeScalars(_ scalar: String) {
    for attribute in ["t", "n", "d", "r", "b", "ts", "fee"] {
      load(Array("Plain: [{id: x, \(attribute): '\(scalar)'}]".utf8))
    }
    load(Array("Plain: [{id: \(scalar)}]".utf8))
    load(Array("Plain: [{id: x, '\(scalar)': 1}]".utf8))
    load(Array("- {action: '\(scalar)'}".utf8))
  }

  @Test func manyMistakesAreReportedInGoodTime() {
    let records = (0..<5000).map { "- {id: a\($0), district: b\($0), stage: x, nam: y}" }
    let probe = DataProbe(registry: "School:\n" + records.joined(separator: "\n"))
    #expect(probe.diagnostics.count == 15_000)
  }

  @Test func manyKeysAndDocuments() {
    load(Array(String(repeating: "---\n", count: 10_000).utf8))
    load(Array((0..<10_000).map { "School: []\n# \($0)\n" }.joined().utf8))
    load(Array("School: [{\((0..<10_000).map { "name: \($0)" }.joined(separator: ", "))}]".utf8))
  }
}
