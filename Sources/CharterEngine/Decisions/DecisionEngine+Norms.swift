import CharterData
import CharterSemantics
import CharterValues

extension DecisionEngine {
  /// Decides a norm by its code.
  ///
  /// - Returns: whether the code could tell; else nothing is noted.
  mutating func decide(
    _ place: Int, _ norm: NormID, on date: CalendarDate, into ruling: inout Ruling
  ) -> Bool {
    if compiled[place].isBeyond { return false }
    machine.run(compiled[place].conditions)
    let applies = machine.registers[Int(compiled[place].applies)].logic
    if applies == .beyond { return false }
    if applies == .no { return true }
    if compiled[place].exceptions.isEmpty {
      return decide(compiled[place].statements, place, norm, applies, into: &ruling)
    }
    switch claim(of: compiled[place].exceptions, on: date) {
    case .none: return decide(compiled[place].statements, place, norm, applies, into: &ruling)
    case .statements(let statements):
      return decide(statements, place, norm, applies, into: &ruling)
    case .lift, .open: return false
    }
  }

  /// What exceptions put in the place of what they are to.
  enum Claim {
    case none
    case statements(StatementsCode)
    /// It is as if what they are to did not hold.
    case lift
    /// It cannot be told, or two do.
    case open
  }

  mutating func claim(of exceptions: [ExceptionCode], on date: CalendarDate) -> Claim {
    var found = Claim.none
    for exception in exceptions where exception.inForce.contains(date) {
      machine.run(exception.conditions)
      switch machine.registers[Int(exception.holds)].logic {
      case .no: continue
      case .unknown, .beyond: return .open
      case .yes: break
      }
      var own = exception.consequence.map(Claim.statements) ?? .lift
      switch claim(of: exception.exceptions, on: date) {
      case .none: break
      case .lift: continue
      case .open: return .open
      case .statements(let statements): own = .statements(statements)
      }
      guard case .none = found else { return .open }
      found = own
    }
    return found
  }

  mutating func decide(
    _ code: StatementsCode, _ place: Int, _ norm: NormID, _ applies: Logic,
    into ruling: inout Ruling
  ) -> Bool {
    machine.run(code.block)
    let first = (statements: ruling.statements.count, parts: ruling.parts.count)
    var holds = Logic.yes
    var isBeyond = false
    for statement in code.statements where !isBeyond {
      let truth = rule(statement, into: &ruling)
      if truth == .beyond { isBeyond = true } else { holds = holds.and(truth) }
    }
    if isBeyond {
      ruling.statements.removeLast(ruling.statements.count - first.statements)
      ruling.parts.removeLast(ruling.parts.count - first.parts)
      return false
    }
    standings.append(
      Standing(
        norm: norm, applies: applies, holds: holds, isDecisive: compiled[place].isDecisive,
        code: Int32(place), finding: -1))
    ruling.norms.append(
      NormRuling(
        norm: norm, outcome: .notApplicable, exception: code.source,
        statements: first.statements..<ruling.statements.count))
    return true
  }

  /// Notes what became of a statement.
  ///
  /// - Returns: what it has to say on whether its norm holds; beyond where that cannot be told.
  private func rule(_ statement: StatementCode, into ruling: inout Ruling) -> Logic {
    var truth = machine.registers[Int(statement.truth)].logic
    var outcome = StatementOutcome(truth)
    let start = ruling.parts.count
    if statement.guards >= 0 {
      switch machine.registers[Int(statement.guards)].logic {
      case .beyond: return .beyond
      case .no:
        // The presence that it leans on failed in a statement above, which is what counts.
        (truth, outcome) = (.yes, .passedOver)
      case .yes, .unknown: break
      }
    }
    if truth == .beyond { return .beyond }
    if outcome != .passedOver {
      for place in statement.parts.places {
        let part = machine.registers[Int(machine.code.operands[place])].logic
        if part == .beyond { return .beyond }
        ruling.parts.append(StatementOutcome(part))
      }
    }
    var readings: Range<Int>?
    if keepsValues, truth != .yes { readings = keepReadings(of: statement, in: &ruling) }
    ruling.statements.append(
      StatementRuling(
        place: statement.place, outcome: outcome, isDecisive: statement.isDecisive,
        parts: start..<ruling.parts.count, readings: readings))
    return statement.isDecisive ? truth : .yes
  }
}
