internal import CharterDiagnostics

/// A table of amounts, kept as one text until its columns are known.
struct AmountTable {
  enum Kind {
    case words
    /// Digits, whose points line up.
    case digits
  }

  private struct Column {
    let title: String
    let kind: Kind
    var cells: Int
    var decimals = 0
    var whole = 0
    /// The one text that stood in every row so far.
    var only: String?
    var isUniform = true
  }

  /// What no shown text holds.
  private static let separator: Character = "\u{1F}"

  private var columns: [Column]
  private var text = ""
  private(set) var count = 0

  init(_ columns: [(title: String, kind: Kind)]) {
    self.columns = columns.map {
      Column(title: $0.title, kind: $0.kind, cells: DisplayWidth.of($0.title))
    }
  }

  mutating func add(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      switch columns[index].kind {
      case .words: columns[index].cells = max(columns[index].cells, DisplayWidth.of(cell))
      case .digits:
        let decimals = AmountTable.decimals(cell)
        columns[index].decimals = max(columns[index].decimals, decimals)
        columns[index].whole = max(columns[index].whole, DisplayWidth.of(cell) - decimals)
      }
      if count == 0 { columns[index].only = cell }
      if columns[index].only != cell { columns[index].isUniform = false }
    }
    text += cells.joined(separator: String(AmountTable.separator)) + "\n"
    count += 1
  }

  /// The text that stands in every row of a column.
  func only(_ column: Int) -> String? { columns[column].isUniform ? columns[column].only : nil }

  /// The cells of a row that holds some of the columns.
  func width(_ shown: [Int]) -> Int {
    shown.map { cells(columns[$0]) }.reduce(0, +) + 2 * max(shown.count - 1, 0)
  }

  /// Writes the titles, the rows, and below them a last one.
  func write(
    _ shown: [Int], to output: inout String, indentation: Int, style: TextStyle, last: [String]?
  ) {
    let blank = String(repeating: " ", count: indentation)
    let titles = line(columns.map(\.title), shown, isTitle: true)
    output += blank + style.paint(titles, .faint) + "\n"
    for row in text.split(separator: "\n") {
      let cells = row.split(separator: AmountTable.separator, omittingEmptySubsequences: false)
      output += blank + line(cells.map(String.init), shown, isTitle: false) + "\n"
    }
    if let last { output += blank + style.paint(line(last, shown, isTitle: false), .strong) + "\n" }
  }

  /// The cells of each row, one by one.
  func forEachRow(_ body: ([Substring]) -> Void) {
    for row in text.split(separator: "\n") {
      body(row.split(separator: AmountTable.separator, omittingEmptySubsequences: false))
    }
  }

  private func line(_ cells: [String], _ shown: [Int], isTitle: Bool) -> String {
    var line = ""
    for (place, index) in shown.enumerated() {
      let column = columns[index]
      let cell = index < cells.count ? cells[index] : ""
      if place > 0 { line += "  " }
      switch column.kind {
      case .words: line += cell.padded(to: self.cells(column))
      case .digits:
        line += (isTitle ? cell : full(cell, column.decimals)).paddedLeft(to: self.cells(column))
      }
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private func cells(_ column: Column) -> Int {
    column.kind == .words ? column.cells : max(column.cells, column.whole + column.decimals)
  }

  /// The digits with as many decimals as the others have, which adds zeros and nothing else.
  private func full(_ digits: String, _ decimals: Int) -> String {
    let own = AmountTable.decimals(digits)
    guard decimals > 0, own < decimals, !digits.isEmpty else { return digits }
    return digits + (own == 0 ? "." : "")
      + String(repeating: "0", count: decimals - max(own - 1, 0) - 1)
  }

  /// The cells of the point and what follows it.
  private static func decimals(_ digits: String) -> Int {
    guard let point = digits.firstIndex(of: ".") else { return 0 }
    return digits.distance(from: point, to: digits.endIndex)
  }
}
