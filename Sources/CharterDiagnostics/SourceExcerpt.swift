/// Lines of one source text with stretches underlined and words under them.
struct SourceExcerpt {
  /// A stretch of a text to underline.
  struct Mark {
    let span: Span
    let label: String
    let isPrimary: Bool
  }

  /// A mark's part on one line, in bytes of the text.
  private struct Part {
    let start: Int
    let end: Int
    /// Empty where the words stand under another line of the mark.
    let label: String
    let isPrimary: Bool
  }

  /// A mark's part on one line, in cells of what is shown of the line.
  private struct Stroke {
    var cells: Range<Int>
    /// Marks the place before a character, or the end of a text.
    let isPoint: Bool
    let label: String
    let isPrimary: Bool
  }

  let source: SourceText
  let marks: [Mark]
  let style: TextStyle
  let accent: TextStyle.Role
  /// The cells that a whole row may take.
  let width: Int
  /// The cells of the widest line number.
  let gutter: Int

  /// The widest line number that marks in a text need.
  static func gutter(for marks: [Mark], in source: SourceText) -> Int {
    let last = marks.map { source.lineIndex(at: Int($0.span.end)) }.max() ?? 0
    return String(last + 1).count
  }

  /// The rows, without a blank one before or after.
  func rows() -> [String] {
    let parts = partsByLine()
    var rows: [String] = []
    var previous: Int?
    for line in parts.keys.sorted() {
      if let previous, line > previous + 1 {
        if line == previous + 2 {
          rows += context(previous + 1)
        } else {
          rows.append("  " + style.paint("⋮".paddedLeft(to: gutter), .faint))
        }
      } else if previous == nil, line > 0, isBlank(line) {
        // An empty line tells nothing: show what stands before it.
        rows += context(line - 1)
      }
      for (display, strokes) in pieces(of: line, with: parts[line] ?? []) {
        for group in groups(of: strokes, on: display) {
          rows += self.rows(for: group, on: display, number: line + 1)
        }
      }
      previous = line
    }
    return rows
  }

  // MARK: Where the strokes go

  private func partsByLine() -> [Int: [Part]] {
    var byLine: [Int: [Part]] = [:]
    for mark in marks {
      let start = Int(mark.span.start)
      let end = Int(mark.span.end)
      let first = source.lineIndex(at: start)
      // A span that ends with a line break ends on the line that the break closes.
      let last = end > start ? source.lineIndex(at: end - 1) : first
      let shown = last - first <= 3 ? Array(first...last) : [first, last]
      for line in shown {
        let from = line == first ? start : firstInk(of: line)
        let to = line == last ? end : source.lineRange(at: line).upperBound
        if from >= to, line != first, line != last { continue }
        byLine[line, default: []].append(
          Part(
            start: from, end: max(from, to), label: line == last ? mark.label : "",
            isPrimary: mark.isPrimary))
      }
    }
    return byLine
  }

  /// The first byte of a line that is neither a space nor a tab; the line's end where there is none.
  private func firstInk(of line: Int) -> Int {
    let range = source.lineRange(at: line)
    return source.bytes[range].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? range.upperBound
  }

  private func isBlank(_ line: Int) -> Bool {
    firstInk(of: line) == source.lineRange(at: line).upperBound
  }

  /// The parts of a line that are measured, with the strokes on each: all of it, but for a long line only what
  /// stands around its marks.
  private func pieces(of line: Int, with parts: [Part]) -> [(DisplayLine, [Stroke])] {
    let range = source.lineRange(at: line)
    let ordered = parts.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
    var pieces: [(bytes: Range<Int>, parts: [Part])] = []
    for part in ordered {
      // A mark may begin at or in the line break.
      let start = min(max(part.start, range.lowerBound), range.upperBound)
      if let last = pieces.last?.bytes,
        range.count <= longLine || min(part.end, start + reach) <= last.upperBound
      {
        pieces[pieces.count - 1].parts.append(part)
      } else if range.count <= longLine {
        pieces.append((range, [part]))
      } else {
        let from = max(start - reach, range.lowerBound)
        pieces.append((from..<min(start + 2 * reach, range.upperBound), [part]))
      }
    }
    return pieces.map { bytes, parts in
      let display = DisplayLine(source, line: line, bytes: bytes)
      return (display, parts.map { stroke($0, on: display) })
    }
  }

  private func stroke(_ part: Part, on line: DisplayLine) -> Stroke {
    let from = line.cell(at: part.start)
    let to = line.cell(atEnd: part.end)
    return Stroke(
      cells: from..<max(to, from + 1), isPoint: to <= from, label: part.label,
      isPrimary: part.isPrimary)
  }

  // MARK: Long lines

  private var textWidth: Int { max(width - gutter - 5, 20) }
  /// The bytes that surely fill a row, unless a character is made of very many.
  private var reach: Int { textWidth * 6 }
  /// A line of at most so many bytes is measured as a whole.
  private var longLine: Int { reach * 4 }

  private func fits(_ line: DisplayLine) -> Bool {
    line.width <= textWidth && !line.isCutBefore && !line.isCutAfter
  }

  /// Strokes that can be shown in one piece of the line, in order; a long line is shown in several pieces.
  private func groups(of strokes: [Stroke], on line: DisplayLine) -> [[Stroke]] {
    let ordered = strokes.sorted {
      ($0.cells.lowerBound, -$0.cells.upperBound) < ($1.cells.lowerBound, -$1.cells.upperBound)
    }
    if fits(line) { return [ordered] }
    var groups: [[Stroke]] = []
    for stroke in ordered {
      if let start = groups.last?.first?.cells.lowerBound,
        stroke.cells.upperBound - start < textWidth - 16
      {
        groups[groups.count - 1].append(stroke)
      } else {
        groups.append([stroke])
      }
    }
    return groups
  }

  /// The part of a line that is shown around its strokes.
  private func window(for strokes: [Stroke], on line: DisplayLine) -> Range<Int> {
    if fits(line) { return 0..<line.width }
    let from = strokes.map(\.cells.lowerBound).min() ?? 0
    let to = strokes.map(\.cells.upperBound).max() ?? 0
    let room = textWidth - 2
    let before = max((room - (to - from)) / 2, 4)
    let start = max(min(from - before, line.width - room), 0)
    return start..<min(start + room, line.width)
  }

  // MARK: Drawing

  private func row(_ number: Int?, _ text: String) -> String {
    let column = number.map(String.init) ?? ""
    let line = "  " + style.paint(column.paddedLeft(to: gutter) + " │", .faint)
    return text.isEmpty ? line : line + " " + text
  }

  private func context(_ line: Int) -> [String] {
    let range = source.lineRange(at: line)
    let end = min(range.upperBound, range.lowerBound + longLine)
    let display = DisplayLine(source, line: line, bytes: range.lowerBound..<end)
    return [row(line + 1, shown(window(for: [], on: display), of: display))]
  }

  /// A window of a line, with “…” where the line goes on.
  private func shown(_ window: Range<Int>, of line: DisplayLine) -> String {
    (isCutBefore(window, of: line) ? "…" : "") + line.text(in: window)
      + (window.upperBound < line.width || line.isCutAfter ? "…" : "")
  }

  private func isCutBefore(_ window: Range<Int>, of line: DisplayLine) -> Bool {
    window.lowerBound > 0 || line.isCutBefore
  }

  private func rows(for strokes: [Stroke], on line: DisplayLine, number: Int) -> [String] {
    let window = window(for: strokes, on: line)
    let shown = shown(window, of: line)
    let shift = window.lowerBound - (isCutBefore(window, of: line) ? 1 : 0)
    let visible = strokes.map { stroke in
      var stroke = stroke
      let low = max(stroke.cells.lowerBound, window.lowerBound) - shift
      let high = min(stroke.cells.upperBound, max(window.upperBound, low + shift + 1)) - shift
      stroke.cells = low..<max(high, low + 1)
      return stroke
    }
    return [row(number, shown)] + underlines(visible).map { row(nil, $0) }
      + labels(visible).map { row(nil, $0) }
  }

  private func paint(_ text: String, _ stroke: Stroke) -> String {
    style.paint(text, stroke.isPrimary ? accent : .note)
  }

  /// Rows of underlining: strokes that overlap go on rows of their own.
  private func underlines(_ strokes: [Stroke]) -> [String] {
    var rows: [[Stroke]] = []
    for stroke in strokes {
      let free = rows.firstIndex {
        $0.allSatisfy { $0.cells.upperBound <= stroke.cells.lowerBound }
      }
      if let free { rows[free].append(stroke) } else { rows.append([stroke]) }
    }
    return rows.map { row in
      compose(
        row.map { stroke in
          let line = stroke.isPoint ? "^" : String(repeating: "─", count: stroke.cells.count)
          return (stroke.cells.lowerBound, line, stroke)
        })
    }
  }

  /// Rows of words under the strokes: side by side where they fit, else one below the other from the right.
  private func labels(_ strokes: [Stroke]) -> [String] {
    var rows: [[(start: Int, text: String, stroke: Stroke)]] = []
    for stroke in strokes.reversed() where !stroke.label.isEmpty {
      let widest = DisplayWidth.of(stroke.label)
      let start = min(stroke.cells.lowerBound, max(textWidth - widest, 0))
      let lines = TextWrapping.lines(of: stroke.label, width: textWidth - start)
      let cells = lines.map { DisplayWidth.of($0) }.max() ?? 0
      let isFree = { (row: Int) in
        row >= rows.count || rows[row].allSatisfy { start + cells + 2 <= $0.start }
      }
      var top = 0
      while !(top..<top + lines.count).allSatisfy(isFree) { top += 1 }
      while rows.count < top + lines.count { rows.append([]) }
      for row in 0..<top where rows[row].allSatisfy({ stroke.cells.lowerBound < $0.start }) {
        rows[row].append((stroke.cells.lowerBound, "│", stroke))
      }
      for (index, line) in lines.enumerated() { rows[top + index].append((start, line, stroke)) }
    }
    return rows.map { row in
      compose(row.map { ($0.start, $0.text, $0.stroke) }.sorted { $0.0 < $1.0 })
    }
  }

  private func compose(_ parts: [(start: Int, text: String, stroke: Stroke)]) -> String {
    var result = ""
    var cell = 0
    for part in parts {
      result +=
        String(repeating: " ", count: max(part.start - cell, 0)) + paint(part.text, part.stroke)
      cell = max(part.start, cell) + DisplayWidth.of(part.text)
    }
    return result
  }
}
