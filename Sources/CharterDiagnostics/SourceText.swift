internal import Synchronization

/// The identity of a text among those that one run reads.
public struct SourceID: Sendable, Hashable, Comparable {
  /// The place in the ``SourceCollection``, from 0.
  public let index: Int32

  /// The identity of the text at a place.
  public init(index: Int32) { self.index = index }

  /// Texts sort in the order in which they were read.
  public static func < (left: SourceID, right: SourceID) -> Bool { left.index < right.index }
}

/// A stretch of one source text, in bytes; `start <= end`.
public struct Span: Sendable, Hashable {
  /// The text that it lies in.
  public let source: SourceID
  /// The offset of its first byte, from 0.
  public let start: Int32
  /// The offset after its last byte; equal to `start` for an empty span.
  public let end: Int32

  /// A span of byte offsets; one that ends before it starts is a programming error.
  public init(source: SourceID, start: Int, end: Int) {
    precondition(start <= end, "a span ends before it starts")
    self.source = source
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
  }

  /// The smallest span that holds both; both must lie in one source.
  public func joined(with other: Span) -> Span {
    precondition(source == other.source, "spans of two sources cannot be joined")
    return Span(source: source, start: Int(min(start, other.start)), end: Int(max(end, other.end)))
  }
}

/// A place as people count it: lines and columns from 1, columns in characters.
public struct SourceLocation: Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1.
  public let column: Int

  /// A place with its line and column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// One text that was read, with its name and the starts of its lines.
///
/// Lines end at LF, CRLF or a lone CR. The bytes are kept as read, byte order mark included.
public final class SourceText: Sendable {
  /// What reports call it: a path, mostly.
  public let name: String
  /// The text as read, valid UTF-8 or not.
  public let bytes: [UInt8]
  /// Where its lines are; worked out for the first who asks, since of most large files nobody does.
  private let lines = Mutex<Lines?>(nil)

  /// A text from its bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Byte offsets at which lines start; the first is 0.
  public var lineStarts: [Int] { knownLines.starts }

  /// Places on long lines with the characters before them, so that no column is counted from far away.
  private var columnMarks: ColumnMarks { knownLines.marks }

  private var knownLines: Lines {
    lines.withLock { lines in
      if let lines { return lines }
      let found = Lines(bytes)
      lines = found
      return found
    }
  }

  private struct Lines: Sendable {
    let starts: [Int]
    let marks: ColumnMarks

    init(_ bytes: [UInt8]) {
      var starts = [0]
      var index = 0
      let span = bytes.span
      while index < span.count {
        let byte = span[index]
        index += 1
        if byte > 0x0D { continue }
        if byte == 0x0A {
          starts.append(index)
        } else if byte == 0x0D {
          if index < span.count, span[index] == 0x0A { index += 1 }
          starts.append(index)
        }
      }
      self.starts = starts
      marks = ColumnMarks(bytes, lineStarts: starts)
    }
  }

  /// A text from a string, as UTF-8.
  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a byte range, with invalid UTF-8 shown as U+FFFD.
  public func text(from start: Int, to end: Int) -> String {
    let low = min(max(start, 0), bytes.count)
    let high = min(max(end, low), bytes.count)
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }

  /// How many characters a byte range has, invalid UTF-8 shown as U+FFFD.
  private func characterCount(from start: Int, to end: Int) -> Int {
    let high = min(end, bytes.count)
    guard start < high else { return 0 }
    return CharacterCount.of(bytes[start..<high])
  }

  /// The text of a span, which must lie in this source.
  public func text(of span: Span) -> String {
    text(from: Int(span.start), to: Int(span.end))
  }

  /// The index, from 0, of the line that holds a byte offset.
  public func lineIndex(at offset: Int) -> Int {
    let lineStarts = lineStarts
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line and column of a byte offset, both from 1; a column counts characters.
  public func location(at offset: Int) -> SourceLocation {
    let line = lineIndex(at: offset)
    let start = min(lineStart(line), max(offset, 0))
    // On a long line the count goes on from the last place that is known.
    let mark = columnMarks.last(atOrBefore: offset)
    guard let mark, mark.offset > start else {
      return SourceLocation(line: line + 1, column: characterCount(from: start, to: offset) + 1)
    }
    let column = mark.characters + characterCount(from: mark.offset, to: offset)
    return SourceLocation(line: line + 1, column: column + 1)
  }

  /// The byte offset of a line and a column of Unicode scalars, both from 0, clamped to the text.
  ///
  /// YAML parsers count scalars, not characters, so this takes scalars.
  public func offset(line: Int, scalarColumn: Int) -> Int {
    guard line < lineStarts.count else { return bytes.count }
    var index = lineStarts[max(line, 0)]
    if line <= 0, hasByteOrderMark { index = 3 }
    var remaining = scalarColumn
    while remaining > 0, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      remaining -= 1
    }
    return index
  }

  /// The text of a line without its line break; `index` from 0.
  public func line(at index: Int) -> String {
    let range = lineRange(at: index)
    return text(from: range.lowerBound, to: range.upperBound)
  }

  /// The bytes of a line without its line break and the byte order mark; `index` from 0.
  func lineRange(at index: Int) -> Range<Int> {
    let lineStarts = lineStarts
    guard lineStarts.indices.contains(index) else { return bytes.count..<bytes.count }
    let start = lineStart(index)
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  private func lineStart(_ index: Int) -> Int {
    index == 0 && hasByteOrderMark ? 3 : lineStarts[index]
  }

  /// Whether the text begins with the UTF-8 byte order mark, which no column counts.
  public var hasByteOrderMark: Bool {
    bytes.starts(with: SourceText.byteOrderMark)
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The first byte of the scalar that holds an offset, within a range.
  func scalarStart(at offset: Int, in range: Range<Int>) -> Int {
    var index = min(max(offset, range.lowerBound), range.upperBound)
    // A scalar has four bytes at most; what goes on for longer is no UTF-8.
    for _ in 0..<3 where isContinuation(index, in: range) { index -= 1 }
    return index
  }

  /// The end of the scalar that holds the byte before an offset, within a range.
  func scalarEnd(at offset: Int, in range: Range<Int>) -> Int {
    var index = min(max(offset, range.lowerBound), range.upperBound)
    for _ in 0..<3 where isContinuation(index, in: range) { index += 1 }
    return index
  }

  private func isContinuation(_ index: Int, in range: Range<Int>) -> Bool {
    index > range.lowerBound && index < range.upperBound && bytes[index] & 0xC0 == 0x80
  }
}

/// Every text of a run; a ``SourceID`` is the place in it.
public struct SourceCollection: Sendable {
  /// The texts in the order in which they were added.
  public private(set) var texts: [SourceText] = []

  /// A collection without texts.
  public init() {}

  /// Takes a text in and gives its identity.
  public mutating func add(_ text: SourceText) -> SourceID {
    texts.append(text)
    return SourceID(index: Int32(texts.count - 1))
  }

  /// The text that `add` gave an identity to.
  public subscript(id: SourceID) -> SourceText { texts[Int(id.index)] }

  /// The line and column at which a span starts.
  public func location(of span: Span) -> SourceLocation {
    self[span.source].location(at: Int(span.start))
  }
}
