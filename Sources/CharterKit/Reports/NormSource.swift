internal import CharterSemantics
internal import CharterValues

/// What the rows of a norm need of it, be it about an action or about the registry.
struct NormSource {
  let name: Name
  let policy: PolicyID
  let clause: ClauseID?
  let conditions: [Expression]
  let statements: [Statement]
  let exceptions: [ExceptionID]

  init(_ norm: Norm) {
    self.name = norm.name
    self.policy = norm.policy
    self.clause = norm.clause
    self.conditions = norm.conditions
    self.statements = norm.statements
    self.exceptions = norm.exceptions
  }

  init(_ rule: StateRule) {
    self.name = rule.header.name
    self.policy = rule.header.policy
    self.clause = rule.header.clause
    self.conditions = rule.conditions
    self.statements = rule.statements
    self.exceptions = []
  }
}
