public import CharterDiagnostics
public import CharterValues

/// How one expression came to its value: the tree that `charter explain` prints.
public struct Derivation: Sendable {
  /// The text of the expression; chains of one operator are one node.
  public let span: Span
  /// The type of its value.
  public let type: ValueType
  /// `nil`: unknown, for `reasons`.
  public let value: Value?
  /// Why it is unknown; empty else.
  public let reasons: [Reason]
  /// For a fact, a step or a parameter: what was read and where it stands.
  public let observed: ObservedValue?
  /// Operands in the order written; those that a decided operator dropped are kept here.
  public let children: [Derivation]
  /// Of a table: the row that gave the value, where one row did.
  public let row: TableRow?

  /// A node with all its parts.
  public init(
    span: Span, type: ValueType, value: Value?, reasons: [Reason], observed: ObservedValue?,
    children: [Derivation], row: TableRow? = nil
  ) {
    self.row = row
    self.span = span
    self.type = type
    self.value = value
    self.reasons = reasons
    self.observed = observed
    self.children = children
  }
}
