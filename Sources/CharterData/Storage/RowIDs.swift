/// The rows of a table and their ids: four bytes a row where the ids ascend.
///
/// The ids themselves stay in the file. Rows are numbered from 0.
struct RowIDs: Sendable {
  let text: TableText
  /// The place of the ids in the file's rows.
  let place: Int
  /// The first byte of each row.
  private(set) var starts: [UInt32] = []
  private var order = IDOrder()
  /// The way from an id to its row, once the ids do not ascend.
  private var index: RecordIndex?

  init(_ text: TableText, place: Int) {
    self.text = text
    self.place = place
  }

  var count: Int { starts.count }

  /// Where a row's id stands.
  func range(_ row: Int) -> TableText.Range { Self.range(Int(starts[row]), place, text) }

  private static func range(_ start: Int, _ place: Int, _ text: TableText) -> TableText.Range {
    var scanner = TableScanner(text, at: start)
    return scanner.readCell(at: place)?.content
      ?? TableText.Range(start: start, end: start, isEscaped: false)
  }

  /// The row with an id.
  func row(id: some Collection<UInt8>) -> Int? {
    if let index {
      return index.row(RecordIndex.hash(id)) { text.holds(id, at: range($0)) }
    }
    guard count > 0 else { return nil }
    if order.isCounted {
      guard let number = Self.wholeNumber(id) else { return nil }
      let row = number - order.firstNumber
      return row >= 0 && row < count ? Int(row) : nil
    }
    if let last = order.last, text.compare(last, id) < 0 { return nil }
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let order = text.compare(range(middle), id)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private static func wholeNumber(_ id: some Collection<UInt8>) -> Int64? {
    guard id.count <= 18, let first = id.first else { return nil }
    if first == UInt8(ascii: "0") { return id.count == 1 ? 0 : nil }
    var number: Int64 = 0
    for byte in id {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int64(digit)
    }
    return number
  }

  /// The same ids with an index where many are to be looked for.
  var indexed: RowIDs {
    guard index == nil, !order.isCounted else { return self }
    var indexed = self
    indexed.makeIndex()
    return indexed
  }

  // MARK: Adding rows

  /// Adds a row whose id is new.
  mutating func append(start: Int, _ id: TableText.Range) {
    starts.append(UInt32(start))
    order.note(id, number: text.wholeNumber(id), in: text)
    guard index != nil || !order.isAscending else { return }
    if index == nil { makeIndex() } else { insert(count - 1) }
  }

  /// Adds rows up to the first whose id is there already.
  ///
  /// - Parameters:
  ///   - rows: the first byte of each.
  ///   - order: how their ids follow one another.
  ///   - isTaken: whether an id belongs to another record; `nil`: none can.
  /// - Returns: how many rows were added.
  mutating func append(
    _ rows: ArraySlice<UInt32>, _ order: IDOrder, isTaken: ((TableText.Range) -> Bool)?
  ) -> Int {
    if index == nil, isTaken == nil {
      var joined = self.order
      joined.note(order, in: text)
      if joined.isAscending {
        self.order = joined
        starts += rows
        return rows.count
      }
    }
    for (added, start) in rows.enumerated() {
      let id = Self.range(Int(start), place, text)
      if row(holding: id) != nil || isTaken?(id) == true { return added }
      append(start: Int(start), id)
    }
    return rows.count
  }

  /// The row whose id is the one that stands somewhere in the table.
  func row(holding id: TableText.Range) -> Int? {
    id.isEscaped ? row(id: text.unescaped(id)) : row(id: text.bytes[id.start..<id.end])
  }

  private mutating func makeIndex() {
    index = RecordIndex(capacity: count)
    for row in 0..<count { insert(row) }
  }

  private mutating func insert(_ row: Int) {
    let (text, place, starts) = (text, place, starts)
    let hash = text.hash(range(row))
    index?.insert(row, hash) {
      text.hash(Self.range(Int(starts[$0]), place, text))
    }
  }
}

extension TableText {
  /// The hash of a text, as ``RecordIndex`` takes it.
  func hash(_ range: Range) -> Int {
    range.isEscaped
      ? RecordIndex.hash(unescaped(range)) : RecordIndex.hash(bytes[range.start..<range.end])
  }
}
