internal import CharterDiagnostics

/// One cell as it stands in the file.
struct TableCell {
  /// Its text.
  var content: TableText.Range
  /// What is underlined: the text, with its quotation marks where it has them.
  var start: Int
  var end: Int
  /// Where its closing quotation mark is followed by something, that place; else -1.
  var afterQuote = -1

  var isEmpty: Bool { content.isEmpty && afterQuote < 0 }
}

/// Reads a table row by row: cells between separators, quotation marks as RFC 4180 has them.
///
/// Rows end at LF, CRLF or a lone CR, outside quotation marks. Quotation marks count at the beginning of a cell only;
/// further on they stand for themselves, as spreadsheet programs read them. Blanks around a cell's text belong to no
/// value. There is no state but the place, so a single row can be read again later from its first byte.
///
/// SwiftCSV was looked at for this and does not fit: it needs Foundation, holds the whole text and every row as strings,
/// and gives no places for diagnostics to point at.
struct TableScanner {
  let text: TableText
  /// The next byte to be read.
  private(set) var offset: Int
  /// Where the quotation mark stands that is never closed.
  private(set) var unclosedQuote: Int?

  init(_ text: TableText, at offset: Int) {
    self.text = text
    self.offset = offset
  }

  var isAtEnd: Bool { offset >= text.bytes.count }

  /// Reads one row; there is always one cell at least.
  ///
  /// - Parameters:
  ///   - cells: takes the cells up to a limit, and the first one beyond it that is not empty.
  ///   - limit: so many cells are kept; a row may be as long as the file.
  /// - Returns: the number of cells up to the last that is not empty.
  @discardableResult
  mutating func readRow(into cells: inout [TableCell], limit: Int) -> Int {
    cells.removeAll(keepingCapacity: true)
    var count = 0
    var filled = 0
    repeat {
      let cell = readCell()
      count += 1
      if !cell.isEmpty { filled = count }
      if cells.count < limit || cells.count == limit && !cell.isEmpty { cells.append(cell) }
    } while consumeSeparator()
    consumeLineBreak()
    return filled
  }

  /// Reads the cells of one row before a place in it, and then the one there; `nil` where the row is shorter.
  mutating func readCell(at place: Int) -> TableCell? {
    for _ in 0..<place {
      _ = readCell()
      guard consumeSeparator() else { return nil }
    }
    return readCell()
  }

  /// Moves to the end of the row and gives the offset after its last cell.
  mutating func skipRow() -> Int {
    repeat { _ = readCell() } while consumeSeparator()
    return offset
  }

  /// Moves behind the cells of a row before which a separator stands, as far as they are empty.
  ///
  /// - Returns: whether all of them are, so that the end of the row is reached.
  mutating func skipEmptyCells() -> Bool {
    while consumeSeparator() {
      guard readCell().isEmpty, unclosedQuote == nil else { return false }
    }
    return true
  }

  /// Moves behind a row of empty cells; whether it is one.
  mutating func skipEmptyRow() -> Bool {
    guard readCell().isEmpty, unclosedQuote == nil, skipEmptyCells() else { return false }
    consumeLineBreak()
    return true
  }

  private mutating func consumeSeparator() -> Bool {
    guard offset < text.bytes.count, text.bytes[offset] == text.separator else { return false }
    offset += 1
    return true
  }

  private mutating func consumeLineBreak() {
    let bytes = text.bytes
    guard offset < bytes.count else { return }
    let isReturn = bytes[offset] == TableText.carriageReturn
    offset += 1
    if isReturn, offset < bytes.count, bytes[offset] == TableText.lineFeed { offset += 1 }
  }

  /// Reads up to the next separator or line break.
  private mutating func readCell() -> TableCell {
    let bytes = text.bytes
    let start = offset
    var index = start
    var isBlank = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == text.separator || byte == TableText.lineFeed || byte == TableText.carriageReturn {
        break
      }
      if isBlank, byte > 0x20 {
        if byte == TableText.quote { return readQuotedCell(from: index) }
        let width = text.wideBlank(at: index)
        isBlank = width > 0
        if isBlank { index += width - 1 }
      }
      index += 1
    }
    offset = index
    var range = TableText.Range(start: start, end: index, isEscaped: false)
    range = text.trimmed(range)
    return TableCell(content: range, start: range.start, end: range.end)
  }

  private mutating func readQuotedCell(from quote: Int) -> TableCell {
    let bytes = text.bytes
    var range = TableText.Range(start: quote + 1, end: quote + 1, isEscaped: false)
    var index = quote + 1
    while true {
      guard index < bytes.count else {
        if unclosedQuote == nil { unclosedQuote = quote }
        range.end = bytes.count
        offset = bytes.count
        return TableCell(content: range, start: quote, end: bytes.count)
      }
      let byte = bytes[index]
      if byte == TableText.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == TableText.quote else { break }
        range.isEscaped = true
        index += 1
      } else if byte == TableText.carriageReturn {
        range.isEscaped = true
      }
      index += 1
    }
    range.end = index
    let end = index + 1
    range = text.trimmed(range)
    var cell = TableCell(content: range, start: quote, end: end)
    index = end
    while index < bytes.count, bytes[index] != text.separator, bytes[index] != TableText.lineFeed,
      bytes[index] != TableText.carriageReturn
    {
      index += 1
    }
    let rest = text.blanks(from: end, to: index)
    if rest < index {
      cell.afterQuote = rest
      cell.end = index
    }
    offset = index
    return cell
  }
}
