public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// Why something is unknown.
///
/// There are no other run-time failures.
public enum Reason: Sendable, Hashable {
  /// A fact that the data does not say; `record`: the registry's record that it belongs to, if any.
  case missingFact(FactPath, record: RecordID?)
  /// An entity that the registry does not mention at all.
  case unknownExtent(EntityID)
  /// A parameter without a value: unset, or outside its periods.
  case parameter(ParameterID, UnsetParameter)
  /// A step that is not done, or dated after the decision.
  case step(Int)
  /// A table that leaves this case open.
  case openTable(TableID, Span)
  case divisionByZero(Span)
  case emptyAggregate(Span)
  case negativeRoot(Span)
  case dateOutOfRange(Span)
  /// A number of more than ``ExactNumber/longestResult`` digits.
  case numberTooLarge(Span)
  /// Exceptions that hold at the same time and disagree.
  case conflict([ExceptionID])
  /// An earlier action of the plan that is undetermined, by its place in the file from 0.
  case pendingAction(Int)

  /// Why a parameter has no value at a date.
  public enum UnsetParameter: Sendable, Hashable {
    case unset
    /// Outside its dates; the nearest period that has a value.
    case outside(nearest: Period?)
  }
}
