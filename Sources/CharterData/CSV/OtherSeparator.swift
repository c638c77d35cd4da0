internal import CharterDiagnostics

/// A mark in a short row that separates no cells here, though whoever wrote it may have meant that.
struct OtherSeparator {
  let mark: String
  /// Where it stands first.
  let span: Span
  /// Whether the row has as many cells as the header once it is read as a separator too.
  let fits: Bool

  /// Looks for one in a row's unquoted cells; `nil`: there is none, or it is no likely cause.
  init?(in cells: [TableCell], _ layout: TableLayout) {
    let found = Self.marks.filter { $0.utf8.first != layout.text.separator || $0.utf8.count > 1 }
      .compactMap { OtherSeparator($0, in: cells, layout) }
    // A full-width comma is mostly the cause; other marks stand in texts for good reasons.
    guard let best = found.first(where: \.fits) ?? found.first(where: { $0.mark == "，" }) else {
      return nil
    }
    self = best
  }

  private static let marks = ["，", ",", ";", "；", "\t", "|", "、"]

  private init?(_ mark: String, in cells: [TableCell], _ layout: TableLayout) {
    let wanted = Array(mark.utf8)
    let bytes = layout.text.bytes
    var first: Int?
    var count = 0
    // Where a cell stands in quotation marks, what is in it was meant as text.
    for cell in cells where !cell.isEmpty && cell.start == cell.content.start {
      var index = cell.content.start
      while index + wanted.count <= cell.content.end {
        if bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
          first = first ?? index
          count += 1
          index += wanted.count
        } else {
          index += 1
        }
      }
    }
    guard let first else { return nil }
    self.mark = mark
    span = Span(source: layout.source, start: first, end: first + wanted.count)
    fits = cells.count + count == layout.header.count
  }

  /// Its name, for messages.
  var words: Words {
    switch mark {
    case "，": Words(zh: "全角逗号“，”", en: "full-width comma `，`")
    case ",": Words(zh: "逗号“,”", en: "comma")
    case "；": Words(zh: "全角分号“；”", en: "full-width semicolon `；`")
    case ";": Words(zh: "分号“;”", en: "semicolon")
    case "\t": Words(zh: "制表符（Tab）", en: "tab")
    case "、": Words(zh: "顿号“、”", en: "mark `、`")
    default: Words(zh: "竖线“|”", en: "bar `|`")
    }
  }
}

extension Diagnostic {
  /// E0816: a row with fewer cells than the header, since some are separated by another mark.
  static func otherSeparator(
    _ other: OtherSeparator, _ cells: [TableCell], _ layout: TableLayout
  ) -> Diagnostic {
    let (name, own) = (other.words, layout.separatorName)
    let half = own == "Tab" ? "" : "半角"
    let counted = cells.count == 1 ? "cell" : "cells"
    return Diagnostic(
      .rowLength, at: other.span, label: name,
      message: Words(
        zh: "表头有 \(layout.header.count) 列，这一行只有 \(cells.count) 格；这一行里有\(name.zh)"
          + (other.fits ? "，应为\(half)“\(own)”。" : "。"),
        en: "The header has \(layout.header.count) columns and this row \(cells.count) \(counted);"
          + " it has a \(name.en)" + (other.fits ? ", where `\(own)` should stand." : ".")),
      help: other.fits
        ? Words(
          zh: "把这一行里分隔各格的\(name.zh)都改为“\(own)”；若它是文字的一部分，另在缺的地方补上“\(own)”。",
          en:
            "Write `\(own)` between all cells of this row; if the mark is part of a text, add `\(own)`"
            + " where a cell is missing instead.")
        : Words(
          zh: "若它用来分隔各格，改为“\(own)”；若是文字的一部分，在缺的地方补上“\(own)”。",
          en:
            "If it separates cells, write `\(own)`; if it is part of a text, add `\(own)` where a cell"
            + " is missing."))
  }
}
