import CharterDiagnostics

extension Parser {
  /// Reads an admission, exit or rule from its keyword on; `marker` stands before its modifiers.
  mutating func parseNorm(_ marker: Marker, _ keyword: Keyword, owner: Int) {
    take(keyword)
    parseName(stops: [.for, .forEach, .byDate, .enforcedOn])
    while parseForActions() || parseNormClause() || passOverRunTogether([.for]) {}
    parseBlock(.norm, owner: owner) { $0.parseStatement() }
    finish(marker, .norm)
  }

  private mutating func parseForActions() -> Bool {
    guard at(.for), !at(.forEach) else { return false }
    let marker = start()
    take(.for)
    parseNameReferences()
    finish(marker, .forActions)
    return true
  }

  /// Reads `for each …`, `by DATE` or `enforced on …` in the head of a norm; `false` takes nothing.
  mutating func parseNormClause() -> Bool {
    let marker = start()
    if consume(if: .forEach) {
      parseBinder()
      while at(.comma) {
        advance()
        parseBinder()
      }
      parseWhereClause()
      finish(marker, .forEachClause)
    } else if at(.byDate) {
      parseByDate()
    } else if at(.enforcedOn) {
      parseEnforcedOn()
    } else {
      return passOverRunTogether([.forEach, .byDate, .enforcedOn])
    }
    return true
  }

  /// The keyword with which the word at hand begins, where the space after it is missing.
  func keywordRunTogether(_ keywords: [Keyword]) -> Keyword? {
    guard kind() == .word, word() == 0, tokens[position].isHan else { return nil }
    let written = written(position)
    return keywords.first { written.hasPrefix($0.han) && written != $0.han }
  }

  /// Reports a clause whose keyword lacks the space after it, and passes over the clause.
  private mutating func passOverRunTogether(_ keywords: [Keyword]) -> Bool {
    guard let keyword = keywordRunTogether(keywords) else { return false }
    report(
      .keywordRunTogether(keyword, at: span(position), written: written(position)))
    let marker = start()
    let clauses: [Keyword] = [.for, .forEach, .byDate, .enforcedOn]
    repeat {
      advance()
    } while kind() != .leftBrace && kind() != .rightBrace
      && kind() != .semicolon && !isAtEnd && !beginsItemOnNewLine
      && !clauses.contains { at($0) } && keywordRunTogether(clauses) == nil
    finish(marker, .error)
    return true
  }

  mutating func parseByDate() {
    let marker = start()
    take(.byDate)
    parseOperand(.additive)
    finish(marker, .byDateClause)
  }

  mutating func parseEnforcedOn() {
    let marker = start()
    take(.enforcedOn)
    parseNameReferences()
    finish(marker, .enforcedOnClause)
  }

  /// Reads `x in xs`.
  mutating func parseBinder() {
    let marker = start()
    parseVariable()
    if consume(if: .in) {
      parseOperand(.postfix)
    } else {
      reportExpected(.keyword(.in))
    }
    finish(marker, .binder)
  }

  mutating func parseWhereClause() {
    guard at(.where) else { return }
    let marker = start()
    take(.where)
    parseExpression()
    finish(marker, .whereClause)
  }

  /// Reads an exception from its keyword on; `marker` stands before its modifiers.
  mutating func parseException(_ marker: Marker, owner: Int) {
    take(.exception)
    parseName(stops: [.exceptionTo])
    if consume(if: .exceptionTo) {
      parseNameReference()
    } else {
      reportExpected(.keyword(.exceptionTo))
      if at(.word), !at(.when), !startsLine() { parseNameReference() }
    }
    if at(.when) { parseWhen() }
    parseBlock(.norm, owner: owner) { $0.parseStatement() }
    finish(marker, .exceptionDeclaration)
  }
}
