import CharterColumns
import CharterSemantics
import CharterValues
import Synchronization

/// One evaluation of a subsidy by columns, its rows in parts that workers take.
struct BulkSubsidyRun {
  private let engine: Engine
  private let id: SubsidyID
  private let subsidy: Subsidy
  private let date: CalendarDate
  private let bulk: BulkSubsidy

  /// How many batches a part has: enough for a worker to be worth waking, few enough to share out evenly.
  private static let batchesOfPart = 64

  /// `nil`: the subsidy is left to the reference as a whole.
  init?(_ engine: Engine, _ id: SubsidyID, on date: CalendarDate) {
    subsidy = engine.program[id]
    if engine.options.numbers == .rational { return nil }
    // Whatever columns cannot say, the reference says; nobody needs to know why.
    guard
      let bulk = try? BulkSubsidy(subsidy, engine.reference, engine.facts, on: date)
    else { return nil }
    (self.engine, self.id, self.date, self.bulk) = (engine, id, date, bulk)
  }

  private var batchSize: Int { engine.options.batchSize }
  private var partSize: Int { batchSize * Self.batchesOfPart }
  private var partCount: Int { (bulk.records.count + partSize - 1) / partSize }

  private func rows(ofPart part: Int) -> Range<Int> {
    part * partSize..<min((part + 1) * partSize, bulk.records.count)
  }

  // MARK: Totals

  /// The sums, without a payment.
  func total() -> SubsidyTotal {
    let parts = Parts<BulkSubsidySums>(count: partCount)
    engine.options.workers.run(partCount) { part in
      parts[part] = sums(of: rows(ofPart: part), visitsAll: false) { _ in }
    }
    var all = emptySums()
    for part in 0..<partCount {
      if let sums = parts[part] { all.add(sums) }
    }
    return total(all)
  }

  /// The sums, with each payment visited in the order of the registry.
  func total(_ visit: (Payment) -> Void) -> SubsidyTotal {
    var all = emptySums()
    let workers = engine.options.workers
    if workers.count == 1 {
      all.add(sums(of: 0..<bulk.records.count, visitsAll: true, visit))
      return total(all)
    }
    // Some parts at a time, so that no more payments are kept than are about to be visited.
    for first in stride(from: 0, to: partCount, by: workers.count * 2) {
      let count = min(workers.count * 2, partCount - first)
      let parts = Parts<(sums: BulkSubsidySums, payments: [Payment])>(count: count)
      workers.run(count) { part in
        var payments: [Payment] = []
        let sums = sums(of: rows(ofPart: first + part), visitsAll: true) { payments.append($0) }
        parts[part] = (sums, payments)
      }
      for part in 0..<count {
        guard let (sums, payments) = parts[part] else { continue }
        all.add(sums)
        for payment in payments { visit(payment) }
      }
    }
    return total(all)
  }

  private func emptySums() -> BulkSubsidySums {
    BulkSubsidySums(lines: bulk.lines.map { _ in .zero }, notes: BulkNoteLog(bulk.notes))
  }

  private func total(_ sums: BulkSubsidySums) -> SubsidyTotal {
    let reference = engine.reference
    var evaluation = reference.stateEvaluation(on: date, in: reference.initialState)
    evaluation.keepsObserved = false
    sums.notes.copy(to: &evaluation)
    // What the budget reads is leant on as well.
    let budget = evaluation.budget(of: subsidy)
    let isComplete = sums.undetermined == 0
    return SubsidyTotal(
      subsidy: id, type: subsidy.amountType, known: sums.amount, knownLines: sums.lines,
      paid: sums.paid, undetermined: sums.undetermined, budget: budget,
      budgetState: budget.map { .of(sums.amount, isComplete: isComplete, within: $0) },
      footnotes: evaluation.footnotes(of: subsidy.header, openSubjects: []))
  }

  // MARK: Parts

  /// The sums of some rows; with `visitsAll`, each payment on the way.
  private func sums(
    of rows: Range<Int>, visitsAll: Bool, _ visit: (Payment) -> Void
  ) -> BulkSubsidySums {
    var result = emptySums()
    var amount = BulkSum(over: bulk.amount.number.denominator)
    var lines = bulk.lines.map { BulkSum(over: $0.number.denominator) }
    var reference = BulkSubsidyReference(engine.reference, id, subsidy, on: date)
    let width = ColumnBatch.Width(rawValue: engine.options.numbers.rawValue) ?? .none

    /// A row that the columns say nothing of.
    func refer(_ row: Int) {
      reference.payment(for: bulk.records[row]) { payment in
        if visitsAll { visit(payment) }
        guard let number = payment.amount.value?.number else {
          result.undetermined += 1
          return
        }
        result.paid += 1
        amount.add(number)
        for (place, line) in payment.lines.enumerated() {
          if let line = line.value?.number { lines[place].add(line) }
        }
      }
      reference.takeNotes { result.notes.insert($0, row: row) }
    }

    ColumnBatch.forEach(
      of: bulk.program, rows: rows, batchSize: batchSize, from: width
    ) { batch in
      let first = batch.rows.lowerBound
      let sums = batch.isWorkedOut ? self.sums(of: batch) : nil
      guard let sums else {
        for row in batch.rows { refer(row) }
        return
      }
      result.notes.insert(bulk.notes, of: batch)
      result.paid += batch.count(bulk.paid)
      result.undetermined += batch.count(bulk.undetermined)
      amount.add(sums.amount)
      for (place, sum) in sums.lines.enumerated() { lines[place].add(sum) }
      guard visitsAll else {
        if bulk.deferred != .none {
          for row in 0..<batch.rows.count where batch.holds(bulk.deferred, at: row) {
            refer(first + row)
          }
        }
        return
      }
      for row in 0..<batch.rows.count {
        if batch.holds(bulk.deferred, at: row) {
          refer(first + row)
        } else if batch.holds(bulk.explained, at: row) {
          reference.payment(for: bulk.records[first + row], visit)
        } else if batch.holds(bulk.paid, at: row) {
          visit(payment(first + row, batch, row, &reference))
        }
      }
    }
    result.amount = amount.value
    result.lines = lines.map(\.value)
    return result
  }

  /// The sums of a batch over the program's denominators; `nil`: past 128 bits.
  private func sums(of batch: ColumnBatch) -> (amount: Int128, lines: [Int128])? {
    guard let amount = batch.sum(bulk.amount.number, where: bulk.paid) else { return nil }
    var lines: [Int128] = []
    for line in bulk.lines {
      guard let sum = batch.sum(line.number, where: line.paid) else { return nil }
      lines.append(sum)
    }
    return (amount, lines)
  }

  /// A payment of which everything is known.
  private func payment(
    _ row: Int, _ batch: ColumnBatch, _ place: Int, _ reference: inout BulkSubsidyReference
  ) -> Payment {
    func outcome(_ amount: BulkSubsidy.Amount) -> Outcome {
      .known(
        .number(
          ExactNumber(
            batch.numerator(of: amount.number, at: place), over: amount.number.denominator)))
    }
    let record = bulk.records[row]
    let (payer, payee) = reference.parties(of: record)
    return Payment(
      subsidy: id, subject: Subject([.record(record)]), lines: bulk.lines.map(outcome),
      unbounded: outcome(bulk.unbounded), amount: outcome(bulk.amount), payer: payer, payee: payee)
  }
}

extension BulkSubsidySums {
  mutating func add(_ other: BulkSubsidySums) {
    amount += other.amount
    for place in lines.indices { lines[place] += other.lines[place] }
    paid += other.paid
    undetermined += other.undetermined
    notes.merge(other.notes)
  }
}

/// What the workers have made of the parts of a piece of work.
private final class Parts<Result: Sendable>: Sendable {
  private let results: Mutex<[Result?]>

  init(count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

  subscript(part: Int) -> Result? {
    get { results.withLock { $0[part] } }
    set { results.withLock { $0[part] = newValue } }
  }
}
