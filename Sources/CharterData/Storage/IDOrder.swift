/// Whether the ids of rows ascend, the shorter ones first and those of one length by their bytes: `9` before `10`.
///
/// Ids that ascend are all different, and are found without an index. Most tables are sorted like that.
struct IDOrder: Sendable {
  /// Whether each id is greater than the one before it.
  private(set) var isAscending = true
  /// Whether each is a whole number, and greater by one.
  private(set) var isCounted = true
  private(set) var first: TableText.Range?
  private(set) var last: TableText.Range?
  /// The first id where it is a whole number; else negative.
  private(set) var firstNumber: Int64 = -1
  private var lastNumber: Int64 = -1

  /// Notes the id of one more row.
  ///
  /// - Parameters:
  ///   - id: where it stands.
  ///   - number: the whole number that it is when it is written without zeros before it; else negative.
  ///   - text: the table.
  mutating func note(_ id: TableText.Range, number: Int64, in text: TableText) {
    // Kept with its marks doubled, it cannot be compared byte by byte.
    if id.isEscaped { isAscending = false }
    if let last, isAscending {
      isAscending =
        number >= 0 && lastNumber >= 0 ? lastNumber < number : text.isShortlex(last, id)
    }
    if first == nil {
      first = id
      firstNumber = number
      isCounted = number >= 0
    } else if number != lastNumber + 1 || lastNumber < 0 {
      isCounted = false
    }
    last = id
    lastNumber = number
  }

  /// Notes so many ids more, of which each is a whole number and greater by one than the one before it.
  mutating func noteCounted(upTo id: TableText.Range, number: Int64) {
    last = id
    lastNumber = number
  }

  /// Notes the ids of further rows.
  mutating func note(_ rows: IDOrder, in text: TableText) {
    guard let next = rows.first else { return }
    let (wasAscending, wasCounted) = (rows.isAscending, rows.isCounted)
    note(next, number: rows.firstNumber, in: text)
    isAscending = isAscending && wasAscending
    isCounted = isCounted && wasCounted
    last = rows.last
    lastNumber = rows.lastNumber
  }
}

extension TableText {
  /// Whether one text is shorter than another, or as long with lesser bytes.
  func isShortlex(_ left: Range, _ right: Range) -> Bool {
    compare(left, bytes[right.start..<right.end]) < 0
  }

  /// Negative where a text is shorter than another or as long with lesser bytes; 0 where they are the same.
  func compare(_ range: Range, _ other: some Collection<UInt8>) -> Int {
    let length = other.count
    if range.end - range.start != length { return range.end - range.start - length }
    var index = range.start
    for byte in other {
      if bytes[index] != byte { return Int(bytes[index]) - Int(byte) }
      index += 1
    }
    return 0
  }

  /// The whole number that a text is, written without a zero before it; else -1.
  func wholeNumber(_ range: Range) -> Int64 {
    guard range.end - range.start <= 18, !range.isEmpty, !range.isEscaped else { return -1 }
    if bytes[range.start] == UInt8(ascii: "0") { return range.end - range.start == 1 ? 0 : -1 }
    var number: Int64 = 0
    for index in range.start..<range.end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return -1 }
      number = number * 10 + Int64(digit)
    }
    return number
  }
}
