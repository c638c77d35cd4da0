public import CharterValues

/// The core: every policy of a run, typed, resolved, free of sugar and of errors.
///
/// Whatever gives a policy meaning starts here and nowhere else.
public struct Program: Sendable {
  public let schema: Schema
  /// By entity: the place of a record, with the record itself as slot 0; `nil`: it has no place.
  public let places: [Expression?]
  /// By action.
  public let actions: [ActionRules]
  public let policies: [Policy]
  public let clauses: [Clause]
  /// In the order of `schema.parameters`.
  public let parameters: [Parameter]
  public let definitions: [Definition]
  public let tables: [DecisionTable]
  public let norms: [Norm]
  /// By action: its norms in the order of their policies and texts.
  public let normsByAction: [[NormID]]
  public let exceptions: [NormException]
  public let rules: [StateRule]
  public let quotas: [Quota]
  public let subsidies: [Subsidy]

  public init(
    schema: Schema, places: [Expression?], actions: [ActionRules], policies: [Policy],
    clauses: [Clause], parameters: [Parameter], definitions: [Definition],
    tables: [DecisionTable], norms: [Norm], normsByAction: [[NormID]],
    exceptions: [NormException], rules: [StateRule], quotas: [Quota], subsidies: [Subsidy]
  ) {
    self.schema = schema
    self.places = places
    self.actions = actions
    self.policies = policies
    self.clauses = clauses
    self.parameters = parameters
    self.definitions = definitions
    self.tables = tables
    self.norms = norms
    self.normsByAction = normsByAction
    self.exceptions = exceptions
    self.rules = rules
    self.quotas = quotas
    self.subsidies = subsidies
  }

  /// A program without policies: expressions of constants can be evaluated in it.
  public static let empty = Program(
    schema: Schema(), places: [], actions: [], policies: [], clauses: [], parameters: [],
    definitions: [], tables: [], norms: [], normsByAction: [], exceptions: [], rules: [],
    quotas: [], subsidies: [])

  public subscript(id: PolicyID) -> Policy { policies[id.index] }
  public subscript(id: ClauseID) -> Clause { clauses[id.index] }
  public subscript(id: ParameterID) -> Parameter { parameters[id.index] }
  public subscript(id: DefinitionID) -> Definition { definitions[id.index] }
  public subscript(id: TableID) -> DecisionTable { tables[id.index] }
  public subscript(id: NormID) -> Norm { norms[id.index] }
  public subscript(id: ExceptionID) -> NormException { exceptions[id.index] }
}

/// A checked expression of its own, as `charter eval` takes one.
public struct CheckedExpression: Sendable {
  public let expression: Expression
  public let frameSize: Int

  public init(expression: Expression, frameSize: Int) {
    self.expression = expression
    self.frameSize = frameSize
  }
}
