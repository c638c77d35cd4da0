import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Numbers and texts as written.
extension Scope {
  func checkNumber(_ node: SyntaxNode) -> Expression? {
    guard let literal = NumberLiteralSyntax(node),
      var number = ExactNumber.decimal(literal.digits)
    else { return nil }
    for multiplier in literal.multipliers {
      guard let factor = Self.multipliers[multiplier] else { return nil }
      number = number * ExactNumber(factor)
    }
    if literal.isPercent {
      number = number.divided(by: ExactNumber(100)) ?? number
    }
    let unit = literal.unitParts.map { ($0.text, $0.span) }
    guard let dimension = checker.resolveUnit(parts: unit, visible: visible) else { return nil }
    let isInteger = number.isInteger && !literal.isPercent
    return Expression(
      .constant(.number(number)),
      type: ValueType(.number(isInteger: isInteger, dimension)), span: node.span)
  }

  private static let multipliers: [Character: Int] = [
    "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000,
  ]

  func checkText(_ node: SyntaxNode) -> Expression? {
    let literal = node.kind == .textLiteral ? node : node.firstTextLiteral
    guard let literal, let parts = textParts(literal) else { return nil }
    if parts.isEmpty {
      return Expression(.constant(.text("")), type: .text, span: node.span)
    }
    if parts.count == 1, case .literal(let text) = parts[0] {
      return Expression(.constant(.text(text)), type: .text, span: node.span)
    }
    return Expression(.interpolation(parts), type: .text, span: node.span)
  }

  /// The pieces of a text, its interpolated expressions checked.
  func textParts(_ node: SyntaxNode) -> [TextPart]? {
    var parts: [TextPart] = []
    var isSound = true
    for part in TextLiteralSyntax(node)?.parts ?? [] {
      switch part {
      case .literal(let text): parts.append(.literal(text))
      case .interpolation(let expression):
        if let value = check(expression) {
          parts.append(.value(value))
        } else {
          isSound = false
        }
      }
    }
    return isSound ? parts : nil
  }

  /// A text for people, in both languages.
  func template(_ node: SyntaxNode?) -> Template? {
    guard let node else { return nil }
    let languages = node.all(.languageText)
    guard !languages.isEmpty else {
      let literal = node.kind == .textLiteral ? node : node.first(.textLiteral)
      return literal.flatMap { textParts($0) }.map { Template(zh: $0, en: $0) }
    }
    let zh = languages.first { $0.has(.zh) }?.first(.textLiteral)
    let en = languages.first { $0.has(.en) }?.first(.textLiteral)
    if zh == nil || en == nil {
      report(.missingTranslation(hasChinese: zh != nil, at: node.span))
    }
    let zhParts = zh.flatMap { textParts($0) }
    let enParts = en.flatMap { textParts($0) }
    guard let either = zhParts ?? enParts else { return nil }
    return Template(zh: zhParts ?? either, en: enParts ?? either)
  }
}
