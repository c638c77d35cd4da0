/// Coverage as editors and continuous integration read it: lines decided, and each way of deciding as a branch.
package struct CoverageLCOV {
  /// A writer.
  package init() {}

  /// A record a file.
  package func text(_ coverage: MergedCoverage) -> String {
    var order: [String] = []
    var points: [String: [CoveragePoint]] = [:]
    for document in coverage.documents {
      if points[document.path] == nil { order.append(document.path) }
      points[document.path, default: []] += document.points
    }
    return order.map { record($0, points[$0] ?? []) }.joined()
  }

  private func record(_ path: String, _ points: [CoveragePoint]) -> String {
    let byLine = Dictionary(grouping: points, by: \.line).sorted { $0.key < $1.key }
    var lines = ["TN:", "SF:\(path)"]
    var (branches, taken) = (0, 0)
    for (line, points) in byLine {
      for (block, point) in points.enumerated() where point.ways == .both {
        let isReached = point.yes + point.no > 0
        for (branch, count) in [point.yes, point.no].enumerated() {
          lines.append("BRDA:\(line),\(block),\(branch),\(isReached ? "\(count)" : "-")")
        }
        branches += 2
        taken += point.taken
      }
    }
    lines += ["BRF:\(branches)", "BRH:\(taken)"]
    var hit = 0
    for (line, points) in byLine {
      let count = points.map { $0.yes + $0.no }.max() ?? 0
      if count > 0 { hit += 1 }
      lines.append("DA:\(line),\(count)")
    }
    lines += ["LF:\(byLine.count)", "LH:\(hit)", "end_of_record"]
    return lines.map { $0 + "\n" }.joined()
  }
}
