/// What a node of the tree is; the grammar's own words (see `Grammar/charter.ebnf`).
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  case file
  /// Tokens that fit nowhere; kept so that the tree prints back whole.
  case error

  // Names and texts
  /// A declared name: one word, or two adjacent ones on one line, one Latin and one Han.
  case name
  /// A use of a name: one word, or `policy.name` where the grammar asks for a qualified one.
  case nameReference
  /// `"…"`: its tokens are quotes, segments and, for each `{…}`, an interpolation node.
  case textLiteral
  /// `{expression}` inside a text.
  case interpolation
  /// A text shown to people: one text literal, or `zh "…" en "…"`.
  case localizedText
  /// `zh "…"` or `en "…"` inside a localized text.
  case languageText

  // Vocabulary
  case vocabularyHeader
  case unitDeclaration
  case enumDeclaration
  case enumCase
  case entityDeclaration
  case attributeDeclaration
  case placeDeclaration
  case actionDeclaration
  case effectDeclaration
  case assignEffect
  case createEffect
  case fieldInitializer
  case removeEffect
  case forEachEffect

  // Types
  /// A type: base, optional `in` unit, optional `?`.
  case namedType
  case setType
  case unitReference
  case inverseClause
  case defaultClause

  // Policy
  case policyHeader
  case titleItem
  case numberItem
  case issuerItem
  case jurisdictionItem
  case forceItem
  case inForceItem
  case usesItem
  case clause
  case notEncoded
  case parameterDeclaration
  case parameterList
  case parameterItem
  case datedValue
  case unsetValue
  case parameterSetting
  case definition
  case tableDeclaration
  case tableBody
  case tableHeader
  case tableRow
  case otherwiseRow
  case tableCell
  case anyCell
  case comparisonCell

  // Norms
  case norm
  case exceptionDeclaration
  case forActions
  case forEachClause
  case binder
  case whereClause
  case byDateClause
  case enforcedOnClause
  case whenStatement
  case requireStatement
  case forbidStatement
  case adviseStatement
  case groundsStatement
  case groundItem
  case dutyStatement
  case procedureStatement
  case stepItem
  case label
  case otherwiseClause
  case byClause
  case toClause
  case withinClause
  case notBeforeClause
  case afterClause

  // Norms on the state
  case quotaDeclaration
  case quotaPopulation
  case quotaCount
  case quotaBound
  case subsidyDeclaration
  case sharedAmongClause
  case lineItem
  case amountItem
  case capItem
  case roundingItem
  case payerItem
  case payeeItem
  case budgetItem
  case fundItem
  case poolItem
  case poolRest
  case proportionClause
  case lineCondition

  // Expressions
  case numberLiteral
  case dateLiteral
  case booleanLiteral
  case noneLiteral
  case textExpression
  case nameExpression
  case memberExpression
  case callExpression
  case parenthesized
  case unaryExpression
  case binaryExpression
  case isExpression
  case inExpression
  case rangeExpression
  case setExpression
  case roundedExpression
  case ifExpression
  case matchExpression
  case matchArm
  case otherwisePattern
  case quantifierExpression
  case aggregateExpression
  case weightClause
  case missingExpression

  /// Whether it is a kind of expression, one that a reader of trees may meet wherever a value
  /// stands.
  public var isExpression: Bool {
    rawValue >= SyntaxKind.numberLiteral.rawValue && self != .matchArm && self != .otherwisePattern
      && self != .weightClause
  }
}
