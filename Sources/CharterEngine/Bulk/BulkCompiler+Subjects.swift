import CharterColumns
import CharterSemantics
import CharterValues

extension BulkCompiler {
  /// Whether each record is a subject of a norm on the registry, or may be, as the reference tells it.
  ///
  /// - Parameters:
  ///   - binder: the norm's only variable, which ranges over the records of the rows.
  ///   - header: the norm's policy.
  ///   - conditions: its `when` conditions.
  /// - Throws: ``BeyondColumns`` where it does what columns do not.
  /// - Returns: the scope of the norm, and whether it applies to each record.
  mutating func subjects(
    _ binder: Binder, of header: StateHeader, when conditions: [Expression]
  ) throws(BeyondColumns) -> (scope: BulkScope, applies: BulkTruth) {
    let scope = BulkScope(bindings: [binder.slot: .row])
    var applies = BulkTruth.true
    if let condition = binder.condition {
      applies = try truth(condition, scope, reach: .all)
    }
    // Those that are left out are asked nothing more.
    let included = builder.mayHold(applies)
    let policy = program[header.policy]
    try usePlace(in: policy)
    let inside = try lies(in: policy)
    applies = builder.and(applies, inside)
    for condition in conditions {
      let holds = try truth(condition, scope, reach: included)
      applies = builder.and(applies, holds)
    }
    return (scope, applies)
  }

  /// From here on, each row's own place picks the settings of parameters.
  private mutating func usePlace(in policy: Policy) throws(BeyondColumns) {
    guard program.places.indices.contains(entity.index), let rule = program.places[entity.index]
    else {
      place = .constant(policy.jurisdiction.map { Evaluated(.known(.text($0.prefix))) })
      return
    }
    guard let path = BulkScope(bindings: [0: .row]).path(of: rule), let last = path.last,
      program.schema[last].type.columnKind == .text
    else { throw BeyondColumns() }
    place = .column(try column(path))
  }

  /// Whether each row's place lies in a policy's jurisdiction.
  private mutating func lies(in policy: Policy) throws(BeyondColumns) -> BulkTruth {
    if policy.governsEverywhere { return .true }
    guard let jurisdiction = policy.jurisdiction, case .column(let column) = place else {
      // A record without a place is wherever the policy governs.
      return BulkTruth(holds: policy.jurisdiction == nil ? .none : .all, unknown: .none)
    }
    let texts = builder.columns[column].texts
    let inside = builder.columns[column].bounds.map { cell in
      texts.indices.contains(Int(cell)) && jurisdiction.contains(code: texts[Int(cell)])
    }
    return BulkTruth(
      holds: builder.rows(of: column, where: inside, absent: false, unknown: false),
      unknown: builder.rows(of: column, in: .unknown))
  }
}
