import CharterDiagnostics

extension Parser {
  /// Reads a declared name: a word and, on its line, an alias of the other script.
  ///
  /// - Parameters:
  ///   - allowsKeywords: whether it is only ever used after a point, so that any word will do.
  ///   - mayBeginLine: whether it is the first word of its item, so that it may look like a
  ///     statement's.
  ///   - endsLine: whether a line may end right after it.
  ///   - stops: keywords that follow the name here; one of them in its place means that it is
  ///     missing.
  mutating func parseName(
    allowsKeywords: Bool = false, mayBeginLine: Bool = false, endsLine: Bool = false,
    stops: [Keyword] = []
  ) {
    guard at(.word), allowsKeywords || mayBeginLine || !beginsItemOnNewLine else {
      reportExpected(.name)
      return
    }
    let marker = start()
    if let stop = stops.first(where: { at($0) }) {
      report(.keywordAsName(written(position), at: span(position), keyword: stop, quoting: nil))
      // Twice in a row, the first one was meant as the name.
      let next = length(of: stop)
      if kind(next) == .word, !stops.contains(where: { length(of: $0, at: next) > 0 }) { return }
    } else if !allowsKeywords, isReservedInExpressions() {
      report(
        .keywordAsName(
          written(position), at: span(position), keyword: nil, quoting: span(position)))
    }
    advance()
    if isClauseRunTogether(stops) {
      finish(marker, .name)
      return
    }
    parseAlias(endsLine: endsLine)
    finish(marker, .name)
  }

  /// Whether what looks like an alias is a clause whose keyword lacks the space after it:
  /// `对每个d`, and `适用纳新 {` where no other action is named.
  private func isClauseRunTogether(_ stops: [Keyword]) -> Bool {
    guard let keyword = keywordRunTogether(stops) else { return false }
    switch keyword {
    case .forEach, .byDate: return true
    case .for: return kind(1) == .leftBrace || kind(1) == .comma
    default: return false
    }
  }

  private mutating func parseAlias(endsLine: Bool) {
    guard at(.word), !startsLine(), tokens[position].isHan != tokens[position - 1].isHan else {
      return
    }
    if table.roles[Int(word())].contains(.beginsKeyword) {
      // A keyword goes on with a word or a text; a symbol after it means that a name was meant.
      switch kind(1) {
      case .colon, .leftBrace, .leftParenthesis, .equal, .comma, .rightBrace: break
      default:
        guard endsLine, startsLine(1) else { return }
      }
      report(
        .keywordAsName(
          written(position), at: span(position), keyword: nil, quoting: span(position)))
    }
    advance()
  }

  func isReservedInExpressions(_ offset: Int = 0) -> Bool {
    table.roles[Int(word(offset))].contains(.reservedInExpressions)
  }

  /// Reads the name of a variable; no alias.
  mutating func parseVariable() {
    guard at(.word) else {
      reportExpected(.variable)
      return
    }
    if isReservedInExpressions() {
      report(
        .keywordAsName(
          written(position), at: span(position), keyword: nil, quoting: span(position)))
      if at(.in) { return }
    }
    advance()
  }

  /// Reads `name` or `policy.name`.
  mutating func parseNameReference() {
    guard at(.word), !beginsItemOnNewLine else {
      reportExpected(.name)
      return
    }
    let marker = start()
    advance()
    if at(.dot) {
      advance()
      if at(.word) { advance() } else { reportExpected(.name) }
    }
    finish(marker, .nameReference)
  }

  /// Reads references separated by commas.
  mutating func parseNameReferences() {
    parseNameReference()
    while at(.comma), kind(1) == .word {
      advance()
      parseNameReference()
    }
  }

  /// Reads `name:` where it stands before a statement.
  mutating func parseLabel() {
    guard at(.word) else { return }
    var colon = 1
    if kind(1) == .word, !startsLine(1), tokens[position].isHan != tokens[position + 1].isHan {
      colon = 2
    }
    guard kind(colon) == .colon, !startsLine(colon) else { return }
    let marker = start()
    parseName(allowsKeywords: true)
    _ = consume(if: .colon)
    finish(marker, .label)
  }

  // MARK: Texts

  /// Whether a text begins here, with or without its language.
  var atText: Bool {
    at(.quoteOpen) || ((at(.zh) || at(.en)) && kind(1) == .quoteOpen)
  }

  mutating func parseLocalizedText() {
    guard atText else {
      reportExpected(.text)
      return
    }
    let marker = start()
    if at(.quoteOpen) {
      parseTextLiteral()
    } else {
      while at(.zh) || at(.en), kind(1) == .quoteOpen {
        let part = start()
        take(at(.zh) ? .zh : .en)
        parseTextLiteral()
        finish(part, .languageText)
        // A `。` or `；` between the languages only ends the line.
        var stops = 0
        while self.kind(stops) == .semicolon { stops += 1 }
        let isLanguage = length(of: .zh, at: stops) > 0 || length(of: .en, at: stops) > 0
        if isLanguage, self.kind(stops + 1) == .quoteOpen { position += stops }
      }
    }
    finish(marker, .localizedText)
  }

  mutating func parseTextLiteral() {
    guard at(.quoteOpen) else {
      reportExpected(.text)
      return
    }
    let marker = start()
    advance()
    while true {
      switch kind() {
      case .textSegment: advance()
      case .interpolationOpen: parseInterpolation()
      case .quoteClose:
        advance()
        finish(marker, .textLiteral)
        return
      default:
        finish(marker, .textLiteral)
        return
      }
    }
  }

  private mutating func parseInterpolation() {
    let marker = start()
    let opening = position
    advance()
    let rounded = roundedEndsExpression
    roundedEndsExpression = false
    parseExpression()
    roundedEndsExpression = rounded
    if !at(.interpolationClose) {
      let problem = Diagnostic.expected(
        .symbol("}"), found: found, at: surprise,
        because: .openedHere(span(opening), written(opening)))
      let isSaid = isSuppressed
      skipToInterpolationClose()
      // Without width it is missing, and the text has been reported.
      if !isSaid, span(position).end > span(position).start { diagnostics.append(problem) }
    }
    _ = consume(if: .interpolationClose)
    finish(marker, .interpolation)
  }

  private mutating func skipToInterpolationClose() {
    let marker = start()
    let first = position
    var nesting = 0
    scan: while true {
      switch kind() {
      case .endOfFile: break scan
      case .interpolationOpen: nesting += 1
      case .interpolationClose:
        if nesting == 0 { break scan }
        nesting -= 1
      default: break
      }
      advance()
    }
    if position > first { finish(marker, .error) }
  }
}
