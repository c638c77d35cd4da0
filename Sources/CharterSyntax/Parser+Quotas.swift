import CharterDiagnostics

extension Parser {
  /// Reads a quota from its keyword on; `marker` stands before its modifiers.
  mutating func parseQuota(_ marker: Marker, owner: Int) {
    take(.quota)
    parseName(stops: [.forEach, .byDate, .enforcedOn])
    while parseNormClause() {}
    parseBlock(.quota, owner: owner) { $0.parseQuotaItem() }
    finish(marker, .quotaDeclaration)
  }

  /// Reads an item of a quota; `false` takes nothing.
  mutating func parseQuotaItem() -> Bool {
    guard table.roles[Int(word())].contains(.beginsStatement) else { return false }
    let marker = start()
    if at(.when) {
      parseWhen()
    } else if consume(if: .of) {
      parseBinder()
      parseWhereClause()
      finish(marker, .quotaPopulation)
    } else if consume(if: .count) {
      if at(.where) { reportExpected(.variable) } else { parseVariable() }
      if at(.where) { parseWhereClause() } else { reportExpected(.keyword(.where)) }
      finish(marker, .quotaCount)
    } else if at(.atLeast) || at(.atMost) {
      take(at(.atLeast) ? .atLeast : .atMost)
      parseOperand(.additive)
      if at(.rounded), length(of: .roundedTo, at: 2) == 0 {
        take(.rounded)
        parseRoundingMode(isRequired: true)
      }
      finish(marker, .quotaBound)
    } else if consume(if: .between) {
      parseOperand(.additive)
      if consume(if: .betweenAnd) {
        parseOperand(.additive)
      } else {
        reportExpected(.keyword(.betweenAnd))
      }
      finish(marker, .quotaBound)
    } else if at(.enforcedOn) {
      parseEnforcedOn()
    } else if at(.byDate), !at(.byLargestRemainder) {
      parseByDate()
    } else {
      return false
    }
    return true
  }

  /// Reads `half up`, `half even`, `up` or `down`.
  mutating func parseRoundingMode(isRequired: Bool) {
    let modes: [Keyword] = [.halfUp, .halfEven, .up, .down]
    if let mode = modes.first(where: { at($0) }) {
      take(mode)
    } else if isRequired {
      reportExpected(.oneOf(modes))
    }
  }
}
