import CharterData
import CharterSemantics
import CharterValues

/// Who refers to whom in one state, by the attribute that refers: found once, so that the members of every
/// group are not searched for among all schools each time.
///
/// Kept by one evaluation, whose state does not change.
final class InverseSets {
  /// A record that refers, or may, by its place among the records of its entity.
  struct Candidate {
    let place: Int
    let member: Collection.Member
  }

  /// The candidates for one attribute.
  struct Table {
    /// Those whose reference is known.
    var byTarget: [RecordID: [Candidate]] = [:]
    /// Those of which it has to be asked each time.
    var open: [Candidate] = []

    /// The candidates for one record, in the order of their entity.
    func candidates(for record: RecordID) -> [Candidate] {
      let certain = byTarget[record] ?? []
      if open.isEmpty { return certain }
      return (certain + open).sorted { $0.place < $1.place }
    }
  }

  private var tables: [AttributeID: Table] = [:]

  /// The candidates for an attribute, found where they are not known yet.
  func table(of attribute: AttributeID, _ find: () -> Table) -> Table {
    if let table = tables[attribute] { return table }
    let table = find()
    tables[attribute] = table
    return table
  }
}
