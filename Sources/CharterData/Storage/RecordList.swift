/// Every record of a run, in the order read.
///
/// Those that were written one by one are kept as they are, those of a table in the table; a record that is changed later
/// is kept beside it.
public struct RecordList: Sendable, RandomAccessCollection {
  /// Records with numbers in a row.
  private struct Stretch {
    /// The number of the first one.
    let first: Int
    /// `nil`: they were written one by one, and stand in ``single`` from ``offset`` on.
    let table: RecordTable?
    let offset: Int
  }

  private var stretches: [Stretch] = []
  private var single: [Record] = []
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
      let stretch = stretches[place(of: index)]
      guard let table = stretch.table else { return single[stretch.offset + index - stretch.first] }
      if !changed.isEmpty, let record = changed[index] { return record }
      return Record(table, row: index - stretch.first)
    }
    set {
      let stretch = stretches[place(of: index)]
      if stretch.table == nil {
        single[stretch.offset + index - stretch.first] = newValue
      } else {
        changed[index] = newValue
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
    if stretches.isEmpty || stretches[stretches.count - 1].table != nil {
      stretches.append(Stretch(first: endIndex, table: nil, offset: single.count))
    }
    single.append(record)
    endIndex += 1
  }

  /// Appends a table's records; one without any takes no place.
  mutating func append(_ table: RecordTable) {
    guard table.count > 0 else { return }
    stretches.append(Stretch(first: endIndex, table: table, offset: 0))
    endIndex += table.count
  }

  // MARK: Tables

  /// The tables with the numbers of their first records.
  var tables: [(first: Int, table: RecordTable)] {
    stretches.compactMap { stretch in stretch.table.map { (stretch.first, $0) } }
  }

  /// The table that a record is a row of, unless it was changed.
  func row(_ index: Int) -> (table: RecordTable, row: Int)? {
    guard changed.isEmpty || changed[index] == nil else { return nil }
    let stretch = stretches[place(of: index)]
    return stretch.table.map { ($0, index - stretch.first) }
  }

  /// Puts a table in the place of one with as many rows.
  mutating func replaceTable(startingAt first: Int, with table: RecordTable) {
    stretches[place(of: first)] = Stretch(first: first, table: table, offset: 0)
  }
}
