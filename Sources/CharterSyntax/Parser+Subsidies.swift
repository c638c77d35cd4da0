import CharterDiagnostics

extension Parser {
  /// Reads a subsidy from its keyword on; `marker` stands before its modifiers.
  mutating func parseSubsidy(_ marker: Marker, owner: Int) {
    take(.subsidy)
    parseName(stops: [.forEach, .sharedAmong])
    while true {
      if at(.sharedAmong) {
        let clause = start()
        take(.sharedAmong)
        parseBinder()
        parseWhereClause()
        finish(clause, .sharedAmongClause)
      } else if !at(.forEach) || !parseNormClause() {
        break
      }
    }
    parseBlock(.subsidy, owner: owner) { $0.parseSubsidyItem() }
    finish(marker, .subsidyDeclaration)
  }

  /// Reads an item of a subsidy or of one of its lines; `false` takes nothing.
  mutating func parseSubsidyItem() -> Bool {
    guard table.roles[Int(word())].contains(.beginsStatement) else { return false }
    let marker = start()
    if at(.when) {
      parseWhen()
    } else if at(.line) {
      parseLineItem()
    } else if consume(if: .amount) {
      if expectEquals() { parseExpression() }
      finish(marker, .amountItem)
    } else if at(.atMost) || at(.atLeast) {
      take(at(.atMost) ? .atMost : .atLeast)
      parseOperand(.additive)
      finish(marker, .capItem)
    } else if consume(if: .rounded) {
      parseRoundingMode(isRequired: false)
      if consume(if: .roundedTo) {
        parseOperand(.unary)
      } else {
        reportExpected(.keyword(.roundedTo))
      }
      _ = consume(if: .byLargestRemainder)
      finish(marker, .roundingItem)
    } else if at(.payer) || at(.payee) {
      let isPayer = at(.payer)
      take(isPayer ? .payer : .payee)
      parseOperand(.and)
      while consume(if: .or) { parseOperand(.and) }
      finish(marker, isPayer ? .payerItem : .payeeItem)
    } else if consume(if: .withinBudget) {
      parseExpression()
      finish(marker, .budgetItem)
    } else if consume(if: .fund) {
      parseExpression()
      finish(marker, .fundItem)
    } else if at(.pool) {
      parsePool()
    } else if consume(if: .inProportionTo) {
      parseExpression()
      parseLineCondition()
      finish(marker, .proportionClause)
    } else {
      return false
    }
    return true
  }

  private mutating func parseLineItem() {
    let marker = start()
    let owner = position
    take(.line)
    parseName()
    if at(.leftBrace) {
      parseBlock(.line, owner: owner) { parser in
        guard parser.at(.pool) || parser.at(.inProportionTo) || parser.at(.rounded) else {
          return false
        }
        return parser.parseSubsidyItem()
      }
    } else if expectEquals() {
      parseExpression()
      parseLineCondition()
    }
    finish(marker, .lineItem)
  }

  private mutating func parseLineCondition() {
    guard at(.when) else { return }
    let marker = start()
    take(.when)
    parseExpression()
    finish(marker, .lineCondition)
  }

  private mutating func parsePool() {
    let marker = start()
    take(.pool)
    if at(.rest), length(of: .inProportionTo, at: 1) > 0 || startsLine(1) || kind(1) == .rightBrace
    {
      let rest = start()
      take(.rest)
      finish(rest, .poolRest)
    } else {
      parseExpression()
    }
    finish(marker, .poolItem)
  }

  /// Whether `rounded … to 1元 by largest remainder` begins here, which is never part of an
  /// expression.
  var atPoolRounding: Bool {
    guard at(.rounded) else { return false }
    for offset in 1..<8 where length(of: .byLargestRemainder, at: offset) > 0 {
      for between in 1..<offset where startsLine(between) && beginsStatement(between) {
        return false
      }
      return true
    }
    return false
  }

  private func beginsStatement(_ offset: Int) -> Bool {
    table.roles[Int(word(offset))].contains(.beginsStatement)
  }
}
