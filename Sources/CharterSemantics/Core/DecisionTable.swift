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

  /// What a row asks of one argument.
  public enum Cell: Sendable, Hashable {
    case any
    /// Any one of the tests holds.
    case oneOf([Test])
  }

  /// One row: where every cell holds, its result is the table's.
  public struct Row: Sendable {
    /// One an argument, in the order of the arguments.
    public let cells: [Cell]
    /// What the table gives; it may read the arguments.
    public let result: ParameterValue
    /// Where the row stands.
    public let span: Span

    /// A row with its cells.
    public init(cells: [Cell], result: ParameterValue, span: Span) {
      self.cells = cells
      self.result = result
      self.span = span
    }
  }

  /// Its identity in the program.
  public let id: TableID
  /// Its name; an inline table has its parameter's.
  public let name: Name
  /// The policy that it belongs to.
  public let policy: PolicyID
  /// The clause that it stands in, if any.
  public let clause: ClauseID?
  /// The arguments, which are the first slots of its frame.
  public let arguments: [Name]
  /// The types of the arguments, in the same order.
  public let argumentTypes: [ValueType]
  /// What the results are.
  public let type: ValueType
  /// The rows in the order written; no two match the same arguments.
  public let rows: [Row]
  /// What holds where no row matches.
  public let otherwise: ParameterValue?
  /// Slots that a frame needs: the arguments and every binder.
  public let frameSize: Int
  /// Where its name is declared; an inline table as a whole.
  public let span: Span

  /// A table with its rows.
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
