/// The steps from some lines to others: lines that both have once anchor the comparison, so that a large file
/// costs little.
struct LineEdits {
  private let old: [String]
  private let new: [String]
  private(set) var result: [UnifiedDifference.Line] = []

  /// More lines than this between two anchors are replaced as a whole.
  private static let mostCompared = 2_000

  init(_ old: [String], _ new: [String]) {
    self.old = old
    self.new = new
    compare(old.indices, new.indices)
  }

  private mutating func compare(_ olds: Range<Int>, _ news: Range<Int>) {
    var (olds, news) = (olds, news)
    while let first = olds.first, let other = news.first, old[first] == new[other] {
      result.append(.same(old[first]))
      olds.removeFirst()
      news.removeFirst()
    }
    var tail: [UnifiedDifference.Line] = []
    while let last = olds.last, let other = news.last, old[last] == new[other] {
      tail.append(.same(old[last]))
      olds.removeLast()
      news.removeLast()
    }
    let anchors = olds.isEmpty || news.isEmpty ? [] : anchors(olds, news)
    if anchors.isEmpty {
      compareDirectly(olds, news)
    } else {
      // What lies between two anchors has fewer lines, so this ends.
      var (oldStart, newStart) = (olds.lowerBound, news.lowerBound)
      for (oldIndex, newIndex) in anchors {
        compare(oldStart..<oldIndex, newStart..<newIndex)
        result.append(.same(old[oldIndex]))
        (oldStart, newStart) = (oldIndex + 1, newIndex + 1)
      }
      compare(oldStart..<olds.upperBound, newStart..<news.upperBound)
    }
    result += tail.reversed()
  }

  private mutating func compareDirectly(_ olds: Range<Int>, _ news: Range<Int>) {
    guard !olds.isEmpty, !news.isEmpty, olds.count + news.count <= Self.mostCompared else {
      result += olds.map { .removed(old[$0]) } + news.map { .added(new[$0]) }
      return
    }
    let difference = Array(new[news]).difference(from: Array(old[olds]))
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var (oldOffset, newOffset) = (0, 0)
    while oldOffset < olds.count || newOffset < news.count {
      if oldOffset < olds.count, removed.contains(oldOffset) {
        result.append(.removed(old[olds.lowerBound + oldOffset]))
        oldOffset += 1
      } else if newOffset < news.count, added.contains(newOffset) {
        result.append(.added(new[news.lowerBound + newOffset]))
        newOffset += 1
      } else {
        result.append(.same(old[olds.lowerBound + oldOffset]))
        oldOffset += 1
        newOffset += 1
      }
    }
  }

  /// The lines that stand once on either side, as many as keep their order.
  private func anchors(_ olds: Range<Int>, _ news: Range<Int>) -> [(old: Int, new: Int)] {
    var places: [String: (old: Int?, new: Int?)] = [:]
    for index in olds {
      let known = places[old[index]]
      places[old[index]] = (known == nil ? index : -1, nil)
    }
    for index in news {
      guard let known = places[new[index]] else { continue }
      places[new[index]] = (known.old, known.new == nil ? index : -1)
    }
    var pairs: [(old: Int, new: Int)] = []
    for index in olds {
      if let place = places[old[index]], place.old == index, let other = place.new, other >= 0 {
        pairs.append((index, other))
      }
    }
    return longestIncrease(pairs)
  }

  /// The longest run of pairs, in the old order, that is in the new order too.
  private func longestIncrease(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[piles[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = piles[low - 1] }
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var chain: [(old: Int, new: Int)] = []
    var index = piles.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = before[index]
    }
    return chain.reversed()
  }
}
