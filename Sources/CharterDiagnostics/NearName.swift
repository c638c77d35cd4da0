/// The candidate that somebody who wrote `name` most likely meant.
///
/// A candidate that differs in letter case alone comes first; else the one at the least
/// Damerau-Levenshtein distance, counted in characters, that is at most a third of the longer
/// name's length. Of equally near ones the least by Unicode scalars is taken, so the reply does not
/// depend on the order of the candidates.
///
/// - Parameters:
///   - name: what was written.
///   - candidates: the names that would be right in its place.
/// - Returns: the nearest candidate; `nil` where none is near.
public func nearName(to name: String, among candidates: some Sequence<String>) -> String? {
  let folded = Array(name.lowercased())
  // Long texts are no misspelt names, and comparing them would take quadratic time.
  guard !folded.isEmpty, folded.count <= 100 else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased())
    let limit = max(folded.count, other.count) / 3
    guard abs(folded.count - other.count) <= limit || folded == other else { continue }
    let distance = editDistance(folded, other, atMost: min(limit, best?.distance ?? limit))
    guard let distance else { continue }
    if let best, (best.distance, best.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one list of
/// characters into another; `nil` above a limit.
private func editDistance(_ left: [Character], _ right: [Character], atMost limit: Int) -> Int? {
  if left == right { return 0 }
  if limit == 0 { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices.map({ $0 + 1 }) {
    var current = [row]
    current.reserveCapacity(last.count)
    var least = row
    for column in right.indices {
      let isSame = left[row - 1] == right[column]
      var cost = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 1, column > 0, left[row - 1] == right[column - 1], left[row - 2] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
      least = min(least, cost)
    }
    // A swap may reach back one row, so a whole row above the limit ends it only by one more.
    if least > limit + 1 { return nil }
    beforeLast = last
    last = current
  }
  let distance = last[right.count]
  return distance <= limit ? distance : nil
}
