internal import CharterDiagnostics

/// A mapping of scalars to scalars as read, its texts as bytes: what most records of a registry are.
///
/// One is used again for record after record, so that reading them makes nothing anew.
struct FlatRecord {
  /// A key or a value.
  struct Cell {
    /// Its text among the bytes.
    let start: Int
    let end: Int
    let isPlain: Bool
    let span: Span
  }

  /// How far a mapping was read.
  enum Extent {
    /// To its end, which is the span's.
    case whole
    /// To an event that is no plain scalar; the rest is still to be read.
    case part(YAMLEvent)
    /// The file cannot be read further.
    case cutShort
  }

  /// Keys and values in turn.
  private(set) var cells: [Cell] = []
  private(set) var bytes: [UInt8] = []
  private(set) var span = Span(source: SourceID(index: 0), start: 0, end: 0)
  private var isBlock = true

  /// Reads the mapping that an event begins.
  mutating func read(
    _ event: YAMLEvent, _ reader: inout YAMLReader, _ notes: inout YAMLNotes
  ) -> Extent {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    span = notes.span(event)
    isBlock = event.isPlain
    while true {
      let start = bytes.count
      guard var inner = reader.next(into: &bytes, noting: &notes) else { return .cutShort }
      if inner.kind == .mappingEnd {
        // A block ends with its last value.
        let end = isBlock ? cells.last.map { Int($0.span.end) } ?? 0 : inner.end
        span = Span(
          source: span.source, start: Int(span.start), end: max(Int(span.start), end))
        return .whole
      }
      guard inner.kind == .scalar, !inner.hasTag else {
        inner.text = String(decoding: bytes[start...], as: UTF8.self)
        return .part(inner)
      }
      cells.append(
        Cell(start: start, end: bytes.count, isPlain: inner.isPlain, span: notes.span(inner)))
    }
  }

  func text(_ cell: Cell) -> String {
    String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
  }

  /// Whether a scalar without quotation marks is a spelled-out null.
  func isNull(_ cell: Cell) -> Bool {
    switch cell.end - cell.start {
    case 1: bytes[cell.start] == UInt8(ascii: "~")
    case 3, 4: ["无", "null"].contains(text(cell))
    default: false
    }
  }

  /// Puts the record into a tree, and reads on what is left of it.
  ///
  /// - Returns: its place in the tree; `nil` where the file cannot be read further.
  func unfold(
    _ extent: Extent, _ first: YAMLEvent, into tree: inout YAMLTree, depth: Int,
    _ reader: inout YAMLReader, _ notes: inout YAMLNotes
  ) -> Int? {
    let node = tree.append(.mapping, span: notes.span(first))
    for cell in cells {
      _ = tree.append(.scalar, text: text(cell), isPlain: cell.isPlain, span: cell.span)
    }
    switch extent {
    case .cutShort: return nil
    case .whole:
      tree.close(node, at: Int(span.end))
      return node
    case .part(let event):
      return reader.readItems(
        of: node, isBlock: isBlock, from: event, into: &tree, depth: depth, &notes)
    }
  }
}
