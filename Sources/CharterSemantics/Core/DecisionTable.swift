public import CharterDiagnostics
public import CharterValues

/// A decision table: for known arguments exactly one row matches, or the `otherwise` row does.
public struct DecisionTable: Sendable {
  /// A test of one argument against constants.
  public enum Test: Sendable, Hashable {
    case equals(Value)
    case compare(Comparison, Value)
    /// From the first to the second, which is left out where `isHalfOpen`.
    case range(Value, Value, isHalfOpen: Bool)
  }

  public enum Cell: Sendable, Hashable {
    case any
    /// Any one of the tests holds.
    case oneOf([Test])
  }

  public struct Row: Sendable {
    /// One an argument, in the order of the arguments.
    public let cells: [Cell]
    public let result: ParameterValue
    public let span: Span

    public init(cells: [Cell], result: ParameterValue, span: Span) {
      self.cells = cells
      self.result = result
      self.span = span
    }
  }

  public let id: TableID
  public let name: Name
  public let policy: PolicyID
  public let clause: ClauseID?
  public let arguments: [Name]
  public let argumentTypes: [ValueType]
  public let type: ValueType
  public let rows: [Row]
  /// What holds where no row matches.
  public let otherwise: ParameterValue?
  public let frameSize: Int
  public let span: Span

  public init(
    id: TableID, name: Name, policy: PolicyID, clause: ClauseID?, arguments: [Name],
    argumentTypes: [ValueType], type: ValueType, rows: [Row], otherwise: ParameterValue?,
    frameSize: Int, span: Span
  ) {
    self.id = id
    self.name = name
    self.policy = policy
    self.clause = clause
    self.arguments = arguments
    self.argumentTypes = argumentTypes
    self.type = type
    self.rows = rows
    self.otherwise = otherwise
    self.frameSize = frameSize
    self.span = span
  }
}
