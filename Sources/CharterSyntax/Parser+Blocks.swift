import CharterDiagnostics

extension Parser {
  /// Reads `{ items }`.
  ///
  /// - Parameters:
  ///   - kind: what the block is, which says how its items are recognised and separated.
  ///   - owner: the first token of what the block belongs to.
  ///   - item: reads one item and returns `true`, or takes nothing and returns `false`.
  mutating func parseBlock(
    _ kind: BlockKind, owner: Int, item: (inout Parser) -> Bool
  ) {
    let isOpened = at(.leftBrace)
    if !isOpened {
      // Where items follow all the same, the brace alone was forgotten.
      let isForgotten = startsLine() && beginsItem(of: kind)
      reportExpected(.symbol("{"), inserting: isForgotten ? " {" : nil)
      guard isForgotten else { return }
    }
    guard depth < limits.depth else {
      refuseDepth(.blocks)
      return
    }
    let outer = block
    let outerRounded = roundedEndsExpression
    depth += 1
    block = kind
    roundedEndsExpression = kind == .subsidy || kind == .line
    blocks.append(
      OpenBlock(kind: kind, brace: position, indentation: indentation(at: owner)))
    if isOpened { advance() }
    parseItems(item)
    blocks.removeLast()
    block = outer
    roundedEndsExpression = outerRounded
    depth -= 1
  }

  private mutating func parseItems(_ item: (inout Parser) -> Bool) {
    while true {
      while consume(if: .semicolon) {}
      if consume(if: .rightBrace) { return }
      if isAtEnd {
        reportUnclosedBlock()
        return
      }
      let before = position
      if depth <= 8 { saidTooDeep = false }
      if item(&self), position > before {
        endItem()
        continue
      }
      if isBlockLeftOpen {
        reportUnclosedBlock()
        return
      }
      if position == before { parseUnfit() }
    }
  }

  /// Takes the comma after an item where commas separate, and says so where one is missing.
  private mutating func endItem() {
    switch block {
    case .cases, .entity, .action, .fields, .procedure, .periods, .arms, .grounds, .effects:
      if consume(if: .comma) { return }
    case .file, .clause, .vocabularyHeader, .policyHeader, .table, .norm, .quota, .subsidy, .line:
      break
    }
    guard block.isSeparatedByLines, !startsLine(), !at(.rightBrace), !at(.semicolon), !isAtEnd
    else { return }
    let canSeparate = block != .table && kind() == .word
    reportExpected(
      block == .table ? .lineBreak : .separator, inserting: canSeparate ? "," : nil)
    if kind() != .word || block == .table { recover() }
  }

  /// Reports what is no item here: a declaration or statement of another place, or nonsense.
  mutating func parseUnfit() {
    let isOnNewLine = startsLine()
    let isAtStart = isOnNewLine || previousKind == .leftBrace || previousKind == .semicolon
    let place = indentation(at: position)
    if isAtStart, !block.isSeparatedByLines || beginsDeclaration {
      let isStatement = declarationKeyword == nil
      if parseMisplaced() {
        if isStatement, isOnNewLine { passOverHeadlessBlock(place, statements: true) }
        return
      }
    }
    let isBrace = at(.rightBrace)
    reportLeftover()
    if isBrace { skipOne() } else { recover() }
    if at(.comma) { skipOne() }
    if isOnNewLine, !isBrace { passOverHeadlessBlock(place, statements: false) }
  }

  /// Takes the rest of a block whose first line was lost or misspelt: that is one mistake, not one
  /// for each of its lines.
  ///
  /// - Parameters:
  ///   - place: how far the line that did not fit is indented.
  ///   - statements: whether that line was a statement, so that others may follow it.
  private mutating func passOverHeadlessBlock(_ place: Int, statements: Bool) {
    var goesOn = statements && consume(if: .comma)
    while statements, goesOn || startsLine(), declarationKeyword == nil, misplacedKeyword != nil,
      indentation(at: position) >= place
    {
      let before = position
      guard parseAnyStatement(), position > before else { break }
      goesOn = consume(if: .comma)
    }
    guard at(.rightBrace), startsLine() else { return }
    let brace = indentation(at: position)
    if brace < place, brace > blocks.last?.indentation ?? -1 { skipOne() }
  }

  /// Puts the token at hand aside, so that every loop makes progress.
  mutating func skipOne() {
    let marker = start()
    advance()
    finish(marker, .error)
  }

  /// Whether the `}` of the innermost block must be missing: what begins here belongs further out.
  var isBlockLeftOpen: Bool {
    guard let open = blocks.last, startsLine(), beginsItem else { return false }
    guard
      text.lineIndex(at: Int(span(position).start))
        > text.lineIndex(
          at: Int(span(open.brace).start))
    else { return false }
    return indentation(at: position) <= open.indentation
  }

  private mutating func reportUnclosedBlock() {
    guard let open = blocks.last else { return }
    // The fix closes all that must end here, since one brace of several would mend nothing.
    let isAtEnd = isAtEnd
    let here = isAtEnd ? 0 : indentation(at: position)
    var missing = ""
    for open in blocks.reversed() where isAtEnd || here <= open.indentation {
      missing += "\n" + String(repeating: " ", count: open.indentation) + "}"
    }
    report(
      .unclosed(
        "{", at: span(open.brace), closing: "}", insertion: missing, expected: afterTaken))
  }

  /// Says that what stands here is no item of this block.
  mutating func reportLeftover() {
    switch kind() {
    case .rightParenthesis, .rightBracket, .rightBrace:
      report(.unopened(written(position), at: span(position)))
    default:
      let isAlone = startsLine() || previousKind == .leftBrace || position == 0
      let starters = block.starters.filter { $0 != .atLeastOf }
      if isAlone, let keyword = keywordRunTogether(starters) {
        report(
          .keywordRunTogether(keyword, at: span(position), written: written(position)))
        return
      }
      report(
        .leftover(
          kind(), written(position), at: span(position), in: block, startsStatement: isAlone,
          isCountClosed: word(1) == table.itemEnd || word(1) == table.ofEnd))
    }
  }

  /// Reads a declaration or a statement that belongs elsewhere, and says where.
  mutating func parseMisplaced() -> Bool {
    guard let keyword = misplacedKeyword else { return false }
    reportMisplaced(keyword)
    let before = position
    if parseAnyDeclaration() || parseAnyStatement() { return position > before }
    return false
  }

  /// The keyword that begins a declaration, or a statement of another kind of block, at this place.
  private var misplacedKeyword: Keyword? {
    guard beginsMisplaced else { return nil }
    if let declaration = declarationKeyword { return declaration }
    for kind in [BlockKind.norm, .grounds, .procedure, .quota, .subsidy] {
      for keyword in kind.starters where at(keyword) { return keyword }
    }
    return nil
  }

  private var beginsMisplaced: Bool {
    guard table.roles[Int(word())].contains(.beginsStatement) else { return false }
    switch kind(1) {
    case .dot, .colon, .comma, .rightBrace, .rightParenthesis, .arrow, .pipe, .endOfFile:
      return false
    case .equal: return at(.amount)
    default: return true
    }
  }
}
