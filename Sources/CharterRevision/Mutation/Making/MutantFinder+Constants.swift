import CharterDiagnostics
import CharterSyntax
import CharterValues

extension MutantFinder {
  /// Moves a figure or a day by one, turns a truth value round, takes the neighbour of an enum's case.
  mutating func visitConstant(_ node: SyntaxNode) {
    switch node.kind {
    case .numberLiteral:
      if node.isLimitOfTable { return }
      for (span, text) in node.shiftedFigures { add(.figure, span, text, around: node) }
    case .dateLiteral:
      if node.isLimitOfTable { return }
      for (index, text) in node.shiftedDates.enumerated()
      where !isIdle(node, backwards: index == 1) {
        add(.date, node.span, text, around: node)
      }
    case .booleanLiteral:
      guard let token = node.tokens.first, let keyword = token.keyword else { return }
      let other: Keyword = keyword == .true ? .false : .true
      add(.constant, token.span, token.isHan ? other.han : other.latin, around: node)
    case .nameExpression:
      // What is called, or has members, is no case.
      if node.parent?.kind == .memberExpression { return }
      if node.parent?.kind == .callExpression, node.parent?.callee == node { return }
      guard let token = node.tokens.first(where: { $0.kind == .word }) else { return }
      for place in casePlaces(token.identifier) { exchange(token, place, in: node) }
    case .memberExpression:
      guard let base = node.expression, base.kind == .nameExpression,
        let word = base.tokens.first(where: { $0.kind == .word }),
        let declaration = enumeration(word.identifier), let token = node.memberToken,
        let index = declaration.caseIndex(named: token.identifier)
      else { return }
      exchange(token, CasePlace(declaration: declaration, index: index), in: node)
    default: break
    }
  }

  private mutating func exchange(_ token: SyntaxToken, _ place: CasePlace, in node: SyntaxNode) {
    let cases = place.declaration.cases
    guard cases.count > 1 else { return }
    let neighbour = cases[place.index + 1 < cases.count ? place.index + 1 : place.index - 1]
    let form = token.isHan ? neighbour.han ?? neighbour.latin : neighbour.latin ?? neighbour.han
    guard let form else { return }
    add(.case, token.span, form, around: node)
  }
}

extension SyntaxNode {
  /// Whether a literal stands in a table's cell, where the cells of a column move together.
  fileprivate var isLimitOfTable: Bool {
    var here = parent
    while let found = here {
      if found.kind == .tableCell { return true }
      if found.kind == .tableRow || !found.kind.isExpression && found.kind != .comparisonCell {
        return false
      }
      here = found.parent
    }
    return false
  }

  /// The digits of a number with one more, and one less, in the last of them.
  var shiftedFigures: [(span: Span, text: String)] {
    guard let token = token(.number) else { return [] }
    var scalars: [Unicode.Scalar] = []
    var length = 0
    for scalar in token.text.unicodeScalars {
      let isPart: Bool =
        switch scalar.value {
        case 0x30...0x39, 0x2E, 0x5F, 0xFF10...0xFF19, 0xFF0E: true
        default: false
        }
      guard isPart else { break }
      scalars.append(scalar)
      length += String(scalar).utf8.count
    }
    let start = Int(token.span.start)
    let span = Span(source: token.span.source, start: start, end: start + length)
    return [1, -1].compactMap { step in
      Self.shifted(scalars, by: step).map { (span, $0) }
    }
  }

  /// `nil` below zero.
  private static func shifted(_ scalars: [Unicode.Scalar], by step: Int) -> String? {
    var digits: [Int] = []
    var decimals: Int?
    for scalar in scalars {
      switch scalar.value {
      case 0x30...0x39: digits.append(Int(scalar.value) - 0x30)
      case 0xFF10...0xFF19: digits.append(Int(scalar.value) - 0xFF10)
      case 0x2E, 0xFF0E:
        decimals = 0
        continue
      default: continue
      }
      if let count = decimals { decimals = count + 1 }
    }
    guard digits.count < 18, !digits.isEmpty else { return nil }
    let number = digits.reduce(0) { $0 * 10 + $1 } + step
    guard number >= 0 else { return nil }
    var text = String(number)
    guard let decimals, decimals > 0 else { return text }
    while text.utf8.count <= decimals { text = "0" + text }
    return text.dropLast(decimals) + "." + text.suffix(decimals)
  }

  /// The day before and the day after, written in the same way.
  var shiftedDates: [String] {
    guard let literal = DateLiteralSyntax(self),
      let date = CharterValues.CalendarDate(
        year: literal.year, month: literal.month, day: literal.day)
    else { return [] }
    let isHan = text.contains("年")
    return [1, -1].compactMap { step in
      CharterValues.CalendarDate(dayNumber: date.dayNumber + step).map {
        let (year, month, day) = $0.components
        return isHan ? "\(year)年\(month)月\(day)日" : $0.description
      }
    }
  }
}
