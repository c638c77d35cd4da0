import CharterData
import CharterDiagnostics
import CharterTestSupport
import CharterValues
import Testing

private let sample = #"""
  id,name,stage,students,group,partners,agreement.signed_on,协议.对方,shifts,
  yucai,"育才 ""学校""",小学,1260人,,beihu；yucai,2021-04-18,beihu,,
  beihu,"北湖
  小学",primary,１２,无,,,,2,
  """#

@Suite("No table brings the loader down")
struct TableHostileTests {
  private func load(_ bytes: [UInt8], as name: String = "School.csv") {
    let probe = DataProbe(files: [(name, bytes)])
    for diagnostic in probe.diagnostics {
      let length = probe.texts[diagnostic.span.source].bytes.count
      let isInside = Int(diagnostic.span.end) <= length && diagnostic.span.start >= 0
      if !isInside || !diagnostic.code.rawValue.hasPrefix("E08") {
        Issue.record("\(diagnostic.code) at \(diagnostic.span)")
      }
    }
    for record in probe.registry.records { _ = (record.id, record.span, Array(record.slots)) }
  }

  @Test func theSampleIsSound() {
    #expect(DataProbe(table: "School.csv", sample).findings == [])
  }

  @Test func truncatedAtEveryByte() {
    let bytes = Array(sample.utf8)
    for length in 0..<bytes.count { load(Array(bytes[..<length])) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func mutatedAtRandom(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spice =
      Array("\",;\n\r\t =#[].".utf8) + [0, 0x80, 0xC2, 0xA0, 0xE3, 0xEF, 0xBB, 0xFE, 0xFF]
    for _ in 0..<600 {
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
    "bytes that are no text",
    arguments: [
      ([0xFF, 0xFE, 0x69, 0x00], 0), ([0x00], 0), (Array("id\n".utf8) + [0xD3, 0xFD], 3),
      (Array("id\n".utf8) + [0xE5, 0xAD], 3), (Array("id\n".utf8) + [0xED, 0xA0, 0x80], 3),
      (Array("id\na\u{7}".utf8), 4), (Array("id\n\u{7F}".utf8), 3),
    ] as [([UInt8], Int32)])
  func unreadable(_ bytes: [UInt8], _ offset: Int32) {
    let probe = DataProbe(files: [("School.csv", bytes)])
    #expect(probe.diagnostics.map(\.code) == [.tableSyntax])
    #expect(probe.diagnostics.first?.span.start == offset)
  }

  @Test(
    "huge cells and rows",
    arguments: [
      String(repeating: "\"", count: 40_000), String(repeating: "\"", count: 40_001),
      String(repeating: " ", count: 20_000) + "x" + String(repeating: "\"", count: 50_000),
      String(repeating: ",", count: 40_000), String(repeating: "9", count: 50_000),
      String(repeating: "育", count: 30_000), String(repeating: "a;", count: 40_000),
      String(repeating: "\n", count: 40_000), String(repeating: "\u{3000}", count: 30_000),
      String(repeating: "2021/", count: 40_000), String(repeating: "id,", count: 100_000),
      String(repeating: "name.", count: 40_000), "=" + String(repeating: "\"", count: 50_000),
    ])
  func huge(_ cell: String) {
    for attribute in ["name", "stage", "students", "group", "partners", "agreement.signed_on"] {
      load(Array("id,\(attribute)\na,\(cell)\n".utf8))
    }
    load(Array("id\n\(cell)\n".utf8))
    load(Array("id,\(cell)\na,b\n".utf8))
    load(Array(cell.utf8))
  }

  @Test func rowsAreNotKeptBeyondTheHeader() {
    let commas = String(repeating: ",", count: 50_000)
    let probe = DataProbe(table: "School.csv", "id,name\(commas)\na,x\(commas)\nb,y\(commas)z,w\n")
    #expect(probe.findings == ["E0816 z"])
    #expect(probe.diagnostics.first?.message.en.contains("this row has 50003 cells") == true)
    let wide = DataProbe(table: "School.csv", "id\(commas)name\na\(commas)\n")
    #expect(wide.findings == ["E0813 name"])
  }

  /// A column that is wrong throughout is reported so often, and once more for the rest.
  @Test func mistakesAreBounded() {
    let rows = (0..<5000).map { "a\($0),b\($0),x,=1" }
    let probe = DataProbe(
      table: "School.csv", "id,district,stage,name\n" + rows.joined(separator: "\n"))
    let codes = Dictionary(grouping: probe.diagnostics, by: \.code).mapValues(\.count)
    #expect(codes == [.danglingReference: 101, .wrongValue: 101, .spreadsheetDamage: 101])
    let short = DataProbe(
      table: "School.csv", "id,name\n" + String(repeating: "a\n", count: 5000))
    #expect(short.diagnostics.count <= 202)
    let wide = (0..<20_000).map { "x\($0)" }.joined(separator: ",")
    #expect(DataProbe(table: "School.csv", "id,\(wide)\n").diagnostics.count <= 101)
  }
}
