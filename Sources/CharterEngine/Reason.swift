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
  /// A share outside of 0 to 1, where the policy could not be checked for it.
  case shareOutOfRange(Span)
  /// Money that cannot be paid, or shared out.
  case unpayable(Unpayable, Span)
  /// Exceptions that hold at the same time and disagree.
  case conflict([ExceptionID])
  /// An earlier action of the plan that is undetermined, by its place in the file from 0.
  case pendingAction(Int)

  /// Why an amount cannot be paid, or a pool cannot be shared out.
  public enum Unpayable: String, Sendable, Hashable {
    case negativeAmount = "negative_amount"
    case negativePool = "negative_pool"
    /// The pool is no whole number of the steps that shares are multiples of.
    case unevenPool = "uneven_pool"
    case negativeWeight = "negative_weight"
    case nobodyShares = "nobody_shares"
  }

  /// Why a parameter has no value at a date.
  public enum UnsetParameter: Sendable, Hashable {
    case unset
    /// Outside its dates; the nearest period that has a value.
    case outside(nearest: Period?)
  }
}
