/// Makes a case that differs as small as it can while it differs.
///
/// Declarations, statements, records and facts are left out, and expressions give way to constants and to what they
/// are made of; what no longer checks is no candidate.
package struct Shrinker {
  /// A case that differs, as small as was found.
  package struct Result: Sendable {
    package let edits: Edits
    package let difference: Difference
    /// How many smaller cases were tried.
    package let tried: Int
  }

  private let made: GeneratedCase
  private let differential: Differential
  private let limit: Int
  private var edits = Edits()
  private var difference: Difference
  private var tried = 0

  private init(
    _ made: GeneratedCase, _ difference: Difference, _ differential: Differential, limit: Int
  ) {
    self.made = made
    self.differential = differential
    self.difference = difference
    self.limit = limit
  }

  /// Shrinks a case.
  ///
  /// - Parameters:
  ///   - made: a case that differs.
  ///   - difference: how it differs.
  ///   - differential: what found the difference.
  ///   - limit: how many smaller cases are tried at most.
  /// - Returns: what to leave out, and the difference that is left.
  package static func shrink(
    _ made: GeneratedCase, _ difference: Difference, by differential: Differential,
    limit: Int = 4000
  ) -> Result {
    var shrinker = Shrinker(made, difference, differential, limit: limit)
    while shrinker.round() {}
    return Result(
      edits: shrinker.edits, difference: shrinker.difference, tried: shrinker.tried)
  }

  /// Tries every edit once; whether any helped.
  private mutating func round() -> Bool {
    var helped = dropInGroups(policyPieces())
    if dropInGroups(made.plan.map(\.handle).filter { edits.keeps($0) }) { helped = true }
    if dropInGroups(made.registry.handles(edits)) { helped = true }
    let facts = made.plan.flatMap { $0.arguments.map(\.handle) + $0.steps.map(\.handle) }
    if dropInGroups(facts.filter { edits.keeps($0) }) { helped = true }
    if simplify() { helped = true }
    return helped && tried < limit
  }

  private func policyPieces() -> [Piece] {
    made.files.flatMap { $0.remaining(edits).pieces }
  }

  /// Leaves out as many pieces at a time as can be.
  private mutating func dropInGroups(_ pieces: [Piece]) -> Bool {
    var helped = false
    var size = max(1, pieces.count / 2)
    while true {
      var start = 0
      while start < pieces.count {
        let group = pieces[start..<min(start + size, pieces.count)].filter { edits.keeps($0) }
        start += size
        guard !group.isEmpty else { continue }
        var candidate = edits
        for piece in group { candidate.dropped.insert(ObjectIdentifier(piece)) }
        if take(candidate) { helped = true }
      }
      if size == 1 { return helped }
      size /= 2
    }
  }

  /// Puts simpler expressions in the place of others.
  private mutating func simplify() -> Bool {
    var helped = false
    var place = 0
    while true {
      let terms = made.files.flatMap { $0.remaining(edits).terms }
      guard place < terms.count, tried < limit else { return helped }
      let term = terms[place]
      place += 1
      for simpler in term.simpler(edits) {
        var candidate = edits
        candidate.replaced[ObjectIdentifier(term)] = simpler
        if take(candidate) {
          helped = true
          break
        }
      }
    }
  }

  private mutating func take(_ candidate: Edits) -> Bool {
    guard tried < limit else { return false }
    tried += 1
    // What does not check, or does not load, is no case.
    guard let found = try? differential.difference(in: made, candidate) else { return false }
    // What only fails to load in the other form is another difference.
    guard found.title.contains(":") == difference.title.contains(":") else { return false }
    edits = candidate
    difference = found
    return true
  }
}
