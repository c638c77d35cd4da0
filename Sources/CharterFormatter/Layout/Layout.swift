internal import CharterDiagnostics

/// A text with the places where it may be broken into lines.
///
/// After Wadler's “A prettier printer”: a group stands on one line where it fits, and otherwise each of
/// its own breaks is taken.
indirect enum Layout {
  /// Letters without a line break, and the cells that they take.
  case text(String, width: Int)
  /// A space, or a new line in a group that does not fit.
  case line
  /// Nothing, or a new line in a group that does not fit.
  case softLine
  /// A new line, whatever fits.
  case hardLine
  /// An empty line, where something stands before it in its block.
  case blankLine
  /// A comment on a line of its own.
  case ownLine(String)
  /// A comment after what its line holds.
  case trailing(String)
  /// Letters that go on with the line although a comment after it has been written already.
  case glued(String)
  case sequence([Layout])
  /// On one line if it fits, and if it may.
  case group(Layout, mayBeFlat: Bool)
  /// One of two, by whether the group around it stands on one line.
  case either(flat: Layout, broken: Layout)
  /// A space and something on the line, all of it on a line of its own further in, or a space and its first line.
  case hugged(Layout)
  /// New lines inside start so much further in.
  case nest(Int, Layout)
  /// New lines inside start where this starts.
  case align(Layout)
  /// A space and something after it where that fits on the line, else a new line and it.
  case wrap(Layout)

  static var empty: Layout { .sequence([]) }
  static var space: Layout { .text(" ", width: 1) }

  /// Letters without a line break.
  static func text(_ string: String) -> Layout { .text(string, width: DisplayWidth.of(string)) }

  /// Things one after the other.
  static func of(_ parts: Layout...) -> Layout { .sequence(parts) }

  /// Things with another between each two.
  static func joined(_ parts: [Layout], by separator: Layout) -> Layout {
    var result: [Layout] = []
    for part in parts {
      if !result.isEmpty { result.append(separator) }
      result.append(part)
    }
    return .sequence(result)
  }

  /// As many on a line as fit, with a space between two.
  static func fill(_ parts: [Layout]) -> Layout {
    .sequence(parts.enumerated().map { $0 == 0 ? $1 : .wrap($1) })
  }

  /// All of the rest on the line, or as much of it as fits on new ones.
  static func rest(_ parts: [Layout]) -> [Layout] {
    guard let last = parts.last else { return [] }
    var rest = Layout.wrap(last)
    for part in parts.dropLast().reversed() { rest = .wrap(.of(part, rest)) }
    return [rest]
  }

  /// A group, which takes more than one line where a comment inside it ends one.
  static func grouped(_ content: Layout) -> Layout {
    .group(content, mayBeFlat: !content.endsLineInside)
  }

  /// Whether it takes more than one line whatever fits.
  var endsLineInside: Bool {
    var scan = LineEndScan()
    scan.visit(self)
    return scan.found
  }
}

/// Finds whether a layout ends a line before its end.
private struct LineEndScan {
  private(set) var found = false
  private var afterTrailing = false

  mutating func visit(_ layout: Layout) {
    guard !found else { return }
    switch layout {
    case .text: if afterTrailing { found = true }
    case .line, .softLine, .blankLine, .glued: break
    case .hardLine, .ownLine: found = true
    case .trailing: afterTrailing = true
    case .sequence(let parts): for part in parts { visit(part) }
    case .group(let content, let mayBeFlat):
      if !mayBeFlat { found = true }
      visit(content)
    case .nest(_, let content), .align(let content), .wrap(let content), .hugged(let content):
      visit(content)
    case .either(let flat, _): visit(flat)
    }
  }
}
