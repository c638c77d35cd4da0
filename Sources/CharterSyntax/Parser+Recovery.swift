import CharterDiagnostics

extension Parser {
  // MARK: Reporting

  /// Whether anything said at this token would only follow from what has been said already.
  var isSuppressed: Bool {
    reportedPosition == position || tokens[min(position, tokens.count - 1)].isReported
  }

  /// Reports at the token at hand, unless something has been reported there.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isSuppressed else { return }
    diagnostics.append(diagnostic)
    reportedPosition = position
  }

  /// What stands at the token at hand, in words.
  var found: Found {
    if kind() == .endOfFile, position >= tokens.count - 1 { return .endOfFile }
    if startsLine(), position > 0 { return .endOfLine }
    return .token(kind(), written(position))
  }

  /// The token at hand, or the end of the line before it where that is what surprises.
  var surprise: Span {
    switch found {
    case .endOfFile, .endOfLine: afterTaken
    case .token: span(position)
    }
  }

  /// Takes `=`, or says that it is missing; whether an expression can be read after it.
  mutating func expectEquals() -> Bool {
    if consume(if: .equal) { return true }
    let canGoOn: Bool
    switch kind() {
    case .word, .number, .date, .quoteOpen, .leftParenthesis: canGoOn = !startsLine()
    default: canGoOn = false
    }
    reportExpected(.symbol("="), inserting: canGoOn ? " =" : nil)
    return canGoOn
  }

  /// Says what should stand here instead of what does.
  mutating func reportExpected(
    _ expectation: Expectation, because secondary: Diagnostic.Label? = nil, help: Words? = nil,
    inserting text: String? = nil
  ) {
    let found = found
    report(
      .expected(
        expectation, found: found, at: surprise, because: secondary, help: help,
        insertion: text.map { ($0, afterTaken) }))
  }

  // MARK: Item starts

  /// Whether a keyword's use as a name is plain from the token after it.
  private func isUsedAsName(_ keyword: Keyword, length: Int) -> Bool {
    switch kind(length) {
    case .dot, .plus, .star, .slash, .less, .lessOrEqual, .greater, .greaterOrEqual, .notEqual,
      .rightParenthesis, .rightBracket, .comma, .colon, .pipe, .question, .arrow, .dotDot,
      .dotDotLess:
      true
    case .equal: keyword != .amount && keyword != .place
    case .leftParenthesis: keyword == .count
    default: false
    }
  }

  private func begins(_ keywords: [Keyword]) -> Bool {
    keywords.contains { keyword in
      let length = length(of: keyword)
      return length > 0 && !isUsedAsName(keyword, length: length)
    }
  }

  var beginsDeclaration: Bool {
    table.roles[Int(word())].contains(.beginsStatement) && begins(Keyword.declarationStarters)
  }

  /// Whether an item of an open block, or a declaration, begins with the token at hand.
  var beginsItem: Bool {
    guard table.roles[Int(word())].contains(.beginsStatement) else { return false }
    for open in blocks.reversed() where begins(open.kind.starters) { return true }
    return begins(Keyword.declarationStarters)
  }

  /// Whether an item of a block begins here, were the block open.
  func beginsItem(of kind: BlockKind) -> Bool {
    guard table.roles[Int(word())].contains(.beginsStatement) else { return false }
    return begins(kind.starters) || kind == .clause && beginsDeclaration && !at(.clause)
  }

  /// Whether a new line begins with what is nearly a keyword of this block.
  private var beginsMisspeltItem: Bool {
    guard kind() == .word, word() == 0 else { return false }
    let starters = block.holdsDeclarations ? Keyword.declarationStarters : block.starters
    return NearKeyword.find(written(position), among: starters) != nil
  }

  /// Whether a new line begins an item here: what stands before it must have ended.
  var beginsItemOnNewLine: Bool { startsLine() && beginsItem }

  // MARK: Skipping

  /// Passes over what does not fit, up to the next item of the block, its end, or a separator.
  mutating func recover() {
    let marker = start()
    let first = position
    let outermost = indentation(at: position)
    var braces = 0
    var brackets = 0
    let stopsAtLines = block.isSeparatedByLines
    scan: while true {
      let kind = kind()
      switch kind {
      case .endOfFile: break scan
      case .quoteClose, .interpolationClose:
        if brackets == 0 { break scan }
        brackets -= 1
      case .leftBrace: braces += 1
      case .rightBrace:
        if braces == 0 { break scan }
        braces -= 1
      case .leftParenthesis, .leftBracket, .quoteOpen, .interpolationOpen: brackets += 1
      case .rightParenthesis, .rightBracket: brackets = max(brackets - 1, 0)
      case .semicolon where braces == 0: break scan
      case .comma where braces == 0 && brackets == 0 && stopsAtLines: break scan
      default:
        guard position > first, startsLine() else { break }
        if braces == 0, stopsAtLines || beginsItem || beginsMisspeltItem { break scan }
        // A brace that is never closed must not swallow what is no further in than itself.
        if braces > 0, beginsItem, indentation(at: position) <= outermost { break scan }
      }
      advance()
    }
    if position > first { finish(marker, .error) }
    reportedPosition = startsLine() ? -1 : position
  }

  /// Passes over the rest of what is nested too deeply, up to where the expression must end.
  mutating func skipTooDeep() {
    let marker = start()
    let first = position
    let outermost = indentation(at: position)
    var braces = 0
    var brackets = 0
    scan: while true {
      switch kind() {
      case .endOfFile: break scan
      case .leftBrace: braces += 1
      case .leftParenthesis, .leftBracket, .quoteOpen, .interpolationOpen: brackets += 1
      case .rightBrace:
        if braces == 0 { break scan }
        braces -= 1
      case .rightParenthesis, .rightBracket, .quoteClose, .interpolationClose:
        if brackets == 0 { break scan }
        brackets -= 1
      case .comma, .semicolon, .arrow, .pipe:
        if braces == 0, brackets == 0 { break scan }
      default:
        guard position > first, startsLine(), beginsItem else { break }
        if braces == 0 || indentation(at: position) <= outermost { break scan }
      }
      advance()
    }
    if position > first { finish(marker, .error) }
    reportedPosition = position
  }

  /// Reports that something is nested too deeply and passes over it.
  mutating func refuseDepth(_ what: Nesting) {
    if !saidTooDeep { report(.tooDeep(what, at: span(position), limits: limits)) }
    saidTooDeep = true
    skipTooDeep()
  }

  // MARK: Brackets

  /// Takes a closing bracket; `opening` is the place of the one that it closes.
  mutating func expectClosing(_ closing: TokenKind, opening: Int) {
    if consume(if: closing) { return }
    let symbol = closing.symbol ?? ""
    if let distance = distance(to: closing) {
      if distance > 0 {
        report(
          .expected(
            .symbol(symbol), found: found, at: span(position),
            because: .openedHere(span(opening), written(opening))))
        let marker = start()
        for _ in 0..<distance { advance() }
        finish(marker, .error)
      }
      advance()
    } else {
      report(
        .unclosed(
          written(opening), at: span(opening), closing: symbol, insertion: symbol,
          expected: afterTaken))
    }
  }

  /// How many tokens lie before the bracket that closes here, `nil` if the statement ends first.
  private func distance(to closing: TokenKind) -> Int? {
    var nesting = 0
    for offset in 0..<500 {
      switch kind(offset) {
      case .endOfFile: return nil
      case .leftBrace, .leftParenthesis, .leftBracket, .quoteOpen, .interpolationOpen: nesting += 1
      case .rightBrace, .rightParenthesis, .rightBracket, .quoteClose, .interpolationClose:
        if nesting == 0 { return kind(offset) == closing ? offset : nil }
        nesting -= 1
      case .semicolon:
        return nil
      default:
        if nesting == 0, startsLine(offset),
          table.roles[Int(word(offset))].contains(.beginsStatement)
        {
          return nil
        }
      }
    }
    return nil
  }
}
