import CharterColumns
import CharterSemantics
import CharterValues

/// A condition over the records of one entity, worked out by columns: for whoever counts or sorts many of them.
///
/// It speaks of the registry as loaded.
struct BulkCondition: Sendable {
  /// What the condition comes to in some rows, one byte a row, 0 or 1.
  struct Rows: Sendable {
    /// Where it is true.
    var holds: [UInt8] = []
    /// Where it is unknown; a row that is in none of the three fails the condition.
    var unknown: [UInt8] = []
    /// Where the reference has to be asked.
    var deferred: [UInt8] = []
  }

  /// The records in question, in the order of the registry; a row is a place in them.
  let records: [RecordID]
  private let program: ColumnProgram
  private let holds: ColumnMask
  private let unknown: ColumnMask
  private let deferred: ColumnMask

  /// Compiles a condition on each record of an entity.
  ///
  /// `nil` where it does what columns do not, or where its parameters depend on the place of what is decided.
  ///
  /// - Parameters:
  ///   - conditions: all of them have to hold; empty: every record will do.
  ///   - slot: the variable by which they read the record; they read no other one.
  ///   - entity: whose records.
  ///   - engine: the program, the registry and its columns.
  ///   - date: the day that `today` stands for.
  init?(
    _ conditions: [Expression], slot: Int, over entity: EntityID, _ engine: Engine,
    on date: CalendarDate
  ) {
    guard let records = engine.facts.records(of: entity), !records.isEmpty else { return nil }
    var compiler = BulkCompiler(
      engine.reference, facts: engine.facts, entity: entity, on: date)
    // Whose place it is that picks settings is not known here.
    compiler.place = .unavailable
    let scope = BulkScope(bindings: [slot: .row])
    var all = BulkTruth.true
    for condition in conditions {
      // Whatever columns cannot say, the reference says; nobody needs to know why.
      guard let next = try? compiler.truth(condition, scope, reach: .all) else { return nil }
      all = compiler.builder.and(all, next)
    }
    // Footnotes are a matter of who asks: what would have to be noted is not compiled.
    guard compiler.notes.sites.isEmpty else { return nil }
    self.records = records
    deferred = compiler.deferred
    holds = compiler.builder.and(all.holds, not: deferred)
    unknown = compiler.builder.and(all.unknown, not: deferred)
    program = compiler.builder.program(numbers: [], masks: [holds, unknown, deferred])
  }

  /// Works the condition out.
  ///
  /// - Parameters:
  ///   - rows: places in ``records``.
  ///   - options: how to go about it; no result depends on it.
  /// - Returns: a byte for each of the rows.
  func evaluate(_ rows: Range<Int>, _ options: EngineOptions) -> Rows {
    var result = Rows()
    let width = ColumnBatch.Width(rawValue: options.numbers.rawValue) ?? .none
    ColumnBatch.forEach(
      of: program, rows: rows, batchSize: options.batchSize, from: width
    ) { batch in
      let isWorkedOut = batch.isWorkedOut
      batch.append(isWorkedOut ? holds : .none, to: &result.holds)
      batch.append(isWorkedOut ? unknown : .none, to: &result.unknown)
      batch.append(isWorkedOut ? deferred : .all, to: &result.deferred)
    }
    return result
  }
}
