import CharterDiagnostics

/// A piece of the core with its names resolved and its places left out: equal shapes mean the same.
struct Shape: Sendable {
  /// What it says by itself, its parts left out.
  let head: String
  let parts: [Shape]
  /// Whether another order of the parts means the same.
  let isUnordered: Bool
  /// The text that it was made from; `nil`: it has none of its own.
  let span: Span?
  /// Equal for shapes that mean the same, and for no others.
  let fingerprint: String

  init(_ head: String, _ parts: [Shape] = [], isUnordered: Bool = false, span: Span? = nil) {
    self.head = head
    self.parts = parts
    self.isUnordered = isUnordered
    self.span = span
    let inner = parts.map(\.fingerprint)
    let ordered = isUnordered ? inner.sorted(by: Shape.precedes) : inner
    fingerprint = parts.isEmpty ? head : head + "(" + ordered.joined(separator: ",") + ")"
  }

  /// A text that is told from everything around it, whatever stands in it.
  static func quoted(_ text: String) -> String { "\(text.utf8.count):\"\(text)\"" }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  func means(_ other: Shape) -> Bool { fingerprint.utf8.elementsEqual(other.fingerprint.utf8) }
}

/// A smallest part in which two shapes differ; one side is `nil` where a part was added or dropped.
struct SmallDifference {
  let was: Shape?
  let `is`: Shape?
}

extension Shape {
  /// The smallest parts in which two shapes differ, at most a few; where there would be more, the whole.
  static func differences(_ base: Shape, _ head: Shape) -> [SmallDifference] {
    guard !base.means(head) else { return [] }
    let whole = [SmallDifference(was: base, is: head)]
    guard base.head == head.head else { return whole }
    let found = base.isUnordered ? unordered(base, head) : ordered(base, head)
    // What has no text of its own is shown with what holds it.
    let isShown = found.allSatisfy { pair in
      pair.was.map { $0.span != nil } ?? true && pair.is.map { $0.span != nil } ?? true
    }
    return found.isEmpty || found.count > 3 || !isShown ? whole : found
  }

  private static func ordered(_ base: Shape, _ head: Shape) -> [SmallDifference] {
    guard base.parts.count == head.parts.count else { return [] }
    return zip(base.parts, head.parts).flatMap { differences($0, $1) }
  }

  private static func unordered(_ base: Shape, _ head: Shape) -> [SmallDifference] {
    var left = base.parts
    var right: [Shape] = []
    for part in head.parts {
      if let place = left.firstIndex(where: { $0.means(part) }) {
        left.remove(at: place)
      } else {
        right.append(part)
      }
    }
    var result: [SmallDifference] = []
    // What is built alike and differs inside is one part that changed.
    for part in left {
      let place = right.firstIndex { $0.head == part.head && !$0.parts.isEmpty }
        ?? (left.count == 1 && right.count == 1 ? 0 : nil)
      if let place {
        result += differences(part, right.remove(at: place))
      } else {
        result.append(SmallDifference(was: part, is: nil))
      }
    }
    return result + right.map { SmallDifference(was: nil, is: $0) }
  }
}
