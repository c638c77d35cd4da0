import CharterDiagnostics

extension Parser {
  /// Reads `effect …`.
  mutating func parseEffect() {
    let marker = start()
    take(.effect)
    if !parseBareEffect() { reportExpected(.effect) }
    finish(marker, .effectDeclaration)
  }

  /// Reads an effect without the word `effect`; `false` takes nothing.
  private mutating func parseBareEffect() -> Bool {
    let marker = start()
    let owner = position
    if at(.create), kind(1) == .word {
      take(.create)
      parseNameReference()
      parseBlock(.fields, owner: owner) { $0.parseField() }
      finish(marker, .createEffect)
    } else if at(.remove), kind(1) == .word || kind(1) == .leftParenthesis {
      take(.remove)
      parseExpression()
      finish(marker, .removeEffect)
    } else if at(.forEach) {
      take(.forEach)
      parseBinder()
      parseWhereClause()
      parseBlock(.effects, owner: owner) { parser in
        if parser.at(.effect), parser.kind(1) == .word {
          parser.parseEffect()
          return true
        }
        return parser.parseBareEffect()
      }
      finish(marker, .forEachEffect)
    } else if at(.word) || at(.leftParenthesis), !beginsDeclaration || kind(1) == .dot {
      parseOperand(.postfix)
      if expectEquals() { parseExpression() }
      finish(marker, .assignEffect)
    } else {
      return false
    }
    return true
  }

  private mutating func parseField() -> Bool {
    guard at(.word) else { return false }
    let marker = start()
    advance()
    if !consume(if: .equal), !consume(if: .colon) { reportExpected(.symbol("=")) }
    parseExpression()
    finish(marker, .fieldInitializer)
    return true
  }
}
