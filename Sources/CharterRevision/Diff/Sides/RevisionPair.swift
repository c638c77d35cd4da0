import CharterKit

/// What the two arguments of `charter diff` name.
enum RevisionName: Equatable {
  /// A file or a folder.
  case path(String)
  /// A revision of the repository around the working directory.
  case revision(String)
  /// From where two revisions went their ways, on the way to the second.
  case forkPoint(String, String)
  /// The files as they are now.
  case workingTree

  /// The base and the head that the arguments name.
  ///
  /// What stands under a name as a file or a folder is that; `A..B` are two revisions, `A...B` the second against the point
  /// where it left the first.
  static func pair(_ base: String, _ head: String?) -> (base: RevisionName, head: RevisionName) {
    if let head { return (one(base), one(head)) }
    guard !stands(base), let dots = range(base) else { return (one(base), .workingTree) }
    let isFork = base[dots].count == 3
    let (left, right) = (String(base[..<dots.lowerBound]), String(base[dots.upperBound...]))
    // As git has it, a side left out is `HEAD`; but a head left out is what is being worked on.
    let first = left.isEmpty ? "HEAD" : left
    let second: RevisionName = right.isEmpty ? .workingTree : one(right)
    if isFork { return (.forkPoint(first, right.isEmpty ? "HEAD" : right), second) }
    return (one(first), second)
  }

  private static func one(_ name: String) -> RevisionName {
    stands(name) ? .path(name) : .revision(name)
  }

  private static func stands(_ name: String) -> Bool { FileSystem.isFolder(name) != nil }

  /// The dots between two revisions; no revision holds two dots in a row.
  private static func range(_ text: String) -> Range<String.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      let end = text[index...].prefix { $0 == "." }.endIndex
      let count = text.distance(from: index, to: end)
      if count == 2 || count == 3 { return index..<end }
      index = end < text.endIndex ? text.index(after: end) : end
    }
    return nil
  }
}
