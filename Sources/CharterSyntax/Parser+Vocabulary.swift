import CharterDiagnostics

extension Parser {
  mutating func parseVocabularyHeader() {
    let marker = start()
    let owner = position
    let place = span(position)
    if let policyHeader {
      report(.vocabularyAfterPolicy(at: place, policy: policyHeader))
    } else if let vocabularyHeader {
      report(.secondHeader(.vocabulary, at: place, first: vocabularyHeader))
    } else {
      vocabularyHeader = place
    }
    take(.vocabulary)
    parseName()
    if at(.leftBrace) {
      parseBlock(.vocabularyHeader, owner: owner) { $0.parseUses() }
    }
    finish(marker, .vocabularyHeader)
  }

  /// Reads `uses a, b`; `false` takes nothing.
  mutating func parseUses() -> Bool {
    guard at(.uses) else { return false }
    let marker = start()
    take(.uses)
    parseNameReferences()
    finish(marker, .usesItem)
    return true
  }

  mutating func parseUnit() {
    let marker = start()
    take(.unit)
    parseName(endsLine: true)
    finish(marker, .unitDeclaration)
  }

  mutating func parseEnum() {
    let marker = start()
    let owner = position
    _ = consume(if: .ordered)
    if !consume(if: .enum) { reportExpected(.keyword(.enum)) }
    parseName()
    parseBlock(.cases, owner: owner) { $0.parseEnumCase() }
    finish(marker, .enumDeclaration)
  }

  private mutating func parseEnumCase() -> Bool {
    guard at(.word), !isForeignDeclaration else { return false }
    let marker = start()
    parseName(mayBeginLine: true, endsLine: true)
    finish(marker, .enumCase)
    return true
  }

  /// Whether a line in a block of names begins a declaration, the `}` before it being forgotten.
  private var isForeignDeclaration: Bool {
    guard startsLine(), beginsDeclaration, !startsLine(1), let open = blocks.last else {
      return false
    }
    return (kind(1) == .word && kind(2) != .colon && kind(2) != .comma || kind(1) == .quoteOpen)
      && indentation(at: position) <= open.indentation
  }

  mutating func parseEntity() {
    let marker = start()
    let owner = position
    take(.entity)
    parseName()
    parseBlock(.entity, owner: owner) { $0.parseAttributeOrPlace() }
    finish(marker, .entityDeclaration)
  }

  mutating func parseAction() {
    let marker = start()
    let owner = position
    take(.action)
    parseName()
    parseBlock(.action, owner: owner) { parser in
      if parser.at(.effect), parser.kind(1) != .colon, parser.kind(2) != .colon {
        parser.parseEffect()
        return true
      }
      return parser.parseAttributeOrPlace()
    }
    finish(marker, .actionDeclaration)
  }

  private mutating func parseAttributeOrPlace() -> Bool {
    guard at(.word), !isForeignDeclaration else { return false }
    let marker = start()
    if at(.place), kind(1) == .equal {
      take(.place)
      advance()
      parseExpression()
      finish(marker, .placeDeclaration)
      return true
    }
    parseName(allowsKeywords: true)
    parseTypeAnnotation()
    if at(.equal) {
      let clause = start()
      advance()
      parseExpression()
      finish(clause, .defaultClause)
    }
    if at(.inverseOf), !startsLine() {
      let clause = start()
      take(.inverseOf)
      if at(.word) { advance() } else { reportExpected(.attribute) }
      finish(clause, .inverseClause)
    }
    finish(marker, .attributeDeclaration)
    return true
  }

  // MARK: Types

  /// Reads `: type`.
  mutating func parseTypeAnnotation() {
    if !consume(if: .colon) {
      let isStrayWord = at(.word) && kind(1) == .colon && !startsLine(1)
      let canInsert = at(.word) && !startsLine() && !isStrayWord
      reportExpected(.symbol(":"), inserting: canInsert ? ":" : nil)
      if isStrayWord, !startsLine() {
        skipOne()
        advance()
      } else if !canInsert {
        return
      }
    }
    parseType()
  }

  mutating func parseType() {
    guard at(.word), !beginsItemOnNewLine else {
      reportExpected(.type)
      return
    }
    let marker = start()
    if at(.setOf) {
      guard depth < limits.depth else {
        refuseDepth(.blocks)
        return
      }
      take(.setOf)
      depth += 1
      parseType()
      depth -= 1
      _ = consume(if: .question)
      finish(marker, .setType)
      return
    }
    let type = position
    advance()
    if at(.inUnit), !startsLine() {
      take(.inUnit)
      parseUnitReference()
    } else if isUnitAhead, BuiltinType(written(type))?.takesUnit ?? false {
      let keyword = tokens[type].isHan ? Keyword.inUnit.han : Keyword.inUnit.latin
      reportExpected(.keyword(.inUnit), inserting: " " + keyword)
      parseUnitReference()
    }
    _ = consume(if: .question)
    finish(marker, .namedType)
  }

  /// Whether a name follows that can only be a unit whose `in` is missing.
  private var isUnitAhead: Bool {
    at(.word) && word() == 0 && !startsLine() && kind(1) != .colon
      && (startsLine(1) || kind(1) != .word)
  }

  private mutating func parseUnitReference() {
    guard at(.word) else {
      reportExpected(.unit)
      return
    }
    let marker = start()
    advance()
    while at(.slash) {
      advance()
      if at(.word) { advance() } else { reportExpected(.unit) }
    }
    finish(marker, .unitReference)
  }
}

extension BuiltinType {
  /// Whether its values may be counted in a unit.
  fileprivate var takesUnit: Bool { self == .integer || self == .number }
}
