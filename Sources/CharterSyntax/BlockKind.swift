/// What kind of block the parser stands in: it decides which keywords begin an item there.
enum BlockKind: UInt8, CaseIterable {
  case file, clause
  case vocabularyHeader, policyHeader
  case cases, entity, action, effects, fields
  case periods, table
  case norm, grounds, procedure
  case quota, subsidy, line
  case arms

  /// The keywords that an item of such a block begins with; blocks of declarations have none of
  /// their own.
  var starters: [Keyword] {
    switch self {
    case .file, .clause, .cases, .entity, .fields, .table, .arms: []
    case .vocabularyHeader: [.uses]
    case .policyHeader: [.title, .documentNumber, .issuer, .jurisdiction, .force, .inForce, .uses]
    case .action: [.effect]
    case .effects: [.effect, .create, .remove, .forEach]
    case .periods: [.from]
    case .norm:
      [.when, .require, .forbid, .advise, .anyOf, .atLeastOf, .duty, .procedure, .notEncoded]
    case .grounds: [.ground]
    case .procedure: [.step]
    case .quota: [.when, .of, .count, .atLeast, .atMost, .between, .enforcedOn, .byDate]
    case .subsidy:
      [
        .when, .line, .amount, .atMost, .atLeast, .rounded, .payer, .payee, .withinBudget, .fund,
        .pool, .inProportionTo,
      ]
    case .line: [.pool, .inProportionTo, .rounded]
    }
  }

  /// Whether its items are separated by commas or line breaks, so that a new line begins a new one.
  var isSeparatedByLines: Bool {
    switch self {
    case .cases, .entity, .action, .fields, .table: true
    case .file, .clause, .vocabularyHeader, .policyHeader, .effects, .periods, .norm, .grounds,
      .procedure, .quota, .subsidy, .line, .arms:
      false
    }
  }

  /// Whether declarations are its items.
  var holdsDeclarations: Bool { self == .file || self == .clause }
}
