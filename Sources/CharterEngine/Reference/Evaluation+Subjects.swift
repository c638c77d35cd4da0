import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// Visits each subject of a norm on the registry that it applies to, or may.
  ///
  /// The place of the subject picks the settings of parameters while it is visited. What a `for each`
  /// reads is not kept: there may be a million subjects.
  ///
  /// - Parameters:
  ///   - header: the norm's subjects and policy.
  ///   - conditions: its `when` conditions.
  ///   - chosen: the subjects that are asked for; `nil`: all of them.
  ///   - visit: takes the subject, the variables, and whether the norm applies, which is never false.
  /// - Returns: why there may be subjects that nobody knows of; empty: there are none.
  mutating func forEachSubject(
    of header: StateHeader, when conditions: [Expression], only chosen: Set<Subject>? = nil,
    _ visit: (inout Evaluation, inout Frame, Subject, StateApplication) -> Void
  ) -> [Reason] {
    var frame = Frame(size: header.frameSize)
    let binders = header.subjects?.binders ?? []
    return bind(binders[...], .true, in: &frame) { evaluation, frame, membership in
      let values = binders.compactMap { frame[$0.slot].outcome.value }
      if let chosen, !chosen.contains(Subject(values)) { return }
      evaluation.visit(values, membership, of: header, when: conditions, in: &frame, visit)
    }
  }

  /// Visits a subject of whom the variables are bound, unless the norm does not apply to it.
  private mutating func visit(
    _ values: [Value], _ membership: Truth, of header: StateHeader, when conditions: [Expression],
    in frame: inout Frame,
    _ visit: (inout Evaluation, inout Frame, Subject, StateApplication) -> Void
  ) {
    let binders = header.subjects?.binders ?? []
    let outer = place
    let (place, placeReads) = logged {
      $0.place(of: values, binders, in: $0.program[header.policy])
    }
    self.place = place
    let ((applies, read, _), reads) = logged { evaluation in
      for (value, binder) in zip(values, binders) where evaluation.readLog != nil {
        _ = evaluation.readsOfMembership(value, binder, frame)
      }
      return evaluation.capture { evaluation in
        Truth.all([
          membership, evaluation.lies(in: evaluation.program[header.policy]),
          evaluation.truth(ofAll: conditions, in: &frame),
        ])
      }
    }
    if applies.known != false {
      visit(
        &self, &frame, Subject(values),
        StateApplication(truth: applies, values: read, reads: placeReads.union(reads)))
    }
    self.place = outer
  }

  /// Visits one registered record as ``forEachSubject(of:when:only:_:)`` would, where a norm ranges over an entity's.
  ///
  /// - Parameters:
  ///   - record: a record of the entity that the norm's only variable ranges over.
  ///   - header: the norm's subjects and policy.
  ///   - conditions: its `when` conditions.
  ///   - visit: takes the subject unless the norm does not apply to it.
  mutating func visitSubject(
    _ record: RecordID, of header: StateHeader, when conditions: [Expression],
    _ visit: (inout Evaluation, inout Frame, Subject, StateApplication) -> Void
  ) {
    guard let binder = header.subjects?.binders.first else { return }
    var frame = Frame(size: header.frameSize)
    frame[binder.slot] = Evaluated(
      .known(.record(record)), path: FactPath(names: [binder.name]))
    var membership = Truth.true
    if let condition = binder.condition {
      let keeps = keepsObserved
      keepsObserved = false
      membership = .all([.true, truth(condition, in: &frame)])
      keepsObserved = keeps
    }
    if membership.known == false { return }
    self.visit([.record(record)], membership, of: header, when: conditions, in: &frame, visit)
  }

  /// Binds each combination of several binders' members.
  private mutating func bind(
    _ binders: ArraySlice<Binder>, _ membership: Truth, in frame: inout Frame,
    _ visit: (inout Evaluation, inout Frame, Truth) -> Void
  ) -> [Reason] {
    guard let binder = binders.first else {
      visit(&self, &frame, membership)
      return []
    }
    var inner: [[Reason]] = []
    let keeps = keepsObserved
    keepsObserved = false
    let others = forEach(binder, in: &frame, byName: true) { evaluation, frame, inclusion in
      evaluation.keepsObserved = keeps
      let reasons = evaluation.bind(
        binders.dropFirst(), .all([membership, inclusion]), in: &frame, visit)
      evaluation.keepsObserved = false
      if !reasons.isEmpty { inner.append(reasons) }
    }
    keepsObserved = keeps
    return Reason.union([others ?? []] + inner)
  }

  // MARK: Places

  /// The places of a subject's records together; the whole jurisdiction for one without.
  mutating func place(
    of values: [Value], _ binders: [Binder], in policy: Policy
  ) -> Evaluated? {
    var members: [Collection.Member] = []
    var doubts: [[Reason]] = []
    var found: [Evaluated] = []
    for (value, binder) in zip(values, binders) {
      guard let place = place(of: value, named: binder.name) else { continue }
      found.append(place)
      switch place.outcome {
      case .known(.text(let code)):
        members.append(.init(value: .text(code), membership: .true, path: place.path))
      case .known(.none): break
      case .known, .unknown:
        members += place.members.members
        doubts.append(place.members.others ?? [])
      }
    }
    if found.isEmpty {
      return policy.jurisdiction.map { Evaluated(.known(.text($0.prefix))) }
    }
    if found.count == 1 { return found[0] }
    let others = Reason.union(doubts)
    return Evaluated(
      Collection(members: members, others: others.isEmpty ? nil : others), path: nil)
  }

  /// The place of a record by its entity's rule; `nil`: its entity has none, or it is no record.
  private mutating func place(of value: Value, named name: Name) -> Evaluated? {
    guard case .record(let record) = value else { return nil }
    let entity = state.record(record).entity
    guard program.places.indices.contains(entity.index), let rule = program.places[entity.index]
    else { return nil }
    var frame = Frame(
      size: 1, arguments: [Evaluated(.known(value), path: FactPath(names: [name]))])
    return unobserved { $0.evaluate(rule, in: &frame) }
  }

  /// Whether a member of a population, or a sharer, lies in a policy's jurisdiction.
  ///
  /// It is asked of those drawn from a whole entity alone; one without a place is everywhere.
  mutating func belongs(_ value: Value, of binder: Binder, to policy: Policy) -> Truth {
    guard !policy.governsEverywhere, case .extent = binder.collection.kind,
      let place = place(of: value, named: binder.name)
    else { return .true }
    let outer = self.place
    self.place = place
    defer { self.place = outer }
    return lies(in: policy)
  }

  /// When a norm is due, evaluated for a subject.
  mutating func due(_ header: StateHeader, in frame: inout Frame) -> Outcome? {
    guard let by = header.by else { return nil }
    return evaluate(by, in: &frame).present
  }
}

/// Whether a norm on the registry applies to a subject, and what that was read from.
struct StateApplication: Sendable {
  /// Never false.
  let truth: Truth
  let values: [ObservedValue]
  /// What decides it.
  let reads: Set<ReadLog.Entry>
}

extension StateOutcome {
  /// What becomes of a norm for a subject, with the reasons where that cannot be told.
  ///
  /// One that may apply and would hold is met; one that may apply and would not hold is undetermined.
  ///
  /// - Parameters:
  ///   - applies: whether the norm applies; never false.
  ///   - holds: whether what it demands holds.
  ///   - due: its due date, if it has one.
  ///   - date: the day of the evaluation.
  /// - Returns: the outcome, and why it is undetermined.
  static func of(
    applies: Truth, holds: Truth, due: Outcome?, on date: CalendarDate
  ) -> (outcome: StateOutcome, reasons: [Reason]) {
    switch holds {
    case .true: return (.met, [])
    case .unknown(let reasons):
      return (.undetermined, Reason.union([applies.reasons, reasons]))
    case .false:
      var isDue = Truth.true
      switch due {
      case nil: break
      case .known(let day): isDue = Truth(date > day.date)
      case .unknown(let reasons): isDue = .unknown(reasons)
      }
      if isDue.known == false { return (.notYetDue, []) }
      let reasons = Reason.union([applies.reasons, isDue.reasons])
      return reasons.isEmpty ? (.notMet, []) : (.undetermined, reasons)
    }
  }
}
