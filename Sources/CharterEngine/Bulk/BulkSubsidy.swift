import CharterColumns
import CharterSemantics
import CharterValues

/// A subsidy as a column program: its lines, its amount and who is paid, for each record of an entity.
struct BulkSubsidy {
  /// A number of money where it is known.
  struct Amount {
    let number: ColumnNumber
    let unknown: ColumnMask
    /// Where it is known and its payment is too.
    var paid = ColumnMask.none
  }

  let records: [RecordID]
  let program: ColumnProgram
  let lines: [Amount]
  let unbounded: Amount
  let amount: Amount
  /// Where the amount is known, and where it is not, of those to whom the subsidy applies or may.
  let paid: ColumnMask
  let undetermined: ColumnMask
  /// The undetermined rows, and those that name a reason in some part: the reference words them.
  let explained: ColumnMask
  /// The rows that are left to the reference as a whole.
  let deferred: ColumnMask
  let notes: [BulkNotes.Site]

  /// Compiles a subsidy over the registry.
  ///
  /// - Parameters:
  ///   - subsidy: what to compile.
  ///   - reference: the evaluator whose replies these are.
  ///   - facts: the registry's columns.
  ///   - date: the day that `today` stands for.
  /// - Throws: ``BeyondColumns`` where it does what columns do not, and the reference does it all.
  init(
    _ subsidy: Subsidy, _ reference: ReferenceEvaluator, _ facts: FactColumns,
    on date: CalendarDate
  ) throws(BeyondColumns) {
    guard subsidy.sharedAmong == nil, let binders = subsidy.header.subjects?.binders,
      binders.count == 1, let binder = binders.first,
      case .extent(let entity) = binder.collection.kind,
      let records = facts.records(of: entity), !records.isEmpty,
      [subsidy.payer, subsidy.payee].allSatisfy({ $0?.areFacts ?? true })
    else { throw BeyondColumns() }
    var compiler = BulkCompiler(reference, facts: facts, entity: entity, on: date)
    var (scope, applies) = try compiler.subjects(
      binder, of: subsidy.header, when: subsidy.conditions)
    let reach = compiler.builder.mayHold(applies)

    var lines: [Amount] = []
    for line in subsidy.lines {
      guard case .amount(let expression, let condition) = line.kind else { throw BeyondColumns() }
      lines.append(try compiler.line(expression, when: condition, scope, reach: reach))
    }
    // Lines that share a denominator are added without a product.
    var denominator: Int128 = 1
    for line in lines {
      denominator = try ColumnProgramBuilder.commonMultiple(denominator, line.number.denominator)
    }
    for (place, line) in lines.enumerated() {
      let number = try compiler.builder.rescaled(line.number, over: denominator)
      lines[place] = Amount(number: number, unknown: line.unknown)
      scope.bindings[subsidy.lines[place].slot] = .value(
        BulkValue(.number(number), unknown: line.unknown))
    }

    let unbounded = try compiler.unbounded(subsidy, lines, scope, reach: reach)
    let amount = try compiler.bounded(unbounded, by: subsidy, scope, reach: reach)
    // What may not apply is known only where nothing would be paid.
    let isNothing = try compiler.builder.compare(.equal, amount.number, ColumnNumber(0))
    let inDoubt = compiler.builder.and(applies.unknown, not: isNothing)
    let unknown = compiler.builder.or(amount.unknown, inDoubt)

    var parts = unbounded.unknown
    for line in lines { parts = compiler.builder.or(parts, line.unknown) }
    parts = compiler.builder.or(parts, unknown)
    let deferred = compiler.deferred
    let counted = compiler.builder.and(reach, not: deferred)
    self.records = records
    self.unbounded = unbounded
    self.amount = Amount(number: amount.number, unknown: unknown)
    self.deferred = deferred
    undetermined = compiler.builder.and(counted, unknown)
    paid = compiler.builder.and(counted, not: unknown)
    // A line may be unknown and yet unread by the amount.
    for place in lines.indices {
      lines[place].paid = compiler.builder.and(paid, not: lines[place].unknown)
    }
    self.lines = lines
    explained = compiler.builder.and(counted, parts)
    notes = compiler.notes.without(deferred, &compiler.builder)
    program = compiler.builder.program(
      numbers: lines.map(\.number) + [unbounded.number, amount.number],
      masks: [undetermined, paid, explained, deferred] + lines.map(\.paid) + notes.map(\.reach))
  }
}

extension BulkCompiler {
  /// A line: zero where its condition fails.
  fileprivate mutating func line(
    _ expression: Expression, when condition: Expression?, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkSubsidy.Amount {
    let (number, unknown) = try number(expression, scope, reach: reach)
    guard let condition else { return .init(number: number, unknown: unknown) }
    let holds = try truth(condition, scope, reach: reach)
    let mayHold = builder.mayHold(holds)
    // Where the condition is unknown, an amount of nothing is nothing either way.
    let isNothing = try builder.compare(.equal, number, ColumnNumber(0))
    let isKnownNothing = builder.and(isNothing, not: unknown)
    let missing = builder.and(unknown, holds.holds)
    let inDoubt = builder.and(holds.unknown, not: isKnownNothing)
    return .init(
      number: builder.keep(number, where: mayHold), unknown: builder.or(missing, inDoubt))
  }

  /// The amount before its bounds: what the subsidy says, or the sum of its lines.
  fileprivate mutating func unbounded(
    _ subsidy: Subsidy, _ lines: [BulkSubsidy.Amount], _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkSubsidy.Amount {
    if let expression = subsidy.amount {
      let (number, unknown) = try number(expression, scope, reach: reach)
      return .init(number: number, unknown: unknown)
    }
    var sum = ColumnNumber(0)
    var unknown = ColumnMask.none
    for line in lines {
      sum = try builder.sum(sum, line.number)
      unknown = builder.or(unknown, line.unknown)
    }
    return .init(number: sum, unknown: unknown)
  }

  /// The amount within its bounds, rounded; the upper bound wins over both.
  fileprivate mutating func bounded(
    _ amount: BulkSubsidy.Amount, by subsidy: Subsidy, _ scope: BulkScope, reach: ColumnMask
  ) throws(BeyondColumns) -> BulkSubsidy.Amount {
    var (number, unknown) = (amount.number, amount.unknown)
    if let expression = subsidy.atLeast {
      let least = try self.number(expression, scope, reach: reach)
      number = try builder.extreme(number, least.number, isGreater: true)
      unknown = builder.or(unknown, least.unknown)
    }
    var cap: ColumnNumber?
    if let expression = subsidy.atMost {
      let most = try self.number(expression, scope, reach: reach)
      number = try builder.extreme(number, most.number, isGreater: false)
      unknown = builder.or(unknown, most.unknown)
      cap = most.number
    }
    let isNegative = try builder.compare(.less, number, ColumnNumber(0))
    unknown = builder.or(unknown, isNegative)
    if let rounding = subsidy.rounding {
      guard let (top, bottom) = rounding.step.smallParts else { throw BeyondColumns() }
      let step = (numerator: Int128(top), denominator: Int128(bottom))
      let rounded = try builder.rounded(number, .mode(rounding.mode), step: step)
      if let cap {
        let isPast = try builder.compare(.less, cap, rounded)
        let down = try builder.rounded(number, .mode(.down), step: step)
        number = try builder.select(isPast, down, rounded)
      } else {
        number = rounded
      }
    }
    return .init(number: number, unknown: unknown)
  }
}

extension Parties {
  /// Whether who pays or is paid is read off the subject, which leaves nothing to note.
  fileprivate var areFacts: Bool {
    parties.allSatisfy { party in
      var base = party
      while case .attribute(let inner, _) = base.kind { base = inner }
      if case .variable = base.kind { return true }
      return false
    }
  }
}
