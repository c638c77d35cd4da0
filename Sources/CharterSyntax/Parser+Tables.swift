import CharterDiagnostics

extension Parser {
  mutating func parseTableDeclaration() {
    let marker = start()
    let owner = position
    take(.table)
    parseName()
    if at(.leftParenthesis) {
      parseParameterList()
    } else {
      reportExpected(.symbol("("))
    }
    parseTypeAnnotation()
    parseTableBody(owner: owner)
    finish(marker, .tableDeclaration)
  }

  /// Reads `{ header rows }`.
  mutating func parseTableBody(owner: Int) {
    let marker = start()
    var hasHeader = false
    parseBlock(.table, owner: owner) { parser in
      guard !(parser.startsLine() && parser.beginsDeclaration && parser.kind(1) == .word) else {
        return false
      }
      parser.parseLine { parser in
        if hasHeader { parser.parseRow() } else { parser.parseTableHeader() }
      }
      hasHeader = true
      return true
    }
    finish(marker, .tableBody)
  }

  /// Reads something that ends with the line, whatever is missing in it.
  private mutating func parseLine(_ body: (inout Parser) -> Void) {
    let outer = limit
    var end = position + 1
    while end < limit, !tokens[end].startsLine { end += 1 }
    limit = end
    body(&self)
    if !at(.endOfFile), !at(.rightBrace), !at(.semicolon) {
      reportLeftover()
      recover()
    }
    limit = outer
    // What was said at the end of the row is said; the next row starts afresh.
    if reportedPosition == position { reportedPosition = -1 }
  }

  private mutating func parseTableHeader() {
    let marker = start()
    parseColumnName()
    while consume(if: .pipe) { parseColumnName() }
    if consume(if: .arrow) {
      parseColumnName()
    } else {
      reportExpected(.symbol("=>"))
    }
    finish(marker, .tableHeader)
  }

  private mutating func parseColumnName() {
    if at(.word) { advance() } else { reportExpected(.column) }
  }

  private mutating func parseRow() {
    let marker = start()
    let isOtherwise = at(.otherwise) && kind(1) == .arrow
    if isOtherwise {
      take(.otherwise)
    } else {
      parseCell()
      while consume(if: .pipe) { parseCell() }
    }
    if consume(if: .arrow) {
      if at(.unset) { parseUnset() } else { parseExpression() }
    } else {
      reportExpected(.symbol("=>"))
    }
    finish(marker, isOtherwise ? .otherwiseRow : .tableRow)
  }

  private mutating func parseCell() {
    let marker = start()
    if at(.any) {
      let inner = start()
      take(.any)
      finish(inner, .anyCell)
    } else if BinaryOperator(comparison: kind()) != nil {
      let inner = start()
      advance()
      parseOperand(.additive)
      finish(inner, .comparisonCell)
    } else {
      parseCellItem()
      while consume(if: .comma) { parseCellItem() }
    }
    finish(marker, .tableCell)
  }

  private mutating func parseCellItem() {
    let marker = start()
    parseOperand(.additive)
    if at(.dotDot) || at(.dotDotLess) { parseRangeEnd(marker) }
  }
}
