internal import CharterDiagnostics

/// A number in a row that a comma within it has cut into two cells: `1,540`, `12,5`.
struct SplitNumber {
  /// As it was written.
  let written: String
  /// From its first digit to its last.
  let span: Span

  /// Looks for one in a row with a cell too many; `nil`: there is none, or several.
  init?(in cells: [TableCell], _ layout: TableLayout) {
    guard layout.separatorName == ",", cells.count == layout.header.count + 1 else { return nil }
    let bytes = layout.text.bytes
    func digits(_ cell: TableCell) -> Int? {
      let text = bytes[cell.content.start..<cell.content.end]
      guard cell.start == cell.content.start, !text.isEmpty,
        text.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return text.count
    }
    var places: [Int] = []
    for place in cells.indices.dropLast() {
      // Next to nothing but a comma; an id before a number is no part of it.
      guard let before = digits(cells[place]), let after = digits(cells[place + 1]), before <= 3,
        after <= 3, place != layout.idPlace, cells[place + 1].start == cells[place].end + 1
      else { continue }
      places.append(place)
    }
    guard places.count == 1, let place = places.first else { return nil }
    let (start, end) = (cells[place].start, cells[place + 1].end)
    written = String(decoding: bytes[start..<end], as: UTF8.self)
    span = Span(source: layout.source, start: start, end: end)
  }

  /// What to write instead: digits in threes are groups, others follow a point.
  var help: Words {
    let parts = written.split(separator: ",")
    let isGrouped = parts.last?.count == 3
    let whole = parts.joined(separator: isGrouped ? "" : ".")
    return Words(
      zh: "若“\(written)”是一个数，写 \(whole)；若不是，检查这一行多出了哪一格。",
      en:
        "If `\(written)` is one number, write `\(whole)`; if not, find the cell that is one too many."
    )
  }
}
