/// What changes between two texts, line by line, with lines around it, as `diff -u` writes it.
public struct UnifiedDifference: Sendable {
  /// A line of a hunk.
  public enum Line: Sendable, Equatable {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// Neighbouring changes with the lines around them.
  public struct Hunk: Sendable, Equatable {
    /// The first line of the old text, from 1; the one before it where the hunk has none of it.
    public let oldStart: Int
    /// How many lines of the old text it shows.
    public let oldCount: Int
    /// The first line of the new text, from 1; the one before it where the hunk has none of it.
    public let newStart: Int
    /// How many lines of the new text it shows.
    public let newCount: Int
    /// Its lines.
    public let lines: [Line]

    /// The line that says where it stands: `@@ -1,3 +1,4 @@`.
    public var header: String {
      func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start)" : "\(start),\(count)"
      }
      return "@@ -\(range(oldStart, oldCount)) +\(range(newStart, newCount)) @@"
    }
  }

  /// The hunks in the order of the texts; none where they are equal.
  public let hunks: [Hunk]

  /// The difference of two texts.
  ///
  /// - Parameters:
  ///   - old: the text before.
  ///   - new: the text after.
  ///   - context: how many unchanged lines stand around a change.
  public init(from old: String, to new: String, context: Int = 3) {
    let edits = LineEdits(Self.lines(old), Self.lines(new)).result
    hunks = Self.hunks(edits, context: context)
  }

  /// The lines with their ends: a last line without one, and CRLF, differ from what has LF.
  private static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line) + unended) }
    return lines
  }

  /// What `diff` says after a last line that does not end.
  private static let unended = "\n\\ No newline at end of file"

  private static func hunks(_ edits: [Line], context: Int) -> [Hunk] {
    var hunks: [Hunk] = []
    var changes: [Int] = []
    for (index, edit) in edits.enumerated() {
      if case .same = edit { continue }
      changes.append(index)
    }
    var old = 0
    var new = 0
    var position = 0
    var next = 0
    while next < changes.count {
      let first = max(changes[next] - context, position)
      var last = changes[next]
      while next < changes.count, changes[next] <= last + 2 * context + 1 {
        last = changes[next]
        next += 1
      }
      let end = min(last + context + 1, edits.count)
      for edit in edits[position..<first] { advance(edit, &old, &new) }
      let (oldStart, newStart) = (old, new)
      for edit in edits[first..<end] { advance(edit, &old, &new) }
      let (oldCount, newCount) = (old - oldStart, new - newStart)
      hunks.append(
        Hunk(
          oldStart: oldCount == 0 ? oldStart : oldStart + 1, oldCount: oldCount,
          newStart: newCount == 0 ? newStart : newStart + 1, newCount: newCount,
          lines: Array(edits[first..<end])))
      position = end
    }
    return hunks
  }

  private static func advance(_ edit: Line, _ old: inout Int, _ new: inout Int) {
    switch edit {
    case .same:
      old += 1
      new += 1
    case .removed: old += 1
    case .added: new += 1
    }
  }
}
