/// A table laid out so that every index that a cell and a state can make lies inside it.
///
/// Cells of eight bits are an index as they are, the state above them. Of wider ones the distance from the first entry
/// is taken, cut to the table's size, which is a power of two; within the column's bounds nothing is cut.
struct LookupTable<Entry> {
  let entries: [Entry]
  let low: Int64
  /// One less than the size.
  let mask: Int
  /// Where the entries for rows that are none stand, and one further those for unknown ones.
  let states: Int

  init<Source>(
    _ table: ColumnProgram.Table<Source>, of column: Column, _ entry: (Source) -> Entry
  ) {
    let known = table.entries.map(entry)
    let (absent, unknown) = (entry(table.absent), entry(table.unknown))
    low = table.low
    if case .int8 = column.cells {
      var all = [Entry](repeating: unknown, count: column.states == nil ? 256 : 1024)
      for (place, value) in known.enumerated() {
        guard let cell = Int8(exactly: table.low + Int64(place)) else { break }
        all[Int(UInt8(bitPattern: cell))] = value
      }
      if column.states != nil { for place in 256..<512 { all[place] = absent } }
      (entries, mask, states) = (all, all.count - 1, 0)
      return
    }
    var size = 1
    while size < known.count + 3 { size *= 2 }
    states = known.count
    entries =
      known + [absent, unknown, unknown]
      + [Entry](repeating: unknown, count: size - known.count - 3)
    mask = size - 1
  }
}
