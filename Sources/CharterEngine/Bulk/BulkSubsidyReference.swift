import CharterSemantics
import CharterValues

/// The reference evaluator, asked for single rows of a subsidy.
struct BulkSubsidyReference {
  private let id: SubsidyID
  private let subsidy: Subsidy
  private var evaluation: Evaluation
  private let hasParties: Bool

  init(
    _ reference: ReferenceEvaluator, _ id: SubsidyID, _ subsidy: Subsidy, on date: CalendarDate
  ) {
    self.id = id
    self.subsidy = subsidy
    evaluation = reference.stateEvaluation(on: date, in: reference.initialState)
    evaluation.keepsObserved = false
    hasParties = subsidy.payer != nil || subsidy.payee != nil
  }

  /// The payment for a record, if the subsidy applies to it or may.
  mutating func payment(for record: RecordID, _ visit: (Payment) -> Void) {
    let id = id
    evaluation.visitSubject(record, of: subsidy.header, when: subsidy.conditions) {
      // Nothing is shared, so nothing is left unshared.
      _ = $0.payments(of: id, $2, $3.truth, in: &$1, visit: visit)
    }
  }

  /// Hands out what was noted since the last time.
  mutating func takeNotes(_ body: (Evaluation) -> Void) {
    body(evaluation)
    evaluation.parametersRead = []
    evaluation.illustrativeRead = []
    evaluation.illustrativeSettings = []
    evaluation.tableRows = []
  }

  /// Who pays and who is paid for a record.
  mutating func parties(
    of record: RecordID
  ) -> (payer: [ObservedValue], payee: [ObservedValue]) {
    guard hasParties, let binder = subsidy.header.subjects?.binders.first else { return ([], []) }
    var frame = Frame(size: subsidy.header.frameSize)
    frame[binder.slot] = Evaluated(
      .known(.record(record)), path: FactPath(names: [binder.name]))
    return (
      evaluation.parties(subsidy.payer, in: frame), evaluation.parties(subsidy.payee, in: frame)
    )
  }
}
