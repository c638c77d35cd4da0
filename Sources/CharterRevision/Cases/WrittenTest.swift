import CharterValues

/// A test as a file has it.
struct WrittenTest: Sendable {
  /// The list that it stands in.
  enum List: String, Sendable, CaseIterable {
    case proposals, audits, subsidies
  }

  /// A record that the file needs.
  struct Record: Sendable, Hashable {
    let entity: String
    let id: String
    let text: String
  }

  let records: [Record]
  let list: List
  let date: CalendarDate
  let lines: [String]
  let words: TestWords
}

extension [WrittenTest] {
  /// The file of these tests, proposals in the order of their dates.
  var text: String {
    guard let words = first?.words else { return "" }
    var lines: [String] = []
    var entities: [String] = []
    var records: [String: [String]] = [:]
    var seen: Set<WrittenTest.Record> = []
    for record in flatMap(\.records) where seen.insert(record).inserted {
      if records[record.entity] == nil { entities.append(record.entity) }
      records[record.entity, default: []].append("    - \(record.text)")
    }
    if !entities.isEmpty { lines.append(words("registry") + ":") }
    for entity in entities { lines += ["  \(entity):"] + (records[entity] ?? []) }
    for list in WrittenTest.List.allCases {
      let own = filter { $0.list == list }.enumerated()
        .sorted { ($0.element.date.dayNumber, $0.offset) < ($1.element.date.dayNumber, $1.offset) }
        .map(\.element)
      if !own.isEmpty { lines.append(words(list.rawValue) + ":") }
      lines += own.flatMap(\.lines)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Whether another one needs a record that stands here with other facts.
  func clashes(with other: WrittenTest) -> Bool {
    let own = Dictionary(
      flatMap(\.records).map { ("\($0.entity) \($0.id)", $0.text) }, uniquingKeysWith: { $1 })
    return other.records.contains { record in
      own["\(record.entity) \(record.id)"].map { $0 != record.text } ?? false
    }
  }
}
