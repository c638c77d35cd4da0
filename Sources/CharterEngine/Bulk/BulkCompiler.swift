import CharterColumns
import CharterData
import CharterSemantics
import CharterValues

/// Makes column programs of expressions about the records of one entity.
///
/// The values are those of ``ReferenceEvaluator``, row by row, with what is known, none and unknown told apart. What
/// depends on one column of few values is not compiled at all: the reference evaluates it once for each of them, and
/// the program looks the result up.
struct BulkCompiler {
  let program: Program
  let state: RegistryState
  let date: CalendarDate
  let overrides: [ParameterID: ParameterOverride]
  let facts: FactColumns
  /// Whose records the rows are.
  let entity: EntityID
  let rowCount: Int

  /// Where the place that picks settings of parameters comes from.
  enum Place {
    /// The same in each row.
    case constant(Evaluated?)
    /// The codes of a column.
    case column(Int)
    /// Somebody else's: what depends on it is not compiled.
    case unavailable
  }

  var place = Place.constant(nil)
  var builder = ColumnProgramBuilder()
  /// The rows that are left to the reference, whatever the program makes of them.
  var deferred = ColumnMask.none
  var notes = BulkNotes()
  private var columnPlaces: [[AttributeID]: Int] = [:]
  /// How many more expressions may be looked at: definitions of definitions could be endless.
  private var budget = 200_000
  private var depth = 0

  init(_ engine: ReferenceEvaluator, facts: FactColumns, entity: EntityID, on date: CalendarDate) {
    program = engine.program
    state = engine.initialState
    self.date = date
    overrides = engine.overrides
    self.facts = facts
    self.entity = entity
    rowCount = facts.records(of: entity)?.count ?? 0
  }

  mutating func spend() throws(BeyondColumns) {
    budget -= 1
    if budget < 0 { throw BeyondColumns() }
  }

  // MARK: Columns

  /// The place of the column that a chain of attributes leads to.
  mutating func column(_ path: [AttributeID]) throws(BeyondColumns) -> Int {
    if let known = columnPlaces[path] { return known }
    guard let column = facts.column(path, of: entity) else { throw BeyondColumns() }
    let place = builder.add(column)
    columnPlaces[path] = place
    // What no integer holds is left to the reference, row by row.
    if !column.others.isEmpty {
      let others = builder.rows(of: place, in: .other)
      deferred = builder.or(deferred, others)
    }
    return place
  }

  // MARK: Expressions

  /// The value of an expression.
  ///
  /// - Parameters:
  ///   - expression: what to compile.
  ///   - scope: what its variables stand for.
  ///   - reach: the rows in which the reference would evaluate it.
  /// - Throws: ``BeyondColumns`` where it does what columns do not.
  /// - Returns: its value, which holds in the rows that are reached.
  mutating func value(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkValue {
    try spend()
    depth += 1
    defer { depth -= 1 }
    // As deep as the parser lets anything nest; a long chain of `implies` is left to the reference.
    if depth > 400 { throw BeyondColumns() }
    let sources = try sources(of: expression, scope)
    if sources.isEmpty || sources == [.registry] {
      return try constant(expression, scope, reach: reach)
    }
    if sources.count == 1, let source = sources.first,
      let tabulated = try tabulated(expression, scope, by: source, reach: reach)
    {
      return tabulated
    }
    return try composed(expression, scope, reach: reach)
  }

  /// A number that has to be there: none is unknown.
  mutating func number(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> (number: ColumnNumber, unknown: ColumnMask) {
    let value = try value(expression, scope, reach: reach)
    guard case .number(let number) = value.content else { throw BeyondColumns() }
    return (number, builder.or(value.absent, value.unknown))
  }

  /// A condition; none is unknown.
  mutating func truth(
    _ expression: Expression, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkTruth {
    let value = try value(expression, scope, reach: reach)
    guard case .truth(let holds) = value.content else { throw BeyondColumns() }
    return BulkTruth(holds: holds, unknown: builder.or(value.absent, value.unknown))
  }

  /// Leaves rows to the reference.
  mutating func leave(_ rows: ColumnMask) { deferred = builder.or(deferred, rows) }
}
