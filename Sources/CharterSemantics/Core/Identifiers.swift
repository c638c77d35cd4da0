/// A policy.
///
/// This and the identifiers below are dense indices into a ``Program``.
public struct PolicyID: Sendable, Hashable {
  /// The place in ``Program/policies``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A clause, over all policies.
public struct ClauseID: Sendable, Hashable {
  /// The place in ``Program/clauses``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A parameter; the same index as in `Schema.parameters`.
public struct ParameterID: Sendable, Hashable {
  /// The place in ``Program/parameters``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A definition.
public struct DefinitionID: Sendable, Hashable {
  /// The place in ``Program/definitions``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A decision table, an inline one of a parameter included.
public struct TableID: Sendable, Hashable {
  /// The place in ``Program/tables``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A norm on one action.
public struct NormID: Sendable, Hashable {
  /// The place in ``Program/norms``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// An exception to a norm or to another exception.
public struct ExceptionID: Sendable, Hashable {
  /// The place in ``Program/exceptions``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A rule on the registry.
public struct RuleID: Sendable, Hashable {
  /// The place in ``Program/rules``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A quota on the registry.
public struct QuotaID: Sendable, Hashable {
  /// The place in ``Program/quotas``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A subsidy.
public struct SubsidyID: Sendable, Hashable {
  /// The place in ``Program/subsidies``, from 0.
  public let index: Int

  /// The identity of what stands at a place.
  public init(index: Int) { self.index = index }
}

/// A norm of any kind that something may wait for, or follow from.
public enum AnyNormID: Sendable, Hashable {
  case norm(NormID)
  case rule(RuleID)
  case quota(QuotaID)
  case subsidy(SubsidyID)
}
