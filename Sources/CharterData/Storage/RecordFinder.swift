internal import CharterValues

/// Finds the records of one entity by their ids.
struct RecordFinder: Sendable {
  /// Those that were written one by one.
  let identifiers: [[ScalarKey: RecordID]]
  let tables: [(first: Int, ids: RowIDs)]

  /// The record with an id, by its bytes.
  func record(_ id: some Collection<UInt8>) -> RecordID? {
    if !identifiers.isEmpty {
      let key = ScalarKey(String(decoding: id, as: UTF8.self))
      for identifiers in identifiers {
        if let found = identifiers[key] { return found }
      }
    }
    for (first, ids) in tables {
      if let row = ids.row(id: id) { return RecordID(index: first + row) }
    }
    return nil
  }
}
