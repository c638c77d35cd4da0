internal import CharterColumns
internal import CharterValues

/// Some rows of a table, on the way into columns: as many as are plain from a place in the file on.
///
/// A row is plain where nothing about it needs a word to anybody, and most are. What is not plain is left to the loader,
/// which reads it with all that may be wrong with it, and goes on behind it. So a table is the same whatever chunks it is
/// cut into, and whoever reads them.
struct TableChunk: Sendable {
  /// Where it begins.
  let start: Int
  /// Where the first row begins that is left to the loader, or where the chunk ends.
  private(set) var offset: Int
  /// Where the next chunk is expected to begin.
  let end: Int
  /// The first byte of each row.
  private(set) var starts: [UInt32] = []
  /// By field.
  private(set) var columns: [ColumnBuilder]
  /// How the ids follow one another of the rows since ``settle()``.
  private(set) var order = IDOrder()
  private var batch: RowBatch
  private let layout: TableLayout
  /// Behind the last line feed: no loop that stops at line breaks can miss its end before it.
  private let plainEnd: Int
  private var settled = 0

  init(from start: Int, to end: Int, _ layout: TableLayout) {
    self.start = start
    self.end = end
    offset = start
    self.layout = layout
    columns = layout.fields.map(\.builder)
    batch = RowBatch(fields: layout.fields.count)
    var last = min(end, layout.text.bytes.count)
    while last > start, layout.text.bytes[last - 1] != TableText.lineFeed { last -= 1 }
    plainEnd = last
  }

  /// The rows whose ids nobody has looked at yet.
  var unsettled: ArraySlice<UInt32> { starts[settled...] }

  /// Notes that the ids of all rows have been looked at.
  mutating func settle() {
    settled = starts.count
    order = IDOrder()
  }

  /// Leaves out the rows behind the first ones, so that they are read again.
  mutating func keep(_ count: Int) {
    guard count < starts.count else { return }
    offset = Int(starts[count])
    starts.removeLast(starts.count - count)
    for field in columns.indices { columns[field].keep(count) }
  }

  /// Takes over a row that the loader has read.
  ///
  /// - Parameters:
  ///   - start: its first byte.
  ///   - values: what it says, by field, and where that stands.
  mutating func append(start: Int, _ values: [(value: CellValue, start: Int)]) {
    starts.append(UInt32(start))
    for (field, cell) in values.enumerated() { columns[field].append(cell.value, at: cell.start) }
    settle()
  }

  /// Goes on behind a row that the loader has read.
  mutating func move(to offset: Int) { self.offset = offset }

  // MARK: Plain rows

  /// Reads plain rows, up to the first that is not.
  mutating func readPlainRows() {
    var isPlain = true
    while isPlain, offset < plainEnd {
      batch.restart(behind: columns)
      isPlain = fillBatch()
      batch.append(to: &columns)
    }
  }

  /// Reads rows until the batch is full, the chunk is at its end, or a row is not plain.
  ///
  /// - Returns: whether all rows were plain.
  private mutating func fillBatch() -> Bool {
    let plan = layout.plain
    let cells = plan.cells.span
    let words = plan.words.entries.span
    let text = layout.text
    let bytes = text.bytes.span
    let separator = text.separator
    var id = PlainID()
    defer { id.finish(&order) }

    rows: while offset < plainEnd, !batch.isFull {
      let start = offset
      var index = start
      guard !isLineBreak(bytes[index]) else {
        offset = Self.behindLineBreak(index, bytes)
        continue
      }
      var says = !plan.mustSay
      for place in cells.indices {
        let cell = cells[place]
        var isRead = false
        switch cell.form {
        case .integer:
          if let integer = PlainScan.integer(bytes, &index, separator) {
            batch.put(integer, cell.field)
            isRead = true
          }
        case .decimal:
          if let number = PlainScan.decimal(bytes, &index, separator) {
            batch.put(number.mantissa, scale: number.scale, cell.field)
            isRead = true
          }
        case .word:
          if let word = PlainScan.word(bytes, &index, plan.search, cell.words, words) {
            isRead = true
            if word == PlainCells.absence {
              batch.put(Column.State.absent, cell.field)
            } else {
              batch.put(word, cell.field)
            }
          }
        case .date:
          if let day = PlainScan.date(bytes, &index, separator) {
            batch.put(day, cell.field)
            isRead = true
          }
        case .text: isRead = PlainScan.text(bytes, &index, plan.search)
        case .reference:
          batch.put(Int64(index), cell.field)
          isRead = PlainScan.reference(bytes, &index, plan.search)
        case .id: isRead = id.read(text, bytes, &index, plan.search)
        case .unnamed, .ignored, .nested, .other: break
        }
        if isRead {
          says = says || cell.says
        } else if cell.isUnknownWhenEmpty, PlainScan.isEnd(bytes[index], separator) {
          batch.put(Column.State.unknown, cell.field)
        } else {
          // Blanks, quotation marks, and what is written in a less common way.
          switch readSlowly(place, cell, &index, &id) {
          case .empty: break
          case .filled: says = says || cell.says
          case .odd:
            guard skipEmptyRow() else { return false }
            batch.forgetRow()
            continue rows
          }
        }
        if place &+ 1 < cells.count {
          guard bytes[index] == separator else { return false }
          index &+= 1
        }
      }
      if bytes[index] == separator {
        // Spreadsheet programs leave empty cells behind the last column.
        guard let end = endOfEmptyCells(index) else { return false }
        index = end
      }
      guard says else { return false }
      starts.append(UInt32(start))
      id.commit(&order, text)
      batch.commit()
      offset = Self.behindLineBreak(index, bytes)
    }
    return true
  }

  /// What a cell turned out to be that was not read at a glance.
  private enum SlowCell {
    case empty
    case filled
    /// Something is wrong with it, or it takes the loader to tell.
    case odd
  }

  /// Reads a cell as it stands, quotation marks and all.
  private mutating func readSlowly(
    _ place: Int, _ cell: PlainCells.Cell, _ index: inout Int, _ id: inout PlainID
  ) -> SlowCell {
    let text = layout.text
    var scanner = TableScanner(text, at: index)
    let found = scanner.readCell(at: 0)
    guard let found, found.afterQuote < 0, scanner.unclosedQuote == nil, scanner.offset < plainEnd
    else { return .odd }
    let range = found.content
    switch cell.form {
    case .ignored: break
    case .unnamed: if !range.isEmpty { return .odd }
    case .id:
      guard !range.isEmpty, !text.isNull(range), range.end - range.start <= TableText.longestCell,
        text.damage(in: range) == nil, NonRecord(id: range, in: text) == nil
      else { return .odd }
      id.take(range, in: text)
    case .nested:
      guard range.isEmpty else { return .odd }
      if cell.field >= 0 { put(columns[cell.field].omitted, cell.field, found.start) }
    case .integer, .decimal, .date, .word, .text, .reference, .other:
      if range.isEmpty {
        put(columns[cell.field].omitted, cell.field, found.start)
      } else {
        guard range.end - range.start <= TableText.longestCell,
          let value = layout.fields[cell.field].quick.read(range, in: text)
        else { return .odd }
        put(value, cell.field, found.start)
      }
    }
    index = scanner.offset
    return range.isEmpty ? .empty : .filled
  }

  private mutating func put(_ value: CellValue, _ field: Int, _ start: Int) {
    switch value {
    case .unknown: batch.put(Column.State.unknown, field)
    case .omitted: batch.put(Column.State.other, field)
    case .absent: batch.put(Column.State.absent, field)
    case .integer(let integer): batch.put(integer, field)
    case .decimal(let mantissa, let scale): batch.put(mantissa, scale: scale, field)
    case .text: batch.put(0, field)
    case .reference: batch.put(Int64(start), field)
    case .other(let value): batch.put(value, field)
    }
  }

  /// Moves behind a row without anything in it; whether it is one.
  private mutating func skipEmptyRow() -> Bool {
    var scanner = TableScanner(layout.text, at: offset)
    guard scanner.skipEmptyRow(), scanner.offset <= plainEnd else { return false }
    offset = scanner.offset
    return true
  }

  /// The end of the cells of a row behind the last column; `nil`: one of them has something in it.
  private func endOfEmptyCells(_ index: Int) -> Int? {
    var scanner = TableScanner(layout.text, at: index)
    guard scanner.skipEmptyCells(), scanner.offset < plainEnd else { return nil }
    return scanner.offset
  }

  @inline(__always)
  private func isLineBreak(_ byte: UInt8) -> Bool {
    byte == TableText.lineFeed || byte == TableText.carriageReturn
  }

  @inline(__always)
  private static func behindLineBreak(_ index: Int, _ bytes: Span<UInt8>) -> Int {
    let isPair =
      bytes[index] == TableText.carriageReturn && index &+ 1 < bytes.count
      && bytes[index &+ 1] == TableText.lineFeed
    return isPair ? index &+ 2 : index &+ 1
  }
}
