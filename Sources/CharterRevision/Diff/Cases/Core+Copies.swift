import CharterSemantics
import CharterValues

extension Norm {
  /// The same with other exceptions.
  func with(exceptions: [ExceptionID]) -> Norm {
    Norm(
      id: id, name: name, category: category, policy: policy, clause: clause, action: action,
      conditions: conditions, statements: statements, exceptions: exceptions,
      isDelegable: isDelegable, frameSize: frameSize, span: span)
  }
}

extension NormException {
  /// The same with other exceptions.
  func with(exceptions: [ExceptionID]) -> NormException {
    NormException(
      id: id, name: name, policy: policy, clause: clause, target: target, conditions: conditions,
      statements: statements, exceptions: exceptions, frameSize: frameSize, span: span)
  }
}

extension StateHeader {
  /// The same, no action held to it.
  fileprivate var unenforced: StateHeader {
    StateHeader(
      name: name, policy: policy, clause: clause, subjects: subjects, by: by, enforcedOn: [],
      isDelegable: isDelegable, frameSize: frameSize, span: span)
  }
}

extension StateRule {
  /// The same, no action held to it.
  var unenforced: StateRule {
    StateRule(
      header: header.unenforced, category: category, conditions: conditions, statements: statements)
  }
}

extension Quota {
  /// The same, no action held to it.
  var unenforced: Quota {
    Quota(
      header: header.unenforced, conditions: conditions, population: population, counted: counted,
      bounds: bounds)
  }
}

extension Policy {
  /// The same with what says where, how and when it applies.
  func with(jurisdiction: Jurisdiction?, force: Force, inForce: Period) -> Policy {
    Policy(
      id: id, name: name, title: title, number: number, issuer: issuer, jurisdiction: jurisdiction,
      force: force, inForce: inForce, isPeriodIllustrative: isPeriodIllustrative, clauses: clauses,
      span: span)
  }

  /// The same, on no day.
  var neverInForce: Policy {
    guard let first = CalendarDate.iso("0001-01-02"), let last = CalendarDate.iso("0001-01-01")
    else { return self }
    return with(
      jurisdiction: jurisdiction, force: force, inForce: Period(first: first, last: last))
  }
}
