public import CharterValues

/// The core: every policy of a run, typed, resolved, free of sugar and of errors.
///
/// Whatever gives a policy meaning starts here and nowhere else.
public struct Program: Sendable {
  /// The vocabulary, all files together.
  public let schema: Schema
  /// By entity: the place of a record, with the record itself as slot 0; `nil`: it has no place.
  public let places: [Expression?]
  /// By action.
  public let actions: [ActionRules]
  /// Those in force and the others; a ``PolicyID`` is the place in it.
  public let policies: [Policy]
  /// Over all policies; a ``ClauseID`` is the place in it.
  public let clauses: [Clause]
  /// In the order of `schema.parameters`.
  public let parameters: [Parameter]
  /// Over all policies; a ``DefinitionID`` is the place in it.
  public let definitions: [Definition]
  /// Over all policies; a ``TableID`` is the place in it.
  public let tables: [DecisionTable]
  /// The norms on actions; a ``NormID`` is the place in it.
  public let norms: [Norm]
  /// By action: its norms in the order of their policies and texts.
  public let normsByAction: [[NormID]]
  /// The exceptions to norms on actions; an ``ExceptionID`` is the place in it.
  public let exceptions: [NormException]
  /// The rules on the registry.
  public let rules: [StateRule]
  /// The quotas on the registry.
  public let quotas: [Quota]
  /// The payments worked out from the registry.
  public let subsidies: [Subsidy]

  /// A program of checked parts, each at the place that its identity says.
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

  /// The policy with an identity of this program.
  public subscript(id: PolicyID) -> Policy { policies[id.index] }
  /// The clause with an identity of this program.
  public subscript(id: ClauseID) -> Clause { clauses[id.index] }
  /// The parameter with an identity of this program.
  public subscript(id: ParameterID) -> Parameter { parameters[id.index] }
  /// The definition with an identity of this program.
  public subscript(id: DefinitionID) -> Definition { definitions[id.index] }
  /// The table with an identity of this program.
  public subscript(id: TableID) -> DecisionTable { tables[id.index] }
  /// The norm with an identity of this program.
  public subscript(id: NormID) -> Norm { norms[id.index] }
  /// The exception with an identity of this program.
  public subscript(id: ExceptionID) -> NormException { exceptions[id.index] }
  /// The rule on the registry with an identity of this program.
  public subscript(id: RuleID) -> StateRule { rules[id.index] }
  /// The quota with an identity of this program.
  public subscript(id: QuotaID) -> Quota { quotas[id.index] }
  /// The subsidy with an identity of this program.
  public subscript(id: SubsidyID) -> Subsidy { subsidies[id.index] }

  /// The name of a norm of any kind.
  public func name(of id: AnyNormID) -> Name {
    switch id {
    case .norm(let id): self[id].name
    case .rule(let id): self[id].header.name
    case .quota(let id): self[id].header.name
    case .subsidy(let id): self[id].header.name
    }
  }

  /// The policy that a norm of any kind belongs to.
  public func policy(of id: AnyNormID) -> PolicyID {
    switch id {
    case .norm(let id): self[id].policy
    case .rule(let id): self[id].header.policy
    case .quota(let id): self[id].header.policy
    case .subsidy(let id): self[id].header.policy
    }
  }

  /// The clause that a norm of any kind stands in, if any.
  public func clause(of id: AnyNormID) -> ClauseID? {
    switch id {
    case .norm(let id): self[id].clause
    case .rule(let id): self[id].header.clause
    case .quota(let id): self[id].header.clause
    case .subsidy(let id): self[id].header.clause
    }
  }
}

/// A checked expression of its own, as `charter eval` takes one.
public struct CheckedExpression: Sendable {
  /// The expression, free of errors.
  public let expression: Expression
  /// Slots that a frame needs: every binder.
  public let frameSize: Int

  /// An expression with the size of its frame.
  public init(expression: Expression, frameSize: Int) {
    self.expression = expression
    self.frameSize = frameSize
  }
}
