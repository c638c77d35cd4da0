import CharterDiagnostics

extension Parser {
  /// Reads an operand with what stands before it: `not`, `-`, `if`, a quantifier, or a plain one.
  mutating func parsePrefix() {
    let marker = start()
    switch kind() {
    case .number:
      advance()
      finish(marker, .numberLiteral)
    case .date:
      advance()
      finish(marker, .dateLiteral)
    case .quoteOpen:
      parseTextLiteral()
      finish(marker, .textExpression)
    case .minus:
      advance()
      parseOperand(.unary)
      finish(marker, .unaryExpression)
    case .leftParenthesis: parseParenthesized()
    case .leftBrace where !isBlockAhead: parseSet()
    case .word: parseWordExpression()
    default: parseMissing()
    }
  }

  /// Puts a hole where an expression should stand.
  private mutating func parseMissing() {
    let marker = start()
    reportExpected(.expression)
    finish(marker, .missingExpression)
  }

  /// Whether the `{` at hand opens a block of statements, so that an expression is missing before
  /// it.
  private var isBlockAhead: Bool {
    kind(1) == .word && startsLine(1)
      && table.roles[Int(word(1))].contains(.beginsStatement)
  }

  private mutating func parseWordExpression() {
    let marker = start()
    if tokens[position].word == 0 {
      advance()
      finish(marker, .nameExpression)
      return
    }
    if beginsItemOnNewLine || atOtherwise {
      parseMissing()
    } else if isReservedInExpressions() {
      parseReserved(marker)
    } else if isAggregateAhead {
      parseAggregate(marker)
    } else if atText {
      parseLocalizedText()
      finish(marker, .textExpression)
    } else {
      advance()
      finish(marker, .nameExpression)
    }
  }

  /// Reads an expression that begins with one of the words that are no names in expressions.
  private mutating func parseReserved(_ marker: Marker) {
    if consume(if: .not) {
      parseOperand(.not)
      finish(marker, .unaryExpression)
    } else if consume(if: .true) || consume(if: .false) {
      finish(marker, .booleanLiteral)
    } else if consume(if: .none) {
      finish(marker, .noneLiteral)
    } else if at(.if) {
      parseIf(marker)
    } else if at(.match) {
      parseMatch(marker)
    } else if at(.every) || at(.some) {
      parseQuantifier(marker)
    } else {
      parseMissing()
    }
  }

  private mutating func parseParenthesized() {
    let marker = start()
    let opening = position
    advance()
    let rounded = roundedEndsExpression
    roundedEndsExpression = false
    parseExpression()
    roundedEndsExpression = rounded
    expectClosing(.rightParenthesis, opening: opening)
    finish(marker, .parenthesized)
  }

  /// Reads `{a, b}`.
  mutating func parseSet() {
    let marker = start()
    let opening = position
    advance()
    if !at(.rightBrace) {
      parseExpression()
      while consume(if: .comma) { parseExpression() }
    }
    expectClosing(.rightBrace, opening: opening)
    finish(marker, .setExpression)
  }

  // MARK: Alternatives

  private mutating func parseIf(_ marker: Marker) {
    take(.if)
    parseExpression()
    if consume(if: .then) {
      parseExpression()
    } else {
      reportExpected(.keyword(.then))
    }
    if consume(if: .else) {
      parseExpression()
    } else {
      reportExpected(.keyword(.else))
    }
    finish(marker, .ifExpression)
  }

  private mutating func parseMatch(_ marker: Marker) {
    let owner = position
    take(.match)
    parseExpression()
    parseBlock(.arms, owner: owner) { $0.parseArm() }
    finish(marker, .matchExpression)
  }

  private mutating func parseArm() -> Bool {
    switch kind() {
    case .rightParenthesis, .rightBracket, .comma, .pipe, .arrow: return false
    case .word where isReservedInExpressions() && !at(.none) && !at(.true) && !at(.false):
      return false
    default: break
    }
    let marker = start()
    if at(.otherwise), kind(1) == .arrow {
      let pattern = start()
      take(.otherwise)
      finish(pattern, .otherwisePattern)
    } else {
      parseOperand(.additive)
      while consume(if: .comma) { parseOperand(.additive) }
    }
    if consume(if: .arrow) {
      parseExpression()
    } else {
      reportExpected(.symbol("=>"))
    }
    finish(marker, .matchArm)
    return true
  }

  // MARK: Sets

  private mutating func parseQuantifier(_ marker: Marker) {
    take(at(.every) ? .every : .some)
    parseBinder()
    parseWhereClause()
    if consume(if: .satisfies) { parseExpression() }
    finish(marker, .quantifierExpression)
  }

  /// Whether `count (x in` stands here.
  private var isAggregateAhead: Bool {
    table.roles[Int(word())].contains(.aggregate) && kind(1) == .leftParenthesis
      && kind(2) == .word && length(of: .in, at: 3) > 0
  }

  private mutating func parseAggregate(_ marker: Marker) {
    advance()
    let opening = position
    advance()
    let rounded = roundedEndsExpression
    roundedEndsExpression = false
    parseBinder()
    parseWhereClause()
    if consume(if: .colon) { parseExpression() }
    if at(.weightedBy) {
      let weight = start()
      take(.weightedBy)
      parseExpression()
      finish(weight, .weightClause)
    }
    expectClosing(.rightParenthesis, opening: opening)
    roundedEndsExpression = rounded
    finish(marker, .aggregateExpression)
  }
}
