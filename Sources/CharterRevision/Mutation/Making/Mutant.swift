package import CharterDiagnostics

/// A stretch of a policy's text with what is to stand in its place.
package struct TextEdit: Sendable, Hashable {
  /// The first byte and the one after the last.
  package let range: Range<Int>
  /// What stands there instead.
  package let text: String
}

/// One small change of a policy.
package struct Mutant: Sendable {
  /// What kind of change it is.
  package let kind: MutantKind
  /// The changes of the text, in order, none over another: one, or those of one limit of a table.
  package let edits: [TextEdit]
  /// What is quoted to tell the change.
  package let focus: Span
  /// Whether what is quoted is left out as a whole.
  package let isDropped: Bool
  /// The declaration that it stands in, by its name.
  package let declaration: Words?
  /// The number of the clause that it stands in.
  package let clause: String?

  /// Where the change begins.
  package var place: Span {
    guard let first = edits.first else { return focus }
    if isDropped { return Span(source: focus.source, start: Int(focus.start), end: Int(focus.end)) }
    return Span(
      source: focus.source, start: first.range.lowerBound, end: first.range.upperBound)
  }

  /// A text with the change made.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    Self.apply(edits[...], to: bytes, 0..<bytes.count)
  }

  /// The quoted text with the change made.
  package func changed(in text: SourceText) -> String {
    let range = Int(focus.start)..<Int(focus.end)
    let inside = edits.filter {
      $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound
    }
    return String(decoding: Self.apply(inside[...], to: text.bytes, range), as: UTF8.self)
  }

  private static func apply(
    _ edits: ArraySlice<TextEdit>, to bytes: [UInt8], _ range: Range<Int>
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count + 16)
    var place = range.lowerBound
    for edit in edits {
      result += bytes[place..<edit.range.lowerBound]
      result += edit.text.utf8
      place = edit.range.upperBound
    }
    return result + bytes[place..<range.upperBound]
  }
}
