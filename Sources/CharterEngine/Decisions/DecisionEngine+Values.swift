import CharterData
import CharterDiagnostics
import CharterSemantics
public import CharterValues

extension DecisionEngine {
  /// Keeps the facts that a statement has read, as they stand in the registers.
  func keepReadings(of statement: StatementCode, in ruling: inout Ruling) -> Range<Int>? {
    guard let reads = statement.reads else { return nil }
    let start = ruling.readings.count
    for place in reads.places {
      let register = machine.code.operands[place]
      let producer = machine.code.producers[Int(register)]
      var record: Int32 = -1
      if producer.operation == .attribute || producer.operation == .referrers {
        let base = machine.registers[Int(producer.a)]
        // What is none has no attribute, and nothing was read.
        if base.tag == .none { continue }
        if base.tag == .record { record = Int32(base.payload) }
      }
      ruling.readings.append(
        Reading(register: register, datum: machine.registers[Int(register)], record: record))
    }
    return start..<ruling.readings.count
  }

  /// The facts and parameters that a statement has read, with where they stand, as a ``StatementReport`` lists them.
  ///
  /// Anything that was not kept is evaluated anew.
  ///
  /// - Parameters:
  ///   - statement: one of the norm's.
  ///   - norm: one of the ruling's.
  ///   - ruling: the reply, made while ``keepsValues`` was set.
  ///   - proposal: what it is the reply to.
  ///   - date: the day of the decision.
  /// - Returns: each once, in the order read.
  public mutating func values(
    of statement: StatementRuling, of norm: NormRuling, in ruling: Ruling,
    for proposal: PreparedProposal, on date: CalendarDate
  ) -> [ObservedValue] {
    if let readings = statement.readings {
      return Evaluation.once(ruling.readings[readings].compactMap { observed($0, proposal) })
    }
    var leftover = Leftover(proposal, date)
    let found = program[norm.norm]
    let finding = leftover.with(reference) { $0.finding(found, $1, placeValues: $2) }
    let place = ruling.statements[norm.statements].firstIndex { $0.place == statement.place }
    let reports = finding.resolution.standing.statements
    guard let place, reports.indices.contains(place - norm.statements.lowerBound) else { return [] }
    return reports[place - norm.statements.lowerBound].values
  }

  private func observed(_ reading: Reading, _ proposal: PreparedProposal) -> ObservedValue? {
    let action = proposal.action
    guard let path = try? machine.path(of: reading.register, for: action) else { return nil }
    let value = machine.scratch.value(reading.datum)
    let schema = program.schema
    if let input = machine.inputs.input(reading.register) {
      switch input {
      case .today: return nil
      case .argument(let slot):
        return ObservedValue(
          path: path, source: .fact(record: nil), value: value,
          type: schema[action].parameters[slot].type,
          origin: value == nil && reading.datum.tag != .partial
            ? nil : proposal.proposal.arguments[slot]?.span)
      case .step: return nil
      }
    }
    let producer = machine.code.producers[Int(reading.register)]
    guard let attribute = try? machine.attribute(of: producer) else { return nil }
    var source: RecordID?
    var origin: CharterDiagnostics.Span?
    if reading.record >= 0 {
      let record = RecordID(index: Int(reading.record))
      let found = reference.initialState.record(record)
      if found.standing != .nested, found.entity == attribute.entity { source = record }
      if value != nil, schema[attribute].inverseOf == nil,
        case .fact(let fact) = reference.initialState.content(of: record, slot: attribute.slot)
      {
        origin = fact.span
      }
    }
    return ObservedValue(
      path: path, source: .fact(record: source), value: value, type: schema[attribute].type,
      origin: origin)
  }
}
