/// What a simpler version of a case leaves out, and what it has in the place of expressions.
package struct Edits: Sendable {
  /// Pieces of policies, records, facts and proposals that are left out.
  var dropped: Set<ObjectIdentifier> = []
  /// Expressions with what takes their place.
  var replaced: [ObjectIdentifier: Term] = [:]

  /// Nothing left out.
  package init() {}

  func keeps(_ part: AnyObject) -> Bool { !dropped.contains(ObjectIdentifier(part)) }

  /// The expression that stands in the place of another, itself where it is kept.
  func current(_ term: Term) -> Term {
    var term = term
    while let other = replaced[ObjectIdentifier(term)] { term = other }
    return term
  }
}

extension Draft {
  /// The pieces and expressions that are still there, outermost first.
  func remaining(_ edits: Edits) -> (pieces: [Piece], terms: [Term]) {
    var pieces: [Piece] = []
    var terms: [Term] = []
    func walk(_ draft: Draft) {
      for part in draft.parts {
        switch part {
        case .text, .word, .declaration: continue
        case .term(let term, _):
          let term = edits.current(term)
          terms.append(term)
          walk(term.body)
        case .optional(let piece):
          guard edits.keeps(piece) else { continue }
          pieces.append(piece)
          walk(piece.body)
        case .draft(let draft): walk(draft)
        }
      }
    }
    walk(self)
    return (pieces, terms)
  }
}

extension Term {
  /// What could stand in its place and says less: what it is made of, and constants.
  func simpler(_ edits: Edits) -> [Term] {
    let parts = body.remaining(edits).terms.filter { $0.type.resembles(type) }
    let constants = type.simplest
    let isConstant = parts.isEmpty && constants.contains { $0.body.same(as: body) }
    return isConstant ? [] : constants + parts
  }
}

extension Draft {
  /// Whether both are the same plain words.
  fileprivate func same(as other: Draft) -> Bool {
    var renderer = Renderer(wording: .english)
    renderer.write(self)
    var twin = Renderer(wording: .english)
    twin.write(other)
    return renderer.text == twin.text
  }
}
