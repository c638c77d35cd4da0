import CharterColumns
import CharterData
import CharterDiagnostics
import CharterTestSupport
import CharterValues
import Synchronization
import Testing

/// What a load comes to, everything that can be seen of it.
private struct Outcome: Equatable {
  var records: [String] = []
  var diagnostics: [Diagnostic] = []
  var extents: [Extent?] = []
  var ids: [RecordID?] = []
}

/// Tables of cells drawn at random: plain ones mostly, and whatever else is written in their place.
private struct RandomTable {
  private static let header = [
    "id", "t", "to", "b", "d", "n", "i", "no", "r", "ro", "ts", "es", "money",
  ]
  private static let plain: [[String]] = [
    ["x", "李老师", "nobody", "007", "无名"], ["无", "null", "y z", "é𠮷"],
    ["true", "false", "是", "否", "TRUE"], ["2021-04-20", "0001-01-01", "9999-12-31"],
    ["0", "-1", "12.50", "3.125", "999999999999", "-0.000001"],
    ["0", "7", "-12", "999999999999999999"], ["1.5", "null", "2"], ["poor", "差", "无"],
    ["nil", "null", "差"], ["a；b", "c"], ["小学、初中", "primary"], ["100", "99.9"],
  ]
  private static let odd: [String] = [
    "", "", " ", "　", "１２", "5万", "900元", "1e5", "1.2E+17", "#REF!", "=\"007\"", "2021/4/20",
    "2021-02-30", "0.1234567", "1234567890123.5", "9999999999999999999", "[]", "-", "yes",
    "\"quoted\"", "\"a,b\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"", "\" blank \"", "\"open",
    "\"x\"y",
    "1_000", "007", "\u{FEFF}x", " x ",
  ]

  let text: String

  init(_ random: inout SeededGenerator) {
    let lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    let oddity = [0, 0, 40, 12, 5].randomElement(using: &random) ?? 0
    let start = [0, 1, 8, 95, 998].randomElement(using: &random) ?? 0
    let form = Int.random(in: 0..<5, using: &random)
    let idPlace = Int.random(in: 0..<3, using: &random)
    let places = Self.header.indices.dropFirst().shuffled(using: &random).prefix(
      Int.random(in: 1...12, using: &random))
    func line(_ id: String, _ cells: [String], _ tail: String = "") -> String {
      var cells = cells
      cells.insert(id, at: min(idPlace, cells.count))
      return cells.joined(separator: ",") + tail
    }
    var lines = [line("id", places.map { Self.header[$0] })]
    for row in 0..<Int.random(in: 0...60, using: &random) {
      let number = start + row
      var id =
        switch form {
        case 0: "\(number)"
        case 1: "T\(number)"
        case 2: "\(number * 7 % 61)"
        case 3: "学\(String(number).count)\(number)"
        default: "\(number * 3)"
        }
      func isOdd() -> Bool { oddity > 0 && Int.random(in: 0..<oddity, using: &random) == 0 }
      if isOdd(), isOdd() {
        id =
          ["\(start)", "合计", "", "null", "\"q\"", "\"q\"\"\"", "01"].randomElement(using: &random)
          ?? ""
      }
      var cells = places.map { place in
        isOdd()
          ? Self.odd.randomElement(using: &random) ?? ""
          : Int.random(in: 0..<9, using: &random) == 0
            ? "" : Self.plain[place - 1].randomElement(using: &random) ?? ""
      }
      if isOdd(), isOdd() { cells.removeLast() }
      if isOdd(), isOdd() { lines.append(places.map { _ in "" }.joined(separator: ",")) }
      lines.append(
        line(id, cells, isOdd() ? [",", ",,", ",x", " "].randomElement(using: &random) ?? "" : ""))
    }
    text = lines.joined(separator: lineBreak) + (Bool.random(using: &random) ? lineBreak : "")
  }
}

@Suite("A table is the same however it is cut up and by whomever it is read")
struct TableChunkTests {
  private func outcome(
    _ files: [(name: String, text: String)], chunk: Int, workers: Workers
  ) -> Outcome {
    var texts = SourceCollection()
    let sources = files.map { texts.add(SourceText(name: $0.name, text: $0.text)) }
    let loaded = loadRegistry(
      from: sources, in: texts, schema: Sample.schema, workers: workers, chunkSize: chunk)
    let registry = loaded.value
    var outcome = Outcome(diagnostics: loaded.diagnostics)
    for (index, record) in registry.records.enumerated() {
      let facts = Sample.schema[record.entity].attributes.indices.map { slot in
        let id = RecordID(index: index)
        return "\(registry.value(of: id, slot: slot) == record.slots[slot]?.value)"
          + " \(record.slots[slot].map { "\($0.value)@\($0.span)" } ?? "-")"
      }
      outcome.records.append("\(record.entity) \(record.id) \(record.span) \(facts)")
      #expect(!facts.contains { $0.hasPrefix("false") })
    }
    for (index, entity) in Sample.schema.entities.indices.map(EntityID.init(index:)).enumerated() {
      outcome.extents.append(registry.extents[entity])
      for row in registry.extents[entity] ?? [] {
        let found = registry.record(entity, id: registry[row].id)
        #expect(found == row)
        outcome.ids.append(found)
      }
      outcome.ids += ["0", "61", "T5", "none", "", "1000"].map { registry.record(entity, id: $0) }
      checkColumns(registry, entity, index)
    }
    return outcome
  }

  /// Whether columns say what the records do.
  private func checkColumns(_ registry: Registry, _ entity: EntityID, _ index: Int) {
    for slot in Sample.schema[entity].attributes.indices {
      guard let column = registry.column(of: entity, slot: slot) else { continue }
      let extent = Array(registry.extents[entity] ?? [])
      #expect(column.count == extent.count)
      for (row, id) in extent.enumerated() {
        let value = registry.value(of: id, slot: slot)
        switch column.states?[row] ?? .known {
        case .known:
          #expect(value != nil && value != Value.none && column.others[row] == nil)
          if case .number(let number) = value, case .number(let scale) = column.kind {
            #expect(column.bounds.contains(integer(column, row)))
            #expect(number * power(scale) == ExactNumber(Int(integer(column, row))))
          }
        case .absent: #expect(value == Value.none)
        case .unknown: #expect(value == nil)
        case .other: #expect(value == column.others[row])
        }
      }
    }
  }

  private func integer(_ column: Column, _ row: Int) -> Int64 {
    switch column.cells {
    case .int8(let cells): Int64(cells[row])
    case .int16(let cells): Int64(cells[row])
    case .int32(let cells): Int64(cells[row])
    case .int64(let cells): cells[row]
    }
  }

  private func power(_ scale: Int) -> ExactNumber {
    (0..<scale).reduce(ExactNumber.one) { power, _ in power * ExactNumber(10) }
  }

  /// Parts in an order that no thread would take.
  private func backwards(_ count: Int) -> Workers {
    Workers(count: count) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func whateverTheChunks(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let table = RandomTable(&random).text
    let other = Int.random(in: 0..<3, using: &random) == 0 ? RandomTable(&random).text : nil
    let files =
      [("a/Plain.csv", table)] + (other.map { [("b/Plain.csv", $0)] } ?? [])
      + (seed % 4 == 0 ? [("z.yaml", "Plain:\n  - id: T5\n  - id: '61'\n")] : [])
    // One byte is never plain: each row is read with care.
    let careful = outcome(files, chunk: 1, workers: .one)
    for (chunk, count) in [(1 << 20, 1), (7, 4), (40, 2), (100, 3), (333, 4), (2000, 2)] {
      let found = outcome(files, chunk: chunk, workers: backwards(count))
      #expect(found == careful, "chunks of \(chunk):\n\(table)\n\(other ?? "")")
    }
  }

  @Test func referencesOfManyRows() {
    var schools = "id,name\n"
    var teachers = "id,school\n"
    for number in 0..<300 { schools += "S\(number * 37 % 301),x\n" }
    for number in 0..<900 {
      teachers += "\(number),\(number % 97 == 5 ? "S999" : "S\(number % 290)")\n"
    }
    let files = [("School.csv", schools), ("Teacher.csv", teachers)]
    let whole = outcome(files, chunk: 1 << 20, workers: .one)
    // There is no school S264, and none S999.
    #expect(whole.diagnostics.count == 13)
    #expect(outcome(files, chunk: 50, workers: backwards(3)) == whole)
  }

  @Test func tooManyBadRowsAreToldAtTheSamePlace() {
    var table = "id,i\n"
    for number in 0..<1000 { table += number % 3 == 0 ? "\(number)\n" : "\(number),\(number)\n" }
    let whole = outcome([("Plain.csv", table)], chunk: 1 << 20, workers: .one)
    #expect(whole.diagnostics.count == 101)
    for chunk in [3, 64, 500] {
      #expect(outcome([("Plain.csv", table)], chunk: chunk, workers: backwards(2)) == whole)
    }
  }

  @Test func numbersGrowIntoWiderColumns() throws {
    var table = "id,i,n\n"
    let numbers = [1, 200, 40_000, 3_000_000_000, -5, 100_000_000_000]
    for row in 0..<2000 { table += "\(row + 1),\(numbers[min(row / 400, 5)]),\(row).\(row % 7)\n" }
    var texts = SourceCollection()
    let source = texts.add(SourceText(name: "Plain.csv", text: table))
    let registry = loadRegistry(from: [source], in: texts, schema: Sample.schema).value
    let column = try #require(registry.column(of: Sample.plain, slot: 6))
    guard case .int64 = column.cells else { return #expect(Bool(false), "\(column.bounds)") }
    #expect(column.bounds == -5...3_000_000_000)
    #expect(integer(column, 799) == 200 && integer(column, 1999) == -5)
    let decimals = try #require(registry.column(of: Sample.plain, slot: 5))
    #expect(decimals.kind == .number(scale: 1))
    #expect(decimals.bounds == 0...19994)
  }
}
