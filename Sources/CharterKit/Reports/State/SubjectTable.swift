internal import CharterDiagnostics

/// The rows of one norm on the registry, in columns that line up by display width.
struct SubjectTable {
  let context: ReportContext
  let showsAll: Bool

  private let indentation = 6
  private let widestSubject = 36
  /// Of subjects that share a row, so many are named.
  private let mostNamed = 12

  func lines(_ rows: [SubjectRow]) -> [String] {
    let subjects = rows.map(subject)
    // Names with nothing beside them need no column.
    let fitting = zip(rows, subjects)
      .filter { !$0.0.remarks.isEmpty || !$0.0.figures.isEmpty || !$0.0.bounds.isEmpty }
      .map { DisplayWidth.of($0.1) }.filter { $0 <= widestSubject }
    let subjectCells = fitting.max() ?? 0
    let columns = rows.map(\.figures.count).max() ?? 0
    let cells = (0..<columns).map { column in
      rows.map { column < $0.figures.count ? DisplayWidth.of($0.figures[column]) : 0 }.max() ?? 0
    }
    return zip(rows, subjects).flatMap { row, subject in
      lines(row, subject, subjectCells: subjectCells, figureCells: cells)
    }
  }

  private func subject(_ row: SubjectRow) -> String {
    guard row.subjects.count > mostNamed, !showsAll else { return context.list(row.subjects) }
    let named = context.list(Array(row.subjects.prefix(mostNamed - 2)))
    let count = row.subjects.count
    return named + context.say(" 等 \(count) 个", " and more, \(count) in all")
  }

  private func lines(
    _ row: SubjectRow, _ subject: String, subjectCells: Int, figureCells: [Int]
  ) -> [String] {
    let blank = String(repeating: " ", count: indentation)
    let mark = context.style.paint(row.mark.sign, row.mark.role)
    var remarks = row.remarks
    if !row.bounds.isEmpty { remarks.insert(row.bounds, at: 0) }
    guard DisplayWidth.of(subject) <= subjectCells else {
      // What is said of many stands below their names.
      var lines = indented(subject, by: blank + "\(row.mark.sign) ", width: context.width)
      if let first = lines.first {
        lines[0] = blank + mark + first.dropFirst(indentation + 1)
      }
      let figures = row.figures.filter { !$0.isEmpty }.joined(separator: "  ")
      return lines
        + ((figures.isEmpty ? [] : [figures]) + remarks).flatMap {
          indented($0, by: blank + "    ", width: context.width)
        }
    }
    var left = subject
    var used = indentation + 2
    if !row.figures.isEmpty {
      left = left.padded(to: subjectCells)
      for (column, figure) in row.figures.enumerated() {
        let cells = figureCells[column]
        guard cells > 0 else { continue }
        // Figures line up at the right, words at the left.
        left += "  " + (column < 2 ? figure.paddedLeft(to: cells) : figure.padded(to: cells))
      }
    }
    if !remarks.isEmpty { left = left.padded(to: subjectCells) }
    used += DisplayWidth.of(left)
    let head = blank + mark + " "
    guard !remarks.isEmpty else { return [head + trimmed(left)] }
    let room = context.width - used - 2
    guard room >= 24 else {
      return [head + trimmed(left)]
        + remarks.flatMap { indented($0, by: blank + "    ", width: context.width) }
    }
    let texts = remarks.flatMap { TextWrapping.lines(of: $0, width: room) }
    return texts.enumerated().map { index, text in
      (index == 0 ? head + left : String(repeating: " ", count: used)) + "  " + text
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
