internal import CharterDiagnostics

/// A table as GitHub shows it.
package struct MarkdownTable {
  package enum Alignment: String {
    case left = "---"
    case right = "---:"
  }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows = ""
  package private(set) var isEmpty = true

  package init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// Adds a row of cells that are escaped already.
  package mutating func add(_ cells: [String]) {
    rows += MarkdownTable.row(cells)
    isEmpty = false
  }

  package var text: String {
    MarkdownTable.row(columns.map(\.title))
      + "|" + columns.map { $0.alignment.rawValue + "|" }.joined() + "\n" + rows
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// A text of the policies or the data that Markdown shows as it is.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "|", "`", "*", "_", "[", "]", "~", "#": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character.isNewline ? " " : character)
      }
    }
    return result
  }
}
