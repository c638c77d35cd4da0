public import CharterSemantics
public import CharterValues

/// What a norm on the registry judges at a time: one value for each variable of its `for each`.
public struct Subject: Sendable, Hashable {
  /// In the order of the variables; empty: the jurisdiction as a whole.
  public let values: [Value]

  /// A subject of values.
  public init(_ values: [Value]) { self.values = values }

  /// The one subject of a norm without `for each`.
  public static let jurisdiction = Subject([])
}

/// What became of a rule or a quota for one subject.
public enum StateOutcome: String, Sendable, CaseIterable {
  case met
  case notMet = "not_met"
  case undetermined
  /// It would not be met, and its due date has not passed.
  case notYetDue = "not_yet_due"
}

/// What the evaluation of one norm on the registry leaned on, over all its subjects.
public struct StateFootnotes: Sendable {
  /// Why there may be subjects that nobody knows of; empty: there are none.
  public var openSubjects: [Reason] = []
  /// The parameters marked `reading` that the reply depends on.
  public var readings: [ParameterID] = []
  /// The parameters marked `illustrative` that the reply depends on.
  public var illustrativeParameters: [ParameterID] = []
  /// The policies of illustrative dates: the norm's own, and those whose settings gave a value.
  public var illustrativePolicies: [PolicyID] = []
  /// The rows of tables that gave a value.
  public var tableRows: Set<TableRow> = []

  /// Nothing leaned on.
  public init() {}
}

/// A row of a decision table.
public struct TableRow: Sendable, Hashable {
  /// The table.
  public let table: TableID
  /// The place of the row, from 0; `nil`: the `otherwise` row.
  public let row: Int?

  /// A row of a table.
  public init(table: TableID, row: Int?) {
    self.table = table
    self.row = row
  }
}
