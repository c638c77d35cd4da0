/// One line of a source text as it is shown: tabs spread, control characters made visible, each place measured.
struct DisplayLine {
  /// What is shown for each character, with the cells that it takes.
  private let pieces: [(text: String, cells: Int)]
  /// The byte offset in the source of each character, and of the end of the line.
  private let offsets: [Int]
  /// The cell at which each character begins, and the width of the whole line.
  private let cells: [Int]

  /// Measures the line of an index, from 0.
  init(_ source: SourceText, line index: Int) {
    let text = source.line(at: index)
    var offset = source.lineStarts.indices.contains(index) ? source.lineStarts[index] : 0
    if index == 0, source.hasByteOrderMark { offset += 3 }
    var pieces: [(text: String, cells: Int)] = []
    var offsets = [offset]
    var cells = [0]
    var cell = 0
    for character in text {
      let shown: String
      if character == "\t" {
        shown = String(repeating: " ", count: 4 - cell % 4)
      } else {
        shown = Neutralised.text(String(character))
      }
      let width = DisplayWidth.of(shown)
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
  }

  var width: Int { cells[cells.count - 1] }
  var isBlank: Bool { pieces.allSatisfy { $0.text.allSatisfy { $0 == " " } } }

  /// The cell at which the first character that is no space begins.
  var indentation: Int {
    for (index, piece) in pieces.enumerated() where !piece.text.allSatisfy({ $0 == " " }) {
      return cells[index]
    }
    return width
  }

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
