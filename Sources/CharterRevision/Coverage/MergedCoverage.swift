/// What tests decided, over several sets of policies: a place that is in more than one counts once.
package struct MergedCoverage: Sendable {
  /// The policies, in the order read.
  package private(set) var documents: [Coverage.Document] = []

  /// Nothing decided yet.
  package init() {}

  /// Adds what the tests of one set decided.
  package mutating func add(_ coverage: Coverage) { add(coverage.documents) }

  /// Adds what the tests of several sets decided.
  package mutating func add(_ coverage: MergedCoverage) { add(coverage.documents) }

  private mutating func add(_ more: [Coverage.Document]) {
    for document in more {
      let known = documents.firstIndex {
        $0.path == document.path && $0.start == document.start
      }
      guard let known else {
        documents.append(document)
        continue
      }
      var places: [CoveragePoint.Identity: Int] = [:]
      for (place, point) in documents[known].points.enumerated() { places[point.identity] = place }
      for point in document.points {
        if let place = places[point.identity] {
          documents[known].points[place].add(point)
        } else {
          documents[known].points.append(point)
        }
      }
    }
  }

  /// How many places of a kind there are, and how many of them are decided in every way.
  package func total(
    of kind: CoveragePoint.Kind, in document: Coverage.Document? = nil
  ) -> (covered: Int, all: Int) {
    let points = (document.map { [$0] } ?? documents).flatMap(\.points)
      .filter { $0.identity.kind == kind }
    return (points.count(where: \.isCovered), points.count)
  }
}

extension CoveragePoint {
  /// Adds what the tests of another set decided at the same place.
  fileprivate mutating func add(_ other: CoveragePoint) {
    yes += other.yes
    no += other.no
    holding += other.holding
    failing += other.failing
  }
}
