/// The id of the row that is being read, and whether it follows those before it.
struct PlainID {
  private(set) var range = TableText.Range(start: 0, end: 0, isEscaped: false)
  /// The whole number that it is; else negative.
  private var number: Int64 = -1
  private var last: (range: TableText.Range, number: Int64)?

  /// Reads an id that looks like one.
  @inline(__always)
  mutating func read(
    _ text: TableText, _ bytes: Span<UInt8>, _ index: inout Int, _ search: ByteSearch
  ) -> Bool {
    let first = bytes[index]
    var place = index
    if first &- UInt8(ascii: "0") <= 9 {
      guard let digits = PlainScan.integer(bytes, &place, text.separator) else { return false }
      number = first == UInt8(ascii: "0") && place &- index > 1 ? -1 : digits
    } else {
      guard PlainScan.text(bytes, &place, search), bytes[place &- 1] > 0x20,
        bytes[place &- 1] < 0x80
      else { return false }
      number = -1
    }
    let range = TableText.Range(start: index, end: place, isEscaped: false)
    guard number >= 0 || !text.mayBeginRemark(range) else { return false }
    self.range = range
    index = place
    return true
  }

  /// Takes an id that was read in another way.
  mutating func take(_ range: TableText.Range, in text: TableText) {
    self.range = range
    number = text.wholeNumber(range)
  }

  /// Notes that the row with the id is one.
  @inline(__always)
  mutating func commit(_ order: inout IDOrder, _ text: TableText) {
    if let before = last, number >= 0, number == before.number &+ 1 {
      last = (range, number)
      return
    }
    note(&order, text)
  }

  private mutating func note(_ order: inout IDOrder, _ text: TableText) {
    finish(&order)
    order.note(range, number: number, in: text)
    if number >= 0 { last = (range, number) }
  }

  /// Passes on what was noted of ids that follow one another.
  mutating func finish(_ order: inout IDOrder) {
    if let last { order.noteCounted(upTo: last.range, number: last.number) }
    last = nil
  }
}
