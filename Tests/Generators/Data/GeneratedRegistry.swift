/// What data say of an attribute.
indirect enum GeneratedDatum: Sendable {
  /// Known to be absent.
  case none
  case text(String)
  /// A number, a date, a case or a truth value, in two ways to write it.
  case scalar(GeneratedWords)
  case list([GeneratedDatum])
  /// A record written in place.
  case nested([GeneratedField])
}

/// One fact of a record or argument of a proposal.
struct GeneratedField: Sendable {
  let attribute: GeneratedAttribute
  let datum: GeneratedDatum
  /// What an edit names to leave the fact out.
  let handle = Piece("")

  func isKept(_ edits: Edits) -> Bool { edits.keeps(handle) && edits.keeps(attribute.piece) }
}

/// A record of a generated registry.
struct GeneratedRecord: Sendable {
  let id: String
  let fields: [GeneratedField]
  /// What an edit names to leave the record out.
  let handle = Piece("")
}

/// The records of a case, by entity; an entity without an entry has an unknown extent.
struct GeneratedRegistry: Sendable {
  var extents: [Int: [GeneratedRecord]] = [:]

  /// The pieces that an edit may leave out: records first, then their facts.
  func handles(_ edits: Edits) -> [Piece] {
    let records = extents.sorted { $0.key < $1.key }.flatMap(\.value)
      .filter { edits.keeps($0.handle) }
    let fields = records.flatMap { $0.fields.filter { edits.keeps($0.handle) } }
    let nested = fields.flatMap { field -> [GeneratedField] in
      if case .nested(let inner) = field.datum {
        inner.filter { edits.keeps($0.handle) }
      } else {
        []
      }
    }
    return records.map(\.handle) + fields.map(\.handle) + nested.map(\.handle)
  }
}

/// A generated proposal.
struct GeneratedProposal: Sendable {
  let action: Int
  let date: GeneratedWords
  let arguments: [GeneratedField]
  /// The steps done: the step, its day, and who acted.
  var steps: [(step: GeneratedStep, on: GeneratedWords?, by: GeneratedDatum?, handle: Piece)] = []
  /// The id of what it creates.
  var id: String?
  let handle = Piece("")
}
