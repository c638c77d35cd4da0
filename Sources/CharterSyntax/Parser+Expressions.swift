import CharterDiagnostics

/// How tightly an expression binds, loosest first.
enum Precedence: Int, Comparable {
  case implies, or, and, not, comparison, membership, test, rounded, additive, multiplicative
  case unary, postfix

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension Parser {
  /// Reads a whole expression.
  mutating func parseExpression() { parseOperand(.implies) }

  /// Reads an expression that binds at least as tightly as `least`.
  mutating func parseOperand(_ least: Precedence) {
    guard depth < limits.depth else {
      reportTooDeepOperand()
      return
    }
    depth += 1
    let marker = start()
    parsePrefix()
    var left = LeftOperand()
    while true {
      guard builder.lastHeight < limits.height else {
        if continuesExpression(least) { refuseDepth(.chain) }
        break
      }
      if left.level == .postfix, parsePostfix(marker) { continue }
      guard parseInfix(marker, least, &left) else { break }
    }
    depth -= 1
  }

  private mutating func reportTooDeepOperand() {
    let marker = start()
    refuseDepth(.expressions)
    finish(marker, .missingExpression)
  }

  /// What has been read to the left of the operator at hand.
  struct LeftOperand {
    /// How tightly it binds: an operator that binds tighter cannot follow it.
    var level = Precedence.postfix
    /// Its outermost comparison, and what that compares with: comparisons are not chained.
    var comparison: (operatorIndex: Int, right: Span)?
    /// Whether a chain has been reported: one of many is one mistake.
    var isReported = false
  }

  // MARK: Operators

  /// Reads a member, or the arguments of a call.
  private mutating func parsePostfix(_ marker: Marker) -> Bool {
    if at(.dot) {
      advance()
      // After a point every word is an attribute, unless the next line plainly begins a statement.
      if at(.word), startsLine(), atOtherwise {
        report(.strayPoint(at: span(position - 1)))
      } else if at(.word), !beginsItemOnNewLine {
        advance()
      } else {
        reportExpected(.attribute)
      }
      finish(marker, .memberExpression)
      return true
    }
    if at(.leftParenthesis), let last = builder.last,
      last.kind == .nameExpression || last.kind == .memberExpression
    {
      parseArguments()
      finish(marker, .callExpression)
      return true
    }
    return false
  }

  private mutating func parseInfix(
    _ marker: Marker, _ least: Precedence, _ left: inout LeftOperand
  ) -> Bool {
    if least <= .comparison, left.level >= .comparison, let mistaken = mistakenComparison {
      let place = span(position).joined(with: span(position + mistaken.count - 1))
      report(
        .mistakenOperator(at: place, written: text.text(of: place), better: mistaken.better))
      for _ in 0..<mistaken.count { advance() }
      parseOperand(.membership)
      left.comparison = nil
      left.level = .comparison
      finish(marker, .missingExpression)
      return true
    }
    if let (level, right) = binaryLevel {
      guard level >= least, level <= left.level else { return false }
      let isRunTogether = level == .comparison && reportChain(&left)
      parseBinary(right)
      if level == .comparison { left.comparison?.right = lastNodeSpan }
      // What was read as one name is two, so that nothing else can be said about it.
      finish(marker, isRunTogether ? .missingExpression : .binaryExpression)
      left.level = level
      return true
    }
    guard kind() == .word, isReservedInExpressions() else { return false }
    if least <= .membership, left.level >= .membership, atMembership {
      if left.level == .membership { reportChain(.membership, &left) }
      left.level = .membership
      parseMembership(marker)
      return true
    }
    if least <= .test, left.level >= .test, atTest {
      if left.level == .test { reportChain(.test, &left) }
      left.level = .test
      parseTest(marker)
      return true
    }
    if least <= .rounded, left.level >= .rounded, at(.rounded), !atSubsidyRounding {
      left.level = .rounded
      parseRounded(marker)
      return true
    }
    return false
  }

  /// A comparison in a spelling of another language or of everyday life, and how it is written.
  private var mistakenComparison: (count: Int, better: String)? {
    guard !startsLine() else { return nil }
    switch (kind(), startsLine(1) ? .endOfFile : kind(1)) {
    case (.equal, .less), (.less, .equal): return (2, "<=")
    case (.greater, .equal), (.equal, .greater): return (2, ">=")
    case (.less, .greater): return (2, "!=")
    case (.arrow, _) where block != .arms && block != .table && block != .periods:
      return (1, ">=")
    case (.word, let next) where word() == 0 && tokens[position].isHan:
      guard next != .dot, next != .colon, next != .comma,
        let better = NearKeyword.everyday[written(position)], "<>=!".contains(better.prefix(1))
      else { return nil }
      return (1, better)
    default: return nil
    }
  }

  private var atTest: Bool { word() == table.isWord || at(.isPresent) || at(.isNone) }

  private var atMembership: Bool {
    at(.in) && !at(.inProportionTo) || at(.not) && length(of: .in, at: 1) > 0
  }

  /// Whether the `rounded` at hand is an item of the subsidy and no part of the expression before
  /// it.
  private var atSubsidyRounding: Bool {
    roundedEndsExpression && (startsLine() || atPoolRounding)
  }

  /// Whether another operator follows that this level would take.
  private func continuesExpression(_ least: Precedence) -> Bool {
    if at(.dot) { return true }
    if let (level, _) = binaryLevel { return level >= least }
    return kind() == .word
      && (at(.in) || at(.isPresent) || at(.isNone) || at(.rounded) && !startsLine())
  }

  /// The level of the binary operator at hand and of its right operand.
  private var binaryLevel: (level: Precedence, right: Precedence)? {
    switch kind() {
    case .plus, .minus: return (.additive, .multiplicative)
    case .star, .slash: return (.multiplicative, .unary)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return (.comparison, .membership)
    case .word:
      guard isReservedInExpressions() else { return nil }
      if at(.and) { return (.and, .not) }
      if at(.or) { return (.or, .and) }
      if at(.implies) { return (.implies, .implies) }
      return nil
    default: return nil
    }
  }

  private mutating func parseBinary(_ right: Precedence) {
    if kind() == .word {
      take(at(.and) ? .and : at(.or) ? .or : .implies)
    } else {
      advance()
    }
    parseOperand(right)
  }

  private mutating func reportChain(_ what: Diagnostic.Chained, _ left: inout LeftOperand) {
    if !left.isReported { report(.chained(what, at: span(position))) }
    left.isReported = true
  }

  /// Reports a second comparison; whether a word before it is two run together with `且` or `或`.
  private mutating func reportChain(_ left: inout LeftOperand) -> Bool {
    var isRunTogether = false
    if let first = left.comparison, left.level == .comparison, !left.isReported {
      left.isReported = true
      let words = (first.operatorIndex + 1)..<max(position, first.operatorIndex + 1)
      for index in words where !isRunTogether {
        guard let parts = joinedWords(at: index) else { continue }
        isRunTogether = true
        report(.runTogether(written(index), parts: parts, at: span(index)))
      }
      if !isRunTogether {
        report(
          .chainedComparison(
            at: span(position), first: span(first.operatorIndex), middle: first.right,
            middleText: text.text(of: first.right), isChinese: isLineChinese(at: position)))
      }
    }
    left.comparison = (position, span(position))
    return isRunTogether
  }

  /// The words that `运行且集团` is made of, `nil` if no `且` or `或` stands inside.
  private func joinedWords(at index: Int) -> [String]? {
    guard tokens[index].kind == .word, tokens[index].isHan, tokens[index].word == 0 else {
      return nil
    }
    let written = written(index)
    guard written.utf8.first != 0x60, written.utf8.first != 0xEF else { return nil }
    var parts = [""]
    for letter in written {
      let isJoint = String(letter) == Keyword.and.han || String(letter) == Keyword.or.han
      if isJoint, parts.last != "" {
        parts += [String(letter), ""]
      } else {
        parts[parts.count - 1].append(letter)
      }
    }
    return parts.count > 1 && parts.last != "" ? parts : nil
  }

  /// Whether the line of a token is written in Chinese.
  func isLineChinese(at index: Int) -> Bool {
    let line = text.lineIndex(at: Int(span(index).start))
    let start = text.lineStarts[line]
    let end = line + 1 < text.lineStarts.count ? text.lineStarts[line + 1] : text.bytes.count
    return text.text(from: start, to: end).unicodeScalars.contains { ScalarClass.isHan($0.value) }
  }

  /// Where the node that was finished last stands.
  private var lastNodeSpan: Span {
    guard let last = builder.last else { return afterTaken }
    let start = Int(records[Int(last.firstToken)].start)
    let end = Int(records[Int(last.endToken)].start)
    return Span(source: source, start: start, end: max(start, end))
  }

  private mutating func parseTest(_ marker: Marker) {
    if at(.isPresent) {
      take(.isPresent)
    } else if at(.isNone) {
      take(.isNone)
    } else {
      let start = span(position)
      advance()
      let isNegated = at(.not)
      let tail = isNegated ? 1 : 0
      let opposite: Keyword? =
        switch word(tail) {
        case table.presentWord: isNegated ? .isNone : nil
        case table.second[Int(Keyword.isNone.rawValue)]: isNegated ? .isPresent : nil
        default: nil
        }
      if let opposite {
        report(.negatedTest(at: start.joined(with: span(position + tail)), opposite: opposite))
        advance()
        advance()
      } else {
        reportExpected(.oneOf([.isPresent, .isNone]))
      }
    }
    finish(marker, .isExpression)
  }

  private mutating func parseMembership(_ marker: Marker) {
    _ = consume(if: .not)
    take(.in)
    if at(.leftBrace) {
      parseSet()
    } else {
      let collection = start()
      parseOperand(.test)
      if at(.dotDot) || at(.dotDotLess) { parseRangeEnd(collection) }
    }
    finish(marker, .inExpression)
  }

  /// Reads the second half of a range; its first half starts at `marker`.
  mutating func parseRangeEnd(_ marker: Marker) {
    advance()
    parseOperand(.additive)
    finish(marker, .rangeExpression)
    if at(.dotDot) || at(.dotDotLess) {
      report(.chained(.range, at: span(position)))
      let rest = start()
      advance()
      parseOperand(.additive)
      finish(rest, .error)
    }
  }

  private mutating func parseRounded(_ marker: Marker) {
    take(.rounded)
    parseRoundingMode(isRequired: false)
    if consume(if: .roundedTo) {
      parseOperand(.unary)
    } else {
      reportExpected(.keyword(.roundedTo))
    }
    finish(marker, .roundedExpression)
  }

  /// Reads `(a, b)`.
  mutating func parseArguments() {
    let opening = position
    advance()
    let rounded = roundedEndsExpression
    roundedEndsExpression = false
    if !at(.rightParenthesis) {
      parseExpression()
      while consume(if: .comma) { parseExpression() }
    }
    expectClosing(.rightParenthesis, opening: opening)
    roundedEndsExpression = rounded
  }
}
