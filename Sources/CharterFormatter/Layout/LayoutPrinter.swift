internal import CharterDiagnostics

/// Writes a layout in lines of a width.
struct LayoutPrinter {
  /// A line, its comment apart from it.
  private struct Line {
    var indent = 0
    var text = ""
    var comment: String?
    /// Whether all of it is a comment.
    var isComment = false

    var opensBlock: Bool { !isComment && text.hasSuffix("{") }
  }

  private struct Item {
    let indent: Int
    let isFlat: Bool
    let layout: Layout
  }

  /// The cells of a line; comments after it do not count.
  let width: Int
  private var lines: [Line] = []
  private var line = Line()
  /// The cells of the line so far, its indentation included.
  private var column = 0
  private var hasText = false
  private var work: [Item] = []

  /// A printer of lines of a width.
  init(width: Int) { self.width = width }

  /// The text of a layout, every line of it ended.
  static func print(_ layout: Layout, width: Int) -> String {
    var printer = LayoutPrinter(width: width)
    printer.run(layout)
    return printer.finished
  }

  /// The text of a layout on one line.
  static func flat(_ layout: Layout) -> String {
    var printer = LayoutPrinter(width: .max)
    printer.run(layout, isFlat: true)
    return printer.line.text
  }

  private mutating func run(_ layout: Layout, isFlat: Bool = false) {
    work = [Item(indent: 0, isFlat: isFlat, layout: layout)]
    while let item = work.popLast() { visit(item) }
  }

  private mutating func visit(_ item: Item) {
    switch item.layout {
    case .text(let string, let cells): write(string, cells)
    case .line:
      if item.isFlat { write(" ", 1) } else { newLine(item.indent) }
    case .softLine: if !item.isFlat { newLine(item.indent) }
    case .hardLine: newLine(item.indent)
    case .blankLine:
      if !hasText, line.comment == nil, let last = lines.last, !last.text.isEmpty, !last.opensBlock
      {
        lines.append(Line())
      }
    case .ownLine(let comment):
      newLine(item.indent)
      write(comment, 0)
      line.isComment = true
      newLine(item.indent)
    case .trailing(let comment):
      if line.comment == nil {
        line.comment = comment
      } else {
        visit(Item(indent: item.indent, isFlat: false, layout: .ownLine(comment)))
      }
    case .glued(let string):
      line.text += string
      column += DisplayWidth.of(string)
    case .sequence(let parts):
      for part in parts.reversed() { push(part, item.indent, item.isFlat) }
    case .group(let content, let mayBeFlat):
      let flat = Item(indent: item.indent, isFlat: true, layout: content)
      let isFlat = item.isFlat || mayBeFlat && fits(flat)
      push(content, item.indent, isFlat)
    case .either(let flat, let broken): push(item.isFlat ? flat : broken, item.indent, item.isFlat)
    case .nest(let more, let content): push(content, item.indent + more, item.isFlat)
    case .align(let content):
      push(content, hasText && line.comment == nil ? column : line.indent, item.isFlat)
    case .hugged(let content):
      let mayBeFlat = !content.endsLineInside
      let isHere =
        item.isFlat
        || mayBeFlat && fits(Item(indent: 0, isFlat: true, layout: .of(.space, content)))
      let flat = Item(indent: item.indent + 2, isFlat: true, layout: content)
      if !isHere, mayBeFlat, fits(flat, from: item.indent + 2) {
        newLine(item.indent + 2)
        work.append(flat)
      } else {
        write(" ", 1)
        push(content, item.indent, isHere)
      }
    case .wrap(let content):
      let spaced = Layout.sequence([.space, content])
      if item.isFlat || fits(Item(indent: item.indent, isFlat: true, layout: spaced)) {
        write(" ", 1)
      } else {
        newLine(item.indent)
      }
      push(content, item.indent, item.isFlat)
    }
  }

  private mutating func push(_ layout: Layout, _ indent: Int, _ isFlat: Bool) {
    work.append(Item(indent: indent, isFlat: isFlat, layout: layout))
  }

  private mutating func write(_ string: String, _ cells: Int) {
    // A comment ends its line: what follows it, asked for or not, begins the next one.
    if line.comment != nil {
      if string == " " { return }
      newLine(line.indent)
    }
    if !hasText {
      if string == " " { return }
      column = line.indent
      hasText = true
    }
    line.text += string
    column += cells
  }

  private mutating func newLine(_ indent: Int) {
    while line.text.utf8.last == 0x20 { line.text.removeLast() }
    if hasText || line.comment != nil { lines.append(line) }
    line = Line()
    line.indent = indent
    hasText = false
    column = 0
  }

  /// Whether something fits on the rest of the line, with what follows it up to the next place to break.
  private func fits(_ first: Item, from start: Int? = nil) -> Bool {
    var room = width - (start ?? (hasText ? column : line.indent))
    var stack = [first]
    var below = work.count
    while room >= 0 {
      guard let item = stack.popLast() else {
        if below == 0 { return true }
        below -= 1
        stack.append(work[below])
        continue
      }
      switch item.layout {
      case .text(_, let cells): room -= cells
      case .line:
        if !item.isFlat { return true }
        room -= 1
      case .softLine, .blankLine: if !item.isFlat { return true }
      case .hardLine, .ownLine: return true
      case .trailing: break
      case .glued(let string): room -= DisplayWidth.of(string)
      case .sequence(let parts):
        for part in parts.reversed() {
          stack.append(Item(indent: item.indent, isFlat: item.isFlat, layout: part))
        }
      case .wrap(let content):
        if !item.isFlat { return true }
        room -= 1
        stack.append(Item(indent: item.indent, isFlat: true, layout: content))
      case .hugged(let content):
        room -= 1
        stack.append(Item(indent: item.indent, isFlat: item.isFlat, layout: content))
      case .group(let content, let mayBeFlat):
        stack.append(Item(indent: item.indent, isFlat: item.isFlat && mayBeFlat, layout: content))
      case .either(let flat, let broken):
        stack.append(
          Item(indent: item.indent, isFlat: item.isFlat, layout: item.isFlat ? flat : broken))
      case .nest(_, let content), .align(let content):
        stack.append(Item(indent: item.indent, isFlat: item.isFlat, layout: content))
      }
    }
    return false
  }

  // MARK: Comments after lines

  /// The spaces between a line and the comment after it.
  private static let gap = 6

  /// All lines, the comments after neighbouring ones below each other.
  private var finished: String {
    var lines = lines
    if hasText || line.comment != nil { lines.append(line) }
    while let last = lines.last, last.text.isEmpty, last.comment == nil { lines.removeLast() }
    var result = ""
    var columns: [Int] = []
    for index in lines.indices {
      if columns.count <= index { columns += commentColumns(lines, from: index) }
      let line = lines[index]
      var text = String(repeating: " ", count: line.text.isEmpty ? 0 : line.indent) + line.text
      if let comment = line.comment {
        text = text.isEmpty ? comment : text.padded(to: columns[index]) + comment
      }
      result += text + "\n"
    }
    return result
  }

  /// Where the comments of the lines from one on start, as far as they are neighbours.
  private func commentColumns(_ lines: [Line], from start: Int) -> [Int] {
    var end = start
    var widest = 0
    while end < lines.count, lines[end].comment != nil, lines[end].indent == lines[start].indent {
      widest = max(widest, lines[end].indent + DisplayWidth.of(lines[end].text))
      end += 1
    }
    return Array(repeating: widest + Self.gap, count: max(end - start, 1))
  }
}
