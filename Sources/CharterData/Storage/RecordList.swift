/// Every record of a run, in the order read.
///
/// Those that were written one by one are kept as they are, those of a table in the table; a record that is changed later
/// is kept beside it.
public struct RecordList: Sendable, RandomAccessCollection {
  /// Records with numbers in a row.
  private struct Stretch {
    /// The number of the first one.
    let first: Int
    /// `nil`: they were written one by one.
    var table: RecordTable?
    var records: [Record] = []
  }

  private var stretches: [Stretch] = []
  /// So many stretches are shared with copies of the list, and not changed any more.
  private var frozen = 0
  private var changed: [Int: Record] = [:]
  /// The number of records.
  public private(set) var endIndex = 0

  /// A list without records.
  init() {}

  /// The first record's number.
  public var startIndex: Int { 0 }

  /// The record with a number.
  public internal(set) subscript(index: Int) -> Record {
    get {
      precondition(index >= 0 && index < endIndex, "no record has this number")
      if !changed.isEmpty, let record = changed[index] { return record }
      let place = place(of: index)
      guard let table = stretches[place].table else {
        return stretches[place].records[index - stretches[place].first]
      }
      return Record(table, row: index - stretches[place].first)
    }
    set {
      let place = place(of: index)
      if place < frozen || stretches[place].table != nil {
        changed[index] = newValue
      } else {
        stretches[place].records[index - stretches[place].first] = newValue
      }
    }
  }

  /// The place of the stretch that a number falls into.
  private func place(of index: Int) -> Int {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].first <= index { low = middle } else { high = middle }
    }
    return low
  }

  mutating func append(_ record: Record) {
    if stretches.count == frozen || stretches[stretches.count - 1].table != nil {
      stretches.append(Stretch(first: endIndex))
    }
    stretches[stretches.count - 1].records.append(record)
    endIndex += 1
  }

  /// Appends a table's records; one without any takes no place.
  mutating func append(_ table: RecordTable) {
    guard table.count > 0 else { return }
    stretches.append(Stretch(first: endIndex, table: table))
    endIndex += table.count
  }

  /// Lets copies share what is there.
  mutating func freeze() { frozen = stretches.count }

  // MARK: Tables

  /// The tables with the numbers of their first records.
  var tables: [(first: Int, table: RecordTable)] {
    stretches.compactMap { stretch in stretch.table.map { (stretch.first, $0) } }
  }

  /// The table that a record is a row of, unless it was changed.
  func row(_ index: Int) -> (table: RecordTable, row: Int)? {
    guard changed.isEmpty || changed[index] == nil else { return nil }
    let place = place(of: index)
    return stretches[place].table.map { ($0, index - stretches[place].first) }
  }

  /// The table whose rows are some records, all of them and none else; `nil`: there is none, or one was changed.
  func table(of records: Range<Int>) -> RecordTable? {
    guard !records.isEmpty, let (table, row) = row(records.lowerBound), row == 0,
      table.count == records.count, !changed.keys.contains(where: records.contains)
    else { return nil }
    return table
  }

  /// Puts a table in the place of one with as many rows.
  mutating func replaceTable(startingAt first: Int, with table: RecordTable) {
    stretches[place(of: first)].table = table
  }
}
