import CharterDiagnostics

extension Parser {
  mutating func parsePolicyHeader() {
    let marker = start()
    let owner = position
    let place = span(position)
    if let policyHeader {
      report(.secondHeader(.policy, at: place, first: policyHeader))
    } else {
      policyHeader = place
    }
    take(.policy)
    parseName()
    if at(.leftBrace) {
      parseBlock(.policyHeader, owner: owner) { $0.parseHeaderItem() }
    }
    finish(marker, .policyHeader)
  }

  private mutating func parseHeaderItem() -> Bool {
    let marker = start()
    if consume(if: .title) {
      parseLocalizedText()
      finish(marker, .titleItem)
    } else if consume(if: .documentNumber) {
      parseLocalizedText()
      finish(marker, .numberItem)
    } else if consume(if: .issuer) {
      parseLocalizedText()
      finish(marker, .issuerItem)
    } else if consume(if: .jurisdiction) {
      parseTextLiteral()
      finish(marker, .jurisdictionItem)
    } else if consume(if: .force) {
      let levels: [Keyword] = [.binding, .guidance, .descriptive]
      if let level = levels.first(where: { at($0) }) {
        take(level)
      } else {
        reportExpected(.oneOf(levels))
        if at(.word), !startsLine() { skipOne() }
      }
      finish(marker, .forceItem)
    } else if consume(if: .inForce) {
      _ = consume(if: .illustrative)
      if consume(if: .from) {
        parseOperand(.additive)
      } else {
        reportExpected(.keyword(.from))
        if at(.date) { parseOperand(.additive) }
      }
      if consume(if: .until) { parseOperand(.additive) }
      finish(marker, .inForceItem)
    } else {
      return parseUses()
    }
    return true
  }

  // MARK: Clauses

  mutating func parseClause() {
    let marker = start()
    let owner = position
    take(.clause)
    if at(.quoteOpen) {
      parseTextLiteral()
    } else {
      reportExpected(.clauseNumber)
    }
    if atText { parseLocalizedText() }
    if at(.notEncoded) {
      parseNotEncoded()
    } else {
      parseBlock(.clause, owner: owner) { $0.parseDeclaration() }
    }
    finish(marker, .clause)
  }

  /// Reads `not encoded ["part"] because "reason"`.
  mutating func parseNotEncoded() {
    let marker = start()
    take(.notEncoded)
    if atText { parseLocalizedText() }
    if consume(if: .because) {
      parseLocalizedText()
    } else {
      reportExpected(.keyword(.because))
    }
    finish(marker, .notEncoded)
  }
}
