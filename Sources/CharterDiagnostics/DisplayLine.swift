/// A line of a source text as it is shown, or the part of a long one around some place: tabs spread, control
/// characters made visible, each place measured.
struct DisplayLine {
  /// What is shown for each character, with the cells that it takes.
  private let pieces: [(text: String, cells: Int)]
  /// The byte offset in the source of each character, and of the end of the part.
  private let offsets: [Int]
  /// The cell at which each character begins, and the width of the whole part.
  private let cells: [Int]
  /// Whether the line has more text before this part.
  let isCutBefore: Bool
  /// Whether the line has more text after this part.
  let isCutAfter: Bool

  /// Measures the bytes of a range, which must lie in the line of an index, from 0.
  ///
  /// The range is widened to whole scalars. A line of megabytes costs no more than what is shown of it.
  init(_ source: SourceText, line index: Int, bytes range: Range<Int>) {
    let line = source.lineRange(at: index)
    let start = source.scalarStart(at: range.lowerBound, in: line)
    let end = source.scalarEnd(at: range.upperBound, in: line)
    var offset = start
    var pieces: [(text: String, cells: Int)] = []
    var offsets = [offset]
    var cells = [0]
    var cell = 0
    for character in source.text(from: start, to: end) {
      let shown: String
      let width: Int
      if let byte = character.asciiValue, (0x20..<0x7F).contains(byte) {
        shown = String(character)
        width = 1
      } else if character == "\t" {
        width = 4 - cell % 4
        shown = String(repeating: " ", count: width)
      } else {
        shown = Neutralised.text(String(character))
        width = DisplayWidth.of(shown)
      }
      // Bytes that are not UTF-8 are shown as U+FFFD, whose length differs; the next line starts afresh.
      offset += character.utf8.count
      cell += width
      pieces.append((shown, width))
      offsets.append(offset)
      cells.append(cell)
    }
    self.pieces = pieces
    self.offsets = offsets
    self.cells = cells
    self.isCutBefore = start > line.lowerBound
    self.isCutAfter = end < line.upperBound
  }

  var width: Int { cells[cells.count - 1] }

  /// The cell at which the character at a byte offset begins; past the end, the width.
  func cell(at offset: Int) -> Int {
    var low = 0
    var high = offsets.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= offset { low = middle } else { high = middle }
    }
    return cells[low]
  }

  /// The cell at which the character that holds the byte before an offset ends.
  func cell(atEnd offset: Int) -> Int {
    guard let index = offsets.firstIndex(where: { $0 >= offset }) else { return width }
    return cells[index]
  }

  /// The part of the line in a range of cells; characters that do not lie in it wholly are left out.
  func text(in range: Range<Int>) -> String {
    var result = ""
    for (index, piece) in pieces.enumerated()
    where cells[index] >= range.lowerBound && cells[index + 1] <= range.upperBound {
      if result.isEmpty, cells[index] > range.lowerBound {
        result = String(repeating: " ", count: cells[index] - range.lowerBound)
      }
      result += piece.text
    }
    return result
  }
}
