package import CharterSemantics

/// Which declarations an evaluation has made use of, and how much work it was.
///
/// Whatever a declaration that is not among them says, the evaluation comes to the same.
package final class Trail {
  /// A declaration, or the part of one that is evaluated by itself.
  package enum Entry: Sendable, Hashable {
    /// The `when` of a norm.
    case conditions(NormID)
    /// What a norm that applies, or may apply, demands.
    case statements(NormID)
    case exception(ExceptionID)
    case definition(DefinitionID)
    /// A parameter whose own value, or a lower policy's, was wanted.
    case parameter(ParameterID)
    case table(TableID)
    case rule(RuleID)
    case quota(QuotaID)
    case subsidy(SubsidyID)
  }

  /// The declarations made use of.
  package private(set) var entries: Set<Entry> = []
  /// How many expressions were evaluated.
  package private(set) var steps = 0

  /// A trail of nothing yet.
  package init() {}

  func insert(_ entry: Entry) { entries.insert(entry) }
  func step() { steps += 1 }
}
