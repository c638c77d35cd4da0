package import CharterDiagnostics
package import CharterSemantics
package import CharterValues

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

  /// A fact of the registry that was read.
  package struct Read: Sendable, Hashable {
    /// Whose.
    package let record: RecordID
    /// Which one.
    package let attribute: AttributeID
  }

  /// What a comparison held against each other.
  package struct Pair: Sendable, Hashable {
    /// The value on the left.
    package let left: Value
    /// The value on the right.
    package let right: Value
  }

  /// The declarations made use of.
  package private(set) var entries: Set<Entry> = []
  /// How many expressions were evaluated.
  package private(set) var steps = 0

  /// The facts read, each once, in the order met; empty unless they are kept.
  package private(set) var reads: [Read] = []
  /// By the text of a comparison: what it held against each other; empty unless that is kept.
  package private(set) var pairs: [Span: [Pair]] = [:]
  private let keepsFacts: Bool
  private var seen: Set<Read> = []
  /// The most pairs of one comparison that are kept.
  private static let mostPairs = 200

  /// A trail of nothing yet.
  ///
  /// - Parameter keepsFacts: whether to keep the facts read and what was compared.
  package init(keepsFacts: Bool = false) { self.keepsFacts = keepsFacts }

  func insert(_ entry: Entry) { entries.insert(entry) }
  func step() { steps += 1 }

  func insert(_ record: RecordID, _ attribute: AttributeID) {
    guard keepsFacts else { return }
    let read = Read(record: record, attribute: attribute)
    if seen.insert(read).inserted { reads.append(read) }
  }

  func insert(_ left: Value, _ right: Value, at span: Span) {
    guard keepsFacts else { return }
    let pair = Pair(left: left, right: right)
    let known = pairs[span] ?? []
    if known.count < Self.mostPairs, !known.contains(pair) { pairs[span] = known + [pair] }
  }
}
