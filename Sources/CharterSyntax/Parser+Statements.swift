import CharterDiagnostics

extension Parser {
  /// Reads a statement of a norm; `false` takes nothing.
  mutating func parseStatement() -> Bool {
    guard table.roles[Int(word())].contains(.beginsStatement) else { return false }
    let marker = start()
    if at(.require) {
      parseDemand(.require, .requireStatement)
    } else if at(.forbid) {
      take(.forbid)
      parseLabel()
      if hasExpressionAhead { parseExpression() }
      parseOtherwise()
      finish(marker, .forbidStatement)
    } else if at(.advise) {
      parseDemand(.advise, .adviseStatement)
    } else if at(.when) {
      parseWhen()
    } else if at(.anyOf) || at(.atLeastOf) {
      parseGrounds()
    } else if at(.duty) {
      parseDuty()
    } else if at(.procedure) {
      parseProcedure()
    } else if at(.notEncoded) {
      parseNotEncoded()
    } else {
      return false
    }
    return true
  }

  /// Reads whatever statement or item begins here, wherever it belongs; `false` takes nothing.
  mutating func parseAnyStatement() -> Bool {
    parseStatement() || parseGround() || parseStep() || parseQuotaItem() || parseSubsidyItem()
  }

  private mutating func parseDemand(_ keyword: Keyword, _ kind: SyntaxKind) {
    let marker = start()
    take(keyword)
    parseLabel()
    parseExpression()
    parseOtherwise()
    finish(marker, kind)
  }

  /// Whether an expression follows, and not the end of the statement or the next one.
  private var hasExpressionAhead: Bool {
    switch kind() {
    case .rightBrace, .semicolon: false
    case .word: !atOtherwise && !beginsItem
    default: !isAtEnd
    }
  }

  /// Whether `otherwise` begins a text or a case here and is not a name.
  var atOtherwise: Bool {
    at(.otherwise)
      && (kind(1) == .quoteOpen || kind(1) == .arrow || kind(2) == .quoteOpen || startsLine(1))
  }

  /// Whether `otherwise` follows, at once or after a `。` or `；` that only ends the line.
  private var isOtherwiseAhead: Bool {
    var stops = 0
    while kind(stops) == .semicolon { stops += 1 }
    return length(of: .otherwise, at: stops) > 0
  }

  mutating func parseOtherwise() {
    guard isOtherwiseAhead else { return }
    while consume(if: .semicolon) {}
    let marker = start()
    take(.otherwise)
    parseLocalizedText()
    finish(marker, .otherwiseClause)
  }

  mutating func parseWhen() {
    let marker = start()
    take(.when)
    parseExpression()
    finish(marker, .whenStatement)
  }

  // MARK: Grounds

  private mutating func parseGrounds() {
    let marker = start()
    let owner = position
    if !consume(if: .anyOf) {
      take(.atLeastOf)
      parseOperand(.additive)
      if word() == table.ofEnd || word() == table.itemEnd {
        mark(.atLeastOf)
        advance()
      } else {
        reportExpected(.endOfCount)
      }
    }
    parseBlock(.grounds, owner: owner) { $0.parseGround() }
    parseOtherwise()
    finish(marker, .groundsStatement)
  }

  private mutating func parseGround() -> Bool {
    guard at(.ground) else { return false }
    let marker = start()
    take(.ground)
    parseLabel()
    parseExpression()
    parseOtherwise()
    finish(marker, .groundItem)
    return true
  }

  // MARK: Duties and procedures

  private mutating func parseDuty() {
    let marker = start()
    take(.duty)
    if !atText { parseLabel() }
    parseLocalizedText()
    while parseActorClause() || parseWithin() {}
    finish(marker, .dutyStatement)
  }

  /// Reads `by a or b` or `to a and b`; `false` takes nothing.
  private mutating func parseActorClause() -> Bool {
    let marker = start()
    let kind: SyntaxKind
    if consume(if: .by) {
      kind = .byClause
    } else if consume(if: .to) {
      kind = .toClause
    } else {
      return false
    }
    parseOperand(.postfix)
    while at(.or) || at(.and) {
      take(at(.or) ? .or : .and)
      parseOperand(.postfix)
    }
    finish(marker, kind)
    return true
  }

  private mutating func parseWithin() -> Bool {
    guard at(.within), !at(.withinBudget) else { return false }
    let marker = start()
    take(.within)
    parseOperand(.additive)
    if consume(if: .of) { parseOperand(.additive) }
    finish(marker, .withinClause)
    return true
  }

  private mutating func parseProcedure() {
    let marker = start()
    let owner = position
    take(.procedure)
    parseBlock(.procedure, owner: owner) { $0.parseStep() }
    parseOtherwise()
    finish(marker, .procedureStatement)
  }

  private mutating func parseStep() -> Bool {
    guard at(.step) else { return false }
    let marker = start()
    take(.step)
    parseName(stops: [.by, .to, .after, .within, .notBefore])
    while parseActorClause() || parseWithin() || parseStepOrder() {}
    finish(marker, .stepItem)
    return true
  }

  /// Reads `after step`, `not before 7日` or `otherwise text`; `false` takes nothing.
  private mutating func parseStepOrder() -> Bool {
    let marker = start()
    if consume(if: .after) {
      if at(.word), !beginsItemOnNewLine { advance() } else { reportExpected(.stepName) }
      finish(marker, .afterClause)
    } else if consume(if: .notBefore) {
      parseOperand(.additive)
      finish(marker, .notBeforeClause)
    } else if isOtherwiseAhead {
      parseOtherwise()
    } else {
      return false
    }
    return true
  }
}
