import CharterDiagnostics

extension Parser {
  /// Reads headers and declarations to the end of the text.
  mutating func parseFile() {
    while true {
      while consume(if: .semicolon) {}
      if at(.endOfFile) { break }
      let before = position
      saidTooDeep = false
      if parseDeclaration() { continue }
      parseUnfit()
      if position == before { skipOne() }
    }
    finishFile()
  }

  /// Reads one expression, and says so if anything follows it.
  mutating func parseLoneExpression() {
    parseExpression()
    while consume(if: .semicolon) {}
    if !at(.endOfFile) {
      reportLeftover()
      let marker = start()
      while !at(.endOfFile) { advance() }
      finish(marker, .error)
    }
    finishFile()
  }

  private mutating func finishFile() {
    builder.finish(.file, firstNode: 0, firstToken: 0, endToken: records.count - 1)
  }

  // MARK: Declarations

  /// Reads a declaration where one may stand, in a file or a clause; `false` takes nothing.
  mutating func parseDeclaration() -> Bool {
    guard table.roles[Int(word())].contains(.beginsStatement) else { return false }
    guard let keyword = declarationKeyword else { return false }
    if block == .clause, !keyword.standsInClause, isBlockLeftOpen { return false }
    reportPlace(of: keyword)
    return parseAnyDeclaration()
  }

  /// The keyword of the declaration that begins here, after its modifiers.
  var declarationKeyword: Keyword? {
    var offset = 0
    while true {
      if length(of: .delegable, at: offset) > 0 || length(of: .illustrative, at: offset) > 0 {
        offset += 1
      } else if length(of: .reading, at: offset) > 0 {
        offset = endOfReading(from: offset)
      } else {
        break
      }
      if position + offset >= limit { break }
    }
    for keyword in Self.declared where length(of: keyword, at: offset) > 0 {
      if keyword == .set, length(of: .setOf, at: offset) == 2 { continue }
      return keyword
    }
    return offset > 0 ? .parameter : nil
  }

  private static let declared = Keyword.declarationStarters.filter {
    $0 != .delegable && $0 != .illustrative && $0 != .reading
  }

  /// The offset of what follows `reading` and its text.
  private func endOfReading(from offset: Int) -> Int {
    var offset = offset + 1
    while true {
      if length(of: .zh, at: offset) > 0 || length(of: .en, at: offset) > 0 { offset += 1 }
      guard kind(offset) == .quoteOpen else { return offset }
      var nesting = 0
      repeat {
        switch kind(offset) {
        case .quoteOpen: nesting += 1
        case .quoteClose: nesting -= 1
        case .endOfFile: return offset
        default: break
        }
        offset += 1
      } while nesting > 0
    }
  }

  /// Says so where a declaration may not stand in this file or clause.
  private mutating func reportPlace(of keyword: Keyword) {
    let fits: Bool
    switch keyword {
    case .vocabulary, .policy: fits = block == .file
    case .unit, .enum, .ordered, .entity, .action: fits = block == .file && policyHeader == nil
    case .clause: fits = block == .file && !isInVocabulary
    default: fits = !isInVocabulary
    }
    if !fits { reportMisplaced(keyword) }
  }

  private var isInVocabulary: Bool {
    block == .file && vocabularyHeader != nil && policyHeader == nil
  }

  /// Says that the declaration at hand, which modifiers may precede, may not stand here.
  mutating func reportMisplaced(_ keyword: Keyword) {
    var offset = 0
    while offset < 64, length(of: keyword, at: offset) == 0 { offset += 1 }
    if offset == 64 { offset = 0 }
    let first = position + offset
    let last = first + max(length(of: keyword, at: offset), 1) - 1
    let place: MisplacedIn =
      isInVocabulary
      ? .vocabulary : block == .file && policyHeader != nil ? .policy : .block(block)
    let header: Span? =
      switch place {
      case .vocabulary: vocabularyHeader
      case .policy: policyHeader
      case .block: blocks.last.map { span($0.brace) }
      }
    report(
      .misplaced(keyword, at: span(first).joined(with: span(last)), in: place, header: header))
  }

  /// Reads whatever declaration begins here, wherever that is; `false` takes nothing.
  mutating func parseAnyDeclaration() -> Bool {
    guard let keyword = declarationKeyword else { return false }
    if at(.delegable) || at(.illustrative) || at(.reading) {
      parseModified(keyword)
      return true
    }
    switch keyword {
    case .vocabulary: parseVocabularyHeader()
    case .policy: parsePolicyHeader()
    case .unit: parseUnit()
    case .enum, .ordered: parseEnum()
    case .entity: parseEntity()
    case .action: parseAction()
    case .clause: parseClause()
    case .notEncoded: parseNotEncoded()
    case .set: parseSetting()
    case .define: parseDefinition()
    case .table: parseTableDeclaration()
    default: parseModified(keyword)
    }
    return true
  }

  /// Reads a declaration that modifiers may precede.
  private mutating func parseModified(_ keyword: Keyword) {
    let marker = start()
    let owner = position
    var modifiers: [(Keyword, Span)] = []
    loop: while true {
      let place = span(position)
      if consume(if: .delegable) {
        modifiers.append((.delegable, place))
      } else if consume(if: .illustrative) {
        modifiers.append((.illustrative, place))
      } else if consume(if: .reading) {
        modifiers.append((.reading, place))
        if atText { parseLocalizedText() }
      } else {
        break loop
      }
    }
    switch keyword {
    case .parameter: break
    case .admission, .exit, .rule, .exception, .quota, .subsidy:
      if let (modifier, place) = modifiers.first(where: { $0.0 != .delegable }) {
        diagnostics.append(.unfitModifier(modifier, at: place, before: keyword))
      }
    default:
      if let (modifier, place) = modifiers.first {
        diagnostics.append(.unfitModifier(modifier, at: place, before: keyword))
        finish(marker, .error)
        _ = parseAnyDeclaration()
        return
      }
    }
    switch keyword {
    case .admission, .exit, .rule: parseNorm(marker, keyword, owner: owner)
    case .exception: parseException(marker, owner: owner)
    case .quota: parseQuota(marker, owner: owner)
    case .subsidy: parseSubsidy(marker, owner: owner)
    default: parseParameter(marker, owner: owner)
    }
  }
}

extension Keyword {
  /// Whether a declaration that begins with it may stand in a clause.
  fileprivate var standsInClause: Bool {
    switch self {
    case .vocabulary, .policy, .unit, .enum, .ordered, .entity, .action, .clause: false
    default: true
    }
  }
}
