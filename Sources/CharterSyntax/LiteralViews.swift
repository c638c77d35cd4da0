public import CharterDiagnostics

/// A number as written, full-width characters turned into ASCII ones.
public struct NumberLiteralSyntax: Sendable, Hashable {
  /// One name of a unit: the unit itself, or what follows a `/`.
  public struct UnitPart: Sendable, Hashable {
    /// The name of the unit.
    public let text: String
    /// Where it stands.
    public let span: Span
  }

  /// The node.
  public let node: SyntaxNode
  /// Digits with at most one point, without sign and `_`; `0` where they cannot be read.
  public let digits: String
  /// 百, 千, 万 and 亿, in order.
  public let multipliers: [Character]
  /// Whether `%` follows.
  public let isPercent: Bool
  /// The unit, then each of those after a `/`.
  public let unitParts: [UnitPart]

  /// Whether a scalar multiplies the digits before it: 百, 千, 万 or 亿.
  public static func isMultiplier(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "百", "千", "万", "亿": true
    default: false
    }
  }

  /// A view of a node of kind ``SyntaxKind/numberLiteral``.
  public init?(_ node: SyntaxNode) {
    guard node.kind == .numberLiteral, let token = node.token(.number) else { return nil }
    self.node = node
    var digits = ""
    var points = 0
    var multipliers: [Character] = []
    var isPercent = false
    var units: [UnitPart] = []
    var unit = ""
    var unitStart = 0
    var offset = Int(token.span.start)
    func endUnit(at end: Int) {
      guard !unit.isEmpty else { return }
      units.append(
        UnitPart(text: unit, span: Span(source: token.span.source, start: unitStart, end: end)))
      unit = ""
    }
    let written = token.text
    // Digits and nothing else, as most numbers are.
    if written.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
      (self.digits, self.multipliers, self.isPercent, self.unitParts) = (written, [], false, [])
      return
    }
    for scalar in written.unicodeScalars {
      let twin = scalar.value < 0x80 ? UInt8(scalar.value) : ScalarClass.asciiTwin(scalar.value)
      let isInUnit = !unit.isEmpty || !units.isEmpty
      if twin == UInt8(ascii: "/") {
        endUnit(at: offset)
      } else if isInUnit {
        if unit.isEmpty { unitStart = offset }
        unit.unicodeScalars.append(
          twin &- 0x30 < 10 || twin == 0x5F ? Unicode.Scalar(twin) : scalar)
      } else if twin &- 0x30 < 10 {
        digits.unicodeScalars.append(Unicode.Scalar(twin))
      } else if twin == UInt8(ascii: ".") {
        points += 1
        digits += "."
      } else if twin == UInt8(ascii: "%") {
        isPercent = true
      } else if Self.isMultiplier(scalar) {
        multipliers.append(Character(scalar))
      } else if twin != 0x5F || digits.isEmpty {
        unitStart = offset
        unit.unicodeScalars.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    endUnit(at: offset)
    self.digits = points > 1 ? "0" : digits
    self.multipliers = multipliers
    self.isPercent = isPercent
    self.unitParts = units
  }
}

/// A date as written; the parser has reported it if it does not exist.
public struct DateLiteralSyntax: Sendable, Hashable {
  /// The node.
  public let node: SyntaxNode
  /// The year.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day, from 1.
  public let day: Int

  /// A view of a node of kind ``SyntaxKind/dateLiteral``.
  public init?(_ node: SyntaxNode) {
    guard node.kind == .dateLiteral, let token = node.token(.date) else { return nil }
    self.node = node
    (year, month, day) = CalendarDate.parts(of: token.text)
  }
}

/// A piece of a text.
public enum TextPart: Sendable, Hashable {
  /// Letters, escapes resolved.
  case literal(String)
  /// An expression whose value stands there.
  case interpolation(SyntaxNode)
}

/// A text between quotation marks.
public struct TextLiteralSyntax: Sendable, Hashable {
  /// The node.
  public let node: SyntaxNode

  /// A view of a node of kind ``SyntaxKind/textLiteral``.
  public init?(_ node: SyntaxNode) {
    guard node.kind == .textLiteral else { return nil }
    self.node = node
  }

  /// Its pieces in order; neighbouring letters in one piece.
  public var parts: [TextPart] {
    if isPlain {
      let segment = node.token(.textSegment)
      return segment.map { [.literal(Self.decode($0.text))] } ?? []
    }
    var result: [TextPart] = []
    for child in node.children {
      switch child {
      case .token(let token) where token.kind == .textSegment:
        result.append(.literal(Self.decode(token.text)))
      case .node(let node) where node.kind == .interpolation:
        if let expression = node.expression { result.append(.interpolation(expression)) }
      case .token, .node:
        break
      }
    }
    return result
  }

  /// The text with its escapes resolved and its interpolations left out.
  public var decoded: String {
    parts.reduce(into: "") { result, part in
      if case .literal(let text) = part { result += text }
    }
  }

  /// Whether it holds no interpolation.
  public var isPlain: Bool { node.first(.interpolation) == nil }

  private static func decode(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return text }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        if let value = TextEscape.scalar(for: scalar.value), let meant = Unicode.Scalar(value) {
          result.append(meant)
        } else {
          result.append("\\")
          result.append(scalar)
        }
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    if isEscaped { result.append("\\") }
    return String(result)
  }
}

/// A text shown to people, in one language or each.
public struct LocalizedTextSyntax: Sendable, Hashable {
  /// The node.
  public let node: SyntaxNode

  /// A view of a node of kind ``SyntaxKind/localizedText``.
  public init?(_ node: SyntaxNode) {
    guard node.kind == .localizedText else { return nil }
    self.node = node
  }

  /// The text without a language, if it is given so.
  public var plain: TextLiteralSyntax? { node.first(.textLiteral).flatMap(TextLiteralSyntax.init) }

  /// The text in a language, if it is given so.
  public subscript(language: Language) -> TextLiteralSyntax? {
    let keyword: Keyword = language == .zh ? .zh : .en
    return node.all(.languageText).first { $0.has(keyword) }?.first(.textLiteral)
      .flatMap(TextLiteralSyntax.init)
  }
}
