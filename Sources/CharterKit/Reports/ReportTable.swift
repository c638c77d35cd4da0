package import CharterDiagnostics

/// The sign before a line of a report.
package enum Mark: Sendable {
  case good
  case bad
  case open
  case faint
  /// Advice not followed, a departure from a descriptive text: told, and rejects nothing.
  case remark

  package var sign: String {
    switch self {
    case .good: "✓"
    case .bad: "✗"
    case .open: "?"
    case .faint: "–"
    case .remark: "!"
    }
  }

  package var role: TextStyle.Role {
    switch self {
    case .good: .good
    case .bad: .bad
    case .open, .remark: .open
    case .faint: .faint
    }
  }
}

/// One line of the table of norms: sign, clause, what is asked, what was found, and where it stands.
package struct ReportRow {
  var mark: Mark
  var clause: String = ""
  /// How far the title is set in, for the parts of a statement.
  var depth = 0
  var title: String
  var details: [String] = []
  /// Where values and demand stand, in faint type below the details.
  var origins: [String] = []
}

/// Rows in columns that line up by display width.
package struct ReportTable {
  let style: TextStyle
  let width: Int

  private let indentation = 2
  private let widestTitle = 36

  /// A table for rows so many cells wide.
  package init(style: TextStyle, width: Int) {
    self.style = style
    self.width = width
  }

  /// The lines of all rows.
  package func lines(_ rows: [ReportRow]) -> [String] {
    let clauseCells = rows.map { DisplayWidth.of($0.clause) }.max() ?? 0
    let hasDetails = rows.contains { !$0.details.isEmpty }
    let room = width - indentation - 2 - clauseCells - 2
    let widest = rows.map { DisplayWidth.of($0.title) + $0.depth * 2 }.max() ?? 0
    let titleCells = hasDetails ? min(widest, widestTitle, room) : min(widest, room)
    return rows.flatMap { lines($0, clauseCells: clauseCells, titleCells: titleCells) }
  }

  private func lines(_ row: ReportRow, clauseCells: Int, titleCells: Int) -> [String] {
    let start = indentation + 2 + clauseCells + (clauseCells > 0 ? 2 : 0)
    let setIn = row.depth * 2
    let isFaint = row.mark == .faint
    // The mark of a part stands before its own title.
    var head = String(repeating: " ", count: indentation)
    if row.depth == 0 {
      head += style.paint(row.mark.sign, row.mark.role) + " "
      let clause = row.clause.padded(to: clauseCells)
      head += (isFaint ? style.paint(clause, .faint) : clause) + (clauseCells > 0 ? "  " : "")
    } else {
      head = String(repeating: " ", count: start)
    }
    let titleRoom = titleCells - setIn
    let titleLines = TextWrapping.lines(of: row.title, width: max(titleRoom, 8))
    let detailStart = start + titleCells + 2
    let detailRoom = max(width - detailStart, 24)
    let details =
      row.details.flatMap { TextWrapping.lines(of: $0, width: detailRoom) }
      + TextWrapping.lines(of: row.origins.joined(separator: " · "), width: detailRoom)
      .filter { !$0.isEmpty }.map { style.paint($0, .faint) }
    var result: [String] = []
    for index in 0..<max(titleLines.count, details.count) {
      var title = index < titleLines.count ? titleLines[index] : ""
      var line = index == 0 ? head : String(repeating: " ", count: start)
      if row.depth > 0 {
        let mark = index == 0 ? style.paint(row.mark.sign, row.mark.role) : " "
        line += String(repeating: " ", count: setIn - 2) + mark + " "
      }
      let cells = DisplayWidth.of(title)
      if isFaint { title = style.paint(title, .faint) }
      line += title
      if index < details.count, !details[index].isEmpty {
        line += String(repeating: " ", count: max(titleRoom - cells, 0) + 2)
        line += isFaint ? style.paint(details[index], .faint) : details[index]
      }
      result.append(line)
    }
    return result
  }
}
