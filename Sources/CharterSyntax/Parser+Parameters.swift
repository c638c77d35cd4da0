import CharterDiagnostics

extension Parser {
  /// Reads a parameter from its keyword on; `marker` stands before its modifiers.
  mutating func parseParameter(_ marker: Marker, owner: Int) {
    if consume(if: .parameter) {
      parseName()
      if at(.leftParenthesis) { parseParameterList() }
      parseTypeAnnotation()
      parseValues(owner: owner, isRequired: false)
    } else {
      reportExpected(.keyword(.parameter))
    }
    finish(marker, .parameterDeclaration)
  }

  /// Reads `= value`, `{ from DATE: value … }` or a table.
  private mutating func parseValues(owner: Int, isRequired: Bool) {
    if consume(if: .equal) {
      parseValue(owner: owner)
    } else if at(.table), kind(1) == .leftBrace {
      parseTable(owner: owner)
    } else if at(.leftBrace) {
      if beginsTable() {
        parseTable(owner: owner)
      } else {
        parseBlock(.periods, owner: owner) { $0.parsePeriod(owner: owner) }
      }
    } else if isRequired {
      reportExpected(.symbol("="))
    }
  }

  private mutating func parsePeriod(owner: Int) -> Bool {
    guard at(.from) else { return false }
    let marker = start()
    take(.from)
    parseOperand(.additive)
    if consume(if: .until) { parseOperand(.additive) }
    if consume(if: .colon) {
      parseValue(owner: owner)
    } else {
      reportExpected(.symbol(":"))
    }
    finish(marker, .datedValue)
    return true
  }

  /// Reads an expression, `unset` or a table.
  private mutating func parseValue(owner: Int) {
    if at(.unset) {
      parseUnset()
    } else if at(.table) && kind(1) == .leftBrace || beginsTable() {
      parseTable(owner: owner)
    } else {
      parseExpression()
    }
  }

  mutating func parseUnset() {
    let marker = start()
    take(.unset)
    finish(marker, .unsetValue)
  }

  private mutating func parseTable(owner: Int) {
    _ = consume(if: .table)
    parseTableBody(owner: owner)
  }

  /// Whether `{ word | word => …` begins here.
  private func beginsTable() -> Bool {
    guard kind() == .leftBrace, kind(1) == .word else { return false }
    var offset = 2
    while kind(offset) == .pipe, kind(offset + 1) == .word { offset += 2 }
    return kind(offset) == .arrow
  }

  /// Reads `(name: type, …)`.
  mutating func parseParameterList() {
    let marker = start()
    let opening = position
    advance()
    while at(.word) {
      let item = start()
      parseName()
      parseTypeAnnotation()
      finish(item, .parameterItem)
      if !consume(if: .comma) { break }
    }
    expectClosing(.rightParenthesis, opening: opening)
    finish(marker, .parameterList)
  }

  /// Reads `set name(…) = value`.
  mutating func parseSetting() {
    let marker = start()
    let owner = position
    take(.set)
    parseNameReference()
    if at(.leftParenthesis) {
      let arguments = start()
      parseArguments()
      finish(arguments, .parameterList)
    }
    parseValues(owner: owner, isRequired: true)
    finish(marker, .parameterSetting)
  }

  mutating func parseDefinition() {
    let marker = start()
    take(.define)
    parseName()
    if at(.leftParenthesis) { parseParameterList() }
    if at(.colon) { parseTypeAnnotation() }
    if expectEquals() { parseExpression() }
    finish(marker, .definition)
  }
}
